//! Globals and built-in names.

use super::{cached_value, may_be_overlaid, own_attribute};
use crate::error::R;
use crate::memory::overlay;
use crate::native::table::BUILTINS;
use crate::types::{class, function};
use crate::vm::{Keep, Vm};
use format::mem::Words;
use format::object::{self, Kind};
use format::types::TypeId;
use format::value::Value;

/// The global or built-in `name` of the function `f`.
#[inline(never)]
pub(in crate::interp) fn cached(vm: &Vm<'_>, f: Value, name: Value) -> Value {
    let Some((module, h, m)) = module_of(vm, f) else {
        return Value::UNDEF;
    };
    let own = m.get(class::INSTANCE_TABLE);
    let place = if own.is_undef() {
        0
    } else {
        match vm.caches.places.get(own, name) {
            Some(place) => place,
            None => return Value::UNDEF,
        }
    };
    if may_be_overlaid(vm, module, h) {
        let mut d = vm.overlay.chains[overlay::chain(module)];
        while d.is_def() {
            let delta = vm.mem.object_at(d);
            if delta.get(overlay::BASE) == module {
                // The overlay may have another value than the frozen module.
                if place != 0 {
                    return Value::UNDEF;
                }
                return cached_value(vm, delta.get(overlay::CHANGES), name);
            }
            d = delta.get(overlay::NEXT);
        }
    }
    if place == 0 {
        return vm
            .caches
            .classes
            .get(BUILTINS, name)
            .unwrap_or(Value::UNDEF);
    }
    let words = vm.mem.object_at(own);
    if words.word(place) == name.bits() {
        words.get(place + 1)
    } else {
        Value::UNDEF
    }
}

/// The global or built-in `name` of the function `f`.
#[inline(never)]
pub(in crate::interp) fn searched(vm: &Vm<'_>, f: Value, name: Value) -> Value {
    let Some((module, h, m)) = module_of(vm, f) else {
        return Value::UNDEF;
    };
    let v = own_attribute(vm, module, h, m, name);
    if v.is_def() {
        return v;
    }
    vm.learn_root(Keep::Builtins);
    if vm.persistent[Keep::Builtins as usize].is_def() {
        // Names that the program has added to `builtins` come first.
        return Value::UNDEF;
    }
    if let Some(found) = vm.caches.classes.get(BUILTINS, name) {
        return found;
    }
    let found = vm.natives.builtin(name).unwrap_or(Value::UNDEF);
    vm.caches.classes.put(BUILTINS, name, found);
    found
}

/// The module of the function `f`, the module's header and its words.
#[inline(always)]
fn module_of<'a>(vm: &Vm<'a>, f: Value) -> Option<(Value, u32, Words<'a>)> {
    if f.is_undef() {
        return None;
    }
    let module = vm.mem.object_at(f).get(function::MODULE);
    if !module.is_object() {
        return None;
    }
    let m = vm.mem.object_at(module);
    let h = m.word(0);
    object::is(h, Kind::Module).then_some((module, h, m))
}

/// Raises the NameError of a name that is not defined.
pub(in crate::interp) fn not_defined<T>(vm: &mut Vm<'_>, name: Value) -> R<T> {
    vm.raise_text(TypeId::NameError, "name '%v' isn't defined", &[name])
}

impl Vm<'_> {
    /// The global `name` of the running function, or else the built-in; NameError if there is neither.
    #[inline(never)]
    pub(in crate::interp) fn load_global(&mut self, name: Value) -> R<Value> {
        let g = self.globals();
        if let Some(v) = self.ns_get(g, name) {
            return Ok(v);
        }
        self.learn_root(Keep::Builtins);
        let added = self.persistent[Keep::Builtins as usize];
        if added.is_def() {
            if let Some(v) = self.ns_get(added, name) {
                return Ok(v);
            }
        }
        if let Some(v) = self.natives.builtin(name) {
            return Ok(v);
        }
        if let Some(v) = self.module_virtual(g, name)?.get() {
            return Ok(v);
        }
        not_defined(self, name)
    }
}
