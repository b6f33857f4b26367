//! Runs every case of `tests/cases` as `freeze run` does, and compares its output with its oracle: CPython, real
//! MicroPython (if node and its package are installed), or an `.exp` with its reason.
//!
//!     cargo test --test corpus                    a table: topics, and what they were compared with
//!     cargo test --test corpus -- --nocapture     and each case
//!     CASE=part cargo test --test corpus          only cases with `part` in their name

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use support::cases::{Case, Policy};
use support::effects::{has_modules, with_effect, Where};
use support::run::{program, run_frozen, try_freeze, Exit, Run, RunOptions};
use support::{cases, filter, oracle, parallel, text};

/// Bytes of heap of the smallest and of the largest run; a case prints the same with both.
const SMALL_HEAP: u32 = 40_000;
const LARGE_HEAP: u32 = 1_000_000;
/// With a collection at each allocation, the heap is checked after one collection in this many.
const LOOKS: u32 = 64;

fn judge(way: &str, wanted: &str, run: &Run) -> Result<(), String> {
    if let Some(b) = run.broken {
        return Err(format!("{way}: the heap is broken: {b:?}"));
    }
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

/// Runs all cases in each of these ways, from one image each. Returns the output that each case had to print, or what
/// went wrong.
fn run_all(cases: &[Case], ways: &[(&str, RunOptions)]) -> Vec<Result<String, String>> {
    let results = parallel::map(cases, |case| {
        let wanted = case.expected().map_err(|e| format!("CPython: {e}"))?;
        let image = try_freeze(&program(&case.path))?;
        let failed: Vec<String> = ways
            .iter()
            .filter_map(|(way, o)| judge(way, &wanted, &run_frozen(&image, o)).err())
            .collect();
        if failed.is_empty() {
            Ok(wanted)
        } else {
            Err(failed.join("\n    "))
        }
    });
    results.into_iter().map(|r| r.and_then(|r| r)).collect()
}

/// Fails if one of the cases failed.
fn assert_good(cases: &[Case], results: &[Result<String, String>]) {
    let mut failures = 0;
    for (case, result) in cases.iter().zip(results) {
        if let Err(e) = result {
            failures += 1;
            println!("{:45} FAILED\n    {e}", case.name);
        }
    }
    println!("{} cases, {failures} failed", cases.len());
    assert_eq!(failures, 0, "cases failed");
}

#[test]
fn every_case_prints_what_its_oracle_says() {
    let cases = cases::chosen();
    let policies: Vec<(Policy, String)> = cases.iter().map(Case::policy).collect();
    let asked: Vec<PathBuf> = cases
        .iter()
        .zip(&policies)
        .filter(|(_, (p, _))| p.asks_micropython())
        .map(|(c, _)| c.path.clone())
        .collect();
    let ways = [("as it is", RunOptions::default())];
    let (mut results, answers) = std::thread::scope(|scope| {
        let micropython = scope.spawn(|| oracle::micropython(&asked));
        let results = run_all(&cases, &ways);
        (results, micropython.join().expect("MicroPython is asked"))
    });
    if let Ok(answers) = &answers {
        let by_path: BTreeMap<_, _> = asked.iter().zip(answers).collect();
        for (case, result) in cases.iter().zip(&mut results) {
            let (Some(answer), Ok(wanted)) = (by_path.get(&case.path), &result) else {
                continue;
            };
            let wrong = match answer {
                Ok(text) => text::difference(wanted, text),
                Err(e) => Some(e.clone()),
            };
            if let Some(w) = wrong {
                *result = Err(format!(
                    "MicroPython (got) does not print what is expected: {w}"
                ));
            }
        }
    }
    let note = answers.as_ref().err().copied();
    for (case, (policy, why)) in cases.iter().zip(&policies) {
        let why = if why.is_empty() {
            String::new()
        } else {
            format!(": {why}")
        };
        println!(
            "{:45} {}{why}",
            case.name,
            compared_with(*policy, note.is_none())
        );
    }
    show(&table(&cases, &policies, note));
    assert_good(&cases, &results);
}

/// The oracles that a case of this policy was compared with.
fn compared_with(policy: Policy, micropython: bool) -> &'static str {
    match (policy, micropython) {
        (Policy::Both, true) => "CPython, MicroPython",
        (Policy::Both, false) | (Policy::CPython, _) => "CPython",
        (Policy::Differs, true) => "MicroPython, whose .exp is beside it",
        (Policy::Differs, false) => "MicroPython's .exp",
        (Policy::Design, _) => "an .exp written by hand",
    }
}

