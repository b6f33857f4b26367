//! Files and directories: those of the store, and below them those of the image.
//!
//! A file of the store hides a file of the image with the same path, and the two trees are one. Only the store changes.
//! Here is what `open` needs, and the hidden module `_os`, on which `os` of the library (`freezer/library/os.py`) is built.

mod baked;
mod open;
mod path;
pub mod primitives;

use crate::error::R;
use crate::store::{self, Content, Kind, Store};
use crate::vm::Vm;
use format::value::Value;

pub use open::open;
pub(crate) use path::Path;

/// The kind of entry that a path leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub(crate) enum What {
    /// Nothing.
    Nothing = 0,
    /// A directory; the number is its mode in `os.stat`.
    Directory = 0x4000,
    /// A file.
    File = 0x8000,
}

/// The entry that a path leads to, and the place of its content.
pub(crate) struct Found {
    /// The kind of the entry.
    pub what: What,
    /// The content of a file of the store.
    pub content: Content,
    /// When that was written.
    pub time: u32,
    /// True for an entry of the store.
    pub is_stored: bool,
    /// The content of a file of the image, if the store does not hide it; else UNDEF.
    pub baked: Value,
}

impl Found {
    /// Bytes of a file.
    pub fn size(&self, vm: &Vm<'_>) -> u32 {
        match self.baked.is_undef() {
            true => self.content.size,
            false => vm.mem.size(self.baked),
        }
    }
}

impl Vm<'_> {
    /// The result of an operation of the store; its failure as an OSError.
    pub(crate) fn stored<T>(&mut self, r: store::Result<T>) -> R<T> {
        match r {
            Ok(x) => Ok(x),
            Err(e) => self.os_error(e),
        }
    }

    /// Finds the entry that the path leads to.
    #[inline(never)]
    pub(crate) fn find_file(&mut self, path: &[u8]) -> Found {
        let mut found = Found {
            what: What::Nothing,
            content: Content::EMPTY,
            time: 0,
            is_stored: false,
            baked: Value::UNDEF,
        };
        let mut store = Store::closed();
        if store.open(self.board).is_ok() && store.find(self.board, path) {
            found.content = store.found.content();
            found.time = store.found.time();
            found.is_stored = true;
            found.what = match store.found.kind() {
                Kind::Directory => What::Directory,
                _ => What::File,
            };
            return found;
        }
        self.find_baked(path, &mut found);
        found
    }
}
