//! A NOR flash whose power can fail at any of its operations.

use crate::board::flash::{SECTOR, USER};
use crate::board::Board;
use std::vec;
use std::vec::Vec;

/// Bytes that one command programs.
const COMMAND: usize = 64;

/// The flash behind firmware and image.
#[derive(Clone)]
pub struct Nor {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Erasures of each sector.
    pub wear: Vec<u32>,
    /// Operations that changed it so far: commands that program, and erasures.
    pub operations: u64,
    /// Two records may have the same content: a rename was cut.
    pub may_share: bool,
    /// The operation at which the power fails.
    pub fails_at: Option<u64>,
    seed: u32,
}

impl Nor {
    /// An erased flash with this many sectors behind firmware and image.
    pub fn new(sectors: usize) -> Nor {
        Nor {
            bytes: vec![0xff; sectors * SECTOR as usize],
            wear: vec![0; sectors],
            operations: 0,
            may_share: false,
            fails_at: None,
            seed: 0x2545_f491,
        }
    }
    /// Chance: a number below `n`.
    pub fn chance(&mut self, n: u32) -> u32 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 17;
        self.seed ^= self.seed << 5;
        self.seed % n
    }
    /// Gives power again, with another chance than before.
    pub fn power_on(&mut self) {
        self.fails_at = None;
    }

    /// Counts an operation. True if the power fails in it.
    fn fails(&mut self) -> bool {
        self.operations += 1;
        self.fails_at == Some(self.operations - 1)
    }
    fn is_off(&self) -> bool {
        self.fails_at.is_some_and(|at| self.operations > at)
    }
    fn range(&self, at: u32, bytes: usize) -> Option<core::ops::Range<usize>> {
        let from = at.checked_sub(USER)? as usize;
        (from + bytes <= self.bytes.len()).then_some(from..from + bytes)
    }
}

impl Board for Nor {
    fn write(&mut self, _bytes: &[u8]) {}
    fn read(&mut self) -> Option<u8> {
        None
    }
    fn ticks_ms(&mut self) -> u32 {
        0
    }
    fn ticks_us(&mut self) -> u32 {
        0
    }
    fn sleep_us(&mut self, _us: u32) {}
    fn random(&mut self) -> u32 {
        self.chance(u32::MAX)
    }
    fn time_us(&mut self) -> u64 {
        0
    }
    fn heap_bytes(&self) -> u32 {
        0
    }

    fn flash_size(&mut self) -> u32 {
        USER + self.bytes.len() as u32
    }
    fn flash_read(&mut self, at: u32, into: &mut [u32]) -> bool {
        assert_eq!(at % 4, 0);
        let Some(range) = self.range(at, 4 * into.len()) else {
            return false;
        };
        for (word, bytes) in into.iter_mut().zip(self.bytes[range].chunks(4)) {
            *word = u32::from_le_bytes(bytes.try_into().expect("four bytes"));
        }
        !self.is_off()
    }
    fn flash_write(&mut self, at: u32, words: &[u32]) -> bool {
        assert_eq!(at % 4, 0);
        let Some(range) = self.range(at, 4 * words.len()) else {
            return false;
        };
        let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
        for (from, piece) in range.clone().step_by(COMMAND).zip(bytes.chunks(COMMAND)) {
            if self.is_off() {
                return false;
            }
            let torn = self.fails();
            // Each bit that should fall has fallen, or has not: all of them, none, or some by chance.
            let how = self.chance(4);
            for (i, byte) in piece.iter().enumerate() {
                let stays = match (torn, how) {
                    (false, _) | (true, 0) => 0,
                    (true, 1) => 0xff,
                    (true, 2) => (self.chance(256) | self.chance(256)) as u8,
                    (true, _) => self.chance(256) as u8,
                };
                self.bytes[from + i] &= byte | stays;
            }
        }
        !self.is_off()
    }
    fn flash_erase(&mut self, sector: u32) -> bool {
        let Some(range) = self.range(sector * SECTOR, SECTOR as usize) else {
            return false;
        };
        if self.is_off() {
            return false;
        }
        let torn = self.fails();
        let how = self.chance(4);
        let to = self.chance(SECTOR) as usize;
        for (i, at) in range.enumerate() {
            let rises = match (torn, how) {
                (false, _) | (true, 0) => 0xff,
                (true, 1) => 0,
                (true, 2) => self.chance(256) as u8,
                (true, _) if i < to => 0xff,
                (true, _) => 0,
            };
            self.bytes[at] |= rises;
        }
        self.wear[((sector * SECTOR - USER) / SECTOR) as usize] += 1;
        !self.is_off()
    }
}
