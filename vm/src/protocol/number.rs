//! Arguments that are not numbers, but whose class has `__int__` or `__float__`.
//!
//! A native reads a number with `to_i32`, `to_f32` and their like, which never call Python, so that nothing
//! moves while a native reads its arguments. If the argument is an instance whose class has the method, they
//! end with [`Raise::Number`]. Whoever called the native ([`Vm::with_numbers`]) then calls the method, puts
//! the result in the place of the argument, and runs the native again. That is possible because a native
//! reads its numbers before it changes anything. The same goes for operators and subscripts, whose operands
//! take the place of arguments.
//!
//! As in MicroPython `__int__` gives integers, `__float__` floats, and `__index__` is not asked.

use crate::error::{Raise, R};
use crate::native::{Args, NativeFn};
use crate::vm::Vm;
use format::layout::slice;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Ends what wants a number and got `v`, which is not one. `method` is `__int__` or `__float__`.
    ///
    /// # Errors
    /// `Number` if the class of `v` has the method, else TypeError.
    #[cold]
    pub(crate) fn no_number<T>(&mut self, v: Value, method: Value) -> R<T> {
        if self.special(v, method).is_some() {
            self.calls.asked = (v, method);
            return Err(Raise::Number);
        }
        self.raise_no_number(v, method)
    }

    fn raise_no_number<T>(&mut self, v: Value, method: Value) -> R<T> {
        let text = if method == name!("__int__") {
            "can't convert %t to int"
        } else {
            "can't convert %t to float"
        };
        self.raise_text(TypeId::TypeError, text, &[v])
    }

    /// Raises TypeError for the object that was wanted as a number. Its method was not called, because the object
    /// is not an argument, but a part of one.
    #[cold]
    pub(crate) fn refuse_asked<T>(&mut self) -> R<T> {
        let (v, method) = self.calls.asked;
        self.raise_no_number(v, method)
    }

    /// Runs the native `f`, which ended with `Number`, until it has all the numbers that it wants.
    /// **Moves objects.**
    #[cold]
    #[inline(never)]
    pub(crate) fn with_numbers(&mut self, args: Args, f: NativeFn) -> R<Value> {
        let mark = self.hold_mark();
        let names = self.hold(args.names)?;
        let callee = self.hold(self.calls.callee_type)?;
        let count = args.n + args.kw_len(self);
        self.push_stack(count)?;
        let at = self.stack.low;
        for i in 0..count {
            let v = args.get(self, i);
            self.mem.set_ram(at + i, v.bits());
        }
        loop {
            self.replace_asked(at, count)?;
            // The method must not be called twice.
            let r = self.firmly(|vm| {
                vm.calls.callee_type = vm.held(callee);
                let names = vm.held(names);
                f(vm, Args::on_stack(at, args.n, names))
            });
            if r != Err(Raise::Number) {
                self.unwind_holds(mark);
                return r;
            }
        }
    }

    /// Runs `f`, which computes an operator of `operands` and ended with `Number`, until it has all the numbers
    /// that it wants. **Moves objects.**
    #[cold]
    #[inline(never)]
    pub(crate) fn with_operands(&mut self, operands: &[Value], f: NativeFn) -> R<Value> {
        let mark = self.hold_mark();
        let args = self.push_args(operands)?;
        let r = self.with_numbers(args, f);
        self.unwind_holds(mark);
        r
    }

    /// Replaces the object that was wanted as a number by that number. It is one of the `count` values at word
    /// `at` of the stack, or a part of a slice there.
    fn replace_asked(&mut self, at: u32, count: u32) -> R<()> {
        let (v, method) = self.calls.asked;
        for i in at..at + count {
            let given = Value::from_bits(self.mem.ram(i));
            if given == v {
                let n = self.number_by(v, method)?;
                self.mem.set_ram(i, n.bits());
                return Ok(());
            }
            if !self.mem.is(given, Kind::Slice) {
                continue;
            }
            let mut fields = slice::START..=slice::STEP;
            if let Some(part) = fields.find(|&part| self.mem.get(given, part) == v) {
                let n = self.number_by(v, method)?;
                let n = self.hold(n)?;
                let slice = self.firmly(|vm| {
                    let given = Value::from_bits(vm.mem.ram(i));
                    let mut parts = [slice::START, slice::STOP, slice::STEP]
                        .map(|part| vm.mem.get(given, part));
                    parts[(part - slice::START) as usize] = vm.held(n);
                    vm.alloc_words(Kind::Slice, 0, &parts)
                })?;
                self.mem.set_ram(i, slice.bits());
                return Ok(());
            }
        }
        self.refuse_asked()
    }

    /// The result of `method` of the instance `v`: an int or a float. **Moves objects.**
    pub(crate) fn number_by(&mut self, v: Value, method: Value) -> R<Value> {
        let mark = self.hold_mark();
        let held = self.hold(v)?;
        let n = self.call_special(v, method, &[])?.get();
        let (n, v) = (n.unwrap_or(Value::NONE), self.held(held));
        self.unwind_holds(mark);
        let n = self.native_base(n);
        if method == name!("__float__") {
            if n.is_float() {
                return Ok(n);
            }
            return self.raise_no_number(v, method);
        }
        if self.is_integer(n) {
            return Ok(n);
        }
        self.raise_bare(TypeId::TypeError)
    }

    /// `v` itself, or the result of `method` if `v` is an instance whose class has it. **Moves objects.**
    pub(crate) fn as_number(&mut self, v: Value, method: Value) -> R<Value> {
        if self.number(self.native_base(v)).is_none() && self.special(v, method).is_some() {
            return self.number_by(v, method);
        }
        Ok(v)
    }

    /// Replaces each item of the new list `list` that has `method` by the number that it gives. Returns the list,
    /// which may have moved. **Moves objects.**
    pub(crate) fn list_numbers(&mut self, list: Value, method: Value) -> R<Value> {
        let mark = self.hold_mark();
        let list = self.hold(list)?;
        for i in 0..self.list_len(self.held(list)) {
            let v = self.list_get(self.held(list), i);
            if self.mem.is(v, Kind::Instance) {
                let n = self.as_number(v, method)?;
                let list = self.held(list);
                self.list_set(list, i, n)?;
            }
        }
        let list = self.held(list);
        self.unwind_holds(mark);
        Ok(list)
    }
}
