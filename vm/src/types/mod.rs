//! Python's types. One file or directory per type, always of the same shape:
//! `METHODS` (the group of its attributes), `new` (the constructor), then the
//! hooks that the operators need: `binary`, `subscr`, `repr` ...

pub mod array;
pub mod bytes;
pub mod class;
pub mod complex;
pub mod deque;
pub mod dict;
pub mod exception;
pub mod float;
pub mod function;
pub mod generator;
pub mod int;
pub mod iter;
pub mod list;
pub mod memview;
pub mod module;
pub mod object;
pub mod range;
pub mod ringio;
pub mod set;
pub mod slice;
pub mod str;
pub mod stream;
pub mod tuple;

use crate::modules::console;
use crate::vm::Vm;
use format::layout::{instance, named_tuple, record};
use format::object::{Kind, FLAG};
use format::types::TypeId;
use format::value::Value;

const _: () = assert!(named_tuple::CLASS == instance::CLASS);

impl Vm<'_> {
    /// `type(v)`: a built-in type or a class object.
    pub fn type_of(&self, v: Value) -> Value {
        if self.mem.is(v, Kind::Instance) || self.mem.is(v, Kind::NamedTuple) {
            return self.mem.get(v, instance::CLASS);
        }
        if self.mem.is(v, Kind::Exc) {
            return self.mem.get(v, exception::TYPE);
        }
        Value::typ(self.builtin_type(v))
    }

    /// The built-in type of `v`: for an instance of a class `object`, whatever
    /// the class derives from (see [`Vm::native_base`]).
    pub fn builtin_type(&self, v: Value) -> TypeId {
        if v.is_int() {
            return TypeId::Int;
        }
        if v.is_interned() {
            return TypeId::Str;
        }
        if v.is_float() {
            return TypeId::Float;
        }
        if v.is_object() {
            return self.object_type(v);
        }
        if v.is_native() {
            return if crate::registry::is_module(v) {
                TypeId::Module
            } else if console::is_stream(v) {
                console::type_id(v)
            } else {
                TypeId::Function
            };
        }
        match v {
            Value::TRUE | Value::FALSE => TypeId::Bool,
            Value::NONE => TypeId::NoneType,
            Value::ELLIPSIS => TypeId::Ellipsis,
            Value::NOT_IMPLEMENTED => TypeId::NotImplementedType,
            _ if v.is_typ() => TypeId::Type,
            _ if v.is_pin() => TypeId::Pin,
            _ => TypeId::Object,
        }
    }

    fn object_type(&self, v: Value) -> TypeId {
        let h = self.mem.header(v);
        let Some(kind) = format::object::kind(h) else {
            return TypeId::Object;
        };
        match kind {
            Kind::Str => TypeId::Str,
            Kind::Bytes => TypeId::Bytes,
            Kind::BigInt => TypeId::Int,
            Kind::Tuple | Kind::NamedTuple => TypeId::Tuple,
            Kind::List => TypeId::List,
            Kind::Dict if h & FLAG != 0 => TypeId::OrderedDict,
            Kind::Dict => TypeId::Dict,
            Kind::Set => TypeId::Set,
            Kind::FrozenSet => TypeId::FrozenSet,
            Kind::Cell => TypeId::Cell,
            Kind::Func => {
                if self.is_generator_function(v) {
                    TypeId::Generator
                } else {
                    TypeId::Function
                }
            }
            Kind::Bound | Kind::BoundNative => TypeId::BoundMethod,
            Kind::Class => TypeId::Type,
            Kind::Module => TypeId::Module,
            Kind::Gen => TypeId::Generator,
            Kind::Iter => iter::type_id(self, v),
            Kind::Range => TypeId::Range,
            Kind::Slice => TypeId::Slice,
            Kind::MemView => TypeId::MemoryView,
            Kind::Property => TypeId::Property,
            Kind::StaticMethod => TypeId::StaticMethod,
            Kind::ClassMethod => TypeId::ClassMethod,
            Kind::Super => TypeId::Super,
            Kind::View => dict::view_type(self, v),
            Kind::ByteArray => TypeId::ByteArray,
            Kind::Array => TypeId::Array,
            Kind::Deque => TypeId::Deque,
            Kind::Stream => stream::type_id(self, v),
            Kind::Native | Kind::Record => self.mem.get(v, record::TYPE).type_id(),
            _ => TypeId::Object,
        }
    }

    /// The built-in object inside an instance of a class that derives from a
    /// built-in type (`class Stack(list)`); any other value is returned as it is.
    #[inline]
    pub fn native_base(&self, v: Value) -> Value {
        if v.is_object() {
            let o = self.mem.object_at(v);
            let h = o.header();
            if format::object::is(h, Kind::Instance)
                && format::object::size(h) >= class::INSTANCE_NATIVE
            {
                return o.get(class::INSTANCE_NATIVE);
            }
        }
        v
    }

    /// True if `v` is of the built-in type `t` or of a class derived from it.
    pub fn is_a(&self, v: Value, t: TypeId) -> bool {
        let ty = self.type_of(v);
        self.is_subclass(ty, Value::typ(t))
    }

    /// Name of `v`'s type, a string.
    pub fn type_name(&self, v: Value) -> Value {
        self.name_of_type(self.type_of(v))
    }

    /// `__name__` of a type or class.
    pub fn name_of_type(&self, t: Value) -> Value {
        if t.is_typ() {
            t.type_id().name()
        } else {
            self.mem.get(t, class::NAME)
        }
    }
}
