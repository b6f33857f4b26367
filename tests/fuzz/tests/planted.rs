//! The fuzzer finds each of the bugs that were planted in the machine on purpose:
//! `cargo test --release -p permafrost-fuzz --features planted --test planted`.

use fuzz::planted;

/// Within so many programs.
const PROGRAMS: u64 = 5000;

#[test]
fn each_planted_bug_is_found() {
    let all = planted::all(1..1 + PROGRAMS);
    let missed: Vec<&str> = all
        .iter()
        .filter(|f| f.after.is_none())
        .map(|f| f.bug)
        .collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
}
