//! The documents are true: every command that they show is run and its output
//! compared, and their tables name what the VM has.
//!
//!     UPDATE_RECORDED=1 cargo test -p permafrost-freezer --test docs      writes the outputs again
//!
//! A block ` ```console ` holds commands of a shell, `$ freeze ...`, each with its output. All blocks of a document are
//! one session, so a `cd` holds for those that follow. A line `...` in an output stands for lines that are left out:
//! only those before and after it are compared. A block that follows the words "Save this as `NAME`:" is the content of a
//! file for the commands. A block ` ```sh ` needs a board or a network, so its commands are not run: the tool is only asked
//! whether it has their names and options.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use format::object::{FirstWrite, Kind};
use serde_json::Value as Json;
use vm::host::natives;
use vm::host::Purity;

const GAP: &str = "...";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The README, and all documents below `docs/`, as paths from the root.
fn documents() -> Vec<String> {
    let mut all = vec!["README.md".to_owned()];
    for dir in ["docs", "docs/dev"] {
        let entries = std::fs::read_dir(root().join(dir)).expect("the documents are there");
        let names = entries.map(|e| e.expect("it can be read").file_name());
        let names = names.map(|n| format!("{dir}/{}", n.to_string_lossy()));
        all.extend(names.filter(|n| n.ends_with(".md")));
    }
    all.sort();
    all
}

fn document(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect("the document can be read")
}

/// The directory in which a document's commands run.
fn place(name: &str) -> PathBuf {
    let name = name.replace(['/', '.'], "-");
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("docs-{name}"))
}

/// Makes the directory of a document's commands, with links to `pystories` and `tests` of the repository.
fn scratch(name: &str) -> PathBuf {
    let dir = place(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).expect("a directory can be made");
    for part in ["pystories", "tests"] {
        std::os::unix::fs::symlink(
            root().join(part).canonicalize().expect("it is there"),
            dir.join(part),
        )
        .expect("a link can be made");
    }
    dir
}

/// The output of a shell's command line in `dir`, in which `freeze` is the tool that is tested; errors and warnings come
/// last. `dir` becomes the directory in which the command leaves the shell.
fn shell(dir: &mut PathBuf, line: &str) -> String {
    let tool = Path::new(env!("CARGO_BIN_EXE_freeze"));
    let before = std::env::var("PATH").unwrap_or_default();
    let tools = tool.parent().expect("the tool is in a directory");
    let left = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("docs-left-{:?}", std::thread::current().id()));
    let script = format!("trap 'pwd >\"$LEFT\"' EXIT\n{line}\n");
    let done = Command::new("sh")
        .args(["-c", &script])
        .current_dir(&*dir)
        .env("PATH", format!("{}:{before}", tools.display()))
        .env("LEFT", &left)
        .env_remove("FREEZE_PORT")
        .output()
        .expect("the shell runs");
    if let Ok(now) = std::fs::read_to_string(&left) {
        *dir = PathBuf::from(now.trim_end());
    }
    String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr)
}

/// The lines of an output that a document shows now, if it has shown the lines `shown` so far.
fn excerpt(shown: &[&str], output: &str) -> Vec<String> {
    let lines: Vec<String> = output.lines().map(str::to_owned).collect();
    let Some(gap) = shown.iter().position(|l| *l == GAP) else {
        return lines;
    };
    let (head, tail) = (gap, shown.len() - gap - 1);
    if head + tail >= lines.len() {
        return lines;
    }
    let mut part = lines[..head].to_vec();
    part.push(GAP.to_owned());
    part.extend_from_slice(&lines[lines.len() - tail..]);
    part
}

/// A block of commands with their current outputs.
fn replay(dir: &mut PathBuf, block: &[&str]) -> Vec<String> {
    let mut now = Vec::new();
    let mut at = 0;
    while at < block.len() {
        let Some(command) = block[at].strip_prefix("$ ") else {
            panic!("no command: {:?}", block[at])
        };
        let end = (at + 1..block.len())
            .find(|i| block[*i].starts_with("$ "))
            .unwrap_or(block.len());
        now.push(block[at].to_owned());
        now.extend(excerpt(&block[at + 1..end], &shell(dir, command)));
        at = end;
    }
    now
}

