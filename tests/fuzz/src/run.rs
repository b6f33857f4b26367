//! Runs many programs on all processors.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::Mutex;

use crate::compare::{Pair, Verdict};
use crate::gen::Gen;
use crate::shrink::shrink;
use crate::tree::Program;

/// One program in this many runs with a collection at each allocation.
const STRESS: u64 = 5;

/// True if the program of this seed runs with a collection at each allocation.
pub fn stressed(seed: u64) -> bool {
    seed % STRESS == 0
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The results of many programs.
#[derive(Debug, Default)]
pub struct Summary {
    /// Number of programs that were run.
    pub run: u64,
    /// Numbers of programs for which CPython gave no verdict, by reason.
    pub useless: BTreeMap<String, u64>,
    /// Seed and difference of each program whose results differ.
    pub differs: Vec<(u64, String)>,
}

/// Runs the programs of these seeds, and calls `tell` with each that differs; ends early when `most` do.
///
/// # Panics
/// If CPython is not there.
pub fn many(
    seeds: std::ops::Range<u64>,
    most: usize,
    tell: &(dyn Fn(u64, &str) + Sync),
) -> Summary {
    let next = AtomicU64::new(seeds.start);
    let all = Mutex::new(Summary::default());
    std::thread::scope(|scope| {
        for t in 0..threads() {
            let (next, all, end) = (&next, &all, seeds.end);
            scope.spawn(move || {
                let mut pair = Pair::new(&t.to_string());
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    let full = || all.lock().expect("no thread panics here").differs.len() >= most;
                    if seed >= end || full() {
                        return;
                    }
                    let texts = Gen::program(seed).texts();
                    let verdict = pair.compare(&texts, stressed(seed));
                    let mut all = all.lock().expect("no thread panics here");
                    all.run += 1;
                    match verdict {
                        Verdict::Same => {}
                        Verdict::Useless(why) => {
                            let why = why.split('(').take(2).collect::<Vec<_>>().join(" ");
                            *all.useless
                                .entry(why.chars().take(90).collect())
                                .or_default() += 1;
                        }
                        Verdict::Differs(d) => {
                            let d = d.to_string();
                            tell(seed, &d);
                            all.differs.push((seed, d));
                        }
                    }
                }
            });
        }
    });
    let mut all = all.into_inner().expect("no thread panics here");
    all.differs.sort();
    all
}

/// Makes the programs of these seeds small, and calls `tell` with each and its difference.
///
/// # Panics
/// If CPython is not there.
pub fn each_small(seeds: &[u64], tell: &(dyn Fn(u64, &Program, &str) + Sync)) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for t in 0..threads().min(seeds.len()) {
            let next = &next;
            scope.spawn(move || {
                let mut pair = Pair::new(&format!("small-{t}"));
                while let Some(&seed) = seeds.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (small, why) = shrink(&Gen::program(seed), stressed(seed), &mut pair);
                    tell(seed, &small, &why);
                }
            });
        }
    });
}
