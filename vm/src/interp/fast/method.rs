//! Methods: `obj.name(...)`, without making a bound method.

use super::{cached_change, delta_of, Change};
use crate::error::{Outcome, R};
use crate::native::table::{is_module, BUILTINS};
use crate::native::{stream, Args};
use crate::vm::Vm;
use format::isa::{a, b, Op};
use format::layout::{class_method, instance, static_method, super_object};
use format::name;
use format::object::{self, Kind, FROZEN};
use format::table;
use format::types::TypeId;
use format::value::Value;

/// The function of the method `obj.name`, which is to be called with `obj` before the arguments. It is a method of the
/// class of the instance `obj`, which has no attribute of that name itself, or a native method of a built-in type.
#[inline(never)]
pub(in crate::interp) fn cached(vm: &Vm<'_>, obj: Value, name: Value) -> Value {
    if !obj.is_object() {
        if obj.is_interned() {
            let str = Value::typ(TypeId::Str);
            return vm.caches.classes.get(str, name).unwrap_or(Value::UNDEF);
        }
        if obj.is_pin() {
            let pin = Value::typ(TypeId::Pin);
            return vm.caches.classes.get(pin, name).unwrap_or(Value::UNDEF);
        }
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
    if !object::is(h, Kind::Instance) {
        let kind = method_key(h);
        return vm.caches.classes.get(kind, name).unwrap_or(Value::UNDEF);
    }
    let own = o.get(instance::TABLE);
    let has_not = match delta_of(vm, obj, h) {
        _ if h & FROZEN != 0 && vm.is_recording() => false,
        None => table::lookup::lacks(&vm.mem, own, name),
        Some(delta) => {
            matches!(cached_change(vm, delta, name), Change::Nothing)
                && (own.is_undef() || vm.caches.places.get(own, name) == Some(0))
        }
    };
    if !has_not {
        return Value::UNDEF;
    }
    match vm.caches.classes.get(o.get(instance::CLASS), name) {
        Some(f) if f.is_object() && object::is(vm.mem.object_at(f).header(), Kind::Func) => f,
        _ => Value::UNDEF,
    }
}

/// Executes the instruction [`Op::GetMethod`], if [`cached`] has not found the method.
#[inline(never)]
pub(in crate::interp) fn get(vm: &mut Vm<'_>, w: u32) -> R<()> {
    let (obj, name) = (vm.reg(b(w)), vm.operand(1));
    let (f, bound) = match vm.method_of(obj, name) {
        Some(found) => found,
        None => match vm.load_attr(obj, name)?.get() {
            Some(f) => (f, Value::UNDEF),
            None => {
                // The function of a property was entered: its result goes to register `a`.
                vm.set_caller_reg(a(w) + 1, Value::UNDEF);
                return Ok(());
            }
        },
    };
    vm.set_reg(a(w), f);
    vm.set_reg(a(w) + 1, bound);
    vm.pc += Op::GetMethod.len();
    Ok(())
}

impl Vm<'_> {
    /// Calls `R[base+1].name(...)` with the `n` positional arguments from `R[base+2]` on, for an instruction. Makes no
    /// bound method.
    #[inline(never)]
    pub(in crate::interp) fn invoke(&mut self, base: u32, n: u32, name: Value) -> R<Outcome> {
        let obj = self.reg(base + 1);
        if obj.is_object() {
            let o = self.mem.object_at(obj);
            let h = o.header();
            let changed = h & object::FROZEN != 0 && self.overlay.filter != 0;
            if object::is(h, Kind::Instance) && !changed {
                self.learn_entry(obj, name);
                let own = self.value_of(o.get(instance::TABLE), name);
                if own.is_undef() {
                    let c = o.get(instance::CLASS);
                    if let Some(f) = self.class_lookup(c, name) {
                        if f.is_object() {
                            let func = self.mem.object_at(f);
                            if object::is(func.header(), Kind::Func) {
                                // The object is in the register before the arguments already.
                                return self.call_registers(f, base + 1, n + 1);
                            }
                        }
                    }
                }
            }
        }
        if let Some(f) = self.plain_method(obj, name) {
            return self.call_native_method(f, base + 1, n + 1);
        }
        if obj.is_native() {
            if let Some(f) = self.of_native_module(obj, name) {
                return self.call_registers(f, base + 2, n);
            }
        }
        self.invoke_kw(base, n, name, Value::UNDEF)
    }

    /// Calls `R[base+1].name(...)` as [`Vm::invoke`] does; the last arguments are keyword arguments, named by `names`.
    #[inline(never)]
    pub(in crate::interp) fn invoke_kw(
        &mut self,
        base: u32,
        n: u32,
        name: Value,
        names: Value,
    ) -> R<Outcome> {
        let obj = self.reg(base + 1);
        if let Some((f, bound)) = self.method_of(obj, name) {
            let args = Args::in_frame(base + 2, n, names);
            if bound == obj {
                // The object is in the register before the arguments already.
                return self.call_value(f, Args::in_frame(base + 1, n + 1, names), 0);
            }
            if bound.is_undef() {
                return self.call_value(f, args, 0);
            }
            return self.call_with_self(f, bound, args, 0);
        }
        let f = self.get_attr(obj, name)?;
        self.call_value(f, Args::in_frame(base + 2, n, names), 0)
    }

    /// The attribute `name` of the native module `module`, if it is not made when it is read.
    #[inline(never)]
    pub(in crate::interp) fn of_native_module(&self, module: Value, name: Value) -> Option<Value> {
        if module == BUILTINS || !is_module(module) {
            return None;
        }
        if let Some(found) = self.caches.classes.get(module, name) {
            return found.some();
        }
        let (g, group) = self.natives.module_group(module)?;
        let entry = &group.entries[group.find(name)?];
        if entry.native().is_some_and(|native| native.is_getter()) {
            return None;
        }
        let found = self.natives.attr(g, name)?;
        self.caches.classes.put(module, name, found);
        Some(found)
    }

    /// The function to call for `obj.name(...)`, and what comes before the arguments, UNDEF for nothing, so that no bound
    /// method is made. `None` if the attribute has to be loaded.
    pub(in crate::interp) fn method_of(&self, obj: Value, name: Value) -> Option<(Value, Value)> {
        if !obj.is_object() {
            return match self.plain_method(obj, name) {
                Some(f) => Some((f, obj)),
                None if obj.is_native() => Some((self.of_native_module(obj, name)?, Value::UNDEF)),
                None => None,
            };
        }
        let o = self.mem.object_at(obj);
        match object::kind(o.header()) {
            Some(Kind::Instance) => {
                if self.ns_get(obj, name).is_some() {
                    return None;
                }
                let class = o.get(instance::CLASS);
                self.unbound(self.class_lookup(class, name)?, obj, class)
            }
            Some(Kind::Class) => {
                let f = self.class_lookup(obj, name)?;
                self.unbound(f, Value::UNDEF, obj)
            }
            Some(Kind::Super) if name != name!("__class__") => {
                let receiver = o.get(super_object::SELF);
                let (class, skip) = self.super_classes(obj)?;
                let f = self.class_lookup_after(class, name, skip)?;
                let bound = if self.is_type(receiver) {
                    Value::UNDEF
                } else {
                    receiver
                };
                self.unbound(f, bound, class)
            }
            _ => Some((self.plain_method(obj, name)?, obj)),
        }
    }

    /// The function to call for `v`, found in `class`, and what comes before its arguments: `bound` or, for a class method,
    /// the class. `None` if `v` is no method in Python, or has no object to bind.
    fn unbound(&self, v: Value, bound: Value, class: Value) -> Option<(Value, Value)> {
        let found = match self.mem.kind(v) {
            Some(Kind::Func) => return Some((v, bound)),
            Some(Kind::StaticMethod) => (self.mem.get(v, static_method::FUNCTION), Value::UNDEF),
            Some(Kind::ClassMethod) => (self.mem.get(v, class_method::FUNCTION), class),
            _ if bound.is_def() && self.binds(v) => return Some((v, bound)),
            _ => return None,
        };
        self.mem.is(found.0, Kind::Func).then_some(found)
    }

    /// The function to call with `obj` before the arguments for `obj.name(...)`, so that no bound method is made.
    /// `None` if the attribute is not a method.
    pub(in crate::interp) fn unbound_method(&self, obj: Value, name: Value) -> Option<Value> {
        if !self.mem.is(obj, Kind::Instance) {
            return self.plain_method(obj, name);
        }
        if self.ns_get(obj, name).is_some() {
            return None;
        }
        let class = self.mem.get(obj, instance::CLASS);
        self.class_lookup(class, name).filter(|&f| self.binds(f))
    }

    /// The native method `name` of a built-in object that has no attributes of its own.
    fn plain_method(&self, obj: Value, name: Value) -> Option<Value> {
        // The cache's key is the object's kind, if all objects of the kind have one type, and else the type.
        let mut key = Value::typ(TypeId::Str);
        if obj.is_object() {
            let h = self.mem.object_at(obj).header();
            let kind = object::kind_index(h);
            if HAS_ATTRIBUTES >> kind & 1 != 0 {
                return None;
            }
            key = if MANY_TYPES >> kind & 1 != 0 {
                Value::typ(self.builtin_type(obj))
            } else {
                method_key(h)
            };
        } else if !obj.is_interned() {
            if obj.is_typ() || obj.is_native() && !stream::is_stream(obj) {
                return None;
            }
            key = Value::typ(self.builtin_type(obj));
        }
        if let Some(found) = self.caches.classes.get(key, name) {
            return found.some();
        }
        let found = match self.natives.find_method(self.builtin_type(obj), name) {
            Some((f, false)) if f.is_native() => f,
            _ => Value::UNDEF,
        };
        self.caches.classes.put(key, name, found);
        found.some()
    }
}

/// The key under which the cache of look-ups keeps the methods of the objects with the header `h`: their kind and their
/// flag, which tells the two types of dicts apart.
#[inline(always)]
fn method_key(h: u32) -> Value {
    Value::slot(object::kind_and_flag(h))
}

/// Set of the kinds, one bit each, whose objects can be of several types, unless their flag tells these apart.
const MANY_TYPES: u64 = kind_bits(&[
    Kind::Iter,
    Kind::View,
    Kind::Stream,
    Kind::Native,
    Kind::Record,
]);

/// The set of these kinds, one bit each.
const fn kind_bits(kinds: &[Kind]) -> u64 {
    let (mut bits, mut i) = (0, 0);
    while i < kinds.len() {
        bits |= 1 << kinds[i] as u32;
        i += 1;
    }
    bits
}

/// Set of the kinds, one bit each, whose objects have other attributes than the methods of their type.
const HAS_ATTRIBUTES: u64 = kind_bits(&[
    Kind::Instance,
    Kind::Class,
    Kind::Module,
    Kind::Super,
    Kind::NamedTuple,
    Kind::Exc,
    Kind::Func,
    Kind::Property,
]);
