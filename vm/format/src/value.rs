//! The 32-bit word that every Python value is, the same on the PC and on the chip.
//!
//! This file owns the tag bits; nothing else in the tree tests or builds them.
//!
//! | low bits | meaning                                | payload                      |
//! |----------|----------------------------------------|------------------------------|
//! | `1`      | small int                              | 31-bit two's complement      |
//! | `10`     | float                                  | the top 30 bits of an `f32`  |
//! | `00000`  | RAM reference; the zero word is UNDEF  | word offset in RAM           |
//! | `00100`  | ROM reference                          | word offset in the image     |
//! | `01100`  | interned string of the image           | word offset in the image     |
//! | `10100`  | interned string of the core table      | word offset in that table    |
//! | `11100`  | immediate, its class in bits 7..5      | 24 bits                      |

use crate::float::round30;
use crate::types::TypeId;

/// A Python value, or the mark that there is none ([`Value::UNDEF`]).
///
/// References are word offsets into RAM, image or core table: a value means
/// the same on the host and on the chip.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(u32);

const _: () = assert!(core::mem::size_of::<Value>() == 4);
const _: () = assert!(Value::ram(3).object_bytes() == 12 && Value::rom(3).object_bytes() == 12);

const TAG5: u32 = 0b11111;
const ROM: u32 = 0b00100;
const ROM_STR: u32 = 0b01100;
const CORE_STR: u32 = 0b10100;
const IMM: u32 = 0b11100;

const IMM_SINGLETON: u32 = IMM;
const IMM_NATIVE: u32 = IMM | 1 << 5;
const IMM_SLOT: u32 = IMM | 2 << 5;
const IMM_TYPE: u32 = IMM | 3 << 5;
const IMM_PIN: u32 = IMM | 4 << 5;

/// The first singleton of [`Value::MEMORIES`].
const MEM8: u32 = 5;

/// Smallest small int.
pub const INT_MIN: i32 = -(1 << 30);
/// Largest small int.
pub const INT_MAX: i32 = (1 << 30) - 1;

impl Value {
    /// No value: an unbound local, a deleted entry, an absent field.
    pub const UNDEF: Value = Value(0);
    /// `None`.
    pub const NONE: Value = Value(IMM_SINGLETON);
    /// `False`.
    pub const FALSE: Value = Value(IMM_SINGLETON | 1 << 8);
    /// `True`.
    pub const TRUE: Value = Value(IMM_SINGLETON | 2 << 8);
    /// `...`.
    pub const ELLIPSIS: Value = Value(IMM_SINGLETON | 3 << 8);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value(IMM_SINGLETON | 4 << 8);
    /// `machine.mem8`, `machine.mem16` and `machine.mem32`.
    pub const MEMORIES: [Value; 3] = [
        Value(IMM_SINGLETON | MEM8 << 8),
        Value(IMM_SINGLETON | (MEM8 + 1) << 8),
        Value(IMM_SINGLETON | (MEM8 + 2) << 8),
    ];
    /// The singletons that any variable may hold.
    pub const SINGLETONS: [Value; 8] = [
        Value::NONE,
        Value::FALSE,
        Value::TRUE,
        Value::ELLIPSIS,
        Value::NOT_IMPLEMENTED,
        Value::MEMORIES[0],
        Value::MEMORIES[1],
        Value::MEMORIES[2],
    ];

    /// The raw word.
    #[inline(always)]
    pub const fn bits(self) -> u32 {
        self.0
    }
    /// A value from its raw word. Any word is some value; whether a reference
    /// points at an object is what image verification and the heap guarantee.
    #[inline(always)]
    pub const fn from_bits(bits: u32) -> Value {
        Value(bits)
    }

