//! The natives that a VM has, and how they are found. The lists themselves stand at the top, in `registry`; the layers
//! below know a native by its value alone.

use super::{stream, Args, Attribute, Entry, Group, Native, NativeFn};
use crate::error::{Maybe, R};
use crate::vm::Vm;
use format::types::TypeId;
use format::value::Value;

/// Index within a group that stands for the module itself.
const ITSELF: u8 = 255;

/// The module `builtins`: the first group.
pub const BUILTINS: Value = Value::native(0, ITSELF);
/// The module `sys`: the second group.
pub const SYS: Value = Value::native(1, ITSELF);

/// True if `v` is a native module.
pub fn is_module(v: Value) -> bool {
    v.is_native() && v.native_index().1 == ITSELF
}

/// How objects of a built-in type are made. Whole words only: it lies in flash.
#[derive(Clone, Copy)]
pub struct Constructor {
    /// What calling the type does; `None` if the type cannot be called, or its maker is a native of its own.
    pub run: Option<NativeFn>,
    /// Fewest positional arguments in bits 0-7, most in 8-15.
    arity: u32,
}

impl Constructor {
    /// The constructor of a type that cannot be called.
    pub const NONE: Constructor = Constructor {
        run: None,
        arity: (super::MANY as u32) << 8,
    };

    /// A constructor that takes `min` to `max` positional arguments; [`MANY`](super::MANY) if it counts them itself.
    pub const fn new(run: NativeFn, min: u8, max: u8) -> Constructor {
        Constructor {
            run: Some(run),
            arity: min as u32 | (max as u32) << 8,
        }
    }

    /// Fewest and most positional arguments.
    pub fn arity(&self) -> (u32, u32) {
        let arity = format::flash::word(&self.arity);
        (arity & 0xff, arity >> 8)
    }
}

/// The natives of a VM.
#[derive(Clone, Copy)]
pub struct Natives {
    /// The groups by number: first the modules, then the attributes of built-in types.
    pub groups: &'static [&'static Group],
    /// For each group behind the modules, the type whose attributes it has.
    pub owners: &'static [TypeId],
    /// For each built-in type the number of its own group; 0 for none.
    pub groups_of_types: &'static [u32; TypeId::COUNT as usize],
    /// For each built-in type what calling it does.
    pub constructors: &'static [Constructor; TypeId::COUNT as usize],
    /// Number of the group whose functions make the objects of types that stand for parts of the board; each function
    /// has the name of its type.
    pub makers: u8,
}

