//! Power, reset and watchdog of a simulated board: why it starts, and whether it restarts.

use vm::board::{Reset, ResetCause};

/// The state of a board between two starts of its program.
#[derive(Clone, Debug)]
pub struct Power {
    cause: ResetCause,
    /// True if the board restarts: a program asked for it, or the watchdog was not fed.
    restart: bool,
    /// The watchdog's time limit; 0 if it is off.
    limit_us: u32,
    /// The time that is left of the limit.
    left_us: u32,
}

impl Default for Power {
    fn default() -> Self {
        Power::new()
    }
}

impl Power {
    /// The state when power has come on.
    #[must_use]
    pub const fn new() -> Power {
        Power {
            cause: ResetCause::PowerOn,
            restart: false,
            limit_us: 0,
            left_us: 0,
        }
    }
    /// Why the board started, as `vm::board::Board::reset_cause`.
    #[must_use]
    pub fn cause(&self) -> ResetCause {
        self.cause
    }
    /// The program asks for a reset, as `vm::board::Board::reset`. The chip has one reset cause for both kinds.
    pub fn reset(&mut self, _how: Reset) {
        self.start_anew(ResetCause::Soft);
    }
    /// A deep sleep has ended.
    pub fn wake(&mut self) {
        self.start_anew(ResetCause::DeepSleep);
    }
    /// Starts the watchdog, as `vm::board::Board::watchdog_start`.
    pub fn start_watchdog(&mut self, ms: u32) {
        self.limit_us = ms.saturating_mul(1000);
        self.feed();
    }
    /// Feeds the watchdog, as `vm::board::Board::watchdog_feed`.
    pub fn feed(&mut self) {
        self.left_us = self.limit_us;
    }
    /// True if the watchdog is on.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        self.limit_us != 0
    }
    /// Lets time pass. False if the watchdog was not fed in time: the board restarts.
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
    /// The program has ended by a reset: true if it restarts. It does not if it sleeps until the reset pin. The
    /// watchdog is off afterwards.
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
