//! Tests the exception vectors and the emulation of sub-word loads in `firmware/patch/xtensa-lx-rt/asm`.

use crate::tools::{here, scratch, succeed};
use std::process::Command;

/// Runs the cases that `lse/lse.py` generates: every emulated load, and everything that is not emulated. The handler
/// itself makes no access that the chip would refuse.
#[test]
fn loads_of_parts_of_words_are_emulated_and_nothing_else() {
    let mut script = Command::new("python3");
    script
        .arg(here().join("lse/lse.py"))
        .arg("--plugin")
        .arg(support::chip::model());
    script.arg("--keep").arg(scratch("handler"));
    let text = succeed(&mut script);
    println!("{text}");
    let cases = text
        .lines()
        .filter_map(|line| line.split(" cases, 0 wrong").next());
    let cases: u32 = cases
        .filter_map(|line| line.rsplit(' ').next()?.parse::<u32>().ok())
        .sum();
    assert!(cases > 9000, "only {cases} cases:\n{text}");
}
