//! The sectors of contents: which are in use, and how they are written.

use super::content::{Content, NONE};
use super::record::Kind;
use super::{errno, Result, Store, CONTENTS, ENTRIES};
use crate::board::flash::SECTOR;
use crate::board::Board;

/// Words of the pieces in which sectors are copied.
const PIECE: usize = 32;
/// Bytes of them.
const PIECE_BYTES: u32 = 4 * PIECE as u32;

/// Sets byte `i` of some words.
fn set_byte(words: &mut [u32], i: u32, b: u8) {
    let shift = 8 * (i % 4);
    let word = &mut words[i as usize / 4];
    *word = *word & !(0xff << shift) | u32::from(b) << shift;
}

/// Bytes that go to a place in a sector.
#[derive(Clone, Copy)]
pub(super) struct Patch<'a> {
    /// The place of the first byte.
    pub at: u32,
    /// The bytes.
    pub bytes: &'a [u8],
}

impl Patch<'_> {
    /// The place behind the last byte.
    fn end(&self) -> u32 {
        self.at + self.bytes.len() as u32
    }
    /// Puts those bytes into `words` that lie there; the first word lies at `from` in the sector.
    fn lay(&self, words: &mut [u32], from: u32) {
        let to = from + 4 * words.len() as u32;
        for at in self.at.max(from)..self.end().min(to) {
            set_byte(words, at - from, self.bytes[(at - self.at) as usize]);
        }
    }
}

impl Store {
    /// Where a sector lies in the flash.
    pub(super) fn address(&self, sector: u32) -> u32 {
        CONTENTS + sector * SECTOR
    }

    /// Marks in the set `used` the sectors of all files.
    pub fn mark_used(&mut self, board: &mut dyn Board, used: &mut [u32]) {
        for id in 1..ENTRIES as u32 {
            if self.entry(board, id) && self.found.kind() == Kind::File {
                self.mark(board, used, self.found.content(), Content::EMPTY, true);
            }
        }
    }
    /// Adds the sectors of a content to the set `used`, or removes them; but for those that `other` has too.
    pub fn mark(
        &mut self,
        board: &mut dyn Board,
        used: &mut [u32],
        of: Content,
        other: Content,
        add: bool,
    ) {
        let mut set = |sector: u32, same: u32| {
            if sector == same {
                return;
            }
            if let Some(word) = used.get_mut(sector as usize / 32) {
                let bit = 1 << (sector % 32);
                *word = if add { *word | bit } else { *word & !bit };
            }
        };
        if of.has_index() {
            set(of.root, if other.has_index() { other.root } else { NONE });
        }
        for k in 0..of.count() {
            let sector = self.sector_of(board, of, k);
            set(sector, self.sector_of(board, other, k));
        }
    }

    /// A sector that is not in use, by chance so that all wear alike; erased, and in use from now on.
    fn take(&mut self, board: &mut dyn Board, used: &mut [u32]) -> Result<u32> {
        let sectors = self.sectors;
        let is_free = |used: &[u32], s: u32| used[s as usize / 32] >> (s % 32) & 1 == 0;
        let free = (0..sectors).filter(|s| is_free(used, *s)).count() as u32;
        if free == 0 {
            return Err(errno::ENOSPC);
        }
        let chosen = board.random() % free;
        let mut all = (0..sectors).filter(|s| is_free(used, *s));
        let sector = all.nth(chosen as usize).ok_or(errno::ENOSPC)?;
        used[sector as usize / 32] |= 1 << (sector % 32);
        let address = self.address(sector);
        match board.flash_erase(address / SECTOR) {
            true => Ok(sector),
            false => Err(errno::EIO),
        }
    }

    /// Writes a patch into the sector `old`, of which the first `keep` bytes count. Unless the sector may be changed, and its
    /// bits allow it, another sector gets its bytes and the patch. Returns the sector that has both.
    pub(super) fn patch(
        &mut self,
        board: &mut dyn Board,
        used: &mut [u32],
        old: u32,
        patch: Patch<'_>,
        keep: u32,
        may_change: bool,
    ) -> Result<u32> {
        if old != NONE && may_change && self.patch_there(board, old, patch)? {
            return Ok(old);
        }
        let new = self.take(board, used)?;
        let mut piece = [0; PIECE];
        let mut at = 0;
        while at < keep.max(patch.end()) {
            piece.fill(u32::MAX);
            if at < keep {
                self.read_words(board, old, at, &mut piece)?;
                for i in keep - at..PIECE_BYTES {
                    set_byte(&mut piece, i, 0xff);
                }
            }
            patch.lay(&mut piece, at);
            self.write_words(board, new, at, &piece)?;
            at += PIECE_BYTES;
        }
        Ok(new)
    }

    /// Writes a patch into a sector if its bits allow it. False if they do not: a part of the patch may be written then.
    fn patch_there(
        &mut self,
        board: &mut dyn Board,
        sector: u32,
        patch: Patch<'_>,
    ) -> Result<bool> {
        let mut at = patch.at & !3;
        while at < patch.end() {
            let words = (patch.end() - at).div_ceil(4).min(PIECE as u32) as usize;
            let mut there = [0; PIECE];
            self.read_words(board, sector, at, &mut there[..words])?;
            let mut wanted = there;
            patch.lay(&mut wanted[..words], at);
            let bits_fall = |(is, to): (&u32, &u32)| is & to == *to;
            if !there.iter().zip(&wanted).all(bits_fall) {
                return Ok(false);
            }
            self.write_words(board, sector, at, &wanted[..words])?;
            at += PIECE_BYTES;
        }
        Ok(true)
    }

    /// Reads words of a sector.
    pub(super) fn read_words(
        &mut self,
        board: &mut dyn Board,
        sector: u32,
        at: u32,
        into: &mut [u32],
    ) -> Result<()> {
        let address = self.address(sector) + at;
        match board.flash_read(address, into) {
            true => Ok(()),
            false => Err(errno::EIO),
        }
    }
    fn write_words(
        &mut self,
        board: &mut dyn Board,
        sector: u32,
        at: u32,
        words: &[u32],
    ) -> Result<()> {
        let address = self.address(sector) + at;
        match board.flash_write(address, words) {
            true => Ok(()),
            false => Err(errno::EIO),
        }
    }
}
