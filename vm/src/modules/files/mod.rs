//! Files and directories: those of the store, and below them those of the image.
//!
//! A file of the store hides a file of the image with the same path, and the two trees are one. Only the store changes.

mod baked;
mod open;
mod path;

use crate::error::R;
use crate::modules::errno;
use crate::store::{self, Kind, Record, Store, ROOT};
use crate::vm::Vm;
use format::value::Value;

pub use baked::Baked;
pub use open::open;
pub(crate) use path::{split, Path};

/// What a path leads to.
pub(crate) struct Found {
    /// The entry of the store.
    pub entry: Option<Record>,
    /// What the image has.
    pub baked: Baked,
}

impl Found {
    /// True if there is nothing.
    pub fn is_nothing(&self) -> bool {
        self.entry.is_none() && self.baked == Baked::Nothing
    }
    /// True for a directory.
    pub fn is_directory(&self) -> bool {
        match &self.entry {
            Some(r) => r.kind() == Kind::Directory,
            None => self.baked == Baked::Directory,
        }
    }
    /// The content of a file of the image, unless the store hides it.
    pub fn baked_content(&self) -> Option<Value> {
        match self.baked {
            Baked::File(content) if self.entry.is_none() => Some(content),
            _ => None,
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
    /// The store of the board.
    ///
    /// # Errors
    /// OSError if it has none.
    pub(crate) fn file_store(&mut self) -> R<Store> {
        let store = Store::open(self.board);
        self.stored(store)
    }

    /// What the path leads to.
    ///
    /// # Errors
    /// OSError if it leads through a file.
    pub(crate) fn find_file(&mut self, path: &Path) -> R<Found> {
        let baked = self.baked(path.bytes());
        let entry = match Store::open(self.board) {
            Ok(mut store) => walk(self, &mut store, path.bytes())?,
            Err(_) => None,
        };
        Ok(Found { entry, baked })
    }

    /// What the path leads to, which has to be there.
    ///
    /// # Errors
    /// OSError if nothing is there.
    pub(crate) fn need_file(&mut self, path: &Path) -> R<Found> {
        let found = self.find_file(path)?;
        if found.is_nothing() {
            return self.os_error(errno::ENOENT);
        }
        Ok(found)
    }

    /// The number of a directory of the store. One that only the image has is made, if `make` says so.
    ///
    /// # Errors
    /// OSError if there is no such directory, or if it cannot be made.
    pub(crate) fn directory(&mut self, store: &mut Store, path: &[u8], make: bool) -> R<u32> {
        let mut id = ROOT;
        let mut from = 0;
        while from < path.len() {
            let to = part_end(path, from);
            let name = &path[from..to];
            from = to + 1;
            id = match store.find(self.board, id, name) {
                Some(r) if r.kind() == Kind::Directory => r.id(),
                Some(_) => return self.os_error(errno::ENOTDIR),
                None if self.baked(&path[..to]) != Baked::Directory => {
                    return self.os_error(errno::ENOENT)
                }
                // Only the image has the rest.
                None if !make => ROOT,
                None => {
                    let made = store.make_directory(self.board, id, name);
                    self.stored(made)?
                }
            };
        }
        Ok(id)
    }
}

/// Where the part of the path ends that begins at byte `from`.
fn part_end(path: &[u8], from: usize) -> usize {
    let rest = path[from..].iter();
    from + rest.take_while(|b| **b != b'/').count()
}

/// The entry of the store to which the path leads.
fn walk(vm: &mut Vm<'_>, store: &mut Store, path: &[u8]) -> R<Option<Record>> {
    let mut there = Record::new(Kind::Directory, ROOT, ROOT, b"");
    let mut from = 0;
    while from < path.len() {
        if there.kind() != Kind::Directory {
            return vm.os_error(errno::ENOTDIR);
        }
        let to = part_end(path, from);
        match store.find(vm.board, there.id(), &path[from..to]) {
            Some(r) => there = r,
            None => return Ok(None),
        }
        from = to + 1;
    }
    Ok(Some(there))
}
