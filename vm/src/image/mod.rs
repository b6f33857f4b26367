//! The ROM image: one block of words with everything that was frozen.
//!
//! Layout: header, module directory, string index, string filter, eval index,
//! strings, objects. All places are word offsets from the image's start; the
//! image can lie anywhere. [`verify`] reads it once, completely; after it every
//! accessor is right.

#[cfg(feature = "build")]
pub mod build;
pub mod code;
#[cfg(feature = "build")]
pub mod disasm;
mod verify;

pub use verify::{crc32, verify, ImageError};

use crate::mem::Mem;
use crate::names;
use crate::value::Value;

/// First word of each image: "PFRZ".
pub const MAGIC: u32 = u32::from_le_bytes(*b"PFRZ");
/// Version of this layout.
pub const VERSION: u32 = 2;

/// Words of the header.
pub mod header {
    /// [`super::MAGIC`].
    pub const MAGIC: u32 = 0;
    /// [`super::VERSION`].
    pub const VERSION: u32 = 1;
    /// [`super::fingerprint`] of the machine that the image is for.
    pub const FINGERPRINT: u32 = 2;
    /// Words of the whole image.
    pub const LEN: u32 = 3;
    /// CRC-32 of all words but this one, as little-endian bytes.
    pub const CRC: u32 = 4;
    /// Place of the module directory.
    pub const MODULES: u32 = 5;
    /// Number of modules.
    pub const MODULE_COUNT: u32 = 6;
    /// Place of the string index: slots of string values, 0 for none.
    pub const STRING_INDEX: u32 = 7;
    /// Slots of the string index, a power of two.
    pub const STRING_SLOTS: u32 = 8;
    /// Place of the string filter: bits by [`super::filter_hash`].
    pub const FILTER: u32 = 9;
    /// Bits of the string filter, a power of two, at least 32.
    pub const FILTER_BITS: u32 = 10;
    /// Place of the eval index: pairs of string value and code reference.
    pub const EVALS: u32 = 11;
    /// Number of pairs of the eval index, sorted by the string's word.
    pub const EVAL_COUNT: u32 = 12;
    /// First word of the string records.
    pub const STRINGS: u32 = 13;
    /// First word of the objects: the end of the strings.
    pub const OBJECTS: u32 = 14;
    /// Number of the module that is the program's entry, or all ones.
    pub const MAIN: u32 = 15;
    /// What follows a program's failure, see [`super::OnError`].
    pub const ON_ERROR: u32 = 16;
    /// Words of the header.
    pub const WORDS: u32 = 17;
}

/// What follows when nothing catches an exception of the image's program.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(u32)]
pub enum OnError {
    /// The program has ended.
    #[default]
    Halt = 0,
    /// The board starts anew.
    Reset = 1,
}

/// Words of an entry of the module directory.
pub mod module {
    /// Full dotted name: interned string.
    pub const NAME: u32 = 0;
    /// The module object.
    pub const OBJECT: u32 = 1;
    /// Function of its body, or UNDEF if it was dropped.
    pub const BODY: u32 = 2;
    /// What an import does, see [`super::State`]; small int.
    pub const STATE: u32 = 3;
    /// Tuple of the changes to other modules' objects, or UNDEF; see `interp::import`.
    pub const DELTA: u32 = 4;
    /// Tuple of the suspended frames, outermost first, or UNDEF.
    pub const FRAMES: u32 = 5;
    /// Number of the parent package, small int; -1 for none.
    pub const PARENT: u32 = 6;
    /// Last part of the dotted name: interned string.
    pub const LEAF: u32 = 7;
    /// 1 if it is a package; small int.
    pub const PACKAGE: u32 = 8;
    /// Words of an entry.
    pub const WORDS: u32 = 9;
}

/// What the import of a module does on the device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum State {
    /// It is there: the import sets a bit (and applies the delta, if there is one).
    Frozen = 0,
    /// Its suspended frames go on.
    Resumes = 1,
    /// Its body runs from the start.
    Runs = 2,
    /// Its body raised at freeze time: frames go on at the instruction that raised.
    Raises = 3,
}

impl State {
    /// The state of number `n`.
    pub fn from_index(n: u32) -> State {
        match n {
            0 => State::Frozen,
            1 => State::Resumes,
            3 => State::Raises,
            _ => State::Runs,
        }
    }
}

/// The fingerprint of this machine: instruction set, natives, core names.
pub const fn fingerprint() -> u32 {
    FINGERPRINT
}

#[allow(
    long_running_const_eval,
    reason = "it covers every name of the core table"
)]
const FINGERPRINT: u32 =
    crate::isa::fingerprint() ^ crate::registry::fingerprint().rotate_left(7) ^ VERSION;

