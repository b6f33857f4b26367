//! The heap figures: bytes that are the same on every machine and in every profile.

use std::fmt::Write;

use freezer::Frozen;

use crate::run::{frozen, program, run_frozen, Exit, RunOptions};
use crate::{at, stories};

/// The command that records them anew.
pub const COMMAND: &str = "cargo test --test profiles";

/// Lines `WHAT: BYTES` of the objects that programs make while they run.
///
/// # Panics
/// If the measuring program fails.
pub fn objects() -> String {
    let image = frozen(&program(&at("benches/py/objects.py")));
    let run = run_frozen(&image, &RunOptions::default());
    assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
    run.stdout
}

/// Lines `import of MODULE: BYTES`, and their total.
pub fn imports(image: &Frozen) -> String {
    let mut text = String::new();
    let mut total = 0;
    for m in &image.modules {
        total += m.heap_at_import;
        let _ = writeln!(text, "import of {}: {}", m.name, m.heap_at_import);
    }
    let _ = writeln!(text, "all imports: {total}");
    text
}

/// All of them.
///
/// # Panics
/// If a program fails.
pub fn all() -> String {
    let mut text = imports(&frozen(&stories::all()));
    let image = frozen(&stories::program("regimes/play_script.py"));
    let run = run_frozen(&image, &RunOptions::default());
    assert_eq!(run.exit, Exit::Done);
    let _ = writeln!(text, "play, peak with garbage: {}", run.peak);
    let _ = writeln!(text, "play, kept after its end: {}", run.kept);
    text + &objects()
}
