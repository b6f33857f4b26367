//! Time from timer FRC2, and the CPU's clock.
//!
//! FRC2 counts the 80-MHz bus clock divided by 16, whatever the CPU's clock is: 5 counts per microsecond. It
//! wraps every 859 seconds; a program that computes longer than that between two reads of the clock
//! loses time.

use super::registers::{modify, read, write};

/// Timer FRC2 (ESP8266 Technical Reference, chapter 10).
const FRC2_LOAD: u32 = 0x6000_0620;
const FRC2_COUNT: u32 = 0x6000_0624;
const FRC2_CTRL: u32 = 0x6000_0628;
/// Control: enabled, clock divided by 16.
const CTRL_ON_16: u32 = 1 << 7 | 1 << 2;
/// Counts per microsecond.
const COUNTS: u32 = 5;

/// DPORT's register with the CPU's clock: bit 0 doubles it.
const CPU_CLOCK: u32 = 0x3ff0_0014;

/// Counts microseconds since the start.
pub struct Clock {
    /// The timer's count when it was last read.
    last: u32,
    /// Counts since the last whole microsecond.
    rest: u32,
    us: u64,
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
        }
    }
    /// Microseconds since the start.
    pub fn now_us(&mut self) -> u64 {
        let count = read(FRC2_COUNT);
        let passed = count.wrapping_sub(self.last);
        self.last = count;
        self.us += u64::from(passed / COUNTS);
        self.rest += passed % COUNTS;
        self.us += u64::from(self.rest / COUNTS);
        self.rest %= COUNTS;
        self.us
    }
    /// Waits for `us` microseconds.
    pub fn wait_us(&mut self, us: u32) {
        let end = self.now_us() + u64::from(us);
        while self.now_us() < end {}
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
