//! The operators of the built-in types.

use crate::error::{Maybe, R};
use crate::types;
use crate::vm::Vm;
use format::isa::{BinOp, Op};
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// `a op b`, as the built-in type `t` computes it; `None` if it does not.
    pub(crate) fn typed_binary(&mut self, t: TypeId, op: BinOp, a: Value, b: Value) -> R<Maybe> {
        match t {
            TypeId::Int | TypeId::Bool => types::int::binary(self, op, a, b),
            TypeId::Float => types::float::binary(self, op, a, b),
            TypeId::Complex => types::complex::binary(self, op, a, b),
            TypeId::Str => types::str::binary(self, op, a, b),
            TypeId::Bytes | TypeId::ByteArray => types::bytes::binary(self, op, a, b),
            TypeId::Array => types::array::binary(self, op, a, b),
            TypeId::List => types::list::binary(self, op, a, b),
            TypeId::Tuple => types::tuple::binary(self, op, a, b),
            TypeId::Dict | TypeId::OrderedDict => types::dict::binary(self, op, a, b),
            TypeId::Set
            | TypeId::FrozenSet
            | TypeId::DictKeys
            | TypeId::DictItems
            | TypeId::DictView => types::set::binary(self, op, a, b),
            _ => Ok(Maybe::NONE),
        }
    }

    /// `a op= b`, as the built-in type of `a` computes it in place; `None` if it does not.
    pub(crate) fn typed_in_place(&mut self, op: BinOp, a: Value, b: Value) -> R<Maybe> {
        match self.builtin_type(a) {
            TypeId::List => types::list::inplace(self, op, a, b),
            TypeId::ByteArray | TypeId::Array => types::bytes::grow::inplace(self, op, a, b),
            TypeId::Dict | TypeId::OrderedDict => types::dict::inplace(self, op, a, b),
            TypeId::Set => types::set::inplace(self, op, a, b),
            TypeId::Deque => types::deque::inplace(self, op, a, b),
            _ => Ok(Maybe::NONE),
        }
    }

    /// `op v`, as the built-in type of `v` computes it; `None` if it does not.
    pub(crate) fn typed_unary(&mut self, op: Op, v: Value) -> R<Maybe> {
        if self.builtin_type(v) == TypeId::Complex {
            types::complex::unary(self, op, v)
        } else {
            types::int::unary(self, op, v)
        }
    }
}
