//! The frequent instructions, by subject. Each file has all the paths of its subject.
//!
//! There are up to three paths, and the loop takes the next one only if the one before gives nothing:
//!
//! 1. `cached` gives what is in a cache, or can be read without a search. It calls no other function, so that the
//!    chip saves no registers for it.
//! 2. `searched` gives what a search of tables finds. It calls no Python code, allocates nothing and raises nothing.
//! 3. A method of [`Vm`], which may do all of that.
//!
//! The first two give UNDEF, or false, if the next path has to be taken.

pub(super) mod attr;
pub(super) mod call;
pub(super) mod contain;
pub(super) mod float;
pub(super) mod global;
pub(super) mod item;
pub(super) mod iter;
mod key;
pub(super) mod method;
pub(super) mod number;

use crate::memory::overlay;
use crate::protocol::namespace::hides_base;
use crate::vm::Vm;
use format::mem::{Slots, Words};
use format::object::FROZEN;
use format::value::Value;

/// The value of `key` in the table `t`, if the place of the key is cached.
#[inline(always)]
fn cached_value(vm: &Vm<'_>, t: Value, key: Value) -> Value {
    match vm.caches.places.get(t, key) {
        Some(e) if e != 0 => {
            let words = vm.mem.object_at(t);
            if words.word(e) == key.bits() {
                words.get(e + 1)
            } else {
                Value::UNDEF
            }
        }
        _ => Value::UNDEF,
    }
}

/// The delta of the frozen namespace `v` with the header `h`, if it was changed. `None` also for an object in RAM.
#[inline(always)]
fn delta_of<'a>(vm: &Vm<'a>, v: Value, h: u32) -> Option<Words<'a>> {
    if !may_be_changed(vm, v, h) {
        return None;
    }
    let mut d = vm.overlay.chains[overlay::chain(v)];
    while d.is_def() {
        let delta = vm.mem.object_at(d);
        if delta.get(overlay::BASE) == v {
            return Some(delta);
        }
        d = delta.get(overlay::NEXT);
    }
    None
}

/// The cache of places' answer for a key of a namespace that was changed.
enum Change<'a> {
    /// The value is in this entry of the delta's table.
    Entry(Slots<'a>),
    /// The value is what the frozen object's own table says.
    Nothing,
    /// The cache does not know.
    Unknown,
}

/// The cache's answer for the plain key `key` in the delta `delta`.
#[inline(always)]
fn cached_change<'a>(vm: &Vm<'a>, delta: Words<'a>, key: Value) -> Change<'a> {
    let t = delta.get(overlay::CHANGES);
    match vm.caches.places.get_change(t, key) {
        Some((0, _)) if !hides_base(delta.header()) => Change::Nothing,
        Some((e, mark)) if e != 0 => {
            let entry = vm.mem.slots(t).skip(e);
            if entry.get(0) == mark {
                Change::Entry(entry)
            } else {
                Change::Unknown
            }
        }
        _ => Change::Unknown,
    }
}

/// True if the object `v` with the header `h` may have been changed although it is frozen. Only looks at a filter.
#[inline(always)]
fn may_be_changed(vm: &Vm<'_>, v: Value, h: u32) -> bool {
    h & FROZEN != 0 && vm.overlay.filter & overlay::filter_bit(v) != 0
}

/// The value of `key` in the namespace `v`, whose header is `h` and whose own table is `own`, if its place is cached.
#[inline(always)]
fn cached_in(vm: &Vm<'_>, v: Value, h: u32, own: Value, key: Value) -> Value {
    if !may_be_changed(vm, v, h) {
        return cached_value(vm, own, key);
    }
    match delta_of(vm, v, h).map(|delta| cached_change(vm, delta, key)) {
        Some(Change::Entry(entry)) => entry.get(1),
        Some(Change::Unknown) => Value::UNDEF,
        Some(Change::Nothing) | None => cached_value(vm, own, key),
    }
}

/// Sets the value of `key` in the frozen namespace `v`, whose header is `h`, if it was changed and the place of the key is
/// cached. Gives false if it has set nothing.
#[inline(always)]
fn set_cached_change(vm: &Vm<'_>, v: Value, h: u32, key: Value, x: Value) -> bool {
    match delta_of(vm, v, h).map(|delta| cached_change(vm, delta, key)) {
        Some(Change::Entry(entry)) => {
            entry.set(1, x);
            true
        }
        _ => false,
    }
}

/// Sets the value of `key` in the table `t`, if the table is in RAM and the place of the key is cached. Gives false if it has set
/// nothing.
#[inline(always)]
fn set_cached_value(vm: &Vm<'_>, t: Value, key: Value, x: Value) -> bool {
    match vm.caches.places.get(t, key) {
        Some(e) if e != 0 && t.is_ram() => {
            let entry = vm.mem.slots(t).skip(e);
            if entry.get(0) != key {
                return false;
            }
            entry.set(1, x);
            true
        }
        _ => false,
    }
}

/// Sets the value of the plain key `key` in the namespace `v`, whose header is `h` and whose own table is `own`, if it has the
/// key. Gives false if it has set nothing.
#[inline(always)]
fn set_searched_in(vm: &mut Vm<'_>, v: Value, h: u32, own: Value, key: Value, x: Value) -> bool {
    let (table, e) = if h & FROZEN != 0 {
        if vm.is_recording() {
            return false;
        }
        match delta_of(vm, v, h) {
            Some(delta) if !hides_base(delta.header()) => {
                if let Change::Entry(entry) = cached_change(vm, delta, key) {
                    entry.set(1, x);
                    return true;
                }
                let t = delta.get(overlay::CHANGES);
                (t, vm.change_of(own, t, key).unwrap_or(0))
            }
            None if own.is_def() => {
                let e = vm.entry_of(own, key);
                let is_so = e != 0 && vm.mem.object_at(own).get(e + 1) == x;
                return is_so || e != 0 && vm.first_change(v, own, e, x);
            }
            _ => return false,
        }
    } else if own.is_ram() {
        (own, vm.entry_of(own, key))
    } else {
        return false;
    };
    if e != 0 {
        vm.mem.slots(table).set(e + 1, x);
    }
    e != 0
}

/// The value of the plain key `key` in the namespace `v`, whose header is `h` and whose own table is `own`; UNDEF if it has
/// no such key.
#[inline(always)]
fn searched_in(vm: &Vm<'_>, v: Value, h: u32, own: Value, key: Value) -> Value {
    vm.learn_entry(v, key);
    match delta_of(vm, v, h) {
        None => vm.value_of(own, key),
        Some(delta) => {
            if let Change::Entry(entry) = cached_change(vm, delta, key) {
                return entry.get(1);
            }
            let own = if hides_base(delta.header()) {
                Value::UNDEF
            } else {
                own
            };
            vm.changed_value_of(own, delta.get(overlay::CHANGES), key)
        }
    }
}
