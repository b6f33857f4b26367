//! Runs many cases on all processors.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::Mutex;
use std::time::Duration;

use super::case::Case;
use super::run::{Bench, Fault};
use super::seeds::Seed;
use super::tally::Tally;

/// Bytes of the native stack. Frames are larger here than on the chip; the test is that recursion ends at all.
const STACK: usize = 64 << 20;
/// The number of cases that a thread takes at a time.
const BATCH: u64 = 64;
/// Seconds between two checks of the threads. A thread that is at the same case in two checks hangs.
const PATIENCE: u64 = 30;

/// A choice of cases to run.
#[derive(Debug)]
pub struct Plan<'p> {
    pub seed: u64,
    pub cases: std::ops::Range<u64>,
    pub threads: usize,
    /// A file where each thread notes the number of its case, in eight bytes, in case that the case ends the process.
    pub notes: Option<&'p File>,
    /// The number of different faults after which the run ends.
    pub most: usize,
}

/// Runs the cases.
///
/// # Panics
/// If a thread cannot be started. If a case does not end, the process does.
pub fn many(seeds: &[Seed], plan: &Plan<'_>) -> Tally {
    let next = AtomicU64::new(plan.cases.start);
    let all = Mutex::new(Tally::default());
    let now: Vec<AtomicU64> = (0..plan.threads)
        .map(|_| AtomicU64::new(u64::MAX))
        .collect();
    let ended = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| watch(&now, &ended));
        let workers: Vec<_> = (0..plan.threads)
            .map(|t| {
                let (next, all, now) = (&next, &all, &now[t]);
                std::thread::Builder::new()
                    .stack_size(STACK)
                    .spawn_scoped(scope, move || worker(seeds, plan, t, next, all, now))
                    .expect("a thread")
            })
            .collect();
        for w in workers {
            w.join().expect("a worker catches the panics of its cases");
        }
        ended.store(true, Relaxed);
    });
    all.into_inner().expect("no thread panics here")
}

fn worker(
    seeds: &[Seed],
    plan: &Plan<'_>,
    thread: usize,
    next: &AtomicU64,
    all: &Mutex<Tally>,
    now: &AtomicU64,
) {
    let mut bench = Bench::new(seeds);
    let mut words = Vec::new();
    loop {
        let first = next.fetch_add(BATCH, Relaxed);
        let full = || all.lock().expect("no thread panics here").faults.len() >= plan.most;
        if first >= plan.cases.end || full() {
            now.store(u64::MAX, Relaxed);
            return;
        }
        let mut tally = Tally::default();
        for number in first..plan.cases.end.min(first + BATCH) {
            now.store(number, Relaxed);
            if let Some(notes) = plan.notes {
                // A note that cannot be written is only missed if the process ends.
                let _ = notes.write_all_at(&number.to_le_bytes(), thread as u64 * 8);
            }
            let case = Case::new(seeds, plan.seed, number, &mut words);
            let ran = bench.run(&case);
            tally.add(&case, ran);
        }
        all.lock().expect("no thread panics here").join(tally);
    }
}

/// Ends the process if a case does not end.
fn watch(now: &[AtomicU64], ended: &AtomicBool) {
    let mut before = vec![u64::MAX; now.len()];
    let mut seconds = 0;
    loop {
        std::thread::sleep(Duration::from_millis(100));
        if ended.load(Relaxed) {
            return;
        }
        seconds += 1;
        if seconds < PATIENCE * 10 {
            continue;
        }
        seconds = 0;
        for (now, before) in now.iter().zip(&mut before) {
            let case = now.load(Relaxed);
            if case == *before && case != u64::MAX {
                eprintln!("case {case} does not end");
                std::process::abort();
            }
            *before = case;
        }
    }
}

/// The case without the changes and the writes that its fault does not need.
pub fn small(bench: &mut Bench<'_>, case: &Case, fault: &Fault) -> Case {
    let mut best = case.clone();
    let mut i = 0;
    while i < best.changes.len() {
        let mut less = best.clone();
        less.changes.remove(i);
        if bench.run(&less).err().as_ref() == Some(fault) {
            best = less;
        } else {
            i += 1;
        }
    }
    for i in 0..best.changes.len() {
        let mut j = 0;
        while j < best.changes[i].1.len() {
            let mut less = best.clone();
            less.changes[i].1.remove(j);
            if bench.run(&less).err().as_ref() == Some(fault) {
                best = less;
            } else {
                j += 1;
            }
        }
    }
    best
}
