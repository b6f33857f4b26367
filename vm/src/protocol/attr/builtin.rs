//! The attributes that objects have from built-in types, and those of the types themselves. [`Vm::parts`] is the
//! one list of where they are: look-up searches there, and `dir` lists what is there.

use crate::error::{Maybe, R};
use crate::native::{Args, Attribute, Entry, Group};
use crate::vm::Vm;
use format::layout::{named_tuple, super_object};
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Which entries of a type's group are attributes of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// All: the value is an object of the type.
    All,
    /// All but the fields of its objects: the value is the type.
    Methods,
    /// The fields alone.
    Fields,
}

impl Which {
    /// True if `entry` is among them.
    pub(crate) fn has(self, entry: &Entry) -> bool {
        let field = entry.native().is_some_and(|n| n.is_getter());
        self == Which::All || field == (self == Which::Fields)
    }
}

impl Vm<'_> {
    /// The types whose groups have those attributes of `v` that lie in no namespace. The groups of their bases
    /// count too.
    pub(crate) fn parts(&self, v: Value) -> [(TypeId, Which); 2] {
        if self.is_type(v) {
            let methods = (self.group_of(v), Which::Methods);
            return [(TypeId::Type, Which::Fields), methods];
        }
        let of_objects = |t| [(t, Which::All), (TypeId::Object, Which::All)];
        match self.mem.kind(v) {
            Some(Kind::Func) => of_objects(TypeId::Function),
            Some(Kind::Instance) => {
                // The object inside, a part of the board, may not have been made yet.
                let t = match self.native_base(v) {
                    Value::NONE => TypeId::Object,
                    _ => self.group_of(self.type_of(v)),
                };
                [(t, Which::All), (TypeId::Instance, Which::All)]
            }
            Some(Kind::Super) => {
                let c = self.mem.get(v, super_object::CLASS);
                let obj = self.mem.get(v, super_object::SELF);
                let t = if c.is_typ() {
                    c.type_id().base()
                } else {
                    self.group_of(self.super_start(c, obj))
                };
                let which = if self.is_type(obj) {
                    Which::Methods
                } else {
                    Which::All
                };
                [(t, which), (TypeId::Super, Which::Fields)]
            }
            _ => match self.type_of(v) {
                t if t == Value::typ(TypeId::Module) => [(TypeId::Module, Which::Fields); 2],
                t => of_objects(self.group_of(t)),
            },
        }
    }

    /// The type from which `super(c, obj)` looks: that of `obj`, or `obj` itself if it is a class below `c`.
    pub(crate) fn super_start(&self, c: Value, obj: Value) -> Value {
        if self.is_type(obj) && self.is_subclass(obj, c) {
            obj
        } else {
            self.type_of(obj)
        }
    }

    /// The built-in type whose group has the attributes of the objects of type `t`.
    fn group_of(&self, t: Value) -> TypeId {
        match self.native_of(t) {
            TypeId::Tuple if self.named_fields(t).is_some() => TypeId::NamedTuple,
            native => native,
        }
    }

    /// The attribute `name` that built-in types give `v`; methods are bound to `obj`.
    pub(super) fn builtin_attr(&mut self, v: Value, obj: Value, name: Value) -> R<Maybe> {
        // The names of all entries are in the core table.
        if !name.is_core_str() {
            return Ok(Maybe::NONE);
        }
        for (t, which) in self.parts(v) {
            match self.natives.find_entry(t, name) {
                Some((entry, f)) if which.has(entry) => {
                    return self.entry_attr(entry, f, obj).map(Maybe);
                }
                _ => {}
            }
        }
        Ok(Maybe::NONE)
    }

    /// The attribute of `obj` that `entry`, of a type's group, describes. `f` is the value for `entry` as a
    /// native.
    fn entry_attr(&mut self, entry: &Entry, f: Value, obj: Value) -> R<Value> {
        let native = match entry.get() {
            Attribute::Const(v) => return Ok(v),
            Attribute::Fn(native) => native,
        };
        if native.is_getter() {
            let mark = self.hold_mark();
            self.hold(obj)?;
            let r = (native.run)(self, Args::on_stack(self.stack.low, 1, Value::UNDEF));
            self.unwind_holds(mark);
            return r;
        }
        if native.is_static() {
            // A class method of a built-in type is bound to the type it is read through.
            let through = if self.is_type(obj) {
                obj
            } else {
                self.type_of(obj)
            };
            return self.alloc_words(Kind::BoundNative, 0, &[through, f]);
        }
        if self.is_type(obj) {
            return Ok(f);
        }
        self.new_bound(obj, f)
    }

    /// The attributes of a native module or built-in type, as a dict. A getter of a module is called, and its
    /// result is in the dict. A getter of a type is a field of the type's objects, and stays out.
    pub(crate) fn group_dict(
        &mut self,
        group: Option<(u8, &'static Group)>,
        is_module: bool,
    ) -> R<Value> {
        let Some((g, group)) = group else {
            return self.new_dict();
        };
        let d = self.new_dict_cap(group.entries.len() as u32)?;
        for (i, e) in group.entries.iter().enumerate() {
            let v = match e.get() {
                Attribute::Const(v) => v,
                Attribute::Fn(n) if n.is_getter() && !is_module => continue,
                Attribute::Fn(n) if n.is_getter() => {
                    (n.run)(self, Args::on_stack(0, 0, Value::UNDEF))?
                }
                Attribute::Fn(_) => Value::native(g, i as u8),
            };
            self.dict_set(d, e.name(), v)?;
        }
        Ok(d)
    }

    /// Word `at` of the object whose field is read: the only argument of a getter.
    pub(crate) fn field_of(&self, args: Args, at: u32) -> Value {
        let v = self.native_base(args.get(self, 0));
        self.mem.get(self.resolve(v), at)
    }

    fn named_tuple_class_attr(&mut self, obj: Value, name: Value) -> R<Maybe> {
        let c = self.mem.get(obj, named_tuple::CLASS);
        match self.class_lookup(c, name) {
            Some(v) => self.bind(v, obj, c).map(Maybe),
            None => self.builtin_attr(obj, obj, name),
        }
    }

    pub(super) fn named_tuple_attr(&mut self, obj: Value, name: Value) -> R<Maybe> {
        match self.named_field(obj, name) {
            Some(v) => Ok(Maybe(v)),
            None => self.named_tuple_class_attr(obj, name),
        }
    }
}
