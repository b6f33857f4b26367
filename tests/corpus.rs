//! Every case of `tests/cases`, run as `freeze run` does, against its `.exp` or CPython.
//!
//!     CASE=part cargo test --test corpus      only cases whose name has `part` in it

use support::run::{program, run_frozen, try_freeze, Exit, Run, RunOptions};
use support::{at, cases, parallel, text};

/// What a case may be run with besides; its output may not depend on it.
const SMALL_HEAP: u32 = 40_000;
const LARGE_HEAP: u32 = 1_000_000;

fn chosen() -> Vec<cases::Case> {
    let part = std::env::var("CASE").unwrap_or_default();
    let all = cases::below(&at("tests/cases"), true);
    all.into_iter().filter(|c| c.name.contains(&part)).collect()
}

fn judge(way: &str, wanted: &str, run: &Run) -> Result<(), String> {
    if let Some(d) = text::difference(wanted, &run.stdout) {
        let end = if run.exit == Exit::Done {
            String::new()
        } else {
            format!("\n      it ended: {:?}", run.exit)
        };
        return Err(format!("{way}, {d}{end}"));
    }
    if run.exit != Exit::Done {
        return Err(format!(
            "{way}: it printed what it should, and ended: {:?}",
            run.exit
        ));
    }
    Ok(())
}

/// Runs all cases in each of these ways; the ways share one freeze.
fn run_all(ways: &[(&str, RunOptions)]) {
    let cases = chosen();
    let results = parallel::map(&cases, |case| {
        let (wanted, oracle) = case.expected().map_err(|e| format!("CPython: {e}"))?;
        let image = try_freeze(&program(&case.path))?;
        let failed: Vec<String> = ways
            .iter()
            .filter_map(|(way, o)| judge(way, &wanted, &run_frozen(&image, o)).err())
            .collect();
        if failed.is_empty() {
            Ok(oracle)
        } else {
            Err(failed.join("\n    "))
        }
    });
    let mut failures = 0;
    for (case, result) in cases.iter().zip(results) {
        match result.and_then(|r| r) {
            Ok(oracle) => println!("{:45} as {oracle} says", case.name),
            Err(e) => {
                failures += 1;
                println!("{:45} FAILED\n    {e}", case.name);
            }
        }
    }
    println!("{} cases, {failures} failed", cases.len());
    assert_eq!(failures, 0, "cases failed");
}

#[test]
fn every_case_prints_what_its_oracle_says() {
    run_all(&[("as it is", RunOptions::default())]);
}

#[test]
fn a_collection_at_every_allocation_changes_nothing() {
    run_all(&[(
        "collecting",
        RunOptions {
            stress: true,
            ..RunOptions::default()
        },
    )]);
}

#[test]
fn the_size_of_the_heap_changes_nothing() {
    let with = |heap| RunOptions {
        heap,
        ..RunOptions::default()
    };
    run_all(&[
        ("small heap", with(SMALL_HEAP)),
        ("large heap", with(LARGE_HEAP)),
    ]);
}
