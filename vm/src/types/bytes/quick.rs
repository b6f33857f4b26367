//! Items and slices of bytearrays, arrays and memoryviews, as far as they take no call and no memory.

use crate::memory::overlay;
use crate::types::slice::position;
use crate::vm::Vm;
use format::layout::{array, byte_array, memview};
use format::names;
use format::object::{self, Kind, BODY, FROZEN};
use format::typecode::{is_quick, item_shift};
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
pub(crate) fn get(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    let Some(item) = find::<false>(vm, v, i) else {
        return Value::UNDEF;
    };
    let w = vm.mem.object_at(item.raw).word(BODY + item.word) >> item.shift;
    if item.code == b'f' {
        return Value::float(f32::from_bits(w));
    }
    let (signed, size) = (item.code & LOWER != 0, item_shift(item.code));
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
pub(crate) fn set(vm: &Vm<'_>, v: Value, i: Value, x: Value) -> bool {
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
    let mask = (u32::MAX >> (32 - (8 << item_shift(item.code)))) << item.shift;
    let w = raw.word(BODY + item.word) & !mask | bits << item.shift & mask;
    raw.set_word(BODY + item.word, w);
    true
}

/// Item `i` of `v`. With `WRITE`, only if it may be written.
#[inline(always)]
fn find<const WRITE: bool>(vm: &Vm<'_>, v: Value, i: Value) -> Option<Item> {
    let (storage, first, len) = view_of::<WRITE>(vm, v)?;
    item_at(storage, first, len, i)
}

/// The storage behind `v`, the first item of it that `v` shows, and the number of items. With `WRITE`, only if they may be
/// written.
#[inline(always)]
fn view_of<const WRITE: bool>(vm: &Vm<'_>, v: Value) -> Option<(Storage, u32, u32)> {
    if !v.is_object() {
        return None;
    }
    let o = vm.mem.object_at(v);
    if !object::is(o.header(), Kind::MemView) {
        let storage = storage_of::<WRITE>(vm, v)?;
        return Some((storage, 0, storage.items));
    }
    let owner = o.get(memview::OWNER);
    if !owner.is_object() {
        return None;
    }
    let storage = storage_of::<WRITE>(vm, owner)?;
    let bytes = storage.items << item_shift(storage.code);
    let code = names::ascii_of(o.get(memview::CODE));
    let (first, len) = (
        o.get(memview::OFFSET).as_len(),
        o.get(memview::LEN).as_len(),
    );
    // The owner may have shrunk since the view was made.
    if (first + len) << item_shift(code) > bytes {
        return None;
    }
    Some((Storage { code, ..storage }, first, len))
}

/// `v[slice] = x` for a bytearray, array or memoryview `v`, and an `x` of these or bytes that has as many items of the same
/// size. Gives false if it has set nothing.
#[inline(never)]
pub(crate) fn set_slice(vm: &mut Vm<'_>, v: Value, slice: Value, x: Value) -> bool {
    if !vm.mem.is(slice, Kind::Slice) {
        return false;
    }
    let Some((from, source, n)) = view_of::<false>(vm, x) else {
        return false;
    };
    let Some((to, target, len)) = view_of::<true>(vm, v) else {
        return false;
    };
    let shift = item_shift(to.code);
    if !is_quick(to.code) || shift != item_shift(from.code) || from.raw == to.raw {
        return false;
    }
    match vm.simple_bounds(slice, len as i32) {
        Some((start, stop)) if (stop - start).max(0) as u32 == n => {
            let at = (target + start as u32) << shift;
            vm.mem
                .copy_bytes(from.raw, source << shift, to.raw, at, n << shift);
            true
        }
        _ => false,
    }
}

/// The item that the index `i` means among the `len` items from item `first` of the storage on.
#[inline(always)]
fn item_at(storage: Storage, first: u32, len: u32, i: Value) -> Option<Item> {
    let at = position(i, len);
    if at >= len || !is_quick(storage.code) {
        return None;
    }
    let byte = (first + at) << item_shift(storage.code);
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
        match vm.overlay.find(&vm.mem, v) {
            Some(shadow) => o = vm.mem.object_at(vm.mem.get(shadow, overlay::CHANGES)),
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
