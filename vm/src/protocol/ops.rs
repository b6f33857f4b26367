//! Operators: which type's hook computes them, and the special methods of instances.

use crate::error::{Maybe, Outcome, Raise, R};
use crate::native::Args;
use crate::vm::Vm;
use format::isa::{BinOp, Conversion, Op};
use format::layout::function;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// The special methods of an operator: for the left operand, for the right operand, and in place.
fn methods(op: BinOp) -> [Value; 3] {
    match op {
        BinOp::Add => [name!("__add__"), name!("__radd__"), name!("__iadd__")],
        BinOp::Sub => [name!("__sub__"), name!("__rsub__"), name!("__isub__")],
        BinOp::Mul => [name!("__mul__"), name!("__rmul__"), name!("__imul__")],
        BinOp::TrueDiv => [
            name!("__truediv__"),
            name!("__rtruediv__"),
            name!("__itruediv__"),
        ],
        BinOp::FloorDiv => [
            name!("__floordiv__"),
            name!("__rfloordiv__"),
            name!("__ifloordiv__"),
        ],
        BinOp::Mod => [name!("__mod__"), name!("__rmod__"), name!("__imod__")],
        BinOp::Pow => [name!("__pow__"), name!("__rpow__"), name!("__ipow__")],
        BinOp::Shl => [
            name!("__lshift__"),
            name!("__rlshift__"),
            name!("__ilshift__"),
        ],
        BinOp::Shr => [
            name!("__rshift__"),
            name!("__rrshift__"),
            name!("__irshift__"),
        ],
        BinOp::And => [name!("__and__"), name!("__rand__"), name!("__iand__")],
        BinOp::Or => [name!("__or__"), name!("__ror__"), name!("__ior__")],
        BinOp::Xor => [name!("__xor__"), name!("__rxor__"), name!("__ixor__")],
        BinOp::MatMul => [
            name!("__matmul__"),
            name!("__rmatmul__"),
            name!("__imatmul__"),
        ],
    }
}

