//! Items: `v[i]`, `v[i] = x` and unpacking.

use super::{cached_in, delta_of, key, set_cached_change, set_cached_value};
use crate::memory::overlay;
use crate::types::bytes::quick;
use crate::types::slice::position;
use crate::vm::Vm;
use format::frame::REGS;
use format::layout::{byte_array, dict, list, named_tuple, vec};
use format::mem::{Slots, Words};
use format::names;
use format::object::{self, Kind, BODY, FLAG, FROZEN};
use format::value::Value;

/// `v[i]` for a list, tuple, bytes object or bytearray, and an index that is in range.
#[inline(never)]
pub(in crate::interp) fn indexed(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    if !v.is_object() {
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(v);
    let h = o.header();
    if let Some((len, items)) = sequence_of(vm, v, h, o) {
        let at = position(i, len);
        if at >= len {
            return Value::UNDEF;
        }
        return items.get(vec::ITEMS + at);
    }
    let (bytes, len) = if object::is(h, Kind::Bytes) {
        (o, object::size(h))
    } else if object::is(h, Kind::ByteArray) && h & FROZEN == 0 {
        let raw = vm.mem.object_at(o.get(byte_array::RAW));
        (raw, o.get(byte_array::LEN).as_len())
    } else {
        return Value::UNDEF;
    };
    let at = position(i, len);
    if at >= len {
        return Value::UNDEF;
    }
    Value::int((bytes.word(BODY + (at >> 2)) >> ((at & 3) * 8) & 0xff) as i32)
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

/// `v[i]` for any built-in object of which [`indexed`] and [`keyed`] give nothing: an item that takes no memory, at an
/// index that is in range, or a key that is found without a call.
#[inline(never)]
pub(in crate::interp) fn searched(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    if v.is_interned() {
        return char_at(vm, v, i);
    }
    if !v.is_object() {
        return Value::UNDEF;
    }
    let h = vm.mem.object_at(v).header();
    if object::is(h, Kind::Dict) {
        return key::value(vm, v, i).unwrap_or(Value::UNDEF);
    }
    if !i.is_int() || object::is(h, Kind::List) || object::is(h, Kind::Tuple) {
        return Value::UNDEF;
    }
    if object::is(h, Kind::Str) {
        return char_at(vm, v, i);
    }
    if object::is(h, Kind::NamedTuple) {
        let len = object::size(h) - named_tuple::WORDS;
        let at = position(i, len);
        if at >= len {
            return Value::UNDEF;
        }
        return vm.mem.object_at(v).get(named_tuple::ITEMS + at);
    }
    quick::get(vm, v, i)
}

/// `s[i]` for a string of ASCII characters and an index that is in range.
#[inline(always)]
fn char_at(vm: &Vm<'_>, s: Value, i: Value) -> Value {
    let t = vm.mem.at(s);
    let (h, len) = (t.header(), object::size(t.header()));
    let at = position(i, len);
    if !i.is_int() || h & FLAG == 0 || at >= len {
        return Value::UNDEF;
    }
    names::ascii((t.word(BODY + (at >> 2)) >> ((at & 3) * 8)) as u8)
}

/// Unpacks the list, tuple or named tuple `v` into the `n` registers of the running frame from `first` on. Gives false if it is
/// something else, or has another length.
#[inline(never)]
pub(in crate::interp) fn unpacked(
    vm: &Vm<'_>,
    v: Value,
    frame: Slots<'_>,
    first: u32,
    n: u32,
) -> bool {
    let (len, mut item) = match sequence(vm, v) {
        Some((len, items)) => (len, items.skip(vec::ITEMS)),
        None if vm.mem.is(v, Kind::NamedTuple) => {
            let o = vm.mem.object_at(v);
            let len = object::size(o.header()) - named_tuple::WORDS;
            (len, o.skip(named_tuple::ITEMS))
        }
        None => return false,
    };
    if len != n {
        return false;
    }
    let mut to = frame.skip(REGS + first);
    let mut left = n;
    while left > 0 {
        to.set(0, item.get(0));
        (item, to) = (item.skip(1), to.skip(1));
        left -= 1;
    }
    true
}

/// `v[i] = x` for a list or bytearray in RAM, or a frozen list that was changed, and an index that is in range; or for a
/// dict of either kind and an interned string that is in it.
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
    if i.is_int() {
        if !object::is(h, Kind::ByteArray) || h & FROZEN != 0 || !x.is_int() {
            return false;
        }
        let at = position(i, o.get(byte_array::LEN).as_len());
        if at >= o.get(byte_array::LEN).as_len() {
            return false;
        }
        let raw = vm.mem.slots(o.get(byte_array::RAW));
        let (word, shift) = (BODY + (at >> 2), (at & 3) * 8);
        let w = raw.word(word) & !(0xff << shift) | (x.as_int() as u32 & 0xff) << shift;
        raw.set_word(word, w);
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

/// `v[i] = x` for a bytearray, array or memoryview and an index that is in range, or a slice of as many items; or for a dict and a key that is found
/// without a call. A frozen dict was changed before, and has the key. Gives false if it has set nothing.
#[inline(never)]
pub(in crate::interp) fn set_searched(vm: &mut Vm<'_>, v: Value, i: Value, x: Value) -> bool {
    if !v.is_object() {
        return false;
    }
    let h = vm.mem.object_at(v).header();
    if object::is(h, Kind::Dict) {
        if h & FROZEN != 0 {
            return key::set_changed(vm, v, i, x);
        }
        // If there is no memory, the next path says so.
        return matches!(vm.dict_set_simple(v, i, x), Ok(true));
    }
    if i.is_int() {
        quick::set(vm, v, i, x)
    } else {
        quick::set_slice(vm, v, i, x)
    }
}

/// Number of items of the list or tuple `v`, and the object that has the items, from word 1 on.
#[inline(always)]
pub(super) fn sequence<'a>(vm: &Vm<'a>, v: Value) -> Option<(u32, Words<'a>)> {
    if !v.is_object() {
        return None;
    }
    let o = vm.mem.object_at(v);
    sequence_of(vm, v, o.header(), o)
}

/// The result of [`sequence`], of the object `v` with the header `h` and the words `o`.
#[inline(always)]
fn sequence_of<'a>(vm: &Vm<'a>, v: Value, h: u32, o: Words<'a>) -> Option<(u32, Words<'a>)> {
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
