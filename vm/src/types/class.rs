//! Classes and their instances: method resolution order, look-up.
//!
//! The fields are in [`format::layout::class`] and [`format::layout::instance`].
//! The resolution order is the tuple of the class itself and its class ancestors
//! in C3 order, without built-in types. An instance holds a built-in object if its
//! class derives from a built-in type.

use crate::error::R;
use crate::protocol::attr::decides_flags;
use crate::vm::Vm;
use format::name;
use format::object::{self, Kind};
use format::seeded_bugs::planted;
use format::types::TypeId;
use format::value::Value;

pub use format::layout::class::{BASES, FLAGS, MRO, NATIVE};
pub use format::layout::class_flags::{EQ as FLAG_EQ, SETATTR as FLAG_SETATTR};
pub use format::layout::instance::{
    CLASS as INSTANCE_CLASS, NATIVE as INSTANCE_NATIVE, TABLE as INSTANCE_TABLE,
};

impl Vm<'_> {
    /// True if `v` is a built-in type or a class.
    pub fn is_type(&self, v: Value) -> bool {
        v.is_typ() || self.mem.is(v, Kind::Class)
    }

    /// `issubclass(c, of)` for types and classes.
    pub fn is_subclass(&self, c: Value, of: Value) -> bool {
        if c == of {
            return true;
        }
        if c.is_typ() {
            return of.is_typ() && c.type_id().is_subtype(of.type_id());
        }
        if of.is_typ() {
            let native = self.mem.get(c, NATIVE);
            return native.is_typ() && native.type_id().is_subtype(of.type_id());
        }
        let mro = self.mem.get(c, MRO);
        (0..self.mem.size(mro)).any(|i| self.mem.item(mro, i) == of)
    }

    /// The attribute `name` of class `c` or its class ancestors, unbound.
    #[inline(never)]
    pub fn class_lookup(&self, c: Value, name: Value) -> Option<Value> {
        if let Some(found) = self.caches.classes.get(c, name) {
            return found.some();
        }
        let found = self.class_lookup_after(c, name, 0);
        self.caches
            .classes
            .put(c, name, found.unwrap_or(Value::UNDEF));
        found
    }

    /// The attribute `name` of class `c` or its class ancestors, without the first `skip` classes of the
    /// resolution order; unbound.
    pub fn class_lookup_after(&self, c: Value, name: Value, skip: u32) -> Option<Value> {
        let mro = self.mem.get(c, MRO);
        if skip > 0 {
            // The classes that are left are nearly always the order of the first of them, for which there is a cache.
            let left = self.mem.size(mro).saturating_sub(skip);
            if left == 0 {
                return None;
            }
            let next = self.mem.item(mro, skip);
            let order = self.mem.get(next, MRO);
            if self.mem.size(order) == left
                && (1..left).all(|i| self.mem.item(order, i) == self.mem.item(mro, skip + i))
            {
                return self.class_lookup(next, name);
            }
        }
        for i in skip..self.mem.size(mro) {
            if let Some(v) = self.ns_get(self.mem.item(mro, i), name) {
                return Some(v);
            }
        }
        None
    }

    /// The built-in type `t`, or the one that the class `t` derives from.
    pub(crate) fn native_of(&self, t: Value) -> TypeId {
        if t.is_typ() {
            t.type_id()
        } else {
            self.mem.get(t, NATIVE).type_id()
        }
    }

    /// The method `name` of `v`'s class, if `v` is an instance of a class.
    pub fn special(&self, v: Value, name: Value) -> Option<Value> {
        if !v.is_object() {
            return None;
        }
        let o = self.mem.object_at(v);
        if !object::is(o.header(), Kind::Instance) {
            return None;
        }
        self.class_lookup(o.get(INSTANCE_CLASS), name)
    }

    /// Makes a class. `bases` is a tuple of types; the entries of `namespace`, a dict,
    /// become its attributes. A function `__new__` becomes a static method.
    ///
    /// Calls `__set_name__` of the attributes that have this method. **May move objects** then.
    ///
    /// # Errors
    /// TypeError if one of the bases is not a type that can be derived from, or if the built-in objects
    /// of two bases exclude each other.
    pub fn new_class(&mut self, name: Value, bases: Value, namespace: Value) -> R<Value> {
        let native = self.native_of_bases(bases)?;
        let entries = self.ns_len(namespace);
        let table = self.table_new(Kind::Table2, entries)?;
        let mut cursor = 0;
        while let Some((k, mut v)) = self.ns_next(namespace, &mut cursor) {
            if k == name!("__new__") && self.mem.is(v, Kind::Func) {
                v = self.alloc_words(Kind::StaticMethod, 0, &[v])?;
            }
            let hash = format::table::word_hash(Kind::Table2, k);
            table.push(&mut self.mem, k, v, hash);
        }
        let table = if entries == 0 { Value::UNDEF } else { table.at };
        let class = self.alloc_words(
            Kind::Class,
            0,
            &[
                name,
                bases,
                Value::UNDEF,
                table,
                Value::typ(native),
                Value::int(0),
            ],
        )?;
        let mro = self.linearize(class, bases)?;
        self.mem.set(class, MRO, mro);
        let flags = self.compute_class_flags(class);
        self.mem.set(class, FLAGS, Value::len(flags));
        self.set_names(class, namespace)
    }

    /// Calls `__set_name__` of the instances in the namespace of the new class. Returns the class.
    fn set_names(&mut self, class: Value, namespace: Value) -> R<Value> {
        let mark = self.hold_mark();
        let (class, namespace) = (self.hold(class)?, self.hold(namespace)?);
        let mut cursor = 0;
        loop {
            // Firmly, so that no call is repeated if a later one runs out of memory.
            let next = self.firmly(|vm| {
                let mut at = cursor;
                let Some((k, v)) = vm.ns_next(vm.held(namespace), &mut at) else {
                    return Ok(None);
                };
                let owner = vm.held(class);
                let _ = vm.call_special(v, name!("__set_name__"), &[owner, k])?;
                Ok(Some(at))
            })?;
            match next {
                Some(at) => cursor = at,
                None => break,
            }
        }
        let class = self.held(class);
        self.unwind_holds(mark);
        Ok(class)
    }

    /// The flags of `class`, from its attributes.
    pub(crate) fn compute_class_flags(&self, class: Value) -> u32 {
        let has = |n: Value| self.class_lookup(class, n).is_some();
        let mut flags = 0;
        if has(name!("__setattr__")) || has(name!("__delattr__")) {
            flags |= FLAG_SETATTR;
        }
        if has(name!("__eq__")) || has(name!("__hash__")) {
            flags |= FLAG_EQ;
        }
        flags
    }

    /// The flags of `class`: [`FLAG_SETATTR`], [`FLAG_EQ`]. While recording they are computed, so that the look-ups on
    /// which they depend are recorded.
    pub(crate) fn class_flags(&self, class: Value) -> u32 {
        if self.caches.classes_patched || self.is_recording() && !planted(14) {
            self.compute_class_flags(class)
        } else {
            self.mem.get(class, FLAGS).as_len()
        }
    }

    /// Notes that the attribute `name` of a class is written. If flags depend on it, the flags kept in
    /// classes may be wrong from now on and are computed anew each time.
    pub(crate) fn note_class_write(&mut self, name: Value) {
        self.caches.classes_patched |= decides_flags(name);
    }

    fn native_of_bases(&mut self, bases: Value) -> R<TypeId> {
        let mut native = TypeId::Object;
        for i in 0..self.mem.size(bases) {
            let b = self.mem.item(bases, i);
            let t = self.is_type(b).then(|| self.native_of(b));
            let Some(t) = t.filter(|t| t.is_base()) else {
                return self.type_error("type is not an acceptable base type");
            };
            if native == TypeId::Object || t.is_subtype(native) {
                native = t;
            } else if t != TypeId::Object && !native.is_subtype(t) {
                return self.type_error("multiple bases have instance lay-out conflict");
            }
        }
        Ok(native)
    }

    /// The method resolution order of `class`, by C3: merges the orders of the bases and the list of bases.
    fn linearize(&mut self, class: Value, bases: Value) -> R<Value> {
        let n = self.mem.size(bases);
        let mut total = 1;
        for i in 0..n {
            let b = self.mem.item(bases, i);
            if !b.is_typ() {
                total += self.mem.size(self.mem.get(b, MRO));
            }
        }
        let mro = self.alloc(Kind::Tuple, total, 0)?;
        self.mem.set_item(mro, 0, class);
        let mut len = 1;
        if n == 1 {
            // The order of the only base is the rest.
            for i in 1..total {
                let c = self.mem.item(self.order_of_base(bases, 0), i - 1);
                self.mem.set_item(mro, i, c);
            }
            return Ok(mro);
        }
        let contains = |vm: &Self, seq: Value, from: u32, end: u32, v: Value| {
            (from..end).any(|i| vm.mem.item(seq, i) == v)
        };
        loop {
            self.work(total)?;
            // The head of an order is its first class that is not placed yet. A head is good if it is in
            // no other order behind the head. If none is good, the first head is placed all the same:
            // orders that contradict each other are not an error here.
            let mut chosen = Value::UNDEF;
            for s in 0..=n {
                let seq = if s == n {
                    bases
                } else {
                    self.order_of_base(bases, s)
                };
                let Some(head) = self.head(seq, mro, len) else {
                    continue;
                };
                let good = (0..=n).all(|o| {
                    let other = if o == n {
                        bases
                    } else {
                        self.order_of_base(bases, o)
                    };
                    match self.head_index(other, mro, len) {
                        Some(h) => !contains(self, other, h + 1, self.seq_size(other), head),
                        None => true,
                    }
                });
                if good {
                    chosen = head;
                    break;
                }
                chosen = chosen.some().unwrap_or(head);
            }
            if chosen.is_undef() {
                break;
            }
            self.mem.set_item(mro, len, chosen);
            len += 1;
        }
        self.shrink(mro, len);
        Ok(mro)
    }

    fn seq_size(&self, seq: Value) -> u32 {
        if seq.is_undef() {
            0
        } else {
            self.mem.size(seq)
        }
    }

    fn order_of_base(&self, bases: Value, i: u32) -> Value {
        let b = self.mem.item(bases, i);
        if b.is_typ() {
            Value::UNDEF
        } else {
            self.mem.get(b, MRO)
        }
    }

    fn head_index(&self, seq: Value, mro: Value, len: u32) -> Option<u32> {
        (0..self.seq_size(seq)).find(|&i| {
            let v = self.mem.item(seq, i);
            !v.is_typ() && (0..len).all(|k| self.mem.item(mro, k) != v)
        })
    }

    fn head(&self, seq: Value, mro: Value, len: u32) -> Option<Value> {
        self.head_index(seq, mro, len)
            .map(|i| self.mem.item(seq, i))
    }

    /// A new instance of `class` without attributes; `native` is the built-in
    /// object inside, or UNDEF.
    pub fn new_instance(&mut self, class: Value, native: Value) -> R<Value> {
        if native.is_undef() {
            self.alloc_words(Kind::Instance, 0, &[class, Value::UNDEF])
        } else {
            self.alloc_words(Kind::Instance, 0, &[class, Value::UNDEF, native])
        }
    }
}
