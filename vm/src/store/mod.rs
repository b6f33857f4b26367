//! The file store: files and directories in the flash behind firmware and image.
//!
//! A *log* has a record for each file and directory: its path, its size and where its content lies. A new record
//!  replaces the last one of the same entry, so that each change of a file takes effect by one record, at once or not
//! at all. *Sectors* hold the contents. A sector that a record refers to is never changed in the bytes that count; a file is
//! changed by writing other sectors, and a record that refers to these.
//!
//! Nothing of this is kept in RAM: each operation reads the log, which takes some milliseconds. A file that is open for
//! writing needs the set of the sectors in use, which its owner keeps ([`Store::mark_used`]).
//!
//! | offset from [`USER`] | bytes | |
//! |---|---|---|
//! | 0 | 16 KiB | a bank of the log |
//! | 16 KiB | 16 KiB | the other bank |
//! | 32 KiB | to the end | sectors of contents |

mod content;
mod log;
mod record;
mod sectors;

#[cfg(test)]
mod tests;

use crate::board::flash::{SECTOR, USER};
use crate::board::Board;

pub use content::{Content, Draft};
pub use record::{Kind, Record, PATH_MAX};
pub use sectors::Sectors;

/// Error numbers, as in Python's `errno`.
pub mod errno {
    /// The flash did not do what it was told.
    pub const EIO: i32 = 5;
    /// The board has no flash for a store.
    pub const ENODEV: i32 = 19;
    /// The store is full.
    pub const ENOSPC: i32 = 28;
}

/// Why an operation failed: an error number.
pub type Result<T> = core::result::Result<T, i32>;

/// Entries that a store can have, and entry 0, which is not used.
pub const ENTRIES: usize = 256;

/// Sectors of a bank of the log.
const BANK_SECTORS: u32 = 4;
/// Bytes of a bank.
const BANK: u32 = BANK_SECTORS * SECTOR;
/// Where the contents begin in the flash.
const CONTENTS: u32 = USER + 2 * BANK;
/// Fewest sectors of contents that make a store.
const LEAST: u32 = 4;

/// A store, as an operation has found it. All methods get the board that it was opened on.
pub struct Store {
    /// Where the bank in use lies in the flash.
    bank: u32,
    /// Where its next record goes, as an offset in the bank; [`BANK`] if none can be added to it.
    end: u32,
    /// Number of the bank in the order of use; 0 if the flash has no store yet.
    generation: u32,
    /// Number of sectors of contents.
    sectors: u32,
    /// Where the last record of each entry lies in the bank; 0 for an entry that does not exist.
    places: [u16; ENTRIES],
    /// The record that was found last.
    pub found: Record,
}

impl Store {
    /// A store that has not been opened. It is large: it is made where it stays.
    pub const fn closed() -> Store {
        Store {
            bank: USER,
            end: BANK,
            generation: 0,
            sectors: 0,
            places: [0; ENTRIES],
            found: Record::ERASED,
        }
    }
    /// Reads the log of the board's store. A flash without one has an empty store, which the first change writes.
    ///
    /// # Errors
    /// ENODEV if the flash is too small.
    pub fn open(&mut self, board: &mut dyn Board) -> Result<()> {
        self.sectors = board.flash_size().saturating_sub(CONTENTS) / SECTOR;
        if self.sectors < LEAST {
            return Err(errno::ENODEV);
        }
        self.read_log(board);
        Ok(())
    }
    /// Number of sectors of contents.
    pub fn sectors(&self) -> u32 {
        self.sectors
    }
    /// Words of the set of sectors in use.
    pub fn used_words(&self) -> usize {
        self.sectors.div_ceil(32) as usize
    }
}
