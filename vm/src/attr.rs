//! Attributes: look-up, binding, assignment.

use crate::error::{Maybe, Raise, R};
use crate::modules::sys;
use crate::name;
use crate::native::{Args, Entry};
use crate::object::{self, Kind};
use crate::registry;
use crate::types::{self, class, exception, function, TypeId};
use crate::value::Value;
use crate::vm::{Keep, Vm};

impl Vm<'_> {
    /// `obj.name` for an instruction: ENTERED if a property's function was entered.
    #[inline]
    pub(crate) fn load_attr(&mut self, obj: Value, name: Value) -> R<Value> {
        if self.mem.is(obj, Kind::Instance) {
            if let Some(v) = self.ns_get(obj, name) {
                return Ok(v);
            }
            let c = self.mem.get(obj, class::INSTANCE_CLASS);
            if let Some(v) = self.class_lookup(c, name) {
                if self.mem.is(v, Kind::Property) {
                    let get = self.mem.get(v, 1);
                    if self.mem.is(get, Kind::Func) && !self.is_generator_function(get) {
                        let mark = self.hold_mark();
                        self.push_stack(1)?;
                        let at = self.sp;
                        self.mem.set_ram(at, obj.bits());
                        let r = self.call_function(get, Args::on_stack(at, 1, Value::UNDEF), 0);
                        if r != Ok(Value::ENTERED) {
                            self.unwind_holds(mark);
                        }
                        return r;
                    }
                }
            }
        }
        self.get_attr(obj, name)
    }

    /// `obj.name`. **May move objects** (properties, `__getattr__`).
    pub fn get_attr(&mut self, obj: Value, name: Value) -> R<Value> {
        match self.get_attr_opt(obj, name)?.get() {
            Some(v) => Ok(v),
            None if self.type_of(obj) == Value::typ(TypeId::Module) => {
                if self.mem.is(obj, Kind::Module) && self.exc.is_def() {
                    // What its `__getattr__` raised.
                    return Err(Raise::Exc);
                }
                let module = self.get_attr(obj, name!("__name__"))?;
                self.raise_text(
                    TypeId::AttributeError,
                    "module '%v' has no attribute '%v'",
                    &[module, name],
                )
            }
            None => self.no_attribute(obj, name),
        }
    }

    fn no_attribute<X>(&mut self, obj: Value, name: Value) -> R<X> {
        if self.is_type(obj) {
            let n = self.name_of_type(obj);
            return self.raise_text(
                TypeId::AttributeError,
                "type object '%v' has no attribute '%v'",
                &[n, name],
            );
        }
        self.raise_text(
            TypeId::AttributeError,
            "'%t' object has no attribute '%v'",
            &[obj, name],
        )
    }

    /// The same; `None` if there is no such attribute.
    pub fn get_attr_opt(&mut self, obj: Value, name: Value) -> R<Maybe> {
        let name = self.intern(name);
        match self.mem.kind(obj) {
            Some(Kind::Instance) => self.instance_attr(obj, name),
            Some(Kind::Class) => self.class_attr(obj, name),
            Some(Kind::Module) => self.module_attr(obj, name),
            Some(Kind::Super) => self.super_attr(obj, name),
            Some(Kind::NamedTuple) => self.named_tuple_attr(obj, name),
            Some(Kind::Func) => Ok(self.function_attr(obj, name).into()),
            _ if obj.is_typ() => self.type_attr(obj, name),
            _ => {
                if registry::is_builtins(obj) && self.persistent[Keep::Builtins as usize].is_def() {
                    if let Some(v) = self.ns_get(self.persistent[Keep::Builtins as usize], name) {
                        return Ok(Maybe(v));
                    }
                }
                if registry::is_module(obj) {
                    if name == name!("__dict__") {
                        return self.group_dict(registry::module_group(obj)).map(Maybe);
                    }
                    return registry::module_attr(self, obj, name);
                }
                if obj.is_native() && name == name!("__name__") {
                    return Ok(registry::native(obj).map(|n| n.name).into());
                }
                self.builtin_attr(obj, obj, name)
            }
        }
    }

    fn instance_attr(&mut self, obj: Value, name: Value) -> R<Maybe> {
        if let Some(v) = self.ns_get(obj, name) {
            return Ok(Maybe(v));
        }
        let c = self.mem.get(obj, class::INSTANCE_CLASS);
        if name == name!("__class__") {
            return Ok(Maybe(c));
        }
        if let Some(v) = self.class_lookup(c, name) {
            return self.bind(v, obj, c).map(Maybe);
        }
        if name == name!("__dict__") {
            return self.ns_as_dict(obj).map(Maybe);
        }
        if let Some(v) = self.native_part_attr(obj, name)?.get() {
            return Ok(Maybe(v));
        }
        if let Some(m) = self.class_lookup(c, name!("__getattr__")) {
            return self.getattr_hook(m, obj, name);
        }
        Ok(Maybe::NONE)
    }

    /// Calls `__getattr__`; its AttributeError means that there is no such attribute.
    fn getattr_hook(&mut self, m: Value, obj: Value, name: Value) -> R<Maybe> {
        self.call(m, &[obj, name]).map(Maybe)
    }

    /// The attribute of the built-in object inside an instance, bound to the instance.
    fn native_part_attr(&mut self, obj: Value, name: Value) -> R<Maybe> {
        let inner = self.native_base(obj);
        if inner == obj {
            return Ok(Maybe::NONE);
        }
        if self.mem.is(inner, Kind::Exc) {
            return Ok(self.exception_attr(inner, name).into());
        }
        self.builtin_attr(inner, inner, name)
    }

    /// What a class attribute `v` is when it is read through `obj` of class `c`.
    fn bind(&mut self, v: Value, obj: Value, c: Value) -> R<Value> {
        match self.mem.kind(v) {
            Some(Kind::Func) => self.new_bound(obj, v),
            Some(Kind::Property) => {
                let get = self.mem.get(v, 1);
                if get.is_none() {
                    return self.raise_text(TypeId::AttributeError, "unreadable attribute", &[]);
                }
                self.call(get, &[obj])
            }
            Some(Kind::StaticMethod) => Ok(self.mem.get(v, 1)),
            Some(Kind::ClassMethod) => {
                let f = self.mem.get(v, 1);
                self.new_bound(c, f)
            }
            // A descriptor. Without a `__get__` nothing is called and nothing moves.
            Some(Kind::Instance) => {
                let got = self.call_special(v, name!("__get__"), &[obj, c])?;
                Ok(got.get().unwrap_or(v))
            }
            _ if self.binds(v) => self.new_bound(obj, v),
            _ => Ok(v),
        }
    }

    /// True if `v`, found in a class, is called with the instance before its arguments: a
    /// function of Python, or a method of a built-in type. Other built-in functions are not.
    pub(crate) fn binds(&self, v: Value) -> bool {
        self.mem.is(v, Kind::Func)
            || (v.is_native() && !registry::is_module(v) && registry::receiver(v).is_some())
    }

    fn class_attr(&mut self, c: Value, name: Value) -> R<Maybe> {
        if let Some(v) = self.class_lookup(c, name) {
            return Ok(Maybe(match self.mem.kind(v) {
                Some(Kind::StaticMethod) => self.mem.get(v, 1),
                Some(Kind::ClassMethod) => {
                    let f = self.mem.get(v, 1);
                    self.new_bound(c, f)?
                }
                _ => v,
            }));
        }
        match name {
            n if n == name!("__name__") || n == name!("__qualname__") => {
                Ok(Maybe(self.mem.get(c, class::NAME)))
            }
            n if n == name!("__class__") => Ok(Maybe(Value::typ(TypeId::Type))),
            n if n == name!("__bases__") => {
                let bases = self.mem.get(c, class::BASES);
                if self.mem.size(bases) > 0 {
                    return Ok(Maybe(bases));
                }
                self.new_tuple(&[Value::typ(TypeId::Object)]).map(Maybe)
            }
            n if n == name!("__dict__") => self.ns_as_dict(c).map(Maybe),
            _ => {
                let native = self.mem.get(c, class::NATIVE);
                self.type_attr_of(native, c, name)
            }
        }
    }

    /// An attribute of a built-in type itself.
    fn type_attr(&mut self, t: Value, name: Value) -> R<Maybe> {
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
    fn group_dict(&mut self, group: Option<(u8, &'static crate::native::Group)>) -> R<Value> {
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
    fn type_attr_of(&mut self, t: Value, through: Value, name: Value) -> R<Maybe> {
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
    fn builtin_attr(&mut self, obj: Value, inner: Value, name: Value) -> R<Maybe> {
        if self.mem.is(inner, Kind::Exc) {
            if let Some(v) = self.exception_attr(inner, name) {
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

    fn exception_attr(&mut self, e: Value, name: Value) -> Option<Value> {
        let e = self.resolve(e);
        match name {
            n if n == name!("args") => {
                let a = self.mem.get(e, exception::ARGS);
                if a.is_def() {
                    Some(a)
                } else {
                    self.new_tuple(&[]).ok()
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
        }
    }

    fn module_attr(&mut self, m: Value, name: Value) -> R<Maybe> {
        if let Some(v) = self.ns_get(m, name) {
            return Ok(Maybe(v));
        }
        if let Some(v) = self.module_virtual(m, name)?.get() {
            return Ok(Maybe(v));
        }
        if name == name!("__dict__") {
            return self.ns_as_dict(m).map(Maybe);
        }
        if name == name!("__class__") {
            return Ok(Maybe(Value::typ(TypeId::Module)));
        }
        self.exc = Value::UNDEF;
        if let Some(hook) = self.ns_get(m, name!("__getattr__")) {
            return match self.call(hook, &[name]) {
                Ok(v) => Ok(Maybe(v)),
                Err(Raise::Exc) if self.raised_is(TypeId::AttributeError) => Ok(Maybe::NONE),
                Err(e) => Err(e),
            };
        }
        Ok(Maybe::NONE)
    }

    fn function_attr(&mut self, f: Value, name: Value) -> Option<Value> {
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

    /// `super().name`.
    fn super_attr(&mut self, s: Value, name: Value) -> R<Maybe> {
        let (c, obj) = (self.mem.get(s, 1), self.mem.get(s, 2));
        let of_class = self.is_type(obj);
        let own = if of_class { obj } else { self.type_of(obj) };
        if !self.mem.is(own, Kind::Class) {
            return Ok(Maybe::NONE);
        }
        let mro = self.mem.get(own, class::MRO);
        let at = (0..self.mem.size(mro)).find(|&i| self.mem.get(mro, 1 + i) == c);
        let skip = at.map_or(0, |i| i + 1);
        if let Some(v) = self.class_lookup_after(own, name, skip) {
            if of_class && self.mem.is(v, Kind::Func) {
                return Ok(Maybe(v));
            }
            return self.bind(v, obj, own).map(Maybe);
        }
        if of_class {
            if name == name!("__new__") {
                return Ok(Maybe(registry::object_new()));
            }
            let native = self.mem.get(own, class::NATIVE);
            return self.type_attr_of(native, own, name);
        }
        if name == name!("__init__") {
            return self.new_bound(obj, registry::base_init()).map(Maybe);
        }
        if name == name!("__setattr__")
            || name == name!("__delattr__")
            || name == name!("__getattribute__")
        {
            return match find_method(TypeId::Object, name) {
                Some((f, _)) => self.new_bound(obj, f).map(Maybe),
                None => Ok(Maybe::NONE),
            };
        }
        if name == name!("__new__") {
            return Ok(Maybe(registry::object_new()));
        }
        self.native_part_attr(obj, name)
    }

    fn named_tuple_attr(&mut self, obj: Value, name: Value) -> R<Maybe> {
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

    /// `obj.name = v`. **May move objects** (properties, `__setattr__`).
    pub fn set_attr(&mut self, obj: Value, name: Value, v: Value) -> R<()> {
        let name = self.intern(name);
        match self.mem.kind(obj) {
            Some(Kind::Instance) => {
                let c = self.mem.get(obj, class::INSTANCE_CLASS);
                if self.class_flags(c) & class::FLAG_SETATTR != 0 {
                    let set = self.call_special(obj, name!("__setattr__"), &[name, v])?;
                    if set.get().is_some() {
                        return Ok(());
                    }
                }
                self.set_instance_attr(obj, name, v)
            }
            Some(Kind::Class) => {
                self.note_class_write(name);
                self.ns_set(obj, name, v)
            }
            Some(Kind::Module) => self.ns_set(obj, name, v),
            Some(Kind::NamedTuple) => {
                self.raise_text(TypeId::AttributeError, "can't set attribute", &[])
            }
            _ if registry::is_builtins(obj) => self.set_builtin(name, v),
            _ if registry::is_sys(obj) && sys::set(self, name, v)? => Ok(()),
            _ => self.no_attribute(obj, name),
        }
    }

    /// Adds a built-in name.
    fn set_builtin(&mut self, name: Value, v: Value) -> R<()> {
        self.observe_address()?;
        if self.persistent[Keep::Builtins as usize].is_undef() {
            self.persistent[Keep::Builtins as usize] = self.new_dict()?;
            // What was kept of the built-in names does not know of this one.
            self.class_cache.clear();
        }
        self.ns_set(self.persistent[Keep::Builtins as usize], name, v)
    }

    /// `object.__setattr__`: properties and descriptors of the class, then the instance itself.
    pub(crate) fn set_instance_attr(&mut self, obj: Value, name: Value, v: Value) -> R<()> {
        let c = self.mem.get(obj, class::INSTANCE_CLASS);
        if let Some(p) = self.class_lookup(c, name) {
            if self.mem.is(p, Kind::Property) {
                let set = self.mem.get(p, 2);
                if set.is_none() {
                    return self.no_attribute(obj, name);
                }
                return self.call(set, &[obj, v]).map(|_| ());
            }
            let set = self.call_special(p, name!("__set__"), &[obj, v])?;
            if set.get().is_some() {
                return Ok(());
            }
        }
        self.ns_set(obj, name, v)
    }

    /// `del obj.name`.
    pub fn del_attr(&mut self, obj: Value, name: Value) -> R<()> {
        let name = self.intern(name);
        let deleted = match self.mem.kind(obj) {
            Some(Kind::Instance) => {
                let c = self.mem.get(obj, class::INSTANCE_CLASS);
                if self.class_flags(c) & class::FLAG_SETATTR != 0 {
                    let del = self.call_special(obj, name!("__delattr__"), &[name])?;
                    if del.get().is_some() {
                        return Ok(());
                    }
                }
                return self.del_instance_attr(obj, name);
            }
            Some(Kind::Class) => {
                self.note_class_write(name);
                self.ns_del(obj, name)?
            }
            Some(Kind::Module) => self.ns_del(obj, name)?,
            _ if registry::is_builtins(obj)
                && self.persistent[Keep::Builtins as usize].is_def() =>
            {
                self.ns_del(self.persistent[Keep::Builtins as usize], name)?
            }
            _ => false,
        };
        if deleted {
            Ok(())
        } else {
            self.no_attribute(obj, name)
        }
    }

    /// `object.__delattr__`.
    pub(crate) fn del_instance_attr(&mut self, obj: Value, name: Value) -> R<()> {
        let c = self.mem.get(obj, class::INSTANCE_CLASS);
        if let Some(p) = self.class_lookup(c, name) {
            if self.mem.is(p, Kind::Property) {
                let del = self.mem.get(p, 3);
                if del.is_none() {
                    return self.no_attribute(obj, name);
                }
                return self.call(del, &[obj]).map(|_| ());
            }
            let deleted = self.call_special(p, name!("__delete__"), &[obj])?;
            if deleted.get().is_some() {
                return Ok(());
            }
        }
        if self.ns_del(obj, name)? {
            Ok(())
        } else {
            self.no_attribute(obj, name)
        }
    }

    /// Calls `R[base+1].name(...)` with `n` positional arguments from `R[base+2]`:
    /// the instruction. No bound method is made.
    #[inline(never)]
    pub(crate) fn invoke(&mut self, base: u32, n: u32, name: Value) -> R<Value> {
        let obj = self.reg(base + 1);
        if obj.is_object() {
            let o = self.mem.object_at(obj);
            let h = o.word(0);
            let changed = h & object::FROZEN != 0 && self.overlay_filter != 0;
            if object::is(h, Kind::Instance) && !changed {
                let own = self.value_of(o.get(class::INSTANCE_TABLE), name);
                if own.is_undef() {
                    let c = o.get(class::INSTANCE_CLASS);
                    if let Some(f) = self.class_lookup(c, name) {
                        if f.is_object() {
                            let func = self.mem.object_at(f);
                            if object::is(func.word(0), Kind::Func) {
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
            let h = self.mem.object_at(obj).word(0);
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
            if obj.is_typ() || obj.is_native() {
                return None;
            }
            key = Value::typ(self.builtin_type(obj));
        }
        if let Some(found) = self.class_cache.get(key, name) {
            return found.some();
        }
        let found = match find_method(self.builtin_type(obj), name) {
            Some((f, false)) if f.is_native() => f,
            _ => Value::UNDEF,
        };
        self.class_cache.put(key, name, found);
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
