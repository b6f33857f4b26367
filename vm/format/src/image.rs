//! The ROM image: one block of words with everything that was frozen.
//!
//! Layout: header, string index, string filter, eval index, strings, objects. The
//! first objects are the modules, each of the same size: they are the module directory. Modules of
//! no package come first, then those of each package, in the order of the packages; each of these
//! groups is sorted by the words of the names. All places are word offsets from the image's start;
//! the image can lie anywhere. [`verify`] reads it once, completely; after that every
//! accessor is right.
//!
//! Strings lie in the order of the low bits of their hashes, so those of one
//! *bucket* lie together; the string index has where each bucket begins.

#[cfg(feature = "build")]
pub mod build;
pub mod code;
pub mod delta;
#[cfg(feature = "build")]
pub mod disasm;
pub mod reads;
mod verify;

pub use verify::{crc32, scratch_words, verify, ImageError, Verified};

use crate::mem::Mem;
use crate::names;
use crate::object;
use crate::value::Value;

/// First word of each image: "PFRZ".
pub const MAGIC: u32 = u32::from_le_bytes(*b"PFRZ");

/// Words of the header.
pub mod header {
    /// [`super::MAGIC`].
    pub const MAGIC: u32 = 0;
    /// Zero.
    pub const RESERVED: u32 = 1;
    /// The fingerprint of the VM that the image is for, see [`crate::fingerprint`].
    pub const FINGERPRINT: u32 = 2;
    /// Words of the whole image.
    pub const LEN: u32 = 3;
    /// CRC-32 of all words but this one, as little-endian bytes.
    pub const CRC: u32 = 4;
    /// Number of modules.
    pub const MODULE_COUNT: u32 = 5;
    /// Place of the string index: where each bucket begins, in words from the first string
    /// record, and where the last one ends. Two numbers to a word, or one if the strings are
    /// longer than [`super::NARROW_MAX`].
    pub const STRING_INDEX: u32 = 6;
    /// Buckets of the string index, a power of two.
    pub const STRING_BUCKETS: u32 = 7;
    /// Place of the string filter: bits by [`filter_hash`](crate::names::filter_hash).
    pub const FILTER: u32 = 8;
    /// Bits of the string filter, a power of two, at least 32.
    pub const FILTER_BITS: u32 = 9;
    /// Place of the eval index: pairs of string value and code reference.
    pub const EVALS: u32 = 10;
    /// Number of pairs of the eval index, sorted by the string's word.
    pub const EVAL_COUNT: u32 = 11;
    /// First word of the string records.
    pub const STRINGS: u32 = 12;
    /// First word of the objects: the end of the strings.
    pub const OBJECTS: u32 = 13;
    /// Number of the module `__main__`, in whose namespace the program runs; all ones if the image has no program.
    pub const MAIN: u32 = 14;
    /// What the board does after a program's failure, see [`super::OnError`].
    pub const ON_ERROR: u32 = 15;
    /// The state in which each start of the image's program begins: a tuple, see [`super::start`]; UNDEF if the image has
    /// no program.
    pub const START: u32 = 16;
    /// The roots of [`super::start::ROOTS`], one bit each, that have to be those with which the program began, or else no
    /// memo holds. Memos lack reads that hold as long as that is so.
    pub const FIRST_ROOTS: u32 = 17;
    /// The image's files: a tuple, see [`super::data`]; UNDEF if it has none.
    pub const DATA: u32 = 18;
    /// Words of the header.
    pub const WORDS: u32 = 19;
}

/// Words of the tuple in which each start of a program begins: what the VM held when the program stopped at freeze time.
pub mod start {
    use crate::layout::tuple::ITEMS;
    use crate::object::Kind;

