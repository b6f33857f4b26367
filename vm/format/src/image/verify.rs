//! Verification: reads an image completely. After it, accessors cannot fail: no
//! word leads out of the image or to the inside of something, no look-up and no
//! chain of references followed by a native is endless, and code stays in its
//! frame and in its instructions.
//!
//! What a *value* is for a program is not verified: a damaged image whose checksum
//! is right may compute something else, as a program with an error does.
//!
//! # What it guarantees, and who relies on it
//!
//! On the chip a load is one instruction, and nothing checks that it stays inside an object (`mem::words`).
//! So a [`Mem`](crate::mem::Mem) is made from a [`Verified`] image only, which only [`verify`] makes.
//! `freezer/tests/damage/guarantees.rs` violates each of these, by its number.
//!
//! 1. **Header and sections.** Layout, fingerprint and checksum are right; index, filter, eval index, strings and
//!    objects follow one another and fill the image. (`Image`, whose accessors read unchecked.)
//! 2. **Strings.** Each record is a text that is not empty, in UTF-8, marked as ASCII iff it is, its last word filled up
//!    with zeros; it is in its bucket, which is sorted, and in the filter, and there is no other of the same text, nor
//!    is there one in the core table. (`strings`: reading characters by the first byte's width, comparing words, interning.)
//! 3. **Objects** fill what follows the strings. Each header has a kind that can be frozen, and the words
//!    of that kind that are read by a fixed number are there. (Every accessor; the verifier itself, when an object
//!    refers to one that it has not checked yet.)
//! 4. **Values.** Each word that [`value_words`](crate::table::value_words) names is a number, a known immediate, a string that
//!    exists, or the start of an object that is not a part of another; UNDEF may be anywhere. (All code.)
//! 5. **Parts.** The storage of a container is of its kind, and holds as many items as the container says; that of a list
//!    or deque holds UNDEF elsewhere.
//!    (`list_get`, `interp::fast`, buffers, deques, streams.)
//! 6. **Tables** are as large as their capacity says; what they hold is found by a look-up; each slot of an index names
//!    an entry that is used, and some slot is empty. (`table::lookup`, whose search ends at an empty slot.)
//! 7. **Code.** Instructions are known and whole, the last one leads nowhere else; registers are in the frame, operand
//!    words of the right kind, jumps lead to instructions; only a generator yields; a function that it makes gets
//!    the cells that its code uses. (`isa::opcode` and `interp::run`, which check none of this.)
//! 8. **Handlers** guard instructions before them and begin with `Catch`. (`interp::unwind`; raising ends.)
//! 9. **Functions** have code, a namespace, tuples of defaults, a default or none for each keyword-only
//!    argument, and the cells that the code uses. (`interp::call`, `bind`, `LoadClosure`.)
//! 10. **Classes, instances, exceptions.** A class has a name, types as bases, classes in its order of resolution, itself
//!     first, and a built-in type; an instance has a class, and no instance inside; an exception a type, a tuple of
//!     arguments, and a traceback of instructions. (`class_lookup`, `is_subclass`, `native_base`, tracebacks.)
//! 11. **Frames** have their code's registers and stand at an instruction of it; a generator waits at a `yield`, or at its
//!     start, or runs; each frame of a stopped body but the last waits at an instruction that takes a result, and a generator
//!     is among them once. (`resume_frames`, `gen_resume`, `flow`; the collector's walk from frame to caller ends.)
//! 12. **Modules** are sorted, behind their packages; bodies and frames are their own. (`find_child`, `import`.) The
//!     **start** of the program has bodies, an exception, and roots of the kinds that the VM expects. (`Vm::start_over`.)
//! 13. **Memos** read objects that can be read so, and change only objects that can be changed, each by a change that fits
//!     it. (`memo_holds`, `apply_changes`.)
//! 14. **The eval index** is sorted; its code needs neither arguments nor cells. (`eval`.)
//! 15. **Fields** of iterators, views, ranges, deques, streams, memoryviews, and of the objects of native modules are as their
//!     types made them: positions are not negative, texts are UTF-8, programs of `re` stay inside their bytes.
//! 16. **Nothing is endless.** An object that cannot be written is not part of itself; a chain of wrappers around a
//!     function ends.
//!     (`repr`, `hash` and comparison of tuples; calls of bound methods.)
//! 17. **Files** are a tuple. (`modules::files`, which checks each path and content when it looks at it.)
//!
//! Verification does not guarantee what *kind* of object a register, a cell, an item or an attribute holds. Instructions
//! that need a kind check it at run time (`interp::step::expect`, `LoadCell`, `MakeFunc`, `MakeClass`, `CallEx`,
//! `ImportStar`, `Reraise`), as natives check the kinds of their arguments. How much of its owner a memoryview still
//! shows, and whether a generator is running, is checked each time too.

