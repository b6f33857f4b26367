//! Calls of anything, from instructions: what is called gets a frame, and no native stack.

use crate::error::{Raise, R};
use crate::native::{Args, Native, Purity};
use crate::types::function;
use crate::vm::Vm;
use format::frame;
use format::image::code::{self, Info};
use format::name;
use format::object::{self, pack, Kind};
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Calls `f`. The value is the result, or [`Value::ENTERED`] if a frame was
    /// pushed whose result it will be, with `flags` (see [`frame`]).
    pub(crate) fn call_value(&mut self, f: Value, args: Args, flags: u32) -> R<Value> {
        if f.is_native() {
            return self.call_native(f, args);
        }
        if f.is_typ() {
            let (min, max) = self.natives.constructor(f.type_id()).arity();
            // What is missing may be there by keyword.
            let min = if args.names.is_undef() { min } else { 0 };
            self.check_count(args.n, min, max)?;
            return self.call_type(f, args);
        }
        match self.mem.kind(f) {
            Some(Kind::Func) => self.call_function(f, args, flags),
            Some(Kind::Bound | Kind::BoundNative) => {
                let obj = self.mem.get(f, function::BOUND_SELF);
                let inner = self.mem.get(f, function::BOUND_FUNC);
                if self.natives.is_static(inner) {
                    self.calls.callee_type = obj;
                    return self.call_native(inner, args);
                }
                self.call_with_self(inner, obj, args, flags)
            }
            Some(Kind::Class) => self.instantiate(f, args),
            Some(Kind::StaticMethod | Kind::ClassMethod) => {
                self.call_value(self.mem.get(f, 1), args, flags)
            }
            Some(Kind::Instance) => match self
                .special(f, name!("__call__"))
                .map(|m| self.of_class_method(m, f))
            {
                Some((m, f)) if self.binds(m) => self.call_with_self(m, f, args, flags),
                Some((m, _)) => {
                    // Its `__call__` may be another instance, and so on.
                    self.enter_nesting()?;
                    let r = self.call_value(m, args, flags);
                    self.calls.nesting = self.calls.nesting.saturating_sub(1);
                    r
                }
                None => self.call_builtin_object(f, args),
            },
            _ => self.call_builtin_object(f, args),
        }
    }

    /// Calls `f` with the `n` registers from `first` on as arguments: the instruction.
    #[inline(never)]
    pub(crate) fn call_registers(&mut self, f: Value, first: u32, n: u32) -> R<Value> {
        if f.is_object() {
            let func = self.mem.object_at(f);
            if object::is(func.word(0), Kind::Func) {
                let code = func.get(function::CODE);
                let shape = self.mem.object_at(code).word(code::INFO) >> 1;
                if Info::takes_exactly(shape, n) {
                    let from = self.base + first;
                    return self.enter_function(f, code, shape, from);
                }
            }
        }
        self.call_value(f, Args::in_frame(first, n, Value::UNDEF), 0)
    }

    /// Calls the Python function `f`, whose arguments are all positional and lie at word `from` of RAM, as
    /// many as it takes.
    #[inline(always)]
    fn enter_function(&mut self, f: Value, code: Value, shape: u32, from: u32) -> R<Value> {
        let (regs, n) = (shape & 0xff, shape >> 8);
        let at = self.frame_room(frame::REGS + regs)?;
        let new = self.mem.ram_at(at);
        let args = self.mem.ram_at(from);
        let (mut to, mut left) = (new.skip(frame::REGS), n);
        let mut given = args;
        while left > 0 {
            to.set_word(0, given.word(0));
            (to, given) = (to.skip(1), given.skip(1));
            left -= 1;
        }
        left = regs - n;
        while left > 0 {
            to.set(0, Value::UNDEF);
            to = to.skip(1);
            left -= 1;
        }
        new.set(frame::PC, Value::UNDEF);
        self.enter_new_frame(at, f, code, pack(regs, 0));
        Ok(Value::ENTERED)
    }

    /// Calls an object of a built-in type whose methods include `__call__`: a pin.
    fn call_builtin_object(&mut self, f: Value, args: Args) -> R<Value> {
        match self.call_method_of(f) {
            Some(m) => self.call_with_self(m, f, args, 0),
            None => self.not_callable(f),
        }
    }

    /// The native `__call__` of an object of a built-in type, if it has one.
    pub(crate) fn call_method_of(&self, f: Value) -> Option<Value> {
        let t = self.builtin_type(self.native_base(f));
        self.natives.find_method(t, name!("__call__")).map(|m| m.0)
    }

    fn not_callable(&mut self, f: Value) -> R<Value> {
        self.raise_text(TypeId::TypeError, "'%t' object isn't callable", &[f])
    }

    /// Calls `f` with `obj` before the arguments. They are copied to the stack.
    pub(crate) fn call_with_self(
        &mut self,
        f: Value,
        obj: Value,
        args: Args,
        flags: u32,
    ) -> R<Value> {
        if self.mem.is(f, Kind::Func) {
            return self.call_function_self(f, obj, args, flags);
        }
        let mark = self.hold_mark();
        let kw = args.kw_len(self);
        let n = args.n + kw;
        self.push_stack(n + 1)?;
        let at = self.stack.low;
        self.mem.set_ram(at, obj.bits());
        for i in 0..n {
            let v = args.get(self, i);
            self.mem.set_ram(at + 1 + i, v.bits());
        }
        let r = self.call_value(f, Args::on_stack(at, args.n + 1, args.names), flags);
        if r != Ok(Value::ENTERED) && r != Ok(Value::AGAIN) {
            self.unwind_holds(mark);
        }
        r
    }

    /// Calls a native function.
    pub(crate) fn call_native(&mut self, f: Value, args: Args) -> R<Value> {
        let Some(native) = self.natives.native(f) else {
            return self.not_callable(f);
        };
        #[cfg(feature = "build")]
        if native.purity() != Purity::Pure && self.is_freezing() {
            if native.purity() == Purity::Impure {
                self.freeze_stopped_by(native.name);
                return Err(Raise::Suspend);
            }
            self.freeze_recorded(native.name);
        }
        self.check_native_args(native, args)?;
        if args.n > 0 && !self.is_receiver(self.natives.receiver(f), args.get(self, 0)) {
            return self.type_error("argument has wrong type");
        }
        self.run_native(native, args)
    }

    /// Calls the native method `f` that was found through the type of its first argument, with the `n`
    /// registers from `first` on.
    #[inline(never)]
    pub(crate) fn call_native_method(&mut self, f: Value, first: u32, n: u32) -> R<Value> {
        let args = Args::in_frame(first, n, Value::UNDEF);
        let Some(native) = self.natives.native(f) else {
            return self.not_callable(f);
        };
        if native.purity() != Purity::Pure && self.is_freezing() {
            return self.call_native(f, args);
        }
        if args.n < native.min() || args.n > native.max() {
            self.check_native_args(native, args)?;
        }
        self.run_native(native, args)
    }

    /// Calls `f`, which was found as a method of the first of the `n` registers from `first` on. A native method is
    /// trusted to be one only if a look-up would find it again.
    #[inline(never)]
    pub(crate) fn call_found(&mut self, f: Value, first: u32, n: u32) -> R<Value> {
        let native = if f.is_native() {
            self.natives.native(f)
        } else {
            None
        };
        let name = native.map(|native| native.name);
        if name.is_some_and(|name| super::kept::method(self, self.reg(first), name) == f) {
            return self.call_native_method(f, first, n);
        }
        self.call_registers(f, first, n)
    }

    #[inline(always)]
    fn run_native(&mut self, native: &Native, args: Args) -> R<Value> {
        let mark = self.hold_mark();
        let frame = self.frame;
        let mut r = (native.run)(self, args);
        if frame == self.frame {
            self.unwind_holds(mark);
        }
        if r == Err(Raise::Number) {
            r = self.with_numbers(args, native.run);
        }
        r
    }

    /// True if the methods of the built-in type `t` may work on `v`: they trust its layout.
    fn is_receiver(&self, t: Option<TypeId>, v: Value) -> bool {
        match t {
            None | Some(TypeId::Object) => true,
            Some(TypeId::Generator) => self.mem.is(v, Kind::Gen),
            Some(TypeId::NamedTuple) => self.mem.is(self.native_base(v), Kind::NamedTuple),
            Some(t) if t.is_exception() => self.is_exception(v),
            Some(t) => self.builtin_type(self.native_base(v)).is_subtype(t),
        }
    }

    fn check_native_args(&mut self, native: &Native, args: Args) -> R<()> {
        if args.names.is_def() && !native.kw() {
            return self.type_error("function doesn't take keyword arguments");
        }
        self.check_count(args.n, native.min(), native.max())
    }

    /// Calls a Python function: binds the arguments in a new frame, or makes a generator.
    pub(crate) fn call_function(&mut self, f: Value, args: Args, flags: u32) -> R<Value> {
        let info = self.code_info(self.mem.get(f, function::CODE));
        let simple =
            info.flags == 0 && info.kwonly == 0 && args.names.is_undef() && args.n == info.pos;
        let from = args.source(self);
        let staged = self.staged(args);
        self.push_frame(f, flags, staged)?;
        if simple {
            let base = self.base;
            for i in 0..args.n {
                let w = self.mem.ram(from + i);
                self.mem.set_ram(base + i, w);
            }
            return Ok(Value::ENTERED);
        }
        let bound = self.bind_args(f, info, Value::UNDEF, from, args);
        self.after_binding(info, bound)
    }

    pub(super) fn call_function_self(
        &mut self,
        f: Value,
        obj: Value,
        args: Args,
        flags: u32,
    ) -> R<Value> {
        let info = self.code_info(self.mem.get(f, function::CODE));
        let from = args.source(self);
        let staged = self.staged(args);
        self.push_frame(f, flags, staged)?;
        if info.flags == 0 && info.kwonly == 0 && args.names.is_undef() && args.n + 1 == info.pos {
            let base = self.base;
            self.mem.set_ram(base, obj.bits());
            for i in 0..args.n {
                let w = self.mem.ram(from + i);
                self.mem.set_ram(base + 1 + i, w);
            }
            return Ok(Value::ENTERED);
        }
        let bound = self.bind_args(f, info, obj, from, args);
        self.after_binding(info, bound)
    }

    /// Words of arguments that lie at the top of the stack: they become part of
    /// the callee's frame and go with it.
    fn staged(&self, args: Args) -> u32 {
        if args.is_on_stack() && args.source(self) == self.stack.low {
            args.n + args.kw_len(self)
        } else {
            0
        }
    }

    /// Arguments of [`format::isa::Op::CallEx`]: from a sequence and a dict, copied to the stack.
    pub(crate) fn call_spread(&mut self, f: Value, seq: Value, dict: Value) -> R<Value> {
        if !self.is_seq(seq) || dict.is_def() && !self.mem.is(dict, Kind::Dict) {
            return self.type_error("argument has wrong type");
        }
        let n = self.seq_len(seq);
        let kw = if dict.is_def() { self.ns_len(dict) } else { 0 };
        let names = if kw == 0 {
            Value::UNDEF
        } else {
            self.alloc(Kind::Tuple, kw, 0)?
        };
        let mark = self.hold_mark();
        self.push_stack(n + kw)?;
        let at = self.stack.low;
        for i in 0..n {
            let v = self.seq_get(seq, i);
            self.mem.set_ram(at + i, v.bits());
        }
        if kw > 0 {
            let (mut cursor, mut k) = (0, 0);
            while let Some((key, value)) = self.ns_next(dict, &mut cursor) {
                if !self.is_str(key) {
                    self.unwind_holds(mark);
                    return self.type_error("keywords must be strings");
                }
                self.mem.set(names, 1 + k, key);
                self.mem.set_ram(at + n + k, value.bits());
                k += 1;
            }
        }
        let r = self.call_value(f, Args::on_stack(at, n, names), 0);
        if r != Ok(Value::ENTERED) && r != Ok(Value::AGAIN) {
            self.unwind_holds(mark);
        }
        r
    }
}
