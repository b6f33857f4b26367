//! The projects that are swept.

use std::path::{Path, PathBuf};

use support::cases::{self, Case};
use support::exact::{Outcome, Project, Wanted};
use support::filter;

/// Cases that see the effects in them, with the reason. CPython is asked about each of their variants.
const SEE_EFFECTS: [(&str, &str); 1] = [(
    "language/imports/replaced",
    "the effect calls the `__import__` that the case has put there",
)];

/// A project, and what it has to print.
pub struct Chosen {
    pub project: Project,
    pub wanted: Wanted,
}

/// The cases of several files, and the projects of `EXACT_DIR`. `CASE` chooses among them by a part of the name.
#[track_caller]
pub fn chosen() -> Vec<Chosen> {
    let whole = |c: &Case| c.path.ends_with("main.py");
    let mut all: Vec<Chosen> = cases::all().iter().filter(|c| whole(c)).map(case).collect();
    if let Some(directory) = std::env::var_os("EXACT_DIR") {
        all.extend(below(&PathBuf::from(directory)));
    }
    let place = "tests/cases and in EXACT_DIR";
    filter::retain("CASE", place, all, |c| &c.project.name)
}

fn case(case: &Case) -> Chosen {
    let sees = SEE_EFFECTS.iter().any(|(name, _)| *name == case.name);
    let wanted = match case.exp() {
        Some(text) => Wanted::This(Outcome::printed(text)),
        None if sees => Wanted::CPythonEach,
        None => Wanted::CPython,
    };
    Chosen {
        project: Project::of(&case.name, &case.path),
        wanted,
    }
}

/// The projects of a directory: its Python files, and its directories with a `main.py`. `NAME.exp` beside them has the
/// output; CPython is asked about those without.
fn below(directory: &Path) -> Vec<Chosen> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(directory).expect("EXACT_DIR can be read");
    let mut paths: Vec<PathBuf> = entries
        .map(|e| e.expect("EXACT_DIR can be read").path())
        .collect();
    paths.sort();
    for path in paths {
        let main = if path.is_dir() {
            path.join("main.py")
        } else {
            path.clone()
        };
        if !main.is_file() || main.extension().is_none_or(|e| e != "py") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let wanted = match std::fs::read_to_string(path.with_extension("exp")) {
            Ok(text) => Wanted::This(Outcome::printed(text)),
            Err(_) => Wanted::CPython,
        };
        found.push(Chosen {
            project: Project::of(&name, &main),
            wanted,
        });
    }
    found
}
