//! The surroundings of the emulated chip: the simulated parts at its pins, and a terminal at UART 0.

use chip::time::NEVER;
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
}

/// Picoseconds of a nanosecond, the unit of the parts' time.
const NS: Time = chip::time::US / 1000;

impl<C: BorrowMut<Card>> Surroundings<'_, C> {
    /// Lets the parts live until `now`.
    pub fn live(&mut self, now: Time) {
        let now = now / NS;
        // The end of a byte may be told late.
        self.devices.advance(now.saturating_sub(self.devices.now()));
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
    fn next_change(&mut self, now: Time) -> Time {
        self.live(now);
        let next = self.devices.next_change();
        next.and_then(|next| next.checked_mul(NS)).unwrap_or(NEVER)
    }
    fn spi(&mut self, bytes: &mut [u8], now: Time) {
        self.live(now);
        self.devices.spi_transfer(bytes);
    }
    fn uart_sent(&mut self, uart: u8, byte: u8, baud: u32, now: Time) {
        self.live(now);
        self.devices.lines.serial(uart, byte, baud);
        if uart == 0 && is_console(baud) {
            self.received.push(byte);
        }
    }
    fn tout_uv(&mut self, now: Time) -> u32 {
        self.live(now);
        self.devices.lines.analog_uv().unwrap_or(0)
    }
}
