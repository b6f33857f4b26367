//! I2C, as the VM and a board speak of it: two open-drain lines that the CPU drives by software.
//!
//! Conditions and bits are those of NXP UM10204, chapter 3.1.

use super::{line, Board};

/// Half-bit durations are counted in fifths of a microsecond.
pub const FIFTHS: u32 = 5;

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

/// A step on the bus. A byte leaves the clock low and the data high; a condition leaves the clock high.
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
    /// The bits that go out, from the highest on, and their number. A condition is a bit whose data change while the
    /// clock is high.
    pub const fn bits(self) -> (u32, u32) {
        match self {
            I2cStep::START => (1 << 31, 1),
            I2cStep::STOP => (0, 1),
            I2cStep(bits) => (bits << 23, 9),
        }
    }
    /// Receives a byte, in the first eight of the nine bits that come back, and acknowledges it or not.
    pub const fn receive(nack: bool) -> I2cStep {
        I2cStep(0xff << 1 | nack as u32)
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
        let (mut bits, count) = step.bits();
        if step != I2cStep::START {
            self.set(scl, false);
        }
        for i in 0..count {
            if i > 0 {
                self.set(scl, false);
            }
            self.set(sda, bits >> 31 != 0);
            self.clock()?;
            bits = bits << 1 | u32::from(self.board.pin_read(sda));
        }
        if count == 1 {
            self.set(sda, step == I2cStep::STOP);
            self.pause();
        } else {
            self.set(scl, false);
            self.set(sda, true);
        }
        Some(bits & 0x1ff)
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
        line::set(self.board, pin, high);
    }
}

#[cfg(test)]
pub(crate) mod tests;
