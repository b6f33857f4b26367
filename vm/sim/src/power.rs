//! Power, reset and watchdog of a simulated board: why it starts, and whether it starts anew.

use vm::board::{Reset, ResetCause};

/// The state of a board between two starts of its program.
#[derive(Clone, Debug)]
pub struct Power {
    cause: ResetCause,
    /// A program asked for a new start, or the watchdog bit.
    restart: bool,
    /// The time that the watchdog gives, 0 if it is off.
    limit_us: u32,
    /// What is left of it.
    left_us: u32,
}

impl Default for Power {
    fn default() -> Self {
        Power::new()
    }
}

impl Power {
    /// Power has come on.
    #[must_use]
    pub const fn new() -> Power {
        Power {
            cause: ResetCause::PowerOn,
            restart: false,
            limit_us: 0,
            left_us: 0,
        }
    }
    /// As `Board::reset_cause`.
    #[must_use]
    pub fn cause(&self) -> ResetCause {
        self.cause
    }
    /// As `Board::reset`. The chip's own number for both kinds is the same.
    pub fn reset(&mut self, _how: Reset) {
        self.start_anew(ResetCause::Soft);
    }
    /// A deep sleep has ended.
    pub fn wake(&mut self) {
        self.start_anew(ResetCause::DeepSleep);
    }
    /// As `Board::watchdog_start`.
    pub fn start_watchdog(&mut self, ms: u32) {
        self.limit_us = ms.saturating_mul(1000);
        self.feed();
    }
    /// As `Board::watchdog_feed`.
    pub fn feed(&mut self) {
        self.left_us = self.limit_us;
    }
    /// Is the watchdog on?
    #[must_use]
    pub fn is_watched(&self) -> bool {
        self.limit_us != 0
    }
    /// Lets time pass. False if the watchdog has waited for too long: the board starts anew.
    pub fn pass(&mut self, us: u32) -> bool {
        if self.limit_us == 0 {
            return true;
        }
        self.left_us = self.left_us.saturating_sub(us);
        if self.left_us == 0 {
            self.start_anew(ResetCause::Watchdog);
        }
        self.left_us != 0
    }
    /// The program has ended by a reset: should it start anew? Not if it sleeps until the reset pin.
    /// The watchdog is off.
    pub fn restarts(&mut self) -> bool {
        self.limit_us = 0;
        core::mem::replace(&mut self.restart, false)
    }
    fn start_anew(&mut self, cause: ResetCause) {
        self.cause = cause;
        self.restart = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_watchdog_that_is_fed_does_not_bite() {
        let mut p = Power::new();
        assert!(p.pass(u32::MAX), "it is off");
        p.start_watchdog(2);
        for _ in 0..10 {
            assert!(p.pass(1999));
            p.feed();
        }
        assert!(!p.restarts());
        assert_eq!(p.cause(), ResetCause::PowerOn);
    }

    #[test]
    fn one_that_is_not_fed_does() {
        let mut p = Power::new();
        p.start_watchdog(2);
        assert!(p.pass(1000));
        assert!(!p.pass(1000));
        assert!(p.restarts());
        assert_eq!(p.cause(), ResetCause::Watchdog);
        assert!(p.pass(u32::MAX), "it is off again");
        assert!(!p.restarts());
    }

    #[test]
    fn a_reset_starts_anew_once() {
        let mut p = Power::new();
        p.reset(Reset::Hard);
        assert!(p.restarts());
        assert!(!p.restarts());
        assert_eq!(p.cause(), ResetCause::Soft);
    }
}
