//! Equality, order, hashing, truth, length and membership.

use core::cmp::Ordering;

use crate::error::R;
use crate::types;
use crate::types::function::{BOUND_FUNC, BOUND_SELF};
use crate::vm::Vm;
use format::isa::Op;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Deepest nesting of containers that are compared.
const NESTING_MAX: u32 = 24;

fn reflected(op: Op) -> Op {
    match op {
        Op::Lt => Op::Gt,
        Op::Le => Op::Ge,
        Op::Gt => Op::Lt,
        Op::Ge => Op::Le,
        other => other,
    }
}

fn method(op: Op) -> Value {
    match op {
        Op::Lt => name!("__lt__"),
        Op::Le => name!("__le__"),
        Op::Gt => name!("__gt__"),
        Op::Ge => name!("__ge__"),
        Op::Ne => name!("__ne__"),
        _ => name!("__eq__"),
    }
}

fn is_number(t: TypeId) -> bool {
    matches!(t, TypeId::Int | TypeId::Bool | TypeId::Float)
}

impl Vm<'_> {
    /// `a op b` for a comparison. **May move objects.**
    pub fn compare(&mut self, op: Op, a: Value, b: Value) -> R<Value> {
        if a.is_int() && b.is_int() {
            return Ok(Value::bool(holds(op, a.as_int().cmp(&b.as_int()))));
        }
        if self.mem.is(a, Kind::Instance) || self.mem.is(b, Kind::Instance) {
            return self.compare_instances(op, a, b);
        }
        match op {
            Op::Eq => Ok(Value::bool(self.builtin_eq(a, b)?)),
            Op::Ne => Ok(Value::bool(!self.builtin_eq(a, b)?)),
            _ => match self.builtin_order(a, b, op)? {
                Some(t) => Ok(Value::bool(t)),
                None => self.no_order(op, a, b),
            },
        }
    }

    fn no_order<X>(&mut self, op: Op, a: Value, b: Value) -> R<X> {
        self.raise_text(
            TypeId::TypeError,
            "unsupported types for %v: '%t', '%t'",
            &[method(op), a, b],
        )
    }

    /// True for an instance without a built-in object inside that can be compared, and for exceptions.
    fn is_own_object(&self, v: Value) -> bool {
        let inner = self.native_base(v);
        self.mem.is(inner, Kind::Instance) || self.mem.is(inner, Kind::Exc)
    }

    /// Asks one side, then the other with the operands exchanged. `!=` is answered by `__eq__` too, if that
    /// knows more than `__ne__`. The built-in objects inside are compared unless both sides have refused.
    fn compare_instances(&mut self, op: Op, a: Value, b: Value) -> R<Value> {
        let mark = self.hold_mark();
        let (ha, hb) = (self.hold(a)?, self.hold(b)?);
        for (x, y, op) in [(ha, hb, op), (hb, ha, reflected(op))] {
            let (obj, other) = (self.held(x), self.held(y));
            let r = self.call_special(obj, method(op), &[other])?.get();
            if let Some(v) = r.filter(|v| *v != Value::NOT_IMPLEMENTED) {
                self.unwind_holds(mark);
                return Ok(v);
            }
            let (obj, other) = (self.held(x), self.held(y));
            if op != Op::Ne || !self.is_own_object(obj) {
                continue;
            }
            let r = self.call_special(obj, name!("__eq__"), &[other])?.get();
            if let Some(v) = r.filter(|v| *v != Value::NOT_IMPLEMENTED) {
                self.unwind_holds(mark);
                return Ok(Value::bool(!self.truth(v)?));
            }
        }
        let (a, b) = (self.held(ha), self.held(hb));
        self.unwind_holds(mark);
        let (x, y) = (self.native_base(a), self.native_base(b));
        if (x != a || y != b) && !self.is_own_object(x) && !self.is_own_object(y) {
            let refuses = |v, op| self.special(v, method(op)).is_some();
            if !refuses(a, op) || !refuses(b, reflected(op)) {
                return self.compare(op, x, y);
            }
        }
        match op {
            Op::Eq => Ok(Value::bool(a == b)),
            Op::Ne => Ok(Value::bool(a != b)),
            _ => self.no_order(op, a, b),
        }
    }

    /// `a == b`, as containers ask it: the same object is equal. **May move objects.**
    pub fn eq(&mut self, a: Value, b: Value) -> R<bool> {
        if a == b && !a.is_float() {
            return Ok(true);
        }
        if a.is_int() && b.is_int() || a.is_interned() && b.is_interned() {
            return Ok(false);
        }
        self.tick()?;
        let v = self.compare(Op::Eq, a, b)?;
        self.truth(v)
    }

    fn builtin_eq(&mut self, a: Value, b: Value) -> R<bool> {
        let (ta, tb) = (self.builtin_type(a), self.builtin_type(b));
        if a == b && ta != TypeId::Float && ta != TypeId::Complex {
            return Ok(true);
        }
        if is_number(ta) && is_number(tb) {
            return if ta == TypeId::Float || tb == TypeId::Float {
                types::float::eq(self, a, b)
            } else {
                types::int::eq(self, a, b)
            };
        }
        if ta == TypeId::Complex || tb == TypeId::Complex {
            return Ok(types::complex::eq(self, a, b));
        }
        if ta == TypeId::Str && tb == TypeId::Str {
            // Interned ones differ if their words do, and never equal one of RAM.
            if a.is_interned() || b.is_interned() {
                return Ok(false);
            }
            // They are compared by words.
            self.work_on_bytes(self.byte_len(a) / 4)?;
            return Ok(self.same_bytes(a, b));
        }
        self.enter_nesting()?;
        let r = self.container_eq(ta, tb, a, b);
        self.calls.nesting -= 1;
        r
    }

    fn container_eq(&mut self, ta: TypeId, tb: TypeId, a: Value, b: Value) -> R<bool> {
        use types::*;
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
                Ok(same(BOUND_SELF) && same(BOUND_FUNC))
            }
            _ => Ok(false),
        }
    }

    /// True or false; `None` if the two have no order.
    fn builtin_order(&mut self, a: Value, b: Value, op: Op) -> R<Option<bool>> {
        use types::*;
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

    /// `a < b`. **May move objects.**
    pub fn less(&mut self, a: Value, b: Value) -> R<bool> {
        self.tick()?;
        let v = self.compare(Op::Lt, a, b)?;
        self.truth(v)
    }

    /// Counts nested containers; RuntimeError when there are too many. A few that are in each other many times
    /// have no end that anybody sees: each one is a step of work.
    pub(crate) fn enter_nesting(&mut self) -> R<()> {
        self.tick()?;
        if self.calls.nesting >= NESTING_MAX || self.stack_is_low() {
            return self.too_deep();
        }
        self.calls.nesting += 1;
        Ok(())
    }

    /// `hash(v)`. **May move objects.**
    ///
    /// # Errors
    /// TypeError for values that have none.
    pub fn hash(&mut self, v: Value) -> R<u32> {
        use types::*;
        if v.is_int() {
            return Ok(format::table::plain_hash(v));
        }
        if v.is_interned() {
            return Ok(self.hash_of_bytes(v));
        }
        match self.mem.kind(v) {
            Some(Kind::Instance) => return self.hash_instance(v),
            Some(Kind::Str | Kind::Bytes) => return Ok(self.hash_of_bytes(v)),
            _ => {}
        }
        match self.builtin_type(v) {
            TypeId::Int | TypeId::Bool => int::hash(self, v),
            TypeId::Float => float::hash(self, v),
            TypeId::Complex => complex::hash(self, v),
            TypeId::Tuple => tuple::hash(self, v),
            TypeId::FrozenSet => set::hash(self, v),
            TypeId::Range => range::hash(self, v),
            TypeId::List
            | TypeId::Dict
            | TypeId::OrderedDict
            | TypeId::Set
            | TypeId::ByteArray
            | TypeId::Array
            | TypeId::Slice
            | TypeId::MemoryView
            | TypeId::Deque => self.unhashable(v),
            TypeId::DictView if !dict::is_values(self, v) => self.unhashable(v),
            // What a deleted entry has for a key is none.
            _ if v.is_undef() => self.unhashable(v),
            _ if v.is_object() => Ok(format::table::IDENTITY_HASH),
            // Types, natives, and the few that exist once.
            _ => Ok(format::table::plain_hash(v)),
        }
    }

    fn unhashable<X>(&mut self, v: Value) -> R<X> {
        self.raise_text(
            TypeId::TypeError,
            "unsupported type for __hash__: '%t'",
            &[v],
        )
    }

    fn hash_instance(&mut self, v: Value) -> R<u32> {
        let c = self.mem.get(v, types::class::INSTANCE_CLASS);
        if self.class_flags(c) & types::class::FLAG_EQ != 0 {
            match self.class_lookup(c, name!("__hash__")) {
                Some(m) if !m.is_none() => {
                    let h = self.call(m, &[v])?;
                    return if self.is_integer(h) {
                        self.to_u32_wrapping(h)
                    } else {
                        self.type_error("__hash__ method should return an integer")
                    };
                }
                Some(_) => return self.unhashable(v),
                None => return self.unhashable(v),
            }
        }
        let inner = self.native_base(v);
        if inner != v && !self.mem.is(inner, Kind::Exc) {
            return self.hash(inner);
        }
        Ok(format::table::IDENTITY_HASH)
    }

    /// `bool(v)`. **May move objects.**
    #[inline]
    pub fn truth(&mut self, v: Value) -> R<bool> {
        if v == Value::TRUE {
            return Ok(true);
        }
        if v == Value::FALSE || v.is_none() {
            return Ok(false);
        }
        if v.is_int() {
            return Ok(v.as_int() != 0);
        }
        self.truth_of_object(v)
    }

    fn truth_of_object(&mut self, v: Value) -> R<bool> {
        if v.is_float() {
            return Ok(v.as_float() != 0.0);
        }
        if v.is_interned() {
            return Ok(self.byte_len(v) != 0);
        }
        if self.mem.is(v, Kind::Instance) {
            // At most one of the two is called, so `v` is not used after a call. Nobody asks for the truth of what
            // it gives, which may be the object itself.
            if let Some(r) = self.call_special(v, name!("__bool__"), &[])?.get() {
                return match r {
                    Value::TRUE => Ok(true),
                    Value::FALSE => Ok(false),
                    _ => self.type_error("__bool__ should return bool"),
                };
            }
            if let Some(n) = self.call_special(v, name!("__len__"), &[])?.get() {
                if !self.is_integer(n) {
                    return self.type_error("__len__ should return an integer");
                }
                return Ok(n != Value::int(0) && n != Value::FALSE);
            }
            let inner = self.native_base(v);
            if inner == v || self.mem.is(inner, Kind::Exc) {
                return Ok(true);
            }
            return self.truth(inner);
        }
        match self.builtin_len(v) {
            Some(n) => Ok(n != 0),
            None if self.builtin_type(v) == TypeId::Complex => {
                Ok(self.complex(v) != Some((0.0, 0.0)))
            }
            None => Ok(true),
        }
    }

    /// `len(v)` of a built-in object that has one.
    pub(crate) fn builtin_len(&self, v: Value) -> Option<u32> {
        use types::*;
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

    /// `len(v)`. **May move objects.**
    pub fn len(&mut self, v: Value) -> R<u32> {
        if self.mem.is(v, Kind::Instance) {
            if let Some(n) = self.call_special(v, name!("__len__"), &[])?.get() {
                let n = self.to_i32(n)?;
                return u32::try_from(n)
                    .or_else(|_| self.value_error("__len__() should return >= 0"));
            }
        }
        match self.builtin_len(self.native_base(v)) {
            Some(n) => Ok(n),
            None => self.raise_text(TypeId::TypeError, "object of type '%t' has no len()", &[v]),
        }
    }

    /// `x in container`. **May move objects.**
    pub fn contains(&mut self, container: Value, x: Value) -> R<bool> {
        use types::*;
        if self.mem.is(container, Kind::Instance) {
            let mark = self.hold_mark();
            let (hc, hx) = (self.hold(container)?, self.hold(x)?);
            if let Some(r) = self
                .call_special(container, name!("__contains__"), &[x])?
                .get()
            {
                let t = self.truth(r)?;
                self.unwind_holds(mark);
                return Ok(t);
            }
            let (container, x) = (self.held(hc), self.held(hx));
            self.unwind_holds(mark);
            let inner = self.native_base(container);
            let overrides = self.special(container, name!("__iter__")).is_some();
            if inner == container || overrides {
                return self.contains_by_iteration(container, x);
            }
            return self.contains(inner, x);
        }
        match self.builtin_type(container) {
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
            _ => self.contains_by_iteration(container, x),
        }
    }

    fn contains_by_iteration(&mut self, container: Value, x: Value) -> R<bool> {
        let mark = self.hold_mark();
        let hx = self.hold(x)?;
        let mut found = false;
        self.each(container, &mut |vm, item| {
            let (v, x) = (vm.held(item), vm.held(hx));
            found = vm.eq(v, x)?;
            Ok(!found)
        })?;
        self.unwind_holds(mark);
        Ok(found)
    }
}

fn holds(op: Op, o: Ordering) -> bool {
    match op {
        Op::Lt => o.is_lt(),
        Op::Le => o.is_le(),
        Op::Gt => o.is_gt(),
        Op::Ge => o.is_ge(),
        Op::Ne => o.is_ne(),
        _ => o.is_eq(),
    }
}
