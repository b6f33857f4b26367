//! Time from timer FRC2, and the CPU's clock.
//!
//! FRC2 counts the 80-MHz bus clock divided by 16, whatever the CPU's clock is: 5 counts per microsecond. It wraps
//! every 859 seconds. The VM polls the board far more often than that, and each poll counts what has passed.

use super::registers::{modify, read, write};
use super::sleep;

/// Timer FRC2 (ESP8266 Technical Reference, chapter 10).
const FRC2_LOAD: u32 = 0x6000_0620;
const FRC2_COUNT: u32 = 0x6000_0624;
const FRC2_CTRL: u32 = 0x6000_0628;
/// Control: enabled, clock divided by 16.
const CTRL_ON_16: u32 = 1 << 7 | 1 << 2;
/// Counts per microsecond.
pub const COUNTS: u32 = 5;
/// A count has 16 cycles of the CPU at 80 MHz, and twice as many at 160 MHz.
const LOG_CYCLES: u32 = 4;
/// Counts since the last look after which a poll counts them: a quarter of the timer's turn.
const KEEP: u32 = 1 << 30;

/// The longest wait in one piece, far below the timer's turn.
const PIECE_US: u32 = 100_000_000;
/// A shorter rest of a wait, in counts, is polled: 20 microseconds.
const POLLED: u32 = 20 * COUNTS;
/// A sleep ends that many counts before the end of the wait, and the rest is polled: 10 microseconds. A wake takes a
/// hundred instructions, and some of them may have to be fetched from flash.
const MARGIN: u32 = 10 * COUNTS;
/// The longest sleep in counts: its cycles fit into 31 bits.
const LONGEST_SLEEP: u32 = 1 << 22;

/// DPORT's register with the CPU's clock: bit 0 doubles it.
const CPU_CLOCK: u32 = 0x3ff0_0014;

/// The timer's count, which goes on by [`COUNTS`] each microsecond and wraps.
pub fn count() -> u32 {
    read(FRC2_COUNT)
}

/// Counts microseconds and milliseconds since the start. Both are kept, because the processor has no division: a
/// program that polls the clock divides nothing.
pub struct Clock {
    /// The timer's count when it was last read.
    last: u32,
    /// Counts since the last whole microsecond.
    rest: u32,
    us: u64,
    ms: u32,
    /// Microseconds since the last whole millisecond.
    rest_us: u32,
}

impl Clock {
    /// Starts the timer.
    pub fn start() -> Clock {
        write(FRC2_LOAD, 0);
        write(FRC2_CTRL, CTRL_ON_16);
        Clock {
            last: read(FRC2_COUNT),
            rest: 0,
            us: 0,
            ms: 0,
            rest_us: 0,
        }
    }
    /// Microseconds since the start.
    pub fn now_us(&mut self) -> u64 {
        self.count();
        self.us
    }
    /// Milliseconds since the start; wraps.
    pub fn now_ms(&mut self) -> u32 {
        self.count();
        self.ms
    }
    fn count(&mut self) {
        let count = read(FRC2_COUNT);
        let counts = self.rest + count.wrapping_sub(self.last);
        self.last = count;
        let us = match counts {
            // Multiplies by 1 / 5, rounded up; exact for numbers of 16 bits.
            0..=0xffff => counts * 52_429 >> 18,
            _ => counts / COUNTS,
        };
        self.rest = counts - us * COUNTS;
        self.us += u64::from(us);
        self.rest_us += us;
        if self.rest_us >= 1000 {
            self.ms = self.ms.wrapping_add(self.rest_us / 1000);
            self.rest_us %= 1000;
        }
    }
    /// The timer's count `us` microseconds after the moment that was told last.
    pub fn count_at(&self, us: u32) -> u32 {
        let then = self.last.wrapping_sub(self.rest);
        then.wrapping_add(us * COUNTS)
    }
    /// Counts what has passed, if the timer has gone far since it was last read.
    pub fn keep(&mut self) {
        if read(FRC2_COUNT).wrapping_sub(self.last) > KEEP {
            self.count();
        }
    }
    /// Waits for `us` microseconds.
    pub fn wait_us(&mut self, us: u32) {
        let mut left = us;
        while left > 0 {
            let piece = left.min(PIECE_US);
            left -= piece;
            self.wait_until(piece, 0, &|| false);
        }
    }
    /// Waits until `is_over` is true, or at most for `us` microseconds. The processor does not sleep.
    pub fn poll_us(&mut self, us: u32, is_over: &dyn Fn() -> bool) {
        let start = read(FRC2_COUNT);
        while !is_over() && read(FRC2_COUNT).wrapping_sub(start) < us * COUNTS {}
    }
    /// Waits until `us` microseconds have passed or `is_over` is true, which one of the interrupts `lines` announces.
    /// Gives the microseconds that are left.
    pub fn wait_until(&mut self, us: u32, lines: u32, is_over: &dyn Fn() -> bool) -> u32 {
        let start = read(FRC2_COUNT);
        self.keep();
        let counts = us.min(PIECE_US) * COUNTS;
        loop {
            let passed = read(FRC2_COUNT).wrapping_sub(start);
            if passed >= counts {
                return 0;
            }
            let left = counts - passed;
            if is_over() {
                return left / COUNTS;
            }
            if left > POLLED {
                let log = LOG_CYCLES + (read(CPU_CLOCK) & 1);
                sleep::set_alarm((left - MARGIN).min(LONGEST_SLEEP) << log);
                sleep::wait(lines | sleep::ALARM);
            }
        }
    }
}

/// The CPU's clock in Hz, 80 or 160 MHz.
pub fn cpu_hz() -> u32 {
    80_000_000 << (read(CPU_CLOCK) & 1)
}

/// Sets the CPU's clock: 160 MHz, or else 80 MHz.
pub fn set_cpu_hz(hz: u32) {
    modify(CPU_CLOCK, 1, u32::from(hz == 160_000_000));
}
