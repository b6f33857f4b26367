//! The content of a file.
//!
//! A content of one sector lies in its root. A longer one has an index in its root: a half word for each sector.

use super::sectors::{Patch, Sectors};
use super::{errno, Result};
use crate::board::flash::SECTOR;

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
    /// The content that the last record of the file gives. It stays as it is.
    pub base: Content,
    /// The content that the next record will give.
    pub now: Content,
}

impl Sectors<'_> {
    /// Sector number `k` of a content; [`NONE`] behind its end, and if the flash fails.
    pub(super) fn sector_of(&mut self, c: Content, k: u32) -> u32 {
        if k >= c.count() {
            return NONE;
        }
        if !c.has_index() {
            return c.root;
        }
        let mut word = [u32::MAX];
        // An error leaves it as it is.
        let _ = self.read_words(c.root, k / 2 * 4, &mut word);
        word[0] >> (k % 2 * 16) & NONE
    }

    /// Reads words of a content from byte `at` on, a multiple of 4. What lies behind its end is not defined.
    ///
    /// # Errors
    /// EIO if the flash fails.
    pub fn read(&mut self, c: Content, mut at: u32, mut into: &mut [u32]) -> Result<()> {
        while !into.is_empty() {
            let sector = self.sector_of(c, at / SECTOR);
            let words = ((SECTOR - at % SECTOR) / 4).min(into.len() as u32);
            let (piece, rest) = into.split_at_mut(words as usize);
            self.read_words(sector, at % SECTOR, piece)?;
            into = rest;
            at += 4 * words;
        }
        Ok(())
    }

    /// Writes bytes into a draft, from byte `at` on. Behind its end, zeros fill the gap.
    ///
    /// # Errors
    /// ENOSPC if the store is full, EIO if the flash fails.
    pub fn write(&mut self, d: &mut Draft, mut at: u32, mut bytes: &[u8]) -> Result<()> {
        const ZEROS: [u8; 64] = [0; 64];
        while !bytes.is_empty() {
            let gap = at.saturating_sub(d.now.size).min(ZEROS.len() as u32);
            if gap > 0 {
                let zeros = ZEROS;
                self.put(d, d.now.size, &zeros[..gap as usize])?;
            } else {
                let n = self.put(d, at, bytes)?;
                bytes = &bytes[n..];
                at += n as u32;
            }
        }
        Ok(())
    }

    /// Writes bytes, up to the end of a sector. Returns how many.
    fn put(&mut self, d: &mut Draft, at: u32, bytes: &[u8]) -> Result<usize> {
        let n = bytes.len().min((SECTOR - at % SECTOR) as usize);
        let end = at + n as u32;
        if end > SIZE_MAX {
            return Err(errno::ENOSPC);
        }
        let k = at / SECTOR;
        let old = self.sector_of(d.now, k);
        let kept = self.sector_of(d.base, k);
        let patch = Patch {
            at: at % SECTOR,
            bytes: &bytes[..n],
            keep: d.now.size.saturating_sub(k * SECTOR).min(SECTOR),
            may_change: old != kept || at >= d.base.size,
        };
        let new = self.patch(old, &patch)?;
        if new != old {
            self.set_sector(d, k, new)?;
        }
        d.now.size = d.now.size.max(end);
        Ok(n)
    }

    /// Makes `new` the sector number `k` of a draft.
    fn set_sector(&mut self, d: &mut Draft, k: u32, new: u32) -> Result<()> {
        let count = d.now.count();
        if count <= 1 && k > 0 {
            let first = d.now.root;
            d.now.root = NONE;
            self.set_entry(d, 0, first, 0)?;
        } else if count <= 1 {
            d.now.root = new;
            return Ok(());
        }
        self.set_entry(d, k, new, count)
    }

    /// Sets a half word of the index of a draft, which has `count` of them.
    fn set_entry(&mut self, d: &mut Draft, k: u32, sector: u32, count: u32) -> Result<()> {
        let is_kept = d.base.has_index() && d.now.root == d.base.root;
        let patch = Patch {
            at: 2 * k,
            bytes: &(sector as u16).to_le_bytes(),
            keep: 2 * count,
            may_change: !is_kept || k >= d.base.count(),
        };
        d.now.root = self.patch(d.now.root, &patch)?;
        Ok(())
    }
}