    /// The program's suspended frames, outermost first: a tuple, empty if no body of the program was running.
    pub const FRAMES: u32 = ITEMS;
    /// The program's bodies that have not begun: a tuple of functions.
    pub const BODIES: u32 = ITEMS + 1;
    /// The exception that the program raised, or UNDEF.
    pub const RAISED: u32 = ITEMS + 2;
    /// How far the import of each module is: bytes, the words of [`super::stage`].
    pub const STAGES: u32 = ITEMS + 3;
    /// First of the settings, see [`super::delta::Setting`]; small ints.
    pub const SETTINGS: u32 = ITEMS + 4;
    /// First of the objects that live as long as the VM; each is UNDEF or of its kind in [`ROOTS`].
    pub const ROOT: u32 = SETTINGS + crate::image::delta::Setting::ALL.len() as u32;
    /// Items of the tuple.
    pub const ITEM_COUNT: u32 = ROOT + ROOTS.len() as u32 - ITEMS;

    /// The kind of each object that lives as long as the VM.
    pub const ROOTS: [Kind; 8] = [
        Kind::Dict,
        Kind::Dict,
        Kind::Dict,
        Kind::List,
        Kind::Dict,
        Kind::List,
        Kind::Str,
        Kind::Raw,
    ];
    /// Number of the root that is `sys.modules`.
    pub const SYS_MODULES: usize = 0;
    /// Number of the root that has the module objects which took the place of the image's: by number of the module.
    pub const MODULE_OBJECTS: usize = 1;
}

/// How far the import of a module is: four bits, which lie in four rows of words, one bit for each module in each row.
pub mod stage {
    /// Rows of bits.
    pub const ROWS: u32 = 4;
    /// Row of the bit that is set once the first attempt to import the module has begun.
    pub const BEGUN: u32 = 0;
    /// Row of the bit that is set while the module is there: its body is running, or has ended, and nothing has taken it
    /// out again.
    pub const THERE: u32 = 1;
    /// Row of the bit that is set while the module's body is running.
    pub const RUNNING: u32 = 2;
    /// Row of the bit that is set if the module is an attribute of its package without an entry there.
    pub const BOUND: u32 = 3;

    /// Words of one row, for this number of modules.
    pub const fn row_words(modules: u32) -> u32 {
        modules.div_ceil(32)
    }
}

/// The tuple of an image's files: path and content of each in turn. A path is an interned string, relative to the root
/// directory, with `/` between its parts; a content is a bytes object. The files are sorted by the bytes of their paths.
pub mod data {
    /// Items for each file.
    pub const STRIDE: u32 = 2;
    /// Item of a file that is its path.
    pub const PATH: u32 = 0;
    /// Item of a file that is its content.
    pub const CONTENT: u32 = 1;
    /// Most bytes of a path.
    pub const PATH_MAX: u32 = 127;
}

/// What the board does when nothing catches an exception of the image's program.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(u32)]
pub enum OnError {
    /// Nothing: the program has ended.
    #[default]
    Halt = 0,
    /// The board starts anew.
    Reset = 1,
}

/// Fields of a module of the directory, which is a module object of the image.
pub mod module {
    use crate::layout::module as fields;

    /// The module object itself.
    pub const OBJECT: u32 = 0;
    /// Name in its package, or whole name if it is in none: interned string.
    pub const NAME: u32 = fields::NAME;
    /// State, package and parent, packed by [`super::Info::pack`] into a small int; or a tuple of that and of
    /// changes, frames, body and reads, each of which may be UNDEF: see [`super::more`].
    pub const INFO: u32 = fields::INFO;
    /// Words of a module object of the image, header included.
    pub const WORDS: u32 = crate::object::BODY + fields::WORDS;

    /// What an import does, see [`super::State`]; small int. This and what follows are not words of the object:
    /// [`super::Image::module`] reads them from [`INFO`].
    pub const STATE: u32 = 16;
    /// Tuple of the changes to other modules' objects, or UNDEF; see [`super::delta`].
    pub const DELTA: u32 = 17;
    /// Tuple of the suspended frames, outermost first; of the exception, if the state is `Raises`; or UNDEF.
    pub const FRAMES: u32 = 18;
    /// Number of the parent package, small int; -1 for none.
    pub const PARENT: u32 = 19;
    /// 1 if it is a package; small int.
    pub const PACKAGE: u32 = 20;
    /// Function of its body, or UNDEF if it was dropped.
    pub const BODY: u32 = 21;
    /// Tuple of what its memo has read, or UNDEF; see [`super::reads`].
    pub const READS: u32 = 22;
}

