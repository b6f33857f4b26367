//! Counts the imports of a run for the tool: which cost nothing, and why bodies ran. On the device this is nothing.

#[cfg(feature = "build")]
use super::alloc::vec::Vec;
use crate::vm::Vm;
#[cfg(feature = "build")]
use format::image::reads::Read;
#[cfg(feature = "build")]
use format::object::Kind;
use format::value::Value;

/// Why the body of a module ran on the device.
#[cfg(feature = "build")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// The image has no memo of it.
    NoMemo,
    /// It had been imported before.
    Again,
    /// This read of its memo, by number, did not hold; of an object of this kind.
    Read(u32, Option<Kind>),
    /// A module that joins its memo could not join it.
    Joined,
}

/// The imports of a run.
#[cfg(feature = "build")]
#[derive(Clone, Default, Debug)]
pub struct Imports {
    /// The number of modules whose import had begun when the program began: in the snapshot.
    pub at_start: usize,
    /// The number of modules that a memo has imported.
    pub by_memo: usize,
    /// The modules whose bodies ran, in order.
    pub bodies: Vec<(u32, Why)>,
}

/// What the VM notes to count imports.
#[cfg(feature = "build")]
#[derive(Default)]
pub(crate) struct ImportNotes {
    bodies: Vec<(u32, Why)>,
    miss: Option<Why>,
}

impl Vm<'_> {
    /// The read `read` of a memo does not hold.
    #[inline(always)]
    pub(crate) fn note_read_missed(&mut self, read: Value, object: Value) {
        #[cfg(feature = "build")]
        {
            let takes_number = [Read::Module, Read::Root, Read::Bound, Read::Unlisted];
            let is_number = takes_number.iter().any(|r| *r as u32 == read.as_len());
            let kind = match is_number {
                true => None,
                false => self.mem.kind(object),
            };
            self.import_notes.miss = Some(Why::Read(read.as_len(), kind));
        }
        #[cfg(not(feature = "build"))]
        let _ = (read, object);
    }

    /// A module that joins a memo cannot join it.
    #[inline(always)]
    pub(crate) fn note_join_missed(&mut self) {
        #[cfg(feature = "build")]
        self.import_notes.miss.get_or_insert(Why::Joined);
    }

    /// The body of module `n` is about to run on the device; `again` if it is not the first attempt.
    #[inline(always)]
    pub(crate) fn note_body(&mut self, n: u32, again: bool) {
        #[cfg(feature = "build")]
        {
            let miss = self.import_notes.miss.take().unwrap_or(Why::NoMemo);
            let why = if again { Why::Again } else { miss };
            self.import_notes.bodies.push((n, why));
        }
        #[cfg(not(feature = "build"))]
        let _ = (n, again);
    }

    /// The number of modules, besides the program, whose import has begun.
    #[cfg(feature = "build")]
    pub fn imports_begun(&self) -> usize {
        let main = self.image.main;
        let modules = (0..self.image.modules).filter(|n| Some(*n) != main);
        modules.filter(|n| self.is_begun(*n)).count()
    }

    /// The imports since the program began; `at_start` is what [`Vm::imports_begun`] gave then. Forgets the bodies that
    /// ran.
    #[cfg(feature = "build")]
    pub fn take_imports(&mut self, at_start: usize) -> Imports {
        let bodies = core::mem::take(&mut self.import_notes.bodies);
        let first = bodies.iter().filter(|(_, why)| *why != Why::Again).count();
        Imports {
            at_start,
            by_memo: self.imports_begun().saturating_sub(at_start + first),
            bodies,
        }
    }
}
