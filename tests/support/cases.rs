//! The cases of `tests/cases` and of `tests/diverge`, and what they have to print.

use std::path::{Path, PathBuf};

use crate::oracle;

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

    /// What the first line says about the oracle, and its reason: see `tests/oracle/check_corpus.py`.
    pub fn policy(&self) -> (Policy, String) {
        let text = std::fs::read_to_string(&self.path).unwrap_or_default();
        let first = text.lines().next().unwrap_or("");
        let marks = [
            ("# differs:", Policy::Differs),
            ("# oracle: design", Policy::Design),
            ("# oracle: cpython", Policy::CPython),
        ];
        let found = marks.iter().find_map(|(mark, policy)| {
            let why = first.strip_prefix(mark)?;
            Some((*policy, why.trim().to_owned()))
        });
        found.unwrap_or((Policy::Both, String::new()))
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

/// Which oracle counts for a case.
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
