//! The times of SPI0's commands.
//!
//! Source of the clock: ROM 0x400045c4; esp-open-rtos `set_spi0_divisor`. Source of the bits that a read takes: data
//! sheets of the 25-series flash chips (03h, 0bh, 3bh, bbh, 6bh, ebh).

use super::{command, register, Flash, BUFFER};
use crate::time::NEVER;
use crate::Time;

/// The bytes of a line of the cache.
const LINE: usize = 32;

/// Bits of `CTRL` with the mode of a read.
const QIO: u32 = 1 << 24;
const DIO: u32 = 1 << 23;
const QOUT: u32 = 1 << 20;
const DOUT: u32 = 1 << 14;
const FAST: u32 = 1 << 13;
/// `CTRL`: the clock is the bus clock.
const UNDIVIDED: u32 = 1 << 12;

impl Flash {
    /// Periods of the bus clock for a clock of the flash.
    #[must_use]
    pub fn clock_divider(&self) -> u32 {
        let ctrl = self.plain.get(register::CTRL);
        if self.undivided || ctrl & UNDIVIDED != 0 {
            1
        } else {
            (ctrl >> 8 & 0xf) + 1
        }
    }
    /// The time in which the cache fetches a line of 32 bytes.
    #[must_use]
    pub fn line_fetch_time(&self) -> Time {
        self.clocks(self.read_clocks(LINE))
    }

    /// When a command that starts now ends.
    pub(super) fn end(&self, command: u32, now: Time) -> Time {
        let (_, length) = self.target();
        let clocks = match command {
            command::READ if length >= BUFFER => return NEVER,
            command::READ => self.read_clocks(length),
            command::RDID => 8 + 24,
            command::RDSR => 8 + 8,
            command::WRSR => 8 + 16,
            command::PP => 8 + 24 + 8 * length as u64,
            command::SE | command::BE => 8 + 24,
            _ => 8,
        };
        now + self.clocks(clocks)
    }
    /// Clocks of command, address, dummy bits and data in the mode of `CTRL`.
    fn read_clocks(&self, length: usize) -> u64 {
        let ctrl = self.plain.get(register::CTRL);
        let bits = 8 * length as u64;
        8 + match ctrl {
            _ if ctrl & QIO != 0 => 6 + 6 + bits / 4,
            _ if ctrl & DIO != 0 => 12 + 4 + bits / 2,
            _ if ctrl & QOUT != 0 => 24 + 8 + bits / 4,
            _ if ctrl & DOUT != 0 => 24 + 8 + bits / 2,
            _ if ctrl & FAST != 0 => 24 + 8 + bits,
            _ => 24 + bits,
        }
    }
    fn clocks(&self, number: u64) -> Time {
        number * Time::from(self.clock_divider()) * self.bus
    }
}
