//! The flash chip: what its commands do to its content.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;

use vm::board::flash::SECTOR;

/// Bytes of a sector, as a size in memory.
const SECTOR_BYTES: usize = SECTOR as usize;

/// A flash chip. Sectors that have never been written take no memory.
#[derive(Clone, Debug)]
pub struct Flash {
    size: u32,
    sectors: BTreeMap<u32, Box<[u8; SECTOR_BYTES]>>,
}

impl Flash {
    /// Bytes of the flash chip of a NodeMCU.
    pub const SIZE: u32 = 4 << 20;

    /// An erased flash chip of this size, a multiple of [`SECTOR`]; 0 for a board without one.
    #[must_use]
    pub const fn new(size: u32) -> Flash {
        Flash {
            size,
            sectors: BTreeMap::new(),
        }
    }
    /// A flash chip with this content, whose length is a multiple of [`SECTOR`].
    #[must_use]
    pub fn with(bytes: &[u8]) -> Flash {
        let mut flash = Flash::new(bytes.len() as u32);
        for (number, sector) in (0..).zip(bytes.chunks_exact(SECTOR_BYTES)) {
            if sector.iter().any(|b| *b != 0xff) {
                flash.sector(number).copy_from_slice(sector);
            }
        }
        flash
    }
    /// Bytes of the flash chip.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.size
    }
    /// Its identification: a maker and device that many boards have (Winbond W25Q data sheet: 0xef, 0x40), and the
    /// logarithm of the size. 0 for a board without a flash chip.
    #[must_use]
    pub fn id(&self) -> u32 {
        match self.size.checked_ilog2() {
            Some(log) => log << 16 | 0x40ef,
            None => 0,
        }
    }
    /// The bytes of sector number `n`.
    #[must_use]
    pub fn bytes_of(&self, n: u32) -> [u8; SECTOR_BYTES] {
        match self.sectors.get(&n) {
            Some(sector) => **sector,
            None => [0xff; SECTOR_BYTES],
        }
    }

    fn sector(&mut self, n: u32) -> &mut [u8; SECTOR_BYTES] {
        self.sectors
            .entry(n)
            .or_insert_with(|| Box::new([0xff; SECTOR_BYTES]))
    }
    fn has(&self, at: u32, words: usize) -> bool {
        let end = u64::from(at) + 4 * words as u64;
        at % 4 == 0 && end <= u64::from(self.size)
    }

    /// Reads words. False if they are not all in the chip.
    pub fn read(&self, at: u32, into: &mut [u32]) -> bool {
        if !self.has(at, into.len()) {
            return false;
        }
        for (at, word) in (at..).step_by(4).zip(into) {
            let from = (at % SECTOR) as usize;
            *word = self.sectors.get(&(at / SECTOR)).map_or(u32::MAX, |s| {
                u32::from_le_bytes([s[from], s[from + 1], s[from + 2], s[from + 3]])
            });
        }
        true
    }
    /// Programs words: bits that are 0 in them become 0. False if they are not all in the chip.
    pub fn write(&mut self, at: u32, words: &[u32]) -> bool {
        if !self.has(at, words.len()) {
            return false;
        }
        for (at, word) in (at..).step_by(4).zip(words) {
            let from = (at % SECTOR) as usize;
            let there = &mut self.sector(at / SECTOR)[from..from + 4];
            for (byte, new) in there.iter_mut().zip(word.to_le_bytes()) {
                *byte &= new;
            }
        }
        true
    }
    /// Erases sector number `n`. False if the chip has no such sector.
    pub fn erase(&mut self, n: u32) -> bool {
        self.sectors.remove(&n);
        n < self.size / SECTOR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programming_clears_bits_and_erasing_sets_them() {
        let mut flash = Flash::new(2 * SECTOR);
        let mut there = [0; 3];
        assert!(flash.write(4092, &[0x1234_5678, 0xffff_0000]));
        assert!(flash.write(4096, &[0x00ff_ff00]));
        assert!(flash.read(4092, &mut there));
        assert_eq!(there, [0x1234_5678, 0x00ff_0000, u32::MAX]);
        assert!(flash.erase(1));
        assert!(flash.read(4092, &mut there));
        assert_eq!(there, [0x1234_5678, u32::MAX, u32::MAX]);
        let bytes: alloc::vec::Vec<u8> = (0..2).flat_map(|n| flash.bytes_of(n)).collect();
        assert_eq!(Flash::with(&bytes).sectors, flash.sectors);
    }

    #[test]
    fn nothing_lies_behind_its_end() {
        let mut flash = Flash::new(SECTOR);
        assert!(!flash.write(4092, &[0, 0]));
        assert!(!flash.read(4096, &mut [0]));
        assert!(!flash.read(2, &mut [0]));
        assert!(!flash.erase(1));
        assert!(flash.sectors.is_empty());
    }
}
