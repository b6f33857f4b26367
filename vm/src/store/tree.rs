//! Directories: finding entries, making, renaming and removing them.

use super::record::{Kind, Record};
use super::{Result, Store, ENTRIES, ROOT};
use crate::board::Board;

impl Store {
    /// The entry of this name in the directory `parent`.
    pub fn find(&mut self, board: &mut dyn Board, parent: u32, name: &[u8]) -> Option<Record> {
        let mut id = 0;
        loop {
            let r = self.next(board, parent, id)?;
            if r.is_named(name) {
                return Some(r);
            }
            id = r.id();
        }
    }

    /// The entry of the directory `parent` that has the lowest number above `id`. Begin with 0.
    pub fn next(&mut self, board: &mut dyn Board, parent: u32, id: u32) -> Option<Record> {
        (id + 1..ENTRIES as u32)
            .find_map(|id| self.entry(board, id).filter(|r| r.parent() == parent))
    }

    /// Makes a directory, and returns its number.
    ///
    /// # Errors
    /// ENOSPC if the log is full, EIO if the flash fails.
    pub fn make_directory(
        &mut self,
        board: &mut dyn Board,
        parent: u32,
        name: &[u8],
    ) -> Result<u32> {
        let id = self.free_entry()?;
        self.add(board, Record::new(Kind::Directory, id, parent, name))?;
        Ok(id)
    }

    /// Gives an entry another name, in another directory too. An entry that has it ends at the same moment.
    ///
    /// # Errors
    /// ENOSPC if the log is full, EIO if the flash fails.
    pub fn rename(
        &mut self,
        board: &mut dyn Board,
        r: &Record,
        parent: u32,
        name: &[u8],
    ) -> Result<()> {
        let other = self
            .find(board, parent, name)
            .map_or(ROOT, |other| other.id());
        let mut new = Record::new(r.kind(), r.id(), parent, name);
        new.set_content(r.content(), r.time());
        if other != r.id() {
            new.set_ends(other);
        }
        self.add(board, new)
    }

    /// Removes an entry.
    ///
    /// # Errors
    /// ENOSPC if the log is full, EIO if the flash fails.
    pub fn remove(&mut self, board: &mut dyn Board, r: &Record) -> Result<()> {
        self.add(board, Record::new(Kind::Nothing, r.id(), ROOT, b""))
    }
}