impl Vm<'_> {
    /// `a op b`. **May move objects.**
    ///
    /// # Errors
    /// TypeError if the operands do not support the operator; what the operator or a special method raises.
    pub fn binary(&mut self, op: BinOp, a: Value, b: Value) -> R<Value> {
        let instances = self.mem.is(a, Kind::Instance) || self.mem.is(b, Kind::Instance);
        if instances {
            return self.instance_binary(op, a, b);
        }
        match self.builtin_binary(op, a, b)?.get() {
            Some(v) => Ok(v),
            None => self.unsupported(op, a, b),
        }
    }

    fn unsupported<X>(&mut self, op: BinOp, a: Value, b: Value) -> R<X> {
        let m = methods(op)[0];
        self.raise_text(
            TypeId::TypeError,
            "unsupported types for %v: '%t', '%t'",
            &[m, a, b],
        )
    }

    fn builtin_binary(&mut self, op: BinOp, a: Value, b: Value) -> R<Maybe> {
        if let Some(v) = self.typed_binary(self.builtin_type(a), op, a, b)?.get() {
            return Ok(Maybe(v));
        }
        let (ta, tb) = (self.builtin_type(a), self.builtin_type(b));
        if ta == tb {
            return Ok(Maybe::NONE);
        }
        self.typed_binary(tb, op, a, b)
    }

    /// The operator where at least one side is an instance of a class.
    fn instance_binary(&mut self, op: BinOp, a: Value, b: Value) -> R<Value> {
        let mark = self.hold_mark();
        let (ha, hb) = (self.hold(a)?, self.hold(b)?);
        let [plain, reflected, _] = methods(op);
        let mut result = None;
        if let Some(v) = self.call_special(a, plain, &[b])?.get() {
            if v != Value::NOT_IMPLEMENTED {
                result = Some(v);
            }
        }
        if result.is_none() {
            let (a, b) = (self.held(ha), self.held(hb));
            if let Some(v) = self.call_special(b, reflected, &[a])?.get() {
                if v != Value::NOT_IMPLEMENTED {
                    result = Some(v);
                }
            }
        }
        if result.is_none() {
            let (a, b) = (self.held(ha), self.held(hb));
            let (x, y) = (self.native_base(a), self.native_base(b));
            // The right side of `%` is what is to be formatted: its own methods count.
            let formats =
                op == BinOp::Mod && matches!(self.builtin_type(x), TypeId::Str | TypeId::Bytes);
            let y = if formats { b } else { y };
            let mut r = self.builtin_binary(op, x, y);
            let method = match r {
                // A sequence times an object with `__int__`.
                Err(Raise::Number) => Some(name!("__int__")),
                Ok(Maybe::NONE) if x.is_float() || self.builtin_type(x) == TypeId::Complex => {
                    Some(name!("__float__"))
                }
                _ => None,
            };
            if let Some(method) = method.filter(|method| self.special(b, *method).is_some()) {
                let n = self.number_by(b, method)?;
                let n = self.hold(n)?;
                r = self.firmly(|vm| {
                    let x = vm.native_base(vm.held(ha));
                    vm.builtin_binary(op, x, vm.held(n))
                });
            }
            result = r?.get();
        }
        // The operands may have moved.
        let (a, b) = (self.held(ha), self.held(hb));
        self.unwind_holds(mark);
        match result {
            Some(v) => Ok(v),
            None => self.unsupported(op, a, b),
        }
    }

    /// `a op= b`. **May move objects.**
    ///
    /// # Errors
    /// TypeError if the operands do not support the operator; what the operator or a special method raises.
    pub fn in_place(&mut self, op: BinOp, a: Value, b: Value) -> R<Value> {
        if self.mem.is(a, Kind::Instance) {
            let mark = self.hold_mark();
            let (ha, hb) = (self.hold(a)?, self.hold(b)?);
            if let Some(v) = self.call_special(a, methods(op)[2], &[b])?.get() {
                if v != Value::NOT_IMPLEMENTED {
                    return Ok(v);
                }
            }
            let (a, b) = (self.held(ha), self.held(hb));
            self.unwind_holds(mark);
            let inner = self.native_base(a);
            if inner != a && self.special(a, methods(op)[0]).is_none() {
                if let Some(v) = self.builtin_in_place(op, inner, b)?.get() {
                    return Ok(if v == inner { a } else { v });
                }
            }
            return self.binary(op, a, b);
        }
        if let Some(v) = self.builtin_in_place(op, a, self.native_base(b))?.get() {
            return Ok(v);
        }
        self.binary(op, a, b)
    }

    fn builtin_in_place(&mut self, op: BinOp, a: Value, b: Value) -> R<Maybe> {
        let r = self.typed_in_place(op, a, b);
        if r != Err(Raise::Number) {
            return r;
        }
        let mark = self.hold_mark();
        let a = self.hold(a)?;
        let n = self.number_by(b, name!("__int__"))?;
        let n = self.hold(n)?;
        let r = self.firmly(|vm| vm.typed_in_place(op, vm.held(a), vm.held(n)));
        self.unwind_holds(mark);
        r
    }

    /// `-v`, `+v`, `~v`. **May move objects.**
    ///
    /// # Errors
    /// TypeError if the operand does not support the operator; what a special method raises.
    pub fn unary(&mut self, op: Op, v: Value) -> R<Value> {
        let method = match op {
            Op::Neg => name!("__neg__"),
            Op::Pos => name!("__pos__"),
            _ => name!("__invert__"),
        };
        if self.mem.is(v, Kind::Instance) {
            if let Some(r) = self.call_special(v, method, &[])?.get() {
                return Ok(r);
            }
        }
        let inner = self.native_base(v);
        match self.typed_unary(op, inner)?.get() {
            Some(r) => Ok(r),
            None => self.raise_text(
                TypeId::TypeError,
                "unsupported type for %v: '%t'",
                &[method, v],
            ),
        }
    }

    /// Calls the constructor of the built-in type `t`.
    pub(crate) fn call_type(&mut self, t: Value, args: Args) -> R<Value> {
        self.calls.callee_type = t;
        let id = t.type_id();
        if let Some(run) = self.natives.constructor(id).run {
            return match run(self, args) {
                Err(Raise::Number) => self.with_numbers(args, run),
                r => r,
            };
        }
        match self.natives.maker(id) {
            Some(f) => self.call_native(f, args).map(Outcome::to_native),
            None => {
                let n = self.name_of_type(t);
                self.raise_text(TypeId::TypeError, "can't create '%v' instances", &[n])
            }
        }
    }

    /// A new function of `code`, for the instruction `MakeFunc`. The registers from `base` on hold the defaults,
    /// the defaults of keyword-only parameters, and `cells` cells.
    pub(crate) fn make_function(&mut self, code: Value, base: u32, cells: u32) -> R<Value> {
        let (defaults, kwdefaults) = (self.reg(base), self.reg(base + 1));
        let plain = defaults.is_undef() && kwdefaults.is_undef() && cells == 0;
        let kwonly = self.code_info(code).kwonly;
        let good = (defaults.is_undef() || self.mem.is(defaults, Kind::Tuple))
            && (kwdefaults.is_undef()
                || self.mem.is(kwdefaults, Kind::Tuple) && self.mem.size(kwdefaults) == kwonly)
            && (0..cells).all(|i| {
                let cell = self.reg(base + 2 + i);
                cell.is_undef() || self.mem.is(cell, Kind::Cell)
            });
        if !good {
            return self.type_error("argument has wrong type");
        }
        let size = if plain {
            function::MODULE
        } else {
            function::KWDEFAULTS + cells
        };
        let f = self.alloc(Kind::Func, size, 0)?;
        let module = self.globals();
        self.mem.set(f, function::CODE, code);
        self.mem.set(f, function::MODULE, module);
        if !plain {
            self.mem.set(f, function::DEFAULTS, defaults);
            self.mem.set(f, function::KWDEFAULTS, kwdefaults);
            for i in 0..cells {
                let c = self.reg(base + 2 + i);
                self.mem.set(f, function::CELLS + i, c);
            }
        }
        Ok(f)
    }

    /// A new class, for the instruction `MakeClass`. The registers from `base` on hold its name, its bases, its
    /// namespace, and the keywords.
    pub(crate) fn make_class(&mut self, base: u32) -> R<Value> {
        let keywords = self.reg(base + 3);
        let good = self.is_str(self.reg(base))
            && self.mem.is(self.reg(base + 1), Kind::Tuple)
            && self.mem.is(self.reg(base + 2), Kind::Dict)
            && (keywords.is_undef() || self.mem.is(keywords, Kind::Dict));
        if !good {
            return self.type_error("argument has wrong type");
        }
        if keywords.is_def() && self.ns_len(keywords) > 0 {
            return self.type_error("unexpected keyword argument in class definition");
        }
        let mut bases = self.reg(base + 1);
        if self.mem.size(bases) == 1 && self.mem.item(bases, 0) == Value::typ(TypeId::Object) {
            bases = self.new_tuple(&[])?;
        }
        self.new_class(self.reg(base), bases, self.reg(base + 2))
    }

    /// The exception that `raise v` raises: `v` itself, or a new one if `v` is an exception class.
    pub(crate) fn make_exception(&mut self, v: Value) -> R<Value> {
        let e = if self.is_exception_type(v) {
            self.call(v, &[])?
        } else {
            v
        };
        self.need_exception(e)
    }

    /// Returns `e` if it is an exception: the call of an exception class may give anything.
    ///
    /// # Errors
    /// TypeError if it is not one.
    pub(crate) fn need_exception(&mut self, e: Value) -> R<Value> {
        if self.is_exception(e) {
            return Ok(e);
        }
        self.type_error("exceptions must derive from BaseException")
    }

    /// True for exception types and classes.
    pub(crate) fn is_exception_type(&self, v: Value) -> bool {
        self.is_type(v) && self.native_of(v).is_exception()
    }

    /// The exception that `raise v from cause` raises. **May move objects.**
    pub(crate) fn make_exception_from(&mut self, v: Value, cause: Value) -> R<Value> {
        let mark = self.hold_mark();
        let cause = self.hold(cause)?;
        let e = self.make_exception(v)?;
        let e = self.hold(e)?;
        if self.is_exception_type(self.held(cause)) {
            let made = self.firmly(|vm| vm.call(vm.held(cause), &[]))?;
            self.set_held(cause, made);
        }
        let made = self.held(cause);
        if !made.is_none() && !self.is_exception(made) {
            return self.type_error("exception causes must derive from BaseException");
        }
        if let Some(x) = self.exc_object(self.held(e)) {
            self.set_exception_field(x, name!("__cause__"), made)?;
        }
        let e = self.held(e);
        self.unwind_holds(mark);
        Ok(e)
    }

    /// `except t`: does the exception `e` match the class or tuple of classes `t`?
    pub(crate) fn exception_matches(&mut self, e: Value, t: Value) -> R<bool> {
        if self.mem.is(t, Kind::Tuple) {
            for i in 0..self.mem.size(t) {
                if self.exception_is(e, self.mem.item(t, i))? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        self.exception_is(e, t)
    }

    fn exception_is(&mut self, e: Value, t: Value) -> R<bool> {
        if !self.is_exception_type(t) {
            return self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            );
        }
        Ok(self.is_subclass(self.type_of(e), t))
    }

    /// Unpacks the `n` items of `v` into the registers from `first` on.
    pub(crate) fn unpack(&mut self, v: Value, first: u32, n: u32) -> R<()> {
        let inner = self.native_base(v);
        if self.mem.is(inner, Kind::Tuple) || self.mem.is(inner, Kind::List) {
            let len = self.seq_len(inner);
            if len != n {
                return self.wrong_unpack(n, len);
            }
            // A register that is set here may be the one that holds `v`: nothing is allocated in this loop.
            for i in 0..n {
                let x = self.seq_get(inner, i);
                self.set_reg(first + i, x);
            }
            return Ok(());
        }
        let mark = self.hold_mark();
        let it = self.iter(v)?;
        let h = self.hold(it)?;
        for i in 0..n {
            match self.next(self.held(h))?.get() {
                Some(x) => self.set_reg(first + i, x),
                None => return self.wrong_unpack(n, i),
            }
        }
        if self.next(self.held(h))?.get().is_some() {
            return self.raise_text(
                TypeId::ValueError,
                "too many values to unpack (expected %n)",
                &[Value::int(n as i32)],
            );
        }
        self.unwind_holds(mark);
        Ok(())
    }

    fn wrong_unpack<X>(&mut self, wanted: u32, got: u32) -> R<X> {
        let (text, n) = if got < wanted {
            ("need more than %n values to unpack", got)
        } else {
            ("too many values to unpack (expected %n)", wanted)
        };
        self.raise_text(TypeId::ValueError, text, &[Value::len(n)])
    }

    /// Unpacks `v` into the registers from `first` on: `before` items, a list of the middle ones, `after` items.
    pub(crate) fn unpack_ex(&mut self, v: Value, first: u32, before: u32, after: u32) -> R<()> {
        let mark = self.hold_mark();
        let l = if self.is_seq(v) {
            v
        } else {
            let l = self.new_list(&[])?;
            let h = self.hold(l)?;
            self.list_extend(l, v)?;
            self.held(h)
        };
        let n = self.seq_len(l);
        if n < before + after {
            return self.wrong_unpack(before + after, n);
        }
        let middle = self.new_list_of(l, before, n - before - after)?;
        let (_, items) = self.items_of(l);
        let to = self.mem.ram_at(self.base + first);
        for i in 0..before {
            to.set(i, items.get(i));
        }
        to.set(before, middle);
        for i in 0..after {
            to.set(before + 1 + i, items.get(n - after + i));
        }
        self.unwind_holds(mark);
        Ok(())
    }

    /// The text of a field of an f-string, as a string.
    pub(crate) fn format_field(
        &mut self,
        v: Value,
        spec: Value,
        conversion: Conversion,
    ) -> R<Value> {
        let mark = self.hold_mark();
        let spec = self.native_base(spec);
        if !self.is_str(spec) {
            return self.type_error("format() argument 2 must be str");
        }
        let hs = self.hold(spec)?;
        let v = match conversion {
            Conversion::None => v,
            Conversion::Str => self.to_str(v)?,
            Conversion::Repr | Conversion::Ascii => self.to_repr(v)?,
        };
        let spec = self.held(hs);
        if self.byte_len(spec) == 0 && (self.is_str(v) || v.is_int()) {
            self.unwind_holds(mark);
            return self.to_str(v);
        }
        let hv = self.hold(v)?;
        let mut out = self.out_buffer()?;
        let (v, spec) = (self.held(hv), self.held(hs));
        self.format_any(&mut out, v, spec)?;
        let s = self.out_str(out)?;
        self.unwind_holds(mark);
        Ok(s)
    }

    /// `format(v, spec)`: `__format__` of instances, else the built-in rules.
    pub(crate) fn format_any(
        &mut self,
        out: &mut crate::protocol::out::Out,
        v: Value,
        spec: Value,
    ) -> R<()> {
        if self.mem.is(v, Kind::Instance) {
            if let Some(s) = self.call_special(v, name!("__format__"), &[spec])?.get() {
                let text = self.native_base(s);
                if !self.is_str(text) {
                    return self.raise_text(
                        TypeId::TypeError,
                        "__format__ must return a str, not %t",
                        &[s],
                    );
                }
                return self.put_bytes_of(out, text);
            }
            if self.byte_len(spec) == 0 {
                return self.str_of(out, v);
            }
        }
        self.format_value(out, v, spec)
    }

    /// `d.update(v)` for a mapping `v`. With `arguments`, the keys are those of a call: strings, and none comes
    /// twice. **May move objects.**
    pub(crate) fn dict_merge(&mut self, d: Value, v: Value, arguments: bool) -> R<()> {
        let mark = self.hold_mark();
        let (hd, hv) = (self.hold(d)?, self.hold(v)?);
        let keys = if self.is_a(v, TypeId::Dict) {
            self.iter(self.native_base(v))?
        } else {
            let k = self.call_method(v, name!("keys"), &[])?;
            self.iter(k)?
        };
        self.each(keys, &mut |vm, key| {
            let (v, k) = (vm.held(hv), vm.held(key));
            let x = vm.get_item(v, k)?;
            let hx = vm.hold(x)?;
            let (d, k) = (vm.held(hd), vm.held(key));
            if arguments {
                if !vm.is_str(k) {
                    return vm.type_error("keywords must be strings");
                }
                if vm.dict_get(d, k)?.get().is_some() {
                    return vm.raise_text(
                        TypeId::TypeError,
                        "function got multiple values for argument '%v'",
                        &[k],
                    );
                }
            }
            vm.firmly(|vm| vm.dict_set(vm.held(hd), vm.held(key), vm.held(hx)))?;
            Ok(true)
        })?;
        self.unwind_holds(mark);
        Ok(())
    }

    /// The iterator that `await v` delegates to.
    pub(crate) fn awaitable(&mut self, v: Value) -> R<Value> {
        if let Some(it) = self.call_special(v, name!("__await__"), &[])?.get() {
            return Ok(it);
        }
        self.iter(v)
    }
}
