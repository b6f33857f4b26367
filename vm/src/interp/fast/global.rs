//! Globals and built-in names.

use super::{
    cached_change, delta_of, searched_in, set_cached_change, set_cached_value, set_searched_in,
    Change,
};
use crate::error::R;
use crate::native::table::BUILTINS;
use crate::types::{class, function};
use crate::vm::{Keep, Vm};
use format::mem::Words;
use format::object::{self, Kind, FROZEN};
use format::types::TypeId;
use format::value::Value;

/// The global or built-in `name` of the function `f`.
#[inline(never)]
pub(in crate::interp) fn cached(vm: &Vm<'_>, f: Value, name: Value) -> Value {
    let Some((module, h, m)) = module_of(vm, f) else {
        return Value::UNDEF;
    };
    if let Some(delta) = delta_of(vm, module, h) {
        match cached_change(vm, delta, name) {
            Change::Entry(entry) => return entry.get(1),
            Change::Nothing => {}
            Change::Unknown => return Value::UNDEF,
        }
    }
    let own = m.get(class::INSTANCE_TABLE);
    let place = if own.is_undef() {
        0
    } else {
        match vm.caches.places.get(own, name) {
            Some(place) => place,
            None => return Value::UNDEF,
        }
    };
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
    let v = searched_in(vm, module, h, m.get(class::INSTANCE_TABLE), name);
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

/// Sets the global `name` of the function `f`, if the module has it already and the place is cached. Gives false if it has
/// set nothing.
#[inline(never)]
pub(in crate::interp) fn set_cached(vm: &Vm<'_>, f: Value, name: Value, v: Value) -> bool {
    let Some((module, h, m)) = module_of(vm, f) else {
        return false;
    };
    if h & FROZEN == 0 {
        return set_cached_value(vm, m.get(class::INSTANCE_TABLE), name, v);
    }
    set_cached_change(vm, module, h, name, v)
}

/// Sets the global `name` of the function `f`, if the module has it already. Gives false if it has set nothing.
#[inline(never)]
pub(in crate::interp) fn set_searched(vm: &mut Vm<'_>, f: Value, name: Value, v: Value) -> bool {
    match module_of(vm, f) {
        Some((module, h, m)) => {
            set_searched_in(vm, module, h, m.get(class::INSTANCE_TABLE), name, v)
        }
        None => false,
    }
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
