//! The cases of `tests/cases` and of `tests/diverge`: where they are, what they show, and what they have to print.

use std::path::{Path, PathBuf};

use crate::{filter, oracle};

/// The directory of the corpus.
pub const DIRECTORY: &str = "tests/cases";

/// Fewer words do not say what a case shows.
const WORDS: usize = 3;

/// A case: one program.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its file: `topic/folder/name.py`, or `topic/folder/name/main.py` with its modules beside it.
    pub path: PathBuf,
    /// Its path without `.py` or `/main.py`, as messages name it: `language/classes/property`.
    pub name: String,
}

impl Case {
    /// Its expected output, by hand or from MicroPython, if there is one.
    pub fn exp(&self) -> Option<String> {
        std::fs::read_to_string(self.path.with_extension("exp")).ok()
    }

    /// The oracle that the first line names, and the reason that it gives: see `tests/README.md`.
    pub fn policy(&self) -> (Policy, String) {
        let text = self.text();
        let (policy, why) = header(&text).unwrap_or((Policy::Both, ""));
        (policy, why.trim().to_owned())
    }

    /// The comment that says what the case shows: its first line, or its second if the first names the oracle.
    ///
    /// # Errors
    /// A message for the author of the case, if it has no such line.
    pub fn shows(&self) -> Result<String, String> {
        let text = self.text();
        let at = usize::from(header(&text).is_some());
        let line = text.lines().nth(at).unwrap_or("");
        match line.strip_prefix("# ") {
            Some(shown) if shown.split_whitespace().count() >= WORDS => Ok(shown.to_owned()),
            _ => Err(format!(
                "{}:{}: write a comment here that says what the case shows, in {WORDS} words or more",
                self.path.display(),
                at + 1
            )),
        }
    }

    fn text(&self) -> String {
        std::fs::read_to_string(&self.path).unwrap_or_default()
    }

    /// What it has to print: its `.exp`, or what CPython prints.
    ///
    /// # Errors
    /// CPython's error output if it fails.
    pub fn expected(&self) -> Result<String, String> {
        if let Some(text) = self.exp() {
            return Ok(text);
        }
        let directory = self.path.parent().unwrap_or(Path::new("."));
        oracle::python(&[], Some(&self.path), directory, None)
    }
}

/// What a first line that names an oracle begins with.
const HEADERS: [(&str, Policy); 3] = [
    ("# differs:", Policy::Differs),
    ("# oracle: design", Policy::Design),
    ("# oracle: cpython", Policy::CPython),
];

/// The oracle that a case's first line names, if it names one, and the reason behind it.
fn header(text: &str) -> Option<(Policy, &str)> {
    let first = text.lines().next()?;
    HEADERS
        .iter()
        .find_map(|(mark, policy)| Some((*policy, first.strip_prefix(mark)?)))
}

/// The oracle that counts for a case.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Policy {
    /// CPython, and MicroPython prints the same.
    Both,
    /// MicroPython prints something else than CPython, and is right; the `.exp` is its output.
    Differs,
    /// CPython alone.
    CPython,
    /// Neither; the `.exp` is written by hand.
    Design,
}

impl Policy {
    /// True if MicroPython has to print what is expected.
    pub fn asks_micropython(self) -> bool {
        matches!(self, Policy::Both | Policy::Differs)
    }
}

/// All cases of `tests/cases`, sorted by name.
///
/// # Panics
/// If the directory cannot be read.
pub fn all() -> Vec<Case> {
    below(&crate::at(DIRECTORY))
}

/// The cases of `tests/cases` whose name contains the value of `CASE`; all of them without it.
///
/// # Panics
/// If no name contains it.
#[track_caller]
pub fn chosen() -> Vec<Case> {
    filter::retain("CASE", DIRECTORY, all(), |c| &c.name)
}

/// All cases below a directory, sorted by name. A Python file is a case; so is a directory with a `main.py`, whose
/// other files are its modules. Any other directory is a folder of cases.
///
/// # Panics
/// If a directory cannot be read.
pub fn below(directory: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    collect(directory, "", &mut cases);
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

fn collect(directory: &Path, prefix: &str, cases: &mut Vec<Case>) {
    for entry in std::fs::read_dir(directory).expect("the directory of cases can be read") {
        let path = entry.expect("the directory of cases can be read").path();
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or("");
        let name = format!("{prefix}{stem}");
        if path.join("main.py").is_file() {
            let path = path.join("main.py");
            cases.push(Case { path, name });
        } else if path.is_dir() {
            collect(&path, &format!("{name}/"), cases);
        } else if path.extension().is_some_and(|e| e == "py") {
            cases.push(Case { path, name });
        }
    }
}
