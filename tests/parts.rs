//! Programs with parts at their pins, played by script in the VM on this computer and on the emulated chip: both have to
//! print what is recorded, and every step of the script has to succeed.
//!
//! `tests/parts/NAME.py` is a program, `NAME.toml` has its parts, `NAME.steps` is the script, and `NAME.out` is the output:
//!
//!     freeze play NAME.py --config NAME.toml --script NAME.steps > NAME.out

use std::path::{Path, PathBuf};
use std::process::Command;

use support::at;
use support::chip::{firmware, freeze};
use support::text::assert_same;

fn programs() -> Vec<PathBuf> {
    let dir = std::fs::read_dir(at("tests/parts")).expect("the directory can be read");
    let paths = dir.map(|entry| entry.expect("it can be read").path());
    let mut all: Vec<PathBuf> = paths
        .filter(|p| p.extension().is_some_and(|e| e == "py"))
        .collect();
    all.sort();
    assert!(all.len() >= 6, "{all:?}");
    all
}

/// Plays a program, and compares its output.
fn play(program: &Path, on_chip: bool) {
    let mut command = Command::new(freeze());
    command.arg("play").arg(program);
    command.arg("--config").arg(program.with_extension("toml"));
    command.arg("--script").arg(program.with_extension("steps"));
    if on_chip {
        command.arg("--chip").args(firmware());
    }
    let output = command.output().expect("the tool runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    let what = format!(
        "{}, {}",
        program.display(),
        if on_chip { "chip" } else { "host" }
    );
    assert!(output.status.success(), "{what}: {errors}");
    let wanted = std::fs::read_to_string(program.with_extension("out")).expect("it is recorded");
    assert_same(&what, &wanted, &String::from_utf8_lossy(&output.stdout));
}

#[test]
fn programs_find_their_parts_in_the_vm() {
    for program in programs() {
        play(&program, false);
    }
}

#[test]
fn programs_find_their_parts_on_the_emulated_chip() {
    for program in programs() {
        play(&program, true);
    }
}