mod check;
mod code;
mod cycles;
mod data;
mod fields;
mod frames;
mod modules;
mod objects;
mod records;
mod start;
mod strings;
mod tables;

use core::sync::atomic::Ordering::Relaxed;

use super::start::ROOTS;
use super::{header, module, Image, OnError, Target, MAGIC, NARROW_MAX};
use crate::flash;
use crate::mem::Rom;
pub use check::scratch_words;
use check::{Check, Verifier};

/// Why an image is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImageError {
    /// Too short to hold a header.
    NoHeader,
    /// Erased flash: all ones.
    Erased,
    /// Does not begin with the magic word.
    NotAnImage,
    /// Made for another instruction set or other natives; the image's fingerprint.
    Fingerprint(u32),
    /// Shorter than the length in its header, which is this many words.
    Truncated(u32),
    /// Erased flash follows after this many bytes, in the middle of the image.
    HalfWritten(u32),
    /// The image's checksum is wrong.
    Checksum,
    /// A structure is wrong at this word.
    Malformed(u32),
    /// The board's RAM is too small for the VM, or for verifying the image.
    RamTooSmall,
}

impl ImageError {
    /// A sentence for the board's console: text, a number that belongs there, and more text.
    pub const fn sentence(self) -> (&'static str, Option<u32>, &'static str) {
        match self {
            ImageError::NoHeader => ("there is no image: too few bytes", None, ""),
            ImageError::Erased => ("there is no image: the flash is erased", None, ""),
            ImageError::NotAnImage => ("there is no image: freeze did not make this", None, ""),
            ImageError::Fingerprint(_) => (
                "the image is for another version of the VM; freeze again",
                None,
                "",
            ),
            ImageError::Truncated(words) => (
                "the image is truncated: its header says ",
                Some(words.saturating_mul(4)),
                " bytes",
            ),
            ImageError::HalfWritten(bytes) => (
                "the image is half written: erased flash follows ",
                Some(bytes),
                " bytes",
            ),
            ImageError::Checksum => ("the image is damaged: its checksum is wrong", None, ""),
            ImageError::Malformed(word) => (
                "the image is damaged: wrong structure at byte ",
                Some(word.saturating_mul(4)),
                "",
            ),
            ImageError::RamTooSmall => ("the heap is too small for this image", None, ""),
        }
    }
}

/// What a step over four bits does to a CRC-32, by the value of the bits. Words, since the table lies in flash.
static CRC_NIBBLES: [u32; 16] = {
    let mut table = [0; 16];
    let mut n = 0;
    while n < 16 {
        let mut c = n as u32;
        let mut i = 0;
        while i < 4 {
            c = if c & 1 != 0 {
                c >> 1 ^ CRC_POLYNOMIAL
            } else {
                c >> 1
            };
            i += 1;
        }
        table[n] = c;
        n += 1;
    }
    table
};

/// The polynomial of CRC-32 (IEEE 802.3), reflected.
const CRC_POLYNOMIAL: u32 = 0xedb8_8320;

/// CRC-32 of an image's words, without the checksum itself.
pub fn crc32(words: impl Iterator<Item = u32>) -> u32 {
    let mut crc = u32::MAX;
    for (i, w) in words.enumerate() {
        if i as u32 != header::CRC {
            crc ^= w;
            for _ in 0..8 {
                crc = crc >> 4 ^ flash::word(&CRC_NIBBLES[crc as usize & 15]);
            }
        }
    }
    !crc
}

/// A verified image. Only [`verify`] makes one, and without one there is no
/// [`crate::mem::Mem`] to read from.
#[derive(Clone, Copy)]
pub struct Verified<'a> {
    words: Rom<'a>,
    image: Image,
}

