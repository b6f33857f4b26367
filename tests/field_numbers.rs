//! Fields of objects have names: outside of the format crate, no word of an object is read or written by a number.
//!
//! The layout table of `vm/format` names the fields of every kind, and `Mem` and `Words` have functions for headers,
//! items and bodies. This test reads the source text and finds accesses whose index begins with a literal number.

use std::path::{Path, PathBuf};

/// Where objects are read and written.
const PLACES: [&str; 6] = [
    "vm/src",
    "freezer/src",
    "freezer/compiler/src",
    "freezer/tests",
    "tests",
    "benches",
];
/// What an index is given to.
const FUNCTIONS: [&str; 5] = ["get", "get_or_undef", "set", "word", "set_word"];
/// Whose first argument is an object, the second the index.
const MEMORIES: [&str; 1] = ["mem"];
/// Calls that give the words of an object, whose first argument is the index; and variables that hold them.
const WORDS: [&str; 5] = ["slots()", "object_at()", "at()", "words", "object"];

/// An access by a number.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    line: usize,
    text: String,
}

#[test]
fn no_field_is_named_by_a_number() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for place in PLACES {
        for file in sources(&root.join(place)) {
            let text = std::fs::read_to_string(&file).expect("a source file");
            let name = file.strip_prefix(root).expect("a file below the root");
            for found in accesses(&text) {
                wrong.push(format!("{}:{}: {}", name.display(), found.line, found.text));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "a field by its number; vm/format/src/layout has its name:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn an_access_by_a_number_is_found() {
    for planted in [
        "vm.mem.get(v, 1)",
        "self.mem.get(self.resolve(v), 2)",
        "self.mem.get_or_undef(v, 3)",
        "vm.mem.set(t, 1 + i, x)",
        "vm.mem\n    .set_word(raw, 0, header)",
        "self.mem.word(v, 1 + (at >> 2))",
        "self.mem.object_at(v).get(2)",
        "self.mem.slots(l).word(0)",
        "words.set(1, x)",
        "self.mem.at(v).word(1)",
    ] {
        assert_eq!(accesses(planted).len(), 1, "{planted}");
    }
    let after = "let a = 1;\n// A comment: mem.get(v, 1).\nlet b = mem.get(v, 1);\n";
    let found = Found {
        line: 3,
        text: "let b = mem.get(v, 1);".to_owned(),
    };
    assert_eq!(accesses(after), [found]);
}

#[test]
fn an_access_by_a_name_is_none() {
    for good in [
        "vm.mem.get(v, list::LEN)",
        "vm.mem.set(l, LEN, Value::int(0))",
        "vm.mem.item(t, 0)",
        "args.get(vm, 1)",
        "self.mem.get(v, tuple::ITEMS + 1)",
        "vm.mem.byte(vm.mem.get(v, CODE), 0)",
        "std::env::args().get(1)",
        "slot.get(0)",
        "let at = place; at.get(1)",
    ] {
        assert_eq!(accesses(good), [], "{good}");
    }
}

/// The accesses by a number in the text of a source file.
fn accesses(text: &str) -> Vec<Found> {
    let code = without_comments(text);
    let mut all = Vec::new();
    for (dot, _) in code.match_indices('.') {
        let Some((function, open)) = called(&code[dot + 1..]) else {
            continue;
        };
        if !FUNCTIONS.contains(&function) {
            continue;
        }
        let arguments = arguments(&code[dot + 1 + open..]);
        let receiver = receiver(code[..dot].trim_end());
        let index = if MEMORIES.contains(&receiver.as_str()) {
            arguments.get(1)
        } else if WORDS.contains(&receiver.as_str()) {
            arguments.first()
        } else {
            None
        };
        if index.is_some_and(|i| i.trim_start().starts_with(|c: char| c.is_ascii_digit())) {
            let line = code[..dot].matches('\n').count();
            let whole = text.lines().nth(line).unwrap_or_default();
            all.push(Found {
                line: line + 1,
                text: whole.trim().to_owned(),
            });
        }
    }
    all
}

/// The text with its line comments blanked.
fn without_comments(text: &str) -> String {
    let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    text.lines().map(code).collect::<Vec<_>>().join("\n")
}

/// The name that is called at the begin of the text, and where its arguments begin.
fn called(code: &str) -> Option<(&str, usize)> {
    let end = code.find(|c: char| !is_name(c))?;
    code[end..]
        .starts_with('(')
        .then_some((&code[..end], end + 1))
}

/// The arguments of a call, whose text begins behind the parenthesis.
fn arguments(code: &str) -> Vec<&str> {
    let (mut all, mut depth, mut start) = (Vec::new(), 0, 0);
    for (i, c) in code.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                all.push(&code[start..i]);
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                all.push(&code[start..i]);
                start = i + 1;
            }
            _ => {}
        }
    }
    all
}

/// The name of the variable, the field or, with parentheses, the function at the end of the text.
fn receiver(code: &str) -> String {
    let (mut end, mut call) = (code.len(), "");
    if code.ends_with(')') {
        let mut depth = 0;
        let open = code.char_indices().rev().find(|(_, c)| {
            depth += match c {
                ')' => 1,
                '(' => -1,
                _ => 0,
            };
            depth == 0
        });
        end = open.map_or(0, |(i, _)| i);
        call = "()";
    }
    let code = &code[..end];
    let start = code.trim_end_matches(is_name).len();
    format!("{}{call}", &code[start..])
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The Rust files of a directory and of those in it, but for this one.
fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(dir).expect("a directory of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with(file!()) {
            all.push(path);
        }
    }
    all.sort();
    all
}