impl Natives {
    fn modules(&self) -> &'static [&'static Group] {
        &self.groups[..self.groups.len() - self.owners.len()]
    }

    /// True if the native `v` is a function of a module, not a method of a built-in type.
    #[inline(always)]
    pub fn is_function(&self, v: Value) -> bool {
        (v.native_index().0 as usize) < self.groups.len() - self.owners.len()
    }

    #[inline(always)]
    fn entry(&self, v: Value) -> Option<&'static Entry> {
        let (g, i) = v.native_index();
        self.groups.get(g as usize)?.entries.get(i as usize)
    }

    /// True if the VM has the native `v`.
    pub fn is_known(&self, v: Value) -> bool {
        self.native(v).is_some() || self.module_group(v).is_some() || stream::is_stream(v)
    }

    /// The attributes of a native module.
    pub fn module_group(&self, v: Value) -> Option<(u8, &'static Group)> {
        if !is_module(v) {
            return None;
        }
        let g = v.native_index().0;
        self.groups.get(g as usize).map(|group| (g, *group))
    }

    /// The native module `name`; or else the one named `without_u`, since names that begin with `u` are aliases.
    pub fn find_module(&self, name: Value, without_u: Option<Value>) -> Option<Value> {
        let find = |name| self.modules().iter().position(|g| g.name == name);
        let at = find(name).or_else(|| find(without_u?));
        at.map(|g| Value::native(g as u8, ITSELF))
    }

    /// Every native module.
    #[cfg(feature = "build")]
    pub fn all_modules(&self) -> impl Iterator<Item = (Value, &'static Group)> {
        let number = |(g, m): (usize, &&'static Group)| (Value::native(g as u8, ITSELF), *m);
        self.modules().iter().enumerate().map(number)
    }

    /// The number and attributes of a built-in type's own group.
    pub fn type_group(&self, t: TypeId) -> Option<(u8, &'static Group)> {
        match self.groups_of_types[t as usize] {
            0 => None,
            g => self.groups.get(g as usize).map(|group| (g as u8, *group)),
        }
    }

    /// What calling the built-in type `t` does.
    pub fn constructor(&self, t: TypeId) -> &'static Constructor {
        &self.constructors[t as usize]
    }

    /// The native that makes an object of the type `t`, if that touches the world: for types of the
    /// `machine` module.
    pub fn maker(&self, t: TypeId) -> Option<Value> {
        let index = self.groups.get(self.makers as usize)?.find(t.name())?;
        Some(Value::native(self.makers, index as u8))
    }

    /// The native function behind a value.
    #[inline(always)]
    pub fn native(&self, v: Value) -> Option<Native> {
        self.entry(v)?.native().filter(|n| !n.is_getter())
    }

    /// The built-in type whose method the native `v` is: what its first argument has to be.
    #[inline]
    pub fn receiver(&self, v: Value) -> Option<TypeId> {
        let g = v.native_index().0 as usize;
        let t = self.owners.get(g.checked_sub(self.modules().len())?)?;
        let native = self.entry(v)?.native()?;
        (!native.is_static()).then_some(*t)
    }

    /// The entry `name` of built-in type `t` or its bases, and the native that it is.
    pub fn find_entry(&self, t: TypeId, name: Value) -> Option<(&'static Entry, Value)> {
        let mut t = t;
        loop {
            if let Some((g, group)) = self.type_group(t) {
                if let Some(i) = group.find(name) {
                    return Some((&group.entries[i], Value::native(g, i as u8)));
                }
            }
            if t == TypeId::Object {
                return None;
            }
            t = t.base();
        }
    }

    /// The method or constant `name` of built-in type `t` or its bases, and whether it is static.
    pub fn find_method(&self, t: TypeId, name: Value) -> Option<(Value, bool)> {
        let (entry, f) = self.find_entry(t, name)?;
        match entry.get() {
            Attribute::Const(v) => Some((v, false)),
            Attribute::Fn(n) if n.is_getter() => None,
            Attribute::Fn(n) => Some((f, n.is_static())),
        }
    }

    /// The attribute `name` of group number `g`: a constant's value, or the function.
    pub fn attr(&self, g: u8, name: Value) -> Option<Value> {
        let group = self.groups.get(g as usize)?;
        let i = group.find(name)?;
        Some(match group.entries[i].get() {
            Attribute::Const(v) => v,
            Attribute::Fn(_) => Value::native(g, i as u8),
        })
    }

    /// True if `v` is a native that is called without an instance.
    pub fn is_static(&self, v: Value) -> bool {
        let native = || self.entry(v)?.native();
        v.is_native() && native().is_some_and(|n| n.is_static())
    }

    /// A built-in name: function, type or constant.
    pub fn builtin(&self, name: Value) -> Option<Value> {
        self.attr(BUILTINS.native_index().0, name)
    }
}

impl Vm<'_> {
    /// The attribute `name` of the native module `module`.
    pub(crate) fn native_attr(&mut self, module: Value, name: Value) -> R<Maybe> {
        let Some((g, group)) = self.natives.module_group(module) else {
            return Ok(Maybe::NONE);
        };
        let entry = group.find(name).and_then(|i| group.entries.get(i));
        match entry.and_then(Entry::native) {
            Some(n) if n.is_getter() => {
                (n.run)(self, Args::on_stack(0, 0, Value::UNDEF)).map(Maybe)
            }
            _ => Ok(self.natives.attr(g, name).into()),
        }
    }
}
