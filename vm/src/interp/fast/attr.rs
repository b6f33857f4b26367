//! Attributes: `obj.name` and `obj.name = v`.

use super::{cached_in, searched_in, set_cached_value, set_searched_in};
use crate::error::{Outcome, R};
use crate::native::Args;
use crate::types::class;
use crate::vm::Vm;
use format::layout::{self, named_tuple, property, tuple};
use format::mem::Words;
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
    if !has_table {
        return Value::UNDEF;
    }
    cached_in(vm, obj, h, o.get(class::INSTANCE_TABLE), name)
}

/// The attribute `v` of a class, if it is read as it is; UNDEF for a method that is bound to its class or to nothing.
#[inline(always)]
fn read_of_class(vm: &Vm<'_>, v: Value) -> Value {
    if v.is_object() {
        let h = vm.mem.object_at(v).header();
        if object::is(h, Kind::StaticMethod) || object::is(h, Kind::ClassMethod) {
            return Value::UNDEF;
        }
    }
    v
}

/// `obj.name`, if `obj` is an instance or a module: its own attribute, or a plain value of its class, which is
/// neither bound nor called. Of a class, its attribute or that of a base class. Of a named tuple, a field.
#[inline(never)]
pub(in crate::interp) fn searched(vm: &Vm<'_>, obj: Value, name: Value) -> Value {
    if !obj.is_object() {
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
    if object::is(h, Kind::Class) {
        let found = vm.class_lookup(obj, name).unwrap_or(Value::UNDEF);
        return read_of_class(vm, found);
    }
    let is_instance = object::is(h, Kind::Instance);
    if object::is(h, Kind::NamedTuple) {
        return named_field(vm, o, h, name);
    }
    if !is_instance && !object::is(h, Kind::Module) {
        return Value::UNDEF;
    }
    let v = searched_in(vm, obj, h, o.get(class::INSTANCE_TABLE), name);
    if v.is_def() || !is_instance {
        return v;
    }
    match vm.class_lookup(o.get(class::INSTANCE_CLASS), name) {
        Some(v) if v.is_int() || v.is_float() || v.is_interned() || v.is_bool() || v.is_none() => v,
        _ => Value::UNDEF,
    }
}

/// The field `name` of the named tuple with the words `o` and the header `h`; UNDEF if it has no such field.
#[inline(always)]
fn named_field(vm: &Vm<'_>, o: Words<'_>, h: u32, name: Value) -> Value {
    let fields = match vm.class_lookup(o.get(named_tuple::CLASS), name!("_fields")) {
        Some(fields) if vm.mem.is(fields, Kind::Tuple) => vm.mem.object_at(fields),
        _ => return Value::UNDEF,
    };
    let n = object::size(fields.header()).min(object::size(h) - named_tuple::WORDS);
    let mut i = 0;
    while i < n {
        if fields.get(tuple::ITEMS + i) == name {
            return o.get(named_tuple::ITEMS + i);
        }
        i += 1;
    }
    Value::UNDEF
}

/// `obj.name = v`, if `obj` is an instance in RAM that has the attribute, and its class does not intercept the assignment.
/// Gives false if it has set nothing.
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
    set_cached_value(vm, o.get(class::INSTANCE_TABLE), name, v)
}

/// `obj.name = v`, if `obj` is an instance in RAM, or a frozen one that was changed, that has the attribute or room for it, and
/// its class does not intercept the assignment; or a class that has the attribute, if nothing of that name is cached. Gives
/// false if it has set nothing.
#[inline(never)]
pub(in crate::interp) fn set_searched(vm: &mut Vm<'_>, obj: Value, name: Value, v: Value) -> bool {
    if !obj.is_object() {
        return false;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
    if !object::is(h, Kind::Instance) {
        return object::is(h, Kind::Class)
            && vm.caches.classes.is_written(name)
            && set_searched_in(vm, obj, h, o.get(layout::class::TABLE), name, v);
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
    if h & FROZEN != 0 {
        return set_searched_in(vm, obj, h, t, name, v);
    }
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
