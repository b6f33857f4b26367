//! Equality, order, hash, length and membership of the built-in types.

use crate::error::R;
use crate::protocol::compare::holds;
use crate::types::*;
use crate::vm::Vm;
use format::isa::Op;
use format::types::TypeId;
use format::value::Value;

fn is_number(t: TypeId) -> bool {
    matches!(t, TypeId::Int | TypeId::Bool | TypeId::Float)
}

impl Vm<'_> {
    /// `a == b` for two built-in objects. **May move objects.**
    pub(crate) fn builtin_eq(&mut self, a: Value, b: Value) -> R<bool> {
        let (ta, tb) = (self.builtin_type(a), self.builtin_type(b));
        if a == b && ta != TypeId::Float && ta != TypeId::Complex {
            return Ok(true);
        }
        if is_number(ta) && is_number(tb) {
            return if ta == TypeId::Float || tb == TypeId::Float {
                float::eq(self, a, b)
            } else {
                int::eq(self, a, b)
            };
        }
        if ta == TypeId::Complex || tb == TypeId::Complex {
            return Ok(complex::eq(self, a, b));
        }
        if ta == TypeId::Str && tb == TypeId::Str {
            // Interned strings with different words differ, and no string in RAM equals an interned one.
            if a.is_interned() || b.is_interned() {
                return Ok(false);
            }
            // Strings are compared word by word, hence a quarter of the bytes.
            self.work_on_bytes(self.byte_len(a) / 4)?;
            return Ok(self.same_bytes(a, b));
        }
        self.enter_nesting()?;
        let r = self.container_eq(ta, tb, a, b);
        self.calls.nesting -= 1;
        r
    }

    fn container_eq(&mut self, ta: TypeId, tb: TypeId, a: Value, b: Value) -> R<bool> {
        let buffers = |t: TypeId| {
            matches!(
                t,
                TypeId::Bytes | TypeId::ByteArray | TypeId::MemoryView | TypeId::Array
            )
        };
        match (ta, tb) {
            (TypeId::Array, TypeId::Array) => array::eq(self, a, b),
            (TypeId::Array, TypeId::Bytes) | (TypeId::Bytes, TypeId::Array) => Ok(false),
            (TypeId::MemoryView, _) if buffers(tb) => memview::eq(self, a, b),
            (_, TypeId::MemoryView) if buffers(ta) => memview::eq(self, b, a),
            _ if buffers(ta) && buffers(tb) => bytes::eq(self, a, b),
            (TypeId::Tuple, TypeId::Tuple) => tuple::eq(self, a, b),
            (TypeId::List, TypeId::List) => list::eq(self, a, b),
            (TypeId::Dict | TypeId::OrderedDict, TypeId::Dict | TypeId::OrderedDict) => {
                dict::eq(self, a, b)
            }
            (
                TypeId::Set | TypeId::FrozenSet | TypeId::DictKeys | TypeId::DictItems,
                TypeId::Set | TypeId::FrozenSet,
            )
            | (TypeId::Set | TypeId::FrozenSet | TypeId::DictKeys, TypeId::DictKeys) => {
                set::eq(self, a, b)
            }
            (TypeId::Range, TypeId::Range) => range::eq(self, a, b),
            (TypeId::Slice, TypeId::Slice) => slice::eq(self, a, b),
            (TypeId::Deque, TypeId::Deque) => deque::eq(self, a, b),
            (TypeId::BoundMethod, TypeId::BoundMethod) => {
                let same = |i| self.mem.get(a, i) == self.mem.get(b, i);
                Ok(same(function::BOUND_SELF) && same(function::BOUND_FUNC))
            }
            _ => Ok(false),
        }
    }

    /// `a op b` for two built-in objects, where `op` is `<`, `<=`, `>` or `>=`; `None` if their types have no
    /// order. **May move objects.**
    pub(crate) fn builtin_order(&mut self, a: Value, b: Value, op: Op) -> R<Option<bool>> {
        let (ta, tb) = (self.builtin_type(a), self.builtin_type(b));
        let o = if is_number(ta) && is_number(tb) {
            if ta == TypeId::Float || tb == TypeId::Float {
                match float::order(self, a, b)? {
                    Some(o) => Some(o),
                    None => return Ok(Some(false)),
                }
            } else {
                int::order(self, a, b)?
            }
        } else {
            self.enter_nesting()?;
            let r = match (ta, tb) {
                (TypeId::Str, TypeId::Str) => str::order(self, a, b),
                (
                    TypeId::Bytes | TypeId::ByteArray | TypeId::MemoryView | TypeId::Array,
                    TypeId::Bytes | TypeId::ByteArray | TypeId::MemoryView | TypeId::Array,
                ) => bytes::order(self, a, b),
                (TypeId::Tuple, TypeId::Tuple) => tuple::order(self, a, b),
                (TypeId::List, TypeId::List) => list::order(self, a, b),
                (TypeId::Set | TypeId::FrozenSet, TypeId::Set | TypeId::FrozenSet) => {
                    self.calls.nesting -= 1;
                    return Ok(Some(match set::order(self, a, b)? {
                        Some(o) => holds(op, o),
                        None => false,
                    }));
                }
                _ => Ok(None),
            };
            self.calls.nesting -= 1;
            r?
        };
        Ok(o.map(|o| holds(op, o)))
    }

    /// The hash of a built-in object; `None` if it is not hashable.
    pub(crate) fn typed_hash(&mut self, v: Value) -> R<Option<u32>> {
        let h = match self.builtin_type(v) {
            TypeId::Int | TypeId::Bool => int::hash(self, v)?,
            TypeId::Float => float::hash(self, v)?,
            TypeId::Complex => complex::hash(self, v)?,
            TypeId::Tuple => tuple::hash(self, v)?,
            TypeId::FrozenSet => set::hash(self, v)?,
            TypeId::Range => range::hash(self, v)?,
            TypeId::List
            | TypeId::Dict
            | TypeId::OrderedDict
            | TypeId::Set
            | TypeId::ByteArray
            | TypeId::Array
            | TypeId::Slice
            | TypeId::MemoryView
            | TypeId::Deque => return Ok(None),
            TypeId::DictView if !dict::is_values(self, v) => return Ok(None),
            // UNDEF marks a deleted entry, so it is not a key.
            _ if v.is_undef() => return Ok(None),
            _ if v.is_object() => format::table::IDENTITY_HASH,
            // Types, natives, and singletons such as None.
            _ => format::table::plain_hash(v),
        };
        Ok(Some(h))
    }

    /// `len(v)` of a built-in object; `None` if it has no length.
    pub(crate) fn builtin_len(&self, v: Value) -> Option<u32> {
        Some(match self.builtin_type(v) {
            TypeId::Str => self.char_len(v),
            TypeId::Bytes => self.byte_len(v),
            TypeId::ByteArray => bytes::len(self, v),
            TypeId::MemoryView => memview::len(self, v),
            TypeId::Array => array::len(self, v),
            TypeId::Tuple => self.seq_len(v),
            TypeId::List => list::len(self, v),
            TypeId::Dict | TypeId::OrderedDict => self.ns_len(v),
            TypeId::DictView | TypeId::DictKeys | TypeId::DictValues | TypeId::DictItems => {
                dict::len(self, v)
            }
            TypeId::Set | TypeId::FrozenSet => set::len(self, v),
            TypeId::Range => range::len(self, v),
            TypeId::Deque => deque::len(self, v),
            _ => return None,
        })
    }

    /// `x in container` for a built-in `container`; `None` if its items have to be gone through.
    /// **May move objects.**
    pub(crate) fn typed_contains(&mut self, container: Value, x: Value) -> R<Option<bool>> {
        let found = match self.builtin_type(container) {
            TypeId::Str => str::contains(self, container, x),
            TypeId::Bytes | TypeId::ByteArray => bytes::contains(self, container, x),
            TypeId::Array => array::contains(self, container, x),
            TypeId::Tuple => tuple::contains(self, container, x),
            TypeId::List => list::contains(self, container, x),
            TypeId::Dict
            | TypeId::OrderedDict
            | TypeId::DictView
            | TypeId::DictKeys
            | TypeId::DictValues
            | TypeId::DictItems => dict::contains(self, container, x),
            TypeId::Set | TypeId::FrozenSet => set::contains(self, container, x),
            TypeId::Range => range::contains(self, container, x),
            TypeId::Deque => deque::contains(self, container, x),
            _ => return Ok(None),
        };
        found.map(Some)
    }
}
