//! Object headers and kinds, and the one table that says what the first write
//! to a frozen object of each kind does.
//!
//! An object is a header word and its body. Two shapes of body exist:
//! *words* (every word is a valid [`Value`]; counts are stored as small ints)
//! and *bytes* (raw, four to a word, little-endian). Code and the index of a
//! table are the two exceptions; [`crate::mem`] has the walker that knows them.
//!
//! Header, from the low end: 3 bits `111` (no reference looks like that, so a
//! collector may thread references through headers), 6 bits kind, frozen bit,
//! mark bit, flag bit, 20 bits size. The size counts body *words* for word
//! kinds and *bytes* for byte kinds.

pub use crate::layout::Kind;
use crate::value::Value;

/// Low bits of each header.
pub const HEADER_TAG: u32 = 0b111;
/// Set in every object that promotion or sealing has made part of ROM.
pub const FROZEN: u32 = 1 << 9;
/// Set by the collector while it runs.
pub const MARK: u32 = 1 << 10;
/// Kind-specific: string is ASCII, big int is negative, dict is an OrderedDict.
pub const FLAG: u32 = 1 << 11;
/// Largest size that a header can hold (words or bytes, by kind).
pub const SIZE_MAX: u32 = (1 << 20) - 1;
const SIZE_SHIFT: u32 = 12;
const KIND_SHIFT: u32 = 3;
const KIND_MASK: u32 = 0x3f;

/// The first word of a body, counted from the object's header, which is word 0.
pub const BODY: u32 = 1;

/// What happens when a frozen object of a kind is written for the first time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum FirstWrite {
    /// The object cannot be written.
    Immutable,
    /// A delta in RAM records the changed, added and deleted entries.
    Delta,
    /// A copy in RAM takes its place; the identity stays that of the frozen object.
    Copy,
    /// Part of another object, and copied or overlaid with it.
    Part,
    /// Lives in RAM only; the freezer refuses a graph that holds one.
    NotFreezable,
}

/// Builds a header word. `size` counts words or bytes, by kind, and is at most [`SIZE_MAX`].
#[inline(always)]
pub const fn header(kind: Kind, size: u32, flags: u32) -> u32 {
    HEADER_TAG | (kind as u32) << KIND_SHIFT | flags | size << SIZE_SHIFT
}

/// Size field of a header: words or bytes, by kind.
#[inline(always)]
pub const fn size(h: u32) -> u32 {
    h >> SIZE_SHIFT
}

/// Kind number of a header; [`Kind::from_index`] makes it a kind.
#[inline(always)]
pub const fn kind_index(h: u32) -> u32 {
    h >> KIND_SHIFT & KIND_MASK
}

/// Kind number of a header, and its flag.
#[inline(always)]
pub const fn kind_and_flag(h: u32) -> u32 {
    (h & (KIND_MASK << KIND_SHIFT | FLAG)) >> KIND_SHIFT
}

/// Kind of a header; `None` for a word that is not a header.
#[inline]
pub const fn kind(h: u32) -> Option<Kind> {
    if h & HEADER_TAG == HEADER_TAG {
        Kind::from_index(kind_index(h))
    } else {
        None
    }
}

/// True if header `h` is of kind `k`, whatever its flags.
#[inline(always)]
pub const fn is(h: u32, k: Kind) -> bool {
    kind_index(h) == k as u32
}

/// True if the body of the object with header `h` is bytes.
#[inline(always)]
pub const fn is_bytes(h: u32) -> bool {
    kind_index(h).wrapping_sub(1) < BYTE_KINDS
}

/// True if the kind in header `h` has a body of values and nothing else.
#[inline(always)]
pub const fn is_plain(h: u32) -> bool {
    let k = kind_index(h);
    if k < 32 {
        PLAIN >> k & 1 != 0
    } else {
        k != Kind::Filler as u32
    }
}

/// The kinds below 32 whose body is values and nothing else, one bit each.
const PLAIN: u32 = {
    let (mut bits, mut i) = (0, 0);
    while i < Kind::ALL.len() {
        let k = Kind::ALL[i];
        if (k as u32) < 32 && k.is_plain() {
            bits |= 1 << k as u32;
        }
        i += 1;
    }
    bits
};
const _: () = {
    let mut i = 0;
    while i < Kind::ALL.len() {
        let k = Kind::ALL[i];
        assert!((k as u32) < 32 || k.is_plain() == !matches!(k, Kind::Filler));
        i += 1;
    }
};

/// Words of the whole object, header included.
#[inline]
pub const fn total_words(h: u32) -> u32 {
    if is_bytes(h) {
        BODY + size(h).div_ceil(4)
    } else {
        BODY + size(h)
    }
}

/// The kinds 1 to this one have a body of bytes.
const BYTE_KINDS: u32 = 4;
const _: () = {
    let mut i = 0;
    while i < Kind::ALL.len() {
        let k = Kind::ALL[i];
        assert!(k.is_bytes() == (k as u32 - 1 < BYTE_KINDS));
        i += 1;
    }
};

/// Packs two counts into one small int: 20 bits for `low`, 10 bits for `high`.
#[inline]
pub const fn pack(low: u32, high: u32) -> Value {
    Value::len(low & SIZE_MAX | high << 20)
}

/// Number of bits below the high part in the raw word of a packed value.
pub const FLAGS_SHIFT: u32 = 21;

/// Undoes [`pack`].
#[inline]
pub const fn unpack(v: Value) -> (u32, u32) {
    (v.as_len() & SIZE_MAX, v.as_len() >> 20)
}
