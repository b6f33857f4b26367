//! Copies of cases that begin with an effect, so that their bodies run on the board instead of at freeze time.

use std::path::{Path, PathBuf};

use crate::cases::Case;
use crate::scratch;

/// An effect that binds no name. Freezing stops at it.
const EFFECT: &str = "__import__(\"time\").ticks_ms()";

/// The files of a case that begin with an effect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Where {
    /// The program's own file alone.
    Main,
    /// Every file.
    Everywhere,
}

/// A copy of the case whose files begin with an effect. It has to print what the case prints. The effect replaces a
/// first line that is a comment, so that all lines keep their numbers.
///
/// # Panics
/// If the copy cannot be written.
pub fn with_effect(case: &Case, place: Where) -> PathBuf {
    let whole = case.path.ends_with("main.py");
    let dir = scratch(&format!(
        "effects-{place:?}-{}",
        case.name.replace('/', "-")
    ));
    let copy = dir.join(case.path.file_name().expect("a case is a file"));
    if whole {
        let from = case.path.parent().expect("a case lies in a directory");
        copy_below(from, &dir, place);
    }
    let source = std::fs::read_to_string(&case.path).expect("a case can be read");
    std::fs::write(&copy, effect_first(&source)).expect("a case can be copied");
    copy
}

/// True if the case has modules beside its program.
pub fn has_modules(case: &Case) -> bool {
    case.path.ends_with("main.py")
}

fn copy_below(from: &Path, to: &Path, place: Where) {
    std::fs::create_dir_all(to).expect("a directory can be made");
    for entry in std::fs::read_dir(from).expect("a case can be read") {
        let path = entry.expect("a case can be read").path();
        let copy = to.join(path.file_name().expect("an entry has a name"));
        let python = path.extension().is_some_and(|e| e == "py");
        if path.is_dir() {
            copy_below(&path, &copy, place);
        } else if python && place == Where::Everywhere {
            let source = std::fs::read_to_string(&path).expect("a case can be read");
            std::fs::write(&copy, effect_first(&source)).expect("a case can be copied");
        } else {
            std::fs::copy(&path, &copy).expect("a case can be copied");
        }
    }
}

fn effect_first(source: &str) -> String {
    match source.split_once('\n') {
        Some((first, rest)) if first.starts_with('#') => format!("{EFFECT}\n{rest}"),
        _ => format!("{EFFECT}\n{source}"),
    }
}
