//! I2C, as the VM and a board speak of it: two open-drain lines that the CPU drives by software.
//!
//! Conditions and bits are those of NXP UM10204, chapter 3.1.

use super::pin::{PinMode, PinSetup};
use super::Board;

/// Half-bit durations are counted in fifths of a microsecond.
pub const FIFTHS: u32 = 5;
/// GPIO 16 has no open drain: it is pulled low as an output, and released as an input.
const NO_OPEN_DRAIN: u32 = 16;

/// A bus: two pins and a pace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SoftI2c {
    /// Pin of the clock.
    pub scl: u32,
    /// Pin of the data.
    pub sda: u32,
    /// Half a bit, in fifths of a microsecond; at least 1.
    pub half: u32,
    /// Microseconds for which a part may hold the clock low.
    pub timeout_us: u32,
}

/// A step on the bus. The clock is low after each but [`STOP`](I2cStep::STOP).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct I2cStep(pub u32);

impl I2cStep {
    /// Puts a start condition on the bus, or a repeated one.
    pub const START: I2cStep = I2cStep(1 << 9);
    /// Puts a stop condition on the bus.
    pub const STOP: I2cStep = I2cStep(1 << 10);

    /// Sends a byte; the last of the nine bits that come back is 0 if it was acknowledged.
    pub const fn send(byte: u8) -> I2cStep {
        I2cStep((byte as u32) << 1 | 1)
    }
    /// Receives a byte, in the first eight of the nine bits that come back, and acknowledges it or not.
    pub const fn receive(nack: bool) -> I2cStep {
        I2cStep(0xff << 1 | nack as u32)
    }
}

/// Makes both pins open drains and releases them. Pull-ups stay as they are.
pub fn release<B: Board + ?Sized>(board: &mut B, bus: &SoftI2c) {
    for pin in [bus.scl, bus.sda] {
        let setup = match pin {
            NO_OPEN_DRAIN => PinSetup::INPUT,
            _ => PinSetup::KEEP
                .with_mode(PinMode::OpenDrain)
                .with_level(true),
        };
        board.pin_setup(pin, setup);
    }
}

/// Does a step by setting pins and waiting, as [`Board::i2c`] says.
pub fn bit_bang<B: Board + ?Sized>(board: &mut B, bus: &SoftI2c, step: I2cStep) -> Option<u32> {
    board.exact(true);
    let bits = Lines { board, bus }.step(step);
    board.exact(false);
    bits
}

struct Lines<'a, B: ?Sized> {
    board: &'a mut B,
    bus: &'a SoftI2c,
}

impl<B: Board + ?Sized> Lines<'_, B> {
    fn step(&mut self, step: I2cStep) -> Option<u32> {
        let (scl, sda) = (self.bus.scl, self.bus.sda);
        match step {
            I2cStep::START => {
                self.set(sda, true);
                self.clock()?;
                self.set(sda, false);
                self.pause();
                self.set(scl, false);
                Some(0)
            }
            I2cStep::STOP => {
                self.set(scl, false);
                self.set(sda, false);
                self.clock()?;
                self.set(sda, true);
                self.pause();
                Some(0)
            }
            I2cStep(bits) => {
                let mut bits = bits;
                self.set(scl, false);
                for _ in 0..9 {
                    self.set(sda, bits & 1 << 8 != 0);
                    self.clock()?;
                    bits = bits << 1 | u32::from(self.board.pin_read(sda));
                    self.set(scl, false);
                }
                self.set(sda, true);
                Some(bits & 0x1ff)
            }
        }
    }
    /// The low half of a clock, then the high one, which begins when the slowest part has released the clock. `None`
    /// if that takes too long; the data are released then.
    fn clock(&mut self) -> Option<()> {
        self.pause();
        self.set(self.bus.scl, true);
        let mut left = self.bus.timeout_us;
        while !self.board.pin_read(self.bus.scl) {
            if left == 0 {
                self.set(self.bus.sda, true);
                return None;
            }
            left -= 1;
            self.board.sleep_us(1);
        }
        self.pause();
        Some(())
    }
    fn pause(&mut self) {
        self.board.sleep_us(self.bus.half.div_ceil(FIFTHS));
    }
    fn set(&mut self, pin: u32, high: bool) {
        match pin {
            NO_OPEN_DRAIN => {
                let setup = if high {
                    PinSetup::INPUT
                } else {
                    PinSetup::output(false)
                };
                self.board.pin_setup(pin, setup);
            }
            _ => self.board.pin_write(pin, high),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
