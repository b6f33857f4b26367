//! Power, reset and watchdog of a simulated board: why it starts, and whether it restarts.

use vm::board::{Reset, ResetCause};

/// The state of a board between two starts of its program.
#[derive(Clone, Debug)]
pub struct Power {
    cause: ResetCause,
    /// How the board restarts, if it does: a program asked for it, or the watchdog was not fed.
    restart: Option<Reset>,
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
            restart: None,
            limit_us: 0,
            left_us: 0,
        }
    }
    /// Why the board started, as `vm::board::Board::reset_cause`.
    #[must_use]
    pub fn cause(&self) -> ResetCause {
        self.cause
    }
    /// The program asks for a reset, as `vm::board::Board::reset`. Both kinds have the same reset cause.
    pub fn reset(&mut self, how: Reset) {
        self.start_anew(ResetCause::Soft, how);
    }
    /// A deep sleep has ended.
    pub fn wake(&mut self) {
        self.start_anew(ResetCause::DeepSleep, Reset::Hard);
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
            self.start_anew(ResetCause::Watchdog, Reset::Hard);
        }
        self.left_us != 0
    }
    /// The program has ended by a reset: how it restarts. It does not if it sleeps until the reset pin. Only a
    /// soft reset leaves the watchdog on.
    pub fn restarts(&mut self) -> Option<Reset> {
        let how = self.restart.take();
        if how != Some(Reset::Soft) {
            self.limit_us = 0;
        }
        how
    }
    fn start_anew(&mut self, cause: ResetCause, how: Reset) {
        self.cause = cause;
        self.restart = Some(how);
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
        assert_eq!(p.restarts(), None);
        assert_eq!(p.cause(), ResetCause::PowerOn);
    }

    #[test]
    fn one_that_is_not_fed_does() {
        let mut p = Power::new();
        p.start_watchdog(2);
        assert!(p.pass(1000));
        assert!(!p.pass(1000));
        assert_eq!(p.restarts(), Some(Reset::Hard));
        assert_eq!(p.cause(), ResetCause::Watchdog);
        assert!(p.pass(u32::MAX), "it is off again");
        assert_eq!(p.restarts(), None);
    }

    #[test]
    fn a_reset_starts_anew_once() {
        for how in [Reset::Hard, Reset::Soft] {
            let mut p = Power::new();
            p.reset(how);
            assert_eq!(p.restarts(), Some(how));
            assert_eq!(p.restarts(), None);
            assert_eq!(p.cause(), ResetCause::Soft);
        }
    }

    #[test]
    fn a_soft_reset_leaves_the_watchdog_on() {
        for (how, bites) in [(Reset::Soft, true), (Reset::Hard, false)] {
            let mut p = Power::new();
            p.start_watchdog(2);
            p.reset(how);
            p.restarts();
            assert_eq!(p.pass(2000), !bites, "{how:?}");
        }
    }
}
