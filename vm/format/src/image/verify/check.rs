//! What all parts of verification share: reading words, the bitmaps, and what a
//! legal value is.

use core::cell::Cell;

use crate::image::{Image, ImageError};
use crate::layout;
use crate::mem::{Mem, Rom};
use crate::names::{CORE, CORE_WORDS};
use crate::object::{self, FirstWrite, Kind};
use crate::types::TypeId;
use crate::value::Value;

/// Something is wrong, at the word that [`Verifier::wrong`] names.
pub(super) struct Wrong;

/// Whether a check holds. It does not say where it fails, so that it takes no more than a bit: there
/// are some two hundred checks.
pub(super) type Check<T = ()> = Result<T, Wrong>;

/// A set of word offsets.
pub(super) struct Bits<'s>(&'s mut [u32]);

impl Bits<'_> {
    /// Words that a set of offsets below `n` takes.
    const fn words(n: u32) -> usize {
        n.div_ceil(32) as usize
    }
    /// True if `at` is in the set.
    pub fn has(&self, at: u32) -> bool {
        self.0
            .get(at as usize / 32)
            .is_some_and(|w| w >> (at & 31) & 1 != 0)
    }
    /// Adds `at`.
    pub fn add(&mut self, at: u32) {
        if let Some(w) = self.0.get_mut(at as usize / 32) {
            *w |= 1 << (at & 31);
        }
    }
    /// The greatest offset below `at` in the set.
    pub fn last_before(&self, at: u32) -> Option<u32> {
        let mut mask = (1u32 << (at & 31)) - 1;
        for i in (0..=at / 32).rev() {
            let w = self.0.get(i as usize).map_or(0, |w| w & mask);
            if w != 0 {
                return Some(i * 32 + 31 - w.leading_zeros());
            }
            mask = u32::MAX;
        }
        None
    }
}

/// An image that is being verified.
pub(super) struct Verifier<'a, 's> {
    /// The image, and no RAM.
    pub mem: Mem<'a>,
    /// Its header, whose sections are in range.
    pub image: Image,
    /// Headers of objects, and of the strings that values may refer to.
    pub starts: Bits<'s>,
    /// First words of instructions. At headers of objects: the object is known
    /// not to be part of itself (see `cycles`).
    pub instrs: Bits<'s>,
    core: Bits<'s>,
    has_native: fn(Value) -> bool,
    place: Cell<u32>,
}

/// Words of RAM that the verification of an image of `len` words needs: bitmaps of its objects and
/// instructions, and of the core table.
pub const fn scratch_words(len: u32) -> usize {
    2 * Bits::words(len) + Bits::words(CORE_WORDS as u32)
}

impl<'a, 's> Verifier<'a, 's> {
    /// Lays out the bitmaps in `scratch`.
    pub fn new(
        rom: Rom<'a>,
        image: Image,
        scratch: &'s mut [u32],
        has_native: fn(Value) -> bool,
    ) -> Result<Self, ImageError> {
        let words = Bits::words(image.len);
        let free = scratch
            .get_mut(..scratch_words(image.len))
            .ok_or(ImageError::RamTooSmall)?;
        free.fill(0);
        let (starts, free) = free.split_at_mut(words);
        let (instrs, core) = free.split_at_mut(words);
        let mut core = Bits(core);
        let mut at = 0;
        while let Some(h) = CORE.get(at as usize) {
            core.add(at);
            at += object::total_words(*h);
        }
        Ok(Verifier {
            mem: Mem::unverified(rom, &mut []),
            image,
            starts: Bits(starts),
            instrs: Bits(instrs),
            core,
            has_native,
            place: Cell::new(0),
        })
    }

    /// Word `at` of the image, as a value; UNDEF behind its end.
    #[inline(never)]
    pub fn at(&self, at: u32) -> Value {
        if at < self.image.len {
            Value::from_bits(self.mem.rom(at))
        } else {
            Value::UNDEF
        }
    }

    /// Kind of the image's object `v`; `None` if it is anything else.
    pub fn kind(&self, v: Value) -> Option<Kind> {
        if v.is_rom() && self.is_object(v.rom_off()) {
            self.mem.kind(v)
        } else {
            None
        }
    }
    /// True if `v` is an object of kind `k`.
    pub fn is(&self, v: Value, k: Kind) -> bool {
        self.kind(v) == Some(k)
    }
    /// True if `v` is an object of kind `k`, or UNDEF.
    pub fn is_or_undef(&self, v: Value, k: Kind) -> bool {
        v.is_undef() || self.is(v, k)
    }
    fn is_object(&self, off: u32) -> bool {
        off >= self.image.objects && self.starts.has(off)
    }
    /// True for an interned string that exists.
    pub fn is_str(&self, v: Value) -> bool {
        if v.is_rom_str() {
            v.rom_off() < self.image.objects && self.starts.has(v.rom_off())
        } else {
            v.is_core_str() && self.core.has(v.rom_off())
        }
    }
    /// True if the first `n` bytes of the byte object `v` are UTF-8, as those of interned strings are.
    pub fn is_text(&self, v: Value, n: u32) -> bool {
        self.is_str(v) || self.is_utf8(v, n)
    }
    /// True for a tuple of interned strings.
    pub fn is_names(&self, v: Value) -> bool {
        self.is(v, Kind::Tuple) && self.items_are(v, Self::is_str)
    }
    /// True for an object with entries: dict, class, instance or module.
    pub fn is_namespace(&self, v: Value) -> bool {
        self.kind(v)
            .is_some_and(|k| layout::namespace_table(k).is_some())
    }
    /// True for a built-in type or a class.
    pub fn is_type(&self, v: Value) -> bool {
        is_typ(v) || self.is(v, Kind::Class)
    }

    /// True for a value that a variable may hold, or UNDEF: no RAM reference, no
    /// reference to the inside of something or to storage, nothing unknown.
    pub fn is_value(&self, v: Value) -> bool {
        if v.is_int() || v.is_float() || v.is_undef() {
            return true;
        }
        if v.is_rom() {
            return self
                .kind(v)
                .is_some_and(|k| k.first_write() != FirstWrite::Part);
        }
        if v.is_interned() {
            return self.is_str(v);
        }
        if v.is_native() {
            let (group, index) = v.native_index();
            return v == Value::native(group, index) && (self.has_native)(v);
        }
        is_typ(v) || Value::SINGLETONS.contains(&v)
    }

    /// The count in word `at`; refuses a word that is not a small int from 0 on.
    pub fn count(&self, at: u32) -> Check<u32> {
        let v = self.at(at);
        self.need(v.is_int() && v.as_int() >= 0, at)?;
        Ok(v.as_len())
    }

    /// True if `good` is true for all items of the tuple `v`.
    pub fn items_are(&self, v: Value, good: fn(&Self, Value) -> bool) -> bool {
        (0..self.mem.size(v)).all(|i| good(self, self.mem.item(v, i)))
    }

    /// Refuses the word `at` unless `good`.
    pub fn need(&self, good: bool, at: u32) -> Check {
        self.place.set(at);
        if good {
            Ok(())
        } else {
            Err(Wrong)
        }
    }
    /// The error that names the refused word.
    pub fn wrong(&self) -> ImageError {
        ImageError::Malformed(self.place.get())
    }
}

/// True for a built-in type that exists.
pub(super) fn is_typ(v: Value) -> bool {
    v.is_typ() && v.bits() >> 8 < TypeId::COUNT
}
