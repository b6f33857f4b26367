//! `docs/library.md` says which names of MicroPython on the ESP8266 exist here. The list of names is
//! `tests/library/esp8266.txt`, and the VM itself is asked for each of them.
//!
//!     UPDATE_RECORDED=1 cargo test -p permafrost-freezer --test library      writes the page again

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const PAGE: &str = "docs/library.md";
const LIST: &str = "tests/library/esp8266.txt";
/// Marks the place on the page where the tables begin.
const BEGIN: &str = "<!-- tables: made by freezer/tests/library.rs -->\n";
/// At least this many percent of the counted names have to exist.
const LEAST: usize = 95;
/// Beginning of the title of the section that is not counted.
const NOT_COUNTED: &str = "Modules of the hardware";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// A row of a table: names that belong together, the attributes of one object.
struct Row {
    title: String,
    expression: String,
    names: Vec<String>,
}

struct Section {
    title: String,
    modules: Vec<String>,
    rows: Vec<Row>,
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn sections(list: &str) -> Vec<Section> {
    let mut all: Vec<Section> = Vec::new();
    for line in list.lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(title) = line.strip_prefix('[') {
            all.push(Section {
                title: title.trim_end_matches(']').to_owned(),
                modules: Vec::new(),
                rows: Vec::new(),
            });
            continue;
        }
        let section = all.last_mut().expect("a section comes first");
        if let Some(names) = line.strip_prefix("import ") {
            section.modules.extend(words(names));
        } else if line.starts_with(' ') {
            let row = section.rows.last_mut().expect("a row comes first");
            row.names.extend(words(line));
        } else {
            let (head, names) = line.rsplit_once(": ").expect("`TITLE: NAMES`");
            let (title, expression) = head.split_once(" = ").unwrap_or((head, head));
            section.rows.push(Row {
                title: title.to_owned(),
                expression: expression.to_owned(),
                names: words(names),
            });
        }
    }
    all
}

/// A program that prints a line for each row, with a character for each of its names: `+` if it exists.
fn question(sections: &[Section]) -> String {
    let mut program = "print('go')\nimport builtins\n".to_owned();
    for section in sections {
        for module in &section.modules {
            let _ = write!(
                program,
                "try:\n    import {module}\nexcept ImportError:\n    pass\n"
            );
        }
        for row in &section.rows {
            let names = row.names.join(" ");
            let _ = write!(
                program,
                "try:\n    x = {}\nexcept (AttributeError, NameError):\n    x = None\n\
                 print('=' + ''.join([' +'[x is not None and hasattr(x, n)] for n in '{names}'.split()]))\n",
                row.expression
            );
        }
    }
    program
}

/// The lines that `freeze run` prints for that program, one for each row.
fn answer(program: &str) -> Vec<String> {
    let dir = tempfile::tempdir().expect("a directory can be made");
    let file = dir.path().join("names.py");
    std::fs::write(&file, program).expect("a file can be written");
    let done = Command::new(env!("CARGO_BIN_EXE_freeze"))
        .arg("run")
        .arg(&file)
        .output()
        .expect("the tool runs");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8_lossy(&done.stdout)
        .lines()
        .filter_map(|l| l.strip_prefix('=').map(str::to_owned))
        .collect()
}

fn code(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
    quoted.join(" ")
}

/// The tables; how many of the counted names exist; and how many counted names there are.
fn tables(sections: &[Section]) -> (String, usize, usize) {
    let answers = answer(&question(sections));
    let rows: usize = sections.iter().map(|s| s.rows.len()).sum();
    assert_eq!(answers.len(), rows, "an answer for each row");
    let mut answers = answers.iter();
    let (mut text, mut there, mut all) = (String::new(), 0, 0);
    for section in sections {
        let counted = !section.title.starts_with(NOT_COUNTED);
        let _ = write!(
            text,
            "\n## {}\n\n| of | is there | is missing |\n|---|---|---|\n",
            section.title
        );
        for (row, found) in section.rows.iter().zip(answers.by_ref()) {
            assert_eq!(found.len(), row.names.len(), "{}", row.title);
            let with = |c| {
                let pairs = row.names.iter().zip(found.chars());
                pairs
                    .filter(|(_, f)| *f == c)
                    .map(|(n, _)| n.as_str())
                    .collect::<Vec<_>>()
            };
            let (have, lack) = (with('+'), with(' '));
            if counted {
                there += have.len();
                all += row.names.len();
            }
            let _ = writeln!(
                text,
                "| {} | {} | {} |",
                row.title,
                code(&have),
                code(&lack)
            );
        }
    }
    (text, there, all)
}

#[test]
fn the_page_of_the_library_is_true() {
    let (text, there, all) = tables(&sections(&read(LIST)));
    let percent = there * 100 / all;
    let text = format!("\n**{there} of {all} names are there: {percent} %.**\n{text}");
    let page = read(PAGE);
    let (head, shown) = page.split_once(BEGIN).expect("the page has the mark");
    if std::env::var_os("UPDATE_RECORDED").is_some_and(|v| v == "1") {
        std::fs::write(root().join(PAGE), format!("{head}{BEGIN}{text}"))
            .expect("the page can be written");
    } else {
        assert_eq!(shown, text, "{PAGE}: to record anew: UPDATE_RECORDED=1 cargo test -p permafrost-freezer --test library");
    }
    assert!(percent >= LEAST, "{percent} % of the names are there");
}
