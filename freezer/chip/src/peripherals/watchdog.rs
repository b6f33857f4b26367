//! The watchdog at 0x60000900.
//!
//! It has two stages. The end of stage 0 gives an interrupt on line 8, the end of stage 1 resets the chip. A stage takes
//! 2^(n + 16) periods of the bus clock, n being its exponent.
//!
//! Sources: RTOS eagle_soc.h; ROM 0x40002f3c and 0x40002fa0 (`ets_wdt_init`, `ets_wdt_disable`); cesanta/mongoose-os
//! `esp_hw_wdt`. Of the two response bits, only 0 and the higher one are known; the lower one alone counts as 0.
//! That the watchdog is off after each reset is assumed.

use super::plain::Plain;
use crate::time::{Clocks, NEVER};
use crate::Time;

const CONTROL: u32 = 0x00;
const EXPONENTS: [u32; 2] = [0x04, 0x08];
const COUNT: u32 = 0x0c;
const EXPIRED: u32 = 0x10;
const FEED: u32 = 0x14;
const CLEAR: u32 = 0x18;

/// Bits of `CONTROL`.
const ON: u32 = 1 << 0;
const RESET_AFTER_FIRST: u32 = 1 << 2;

/// The value that `FEED` and `CLEAR` take.
const KEY: u32 = 0x73;

/// The watchdog.
#[derive(Clone, Debug)]
pub struct Watchdog {
    plain: Plain<7>,
    /// The stage that runs, and the moment of its end.
    running: Option<(usize, Time)>,
    expired: bool,
    interrupt: bool,
    bites: bool,
    bus: Time,
}

impl Default for Watchdog {
    fn default() -> Self {
        Watchdog {
            plain: Plain::default(),
            running: None,
            expired: false,
            interrupt: false,
            bites: false,
            bus: Clocks::RESET.bus,
        }
    }
}

impl Watchdog {
    /// Reads a register. The count is in periods of the bus clock.
    pub fn read(&mut self, offset: u32, now: Time) -> u32 {
        self.advance(now);
        match (offset, self.running) {
            (COUNT, Some((_, end))) => ((end - now) / self.bus) as u32,
            (EXPIRED, _) => u32::from(self.expired),
            _ => self.plain.get(offset),
        }
    }
    /// Writes a register.
    pub fn write(&mut self, offset: u32, value: u32, now: Time) {
        self.advance(now);
        match offset {
            CONTROL => {
                self.plain.set(offset, value);
                if value & ON == 0 {
                    self.running = None;
                } else if self.running.is_none() {
                    self.start(0, now);
                }
            }
            FEED if value == KEY && self.running.is_some() => self.start(0, now),
            CLEAR if value == KEY => self.expired = false,
            FEED | CLEAR | COUNT | EXPIRED => {}
            _ => self.plain.set(offset, value),
        }
    }
    /// Ends the stages that were due.
    pub fn advance(&mut self, now: Time) {
        while let Some((stage, end)) = self.running {
            if end > now {
                break;
            }
            if stage == 0 {
                self.expired = true;
                self.interrupt = true;
            }
            if stage == 1 || self.plain.get(CONTROL) & RESET_AFTER_FIRST != 0 {
                self.bites = true;
                self.running = None;
            } else {
                self.start(1, end);
            }
        }
    }
    /// The end of the stage that runs.
    #[must_use]
    pub fn next(&self) -> Time {
        self.running.map_or(NEVER, |(_, end)| end)
    }
    /// What is left of the stage takes its time by the new clock.
    pub fn set_clocks(&mut self, clocks: Clocks, now: Time) {
        self.advance(now);
        if let Some((_, end)) = &mut self.running {
            *end = now + (*end - now) / self.bus * clocks.bus;
        }
        self.bus = clocks.bus;
    }
    /// True once for each end of stage 0: an edge on interrupt line 8.
    pub fn take_interrupt(&mut self) -> bool {
        core::mem::take(&mut self.interrupt)
    }
    /// True if the watchdog resets the chip now.
    #[must_use]
    pub fn bites(&self) -> bool {
        self.bites
    }
    /// The watchdog is off.
    pub fn reset(&mut self) {
        *self = Watchdog::default();
    }

    fn start(&mut self, stage: usize, from: Time) {
        let exponent = self.plain.get(EXPONENTS[stage]) & 0xf;
        let periods: Time = 1 << (exponent + 16);
        self.running = Some((stage, from + periods * self.bus));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{BUS_80, MS};

    /// A watchdog with a first stage of 0.84 s and a second one of 1.68 s.
    fn started(control: u32) -> Watchdog {
        let mut dog = Watchdog::default();
        dog.set_clocks(Clocks::new(BUS_80, false), 0);
        dog.write(CONTROL, 0x38, 0);
        dog.write(EXPONENTS[0], 10, 0);
        dog.write(EXPONENTS[1], 11, 0);
        dog.write(CONTROL, control, 0);
        dog
    }

    #[test]
    fn it_interrupts_then_bites() {
        let mut dog = started(0x39);
        assert_eq!(dog.next() / MS, 838);
        dog.advance(900 * MS);
        assert!(dog.take_interrupt() && !dog.take_interrupt() && !dog.bites());
        assert_eq!(dog.read(EXPIRED, 900 * MS), 1);
        dog.write(CLEAR, KEY, 900 * MS);
        assert_eq!(dog.read(EXPIRED, 900 * MS), 0);
        assert_eq!(dog.next() / MS, 2516);
        dog.advance(2517 * MS);
        assert!(dog.bites());
        dog.reset();
        assert!(!dog.bites() && dog.next() == NEVER);
    }

    #[test]
    fn food_starts_it_again_and_anything_else_does_not() {
        let mut dog = started(0x39);
        dog.write(FEED, KEY, 800 * MS);
        assert_eq!(dog.next() / MS, 1638);
        dog.write(FEED, 1, 1600 * MS);
        dog.advance(1639 * MS);
        assert!(dog.take_interrupt());
        dog.write(FEED, KEY, 1700 * MS);
        assert_eq!(
            dog.next() / MS,
            2538,
            "food in stage 1 leads back to stage 0"
        );
        dog.write(CONTROL, 0x38, 2000 * MS);
        assert_eq!(dog.next(), NEVER);
    }

    #[test]
    fn the_response_bit_makes_it_bite_at_once() {
        let mut dog = started(0x3d);
        dog.advance(839 * MS);
        assert!(dog.bites());
    }

    #[test]
    fn the_clock_is_the_bus() {
        let mut dog = started(0x39);
        assert_eq!(dog.read(COUNT, 0), 1 << 26);
        dog.set_clocks(Clocks::RESET, 0);
        assert_eq!(dog.read(COUNT, 0), 1 << 26);
        assert_eq!(dog.next() / MS, 1290);
    }
}
