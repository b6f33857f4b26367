//! Attributes: `obj.name` and `obj.name = v`.

use super::{cached_value, may_be_overlaid, own_attribute};
use crate::error::{Outcome, R};
use crate::native::Args;
use crate::types::class;
use crate::vm::Vm;
use format::layout::property;
use format::name;
use format::object::{self, Kind, FROZEN};
use format::table::lookup::search;
use format::table::VALUE;
use format::value::Value;

/// `obj.name`, if `obj` is an instance or a module that has the attribute itself.
#[inline(never)]
pub(in crate::interp) fn cached(vm: &Vm<'_>, obj: Value, name: Value) -> Value {
    if !obj.is_object() {
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
    let has_table = object::is(h, Kind::Instance) || object::is(h, Kind::Module);
    if !has_table || may_be_overlaid(vm, obj, h) {
        return Value::UNDEF;
    }
    cached_value(vm, o.get(class::INSTANCE_TABLE), name)
}

/// `obj.name`, if `obj` is an instance or a module: its own attribute, or a plain value of its class, which is
/// neither bound nor called.
#[inline(never)]
pub(in crate::interp) fn searched(vm: &Vm<'_>, obj: Value, name: Value) -> Value {
    if !obj.is_object() {
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
    let is_instance = object::is(h, Kind::Instance);
    if !is_instance && !object::is(h, Kind::Module) {
        return Value::UNDEF;
    }
    let v = own_attribute(vm, obj, h, o, name);
    if v.is_def() || !is_instance {
        return v;
    }
    match vm.class_lookup(o.get(class::INSTANCE_CLASS), name) {
        Some(v) if v.is_int() || v.is_float() || v.is_interned() || v.is_bool() || v.is_none() => v,
        _ => Value::UNDEF,
    }
}

/// `obj.name = v`, if `obj` is an instance in RAM that has the attribute, and its class does not intercept the
/// assignment. Gives false if it has set nothing.
#[inline(never)]
pub(in crate::interp) fn set_cached(vm: &Vm<'_>, obj: Value, name: Value, v: Value) -> bool {
    if !obj.is_ram() || vm.caches.classes_patched {
        return false;
    }
    let o = vm.mem.slots(obj);
    let h = o.word(0);
    if !object::is(h, Kind::Instance) || h & FROZEN != 0 {
        return false;
    }
    let c = o.get(class::INSTANCE_CLASS);
    let flags = vm.mem.object_at(c).get(class::FLAGS).as_len();
    let of_class = vm.caches.classes.get(c, name);
    if flags & class::FLAG_SETATTR != 0 || of_class.is_none_or(Value::is_object) {
        return false;
    }
    let t = o.get(class::INSTANCE_TABLE);
    match vm.caches.places.get(t, name) {
        Some(e) if e != 0 && t.is_ram() => {
            let entry = vm.mem.slots(t).skip(e);
            if entry.word(0) != name.bits() {
                return false;
            }
            entry.set(1, v);
            true
        }
        _ => false,
    }
}

/// `obj.name = v`, if `obj` is an instance in RAM that has the attribute or room for it, and its class does not intercept
/// the assignment. Gives false if it has set nothing.
#[inline(never)]
pub(in crate::interp) fn set_searched(vm: &mut Vm<'_>, obj: Value, name: Value, v: Value) -> bool {
    if !obj.is_ram() {
        return false;
    }
    let o = vm.mem.slots(obj);
    let h = o.word(0);
    if !object::is(h, Kind::Instance) || h & FROZEN != 0 {
        return false;
    }
    let c = o.get(class::INSTANCE_CLASS);
    if vm.class_flags(c) & class::FLAG_SETATTR != 0 {
        return false;
    }
    let of_class = match vm.caches.classes.get(c, name) {
        Some(found) => found,
        None => vm.class_lookup(c, name).unwrap_or(Value::UNDEF),
    };
    if of_class.is_object() {
        let h = vm.mem.object_at(of_class).header();
        // A property or a descriptor.
        if object::is(h, Kind::Property) || object::is(h, Kind::Instance) {
            return false;
        }
    }
    let t = o.get(class::INSTANCE_TABLE);
    if !t.is_ram() {
        return false;
    }
    let mut e = search(&vm.mem, t, name);
    if e != 0 {
        vm.mem.slots(t).set(e + VALUE, v);
    } else if object::size(h) == class::INSTANCE_TABLE {
        // There is no built-in object inside, which might have the attribute.
        e = vm.append_entry(t, name, v);
    }
    if e != 0 {
        vm.caches.places.put(t, name, e);
    }
    e != 0
}

impl Vm<'_> {
    /// `obj.name` for an instruction: the value, or [`Outcome::ENTERED`] if it entered the function of a property.
    #[inline(never)]
    pub(in crate::interp) fn load_attr(&mut self, obj: Value, name: Value) -> R<Outcome> {
        if obj.is_native() {
            if let Some(v) = self.of_native_module(obj, name) {
                return Ok(Outcome::value(v));
            }
        }
        // While recording, the class must not be asked before the object.
        let known = self.is_recording() && self.ns_get(obj, name).is_some();
        if self.mem.is(obj, Kind::Instance) && !known {
            let c = self.mem.get(obj, class::INSTANCE_CLASS);
            if let Some(v) = self.class_lookup(c, name) {
                if self.mem.is(v, Kind::Property) && self.ns_get(obj, name).is_none() {
                    let get = self.mem.get(v, property::GET);
                    if self.mem.is(get, Kind::Func) {
                        let none = Args::in_frame(0, 0, Value::UNDEF);
                        return self.call_function_self(get, obj, none, 0);
                    }
                }
            }
        }
        self.get_attr(obj, name).map(Outcome::value)
    }

    /// `obj[i]` for an instruction, where `i` is the value in register `index`: the value, or [`Outcome::ENTERED`] if it
    /// entered the function of a `__getitem__`.
    #[inline(never)]
    pub(in crate::interp) fn load_item(&mut self, obj: Value, index: u32) -> R<Outcome> {
        if let Some(m) = self.special(obj, name!("__getitem__")) {
            if self.mem.is(m, Kind::Func) {
                let args = Args::in_frame(index, 1, Value::UNDEF);
                return self.call_function_self(m, obj, args, 0);
            }
        }
        self.get_item(obj, self.reg(index)).map(Outcome::value)
    }
}