    /// A small int; only the low 31 bits of `i` are kept.
    #[inline(always)]
    pub const fn int(i: i32) -> Value {
        Value(((i as u32) << 1) | 1)
    }
    /// The small int that is nearest to `i`: for numbers from a program that an object keeps, and whose size makes no
    /// difference from there on.
    #[must_use]
    pub fn int_near(i: i32) -> Value {
        const MOST: i32 = i32::MAX >> 1;
        Value::int(i.clamp(-MOST - 1, MOST))
    }
    /// A count, length or offset as a small int. The VM's objects are far
    /// smaller than 2^30 words, so nothing is lost.
    #[inline(always)]
    pub const fn len(n: u32) -> Value {
        Value((n << 1) | 1)
    }
    /// A bool.
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        if b {
            Value::TRUE
        } else {
            Value::FALSE
        }
    }
    /// A float, rounded to the 30-bit grid (nearest, ties to even).
    #[inline]
    pub fn float(f: f32) -> Value {
        Value((round30(f).to_bits() & !3) | 2)
    }
    /// A float from the bits of an `f32` that is on the 30-bit grid; for constants.
    #[inline(always)]
    pub const fn float_bits(bits: u32) -> Value {
        Value(bits & !3 | 2)
    }
    /// A reference to the RAM object whose header is at word `off`.
    #[inline(always)]
    pub const fn ram(off: u32) -> Value {
        Value(off << 5)
    }
    /// A reference to the image's object whose header is at word `off`.
    #[inline(always)]
    pub const fn rom(off: u32) -> Value {
        Value(off << 5 | ROM)
    }
    /// The interned string whose header is at word `off` of the image.
    #[inline(always)]
    pub const fn rom_str(off: u32) -> Value {
        Value(off << 5 | ROM_STR)
    }
    /// The interned string whose header is at word `off` of the core table.
    #[inline(always)]
    pub const fn core_str(off: u32) -> Value {
        Value(off << 5 | CORE_STR)
    }
    /// Native number `index` of `group`; the groups are listed in `vm/src/registry.rs`.
    #[inline(always)]
    pub const fn native(group: u8, index: u8) -> Value {
        Value(IMM_NATIVE | (group as u32) << 8 | (index as u32) << 16)
    }
    /// A slot mark: in a delta's table it stands for entry number `slot` of the base.
    #[inline(always)]
    pub const fn slot(slot: u32) -> Value {
        Value(IMM_SLOT | slot << 8)
    }
    /// A built-in type.
    #[inline(always)]
    pub const fn typ(t: TypeId) -> Value {
        Value(IMM_TYPE | (t as u32) << 8)
    }

    /// A pin of the board: a `Pin` of the `machine` module. It is never frozen.
    #[inline(always)]
    pub const fn pin(number: u32) -> Value {
        Value(IMM_PIN | number << 8)
    }

    /// True for anything but [`Value::UNDEF`].
    #[inline(always)]
    pub const fn is_def(self) -> bool {
        self.0 != 0
    }
    /// True for [`Value::UNDEF`].
    #[inline(always)]
    pub const fn is_undef(self) -> bool {
        self.0 == 0
    }
    /// True for `None`.
    #[inline(always)]
    pub const fn is_none(self) -> bool {
        self.0 == Value::NONE.0
    }
    /// True for a small int (not for a bool or a big int).
    #[inline(always)]
    pub const fn is_int(self) -> bool {
        self.0 & 1 != 0
    }
    /// True for a float.
    #[inline(always)]
    pub const fn is_float(self) -> bool {
        self.0 & 3 == 2
    }
    /// True for `True` and `False`.
    #[inline(always)]
    pub const fn is_bool(self) -> bool {
        self.0 == Value::TRUE.0 || self.0 == Value::FALSE.0
    }
    /// True for a reference into RAM.
    #[inline(always)]
    pub const fn is_ram(self) -> bool {
        self.0 & TAG5 == 0 && self.0 != 0
    }
    /// True for a reference into RAM, and for UNDEF, which refers to word 0 of RAM: a zero.
    #[inline(always)]
    pub const fn is_ram_or_undef(self) -> bool {
        self.0 & TAG5 == 0
    }
    /// True for a reference to an object of the image; false for its interned strings.
    #[inline(always)]
    pub const fn is_rom(self) -> bool {
        self.0 & TAG5 == ROM
    }
    /// True for a reference to an object with a header, in RAM or image;
    /// interned strings are not counted.
    #[inline(always)]
    pub const fn is_object(self) -> bool {
        self.0 & (TAG5 & !ROM) == 0 && self.0 != 0
    }
    /// True for an interned string of the image.
    #[inline(always)]
    pub const fn is_rom_str(self) -> bool {
        self.0 & TAG5 == ROM_STR
    }
    /// True for an interned string of the core table.
    #[inline(always)]
    pub const fn is_core_str(self) -> bool {
        self.0 & TAG5 == CORE_STR
    }
    /// True for an interned string. Two interned strings are equal iff their words are.
    #[inline(always)]
    pub const fn is_interned(self) -> bool {
        self.is_rom_str() || self.is_core_str()
    }
    /// True for a native: a function, a module or a stream of the console.
    #[inline(always)]
    pub const fn is_native(self) -> bool {
        self.0 & 0xff == IMM_NATIVE
    }
    /// True for a built-in type.
    #[inline(always)]
    pub const fn is_typ(self) -> bool {
        self.0 & 0xff == IMM_TYPE
    }

    /// True for a pin of the board.
    #[inline(always)]
    pub const fn is_pin(self) -> bool {
        self.0 & 0xff == IMM_PIN
    }

    /// The small int's value. Meaningful only if [`Value::is_int`].
    #[inline(always)]
    pub const fn as_int(self) -> i32 {
        (self.0 as i32) >> 1
    }
    /// The small int as an unsigned count (stored by [`Value::len`]).
    #[inline(always)]
    pub const fn as_len(self) -> u32 {
        self.0 >> 1
    }
    /// The float's value. Meaningful only if [`Value::is_float`].
    #[inline(always)]
    pub const fn as_float(self) -> f32 {
        f32::from_bits(self.0 & !3)
    }
    /// Word offset of a RAM reference.
    #[inline(always)]
    pub const fn ram_off(self) -> u32 {
        self.0 >> 5
    }
    /// Byte offset of an object, in RAM or in the image. The shift drops the tag, so nothing has to be masked.
    #[inline(always)]
    pub const fn object_bytes(self) -> u32 {
        self.0 >> 3
    }
    /// 0 for a reference into RAM, 1 for one to an object of the image.
    #[inline(always)]
    pub const fn memory(self) -> usize {
        (self.0 >> 2 & 1) as usize
    }
    /// Word offset of a ROM reference, an image string or a core string.
    #[inline(always)]
    pub const fn rom_off(self) -> u32 {
        self.0 >> 5
    }
    /// Group and index of a native.
    #[inline(always)]
    pub const fn native_index(self) -> (u8, u8) {
        ((self.0 >> 8) as u8, (self.0 >> 16) as u8)
    }
    /// The slot number, if this is a slot mark.
    #[inline(always)]
    pub const fn slot_index(self) -> Option<u32> {
        if self.0 & 0xff == IMM_SLOT {
            Some(self.0 >> 8)
        } else {
            None
        }
    }
    /// The pin's number. Meaningful only if [`Value::is_pin`].
    #[inline(always)]
    pub const fn pin_number(self) -> u32 {
        self.0 >> 8
    }
    /// The bytes that one of [`Value::MEMORIES`] reads at a time: 1, 2 or 4. `None` for any other value.
    #[inline]
    pub const fn memory_width(self) -> Option<u32> {
        let n = (self.0 >> 8).wrapping_sub(MEM8);
        if self.0 & 0xff == IMM_SINGLETON && n < 3 {
            Some(1 << n)
        } else {
            None
        }
    }
    /// The built-in type's number. Meaningful only if [`Value::is_typ`].
    #[inline]
    pub fn type_id(self) -> TypeId {
        TypeId::from_index((self.0 >> 8) & 0xff)
    }

    /// `None` for [`Value::UNDEF`], else this value.
    #[inline(always)]
    pub const fn some(self) -> Option<Value> {
        if self.0 == 0 {
            None
        } else {
            Some(self)
        }
    }
}

/// The small int `i`; `None` if `i` does not fit one.
#[inline(always)]
pub const fn small(i: i32) -> Option<Value> {
    if i >= INT_MIN && i <= INT_MAX {
        Some(Value::int(i))
    } else {
        None
    }
}

impl core::fmt::Debug for Value {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let v = *self;
        if v.is_int() {
            write!(f, "{}", v.as_int())
        } else if v.is_float() {
            write!(f, "{:?}", v.as_float())
        } else if v.is_undef() {
            write!(f, "undef")
        } else if v.is_ram() {
            write!(f, "ram@{:x}", v.ram_off())
        } else if v.is_rom() {
            write!(f, "rom@{:x}", v.rom_off())
        } else if v.is_rom_str() {
            write!(f, "str@{:x}", v.rom_off())
        } else if v.is_core_str() {
            write!(f, "core@{:x}", v.rom_off())
        } else {
            write!(f, "imm:{:x}", v.bits())
        }
    }
}
