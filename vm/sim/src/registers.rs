//! Memory by address: what `machine.mem32` finds on a simulated board.
//!
//! These registers are modelled: the pins' (ESP8266 Technical Reference, chapter 1), GPIO 16's (`gpio16.c` of
//! Espressif's SDK), and the random numbers (0x3ff20e44, the same). Every other register is a word that is remembered: 0
//! until it is written. The real-time clock's memory outlives resets, the other words do not. RAM, mask ROM and
//! flash read as 0: a program here is not laid out as on the chip.

use alloc::collections::BTreeMap;
use core::borrow::BorrowMut;

use vm::board::memory;
use vm::board::pin::{self, PinMode, PinSetup};

use crate::{Card, Chip};

/// The first word of the real-time clock's memory.
const RTC_MEMORY: u32 = 0x6000_1000;
const RANDOM: u32 = 0x3ff2_0e44;

/// The registers of the pins 0 to 15.
mod gpio {
    pub const OUT: u32 = 0x6000_0300;
    pub const OUT_SET: u32 = 0x6000_0304;
    pub const OUT_CLEAR: u32 = 0x6000_0308;
    pub const ENABLE: u32 = 0x6000_030c;
    pub const ENABLE_SET: u32 = 0x6000_0310;
    pub const ENABLE_CLEAR: u32 = 0x6000_0314;
    pub const IN: u32 = 0x6000_0318;
}

/// The registers of GPIO 16: bit 0.
mod gpio16 {
    pub const OUT: u32 = 0x6000_0768;
    pub const ENABLE: u32 = 0x6000_0774;
    pub const IN: u32 = 0x6000_078c;
}

/// The bits of GPIO 0 to 15, and the bit of GPIO 16, among the pins.
const LOW: u32 = 0xffff;
const PIN_16: u32 = 1 << 16;

/// The words that were written.
#[derive(Clone, Debug, Default)]
pub struct Registers {
    words: BTreeMap<u32, u32>,
}

impl Registers {
    /// Registers that are all 0.
    #[must_use]
    pub const fn new() -> Registers {
        Registers {
            words: BTreeMap::new(),
        }
    }
    /// Forgets what a reset of the chip clears.
    pub fn reset(&mut self) {
        self.words = self.words.split_off(&RTC_MEMORY);
    }
}

impl<C: BorrowMut<Card>> Chip<C> {
    /// The word at an address, as `vm::board::Board::peek`.
    pub fn peek(&mut self, at: u32) -> Option<u32> {
        if !memory::is_readable(at) {
            return None;
        }
        let lines = self.pins.outputs();
        Some(match at {
            gpio::OUT => lines.high & LOW,
            gpio::ENABLE => lines.driven & LOW,
            gpio::IN => self.levels() & LOW,
            gpio16::OUT => lines.high >> 16 & 1,
            gpio16::ENABLE => lines.driven >> 16 & 1,
            gpio16::IN => self.levels() >> 16 & 1,
            // Registers that set or clear bits read as 0, whatever was written to them.
            gpio::OUT_SET..=gpio::OUT_CLEAR | gpio::ENABLE_SET..=gpio::ENABLE_CLEAR => 0,
            RANDOM => self.random(),
            _ => self.registers.words.get(&at).copied().unwrap_or(0),
        })
    }

    /// Writes a word, as `vm::board::Board::poke`.
    pub fn poke(&mut self, at: u32, word: u32) -> bool {
        if !memory::is_register(at) {
            return false;
        }
        let lines = self.pins.outputs();
        let pin_16 = (word & 1) << 16;
        match at {
            gpio::OUT => self.set_out(word & LOW | lines.high & !LOW),
            gpio::OUT_SET => self.set_out(lines.high | word & LOW),
            gpio::OUT_CLEAR => self.set_out(lines.high & !(word & LOW)),
            gpio::ENABLE => self.set_driven(word & LOW | lines.driven & !LOW),
            gpio::ENABLE_SET => self.set_driven(lines.driven | word & LOW),
            gpio::ENABLE_CLEAR => self.set_driven(lines.driven & !(word & LOW)),
            gpio16::OUT => self.set_out(lines.high & !PIN_16 | pin_16),
            gpio16::ENABLE => self.set_driven(lines.driven & !PIN_16 | pin_16),
            gpio::IN | gpio16::IN => {}
            _ => {
                self.registers.words.insert(at, word);
            }
        }
        true
    }

