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
pub(super) mod float;
pub(super) mod global;
pub(super) mod item;
pub(super) mod iter;
pub(super) mod method;
pub(super) mod number;

use crate::memory::overlay;
use crate::protocol::namespace::hides_base;
use crate::types::class;
use crate::vm::Vm;
use format::mem::Words;
use format::object::FROZEN;
use format::value::Value;

/// True if the object `v` with the header `h` may have an overlay. Only looks at a filter. While recording, true for
/// every frozen object, so that a path is taken that records.
#[inline(always)]
fn may_be_overlaid(vm: &Vm<'_>, v: Value, h: u32) -> bool {
    h & FROZEN != 0 && (vm.overlay.filter & overlay::filter_bit(v) != 0 || vm.is_recording())
}

/// True if the object `v` with the header `h` has an overlay.
#[inline(always)]
fn is_overlaid(vm: &Vm<'_>, v: Value, h: u32) -> bool {
    h & FROZEN != 0 && vm.overlay.filter != 0 && vm.overlay_of(v).is_some()
}

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

/// The attribute `name` that the instance or module `obj` has itself; `h` and `o` are its header and its words.
#[inline(always)]
fn own_attribute(vm: &Vm<'_>, obj: Value, h: u32, o: Words<'_>, name: Value) -> Value {
    vm.learn_entry(obj, name);
    let own = o.get(class::INSTANCE_TABLE);
    if h & FROZEN != 0 && vm.overlay.filter != 0 {
        if let Some(d) = vm.overlay_of(obj) {
            let d = vm.mem.object_at(d);
            let own = if hides_base(d.header()) {
                Value::UNDEF
            } else {
                own
            };
            return vm.changed_value_of(own, d.get(overlay::CHANGES), name);
        }
    }
    vm.value_of(own, name)
}
