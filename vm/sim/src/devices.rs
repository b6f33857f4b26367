//! The parts behind the pins. A board calls them when a pin changes, when its SPI controller sends, and when time
//! passes.

use crate::part::{Nanos, US};
use crate::wiring::{Connection, Wiring};
use crate::{Card, Lines, Mfrc522, St7920};
use core::borrow::BorrowMut;

/// Screen and reader with their wiring, and other parts. `C` is how the card on the reader is kept: see [`Mfrc522`].
#[derive(Clone, Debug)]
pub struct Devices<C = Card> {
    /// The screen.
    pub screen: St7920,
    /// The reader.
    pub reader: Mfrc522<C>,
    /// The other parts, and the clock of all of them.
    pub lines: Lines,
    wiring: Wiring,
    /// The level of each pin, as bits.
    levels: u32,
    /// The byte that arrives at the reader bit by bit.
    shifter: Shifter,
}

/// A byte on its way in, and the level of the line for the byte on its way out.
#[derive(Clone, Debug)]
struct Shifter {
    bits: u8,
    count: u32,
    /// The level of the reader's data line.
    line: bool,
}

impl<C> Devices<C> {
    /// The parts after power-on. No pin is driven yet: resistors keep the parts out of reset and, where there is a
    /// select line, not selected.
    #[must_use]
    pub const fn new(wiring: Wiring) -> Devices<C> {
        Devices {
            screen: St7920::with_select(wiring.screen.select.is_none()),
            reader: Mfrc522::with_select(wiring.reader.select.is_none()),
            lines: Lines::new(),
            wiring,
            levels: resting(&wiring.screen) | resting(&wiring.reader),
            shifter: Shifter {
                bits: 0,
                count: 0,
                line: false,
            },
        }
    }
}

impl<C: BorrowMut<Card>> Devices<C> {
    /// How the parts are connected.
    #[must_use]
    pub fn wiring(&self) -> &Wiring {
        &self.wiring
    }

    /// True if there is a box: a screen that is connected.
    #[must_use]
    pub fn has_box(&self) -> bool {
        self.wiring != Wiring::none()
    }

    /// The chip drives a pin to a level. This may be called for each level that is written: the same level again has
    /// no effect.
    pub fn pin_changed(&mut self, pin: u8, level: bool) {
        self.lines.drive(pin, Some(level));
        self.box_pin_changed(pin, level);
    }

    /// A pin of screen or reader has another level.
    fn box_pin_changed(&mut self, pin: u8, level: bool) {
        let mask = bit(pin);
        if mask == 0 || (self.levels & mask != 0) == level {
            return;
        }
        self.levels ^= mask;
        self.tell_screen(pin, level);
        self.tell_reader(pin, level);
    }

    /// The chip drives a pin no more: a resistor pulls the line to its resting level.
    pub fn pin_released(&mut self, pin: u8) {
        let resting = resting(&self.wiring.screen) | resting(&self.wiring.reader);
        self.box_pin_changed(pin, resting & bit(pin) != 0);
        self.lines.drive(pin, None);
    }

    /// The chip drives no pin any more, as when it starts: resistors pull the lines to their resting levels.
    pub fn release_pins(&mut self) {
        for pin in 0..32 {
            self.pin_released(pin);
        }
    }

    /// The level that parts and their resistors give to a pin; `None` where there are none.
    #[must_use]
    pub fn pin_level(&self, pin: u8) -> Option<bool> {
        let reader = &self.wiring.reader;
        let drives = pin == reader.bus.miso && self.is_selected(reader);
        let reader = drives.then_some(self.shifter.line);
        match (reader, self.lines.level(pin)) {
            (Some(a), Some(b)) => Some(a && b),
            (a, b) => a.or(b),
        }
    }

    /// The SPI controller exchanges bytes, highest bit first, on the pins of the hardware bus. The bytes go to every
    /// selected part there. What the parts answer takes their place, or 0xff where no part is selected.
    pub fn spi_transfer(&mut self, bytes: &mut [u8]) {
        let screen = self.wiring.screen.bus.is_hardware();
        let reader = self.wiring.reader.bus.is_hardware();
        for byte in bytes {
            let sent = *byte;
            self.lines.spi(core::slice::from_mut(byte));
            if screen {
                self.screen.byte(sent);
            }
            if reader {
                *byte &= self.reader.transfer(sent);
            }
        }
        if reader {
            self.begin_byte();
        }
    }

    /// Lets virtual time pass.
    pub fn advance_us(&mut self, us: u32) {
        self.advance(Nanos::from(us) * US);
    }
    /// Lets virtual time pass. The reader sees whole microseconds of the clock.
    pub fn advance(&mut self, time: Nanos) {
        let before = self.now() / US;
        self.lines.advance(time);
        let us = self.now() / US - before;
        self.reader.advance_us(us.try_into().unwrap_or(u32::MAX));
    }
    /// The present moment of the parts.
    #[must_use]
    pub fn now(&self) -> Nanos {
        self.lines.now()
    }
    /// The moment at which a part changes a line by itself; `None` if none will.
    #[must_use]
    pub fn next_change(&self) -> Option<Nanos> {
        self.lines.until_change().map(|left| self.now() + left)
    }

    fn level(&self, pin: u8) -> bool {
        self.levels & bit(pin) != 0
    }

    fn is_selected(&self, part: &Connection) -> bool {
        part.select
            .is_none_or(|select| self.level(select.pin) == select.active_high)
    }

    fn tell_screen(&mut self, pin: u8, level: bool) {
        let part = self.wiring.screen;
        if part.reset == Some(pin) {
            self.screen.reset(!level);
        }
        if part.select.is_some_and(|select| select.pin == pin) {
            self.screen.select(self.is_selected(&part));
        }
        if part.bus.sck == pin {
            self.screen.clock_edge(level, self.level(part.bus.mosi));
        }
    }

    fn tell_reader(&mut self, pin: u8, level: bool) {
        let part = self.wiring.reader;
        if part.reset == Some(pin) {
            self.reader.reset(!level);
        }
        if part.select.is_some_and(|select| select.pin == pin) {
            self.reader.select(self.is_selected(&part));
            self.begin_byte();
        }
        if part.bus.sck == pin && self.is_selected(&part) {
            self.clock_reader(level, self.level(part.bus.mosi));
        }
    }

    /// The reader takes a bit at the rising edge, and shows its next one from the falling
    /// edge on (MFRC522, 8.1.2).
    fn clock_reader(&mut self, rising: bool, data: bool) {
        let shifter = &mut self.shifter;
        if !rising {
            shifter.line = self.reader.next_answer() << shifter.count & 0x80 != 0;
            return;
        }
        shifter.bits = shifter.bits << 1 | u8::from(data);
        shifter.count += 1;
        if shifter.count == 8 {
            shifter.count = 0;
            self.reader.transfer(shifter.bits);
        }
    }

    /// The next bit is the first of a byte.
    fn begin_byte(&mut self) {
        self.shifter.count = 0;
        self.shifter.line = self.reader.next_answer() & 0x80 != 0;
    }
}

/// The mask of a pin; 0 for one that does not exist.
const fn bit(pin: u8) -> u32 {
    if pin < 32 {
        1 << pin
    } else {
        0
    }
}

/// The levels of a part's pins while nobody drives them.
const fn resting(part: &Connection) -> u32 {
    let mut levels = 0;
    if let Some(select) = part.select {
        if !select.active_high {
            levels |= bit(select.pin);
        }
    }
    if let Some(pin) = part.reset {
        levels |= bit(pin);
    }
    levels
}