/// A verified image's header.
#[derive(Clone, Copy, Debug)]
pub struct Image {
    /// Place of the module directory, in words.
    pub directory: u32,
    /// Number of modules.
    pub modules: u32,
    index: u32,
    slots: u32,
    filter: u32,
    filter_bits: u32,
    evals: u32,
    eval_count: u32,
    /// Number of the entry module.
    pub main: Option<u32>,
    /// What follows a program's failure.
    pub on_error: OnError,
    /// First word of the objects.
    pub objects: u32,
    /// Words of the image.
    pub len: u32,
}

/// Hash of what is known of a string at a glance: its length in bytes, its first
/// and its last byte.
pub fn filter_hash(len: u32, first: u8, last: u8) -> u32 {
    let h = len
        .wrapping_mul(0x9e37)
        .wrapping_add(first as u32)
        .wrapping_mul(31)
        .wrapping_add(last as u32);
    h ^ h >> 11
}

impl Image {
    /// Reads the header; `word` reads a word of the image.
    pub(crate) fn read(word: impl Fn(u32) -> u32) -> Image {
        let main = word(header::MAIN);
        Image {
            directory: word(header::MODULES),
            modules: word(header::MODULE_COUNT),
            index: word(header::STRING_INDEX),
            slots: word(header::STRING_SLOTS),
            filter: word(header::FILTER),
            filter_bits: word(header::FILTER_BITS),
            evals: word(header::EVALS),
            eval_count: word(header::EVAL_COUNT),
            main: if main == u32::MAX { None } else { Some(main) },
            on_error: match word(header::ON_ERROR) {
                0 => OnError::Halt,
                _ => OnError::Reset,
            },
            objects: word(header::OBJECTS),
            len: word(header::LEN),
        }
    }

    /// False if neither image nor core table has a string of that length, first
    /// and last byte: then its hash need not be computed.
    #[inline]
    pub fn may_hold(&self, mem: &Mem<'_>, len: u32, first: u8, last: u8) -> bool {
        let bit = filter_hash(len, first, last) & (self.filter_bits - 1);
        mem.rom(self.filter + bit / 32) >> (bit & 31) & 1 != 0
    }

    /// The image's string of hash `hash` for which `eq` says yes.
    pub fn find_string(
        &self,
        mem: &Mem<'_>,
        hash: u32,
        eq: impl Fn(Value) -> bool,
    ) -> Option<Value> {
        if self.slots == 0 {
            return None;
        }
        let mut slot = hash & (self.slots - 1);
        for _ in 0..self.slots {
            let v = Value::from_bits(mem.rom(self.index + slot));
            if v.is_undef() {
                return None;
            }
            if mem.rom(v.rom_off().wrapping_sub(1)) == hash && eq(v) {
                return Some(v);
            }
            slot = (slot + 1) & (self.slots - 1);
        }
        None
    }

    /// Field `field` of module number `n`.
    #[inline]
    pub fn module(&self, mem: &Mem<'_>, n: u32, field: u32) -> Value {
        Value::from_bits(mem.rom(self.directory + n * module::WORDS + field))
    }

    /// Number of the module of a name, an interned string. The directory is sorted by it.
    pub fn find_module(&self, mem: &Mem<'_>, name: Value) -> Option<u32> {
        let (mut low, mut high) = (0, self.modules);
        while low < high {
            let mid = (low + high) / 2;
            let at = self.module(mem, mid, module::NAME).bits();
            match at.cmp(&name.bits()) {
                core::cmp::Ordering::Equal => return Some(mid),
                core::cmp::Ordering::Less => low = mid + 1,
                core::cmp::Ordering::Greater => high = mid,
            }
        }
        None
    }

    /// The code that was compiled for the expression `text`, an interned string.
    pub fn find_eval(&self, mem: &Mem<'_>, text: Value) -> Option<Value> {
        let (mut low, mut high) = (0, self.eval_count);
        while low < high {
            let mid = (low + high) / 2;
            let at = mem.rom(self.evals + mid * 2);
            match at.cmp(&text.bits()) {
                core::cmp::Ordering::Equal => {
                    return Some(Value::from_bits(mem.rom(self.evals + mid * 2 + 1)))
                }
                core::cmp::Ordering::Less => low = mid + 1,
                core::cmp::Ordering::Greater => high = mid,
            }
        }
        None
    }
}

/// Hash of a string's bytes, as the string records carry it.
pub fn string_hash(bytes: &[u8]) -> u32 {
    names::hash_bytes(bytes)
}
