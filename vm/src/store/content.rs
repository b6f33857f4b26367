//! The content of a file.
//!
//! A content of one sector lies in its root. A longer one has an index in its root: a half word for each sector.

use super::record::Kind;
use super::sectors::Patch;
use super::{errno, Result, Store};
use crate::board::flash::SECTOR;
use crate::board::Board;

/// A sector that does not exist: what an erased half word of an index says.
pub(super) const NONE: u32 = 0xffff;
/// Most bytes of a file: an index has no room for more.
const SIZE_MAX: u32 = SECTOR / 2 * SECTOR;

/// A content: where it lies, and how long it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Content {
    /// The only sector, or the index.
    pub root: u32,
    /// Bytes.
    pub size: u32,
}

impl Content {
    /// No bytes.
    pub const EMPTY: Content = Content {
        root: NONE,
        size: 0,
    };
    /// Number of sectors, without the index.
    pub(super) fn count(self) -> u32 {
        self.size.div_ceil(SECTOR)
    }
    /// True if the root is an index.
    pub(super) fn has_index(self) -> bool {
        self.size > SECTOR
    }
}

/// A content that is being written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Draft {
    /// What the last record of the file says. It stays as it is.
    pub base: Content,
    /// What the next record will say.
    pub now: Content,
}

impl Store {
    /// Sector number `k` of a content; [`NONE`] behind its end, and if the flash fails.
    pub(super) fn sector_of(&mut self, board: &mut dyn Board, c: Content, k: u32) -> u32 {
        if k >= c.count() {
            return NONE;
        }
        if !c.has_index() {
            return c.root;
        }
        let mut word = [u32::MAX];
        match self.read_words(board, c.root, k / 2 * 4, &mut word) {
            Ok(()) => word[0] >> (k % 2 * 16) & NONE,
            Err(_) => NONE,
        }
    }

    /// Reads words of a content from byte `at` on, a multiple of 4. What lies behind its end is not defined.
    ///
    /// # Errors
    /// EIO if the flash fails.
    pub fn read(
        &mut self,
        board: &mut dyn Board,
        c: Content,
        mut at: u32,
        mut into: &mut [u32],
    ) -> Result<()> {
        while !into.is_empty() {
            let sector = self.sector_of(board, c, at / SECTOR);
            let words = ((SECTOR - at % SECTOR) / 4).min(into.len() as u32);
            let (piece, rest) = into.split_at_mut(words as usize);
            if sector >= self.sectors {
                return Err(errno::EIO);
            }
            self.read_words(board, sector, at % SECTOR, piece)?;
            into = rest;
            at += 4 * words;
        }
        Ok(())
    }

    /// Writes bytes into a draft, from byte `at` on. Behind its end, zeros fill the gap. `used` is the set of the sectors in
    /// use.
    ///
    /// # Errors
    /// ENOSPC if the store is full, EIO if the flash fails.
    pub fn write(
        &mut self,
        board: &mut dyn Board,
        used: &mut [u32],
        d: &mut Draft,
        at: u32,
        bytes: &[u8],
    ) -> Result<()> {
        while d.now.size < at {
            let gap = [0; 64];
            let n = (at - d.now.size).min(gap.len() as u32);
            self.write_all(board, used, d, d.now.size, &gap[..n as usize])?;
        }
        self.write_all(board, used, d, at, bytes)
    }

    fn write_all(
        &mut self,
        board: &mut dyn Board,
        used: &mut [u32],
        d: &mut Draft,
        mut at: u32,
        mut bytes: &[u8],
    ) -> Result<()> {
        while !bytes.is_empty() {
            let n = bytes.len().min((SECTOR - at % SECTOR) as usize);
            let (piece, rest) = bytes.split_at(n);
            self.write_piece(board, used, d, at, piece)?;
            bytes = rest;
            at += n as u32;
        }
        Ok(())
    }

    /// Writes bytes that lie in one sector.
    fn write_piece(
        &mut self,
        board: &mut dyn Board,
        used: &mut [u32],
        d: &mut Draft,
        at: u32,
        bytes: &[u8],
    ) -> Result<()> {
        let end = at + bytes.len() as u32;
        if end > SIZE_MAX {
            return Err(errno::ENOSPC);
        }
        let (k, count) = (at / SECTOR, d.now.count());
        let old = self.sector_of(board, d.now, k);
        let kept = self.sector_of(board, d.base, k);
        let patch = Patch {
            at: at % SECTOR,
            bytes,
        };
        let keep = d.now.size.saturating_sub(k * SECTOR).min(SECTOR);
        let may_change = old != kept || at >= d.base.size;
        let new = self.patch(board, used, old, patch, keep, may_change)?;
        if new != old {
            self.set_sector(board, used, d, (k, new), count)?;
            if old != kept {
                self.release(used, old);
            }
        }
        d.now.size = d.now.size.max(end);
        Ok(())
    }

    /// Makes `new` the sector number `k` of a draft of `count` sectors.
    fn set_sector(
        &mut self,
        board: &mut dyn Board,
        used: &mut [u32],
        d: &mut Draft,
        (k, new): (u32, u32),
        count: u32,
    ) -> Result<()> {
        if k == 0 && count <= 1 {
            d.now.root = new;
            return Ok(());
        }
        let entry = |sector: u32| (sector as u16).to_le_bytes();
        let mut root = d.now.root;
        if count <= 1 {
            let first = Patch {
                at: 0,
                bytes: &entry(root),
            };
            root = self.patch(board, used, NONE, first, 0, true)?;
        }
        let kept = match d.base.has_index() {
            true => d.base.root,
            false => NONE,
        };
        let patch = Patch {
            at: 2 * k,
            bytes: &entry(new),
        };
        let may_change = root != kept || k >= d.base.count();
        let index = self.patch(board, used, root, patch, 2 * count, may_change)?;
        if index != root && root != kept {
            self.release(used, root);
        }
        d.now.root = index;
        Ok(())
    }

    fn release(&self, used: &mut [u32], sector: u32) {
        if let Some(word) = used.get_mut(sector as usize / 32) {
            *word &= !(1 << (sector % 32));
        }
    }

    /// Makes a draft the content of the file of this path. `used` loses the sectors of the draft's base.
    ///
    /// # Errors
    /// ENOSPC if the log is full, EIO if the flash fails.
    pub fn keep(
        &mut self,
        board: &mut dyn Board,
        used: &mut [u32],
        d: &mut Draft,
        path: &[u8],
    ) -> Result<()> {
        self.set(board, Kind::File, path, d.now)?;
        self.mark(board, used, d.base, d.now, false);
        d.base = d.now;
        Ok(())
    }
}
