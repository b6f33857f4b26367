//! Every name of MicroPython's ESP8266 port outside of the network (`tests/api/esp8266.txt`) is there and does what it
//! does on the port.
//!
//! `tests/api/*.py` are programs with a section for each name or few names, which begins with `#: NAMES`. A section
//! checks results and effects. It has to hold on the host and on the emulated chip; and it must not hold
//! if the function that it is about is replaced by one that does nothing. Names that are left out stand in
//! `tests/api/left_out.txt` with the reason.
//!
//!     API=machine cargo test --test api       only the files with `machine` in their name

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use support::chip::{emulate, firmware, freeze, write_image};
use support::run::{program, run_program, try_freeze};
use support::{at, parallel, scratch};

/// The part of the names that may be left out, in percent.
const MOST_LEFT_OUT: usize = 3;

/// The text that begins a section.
const SECTION: &str = "#: ";
/// The prefix of a line of a section that says how a line of the output has to begin.
const PRINTS: &str = "#> ";
/// The prefix of the first line of a file whose program runs in the tool. The arguments follow. Such a program restarts
/// the board, or has parts at the pins.
const TOOL: &str = "# tool:";
/// The prefix of a line of such a file whose rest is typed at the program; `\n` is a newline.
const INPUT: &str = "# input: ";

/// A program of sections.
struct Cases {
    path: PathBuf,
    /// The lines before the first section.
    prelude: String,
    sections: Vec<Section>,
    /// The tool's arguments, for a program that runs in it.
    tool: Option<Vec<String>>,
    input: Vec<u8>,
}

struct Section {
    names: Vec<String>,
    text: String,
}

impl Cases {
    fn read(path: PathBuf) -> Cases {
        let text = fs::read_to_string(&path).expect("the cases can be read");
        let section = format!("\n{SECTION}");
        let mut parts = text.split(&section);
        let prelude = parts.next().unwrap_or_default().to_owned() + "\n";
        let sections = parts.map(|part| {
            let (names, text) = part.split_once('\n').unwrap_or((part, ""));
            Section {
                names: names.split_whitespace().map(str::to_owned).collect(),
                text: text.to_owned() + "\n",
            }
        });
        Cases {
            sections: sections.collect(),
            tool: prelude.lines().next().and_then(|l| {
                let arguments = l.strip_prefix(TOOL)?.split_whitespace();
                Some(arguments.map(str::to_owned).collect())
            }),
            input: prelude
                .lines()
                .find_map(|l| l.strip_prefix(INPUT))
                .map_or_else(Vec::new, |l| l.replace("\\n", "\n").into_bytes()),
            prelude,
            path,
        }
    }

    /// The program, which says where each section begins.
    fn whole(&self) -> String {
        let mut text = self.prelude.clone();
        for s in &self.sections {
            text += &format!("print({:?})\n{}", heading(s), s.text);
        }
        text
    }

    fn name(&self) -> String {
        self.path
            .file_stem()
            .map_or_else(String::new, |n| n.to_string_lossy().into_owned())
    }

    /// Writes a program beside the helper of all cases, and gives its path.
    fn place(&self, directory: &Path, text: &str) -> PathBuf {
        fs::create_dir_all(directory).expect("a directory can be made");
        let check = fs::read_to_string(at("tests/api/check.py")).expect("the helper");
        fs::write(directory.join("check.py"), check).expect("it can be written");
        let path = directory.join(self.name() + ".py");
        fs::write(&path, text).expect("it can be written");
        path
    }
}

fn heading(section: &Section) -> String {
    format!("{SECTION}{}", section.names.join(" "))
}

/// The files of cases that are asked for.
fn chosen() -> Vec<Cases> {
    let part = std::env::var("API").unwrap_or_default();
    let mut paths: Vec<PathBuf> = fs::read_dir(at("tests/api"))
        .expect("the directory is there")
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "py") && !p.ends_with("check.py"))
        .filter(|p| p.to_string_lossy().contains(&part))
        .collect();
    paths.sort();
    paths.into_iter().map(Cases::read).collect()
}

/// The output on the host, and on the chip unless only the host's is wanted.
fn outputs(cases: &Cases, file: &Path, on_chip: bool) -> Result<Vec<String>, String> {
    if let Some(arguments) = &cases.tool {
        let mut ways = vec![vec!["run".into()]];
        if on_chip {
            let mut way = [vec!["emulate".into()], firmware()].concat();
            // Otherwise it types only where a program waits for ever.
            way.extend((!cases.input.is_empty()).then(|| "--realtime".into()));
            ways.push(way);
        }
        let run = |way: &Vec<OsString>| {
            let mut tool = Command::new(freeze());
            tool.args(way).args(arguments).arg(file);
            tool.stdin(Stdio::piped()).stdout(Stdio::piped());
            let typed = |mut tool: Child| {
                // The program may end before it has read everything.
                let _ = tool.stdin.take().map(|mut i| i.write_all(&cases.input));
                tool.wait_with_output()
            };
            let output = tool.stderr(Stdio::null()).spawn().and_then(typed);
            let output = output.map_err(|e| e.to_string())?;
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        };
        return ways.iter().map(run).collect();
    }
    let image = try_freeze(&program(file))?;
    let mut all = vec![run_program(&image.words, b"").stdout];
    if on_chip {
        let path = file.with_extension("img");
        write_image(&image.words, &path);
        all.push(emulate(&path, b"")?.shown.stdout);
    }
    Ok(all)
}

