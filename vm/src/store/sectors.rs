//! The sectors of contents: which are in use, and how they are written.

use super::content::{Content, NONE};
use super::{errno, Result, CONTENTS};
use crate::board::flash::SECTOR;
use crate::board::Board;

/// Words of the pieces in which sectors are copied.
const PIECE: usize = 32;
/// Bytes of them.
const PIECE_BYTES: u32 = 4 * PIECE as u32;

/// The sectors of contents on a board's flash.
pub struct Sectors<'b> {
    /// The board.
    pub board: &'b mut dyn Board,
    /// The set of those in use, a bit for each; a sector that is taken is added to it. Who only reads needs none.
    pub used: &'b mut [u32],
}

/// Sets byte `i` of some words.
fn set_byte(words: &mut [u32], i: u32, b: u8) {
    let shift = 8 * (i % 4);
    let word = &mut words[i as usize / 4];
    *word = *word & !(0xff << shift) | u32::from(b) << shift;
}

/// Bytes that go to a place in a sector.
pub(super) struct Patch<'a> {
    /// The place of the first byte.
    pub at: u32,
    /// The bytes.
    pub bytes: &'a [u8],
    /// The number of bytes at the start of the sector that are kept, apart from those that the patch replaces.
    pub keep: u32,
    /// The bits of the sector may fall where the bytes go.
    pub may_change: bool,
}

impl Patch<'_> {
    /// The place behind the last byte.
    fn end(&self) -> u32 {
        self.at + self.bytes.len() as u32
    }
    /// Puts those bytes into a piece that begin at `from` in the sector.
    fn lay(&self, piece: &mut [u32; PIECE], from: u32) {
        for at in self.at.max(from)..self.end().min(from + PIECE_BYTES) {
            set_byte(piece, at - from, self.bytes[(at - self.at) as usize]);
        }
    }
}

impl Sectors<'_> {
    /// Adds the sectors of a content to the set.
    pub fn mark(&mut self, of: Content) {
        if of.has_index() {
            self.mark_one(of.root);
        }
        for k in 0..of.count() {
            let sector = self.sector_of(of, k);
            self.mark_one(sector);
        }
    }
    fn mark_one(&mut self, sector: u32) {
        if let Some(word) = self.used.get_mut(sector as usize / 32) {
            *word |= 1 << (sector % 32);
        }
    }

    /// A sector that is not in use, by chance so that all wear alike; erased, and in use from now on.
    fn take(&mut self) -> Result<u32> {
        let free: u32 = self.used.iter().map(|w| w.count_zeros()).sum();
        if free == 0 {
            return Err(errno::ENOSPC);
        }
        let mut chosen = self.board.random() % free;
        let mut sector = 0;
        for word in self.used.iter_mut() {
            for bit in 0..32 {
                if *word >> bit & 1 == 0 {
                    if chosen == 0 {
                        *word |= 1 << bit;
                        return match self.board.flash_erase(CONTENTS / SECTOR + sector) {
                            true => Ok(sector),
                            false => Err(errno::EIO),
                        };
                    }
                    chosen -= 1;
                }
                sector += 1;
            }
        }
        Err(errno::ENOSPC)
    }

    /// Writes a patch into the sector `old`. Unless that may be changed, and its bits allow it, another sector gets the bytes
    /// that count and the patch. Returns the sector that has both.
    pub(super) fn patch(&mut self, old: u32, patch: &Patch<'_>) -> Result<u32> {
        if old != NONE && patch.may_change && self.patch_there(old, patch)? {
            return Ok(old);
        }
        let new = self.take()?;
        let mut at = 0;
        while at < patch.keep.max(patch.end()) {
            let mut piece = [u32::MAX; PIECE];
            if at < patch.keep {
                self.read_words(old, at, &mut piece)?;
                for i in patch.keep - at..PIECE_BYTES {
                    set_byte(&mut piece, i, 0xff);
                }
            }
            patch.lay(&mut piece, at);
            self.write_piece(new, at, &piece)?;
            at += PIECE_BYTES;
        }
        Ok(new)
    }

    /// Writes a patch into a sector if its bits allow it. False if they do not: a part of the patch may be written then.
    fn patch_there(&mut self, sector: u32, patch: &Patch<'_>) -> Result<bool> {
        let mut at = patch.at / PIECE_BYTES * PIECE_BYTES;
        while at < patch.end() {
            let mut there = [0; PIECE];
            self.read_words(sector, at, &mut there)?;
            let mut wanted = there;
            patch.lay(&mut wanted, at);
            if !there.iter().zip(&wanted).all(|(is, to)| is & to == *to) {
                return Ok(false);
            }
            // Only bits that fall: other bytes of the piece may belong to a record.
            for (is, to) in there.iter().zip(&mut wanted) {
                *to |= !is;
            }
            self.write_piece(sector, at, &wanted)?;
            at += PIECE_BYTES;
        }
        Ok(true)
    }

    /// Reads words of a sector.
    pub(super) fn read_words(&mut self, sector: u32, at: u32, into: &mut [u32]) -> Result<()> {
        match self.board.flash_read(CONTENTS + sector * SECTOR + at, into) {
            true => Ok(()),
            false => Err(errno::EIO),
        }
    }
    /// Writes a piece of a sector, without the words at its ends that change nothing.
    fn write_piece(&mut self, sector: u32, mut at: u32, piece: &[u32; PIECE]) -> Result<()> {
        let changes = |w: &u32| *w != u32::MAX;
        let Some(first) = piece.iter().position(changes) else {
            return Ok(());
        };
        let last = piece.iter().rposition(changes).unwrap_or(first);
        at += 4 * first as u32;
        match self
            .board
            .flash_write(CONTENTS + sector * SECTOR + at, &piece[first..=last])
        {
            true => Ok(()),
            false => Err(errno::EIO),
        }
    }
}