/// Words of the tuple to which a module's field [`module::INFO`] may refer.
pub mod more {
    use crate::layout::tuple::ITEMS;

    /// State, package and parent, packed.
    pub const INFO: u32 = ITEMS;
    /// Import delta, or UNDEF.
    pub const DELTA: u32 = ITEMS + 1;
    /// Suspended frames, or UNDEF.
    pub const FRAMES: u32 = ITEMS + 2;
    /// Function of the body, or UNDEF.
    pub const BODY: u32 = ITEMS + 3;
    /// What the memo has read, or UNDEF.
    pub const READS: u32 = ITEMS + 4;
    /// Items of the tuple.
    pub const ITEM_COUNT: u32 = 5;
}

/// What a module's packed word says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Info {
    /// The module's [`State`], as a number.
    pub state: u32,
    /// True for a package.
    pub package: bool,
    /// Number of the parent package.
    pub parent: Option<u32>,
}

/// Number of bits below the parent's number in a module's packed word.
const PARENT_SHIFT: u32 = 3;

impl Info {
    /// Packs the fields into a small int: two bits of state, one bit for a package, then the parent's number plus 1,
    /// or 0 for none.
    pub fn pack(self) -> Value {
        let parent = self.parent.map_or(0, |p| p + 1);
        Value::len(self.state & 3 | (self.package as u32) << 2 | parent << PARENT_SHIFT)
    }
    /// Undoes [`Info::pack`].
    pub fn unpack(v: Value) -> Info {
        let bits = v.as_len();
        Info {
            state: bits & 3,
            package: bits & 4 != 0,
            parent: (bits >> PARENT_SHIFT).checked_sub(1),
        }
    }
}

/// Most words of string records for which the string index has two numbers to a word.
pub const NARROW_MAX: u32 = 0xffff;

/// What the first import of a module does on the device. All states but [`State::Runs`] belong to a memo, whose reads are
/// checked first; if they do not hold, the body runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum State {
    /// The body has ended: the import applies the changes.
    Frozen = 0,
    /// The body's suspended frames are resumed, after the changes.
    Resumes = 1,
    /// There is no memo: the body runs from its start.
    Runs = 2,
    /// The body raised at freeze time: the import raises that exception, after the changes.
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

/// The VM that an image is for, as far as this crate has to know it.
#[derive(Clone, Copy)]
pub struct Target {
    /// The VM's fingerprint, see [`crate::fingerprint`].
    pub fingerprint: u32,
    /// True for the natives and native modules that it has.
    pub has_native: fn(Value) -> bool,
}

/// A verified image's header.
#[derive(Clone, Copy, Debug)]
pub struct Image {
    /// Number of modules.
    pub modules: u32,
    index: u32,
    /// Number of the last bucket: all ones in the bits that choose one.
    pub(crate) last_bucket: u32,
    strings: u32,
    filter: u32,
    filter_bits: u32,
    evals: u32,
    eval_count: u32,
    /// Number of the program's module, `__main__`.
    pub main: Option<u32>,
    /// The state in which the program begins, see [`start`]; UNDEF if there is no program.
    pub start: Value,
    /// The roots, one bit each, that have to be those with which the program began, or else no memo holds.
    pub first_roots: u32,
    /// What the board does after a program's failure.
    pub on_error: OnError,
    /// The files, see [`data`]; UNDEF if there are none.
    pub data: Value,
    /// First word of the objects.
    pub objects: u32,
    /// Words of the image.
    pub len: u32,
}

impl Image {
    /// Reads the header; `word` reads a word of the image.
    pub(crate) fn read(word: impl Fn(u32) -> u32) -> Image {
        let main = word(header::MAIN);
        Image {
            modules: word(header::MODULE_COUNT),
            index: word(header::STRING_INDEX),
            last_bucket: word(header::STRING_BUCKETS).wrapping_sub(1),
            strings: word(header::STRINGS),
            filter: word(header::FILTER),
            filter_bits: word(header::FILTER_BITS),
            evals: word(header::EVALS),
            eval_count: word(header::EVAL_COUNT),
            main: if main == u32::MAX { None } else { Some(main) },
            start: Value::from_bits(word(header::START)),
            first_roots: word(header::FIRST_ROOTS),
            on_error: match word(header::ON_ERROR) {
                0 => OnError::Halt,
                _ => OnError::Reset,
            },
            data: Value::from_bits(word(header::DATA)),
            objects: word(header::OBJECTS),
            len: word(header::LEN),
        }
    }

