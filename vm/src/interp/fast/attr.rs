//! Attributes: `obj.name` and `obj.name = v`.

use super::{cached_in, searched_in, set_cached_in, set_searched_in};
use crate::error::{Outcome, R};
use crate::native::Args;
use crate::types::class;
use crate::vm::Vm;
use format::layout::{named_tuple, property, tuple};
use format::mem::Words;
use format::name;
use format::object::{self, Kind};
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

/// `obj.name`, if `obj` is an instance or a module: its own attribute, or a plain value of its class, which is
/// neither bound nor called. A field, if `obj` is a named tuple.
#[inline(never)]
pub(in crate::interp) fn searched(vm: &Vm<'_>, obj: Value, name: Value) -> Value {
    if !obj.is_object() {
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
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

/// `obj.name = v`, if `obj` is an instance in RAM, or a frozen one that was changed, that has the attribute, and its class does
/// not intercept the assignment. Gives false if it has set nothing.
#[inline(never)]
pub(in crate::interp) fn set_cached(vm: &Vm<'_>, obj: Value, name: Value, v: Value) -> bool {
    if !obj.is_object() || vm.caches.classes_patched {
        return false;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
    if !object::is(h, Kind::Instance) {
        return false;
    }
    let c = o.get(class::INSTANCE_CLASS);
    let flags = vm.mem.object_at(c).get(class::FLAGS).as_len();
    let of_class = vm.caches.classes.get(c, name);
    if flags & class::FLAG_SETATTR != 0 || of_class.is_none_or(Value::is_object) {
        return false;
    }
    set_cached_in(vm, obj, h, o.get(class::INSTANCE_TABLE), name, v)
}

/// `obj.name = v`, if `obj` is an instance in RAM, or a frozen one that was changed, that has the attribute, and its class does
/// not intercept the assignment. Gives false if it has set nothing.
#[inline(never)]
pub(in crate::interp) fn set_searched(vm: &mut Vm<'_>, obj: Value, name: Value, v: Value) -> bool {
    if !obj.is_object() {
        return false;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
    if !object::is(h, Kind::Instance) {
        return false;
    }
    let c = o.get(class::INSTANCE_CLASS);
    if vm.class_flags(c) & class::FLAG_SETATTR != 0 {
        return false;
    }
    if let Some(p) = vm.class_lookup(c, name) {
        // A property or a descriptor.
        if matches!(vm.mem.kind(p), Some(Kind::Property | Kind::Instance)) {
            return false;
        }
    }
    set_searched_in(vm, obj, h, o.get(class::INSTANCE_TABLE), name, v)
}

impl Vm<'_> {
    /// `obj.name` for an instruction: the value, or [`Outcome::ENTERED`] if it entered the function of a property.
    #[inline]
    pub(in crate::interp) fn load_attr(&mut self, obj: Value, name: Value) -> R<Outcome> {
        if self.mem.is(obj, Kind::Instance) {
            if let Some(v) = self.ns_get(obj, name) {
                return Ok(Outcome::value(v));
            }
            let c = self.mem.get(obj, class::INSTANCE_CLASS);
            if let Some(v) = self.class_lookup(c, name) {
                if self.mem.is(v, Kind::Property) {
                    let get = self.mem.get(v, property::GET);
                    if self.mem.is(get, Kind::Func) && !self.is_generator_function(get) {
                        let mark = self.hold_mark();
                        self.push_stack(1)?;
                        let at = self.stack.low;
                        self.mem.set_ram(at, obj.bits());
                        let r = self.call_function(get, Args::on_stack(at, 1, Value::UNDEF), 0);
                        if r != Ok(Outcome::ENTERED) {
                            self.unwind_holds(mark);
                        }
                        return r;
                    }
                }
            }
        }
        self.get_attr(obj, name).map(Outcome::value)
    }
}
