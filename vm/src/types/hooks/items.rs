//! Reading and writing the items of the built-in types.

use crate::error::{Maybe, R};
use crate::modules::machine::memory;
use crate::types::*;
use crate::vm::Vm;
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// `v[index]` of a built-in object; `None` if its type has no items. **May move objects.**
    #[inline]
    pub(crate) fn typed_item(&mut self, v: Value, index: Value) -> R<Maybe> {
        let item = match self.builtin_type(v) {
            TypeId::Str => str::subscr(self, v, index),
            TypeId::Bytes | TypeId::ByteArray => bytes::subscr(self, v, index),
            TypeId::MemoryView => memview::subscr(self, v, index),
            TypeId::Array => array::subscr(self, v, index),
            TypeId::Tuple => tuple::subscr(self, v, index),
            TypeId::List => list::subscr(self, v, index),
            TypeId::Dict | TypeId::OrderedDict => dict::subscr(self, v, index),
            TypeId::Range => range::subscr(self, v, index),
            TypeId::Deque => deque::subscr(self, v, index),
            TypeId::Memory => memory::load(self, v, index),
            _ => return Ok(Maybe::NONE),
        };
        item.map(Maybe)
    }

    /// `v[index] = x` of a built-in object, or `del v[index]` if `x` is UNDEF; false if the items of its type
    /// cannot be written. **May move objects.**
    pub(crate) fn typed_set_item(&mut self, v: Value, index: Value, x: Value) -> R<bool> {
        match self.builtin_type(v) {
            TypeId::ByteArray => bytes::set_subscr(self, v, index, x)?,
            TypeId::MemoryView => memview::set_subscr(self, v, index, x)?,
            TypeId::Array => array::set_subscr(self, v, index, x)?,
            TypeId::List => list::set_subscr(self, v, index, x)?,
            TypeId::Dict | TypeId::OrderedDict => dict::set_subscr(self, v, index, x)?,
            TypeId::Deque => deque::set_subscr(self, v, index, x)?,
            TypeId::Memory if x.is_def() => memory::store(self, v, index, x)?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}
