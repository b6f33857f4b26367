//! Equality, order, hashing, truth, length and membership.

use core::cmp::Ordering;

use crate::error::R;
use crate::vm::Vm;
use format::isa::Op;
use format::layout::{class_flags, dict, instance, list};
use format::name;
use format::object::{self, Kind, FROZEN};
use format::table::META;
use format::types::TypeId;
use format::value::Value;

/// Deepest nesting of containers that are compared or written as text.
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

impl Vm<'_> {
    /// `a op b` for a comparison. **May move objects.**
    ///
    /// # Errors
    /// TypeError if the operands have no order; what a special method that is called raises.
    pub fn compare(&mut self, op: Op, a: Value, b: Value) -> R<Value> {
        if a.is_int() && b.is_int() {
            return Ok(Value::bool(holds(op, a.as_int().cmp(&b.as_int()))));
        }
        if matches!(op, Op::Eq | Op::Ne) {
            if let Some(equal) = self.plain_eq(a, b) {
                return Ok(Value::bool(equal == (op == Op::Eq)));
            }
        } else if let Some(order) = self.plain_order(a, b) {
            return Ok(Value::bool(holds(op, order)));
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

    /// True for an exception, and for an instance that has no built-in object inside that can be compared.
    fn is_own_object(&self, v: Value) -> bool {
        let inner = self.native_base(v);
        self.mem.is(inner, Kind::Instance) || self.mem.is(inner, Kind::Exc)
    }

    /// Asks the left side, then the right side with the operands exchanged. For `!=`, a side whose `__ne__` has
    /// no answer is asked for `__eq__`. The built-in objects inside are compared unless both sides have refused.
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

    /// `a == b`, as containers compare their items: an object equals itself, unless it is a float.
    /// **May move objects.**
    pub fn eq(&mut self, a: Value, b: Value) -> R<bool> {
        if a == b && !a.is_float() {
            return Ok(true);
        }
        if let Some(equal) = self.plain_eq(a, b) {
            return Ok(equal);
        }
        self.tick()?;
        let v = self.compare(Op::Eq, a, b)?;
        self.truth(v)
    }

    /// `a < b`. **May move objects.**
    pub fn less(&mut self, a: Value, b: Value) -> R<bool> {
        if let Some(order) = self.plain_order(a, b) {
            return Ok(order.is_lt());
        }
        self.tick()?;
        let v = self.compare(Op::Lt, a, b)?;
        self.truth(v)
    }

    /// Counts one more container that is nested in others. Each one is a step of work too: a few containers that
    /// hold one another many times would keep the VM busy for ever.
    ///
    /// # Errors
    /// RuntimeError if too many are nested, or the stack is low.
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
    /// TypeError for values that cannot be hashed.
    pub fn hash(&mut self, v: Value) -> R<u32> {
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
        match self.typed_hash(v)? {
            Some(h) => Ok(h),
            None => self.unhashable(v),
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
        let c = self.mem.get(v, instance::CLASS);
        if self.class_flags(c) & class_flags::EQ != 0 {
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
            // At most one of the two methods is called, so `v` is not used after a call. The truth of the result
            // is not asked in turn: it may be the object itself.
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

    /// `len(v)`. **May move objects.**
    ///
    /// # Errors
    /// TypeError if `v` has no length; ValueError if `__len__` gives a negative one; what `__len__` raises.
    pub fn len(&mut self, v: Value) -> R<u32> {
        if let Some(n) = self.len_in_ram(v) {
            return Ok(n);
        }
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

    /// `len(v)` of a tuple, or of a list or dict that is not frozen.
    #[inline(always)]
    fn len_in_ram(&self, v: Value) -> Option<u32> {
        if !v.is_object() {
            return None;
        }
        let o = self.mem.object_at(v);
        let h = o.header();
        if object::is(h, Kind::Tuple) {
            return Some(object::size(h));
        }
        if h & FROZEN != 0 {
            return None;
        }
        if object::is(h, Kind::List) {
            return Some(o.get(list::LEN).as_len());
        }
        if !object::is(h, Kind::Dict) {
            return None;
        }
        let t = o.get(dict::TABLE);
        if t.is_undef() {
            return Some(0);
        }
        let (used, deleted) = object::unpack(self.mem.object_at(t).get(META));
        Some(used - deleted)
    }

    /// `x in container`. **May move objects.**
    pub fn contains(&mut self, container: Value, x: Value) -> R<bool> {
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
        match self.typed_contains(container, x)? {
            Some(found) => Ok(found),
            None => self.contains_by_iteration(container, x),
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

/// True if `a op b` holds for two values whose order is `o`.
pub(crate) fn holds(op: Op, o: Ordering) -> bool {
    match op {
        Op::Lt => o.is_lt(),
        Op::Le => o.is_le(),
        Op::Gt => o.is_gt(),
        Op::Ge => o.is_ge(),
        Op::Ne => o.is_ne(),
        _ => o.is_eq(),
    }
}
