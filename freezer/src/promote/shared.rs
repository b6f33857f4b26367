//! Counts what the image has once, though several modules or functions have it.

use std::collections::HashSet;

use format::image::build::{self, Word};
use format::object::{Kind, BODY};
use format::value::Value;

use super::Promoter;

/// Bytes of what is in the image once, or not at all, because it is equal to something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Records of strings that more than one module has: all but the first.
    pub strings: u32,
    /// Bytes objects that more than one module has: all but the first.
    pub bytes: u32,
    /// Tuples of constants, names of arguments among them, that more than one function has: all but the
    /// first.
    pub tuples: u32,
    /// Records of strings that are in the core table anyway.
    pub names: u32,
}

/// What was met so far, to find what is shared.
#[derive(Default)]
pub(super) struct Met {
    /// Strings of this module.
    pub(super) strings: HashSet<String>,
    /// Bytes objects of this module.
    pub(super) bytes: HashSet<Vec<u8>>,
    /// Strings of the core table.
    names: HashSet<u32>,
    /// Constant tuples of any function.
    tuples: HashSet<u32>,
    /// Constant tuples of this function.
    pub(super) own_tuples: HashSet<u32>,
}

impl Promoter<'_> {
    /// A string of this module, as a word. Counts it if another module has it too.
    pub(super) fn meet_string(&mut self, s: String) -> Word {
        let bytes = 4 * build::string_words(s.len());
        let known = self.builder.has_string(&s);
        let word = self.builder.string(&s);
        match word {
            Word::Raw(core) if self.met.names.insert(core) => self.shared.names += bytes,
            Word::Str(_) if self.met.strings.insert(s) && known => self.shared.strings += bytes,
            _ => {}
        }
        word
    }

    /// Counts a constant tuple, and the tuples in it, if they were met before.
    pub(super) fn meet_tuple(&mut self, v: Value) {
        let size = self.mem.size(v);
        if !self.met.tuples.insert(v.bits()) {
            self.shared.tuples += 4 * (BODY + size);
        }
        for i in 0..size {
            let item = self.mem.item(v, i);
            if self.mem.is(item, Kind::Tuple) {
                self.meet_tuple(item);
            }
        }
    }
}
