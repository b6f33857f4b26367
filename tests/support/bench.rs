//! Tables of the benches, which show new figures beside the recorded ones.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::recorded;

/// The file of recorded figures: lines `GROUP: WHAT: FIGURE`.
const FILE: &str = "benches/recorded.txt";

/// The recorded figure of `what` in `group`.
pub fn recorded(group: &str, what: &str) -> Option<u32> {
    all_recorded().get(&format!("{group}: {what}")).copied()
}

fn all_recorded() -> BTreeMap<String, u32> {
    let text = std::fs::read_to_string(recorded::path(FILE)).unwrap_or_default();
    let parse = |line: &str| {
        let (what, figure) = line.rsplit_once(": ")?;
        Some((what.to_owned(), figure.parse().ok()?))
    };
    text.lines().filter_map(parse).collect()
}

/// Prints figures beside the recorded ones of `group`, and beside MicroPython's if they are given. With
/// `UPDATE_RECORDED=1`, the new figures are recorded.
///
/// # Panics
/// If the file cannot be written.
pub fn beside_recorded(group: &str, new: &[(String, u32)], micropython: Option<&[(String, u32)]>) {
    let mut all = all_recorded();
    let other = |what: &str| {
        micropython?
            .iter()
            .find(|(w, _)| w == what)
            .map(|(_, b)| *b)
    };
    let shown = |b: Option<u32>| b.map_or("-".to_owned(), |b| b.to_string());
    print!("{:36} {:>9} {:>9}", group, "recorded", "new");
    println!(
        "{}",
        if micropython.is_some() {
            "  MicroPython 1.27, wasm32"
        } else {
            ""
        }
    );
    for (what, bytes) in new {
        let old = all.insert(format!("{group}: {what}"), *bytes);
        print!("{what:36} {:>9} {bytes:>9}", shown(old));
        println!(
            "{}",
            if micropython.is_some() {
                format!("  {:>8}", shown(other(what)))
            } else {
                String::new()
            }
        );
    }
    if recorded::updating() {
        let mut text = String::new();
        for (what, bytes) in &all {
            let _ = writeln!(text, "{what}: {bytes}");
        }
        std::fs::write(recorded::path(FILE), text).expect("the recorded figures can be written");
    }
}