/// A document with the current outputs of its commands.
fn replayed(name: &str, text: &str) -> String {
    let mut dir = scratch(name);
    let lines: Vec<&str> = text.lines().collect();
    let mut now: Vec<String> = Vec::new();
    let mut file = None;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        now.push(line.to_owned());
        at += 1;
        if let Some(rest) = line.strip_prefix("Save this as `") {
            file = Some(rest.trim_end_matches("`:").to_owned());
        }
        if !line.starts_with("```") {
            continue;
        }
        let end = (at..lines.len())
            .find(|i| lines[*i] == "```")
            .expect("a block ends");
        let block = &lines[at..end];
        if let Some(file) = file.take() {
            let path = dir.join(file);
            let parent = path.parent().expect("a file is in a directory");
            std::fs::create_dir_all(parent).expect("a directory can be made");
            std::fs::write(path, block.join("\n") + "\n").expect("a file can be written");
        }
        if line == "```console" {
            now.extend(replay(&mut dir, block));
        } else {
            now.extend(block.iter().map(|l| (*l).to_owned()));
        }
        now.push(lines[end].to_owned());
        at = end + 1;
    }
    now.join("\n") + "\n"
}

#[test]
fn commands_print_what_the_documents_show() {
    for name in &documents() {
        let text = document(name);
        if !text.contains("```console") {
            continue;
        }
        let now = replayed(name, &text);
        if updating() {
            std::fs::write(root().join(name), &now).expect("the document can be written");
        }
        pictures_are_those_of_the_commands(name, &text);
        if updating() {
            continue;
        }
        for (n, (shown, line)) in text.lines().zip(now.lines()).enumerate() {
            let line_number = n + 1;
            assert_eq!(shown, line, "{name}:{line_number}: to record anew: UPDATE_RECORDED=1 cargo test -p permafrost-freezer --test docs");
        }
        assert_eq!(text.lines().count(), now.lines().count(), "{name}");
    }
}

/// Compares the pictures that the document shows from `docs/` and that its commands make with those that the
/// commands make now.
fn pictures_are_those_of_the_commands(name: &str, text: &str) {
    let dir = place(name);
    for part in text.split("](docs/").skip(1) {
        let Some(picture) = part.split(')').next().filter(|p| dir.join(p).is_file()) else {
            continue;
        };
        let (shown, made) = (root().join("docs").join(picture), dir.join(picture));
        if updating() {
            std::fs::copy(&made, &shown).expect("the picture can be written");
        }
        let read = |path: &Path| std::fs::read(path).unwrap_or_default();
        assert!(read(&shown) == read(&made), "{name}: docs/{picture} is another one; to record it anew: UPDATE_RECORDED=1 cargo test -p permafrost-freezer --test docs");
    }
}

/// The commands of the blocks that are not run, as (document, line, words after `freeze`).
fn commands_not_run() -> Vec<(String, usize, Vec<String>)> {
    let mut all = Vec::new();
    for name in documents() {
        let text = document(&name);
        let mut inside = false;
        for (n, line) in text.lines().enumerate() {
            if line.starts_with("```") {
                inside = line == "```sh";
                continue;
            }
            let line = line.split(" #").next().unwrap_or(line);
            for command in line.split("&&").filter(|_| inside) {
                let mut words = command.split_whitespace().map(str::to_owned);
                if words.next().as_deref() == Some("freeze") {
                    all.push((name.clone(), n + 1, words.collect()));
                }
            }
        }
    }
    all
}

#[test]
fn the_tool_has_the_commands_and_options_that_cannot_be_run_here() {
    let all = commands_not_run();
    assert!(all.len() > 10, "too few commands: {}", all.len());
    for (name, line, words) in all {
        let command = words
            .first()
            .filter(|w| !w.starts_with('-') && !w.contains('.'));
        let mut help = Command::new(env!("CARGO_BIN_EXE_freeze"));
        help.args(command).arg("--help");
        let help = help.output().expect("the tool runs");
        let text = String::from_utf8_lossy(&help.stdout);
        assert!(help.status.success(), "{name}:{line}: no command {words:?}");
        for option in words.iter().filter(|w| w.starts_with('-')) {
            let option = option.split('=').next().unwrap_or(option);
            let known = text.split([' ', ',', '[', '=', '\n']).any(|w| w == option);
            assert!(known, "{name}:{line}: no option {option}");
        }
    }
}

