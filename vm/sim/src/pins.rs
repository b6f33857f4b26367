//! The pins of a simulated board, with the parts behind them.

use core::borrow::BorrowMut;

use vm::board::pin::{PinMode, PinSetup};

use crate::{Card, Devices};

/// The pins of a chip. A program reads back each level that it sets, even of an open drain that it let go: such a
/// line has a resistor. An input reads the level that a part drives, or high if it is pulled up.
#[derive(Clone, Debug)]
pub struct Pins<C = Card> {
    /// The parts behind the pins: see [`Devices`].
    pub devices: Devices<C>,
    /// Bit per pin: an output.
    driven: u32,
    /// Bit per pin: an output that drives low only.
    open_drain: u32,
    /// Bit per pin: the level that was written.
    high: u32,
    /// Bit per pin: pulled up.
    pulled_up: u32,
}

/// The outputs among the pins, a bit for each pin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outputs {
    /// The pins that are outputs.
    pub driven: u32,
    /// The outputs that drive low only.
    pub open_drain: u32,
    /// The levels that were written, to inputs too.
    pub high: u32,
}

fn set_bit(bits: &mut u32, pin: u32, on: bool) {
    *bits = *bits & !(1 << pin) | u32::from(on) << pin;
}

impl<C> Pins<C> {
    /// Pins that are all inputs, with these parts behind them.
    #[must_use]
    pub const fn new(devices: Devices<C>) -> Pins<C> {
        Pins {
            devices,
            driven: 0,
            open_drain: 0,
            high: 0,
            pulled_up: 0,
        }
    }
    /// The outputs, and the levels that were written.
    pub(crate) const fn outputs(&self) -> Outputs {
        Outputs {
            driven: self.driven,
            open_drain: self.open_drain,
            high: self.high,
        }
    }
}

impl<C: BorrowMut<Card>> Pins<C> {
    /// Sets a pin up, as `vm::board::Board::pin_setup`.
    pub fn setup(&mut self, pin: u32, setup: PinSetup) {
        if let Some(up) = setup.pull_up() {
            set_bit(&mut self.pulled_up, pin, up);
        }
        if let Some(high) = setup.high() {
            set_bit(&mut self.high, pin, high);
        }
        if let Some(mode) = setup.mode() {
            set_bit(&mut self.driven, pin, mode != PinMode::In);
            set_bit(&mut self.open_drain, pin, mode == PinMode::OpenDrain);
        }
        self.tell(pin);
    }
    /// Makes all pins inputs, as when the chip starts. The parts keep their power.
    pub fn release(&mut self) {
        (self.driven, self.open_drain) = (0, 0);
        (self.high, self.pulled_up) = (0, 0);
        self.devices.release_pins();
    }
    /// Sets the level of an output, as `vm::board::Board::pin_write`.
    pub fn write(&mut self, pin: u32, high: bool) {
        if self.driven >> pin & 1 != 0 {
            set_bit(&mut self.high, pin, high);
            self.tell(pin);
        }
    }
    /// The level at a pin, as `vm::board::Board::pin_read`.
    #[must_use]
    pub fn read(&self, pin: u32) -> bool {
        if self.drives(pin) {
            return self.high >> pin & 1 != 0;
        }
        let level = self.devices.pin_level(pin as u8);
        let let_go = self.driven & self.open_drain & self.high;
        level.unwrap_or((self.pulled_up | let_go) >> pin & 1 != 0)
    }
    /// True for an output that drives its level, not for an open drain that was let go.
    fn drives(&self, pin: u32) -> bool {
        (self.driven & !(self.open_drain & self.high)) >> pin & 1 != 0
    }
    /// Shows the parts what the chip drives at a pin.
    fn tell(&mut self, pin: u32) {
        match self.drives(pin) {
            true => self
                .devices
                .pin_changed(pin as u8, self.high >> pin & 1 != 0),
            false => self.devices.pin_released(pin as u8),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Wiring;

    fn pins() -> Pins {
        Pins::new(Devices::new(Wiring::shared()))
    }

    #[test]
    fn what_is_written_is_read() {
        let mut p = pins();
        assert!(!p.read(4));
        p.setup(4, PinSetup::INPUT.with_pull_up(true));
        assert!(p.read(4));
        p.setup(4, PinSetup::output(false));
        assert!(!p.read(4));
        p.write(4, true);
        assert!(p.read(4));
        p.setup(4, PinSetup::INPUT);
        p.write(4, true);
        assert!(!p.read(4));
    }

    #[test]
    fn an_open_drain_is_low_or_let_go() {
        let mut p = pins();
        p.setup(5, PinSetup::output(false).with_mode(PinMode::OpenDrain));
        assert!(!p.read(5));
        p.write(5, true);
        assert!(p.read(5), "the line's resistor pulls it up");
    }

    #[test]
    fn a_start_releases_all_pins() {
        let mut p = pins();
        p.setup(2, PinSetup::output(false));
        p.setup(4, PinSetup::INPUT.with_pull_up(true));
        p.release();
        assert!(!p.read(4));
        let mut nobody = [0x80 | 0x37 << 1, 0];
        p.devices.spi_transfer(&mut nobody);
        assert_eq!(nobody[1], 0xff, "the resistor has let the reader go");
    }

    #[test]
    fn an_output_selects_a_part() {
        let mut p = pins();
        p.setup(2, PinSetup::output(false));
        let mut version = [0x80 | 0x37 << 1, 0];
        p.devices.spi_transfer(&mut version);
        assert_eq!(version[1], 0x92);
        p.write(2, true);
        let mut nobody = [0x80 | 0x37 << 1, 0];
        p.devices.spi_transfer(&mut nobody);
        assert_eq!(nobody[1], 0xff);
    }
}
