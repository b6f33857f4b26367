//! The log: two banks, of which one is in use.
//!
//! Records are added behind one another. When a bank is full, the last record of each entry goes into the other bank, and that
//! of entry 0 at last. It has a higher generation, and from then on the other bank is in use.

use super::content::Content;
use super::record::{Kind, Record, FIXED};
use super::sectors::Sectors;
use super::{errno, Result, Store, BANK, BANK_SECTORS, ENTRIES};
use crate::board::flash::{SECTOR, USER};
use crate::board::Board;

/// Bytes of the record of entry 0, the first of a bank.
const HEAD: u32 = 4 * FIXED as u32;

impl Store {
    /// Finds the bank in use, and the last record of each entry.
    pub(super) fn read_log(&mut self, board: &mut dyn Board) {
        let mut newest = USER;
        for bank in [USER, USER + BANK] {
            self.bank = bank;
            if self.load(board, 0) && self.found.id() == 0 {
                let generation = self.found.content().size;
                if generation > self.generation {
                    (newest, self.generation) = (bank, generation);
                }
            }
        }
        self.bank = newest;
        if self.generation == 0 {
            return;
        }
        self.end = HEAD;
        while self.load(board, self.end) {
            self.note();
        }
    }

    /// Takes note of the record at the end, which has been found.
    fn note(&mut self) {
        let r = &self.found;
        self.places[r.id() as usize] = match r.kind() {
            Kind::Nothing => 0,
            _ => self.end as u16,
        };
        self.end += 4 * r.words() as u32;
    }

    /// Finds the record at this offset of the bank. False if there is no whole one.
    fn load(&mut self, board: &mut dyn Board, at: u32) -> bool {
        let r = &mut self.found;
        let bank = self.bank + at;
        at + HEAD <= BANK
            && board.flash_read(bank, &mut r.0[..FIXED])
            && r.has_length()
            && at + 4 * r.words() as u32 <= BANK
            && {
                let words = r.words();
                board.flash_read(bank + HEAD, &mut r.0[FIXED..words])
            }
            && r.is_whole()
    }

    /// Finds the last record of entry `id`. False if there is no such entry.
    pub fn entry(&mut self, board: &mut dyn Board, id: u32) -> bool {
        match self.places[id as usize] {
            0 => false,
            at => self.load(board, u32::from(at)),
        }
    }

    /// Finds the entry of this path. False if there is none.
    pub fn find(&mut self, board: &mut dyn Board, path: &[u8]) -> bool {
        (1..ENTRIES as u32).any(|id| self.entry(board, id) && self.found.is_at(path))
    }

    /// Changes the record of a path, or adds one: the entry gets this kind, content and time.
    ///
    /// # Errors
    /// ENOSPC if the log is full or all entries exist, EIO if the flash fails.
    pub fn set(
        &mut self,
        board: &mut dyn Board,
        path: &[u8],
        (kind, content, time): (Kind, Content, u32),
    ) -> Result<()> {
        let id = match self.find(board, path) {
            true => self.found.id(),
            false => {
                let free = (1..ENTRIES).find(|id| self.places[*id] == 0);
                free.ok_or(errno::ENOSPC)? as u32
            }
        };
        let mut r = Record::new(kind, id, path);
        r.set_content(content, time);
        self.add(board, r)
    }

    /// Makes `used` the set of the sectors that files have, with those that do not exist.
    pub fn mark_used(&mut self, board: &mut dyn Board, used: &mut [u32]) {
        for (first, word) in (0..).step_by(32).zip(used.iter_mut()) {
            let there = self.sectors.saturating_sub(first);
            *word = u32::MAX.checked_shl(there).unwrap_or(0);
        }
        for id in 1..ENTRIES as u32 {
            if self.entry(board, id) && self.found.kind() == Kind::File {
                Sectors {
                    board: &mut *board,
                    used: &mut *used,
                }
                .mark(self.found.content());
            }
        }
    }

    /// Adds a record, which takes effect then.
    fn add(&mut self, board: &mut dyn Board, mut r: Record) -> Result<()> {
        r.seal();
        if !self.takes(board, &r) {
            self.change_banks(board)?;
            if !self.takes(board, &r) {
                return Err(errno::ENOSPC);
            }
        }
        self.found = r;
        self.program(board, self.end)?;
        self.note();
        Ok(())
    }

    /// True if the record fits behind the last one, and the flash is erased there: it is not where the power failed while a
    /// record was written.
    fn takes(&mut self, board: &mut dyn Board, r: &Record) -> bool {
        let there = &mut self.found.0[..r.words()];
        // Even a full log takes the end of an entry.
        let limit = match r.kind() {
            Kind::Nothing => BANK,
            _ => BANK - super::record::BYTES,
        };
        self.end + 4 * there.len() as u32 <= limit
            && board.flash_read(self.bank + self.end, there)
            && there.iter().all(|w| *w == u32::MAX)
    }

    /// Writes the found record to this offset of the bank, and reads it again.
    fn program(&mut self, board: &mut dyn Board, at: u32) -> Result<()> {
        let words = self.found.words();
        match board.flash_write(self.bank + at, &self.found.0[..words]) && self.load(board, at) {
            true => Ok(()),
            false => Err(errno::EIO),
        }
    }

    /// Copies the last record of each entry into the other bank, which is in use then.
    fn change_banks(&mut self, board: &mut dyn Board) -> Result<()> {
        let (from, to) = (self.bank, USER + BANK - (self.bank - USER));
        for sector in 0..BANK_SECTORS {
            if !board.flash_erase(to / SECTOR + sector) {
                return Err(errno::EIO);
            }
        }
        self.end = HEAD;
        for id in 1..ENTRIES as u32 {
            self.bank = from;
            let there = self.entry(board, id);
            self.places[id as usize] = 0;
            if !there {
                continue;
            }
            self.bank = to;
            self.program(board, self.end)?;
            self.note();
        }
        self.bank = to;
        self.generation += 1;
        self.found = Record::new(Kind::Directory, 0, b"");
        let generation = Content {
            size: self.generation,
            ..Content::EMPTY
        };
        self.found.set_content(generation, 0);
        self.found.seal();
        self.program(board, 0)
    }
}
