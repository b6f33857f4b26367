//! Keys of dicts: `d[key]`, and `d[key] = x` for a frozen dict that was changed.

use super::{delta_of, searched_in, set_searched_in};
use crate::memory::keys::UNSURE;
use crate::memory::overlay;
use crate::vm::Vm;
use format::layout::dict;
use format::object::{self, Kind, FROZEN};
use format::table::lookup::is_hashed_header;
use format::table::VALUE;
use format::value::Value;

/// The value of `key` in `v`, UNDEF if it is absent. `None` if `v` is not a dict, or if it takes a call to find the key.
#[inline(never)]
pub(super) fn value(vm: &Vm<'_>, v: Value, key: Value) -> Option<Value> {
    if !v.is_object() {
        return None;
    }
    let o = vm.mem.object_at(v);
    let h = o.header();
    if !object::is(h, Kind::Dict) {
        return None;
    }
    let own = o.get(dict::TABLE);
    let delta = delta_of(vm, v, h);
    if delta.is_some() || h & FROZEN != 0 && vm.is_recording() {
        if !key.is_int() && !key.is_interned() {
            return None;
        }
        let found = searched_in(vm, v, h, own, key);
        let is_hashed = |table| is_hashed_header(vm.mem.object_at(table).header());
        let changes = delta.map_or(Value::UNDEF, |d| d.get(overlay::CHANGES));
        if found.is_undef() && (is_hashed(own) || is_hashed(changes)) {
            // Another key may be equal.
            return None;
        }
        return Some(found);
    }
    match vm.place_of(own, key).0 {
        UNSURE => None,
        0 => Some(Value::UNDEF),
        e => Some(vm.mem.object_at(own).get(e + VALUE)),
    }
}

/// `v[key] = x` for a frozen dict that was changed, and a small int or an interned string that it has. Gives false if it has
/// set nothing.
#[inline(always)]
pub(super) fn set_changed(vm: &mut Vm<'_>, v: Value, key: Value, x: Value) -> bool {
    if !key.is_int() && !key.is_interned() {
        return false;
    }
    let o = vm.mem.object_at(v);
    set_searched_in(vm, v, o.header(), o.get(dict::TABLE), key, x)
}
