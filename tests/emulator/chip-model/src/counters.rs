//! What is counted, and for which instruction.
//!
//! QEMU's generated code adds to the `u64` behind some of these numbers, so they must not move: they are
//! statics, or boxes that are never freed. There is one processor; the numbers are atomic because callbacks
//! and exit may be different threads, and relaxed because nothing else is shared.

use crate::bus::{self, Refusal, Verdict, STACK};
use crate::report::{Access, Report};
use crate::trace::Trace;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

/// An instruction that accesses memory, in one translation of it.
#[derive(Debug, Default)]
pub struct Site {
    /// Its address.
    pc: u32,
    /// Size in bytes, with bit 7 set for a store; 0 before the first access.
    access: AtomicU32,
    /// Loads of a part of a word in flash.
    emulated: AtomicU64,
    /// By `Refusal as usize`.
    refused: [AtomicU64; Refusal::ALL.len()],
    /// The address of the last refused access, for each reason.
    refused_at: [AtomicU32; Refusal::ALL.len()],
}

const STORE: u32 = 0x80;

/// All that is counted in a run.
#[derive(Debug)]
pub struct Counters {
    /// Executed instructions.
    pub instructions: AtomicU64,
    /// Calls and opcodes.
    pub trace: Mutex<Trace>,
    lowest_stack: AtomicU32,
    sites: Mutex<Vec<&'static Site>>,
    /// Runs of instructions: address of the first, length, and how many instructions were executed.
    runs: Mutex<Vec<(u32, u64, &'static AtomicU64)>>,
    /// Code that was executed where the chip executes none: address and why not.
    bad_code: Mutex<BTreeMap<u32, Refusal>>,
}

impl Counters {
    /// Counters at zero.
    pub const fn new() -> Self {
        Self {
            instructions: AtomicU64::new(0),
            trace: Mutex::new(Trace::new()),
            lowest_stack: AtomicU32::new(u32::MAX),
            sites: Mutex::new(Vec::new()),
            runs: Mutex::new(Vec::new()),
            bad_code: Mutex::new(BTreeMap::new()),
        }
    }

    /// A counter for the run of `length` instructions that begins at `pc`.
    pub fn run(&self, pc: u32, length: u64) -> &'static AtomicU64 {
        let counter: &'static AtomicU64 = Box::leak(Box::default());
        self.runs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((pc, length.max(1), counter));
        counter
    }

    /// Counters for the accesses of the instruction at `pc`.
    pub fn site(&self, pc: u32) -> &'static Site {
        let site: &'static Site = Box::leak(Box::new(Site {
            pc,
            ..Site::default()
        }));
        self.sites
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(site);
        site
    }

    /// Code was translated at `pc`, so it is about to be executed.
    pub fn code(&self, pc: u32) {
        if let Err(refusal) = bus::may_execute(pc) {
            self.bad_code
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(pc, refusal);
        }
    }

    /// The instruction of `site` accessed `size` bytes at `address`. All accesses are judged if `map`,
    /// and otherwise only loads of parts of words in flash noted.
    #[inline]
    pub fn access(&self, site: &Site, address: u32, size: u32, store: bool, map: bool) {
        if map && STACK.contains(&address) {
            self.lowest_stack.fetch_min(address, Relaxed);
        }
        match bus::judge(address, size, store) {
            Verdict::Served => return,
            Verdict::Emulated => add(&site.emulated),
            Verdict::Refused(why) => {
                if !map {
                    return;
                }
                add(&site.refused[why as usize]);
                site.refused_at[why as usize].store(address, Relaxed);
            }
        }
        site.access
            .store(size | if store { STORE } else { 0 }, Relaxed);
    }

    /// Everything in order, the translations of the same instruction as one.
    pub fn report(&self) -> Report {
        let mut report = Report {
            instructions: self.instructions.load(Relaxed),
            ..Report::default()
        };
        {
            let mut trace = self.trace.lock().unwrap_or_else(PoisonError::into_inner);
            report.calls = trace.functions().clone();
            report.opcodes = trace.opcodes(report.instructions);
        }
        let lowest = self.lowest_stack.load(Relaxed);
        report.lowest_stack = (lowest != u32::MAX).then_some(lowest);
        for &(pc, length, counter) in self
            .runs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
        {
            let executed = counter.load(Relaxed);
            if executed != 0 {
                let (total, times) = report.profile.entry(pc).or_default();
                *total += executed;
                *times += executed / length;
            }
        }
        for site in self
            .sites
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
        {
            let access = site.access.load(Relaxed);
            let access = Access {
                pc: site.pc,
                size: access & !STORE,
                store: access & STORE != 0,
            };
            let emulated = site.emulated.load(Relaxed);
            if emulated != 0 {
                *report.subword.entry(access).or_default() += emulated;
            }
            for why in Refusal::ALL {
                let count = site.refused[why as usize].load(Relaxed);
                if count != 0 {
                    let (total, at) = report.refused.entry((access, why)).or_default();
                    *total += count;
                    *at = site.refused_at[why as usize].load(Relaxed);
                }
            }
        }
        for (&pc, &why) in self
            .bad_code
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
        {
            report.bad_code.push((pc, why));
        }
        report
    }
}

/// One processor: no need of a locked instruction.
fn add(counter: &AtomicU64) {
    counter.store(counter.load(Relaxed) + 1, Relaxed);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translations_of_an_instruction_count_together() {
        let counters = Counters::new();
        let (first, second) = (counters.site(0x4021_0000), counters.site(0x4021_0000));
        for site in [first, second, second] {
            counters.access(site, 0x4022_0001, 1, false, true);
            counters.access(site, 0x4010_0001, 1, false, true);
        }
        counters.access(first, 0x3fff_d000, 4, true, true);
        counters.access(first, 0x3ffe_9000, 4, true, true);
        counters.run(0x4021_0000, 7).store(21, Relaxed);
        counters.run(0x4021_0000, 5).store(5, Relaxed);
        counters.code(0x3ffe_8000);
        let report = counters.report();
        let access = Access {
            pc: 0x4021_0000,
            size: 1,
            store: false,
        };
        assert_eq!(report.subword, [(access, 3)].into());
        assert_eq!(
            report.refused,
            [((access, Refusal::WordsOnly), (3, 0x4010_0001))].into()
        );
        assert_eq!(report.lowest_stack, Some(0x3fff_d000));
        assert_eq!(report.profile, [(0x4021_0000, (26, 4))].into());
        assert_eq!(report.bad_code, [(0x3ffe_8000, Refusal::NotExecutable)]);
    }

    #[test]
    fn without_the_map_only_flash_is_noted() {
        let counters = Counters::new();
        let site = counters.site(0x4021_0000);
        counters.access(site, 0x4022_0001, 1, false, false);
        counters.access(site, 0x4010_0001, 1, false, false);
        counters.access(site, 0x3fff_d000, 1, false, false);
        let report = counters.report();
        assert_eq!(
            (
                report.subword.len(),
                report.refused.len(),
                report.lowest_stack
            ),
            (1, 0, None)
        );
    }
}
