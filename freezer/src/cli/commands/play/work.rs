//! The work of an emulated chip: time, time awake, instructions, misses.

use chip::tally::{Counts, Phase};
use chip::time::MS;
use chip::{Machine, Time};

/// The work of a chip, since power-on or since another moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Instructions, lines fetched from the flash, and time.
    counts: Counts,
    /// The time of it that the core has slept.
    asleep: Time,
}

/// The work of the emulated chip so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watch {
    /// All of it.
    pub now: Work,
    /// That until the screen last received something.
    pub drawn: Work,
    /// The bytes that the screen had received then.
    screen_bytes: u32,
}

impl Watch {
    /// The chip has worked so much, and the screen has received so many bytes.
    pub fn update(&mut self, now: Work, screen_bytes: u32) {
        if screen_bytes != self.screen_bytes {
            (self.drawn, self.screen_bytes) = (now, screen_bytes);
        }
        self.now = now;
    }
    /// What was taken since `then`, in lines for people and scripts.
    pub fn text(&self, then: Work) -> String {
        let all = self.now.since(then);
        match self.drawn.counts.time > then.counts.time {
            true => format!("drawn: {}\ncount: {all}\n", self.drawn.since(then)),
            false => format!("count: {all}\n"),
        }
    }
}

impl Work {
    /// The work since power-on.
    pub fn of(machine: &Machine) -> Work {
        let counts = machine.counts();
        let mut tally = machine.tally.clone();
        // Adds the present phase's counts.
        tally.switch(tally.phase(), counts);
        Work {
            counts,
            asleep: tally.of(Phase::Waiting).time,
        }
    }
    /// The work since `then`.
    pub fn since(self, then: Work) -> Work {
        Work {
            counts: self.counts - then.counts,
            asleep: self.asleep - then.asleep,
        }
    }
}

impl std::fmt::Display for Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ms = |time: Time| time as f64 / MS as f64;
        let Counts {
            instructions,
            misses,
            time,
        } = self.counts;
        let awake = ms(time - self.asleep);
        write!(
            f,
            "estimated ms {:.3}, awake {awake:.3}, instructions {instructions}, misses {misses}",
            ms(time)
        )
    }
}
