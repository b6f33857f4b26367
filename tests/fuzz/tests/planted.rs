//! The fuzzer finds each of the bugs that were planted in the VM on purpose:
//! `cargo test --profile checked -p permafrost-fuzz --features planted --test planted`.

use fuzz::planted::{self, Found};
use fuzz::{image, imports};

/// The number of programs within which each bug has to be found.
const PROGRAMS: u64 = 5000;
/// The number of projects within which each bug of imports has to be found.
const PROJECTS: u64 = 3000;
/// The number of damaged images within which each bug has to be found.
const CASES: u64 = 200_000;

#[test]
fn each_planted_bug_is_found() {
    are_found(&planted::all(1..1 + PROGRAMS));
}

#[test]
fn each_planted_bug_of_imports_is_found() {
    let all: Vec<Found> = imports::planted::each(1..1 + PROJECTS).collect();
    are_found(&all);
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "needs the VM's debug assertions")]
fn each_planted_bug_of_loads_is_found() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    are_found(&image::planted::all(1, CASES, threads));
}

fn are_found(all: &[Found]) {
    for found in all {
        println!("{found}");
    }
    let missed: Vec<&str> = all
        .iter()
        .filter(|f| f.after.is_none())
        .map(|f| f.bug)
        .collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
}
