//! The type of a value, and what is inside an instance of a class that derives from a built-in type.

use crate::native::stream;
use crate::native::table::is_module;
use crate::vm::Vm;
use format::layout::{
    class, exception, instance, iterate, iterator, named_tuple, native, stream as stream_object,
    stream_of, view, view_of,
};
use format::object;
use format::object::{Kind, FLAG};
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// `type(v)`: a built-in type or a class object.
    pub fn type_of(&self, v: Value) -> Value {
        if v.is_object() {
            let o = self.mem.object_at(v);
            let h = o.header();
            if object::is(h, Kind::Instance) || object::is(h, Kind::NamedTuple) {
                const _: () = assert!(named_tuple::CLASS == instance::CLASS);
                return o.get(instance::CLASS);
            }
            if object::is(h, Kind::Exc) {
                return o.get(exception::TYPE);
            }
        }
        Value::typ(self.builtin_type(v))
    }

    /// The built-in type of `v`. For an instance of a class it is `object`, whatever the class derives from (see
    /// [`Vm::native_base`]).
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
            return if is_module(v) {
                TypeId::Module
            } else if stream::is_stream(v) {
                stream::type_id(v)
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
            _ if v.memory_width().is_some() => TypeId::Memory,
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
            Kind::Iter => self.iterator_type(v),
            Kind::Range => TypeId::Range,
            Kind::Slice => TypeId::Slice,
            Kind::MemView => TypeId::MemoryView,
            Kind::Property => TypeId::Property,
            Kind::StaticMethod => TypeId::StaticMethod,
            Kind::ClassMethod => TypeId::ClassMethod,
            Kind::Super => TypeId::Super,
            Kind::View if self.mem.get(v, view::WHAT).as_len() >= view_of::AS_DICT => TypeId::Dict,
            // One type for all three views, as in MicroPython.
            Kind::View => TypeId::DictView,
            Kind::ByteArray => TypeId::ByteArray,
            Kind::Array => TypeId::Array,
            Kind::Deque => TypeId::Deque,
            Kind::Stream => {
                match self.mem.get(v, stream_object::WHAT).as_int()
                    & (stream_of::BYTES | stream_of::FILE)
                {
                    stream_of::TEXT => TypeId::StringIO,
                    stream_of::BYTES => TypeId::BytesIO,
                    stream_of::FILE => TypeId::TextFile,
                    _ => TypeId::RawFile,
                }
            }
            Kind::Native | Kind::Record => self.mem.get(v, native::TYPE).type_id(),
            _ => TypeId::Object,
        }
    }

    /// The type of an iterator.
    fn iterator_type(&self, v: Value) -> TypeId {
        match self.mem.get(v, iterator::WHAT).as_len() >> iterate::TYPE_SHIFT & iterate::WHAT_MASK {
            0 => TypeId::Iterator,
            t => TypeId::from_index(t),
        }
    }

    /// The built-in object inside an instance of a class that derives from a
    /// built-in type (`class Stack(list)`); any other value is returned as it is.
    #[inline]
    pub fn native_base(&self, v: Value) -> Value {
        if v.is_object() {
            let o = self.mem.object_at(v);
            let h = o.header();
            if format::object::is(h, Kind::Instance) && format::object::size(h) >= instance::NATIVE
            {
                return o.get(instance::NATIVE);
            }
        }
        v
    }

    /// True if `v` is of the built-in type `t` or of a class derived from it.
    pub fn is_a(&self, v: Value, t: TypeId) -> bool {
        let ty = self.type_of(v);
        self.is_subclass(ty, Value::typ(t))
    }

    /// Name of the type of `v`, a string.
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
