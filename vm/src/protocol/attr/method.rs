//! Calling a method without making a bound method.

use super::builtin::find_method;
use crate::error::R;
use crate::modules::console;
use crate::native::Args;
use crate::types::class;
use crate::vm::Vm;
use format::object::{self, Kind};
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Calls `R[base+1].name(...)` with `n` positional arguments from `R[base+2]`:
    /// the instruction. No bound method is made.
    #[inline(never)]
    pub(crate) fn invoke(&mut self, base: u32, n: u32, name: Value) -> R<Value> {
        let obj = self.reg(base + 1);
        if obj.is_object() {
            let o = self.mem.object_at(obj);
            let h = o.header();
            let changed = h & object::FROZEN != 0 && self.overlay.filter != 0;
            if object::is(h, Kind::Instance) && !changed {
                let own = self.value_of(o.get(class::INSTANCE_TABLE), name);
                if own.is_undef() {
                    let c = o.get(class::INSTANCE_CLASS);
                    if let Some(f) = self.class_lookup(c, name) {
                        if f.is_object() {
                            let func = self.mem.object_at(f);
                            if object::is(func.header(), Kind::Func) {
                                // The object lies before the arguments already.
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
        self.invoke_kw(base, n, name, Value::UNDEF)
    }

    /// The same with keyword arguments, if `names` says so.
    #[inline(never)]
    pub(crate) fn invoke_kw(&mut self, base: u32, n: u32, name: Value, names: Value) -> R<Value> {
        let obj = self.reg(base + 1);
        if let Some(f) = self.unbound_method(obj, name) {
            // The object lies before the arguments already.
            return self.call_value(f, Args::in_frame(base + 1, n + 1, names), 0);
        }
        let f = self.get_attr(obj, name)?;
        self.call_value(f, Args::in_frame(base + 2, n, names), 0)
    }

    /// The function that is called with `obj` and more for `obj.name(...)`, so that no bound method is made.
    pub(crate) fn unbound_method(&self, obj: Value, name: Value) -> Option<Value> {
        if !self.mem.is(obj, Kind::Instance) {
            return self.plain_method(obj, name);
        }
        if self.ns_get(obj, name).is_some() {
            return None;
        }
        let class = self.mem.get(obj, class::INSTANCE_CLASS);
        self.class_lookup(class, name).filter(|&f| self.binds(f))
    }

    /// The native method of a built-in object without attributes of its own, called with the object.
    fn plain_method(&self, obj: Value, name: Value) -> Option<Value> {
        // What is kept is kept by kind, if that says all of the type.
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
                Value::slot(kind)
            };
        } else if !obj.is_interned() {
            if obj.is_typ() || obj.is_native() && !console::is_stream(obj) {
                return None;
            }
            key = Value::typ(self.builtin_type(obj));
        }
        if let Some(found) = self.caches.classes.get(key, name) {
            return found.some();
        }
        let found = match find_method(self.builtin_type(obj), name) {
            Some((f, false)) if f.is_native() => f,
            _ => Value::UNDEF,
        };
        self.caches.classes.put(key, name, found);
        found.some()
    }
}

/// Kinds, as bits, whose objects can be of several types.
const MANY_TYPES: u64 = kind_bits(&[
    Kind::Dict,
    Kind::Iter,
    Kind::View,
    Kind::Stream,
    Kind::Native,
    Kind::Record,
]);

const fn kind_bits(kinds: &[Kind]) -> u64 {
    let (mut bits, mut i) = (0, 0);
    while i < kinds.len() {
        bits |= 1 << kinds[i] as u32;
        i += 1;
    }
    bits
}

/// Kinds, as bits, of objects whose attributes are not just the methods of their type.
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
