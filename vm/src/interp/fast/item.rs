//! Items: `v[i]`, `v[i] = x` and `key in v`, of lists, tuples and dicts.

use super::{cached_value, is_overlaid, may_be_overlaid};
use crate::vm::Vm;
use format::layout::{dict, list, vec};
use format::mem::Words;
use format::object::{self, Kind, FROZEN};
use format::value::Value;

/// `v[i]` of a list or tuple and an index that it has.
#[inline(never)]
pub(in crate::interp) fn indexed(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    at_index::<false>(vm, v, i)
}

/// `v[key]` of a dict and an interned string.
#[inline(never)]
pub(in crate::interp) fn keyed(vm: &Vm<'_>, v: Value, key: Value) -> Value {
    if !key.is_interned() || !v.is_object() {
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(v);
    let h = o.word(0);
    if !object::is(h, Kind::Dict) || may_be_overlaid(vm, v, h) {
        return Value::UNDEF;
    }
    cached_value(vm, o.get(dict::TABLE), key)
}

/// `v[i]` of a list or tuple and an index that it has; of a dict and an interned string that it has.
#[inline(never)]
pub(in crate::interp) fn searched(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    if !i.is_int() {
        return match find_key(vm, v, i) {
            Some(e) if e != 0 => {
                let t = vm.mem.object_at(v).get(dict::TABLE);
                vm.mem.object_at(t).get(e + 1)
            }
            _ => Value::UNDEF,
        };
    }
    at_index::<true>(vm, v, i)
}

/// `v[i] = x` of a list in RAM and an index that it has; of a dict in RAM and an interned string.
#[inline(never)]
pub(in crate::interp) fn set_cached(vm: &Vm<'_>, v: Value, i: Value, x: Value) -> bool {
    if !v.is_ram() {
        return false;
    }
    let o = vm.mem.slots(v);
    let h = o.word(0);
    if h & FROZEN != 0 {
        return false;
    }
    if i.is_int() && object::is(h, Kind::List) {
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
    let t = o.get(dict::TABLE);
    match vm.caches.places.get(t, i) {
        Some(e) if e != 0 && t.is_ram() => {
            let entry = vm.mem.slots(t).skip(e);
            if entry.word(0) != i.bits() {
                return false;
            }
            entry.set(1, x);
            true
        }
        _ => false,
    }
}

/// `v[key] = x` of a dict in RAM and an interned string that it has.
#[inline(never)]
pub(in crate::interp) fn set_searched(vm: &mut Vm<'_>, v: Value, key: Value, x: Value) -> bool {
    if !v.is_ram() || !key.is_interned() {
        return false;
    }
    let o = vm.mem.slots(v);
    let h = o.word(0);
    if h & FROZEN != 0 || !object::is(h, Kind::Dict) {
        return false;
    }
    let t = o.get(dict::TABLE);
    if !t.is_ram() {
        return false;
    }
    let e = vm.entry_of(t, key);
    if e != 0 {
        vm.mem.slots(t).set(e + 1, x);
    }
    e != 0
}

/// Place of the interned string `key` in the dict `v`, 0 if it is not there; `None` if these are something else.
#[inline(always)]
pub(in crate::interp) fn find_key(vm: &Vm<'_>, v: Value, key: Value) -> Option<u32> {
    if !key.is_interned() || !v.is_object() {
        return None;
    }
    let o = vm.mem.object_at(v);
    let h = o.word(0);
    if !object::is(h, Kind::Dict) || is_overlaid(vm, v, h) {
        return None;
    }
    let t = o.get(dict::TABLE);
    if t.is_undef() {
        return Some(0);
    }
    Some(vm.entry_of(t, key))
}

/// `v[i]` of a list or tuple and an index that it has; `SURE` as in [`sequence`].
#[inline(always)]
fn at_index<const SURE: bool>(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    let Some((len, items)) = sequence::<SURE>(vm, v) else {
        return Value::UNDEF;
    };
    let at = position(i, len);
    if at >= len {
        return Value::UNDEF;
    }
    items.get(vec::ITEMS + at)
}

/// Number of items of the list or tuple `v`, and the words whose second is the first item. Not of a list that has
/// an overlay, or without `SURE` that may have one, as the filter says.
#[inline(always)]
pub(super) fn sequence<'a, const SURE: bool>(vm: &Vm<'a>, v: Value) -> Option<(u32, Words<'a>)> {
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
    if SURE && is_overlaid(vm, v, h) || !SURE && may_be_overlaid(vm, v, h) {
        return None;
    }
    Some((
        o.get(list::LEN).as_len(),
        vm.mem.object_at(o.get(list::VEC)),
    ))
}

/// The place among `len` items that the small int `i` means; `len` or more if none.
#[inline(always)]
fn position(i: Value, len: u32) -> u32 {
    let at = i.as_int();
    (if at < 0 { at + len as i32 } else { at }) as u32
}