    /// The levels at all pins, as bits.
    fn levels(&self) -> u32 {
        (0..pin::COUNT).fold(0, |bits, p| bits | u32::from(self.pins.read(p)) << p)
    }

    fn set_out(&mut self, high: u32) {
        let changed = self.pins.outputs().high ^ high;
        for p in (0..pin::COUNT).filter(|p| changed >> p & 1 != 0) {
            let setup = PinSetup::KEEP.with_level(high >> p & 1 != 0);
            self.pins.setup(p, setup);
        }
    }

    fn set_driven(&mut self, driven: u32) {
        let lines = self.pins.outputs();
        let changed = lines.driven ^ driven;
        for p in (0..pin::COUNT).filter(|p| changed >> p & 1 != 0) {
            let mode = match (driven >> p & 1, lines.open_drain >> p & 1) {
                (0, _) => PinMode::In,
                (_, 0) => PinMode::Out,
                _ => PinMode::OpenDrain,
            };
            self.pins.setup(p, PinSetup::KEEP.with_mode(mode));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Wiring;

    fn chip() -> Chip {
        Chip::new(1024, Wiring::shared(), Chip::<Card>::SEED)
    }

    #[test]
    fn the_registers_of_the_pins_drive_them() {
        let mut c = chip();
        assert!(c.poke(gpio::ENABLE_SET, 1 << 4));
        assert!(c.poke(gpio::OUT_SET, 1 << 4 | 1 << 5));
        assert!(c.pins.read(4) && !c.pins.read(5));
        assert_eq!(c.peek(gpio::OUT), Some(1 << 4 | 1 << 5));
        assert_eq!(c.peek(gpio::ENABLE), Some(1 << 4));
        assert_eq!(c.peek(gpio::IN).map(|w| w >> 4 & 3), Some(1));
        c.poke(gpio::OUT_CLEAR, 1 << 4);
        assert!(!c.pins.read(4));
        c.poke(gpio::OUT, 1 << 4);
        assert!(c.pins.read(4));
        c.poke(gpio::ENABLE_CLEAR, 1 << 4);
        assert_eq!(c.peek(gpio::ENABLE), Some(0));
        c.poke(gpio::ENABLE, 1 << 5);
        assert_eq!(c.peek(gpio::ENABLE), Some(1 << 5));
        assert_eq!(c.peek(gpio::OUT_SET), Some(0));
    }

    #[test]
    fn pin_16_has_registers_of_its_own() {
        let mut c = chip();
        c.poke(gpio16::ENABLE, 1);
        c.poke(gpio16::OUT, 1);
        assert!(c.pins.read(16));
        assert_eq!(c.peek(gpio16::IN), Some(1));
        assert_eq!(
            (c.peek(gpio16::OUT), c.peek(gpio16::ENABLE)),
            (Some(1), Some(1))
        );
        assert_eq!(
            (c.peek(gpio::OUT), c.peek(gpio::ENABLE)),
            (Some(0), Some(0))
        );
    }

    #[test]
    fn other_registers_are_words_and_some_outlive_a_reset() {
        let mut c = chip();
        assert!(c.poke(0x6000_0800, 7) && c.poke(0x6000_1200, 8));
        assert_eq!(c.peek(0x6000_0800), Some(7));
        assert_ne!(c.peek(RANDOM), c.peek(RANDOM));
        c.restarts();
        assert_eq!(
            (c.peek(0x6000_0800), c.peek(0x6000_1200)),
            (Some(0), Some(8))
        );
    }

    #[test]
    fn ram_is_read_and_not_written_and_holes_are_neither() {
        let mut c = chip();
        assert_eq!(c.peek(0x3ffe_8000), Some(0));
        assert!(!c.poke(0x3ffe_8000, 1));
        assert_eq!(c.peek(0), None);
        assert_eq!(c.peek(0x6000_0302), None, "not the address of a word");
        assert!(!c.poke(0, 1));
    }
}
