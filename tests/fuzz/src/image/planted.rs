//! Checks that damaged images find bugs that only show as loads outside of an object.

use format::seeded_bugs::{plant, BUGS, OF_IMPORTS, OF_LOADS};

use super::many::{many, Plan};
use super::run::Bench;
use super::seeds;
use crate::planted::Found;

/// The number of cases after which the findings are checked.
const STEP: u64 = 5000;

/// Plants one bug after the other, and runs cases until one fails that does not fail without the bug. Runs at most
/// `cases` of them.
pub fn all(seed: u64, cases: u64, threads: usize) -> Vec<Found> {
    let seeds = seeds::all();
    let mut bench = Bench::new(&seeds);
    let first = OF_LOADS as usize - 1;
    let found = BUGS
        .iter()
        .enumerate()
        .take(OF_IMPORTS as usize - 1)
        .skip(first)
        .map(|(i, bug)| {
            let mut found = Found {
                bug,
                after: None,
                how: String::new(),
            };
            let mut from = 0;
            while from < cases && found.after.is_none() {
                let plan = Plan {
                    seed,
                    cases: from..cases.min(from + STEP),
                    threads,
                    notes: None,
                    most: usize::MAX,
                };
                plant(i as u32 + 1);
                let tally = many(&seeds, &plan);
                plant(0);
                let mut faults: Vec<_> = tally
                    .faults
                    .iter()
                    .map(|(f, c)| (c.0.number, f, &c.0))
                    .collect();
                faults.sort_by_key(|f| f.0);
                if let Some((number, fault, _)) =
                    faults.into_iter().find(|f| bench.run(f.2).is_ok())
                {
                    found.after = Some(number + 1);
                    found.how = fault.to_string();
                }
                from += STEP;
            }
            found
        });
    found.collect()
}
