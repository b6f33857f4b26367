//! Records of the log.
//!
//! | word | bits | |
//! |---|---|---|
//! | 0 | 5:0 | words of the record |
//! | | 7:6 | [`Kind`] |
//! | | 15:8 | bytes of the path |
//! | | 23:16 | number of the entry |
//! | 1 | 15:0 | sector of the content |
//! | 2 | | bytes of the content |
//! | 3 | | seconds since 2000-01-01 at which the content was written |
//! | 4 | | checksum of the others |
//! | 5 | | the path, filled up with zeros |
//!
//! The first record of a bank is that of entry 0, which nothing else has; its word 2 has the bank's generation.

use super::content::Content;
use format::image::crc32;

/// Most bytes of a path.
pub const PATH_MAX: usize = format::image::data::PATH_MAX as usize;

/// Words before the path.
pub const FIXED: usize = 5;
/// Words of the longest record.
pub const MOST: usize = FIXED + (PATH_MAX + 1) / 4;
/// Bytes of the longest record.
pub const BYTES: u32 = 4 * MOST as u32;
/// The word with the checksum: the one that [`crc32`] leaves out.
const CHECK: usize = 4;
const _: () = assert!(CHECK == format::image::header::CRC as usize);

/// The kind of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Kind {
    /// A file.
    File = 0,
    /// A directory.
    Directory = 1,
    /// Nothing: the entry ends with this record.
    Nothing = 2,
}

/// A record: a state of an entry.
#[derive(Clone, Copy)]
pub struct Record(pub(super) [u32; MOST]);

impl Record {
    /// A record of words that the flash has after an erasure.
    pub(super) const ERASED: Record = Record([u32::MAX; MOST]);

    /// A record of this entry. The path has at most [`PATH_MAX`] bytes.
    pub fn new(kind: Kind, id: u32, path: &[u8]) -> Record {
        let mut r = Record([0; MOST]);
        let words = FIXED + path.len().div_ceil(4);
        r.0[0] = words as u32 | (kind as u32) << 6 | (path.len() as u32) << 8 | id << 16;
        for (i, b) in path.iter().enumerate() {
            r.0[FIXED + i / 4] |= u32::from(*b) << (8 * (i % 4));
        }
        r.set_content(Content::EMPTY, 0);
        r
    }
    /// Gives the record a content and the time at which it was written.
    pub fn set_content(&mut self, content: Content, time: u32) {
        self.0[1] = content.root;
        self.0[2] = content.size;
        self.0[3] = time;
    }
    /// Computes the checksum.
    pub(super) fn seal(&mut self) {
        self.0[CHECK] = self.checksum();
    }

    fn checksum(&self) -> u32 {
        crc32(self.0[..self.words()].iter().copied())
    }
    /// True if the record is whole. The words that it counts have been read.
    pub(super) fn is_whole(&self) -> bool {
        self.0[CHECK] == self.checksum()
    }
    /// True if the words can be those of a record.
    pub(super) fn has_length(&self) -> bool {
        let words = (self.0[0] & 0x3f) as usize;
        (FIXED..=MOST).contains(&words) && self.path_len() <= 4 * (words - FIXED)
    }
    /// The number of its words.
    pub(super) fn words(&self) -> usize {
        (self.0[0] & 0x3f) as usize
    }
    /// The kind of the entry.
    pub fn kind(&self) -> Kind {
        match self.0[0] >> 6 & 3 {
            0 => Kind::File,
            1 => Kind::Directory,
            _ => Kind::Nothing,
        }
    }
    /// Number of the entry.
    pub fn id(&self) -> u32 {
        self.0[0] >> 16 & 0xff
    }
    /// The content of a file.
    pub fn content(&self) -> Content {
        Content {
            root: self.0[1] & 0xffff,
            size: self.0[2],
        }
    }
    /// When the content was written, in seconds since 2000-01-01.
    pub fn time(&self) -> u32 {
        self.0[3]
    }
    /// Bytes of the path.
    pub fn path_len(&self) -> usize {
        (self.0[0] >> 8 & 0xff) as usize
    }
    /// Byte `i` of the path.
    pub fn path_byte(&self, i: usize) -> u8 {
        (self.0[FIXED + i / 4] >> (8 * (i % 4))) as u8
    }
    /// True if the entry has this path.
    pub fn is_at(&self, path: &[u8]) -> bool {
        self.path_len() == path.len() && (0..path.len()).all(|i| self.path_byte(i) == path[i])
    }
}