fn updating() -> bool {
    std::env::var_os("UPDATE_RECORDED").is_some_and(|v| v == "1")
}

/// The rows of a document's tables whose first cell is `` `name` ``: that name, and all cells.
fn rows(text: &str) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for line in text.lines().filter(|l| l.starts_with("| `")) {
        let cells: Vec<String> = line
            .trim_matches('|')
            .split(" | ")
            .map(|c| c.trim().to_owned())
            .collect();
        all.push((cells[0].trim_matches('`').to_owned(), cells));
    }
    all
}

#[test]
fn the_table_of_first_writes_is_that_of_the_code() {
    let rows = rows(&document("docs/semantics.md"));
    for kind in Kind::ALL {
        let word = match kind.first_write() {
            FirstWrite::Immutable => "immutable",
            FirstWrite::Delta => "delta",
            FirstWrite::Copy => "copy",
            FirstWrite::Part => "part",
            FirstWrite::NotFreezable => "RAM only",
        };
        let row: Vec<_> = rows
            .iter()
            .filter(|(name, _)| name == kind.name())
            .collect();
        assert_eq!(row.len(), 1, "rows for kind {}", kind.name());
        assert_eq!(
            row[0].1.last().map(String::as_str),
            Some(word),
            "kind {}",
            kind.name()
        );
    }
}

fn text(name: format::value::Value) -> String {
    freezer::evaluate::text_of(&[], &[], name).expect("the name of a native is a string")
}

#[test]
fn the_recorded_natives_are_those_of_the_code() {
    let document = document("docs/semantics.md");
    let section = document
        .split("\n### Recorded calls\n")
        .nth(1)
        .expect("the section is there");
    let section = section.split("\n## ").next().unwrap_or(section);
    for (_, group) in natives::modules() {
        for entry in group.entries {
            let Some(native) = entry.native() else {
                continue;
            };
            let name = format!("`{}.{}`", text(group.name), text(native.name()));
            let known = section.contains(&name);
            assert_eq!(
                known,
                native.purity() == Purity::Recorded,
                "{name} in docs/semantics.md"
            );
        }
    }
}

/// Collects every key of an output, except for keys that are names of kinds.
fn keys(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::Array(items) => items.iter().for_each(|x| keys(x, found)),
        Json::Object(map) => {
            for (key, x) in map {
                if Kind::ALL.iter().all(|k| k.name() != key) {
                    found.insert(key.clone());
                }
                keys(x, found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_of_the_json_outputs_is_documented() {
    let document = document("docs/json.md");
    let dir = scratch("json");
    std::fs::write(
        dir.join("base.py"),
        "NAMES = []\nTABLE = {}\ndef f():\n    pass\n",
    )
    .expect("written");
    let user =
        "import base, gc, time\ngc.collect()\nbase.NAMES.append(1)\nbase.TABLE['a'] = 1\n1 / 0\n";
    std::fs::write(dir.join("user.py"), user).expect("written");
    std::fs::write(
        dir.join("freeze.toml"),
        "roots = ['base.py']\n[[box]]\nname = 'a'\nstory = 'b'\nbox = 'c'\n",
    )
    .expect("written");
    let mut found = BTreeSet::new();
    for command in [
        "base.py user.py --json",
        "inspect frozen.img --json --code",
        "why frozen.img user --json",
        "why frozen.img base.f --json",
        "size --json --functions",
        "build-all --json",
        "doctor --no-board --json",
    ] {
        let out = shell(&mut dir.clone(), &format!("freeze {command}"));
        let json: Json =
            serde_json::from_str(&out).unwrap_or_else(|e| panic!("freeze {command}: {e}\n{out}"));
        keys(&json, &mut found);
    }
    assert!(found.len() > 30);
    for key in found {
        assert!(
            document.contains(&format!("`{key}`")),
            "docs/json.md does not know the key {key}"
        );
    }
}
