//! The analog page at 0x60000d00: the bus to the analog blocks, and the converter.
//!
//! A word at 4 * host is a transfer on that bus: block, register << 8, data << 16, and bit 24 for a write. Bit 25 reads 1
//! until the transfer is done. Sources: ROM 0x40007268 and 0x400072d8 (`rom_i2c_readReg`, `rom_i2c_writeReg`); what sets
//! the PLL: Arduino core_esp8266_phy.c. The time of a transfer is assumed.

use std::collections::BTreeMap;

use super::adc::{self, Adc};
use super::plain::Plain;
use crate::time::US;
use crate::{Time, World};

/// Behind the words of the hosts.
const HOSTS_END: u32 = 0x20;
const WRITE: u32 = 1 << 24;
const BUSY: u32 = 1 << 25;
const TRANSFER_TIME: Time = 2 * US;

/// The PLL's block and host, and the registers and values that give 80 MHz from a crystal of 26 MHz.
const PLL: (u8, u8) = (103, 4);
const PLL_80: [(u8, u8); 2] = [(1, 0x88), (2, 0x91)];

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Analog {
    plain: Plain<64>,
    /// What was written to registers of the blocks: (block, host, register).
    blocks: BTreeMap<(u8, u8, u8), u8>,
    busy_until: [Time; HOSTS_END as usize / 4],
    adc: Adc,
}

impl Analog {
    /// Reads a register.
    pub fn read(&mut self, offset: u32, now: Time) -> u32 {
        match offset {
            0..HOSTS_END => {
                let busy = now < self.busy_until[offset as usize / 4];
                self.plain.get(offset) | if busy { BUSY } else { 0 }
            }
            adc::FIRST..=adc::LAST => self.adc.read(offset, now),
            _ => self.plain.get(offset),
        }
    }
    /// Writes a register.
    pub fn write(&mut self, offset: u32, value: u32, now: Time, world: &mut dyn World) {
        match offset {
            0..HOSTS_END => {
                let host = (offset / 4) as u8;
                let answer = self.transfer(host, value);
                self.plain.set(offset, answer);
                self.busy_until[host as usize] = now + TRANSFER_TIME;
            }
            adc::FIRST..=adc::LAST => self.adc.write(offset, value, now, world),
            _ => self.plain.set(offset, value),
        }
    }
    /// A register of an analog block. One that was never written reads 0.
    #[must_use]
    pub fn block(&self, block: u8, host: u8, register: u8) -> u8 {
        self.blocks
            .get(&(block, host, register))
            .copied()
            .unwrap_or(0)
    }
    /// True if the PLL gives a bus clock of 80 MHz.
    #[must_use]
    pub fn pll_set(&self) -> bool {
        PLL_80
            .iter()
            .all(|(register, value)| self.block(PLL.0, PLL.1, *register) == *value)
    }
    /// The blocks' registers are lost.
    pub fn reset(&mut self) {
        *self = Analog::default();
    }

    /// Makes a transfer. What the host's word then reads.
    fn transfer(&mut self, host: u8, word: u32) -> u32 {
        let [block, register, data, _] = word.to_le_bytes();
        if word & WRITE != 0 {
            self.blocks.insert((block, host, register), data);
            return word & !BUSY;
        }
        let data = self.block(block, host, register);
        word & 0xffff | u32::from(data) << 16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nothing;
    impl World for Nothing {}

    #[test]
    fn a_write_is_read_back_after_its_time() {
        let mut analog = Analog::default();
        analog.write(0x10, 98 | 1 << 8 | 0xf0 << 16 | WRITE, 0, &mut Nothing);
        assert_ne!(analog.read(0x10, US) & BUSY, 0);
        assert_eq!(analog.read(0x10, 3 * US) & BUSY, 0);
        analog.write(0x10, 98 | 1 << 8, 3 * US, &mut Nothing);
        assert_eq!(analog.read(0x10, 6 * US), 98 | 1 << 8 | 0xf0 << 16);
        assert_eq!((analog.block(98, 4, 1), analog.block(98, 0, 1)), (0xf0, 0));
    }

    #[test]
    fn both_registers_set_the_pll() {
        let mut analog = Analog::default();
        analog.write(0x10, 103 | 1 << 8 | 0x88 << 16 | WRITE, 0, &mut Nothing);
        assert!(!analog.pll_set());
        analog.write(0x10, 103 | 2 << 8 | 0x91 << 16 | WRITE, 0, &mut Nothing);
        assert!(analog.pll_set());
        analog.reset();
        assert!(!analog.pll_set());
    }

    #[test]
    fn the_bit_of_the_flash_cache_reads_as_written() {
        let mut analog = Analog::default();
        analog.write(0x48, 1, 0, &mut Nothing);
        assert_eq!(analog.read(0x48, 0), 1);
    }
}
