//! Subscripts: `v[i]`, `v[i] = x`, `del v[i]`.

use crate::error::{Raise, R};
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// `v[index]`. **May move objects.**
    ///
    /// # Errors
    /// TypeError if `v` has no items; what its type or its `__getitem__` raises for this index.
    #[inline]
    pub fn get_item(&mut self, v: Value, index: Value) -> R<Value> {
        match self.read_at(v, index) {
            Err(Raise::Number) => self.with_operands(&[v, index], |vm, args| {
                let (v, index) = (args.get(vm, 0), args.get(vm, 1));
                vm.read_at(v, index)
            }),
            r => r,
        }
    }

    #[inline]
    fn read_at(&mut self, v: Value, index: Value) -> R<Value> {
        if self.mem.is(v, Kind::Instance) {
            if let Some(r) = self.call_special(v, name!("__getitem__"), &[index])?.get() {
                return Ok(r);
            }
        }
        match self.typed_item(self.native_base(v), index)?.get() {
            Some(r) => Ok(r),
            None => self.raise_text(TypeId::TypeError, "'%t' object isn't subscriptable", &[v]),
        }
    }

    /// `v[index] = x`. **May move objects.**
    ///
    /// # Errors
    /// TypeError if the items of `v` cannot be set; what its type or its `__setitem__` raises for this index.
    pub fn set_item(&mut self, v: Value, index: Value, x: Value) -> R<()> {
        if self.dict_set_simple(v, index, x)? {
            return Ok(());
        }
        if self
            .call_special(v, name!("__setitem__"), &[index, x])?
            .get()
            .is_some()
        {
            return Ok(());
        }
        self.store(v, index, x)
    }

    /// `del v[index]`. **May move objects.**
    ///
    /// # Errors
    /// TypeError if the items of `v` cannot be deleted; what its type or its `__delitem__` raises for this
    /// index.
    pub fn del_item(&mut self, v: Value, index: Value) -> R<()> {
        if let Some(old) = self.dict_take_simple(v, index)? {
            return match old.get() {
                Some(_) => Ok(()),
                None => self.key_error(index),
            };
        }
        if self
            .call_special(v, name!("__delitem__"), &[index])?
            .get()
            .is_some()
        {
            return Ok(());
        }
        self.store(v, index, Value::UNDEF)
    }

    /// Sets or, for UNDEF, deletes an item of a built-in object.
    fn store(&mut self, v: Value, index: Value, x: Value) -> R<()> {
        match self.store_at(v, index, x) {
            Err(Raise::Number) => {
                self.with_operands(&[v, index, x], |vm, args| {
                    let (v, index, x) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
                    vm.store_at(v, index, x)?;
                    Ok(Value::NONE)
                })?;
                Ok(())
            }
            r => r,
        }
    }

    fn store_at(&mut self, v: Value, index: Value, x: Value) -> R<()> {
        if self.typed_set_item(self.native_base(v), index, x)? {
            return Ok(());
        }
        let text = if x.is_undef() {
            "'%t' object doesn't support item deletion"
        } else {
            "'%t' object doesn't support item assignment"
        };
        self.raise_text(TypeId::TypeError, text, &[v])
    }
}