impl<'a> Verified<'a> {
    /// The image's words, without what follows it in the flash.
    pub fn words(self) -> Rom<'a> {
        self.words
    }
    /// The image's header.
    pub fn image(self) -> Image {
        self.image
    }
}

/// Checks everything that the VM relies on. `scratch` is RAM that is free during verification: at least
/// [`scratch_words`] of it. The function is not inlined, so that a profile shows it.
///
/// # Errors
/// The first thing that is wrong.
#[inline(never)]
pub fn verify<'a>(
    rom: Rom<'a>,
    scratch: &mut [u32],
    target: &Target,
) -> Result<Verified<'a>, ImageError> {
    let word = |i: u32| rom.get(i as usize).map_or(0, |w| w.load(Relaxed));
    if rom.len() < header::WORDS as usize {
        return Err(ImageError::NoHeader);
    }
    if word(header::MAGIC) == u32::MAX {
        return Err(ImageError::Erased);
    }
    if word(header::MAGIC) != MAGIC {
        return Err(ImageError::NotAnImage);
    }
    if word(header::FINGERPRINT) != target.fingerprint {
        return Err(ImageError::Fingerprint(word(header::FINGERPRINT)));
    }
    let len = word(header::LEN);
    if len < header::WORDS || len as usize > rom.len() {
        return Err(ImageError::Truncated(len));
    }
    if crc32((0..len).map(word)) != word(header::CRC) {
        let erased = (0..len).rev().take_while(|i| word(*i) == u32::MAX).count() as u32;
        return Err(match erased {
            0 => ImageError::Checksum,
            _ => ImageError::HalfWritten((len - erased) * 4),
        });
    }
    sections(word)?;
    let image = Image::read(word);
    let words = &rom[..len as usize];
    let mut v = Verifier::new(words, image, scratch, target.has_native)?;
    match everything(&mut v) {
        Ok(()) => Ok(Verified { words, image }),
        Err(_) => Err(v.wrong()),
    }
}

fn everything(v: &mut Verifier<'_, '_>) -> Check {
    v.strings()?;
    v.walk()?;
    v.objects()?;
    v.modules()?;
    v.start()?;
    v.data()?;
    v.evals()?;
    v.cycles()
}

fn need(good: bool, at: u32) -> Result<(), ImageError> {
    if good {
        Ok(())
    } else {
        Err(ImageError::Malformed(at))
    }
}

/// Checks that the sections follow one another and fill the image.
fn sections(word: impl Fn(u32) -> u32) -> Result<(), ImageError> {
    need(word(header::RESERVED) == 0, header::RESERVED)?;
    let (buckets, bits) = (word(header::STRING_BUCKETS), word(header::FILTER_BITS));
    need(buckets.is_power_of_two(), header::STRING_BUCKETS)?;
    need(bits.is_power_of_two() && bits >= 32, header::FILTER_BITS)?;
    need(
        word(header::ON_ERROR) <= OnError::Reset as u32,
        header::ON_ERROR,
    )?;
    need(
        word(header::FIRST_ROOTS) >> ROOTS.len() == 0,
        header::FIRST_ROOTS,
    )?;
    let (strings, objects) = (word(header::STRINGS), word(header::OBJECTS));
    need(
        strings <= objects && objects <= word(header::LEN),
        header::OBJECTS,
    )?;
    let sections = [
        (
            header::STRING_INDEX,
            u64::from(index_words(buckets, objects - strings)),
        ),
        (header::FILTER, u64::from(bits / 32)),
        (header::EVALS, u64::from(word(header::EVAL_COUNT)) * 2),
    ];
    let mut at = u64::from(header::WORDS);
    for (field, words) in sections {
        need(u64::from(word(field)) == at, field)?;
        at += words;
    }
    need(u64::from(strings) == at, header::STRINGS)?;
    let modules = u64::from(word(header::MODULE_COUNT)) * u64::from(module::WORDS);
    need(
        u64::from(objects) + modules <= u64::from(word(header::LEN)),
        header::MODULE_COUNT,
    )
}

/// Words of the string index: a number for each bucket, and one more.
pub(super) fn index_words(buckets: u32, string_words: u32) -> u32 {
    let numbers = buckets.saturating_add(1);
    if string_words > NARROW_MAX {
        numbers
    } else {
        numbers.div_ceil(2)
    }
}
