//! Attributes: look-up, binding, assignment.

mod builtin;

use crate::error::{Maybe, Raise, R};
use crate::native::table::{is_module, BUILTINS, SYS};
use crate::vm::{Keep, Vm};
use format::layout::{
    class, class_flags, class_method, instance, property, static_method, super_object,
};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

pub(crate) use builtin::Which;

impl Vm<'_> {
    /// `obj.name`. **May move objects** (properties, `__getattr__`).
    ///
    /// # Errors
    /// AttributeError if there is no such attribute; what a property, a descriptor or `__getattr__` raises.
    pub fn get_attr(&mut self, obj: Value, name: Value) -> R<Value> {
        match self.get_attr_opt(obj, name)?.get() {
            Some(v) => Ok(v),
            None if self.type_of(obj) == Value::typ(TypeId::Module) => {
                if self.mem.is(obj, Kind::Module) && self.exc.is_def() {
                    // The exception that the module's `__getattr__` raised.
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

    /// `obj.name`; `None` if there is no such attribute. **May move objects** (properties, `__getattr__`).
    ///
    /// # Errors
    /// What a property, a descriptor or `__getattr__` raises; `NoMem` if there is no memory for a bound method.
    pub fn get_attr_opt(&mut self, obj: Value, name: Value) -> R<Maybe> {
        let name = self.intern(name);
        match self.mem.kind(obj) {
            Some(Kind::Instance) => self.instance_attr(obj, name),
            Some(Kind::Class) => self.class_attr(obj, name),
            Some(Kind::Module) => self.module_attr(obj, name),
            Some(Kind::Super) => self.super_attr(obj, name),
            Some(Kind::NamedTuple) => self.named_tuple_attr(obj, name),
            _ => {
                if obj == BUILTINS {
                    let added = self.added_builtins();
                    if let Some(v) = self.ns_get(added, name) {
                        return Ok(Maybe(v));
                    }
                }
                let own = self.native_attr(obj, name)?;
                if own.get().is_some() {
                    return Ok(own);
                }
                self.builtin_attr(obj, obj, name)
            }
        }
    }

    fn instance_attr(&mut self, obj: Value, name: Value) -> R<Maybe> {
        if let Some(v) = self.ns_get(obj, name) {
            return Ok(Maybe(v));
        }
        let c = self.mem.get(obj, instance::CLASS);
        if let Some(v) = self.class_lookup(c, name) {
            return self.bind(v, obj, c).map(Maybe);
        }
        let built_in = self.builtin_attr(obj, obj, name)?;
        if built_in.get().is_some() {
            return Ok(built_in);
        }
        if let Some(m) = self.class_lookup(c, name!("__getattr__")) {
            return self.getattr_hook(m, obj, name);
        }
        Ok(Maybe::NONE)
    }

    /// Calls `__getattr__`, which raises AttributeError itself if there is no such attribute.
    fn getattr_hook(&mut self, m: Value, obj: Value, name: Value) -> R<Maybe> {
        self.call(m, &[obj, name]).map(Maybe)
    }

    /// The value of the class attribute `v` when it is read through `obj`, an instance of class `c`.
    fn bind(&mut self, v: Value, obj: Value, c: Value) -> R<Value> {
        match self.mem.kind(v) {
            Some(Kind::Func) => self.new_bound(obj, v),
            Some(Kind::Property) => {
                let get = self.mem.get(v, property::GET);
                if get.is_none() {
                    return self.raise_text(TypeId::AttributeError, "unreadable attribute", &[]);
                }
                self.call(get, &[obj])
            }
            Some(Kind::StaticMethod) => Ok(self.mem.get(v, static_method::FUNCTION)),
            Some(Kind::ClassMethod) => {
                let f = self.mem.get(v, class_method::FUNCTION);
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

    /// True if `v`, found in a class, takes the instance as its first argument when it is called: a function
    /// written in Python, or a method of a built-in type. Other built-in functions do not.
    pub(crate) fn binds(&self, v: Value) -> bool {
        self.mem.is(v, Kind::Func)
            || (v.is_native() && !is_module(v) && self.natives.receiver(v).is_some())
    }

    fn class_attr(&mut self, c: Value, name: Value) -> R<Maybe> {
        if let Some(v) = self.class_lookup(c, name) {
            return Ok(Maybe(match self.mem.kind(v) {
                Some(Kind::StaticMethod) => self.mem.get(v, static_method::FUNCTION),
                Some(Kind::ClassMethod) => {
                    let f = self.mem.get(v, class_method::FUNCTION);
                    self.new_bound(c, f)?
                }
                _ => v,
            }));
        }
        self.builtin_attr(c, c, name)
    }

    fn module_attr(&mut self, m: Value, name: Value) -> R<Maybe> {
        if let Some(v) = self.ns_get(m, name) {
            return Ok(Maybe(v));
        }
        if let Some(v) = self.module_virtual(m, name)?.get() {
            return Ok(Maybe(v));
        }
        let built_in = self.builtin_attr(m, m, name)?;
        if built_in.get().is_some() {
            return Ok(built_in);
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

    /// `super().name`.
    fn super_attr(&mut self, s: Value, name: Value) -> R<Maybe> {
        if name == name!("__class__") {
            return Ok(Maybe(Value::typ(TypeId::Super)));
        }
        let obj = self.mem.get(s, super_object::SELF);
        if let Some((own, skip)) = self.super_classes(s) {
            if let Some(v) = self.class_lookup_after(own, name, skip) {
                if self.is_type(obj) && self.mem.is(v, Kind::Func) {
                    return Ok(Maybe(v));
                }
                return self.bind(v, obj, own).map(Maybe);
            }
        }
        self.builtin_attr(s, obj, name)
    }

    /// Where `super` looks: a class, and how many classes at the start of its resolution order it skips. `None`
    /// if no class comes after the one that was given.
    pub(crate) fn super_classes(&self, s: Value) -> Option<(Value, u32)> {
        let (c, obj) = (
            self.mem.get(s, super_object::CLASS),
            self.mem.get(s, super_object::SELF),
        );
        let own = self.super_start(c, obj);
        if c.is_typ() || !self.mem.is(own, Kind::Class) {
            return None;
        }
        let mro = self.mem.get(own, class::MRO);
        let at = (0..self.mem.size(mro)).find(|&i| self.mem.item(mro, i) == c);
        Some((own, at.map_or(0, |i| i + 1)))
    }

    /// `obj.name = v`. **May move objects** (properties, `__setattr__`).
    ///
    /// # Errors
    /// AttributeError if the attribute cannot be set; what a special method that is called raises.
    pub fn set_attr(&mut self, obj: Value, name: Value, v: Value) -> R<()> {
        let name = self.intern(name);
        match self.mem.kind(obj) {
            Some(Kind::Instance) => {
                let c = self.mem.get(obj, instance::CLASS);
                if self.class_flags(c) & class_flags::SETATTR != 0 {
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
            Some(Kind::Exc) if self.set_exception_field(obj, name, v)? => Ok(()),
            _ if obj == BUILTINS => self.set_builtin(name, v),
            _ if obj == SYS && self.set_sys_attr(name, v)? => Ok(()),
            _ => self.no_attribute(obj, name),
        }
    }

    /// The dict of the names that a program added to the built-in ones; UNDEF if there are none.
    pub(crate) fn added_builtins(&self) -> Value {
        self.learn_root(Keep::Builtins);
        self.persistent[Keep::Builtins as usize]
    }

    /// Adds a built-in name. While recording, the first one stops the body: it changes a place of the VM.
    fn set_builtin(&mut self, name: Value, v: Value) -> R<()> {
        if self.added_builtins().is_undef() {
            if self.is_recording() {
                self.stop_freezing(name)?;
            }
            self.persistent[Keep::Builtins as usize] = self.new_dict()?;
            // The cached look-ups of built-in names do not know this name.
            self.caches.classes.clear();
        }
        self.ns_set(self.persistent[Keep::Builtins as usize], name, v)
    }

    /// `object.__setattr__`: properties and descriptors of the class, then the instance itself.
    pub(crate) fn set_instance_attr(&mut self, obj: Value, name: Value, v: Value) -> R<()> {
        let c = self.mem.get(obj, instance::CLASS);
        if let Some(p) = self.class_lookup(c, name) {
            if self.mem.is(p, Kind::Property) {
                let set = self.mem.get(p, property::SET);
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
        if let Some(e) = self.exc_object(obj) {
            if self.set_exception_field(e, name, v)? {
                return Ok(());
            }
        }
        self.ns_set(obj, name, v)
    }

    /// `del obj.name`.
    ///
    /// # Errors
    /// AttributeError if there is no such attribute; what a special method that is called raises.
    pub fn del_attr(&mut self, obj: Value, name: Value) -> R<()> {
        let name = self.intern(name);
        let deleted = match self.mem.kind(obj) {
            Some(Kind::Instance) => {
                let c = self.mem.get(obj, instance::CLASS);
                if self.class_flags(c) & class_flags::SETATTR != 0 {
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
            Some(Kind::Module) => self.module_del(obj, name)?,
            _ if obj == BUILTINS && self.added_builtins().is_def() => {
                self.ns_del(self.added_builtins(), name)?
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
        let c = self.mem.get(obj, instance::CLASS);
        if let Some(p) = self.class_lookup(c, name) {
            if self.mem.is(p, Kind::Property) {
                let del = self.mem.get(p, property::DELETE);
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
}

/// True if flags of classes depend on their attribute `name`.
pub(crate) fn decides_flags(name: Value) -> bool {
    [
        name!("__setattr__"),
        name!("__delattr__"),
        name!("__eq__"),
        name!("__hash__"),
    ]
    .contains(&name)
}
