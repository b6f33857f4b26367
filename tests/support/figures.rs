//! The heap figures in bytes. They are the same on every computer and in every profile.

use std::fmt::Write;

use freezer::Frozen;

use crate::run::{frozen, program, run_frozen, Exit, RunOptions};
use crate::{at, stories};

/// The command that records the figures again.
pub const COMMAND: &str = "cargo test --test profiles";

/// Lines `WHAT: BYTES` with the sizes of objects that programs make at run time.
///
/// # Panics
/// If the measuring program fails.
pub fn objects() -> String {
    let image = frozen(&program(&at("benches/py/objects.py")));
    let run = run_frozen(&image, &RunOptions::default());
    assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
    run.stdout.lines().skip(1).flat_map(|l| [l, "\n"]).collect()
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

/// All heap figures: of imports, of a play, and of objects.
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

/// The figures of [`objects`] in real MicroPython 1.27 for wasm32 (pointers of 32 bits, as on the ESP8266; blocks of
/// 16 bytes). `None` if node or the package is missing.
pub fn micropython() -> Option<Vec<(String, u32)>> {
    let mut command = std::process::Command::new("node");
    command
        .arg(at("tests/oracle/run_micropython.mjs"))
        .arg(at("benches/py/objects.py"));
    let done = command.output().ok().filter(|d| d.status.success())?;
    let text = String::from_utf8(done.stdout).ok()?;
    let line = |l: &str| {
        l.split_once(": ")
            .and_then(|(w, b)| Some((w.to_owned(), b.parse().ok()?)))
    };
    Some(text.lines().filter_map(line).collect())
}
