//! The time of a board on this computer.
//!
//! While the program computes, its time is that of the processor it was given: if the system runs another process for some
//! milliseconds, nothing passes at the pins, as nothing does on a board. A program that waits is brought up to the real time.

use std::time::{Duration, Instant};

/// The clock: see the module. Times are those since the board's start.
pub struct Clock {
    start: Instant,
    /// The board's time when it was last set, and the time of the processor then.
    set: (Duration, Duration),
}

impl Clock {
    /// The clock of a board that starts now.
    pub fn new() -> Clock {
        Clock {
            start: Instant::now(),
            set: (Duration::ZERO, processor()),
        }
    }
    /// The time that has really passed.
    pub fn real(&self) -> Duration {
        self.start.elapsed()
    }
    /// The time of a program that has computed since the clock was set. It is never later than the real time.
    pub fn computed(&self) -> Duration {
        let (time, then) = self.set;
        (time + processor().saturating_sub(then)).min(self.real())
    }
    /// Sets the clock.
    pub fn set(&mut self, time: Duration) {
        self.set = (time, processor());
    }
    /// Sets the clock to the real time, and gives that.
    pub fn set_to_real(&mut self) -> Duration {
        let real = self.real();
        self.set(real);
        real
    }
}

/// The time for which this thread has had a processor.
#[cfg(unix)]
fn processor() -> Duration {
    let t = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(t.tv_sec as u64, t.tv_nsec as u32)
}

/// The time of the thread is not known here: the real time stands for it.
#[cfg(not(unix))]
fn processor() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}
