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

/// What happens when a frozen object of a kind is written for the first time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum FirstWrite {
    /// There is no way to write it.
    Immutable,
    /// A delta in RAM records the changed, added and deleted entries.
    Delta,
    /// A copy in RAM takes its place; the identity stays the frozen one.
    Copy,
    /// Part of another object, and copied or overlaid with it.
    Part,
    /// Lives in RAM only; the freezer refuses a graph that holds one.
    NotFreezable,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident = $n:literal, $write:ident, $bytes:literal;)*) => {
        /// The kind of an object: its memory layout. (Its *type* is what
        /// Python sees; see [`crate::types`].)
        #[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
        #[repr(u32)]
        pub enum Kind { $($(#[doc = $doc])* $name = $n,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];
            /// The kind of number `n`, if there is one.
            #[inline]
            pub const fn from_index(n: u32) -> Option<Kind> {
                match n { $($n => Some(Kind::$name),)* _ => None }
            }
            /// What the first write to a frozen object does.
            pub const fn first_write(self) -> FirstWrite {
                match self { $(Kind::$name => FirstWrite::$write,)* }
            }
            /// True if the body is raw bytes and the size counts bytes.
            #[inline]
            pub const fn is_bytes(self) -> bool {
                match self { $(Kind::$name => $bytes,)* }
            }
            /// The kind's name, for `freeze inspect`.
            pub const fn name(self) -> &'static str {
                match self { $(Kind::$name => stringify!($name),)* }
            }
        }
    };
}

kinds! {
    /// UTF-8 text. FLAG: all ASCII.
    Str = 1, Immutable, true;
    /// `bytes`.
    Bytes = 2, Immutable, true;
    /// Raw storage of a bytearray, array or stream.
    Raw = 3, Part, true;
    /// Big int magnitude: little-endian words. FLAG: negative.
    BigInt = 4, Immutable, true;
    /// Code object; layout in `image::code`.
    Code = 5, Immutable, false;
    /// `tuple`: the items.
    Tuple = 6, Immutable, false;
    /// `list`: `[len, vec]`.
    List = 7, Copy, false;
    /// Storage of a list or deque: values, UNDEF past the end.
    Vec = 8, Part, false;
    /// `dict`: `[table]`. FLAG: OrderedDict.
    Dict = 9, Delta, false;
    /// `set`: `[table]`.
    Set = 10, Copy, false;
    /// `frozenset`: `[table]`.
    FrozenSet = 11, Immutable, false;
    /// Entries `key, value`; see `table`.
    Table2 = 12, Part, false;
    /// Entries `key, value, hash`.
    Table3 = 13, Part, false;
    /// Entries `key`.
    Keys1 = 14, Part, false;
    /// Entries `key, hash`.
    Keys2 = 15, Part, false;
    /// A variable shared by closures: `[value]`.
    Cell = 16, Copy, false;
    /// Function: `[code, module]` or `[code, module, defaults, kwdefaults, cell...]`.
    Func = 17, Immutable, false;
    /// Bound method: `[self, function]`.
    Bound = 18, Immutable, false;
    /// Class: see `types::class`.
    Class = 19, Delta, false;
    /// Instance: `[class, table]` or `[class, table, native base]`.
    Instance = 20, Delta, false;
    /// Module: `[name, table, number]`.
    Module = 21, Delta, false;
    /// Generator: `[func, pc, caller, info, register...]`.
    Gen = 22, Copy, false;
    /// Exception: `[type, args, traceback, cause]`.
    Exc = 23, Copy, false;
    /// Iterator: `[what, source, position, extra]`.
    Iter = 24, Copy, false;
    /// `range`: `[start, stop, step]`.
    Range = 25, Immutable, false;
    /// `slice`: `[start, stop, step]`.
    Slice = 26, Immutable, false;
    /// Memoryview: `[owner, offset, len, typecode]`, in items.
    MemView = 27, Immutable, false;
    /// Property: `[get, set, delete]`.
    Property = 28, Immutable, false;
    /// Static method: `[function]`.
    StaticMethod = 29, Immutable, false;
    /// Class method: `[function]`.
    ClassMethod = 30, Immutable, false;
    /// `super()`: `[class, self]`.
    Super = 31, Immutable, false;
    /// Dict view: `[dict, what]`.
    View = 32, Immutable, false;
    /// Changes of a frozen namespace: `[next, base, table]`; see `overlay`.
    Delta = 33, NotFreezable, false;
    /// Copy of a frozen container: `[next, base, copy]`; see `overlay`.
    Shadow = 34, NotFreezable, false;
    /// Bytearray: `[len, raw]`.
    ByteArray = 35, Copy, false;
    /// `array.array`: `[typecode, len in items, raw]`.
    Array = 36, Copy, false;
    /// `collections.deque`: `[vec, first, len, maxlen, flags]`.
    Deque = 37, Copy, false;
    /// Named tuple: `[class, item...]`.
    NamedTuple = 38, Immutable, false;
    /// Plain `object()`: one unused word.
    Object = 39, Immutable, false;
    /// `io.StringIO`, `io.BytesIO`: `[what, raw, len, position]`.
    Stream = 40, Copy, false;
    /// Built-in method bound to its object: `[self, native]`.
    BoundNative = 41, Immutable, false;
    /// An object of a native module: `[type, field...]`. It stands for a part of the board.
    Native = 42, NotFreezable, false;
    /// A hole left by an object that shrank; never referenced.
    Filler = 43, NotFreezable, false;
    /// An object of a native module: `[type, field...]`. It stands for nothing outside.
    Record = 44, Copy, false;
}

/// A header word. `size` in words or bytes, by kind; at most [`SIZE_MAX`].
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

/// Kind of a header, if the word is one.
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

/// True if the body of the object with header `h` is values and nothing else, by its kind.
#[inline(always)]
pub const fn is_plain(h: u32) -> bool {
    let k = kind_index(h);
    if k < 32 {
        PLAIN >> k & 1 != 0
    } else {
        k != Kind::Filler as u32
    }
}

/// Kinds below 32, as bits, whose body is values and nothing else.
const PLAIN: u32 = {
    let (mut bits, mut i) = (0, 0);
    while i < Kind::ALL.len() {
        let k = Kind::ALL[i];
        let other = matches!(
            k,
            Kind::Code | Kind::Table2 | Kind::Table3 | Kind::Keys1 | Kind::Keys2
        );
        if (k as u32) < 32 && !k.is_bytes() && !other {
            bits |= 1 << k as u32;
        }
        i += 1;
    }
    bits
};

/// Words of the whole object, header included.
#[inline]
pub const fn total_words(h: u32) -> u32 {
    if is_bytes(h) {
        1 + size(h).div_ceil(4)
    } else {
        1 + size(h)
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

/// A small int's worth of two counts: 20 bits low, 10 bits high.
#[inline]
pub const fn pack(low: u32, high: u32) -> Value {
    Value::len(low & SIZE_MAX | high << 20)
}

/// Bits of a packed word below its high part.
pub const FLAGS_SHIFT: u32 = 21;

/// Undoes [`pack`].
#[inline]
pub const fn unpack(v: Value) -> (u32, u32) {
    (v.as_len() & SIZE_MAX, v.as_len() >> 20)
}
