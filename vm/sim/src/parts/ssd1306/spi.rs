//! The display on SPI with four wires (*SSD1306*, 8.1.3): a bit is taken at the rising clock, and D/C tells at the last one
//! whether the byte is data. A high level of CS ends a byte that is not complete.

use alloc::string::String;

use super::super::i2c::Target;
use super::Ssd1306;
use crate::part::{Nanos, Part, Picture};
use crate::Bus;

/// A display on SPI.
#[derive(Clone, Debug)]
pub struct Ssd1306Spi {
    /// The display.
    pub display: Ssd1306,
    bus: Bus,
    dc: u8,
    cs: Option<u8>,
    reset: Option<u8>,
    levels: u32,
    bits: u8,
    count: u8,
}

impl Ssd1306Spi {
    /// A display on these pins. Without `cs` it is always selected.
    #[must_use]
    pub fn new(
        display: Ssd1306,
        bus: Bus,
        dc: u8,
        cs: Option<u8>,
        reset: Option<u8>,
    ) -> Ssd1306Spi {
        let high = cs
            .into_iter()
            .chain(reset)
            .fold(0, |all, pin| all | 1 << pin);
        Ssd1306Spi {
            display,
            bus,
            dc,
            cs,
            reset,
            levels: high,
            bits: 0,
            count: 0,
        }
    }
    fn is_high(&self, pin: u8) -> bool {
        self.levels >> pin & 1 != 0
    }
    /// Selected, and not held in reset.
    fn listens(&self) -> bool {
        self.cs.is_none_or(|pin| !self.is_high(pin))
            && self.reset.is_none_or(|pin| self.is_high(pin))
    }
    fn byte(&mut self, byte: u8, now: Nanos) {
        match self.is_high(self.dc) {
            true => self.display.data(byte),
            false => self.display.command(byte, now),
        }
    }
}

impl Part for Ssd1306Spi {
    fn pins(&self) -> u32 {
        let pins = [self.bus.sck, self.bus.mosi, self.dc].into_iter();
        pins.chain(self.cs)
            .chain(self.reset)
            .fold(0, |all, pin| all | 1 << pin)
    }
    fn rest(&self, pin: u8) -> Option<bool> {
        (self.cs == Some(pin) || self.reset == Some(pin)).then_some(true)
    }
    fn changed(&mut self, pin: u8, high: bool, now: Nanos) {
        self.levels = self.levels & !(1 << pin) | u32::from(high) << pin;
        if self.reset == Some(pin) && !high {
            self.display.reset();
            self.count = 0;
        }
        if self.cs == Some(pin) {
            self.count = 0;
        }
        if pin == self.bus.sck && high && self.listens() {
            self.bits = self.bits << 1 | u8::from(self.is_high(self.bus.mosi));
            self.count += 1;
            if self.count == 8 {
                self.count = 0;
                self.byte(self.bits, now);
            }
        }
    }
    fn spi(&mut self, byte: u8, now: Nanos) -> Option<u8> {
        if self.bus.is_hardware() && self.listens() {
            self.byte(byte, now);
        }
        // It has no line for an answer.
        None
    }
    fn next_change(&self) -> Option<Nanos> {
        self.display.next_change()
    }
    fn advance(&mut self, now: Nanos) {
        self.display.advance(now);
    }
    fn summary(&self, _now: Nanos) -> String {
        self.display.summary()
    }
    fn state(&self, key: &str, _now: Nanos) -> Option<String> {
        self.display.state(key)
    }
    fn picture(&self) -> Option<&dyn Picture> {
        Some(&self.display)
    }
    fn received(&self) -> u32 {
        self.display.received()
    }
}