/// The table: cases of each topic, by the oracles that they were compared with. `missing` is the reason why MicroPython
/// was not asked.
fn table(cases: &[Case], policies: &[(Policy, String)], missing: Option<&str>) -> String {
    let mut counts: BTreeMap<&str, BTreeMap<Policy, u32>> = BTreeMap::new();
    for (case, (policy, _)) in cases.iter().zip(policies) {
        let topic = case.name.split('/').next().unwrap_or("");
        for row in [topic, "~ total"] {
            *counts.entry(row).or_default().entry(*policy).or_default() += 1;
        }
    }
    let micropython = missing.is_none();
    let columns = [
        (Policy::Both, if micropython { "both" } else { "CPython" }),
        (Policy::CPython, "CPython alone"),
        (
            Policy::Differs,
            if micropython {
                "MicroPython"
            } else {
                "MicroPython's .exp"
            },
        ),
        (Policy::Design, ".exp by hand"),
    ];
    let mut out = format!("\ncorpus, compared with {}", oracle::python_version());
    // Writing to a string cannot fail.
    let _ = match missing {
        None => writeln!(out, " and MicroPython (npm)"),
        Some(why) => writeln!(out, "; MicroPython was not asked: {why}"),
    };
    let _ = write!(out, "{:10} {:>6}", "topic", "cases");
    for (_, head) in columns {
        let _ = write!(out, "  {head:>13}");
    }
    for (topic, by) in &counts {
        let all: u32 = by.values().sum();
        let _ = write!(out, "\n{:10} {all:>6}", topic.trim_start_matches("~ "));
        for (policy, head) in columns {
            let n = by.get(&policy).copied().unwrap_or(0);
            let _ = write!(out, "  {n:>w$}", w = head.len().max(13));
        }
    }
    out + "\n"
}

/// Writes to standard output directly: the test harness hides what a passing test prints.
fn show(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.expect("standard output can be written");
}

#[test]
fn a_collection_at_every_allocation_changes_nothing() {
    let options = RunOptions {
        stress: true,
        check: Some(LOOKS),
        ..RunOptions::default()
    };
    let cases = cases::chosen();
    assert_good(&cases, &run_all(&cases, &[("collecting", options)]));
}

#[test]
fn the_size_of_the_heap_changes_nothing() {
    let with = |heap| RunOptions {
        heap,
        ..RunOptions::default()
    };
    let ways = [
        ("small heap", with(SMALL_HEAP)),
        ("large heap", with(LARGE_HEAP)),
    ];
    let cases = cases::chosen();
    assert_good(&cases, &run_all(&cases, &ways));
}

#[test]
fn bodies_that_run_on_the_device_print_the_same() {
    let cases = cases::chosen();
    let results = parallel::map(&cases, |case| {
        let wanted = case.expected().map_err(|e| format!("CPython: {e}"))?;
        let mut places = vec![("an effect first", Where::Main)];
        if has_modules(case) {
            places.push(("an effect first in every file", Where::Everywhere));
        }
        for (way, place) in places {
            let image = try_freeze(&program(&with_effect(case, place)))?;
            judge(way, &wanted, &run_frozen(&image, &RunOptions::default()))?;
        }
        Ok(wanted)
    });
    let results: Vec<_> = results.into_iter().map(|r| r.and_then(|r| r)).collect();
    assert_good(&cases, &results);
}

#[test]
fn each_case_says_what_it_shows() {
    let wrong: Vec<String> = cases::all()
        .iter()
        .filter_map(|c| c.shows().err())
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_filter_that_matches_nothing_is_an_error() {
    let names = || vec!["language/classes/property", "numbers/big_text"];
    let matching = |part| filter::matching("CASE", part, cases::DIRECTORY, names(), |name| name);
    assert_eq!(matching("classes"), Ok(vec!["language/classes/property"]));
    assert_eq!(matching(""), Ok(names()));
    let message =
        "CASE=typo matches no name: names are paths below tests/cases, and a part of one is enough";
    assert_eq!(matching("typo"), Err(message.to_owned()));
}
