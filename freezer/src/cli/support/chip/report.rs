//! `freeze emulate --count`: what a run took, by what the chip was doing.

use std::fmt::Write;

use chip::tally::{Counts, Phase};
use chip::Machine;

/// The phases, with their names in the table.
const PHASES: [(&str, Phase); 4] = [
    ("boot", Phase::Boot),
    ("program", Phase::Program),
    ("interrupts", Phase::Interrupts),
    ("waiting", Phase::Waiting),
];

/// The table. Times are estimates: docs/dev/emulator.md says what they rest on.
pub fn counts(machine: &Machine) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{:10} {:>14} {:>12} {:>14}",
        "", "instructions", "misses", "estimated ms"
    );
    let mut line = |name: &str, c: Counts| {
        let ms = c.time as f64 / chip::time::MS as f64;
        let (instructions, misses) = (c.instructions, c.misses);
        let _ = writeln!(out, "{name:10} {instructions:14} {misses:12} {ms:14.3}");
    };
    for (name, phase) in PHASES {
        line(name, machine.tally.of(phase));
    }
    line("all", machine.counts());
    out
}