/// True if the section has come, all that it checks is well, and it prints lines that begin as it says. A program that
/// starts anew comes to a section several times.
fn holds(output: &str, section: &Section) -> Result<(), String> {
    let heading = heading(section);
    let mut prints = section.text.lines().filter_map(|l| l.strip_prefix(PRINTS));
    let (mut inside, mut seen) = (false, 0);
    for line in output.lines() {
        if line.starts_with(SECTION) {
            inside = line == heading;
        } else if inside {
            if line != "ok" && !prints.next().is_some_and(|start| line.starts_with(start)) {
                return Err(line.to_owned());
            }
            seen += 1;
        }
    }
    match (seen, prints.next()) {
        (0, _) => Err("it checked nothing".to_owned()),
        (_, Some(start)) => Err(format!("nothing began with {start:?}")),
        _ => Ok(()),
    }
}

#[test]
fn each_section_holds_on_the_host_and_on_the_chip() {
    let directory = scratch("api");
    let results = parallel::map(&chosen(), |cases| {
        let file = cases.place(&directory.join(cases.name()), &cases.whole());
        let outputs = match outputs(cases, &file, true) {
            Ok(outputs) => outputs,
            Err(e) => return vec![format!("{}: {e}", cases.path.display())],
        };
        let mut wrong = Vec::new();
        for (where_, output) in ["host", "chip"].iter().zip(&outputs) {
            for section in &cases.sections {
                if let Err(e) = holds(output, section) {
                    wrong.push(format!("on the {where_}, {}: {e}", section.names.join(" ")));
                }
            }
        }
        wrong
    });
    let wrong: Vec<String> = results
        .into_iter()
        .flat_map(|r| r.unwrap_or_else(|e| vec![e]))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where the expression begins whose attribute is called at byte `dot` of the text.
fn receiver(text: &str, dot: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = dot;
    let mut depth = 0;
    while at > 0 {
        match bytes[at - 1] {
            b')' | b']' | b'}' => depth += 1,
            b'(' | b'[' | b'{' if depth == 0 => break,
            b'(' | b'[' | b'{' => depth -= 1,
            c if depth == 0 && !(c.is_ascii_alphanumeric() || matches!(c, b'_' | b'.' | b'"')) => {
                break
            }
            _ => {}
        }
        at -= 1;
    }
    at
}

/// The section's text with calls of `name` replaced by calls of a function that does nothing; `None` if it has no
/// such call.
fn emptied(text: &str, name: &str) -> Option<String> {
    let last = name.rsplit('.').next().unwrap_or(name);
    let call = format!(".{last}(");
    let mut text = text.to_owned();
    let mut found = false;
    while let Some(dot) = text.find(&call) {
        let from = receiver(&text, dot);
        text.replace_range(from..dot + call.len(), "emptied(");
        found = true;
    }
    found.then_some(text)
}

/// True for names of functions and methods; classes and constants begin with a capital or are constants in a section of
/// their values.
fn is_function(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    last.starts_with(|c: char| c.is_ascii_lowercase())
}

#[test]
fn no_section_holds_if_its_function_does_nothing() {
    let directory = scratch("api-emptied");
    let mut all = Vec::new();
    for cases in chosen() {
        for (number, section) in cases.sections.iter().enumerate() {
            for name in section.names.iter().filter(|n| is_function(n)) {
                let Some(text) = emptied(&section.text, name) else {
                    continue;
                };
                let text = format!("{}print({:?})\n{text}", cases.prelude, heading(section));
                let place = directory.join(format!("{}-{number}-{name}", cases.name()));
                let cases = Cases::read(cases.path.clone());
                all.push((cases, number, name.clone(), place, text));
            }
        }
    }
    let wrong = parallel::map(&all, |(cases, number, name, place, text)| {
        let file = cases.place(place, text);
        let output = outputs(cases, &file, false).unwrap_or_default();
        let held = output
            .first()
            .is_some_and(|o| holds(o, &cases.sections[*number]).is_ok());
        held.then(|| format!("{name}: its section holds even if the function does nothing"))
    });
    let wrong: Vec<String> = wrong
        .into_iter()
        .filter_map(|r| r.unwrap_or_else(Some))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{} functions were emptied", all.len());
}

fn listed(file: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(at(file)).expect("the list is there");
    let lines = text
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines
        .map(|l| l.split_once(' ').unwrap_or((l, "")))
        .map(|(name, why)| (name.to_owned(), why.trim().to_owned()))
        .collect()
}

#[test]
fn each_name_has_a_section_or_a_reason() {
    let names = listed("tests/api/esp8266.txt");
    let left_out = listed("tests/api/left_out.txt");
    let mut have = BTreeSet::new();
    if std::env::var_os("API").is_some() {
        return;
    }
    for cases in chosen() {
        for name in cases.sections.into_iter().flat_map(|s| s.names) {
            assert!(
                names.contains_key(&name),
                "{name}: the list does not have it"
            );
            assert!(
                !left_out.contains_key(&name),
                "{name} is left out, and has a section"
            );
            have.insert(name);
        }
    }
    let bare: Vec<&String> = left_out
        .iter()
        .filter(|(_, why)| why.is_empty())
        .map(|(n, _)| n)
        .collect();
    assert!(bare.is_empty(), "left out without a reason: {bare:?}");
    let missing: Vec<&String> = names
        .keys()
        .filter(|n| !have.contains(*n) && !left_out.contains_key(*n))
        .collect();
    println!(
        "{} names: {} have sections, {} are left out, {} are missing",
        names.len(),
        have.len(),
        left_out.len(),
        missing.len()
    );
    assert!(missing.is_empty(), "names without a section: {missing:?}");
    assert!(
        left_out.len() * 100 <= names.len() * MOST_LEFT_OUT,
        "more than {MOST_LEFT_OUT} % are left out"
    );
}
