//! Items: `v[i]`, `v[i] = x` and `key in v`, of lists, tuples, dicts, bytes and bytearrays.

use super::{
    cached_in, delta_of, searched_in, set_cached_change, set_cached_value, set_searched_in,
};
use crate::memory::overlay;
use crate::vm::Vm;
use format::layout::{byte_array, dict, list, vec};
use format::mem::Words;
use format::object::{self, Kind, FROZEN};
use format::value::Value;

/// `v[i]` for a list or tuple `v`, and an index that is in range.
#[inline(never)]
pub(in crate::interp) fn indexed(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    at_index(vm, v, i)
}

/// `v[key]` for a dict `v` and an interned string.
#[inline(never)]
pub(in crate::interp) fn keyed(vm: &Vm<'_>, v: Value, key: Value) -> Value {
    if !key.is_interned() || !v.is_object() {
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(v);
    let h = o.word(0);
    if !object::is(h, Kind::Dict) {
        return Value::UNDEF;
    }
    cached_in(vm, v, h, o.get(dict::TABLE), key)
}

/// `v[i]` for a list, tuple, bytes or bytearray and an index that is in range, or for a dict and an interned string that is
/// in it.
#[inline(never)]
pub(in crate::interp) fn searched(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    if !i.is_int() {
        return find_key(vm, v, i).unwrap_or(Value::UNDEF);
    }
    let item = at_index(vm, v, i);
    if item.is_undef() {
        return byte(vm, v, i);
    }
    item
}

/// `v[i]` for bytes or a bytearray, and an index that is in range.
#[inline(always)]
fn byte(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    if !v.is_object() {
        return Value::UNDEF;
    }
    let h = vm.mem.header(v);
    let (bytes, len) = if object::is(h, Kind::Bytes) {
        (v, object::size(h))
    } else if object::is(h, Kind::ByteArray) {
        let o = vm.mem.object_at(vm.resolve(v));
        (o.get(byte_array::RAW), o.get(byte_array::LEN).as_len())
    } else {
        return Value::UNDEF;
    };
    let at = position(i, len);
    if at >= len || bytes.is_undef() {
        return Value::UNDEF;
    }
    Value::int(i32::from(vm.mem.byte(bytes, at)))
}

/// `v[i] = x` for a bytearray whose state is in RAM, an index that is in range, and a byte.
#[inline(always)]
fn set_byte(vm: &mut Vm<'_>, v: Value, i: Value, x: Value) -> bool {
    if !v.is_object() || !x.is_int() || x.as_int() as u32 > 0xff {
        return false;
    }
    let h = vm.mem.header(v);
    if !object::is(h, Kind::ByteArray) {
        return false;
    }
    let state = if h & FROZEN == 0 {
        v
    } else {
        // What is recorded has to be recorded on the way that makes the copy.
        match vm.overlay_of(v) {
            Some(s) if !vm.is_recording() => vm.mem.get(s, overlay::CHANGES),
            _ => return false,
        }
    };
    let o = vm.mem.object_at(state);
    let (raw, len) = (o.get(byte_array::RAW), o.get(byte_array::LEN).as_len());
    let at = position(i, len);
    if at >= len || !raw.is_ram() {
        return false;
    }
    vm.mem.set_byte(raw, at, x.as_int() as u8);
    true
}

/// `v[i] = x` for a list in RAM, or a frozen one that was changed, and an index that is in range; or for such a dict and an
/// interned string that is in it.
#[inline(never)]
pub(in crate::interp) fn set_cached(vm: &Vm<'_>, v: Value, i: Value, x: Value) -> bool {
    if !v.is_object() {
        return false;
    }
    let mut o = vm.mem.object_at(v);
    let h = o.word(0);
    if i.is_int() && object::is(h, Kind::List) {
        if h & FROZEN != 0 {
            match delta_of(vm, v, h) {
                Some(shadow) if !vm.is_recording() => {
                    o = vm.mem.object_at(shadow.get(overlay::CHANGES));
                }
                _ => return false,
            }
        }
        let len = o.get(list::LEN).as_len();
        let at = position(i, len);
        if at >= len {
            return false;
        }
        vm.mem.slots(o.get(list::VEC)).set(vec::ITEMS + at, x);
        return true;
    }
    if !i.is_interned() || !object::is(h, Kind::Dict) {
        return false;
    }
    if h & FROZEN != 0 {
        return set_cached_change(vm, v, h, i, x);
    }
    set_cached_value(vm, o.get(dict::TABLE), i, x)
}

/// `v[key] = x` for a dict and an interned string that is in it, or for a bytearray and an index that is in range.
#[inline(never)]
pub(in crate::interp) fn set_searched(vm: &mut Vm<'_>, v: Value, key: Value, x: Value) -> bool {
    if key.is_int() {
        return set_byte(vm, v, key, x);
    }
    if !v.is_object() || !key.is_interned() {
        return false;
    }
    let o = vm.mem.object_at(v);
    let h = o.word(0);
    object::is(h, Kind::Dict) && set_searched_in(vm, v, h, o.get(dict::TABLE), key, x)
}

/// The value of the interned string `key` in the dict `v`, UNDEF if it is not there. `None` if `v` is not a dict, or `key` is
/// not interned.
#[inline(always)]
pub(in crate::interp) fn find_key(vm: &Vm<'_>, v: Value, key: Value) -> Option<Value> {
    if !key.is_interned() || !v.is_object() {
        return None;
    }
    let o = vm.mem.object_at(v);
    let h = o.word(0);
    if !object::is(h, Kind::Dict) {
        return None;
    }
    Some(searched_in(vm, v, h, o.get(dict::TABLE), key))
}

/// `v[i]` for a list or tuple, and an index that is in range.
#[inline(always)]
fn at_index(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    let Some((len, items)) = sequence(vm, v) else {
        return Value::UNDEF;
    };
    let at = position(i, len);
    if at >= len {
        return Value::UNDEF;
    }
    items.get(vec::ITEMS + at)
}

/// Number of items of the list or tuple `v`, and the object that has the items, from word 1 on.
#[inline(always)]
pub(super) fn sequence<'a>(vm: &Vm<'a>, v: Value) -> Option<(u32, Words<'a>)> {
    if !v.is_object() {
        return None;
    }
    let o = vm.mem.object_at(v);
    let h = o.word(0);
    if object::is(h, Kind::Tuple) {
        return Some((object::size(h), o));
    }
    if !object::is(h, Kind::List) {
        return None;
    }
    vm.learn_whole(v);
    let o = match delta_of(vm, v, h) {
        Some(shadow) => vm.mem.object_at(shadow.get(overlay::CHANGES)),
        None => o,
    };
    Some((
        o.get(list::LEN).as_len(),
        vm.mem.object_at(o.get(list::VEC)),
    ))
}

/// The index among `len` items that the small int `i` means; `len` or more if it is out of range.
#[inline(always)]
fn position(i: Value, len: u32) -> u32 {
    let at = i.as_int();
    (if at < 0 { at + len as i32 } else { at }) as u32
}
