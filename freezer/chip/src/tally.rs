//! Counts what a run takes, split by what the chip was doing.

use std::ops::{AddAssign, Sub};

use crate::Time;

/// The chip's occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// From reset to the program's first instruction, and after its last one.
    Boot,
    /// The program.
    Program,
    /// Handlers of interrupts.
    Interrupts,
    /// The core sleeps (WAITI).
    Waiting,
}

/// Counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Instructions.
    pub instructions: u64,
    /// Lines that were fetched from the flash.
    pub misses: u64,
    /// Time, in picoseconds.
    pub time: Time,
}

impl Sub for Counts {
    type Output = Counts;
    fn sub(self, other: Counts) -> Counts {
        Counts {
            instructions: self.instructions - other.instructions,
            misses: self.misses - other.misses,
            time: self.time - other.time,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.instructions += other.instructions;
        self.misses += other.misses;
        self.time += other.time;
    }
}

/// Counts by phase.
#[derive(Clone, Debug)]
pub struct Tally {
    by_phase: [Counts; 4],
    phase: Phase,
    /// The counts of the whole run when the present phase began.
    since: Counts,
    /// The phases that exceptions interrupted, the first one first.
    interrupted: Vec<Phase>,
}

impl Default for Tally {
    fn default() -> Tally {
        Tally {
            by_phase: [Counts::default(); 4],
            phase: Phase::Boot,
            since: Counts::default(),
            interrupted: Vec::new(),
        }
    }
}

impl Tally {
    /// The present phase.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }
    /// The counts of a phase; the present one's only until it began.
    #[must_use]
    pub fn of(&self, phase: Phase) -> Counts {
        self.by_phase[phase as usize]
    }
    /// Another phase begins; `total` are the counts of the whole run so far.
    pub fn switch(&mut self, phase: Phase, total: Counts) {
        self.by_phase[self.phase as usize] += total - self.since;
        (self.phase, self.since) = (phase, total);
    }
    /// The core falls asleep.
    pub fn sleep(&mut self, total: Counts) {
        self.interrupted.push(self.phase);
        self.switch(Phase::Waiting, total);
    }
    /// A handler is entered: that of an interrupt, or that of an exception, which counts as what it interrupted.
    pub fn enter(&mut self, interrupt: bool, total: Counts) {
        self.interrupted.push(self.phase);
        if interrupt {
            self.switch(Phase::Interrupts, total);
        }
    }
    /// A handler returns, or the core wakes.
    pub fn back(&mut self, total: Counts) {
        if let Some(phase) = self.interrupted.pop() {
            self.switch(phase, total);
        }
    }
    /// The chip is reset: nothing is interrupted any more.
    pub fn reset(&mut self, total: Counts) {
        self.interrupted.clear();
        self.switch(Phase::Boot, total);
    }
}
