//! Attributes of built-in types and their objects.

use crate::error::{Maybe, R};
use crate::name;
use crate::native::Entry;
use crate::object::Kind;
use crate::registry;
use crate::types::{self, exception, function, TypeId};
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// An attribute of a built-in type itself.
    pub(super) fn type_attr(&mut self, t: Value, name: Value) -> R<Maybe> {
        match name {
            n if n == name!("__name__") || n == name!("__qualname__") => {
                Ok(Maybe(t.type_id().name()))
            }
            n if n == name!("__class__") => Ok(Maybe(Value::typ(TypeId::Type))),
            n if n == name!("__bases__") => {
                let b = [Value::typ(t.type_id().base())];
                let n = usize::from(t.type_id() != TypeId::Object);
                self.new_tuple(&b[..n]).map(Maybe)
            }
            n if n == name!("__dict__") => self
                .group_dict(registry::type_group(t.type_id()))
                .map(Maybe),
            _ => self.type_attr_of(t, t, name),
        }
    }

    /// The attributes of a native module or built-in type, as a dict; those that are made
    /// when they are read stay out.
    pub(super) fn group_dict(
        &mut self,
        group: Option<(u8, &'static crate::native::Group)>,
    ) -> R<Value> {
        let Some((g, group)) = group else {
            return self.new_dict();
        };
        let d = self.new_dict_cap(group.entries.len() as u32)?;
        for (i, e) in group.entries.iter().enumerate() {
            let v = match e {
                Entry::Const(_, v) => *v,
                Entry::Fn(n) if n.is_getter() => continue,
                Entry::Fn(_) => Value::native(g, i as u8),
            };
            self.dict_set(d, e.name(), v)?;
        }
        Ok(d)
    }

    /// The attribute `name` of the built-in type `t`, read through the type `through`.
    pub(super) fn type_attr_of(&mut self, t: Value, through: Value, name: Value) -> R<Maybe> {
        let Some((f, is_static)) = find_method(t.type_id(), name) else {
            return Ok(Maybe::NONE);
        };
        if is_static {
            // A class method of a built-in type is bound to the type it is read through.
            return self
                .alloc_words(Kind::BoundNative, 0, &[through, f])
                .map(Maybe);
        }
        Ok(Maybe(f))
    }

    /// A method of a built-in object, bound to `obj`.
    pub(super) fn builtin_attr(&mut self, obj: Value, inner: Value, name: Value) -> R<Maybe> {
        if self.mem.is(inner, Kind::Exc) {
            if let Some(v) = self.exception_attr(inner, name)? {
                return Ok(Maybe(v));
            }
        }
        if name == name!("__class__") {
            return Ok(Maybe(self.type_of(obj)));
        }
        if self.mem.is(inner, Kind::Slice) || self.mem.is(inner, Kind::Range) {
            let names = [name!("start"), name!("stop"), name!("step")];
            if let Some(i) = names.iter().position(|n| *n == name) {
                return Ok(Maybe(self.mem.get(inner, 1 + i as u32)));
            }
        }
        if (self.mem.is(inner, Kind::Bound) || self.mem.is(inner, Kind::BoundNative))
            && name == name!("__name__")
        {
            return self.get_attr_opt(self.mem.get(inner, function::BOUND_FUNC), name);
        }
        if self.mem.is(inner, Kind::Iter) && name == name!("__next__") {
            let next = registry::builtin(name!("next")).unwrap_or(Value::NONE);
            return self.new_bound(obj, next).map(Maybe);
        }
        let field = match self.mem.kind(inner) {
            Some(Kind::Array) => types::array::field(self, inner, name),
            Some(Kind::MemView) => types::memview::field(self, inner, name),
            Some(Kind::Record) => types::complex::field(self, inner, name),
            _ => None,
        };
        if field.is_some() {
            return Ok(field.into());
        }
        match find_method(self.builtin_type(inner), name) {
            Some((f, true)) => {
                let t = self.type_of(obj);
                self.alloc_words(Kind::BoundNative, 0, &[t, f]).map(Maybe)
            }
            Some((f, false)) if f.is_native() => self.new_bound(obj, f).map(Maybe),
            // A constant of the type.
            Some((v, false)) => Ok(Maybe(v)),
            None => Ok(Maybe::NONE),
        }
    }

    pub(super) fn exception_attr(&mut self, e: Value, name: Value) -> R<Option<Value>> {
        let e = self.resolve(e);
        Ok(match name {
            n if n == name!("args") => {
                let a = self.mem.get(e, exception::ARGS);
                if a.is_def() {
                    Some(a)
                } else {
                    Some(self.new_tuple(&[])?)
                }
            }
            n if n == name!("value") || n == name!("errno") => Some(self.exc_value(e)),
            n if n == name!("strerror") => {
                let a = self.mem.get(e, exception::ARGS);
                Some(if a.is_object() && self.mem.size(a) > 1 {
                    self.mem.get(a, 2)
                } else {
                    Value::NONE
                })
            }
            n if n == name!("__cause__") => Some(
                self.mem
                    .get(e, exception::CAUSE)
                    .some()
                    .unwrap_or(Value::NONE),
            ),
            n if n == name!("__traceback__") => Some(Value::NONE),
            n if n == name!("__context__") => Some(Value::NONE),
            _ => None,
        })
    }

    pub(super) fn function_attr(&mut self, f: Value, name: Value) -> Option<Value> {
        match name {
            n if n == name!("__name__") || n == name!("__qualname__") => {
                let code = self.mem.get(f, function::CODE);
                Some(self.mem.get(code, crate::image::code::NAME))
            }
            n if n == name!("__globals__") => None,
            n if n == name!("__class__") => Some(self.type_of(f)),
            _ => None,
        }
    }

    pub(super) fn named_tuple_attr(&mut self, obj: Value, name: Value) -> R<Maybe> {
        if let Some(v) = crate::types::tuple::named_field(self, obj, name) {
            return Ok(Maybe(v));
        }
        let c = self.mem.get(obj, 1);
        if name == name!("__class__") {
            return Ok(Maybe(c));
        }
        if let Some(v) = self.class_lookup(c, name) {
            return self.bind(v, obj, c).map(Maybe);
        }
        self.builtin_attr(obj, obj, name)
    }
}

/// The method `name` of built-in type `t` or its bases, and whether it is static.
pub(crate) fn find_method(t: TypeId, name: Value) -> Option<(Value, bool)> {
    let mut t = t;
    loop {
        if let Some((g, group)) = registry::type_group(t) {
            if let Some(i) = group.find(name) {
                return match &group.entries[i] {
                    Entry::Const(_, v) => Some((*v, false)),
                    Entry::Fn(n) => Some((Value::native(g, i as u8), n.is_static())),
                };
            }
        }
        if t == TypeId::Object {
            return None;
        }
        t = t.base();
    }
}
