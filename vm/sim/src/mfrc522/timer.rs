//! The timer (MFRC522, 8.5). It counts down at 13.56 MHz / (2 * TPrescaler + 1), from the reload
//! value to zero. Here it keeps the carrier periods that are left.

/// The timer.
#[derive(Clone, Debug)]
pub(super) struct Timer {
    /// Carrier periods until the end; 0 if the timer does not run.
    left: u32,
    /// Carrier periods from start to end, of the last start.
    period: u32,
    /// Carrier periods of one count, of the last start.
    count: u32,
}

impl Timer {
    pub(super) const fn new() -> Timer {
        Timer {
            left: 0,
            period: 0,
            count: 1,
        }
    }

    /// Starts the timer. `count` is the length of one count in carrier periods, at most 8192; `reload` is below
    /// 65536.
    pub(super) fn start(&mut self, count: u32, reload: u32) {
        self.count = count;
        self.period = count * (reload + 1);
        self.left = self.period;
    }

    pub(super) fn stop(&mut self) {
        self.left = 0;
    }

    pub(super) fn is_running(&self) -> bool {
        self.left != 0
    }

    /// The current value of the counter.
    pub(super) fn value(&self) -> u32 {
        self.left.saturating_sub(1) / self.count
    }

    /// Lets time pass, in carrier periods. True if the end was reached; then the timer stops or, with `restart`,
    /// goes on.
    pub(super) fn pass(&mut self, clocks: u32, restart: bool) -> bool {
        if self.left == 0 || clocks < self.left {
            self.left = self.left.saturating_sub(clocks);
            return false;
        }
        let over = clocks - self.left;
        self.left = if restart {
            self.period - over % self.period
        } else {
            0
        };
        true
    }
}