    /// False if neither image nor core table has a string of that length, first
    /// and last byte: then its hash need not be computed.
    #[inline]
    pub fn may_hold(&self, mem: &Mem<'_>, len: u32, first: u8, last: u8) -> bool {
        let hash = names::filter_hash(len, first, last);
        names::may_hold(hash) || self.filter_has(mem, hash)
    }

    /// False if the image has no string of this [`filter_hash`](crate::names::filter_hash).
    #[inline]
    pub(crate) fn filter_has(&self, mem: &Mem<'_>, hash: u32) -> bool {
        let bit = hash & (self.filter_bits - 1);
        mem.rom(self.filter + bit / 32) >> (bit & 31) & 1 != 0
    }

    /// Where bucket `n` begins, in words from the first string record.
    pub(crate) fn bucket(&self, mem: &Mem<'_>, n: u32) -> u32 {
        if self.objects - self.strings > NARROW_MAX {
            mem.rom(self.index + n)
        } else {
            mem.rom(self.index + n / 2) >> (n % 2 * 16) & NARROW_MAX
        }
    }

    /// The image's string of hash `hash` for which `eq` is true.
    pub fn find_string(
        &self,
        mem: &Mem<'_>,
        hash: u32,
        eq: impl Fn(Value) -> bool,
    ) -> Option<Value> {
        let bucket = hash & self.last_bucket;
        let mut at = self.strings + self.bucket(mem, bucket);
        let end = self.strings + self.bucket(mem, bucket + 1);
        while at < end {
            let v = Value::rom_str(at);
            if eq(v) {
                return Some(v);
            }
            at += object::total_words(mem.rom(at));
        }
        None
    }

    /// Place of the object of module number `n`.
    #[inline]
    pub fn module_at(&self, n: u32) -> u32 {
        self.objects + n * module::WORDS
    }

    /// Field `field` of module number `n`, see [`module`].
    pub fn module(&self, mem: &Mem<'_>, n: u32, field: u32) -> Value {
        let at = self.module_at(n);
        if field == module::OBJECT {
            return Value::rom(at);
        }
        if field < module::WORDS {
            return Value::from_bits(mem.rom(at + field));
        }
        let word = Value::from_bits(mem.rom(at + module::INFO));
        let (packed, tuple) = if word.is_int() {
            (word, Value::UNDEF)
        } else {
            (mem.get(word, more::INFO), word)
        };
        let info = Info::unpack(packed);
        match field {
            module::DELTA => mem.get_or_undef(tuple, more::DELTA),
            module::FRAMES => mem.get_or_undef(tuple, more::FRAMES),
            module::BODY => mem.get_or_undef(tuple, more::BODY),
            module::READS => mem.get_or_undef(tuple, more::READS),
            module::STATE => Value::len(info.state),
            module::PACKAGE => Value::len(info.package as u32),
            _ => Value::int(info.parent.map_or(-1, |p| p as i32)),
        }
    }

    /// Key by which the directory is sorted, for module `n`: number of its package plus 1, or 0 for none; word of its
    /// name.
    pub(crate) fn rank(&self, mem: &Mem<'_>, n: u32) -> (u32, u32) {
        let m = mem.rom_at(self.module_at(n));
        let mut info = m.get(module::INFO);
        if !info.is_int() {
            info = mem.object_at(info).get(more::INFO);
        }
        (info.as_len() >> PARENT_SHIFT, m.word(module::NAME))
    }

    /// Number of the module whose name in `package`, or outside of all packages, is the interned string `name`.
    pub fn find_child(&self, mem: &Mem<'_>, package: Option<u32>, name: Value) -> Option<u32> {
        let rank = (package.map_or(0, |p| p + 1), name.bits());
        let (mut low, mut high) = (0, self.modules);
        while low < high {
            let mid = (low + high) / 2;
            match self.rank(mem, mid).cmp(&rank) {
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
