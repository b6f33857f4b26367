//! I2C by software, as [`vm::board::Board::i2c`] describes it, on the pins' registers.

use vm::board::i2c::{I2cStep, SoftI2c};

use super::clock;
use super::gpio::{drain_of, Drain};

/// Counts of the timer in a fifth of a microsecond, the unit of a bus's pace.
const _: () = assert!(clock::COUNTS == vm::board::i2c::FIFTHS);

/// The lines of a bus, and its pace.
struct Lines<'a> {
    bus: &'a SoftI2c,
    scl: Drain,
    sda: Drain,
    /// The timer's count at the last edge of the clock.
    edge: u32,
}

/// Does a step. `None` if the clock was held low for too long.
pub fn step(bus: &SoftI2c, step: I2cStep) -> Option<u32> {
    let mut lines = Lines {
        bus,
        scl: drain_of(bus.scl),
        sda: drain_of(bus.sda),
        edge: clock::count(),
    };
    lines.step(step)
}

impl Lines<'_> {
    fn step(&mut self, step: I2cStep) -> Option<u32> {
        let (mut bits, mut count) = step.bits();
        let condition = count == 1;
        if step != I2cStep::START {
            self.scl.set(false);
        }
        loop {
            self.sda.set(bits >> 31 != 0);
            self.clock()?;
            bits = bits << 1 | u32::from(self.sda.is_high());
            count -= 1;
            if count == 0 {
                break;
            }
            self.scl.set(false);
        }
        if condition {
            self.sda.set(step == I2cStep::STOP);
            self.pause();
        } else {
            self.scl.set(false);
            self.sda.set(true);
        }
        Some(bits & 0x1ff)
    }
    /// The low half of a clock, then the high one, which begins when the slowest part has released the clock. If that
    /// takes too long, the data are released.
    fn clock(&mut self) -> Option<()> {
        self.pause();
        self.scl.set(true);
        while !self.scl.is_high() {
            let waited = clock::count().wrapping_sub(self.edge);
            if waited > self.bus.timeout_us.wrapping_mul(clock::COUNTS) {
                self.sda.set(true);
                return None;
            }
        }
        self.edge = clock::count();
        self.pause();
        Some(())
    }
    /// Waits until half a bit has passed since the last edge.
    fn pause(&mut self) {
        while clock::count().wrapping_sub(self.edge) < self.bus.half {}
        self.edge = clock::count();
    }
}
