//! Items of bytearrays, arrays and memoryviews.

use super::delta_of;
use super::item::position;
use crate::memory::overlay;
use crate::vm::Vm;
use format::layout::{array, byte_array, memview};
use format::names;
use format::object::{self, Kind, BODY, FROZEN};
use format::value::{small, Value};

/// An item in the storage of a bytearray, array or bytes object: a whole word, or a part of one.
struct Item {
    /// The storage.
    raw: Value,
    /// The word of the storage's body that has the item.
    word: u32,
    /// Where the item begins in the word, in bits.
    shift: u32,
    /// Type code of the item.
    code: u8,
}

/// The storage of a bytearray or array, or a bytes object: where its bytes are, and how many there are.
#[derive(Clone, Copy)]
struct Storage {
    raw: Value,
    items: u32,
    code: u8,
}

/// `v[i]` for a bytearray, array or memoryview `v` and an index that is in range. UNDEF for any other object, and for an
/// item that takes memory.
#[inline(never)]
pub(super) fn get(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    let Some(item) = find::<false>(vm, v, i) else {
        return Value::UNDEF;
    };
    let w = vm.mem.object_at(item.raw).word(BODY + item.word) >> item.shift;
    if item.code == b'f' {
        return Value::float(f32::from_bits(w));
    }
    let (signed, size) = (item.code & LOWER != 0, log2_size(item.code));
    if size < 2 {
        let above = 32 - (8 << size);
        let n = if signed {
            ((w << above) as i32) >> above
        } else {
            (w << above >> above) as i32
        };
        return Value::int(n);
    }
    if !signed && (w as i32) < 0 {
        return Value::UNDEF;
    }
    small(w as i32).unwrap_or(Value::UNDEF)
}

/// `v[i] = x` for a bytearray, array or memoryview `v`, an index that is in range, and a small int, or a float for an
/// array of floats. Gives false if it has set nothing.
#[inline(never)]
pub(super) fn set(vm: &Vm<'_>, v: Value, i: Value, x: Value) -> bool {
    let Some(item) = find::<true>(vm, v, i) else {
        return false;
    };
    let bits = if item.code == b'f' {
        if !x.is_float() {
            return false;
        }
        x.as_float().to_bits()
    } else {
        if !x.is_int() {
            return false;
        }
        x.as_int() as u32
    };
    let raw = vm.mem.slots(item.raw);
    let mask = (u32::MAX >> (32 - (8 << log2_size(item.code)))) << item.shift;
    let w = raw.word(BODY + item.word) & !mask | bits << item.shift & mask;
    raw.set_word(BODY + item.word, w);
    true
}

/// Item `i` of `v`. With `WRITE`, only if it may be written.
#[inline(always)]
fn find<const WRITE: bool>(vm: &Vm<'_>, v: Value, i: Value) -> Option<Item> {
    if !v.is_object() {
        return None;
    }
    let o = vm.mem.object_at(v);
    if !object::is(o.header(), Kind::MemView) {
        let storage = storage_of::<WRITE>(vm, v)?;
        return item_at(storage, 0, storage.items, i);
    }
    let owner = o.get(memview::OWNER);
    if !owner.is_object() {
        return None;
    }
    let storage = storage_of::<WRITE>(vm, owner)?;
    let bytes = storage.items << log2_size(storage.code);
    let code = names::ascii_of(o.get(memview::CODE));
    let (first, len) = (
        o.get(memview::OFFSET).as_len(),
        o.get(memview::LEN).as_len(),
    );
    // The owner may have shrunk since the view was made.
    if (first + len) << log2_size(code) > bytes {
        return None;
    }
    item_at(Storage { code, ..storage }, first, len, i)
}

/// The item that the index `i` means among the `len` items from item `first` of the storage on.
#[inline(always)]
fn item_at(storage: Storage, first: u32, len: u32, i: Value) -> Option<Item> {
    let at = position(i, len);
    if at >= len || !is_quick(storage.code) {
        return None;
    }
    let byte = (first + at) << log2_size(storage.code);
    Some(Item {
        raw: storage.raw,
        word: byte >> 2,
        shift: (byte & 3) * 8,
        code: storage.code,
    })
}

/// The storage of the bytearray or array `v`, or of a bytes object, which cannot be written. `None` if there are no bytes
/// yet, for any other object, and, with `WRITE`, for a frozen object that was not changed yet.
#[inline(always)]
fn storage_of<const WRITE: bool>(vm: &Vm<'_>, v: Value) -> Option<Storage> {
    let mut o = vm.mem.object_at(v);
    let h = o.header();
    let is_array = object::is(h, Kind::Array);
    if !is_array && !object::is(h, Kind::ByteArray) {
        if !object::is(h, Kind::Bytes) || WRITE {
            return None;
        }
        return Some(Storage {
            raw: v,
            items: object::size(h),
            code: b'B',
        });
    }
    if h & FROZEN != 0 {
        if WRITE && vm.is_recording() {
            // The change has to be recorded on the way that makes the copy.
            return None;
        }
        vm.learn_whole(v);
        match delta_of(vm, v, h) {
            Some(shadow) => o = vm.mem.object_at(shadow.get(overlay::CHANGES)),
            None if WRITE => return None,
            None => {}
        }
    }
    let (raw, items, code) = if is_array {
        let code = names::ascii_of(o.get(array::CODE));
        (o.get(array::RAW), o.get(array::LEN), code)
    } else {
        (o.get(byte_array::RAW), o.get(byte_array::LEN), b'B')
    };
    if raw.is_undef() || WRITE && !raw.is_ram() {
        return None;
    }
    Some(Storage {
        raw,
        items: items.as_len(),
        code,
    })
}

/// The bit of a letter that is set in lower case: the codes of signed ints are lower case.
const LOWER: u8 = 0x20;

/// The set of some type codes in either case, one bit each.
const fn codes(letters: &[u8]) -> u32 {
    let (mut bits, mut i) = (0, 0);
    while i < letters.len() {
        bits |= 1 << (letters[i] & 31);
        i += 1;
    }
    bits
}

/// True if the items of this type code are numbers of one, two or four bytes.
#[inline(always)]
fn is_quick(code: u8) -> bool {
    codes(b"BHILf") >> (code & 31) & 1 != 0
}

/// Log2 of the size of an item in bytes.
#[inline(always)]
fn log2_size(code: u8) -> u32 {
    let (odd, large) = (codes(b"HQd"), codes(b"ILOPfQd"));
    (odd >> (code & 31) & 1) + 2 * (large >> (code & 31) & 1)
}
