//! The surroundings of the emulated chip: the simulated parts at its pins, and a terminal at UART 0.

use chip::{Time, World};
use sim::{Card, Devices};
use std::borrow::BorrowMut;

/// The speed of the terminal, in bits a second. What the chip sends at another speed is noise to it.
const BAUD: u32 = 115_200;
/// A receiver follows a sender whose speed is wrong by one part in this number.
const TOLERANCE: u32 = 25;

/// True for the speed of a sender that the terminal understands.
pub fn is_console(baud: u32) -> bool {
    baud.abs_diff(BAUD) < BAUD / TOLERANCE
}

/// Parts and terminal.
pub struct Surroundings<'a, C = Card> {
    /// The parts behind the pins.
    pub devices: &'a mut Devices<C>,
    /// What the terminal has received since somebody looked.
    pub received: &'a mut Vec<u8>,
    /// The moment up to which the parts have lived.
    pub lived: &'a mut Time,
}

impl<C: BorrowMut<Card>> Surroundings<'_, C> {
    /// Lets the parts live until `now`.
    pub fn live(&mut self, now: Time) {
        let us = (now - *self.lived) / chip::time::US;
        if us > 0 {
            *self.lived += us * chip::time::US;
            self.devices.advance_us(us.try_into().unwrap_or(u32::MAX));
        }
    }
}

impl<C: BorrowMut<Card>> World for Surroundings<'_, C> {
    fn pin_driven(&mut self, pin: u8, level: Option<bool>, now: Time) {
        self.live(now);
        match level {
            Some(level) => self.devices.pin_changed(pin, level),
            None => self.devices.pin_released(pin),
        }
    }
    fn pin_level(&mut self, pin: u8, now: Time) -> Option<bool> {
        self.live(now);
        self.devices.pin_level(pin)
    }
    fn spi(&mut self, bytes: &mut [u8], now: Time) {
        self.live(now);
        self.devices.spi_transfer(bytes);
    }
    fn uart_sent(&mut self, uart: u8, byte: u8, baud: u32, _now: Time) {
        if uart == 0 && is_console(baud) {
            self.received.push(byte);
        }
    }
}
