//! The log: two banks, of which one is in use.
//!
//! Records are added behind one another. When a bank is full, the last record of each entry goes into the other bank, and that
//! of the root directory at last. It has a higher generation, and from then on the other bank is in use.

use super::record::{Kind, Record, FIXED};
use super::{errno, Result, Store, BANK, BANK_SECTORS, ENTRIES, ROOT};
use crate::board::flash::{SECTOR, USER};
use crate::board::Board;

/// Bytes of the root directory's record, the first of a bank.
const HEAD: u32 = 4 * FIXED as u32;

impl Store {
    /// Finds the bank in use, and the last record of each entry.
    pub(super) fn read_log(&mut self, board: &mut dyn Board) {
        let mut newest = USER;
        for bank in [USER, USER + BANK] {
            self.bank = bank;
            if let Some(head) = self.record(board, 0).filter(|r| r.id() == ROOT) {
                let generation = head.content().size;
                if generation > self.generation {
                    (newest, self.generation) = (bank, generation);
                }
            }
        }
        self.bank = newest;
        if self.generation == 0 {
            return;
        }
        let mut at = HEAD;
        while let Some(r) = self.record(board, at) {
            self.note(&r, at);
            at += 4 * r.words() as u32;
        }
        self.end = at;
    }

    /// Takes note of the record at this offset of the bank.
    fn note(&mut self, r: &Record, at: u32) {
        if r.ends() != ROOT {
            self.places[r.ends() as usize] = 0;
        }
        self.places[r.id() as usize] = match r.kind() {
            Kind::Nothing => 0,
            _ => at as u16,
        };
    }

    /// The record at this offset of the bank, if there is a whole one.
    fn record(&mut self, board: &mut dyn Board, at: u32) -> Option<Record> {
        let mut r = Record::ERASED;
        if at + HEAD > BANK || !board.flash_read(self.bank + at, &mut r.0[..FIXED]) {
            return None;
        }
        let words = r.words();
        if !r.has_length() || at + 4 * words as u32 > BANK {
            return None;
        }
        let read = board.flash_read(self.bank + at + HEAD, &mut r.0[FIXED..words]);
        (read && r.is_whole()).then_some(r)
    }

    /// The last record of this entry.
    pub fn entry(&mut self, board: &mut dyn Board, id: u32) -> Option<Record> {
        match self.places[id as usize] {
            0 => None,
            at => self.record(board, u32::from(at)),
        }
    }
    /// The number of an entry that does not exist.
    ///
    /// # Errors
    /// ENOSPC if all exist.
    pub(super) fn free_entry(&self) -> Result<u32> {
        let free = (1..ENTRIES).find(|id| self.places[*id] == 0);
        free.map(|id| id as u32).ok_or(errno::ENOSPC)
    }

    /// Adds a record, which takes effect then.
    ///
    /// # Errors
    /// ENOSPC if the log is full, EIO if the flash fails.
    pub(super) fn add(&mut self, board: &mut dyn Board, mut r: Record) -> Result<()> {
        r.seal();
        if !self.takes(board, &r) {
            self.change_banks(board)?;
            if !self.takes(board, &r) {
                return Err(errno::ENOSPC);
            }
        }
        let at = self.end;
        self.program(board, at, &r)?;
        self.note(&r, at);
        self.end += 4 * r.words() as u32;
        Ok(())
    }

    /// True if the record fits behind the last one, and the flash is erased there: it is not where the power failed while a
    /// record was written.
    fn takes(&mut self, board: &mut dyn Board, r: &Record) -> bool {
        let mut there = Record::ERASED;
        let there = &mut there.0[..r.words()];
        // Even a full log takes the end of an entry.
        let limit = match r.kind() {
            Kind::Nothing => BANK,
            _ => BANK - HEAD,
        };
        self.end + 4 * there.len() as u32 <= limit
            && board.flash_read(self.bank + self.end, there)
            && there.iter().all(|w| *w == u32::MAX)
    }

    /// Writes a record to this offset of the bank, and reads it again.
    fn program(&mut self, board: &mut dyn Board, at: u32, r: &Record) -> Result<()> {
        let done = board.flash_write(self.bank + at, &r.0[..r.words()]);
        match done && self.record(board, at).is_some() {
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
        let mut at = HEAD;
        for id in 1..ENTRIES {
            self.bank = from;
            let entry = self.entry(board, id as u32);
            self.places[id] = 0;
            if let Some(mut r) = entry {
                // The entry that this one has ended may exist again.
                r.set_ends(ROOT);
                r.seal();
                self.bank = to;
                self.program(board, at, &r)?;
                self.places[id] = at as u16;
                at += 4 * r.words() as u32;
            }
        }
        self.bank = to;
        self.end = at;
        self.generation += 1;
        let mut head = Record::new(Kind::Directory, ROOT, ROOT, b"");
        head.0[2] = self.generation;
        head.seal();
        self.program(board, 0, &head)
    }
}
