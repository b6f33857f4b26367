//! Calls: of anything, from instructions (stackless) and from natives (nested).

use super::frame;
#[cfg(feature = "build")]
use crate::error::Raise;
use crate::error::{Maybe, R};
use crate::image::code::{self, Info};
use crate::name;
use crate::native::{Args, Native, Purity, MANY};
use crate::object::{self, pack, Kind};
use crate::registry;
use crate::types::{class, exception, function, generator, TypeId};
use crate::value::Value;
use crate::vm::Vm;

/// Deepest nesting of native calls that call Python again.
const DEPTH_MAX: u32 = 40;

impl Vm<'_> {
    /// Calls `f`. The value is the result, or [`Value::ENTERED`] if a frame was
    /// pushed whose result it will be, with `flags` (see [`frame`]).
    pub(crate) fn call_value(&mut self, f: Value, args: Args, flags: u32) -> R<Value> {
        if f.is_native() {
            return self.call_native(f, args);
        }
        if f.is_typ() {
            let (min, max) = crate::ops::arity(f.type_id());
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
                if registry::is_static(inner) {
                    self.callee_type = obj;
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
                    self.nesting = self.nesting.saturating_sub(1);
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
        crate::attr::find_method(t, name!("__call__")).map(|m| m.0)
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
        let at = self.sp;
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
        let Some(native) = registry::native(f) else {
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
        if args.n > 0 && !self.is_receiver(registry::receiver(f), args.get(self, 0)) {
            return self.type_error("argument has wrong type");
        }
        self.run_native(native, args)
    }

    /// Calls the native method `f` that was found through the type of its first argument, with the `n`
    /// registers from `first` on.
    #[inline(never)]
    pub(crate) fn call_native_method(&mut self, f: Value, first: u32, n: u32) -> R<Value> {
        let args = Args::in_frame(first, n, Value::UNDEF);
        let Some(native) = registry::native(f) else {
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

    #[inline(always)]
    fn run_native(&mut self, native: &Native, args: Args) -> R<Value> {
        let mark = self.hold_mark();
        let frame = self.frame;
        let r = (native.run)(self, args);
        if frame == self.frame {
            self.unwind_holds(mark);
        }
        r
    }

    /// True if the methods of the built-in type `t` may work on `v`: they trust its layout.
    fn is_receiver(&self, t: Option<TypeId>, v: Value) -> bool {
        match t {
            None | Some(TypeId::Object) => true,
            Some(TypeId::Generator) => self.mem.is(v, Kind::Gen),
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

    /// TypeError unless `n` positional arguments are between `min` and `max`.
    pub(crate) fn check_count(&mut self, n: u32, min: u32, max: u32) -> R<()> {
        if n >= min && (max == MANY as u32 || n <= max) {
            return Ok(());
        }
        if min == max {
            return self.raise_text(
                TypeId::TypeError,
                "function takes %n positional arguments but %n were given",
                &[Value::len(min), Value::len(n)],
            );
        }
        if n < min {
            return self.raise_text(
                TypeId::TypeError,
                "function missing %n required positional arguments",
                &[Value::len(min - n)],
            );
        }
        self.raise_text(
            TypeId::TypeError,
            "function expected at most %n arguments, got %n",
            &[Value::len(max), Value::len(n)],
        )
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

    fn call_function_self(&mut self, f: Value, obj: Value, args: Args, flags: u32) -> R<Value> {
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
        if args.is_on_stack() && args.source(self) == self.sp {
            args.n + args.kw_len(self)
        } else {
            0
        }
    }

    fn after_binding(&mut self, info: Info, bound: R<()>) -> R<Value> {
        if bound.is_ok() && info.flags & code::GENERATOR == 0 {
            return Ok(Value::ENTERED);
        }
        let g = bound.and_then(|()| generator::from_frame(self, info.regs));
        self.pop_frame();
        // No call: for want of memory the instruction may come again, at the same time.
        self.fuel = self.fuel.wrapping_add(1);
        g
    }

    /// Binds arguments to the registers of the new, running frame. `from` is the
    /// word of the first argument; `first`, if not UNDEF, comes before them.
    fn bind_args(&mut self, f: Value, info: Info, first: Value, from: u32, args: Args) -> R<()> {
        let code = self.mem.get(f, function::CODE);
        let extra = first.is_def() as u32;
        let given = args.n + extra;
        let arg = |vm: &Self, i: u32| {
            if i < extra {
                first
            } else {
                Value::from_bits(vm.mem.ram(from + i - extra))
            }
        };
        let named = info.pos + info.kwonly;
        let (varargs, varkw) = (
            info.flags & code::VARARGS != 0,
            info.flags & code::VARKW != 0,
        );
        for i in 0..given.min(info.pos) {
            let v = arg(self, i);
            self.set_reg(i, v);
        }
        if varargs {
            let n = given.saturating_sub(info.pos);
            let rest = self.alloc(Kind::Tuple, n, 0)?;
            for i in 0..n {
                let v = arg(self, info.pos + i);
                self.mem.set(rest, 1 + i, v);
            }
            self.set_reg(named, rest);
        } else if given > info.pos {
            return self.wrong_count(code, info.pos, given);
        }
        if varkw {
            let d = self.new_dict()?;
            self.set_reg(named + varargs as u32, d);
        }
        let arg_names = self.mem.get(code, code::ARG_NAMES);
        let kw = if args.names.is_undef() {
            0
        } else {
            self.mem.size(args.names)
        };
        for k in 0..kw {
            let name = self.intern(self.mem.get(args.names, 1 + k));
            let value = Value::from_bits(self.mem.ram(from + args.n + k));
            let at = (0..named).find(|&i| self.mem.get(arg_names, 1 + i) == name);
            match at {
                Some(i) if self.reg(i).is_def() => {
                    return self.raise_text(
                        TypeId::TypeError,
                        "function got multiple values for argument '%v'",
                        &[name],
                    );
                }
                Some(i) => self.set_reg(i, value),
                None if varkw => {
                    let d = self.reg(named + varargs as u32);
                    self.dict_set(d, name, value)?;
                }
                None => {
                    return self.raise_text(
                        TypeId::TypeError,
                        "unexpected keyword argument '%v'",
                        &[name],
                    );
                }
            }
        }
        self.fill_defaults(f, info, given, kw > 0)
    }

    fn fill_defaults(&mut self, f: Value, info: Info, given: u32, named: bool) -> R<()> {
        let code = self.mem.get(f, function::CODE);
        let (defaults, kwdefaults) = self.func_defaults(f);
        let n_defaults = if defaults.is_object() {
            self.mem.size(defaults)
        } else {
            0
        };
        for i in 0..info.pos {
            if self.reg(i).is_undef() {
                if i + n_defaults < info.pos {
                    if !named && !kwdefaults.is_object() {
                        return self.wrong_count(code, info.pos - n_defaults, given);
                    }
                    return self.raise_text(
                        TypeId::TypeError,
                        "function missing required positional argument #%n",
                        &[Value::int(i as i32)],
                    );
                }
                let v = self.mem.get(defaults, 1 + i + n_defaults - info.pos);
                self.set_reg(i, v);
            }
        }
        for k in 0..info.kwonly {
            let i = info.pos + k;
            if self.reg(i).is_undef() {
                let v = if kwdefaults.is_object() {
                    self.mem.get(kwdefaults, 1 + k)
                } else {
                    Value::UNDEF
                };
                if v.is_undef() {
                    if !named && !kwdefaults.is_object() {
                        return self.type_error("function missing keyword-only argument");
                    }
                    let name = self.mem.get(self.mem.get(code, code::ARG_NAMES), 1 + i);
                    return self.raise_text(
                        TypeId::TypeError,
                        "function missing required keyword argument '%v'",
                        &[name],
                    );
                }
                self.set_reg(i, v);
            }
        }
        Ok(())
    }

    fn wrong_count(&mut self, code: Value, wanted: u32, given: u32) -> R<()> {
        let name = self.mem.get(code, code::NAME);
        self.raise_text(
            TypeId::TypeError,
            "%v() takes %n positional arguments but %n were given",
            &[name, Value::len(wanted), Value::len(given)],
        )
    }

    /// Makes an instance of `class`, and enters its `__init__`.
    fn instantiate(&mut self, class: Value, args: Args) -> R<Value> {
        if self.frame_result_is_taken() {
            return self.instantiate_nested(class, args);
        }
        if let Some(v) = self.special_class(class, args)?.get() {
            return Ok(v);
        }
        let obj = self.new_object(class, args)?;
        if self.type_of(obj) != class {
            return Ok(obj);
        }
        let Some(init) = self.class_lookup(class, name!("__init__")) else {
            return self.init_native(obj, class, args);
        };
        // The instruction has its result before `__init__` runs.
        let w = self.mem.rom(self.pc);
        let dst = crate::isa::a(w);
        if self.mem.is(init, Kind::Func) && !self.is_generator_function(init) {
            let r = self.call_function_self(init, obj, args, frame::INIT)?;
            self.set_caller_reg(dst, obj);
            return Ok(r);
        }
        self.instantiate_nested_init(obj, init, args)
    }

    /// True if the running instruction has no register `a` for a result that
    /// can be set before the call ends.
    fn frame_result_is_taken(&self) -> bool {
        use crate::isa::Op;
        self.native_calls != 0
            || !matches!(
                Op::from_index(self.mem.rom(self.pc) & 0xff),
                Some(
                    Op::Call
                        | Op::CallKw
                        | Op::CallEx
                        | Op::CallMethod
                        | Op::CallMethodKw
                        | Op::CallFound
                        | Op::CallFoundKw
                )
            )
    }

    pub(super) fn set_caller_reg(&mut self, dst: u32, v: Value) {
        let caller = self.field(frame::CALLER);
        let at = self.frame_base(caller) + dst;
        self.mem.set_ram(at, v.bits());
    }

    fn instantiate_nested(&mut self, class: Value, args: Args) -> R<Value> {
        if let Some(v) = self.special_class(class, args)?.get() {
            return Ok(v);
        }
        let obj = self.new_object(class, args)?;
        if self.type_of(obj) != class {
            return Ok(obj);
        }
        match self.class_lookup(class, name!("__init__")) {
            None => self.init_native(obj, class, args),
            Some(init) => self.instantiate_nested_init(obj, init, args),
        }
    }

    fn instantiate_nested_init(&mut self, obj: Value, init: Value, args: Args) -> R<Value> {
        let h = self.hold(obj)?;
        let r = self.nested_run(|vm| vm.call_with_self(init, obj, args, frame::STOP))?;
        if !r.is_none() {
            return self.raise_text(
                TypeId::TypeError,
                "__init__() should return None, not '%t'",
                &[r],
            );
        }
        Ok(self.held(h))
    }

    /// Classes that are called in their own way: named tuples.
    fn special_class(&mut self, class: Value, args: Args) -> R<Maybe> {
        if self.mem.get(class, class::NATIVE) == Value::typ(TypeId::Tuple)
            && self.class_lookup(class, name!("_fields")).is_some()
            && self.class_lookup(class, name!("__new__")).is_none()
        {
            return crate::types::tuple::named_new(self, class, args).map(Maybe);
        }
        Ok(Maybe::NONE)
    }

    /// `__new__`, or a new instance with the built-in object that it needs inside.
    fn new_object(&mut self, class: Value, args: Args) -> R<Value> {
        if let Some(new) = self.class_lookup(class, name!("__new__")) {
            let new = if self.mem.is(new, Kind::StaticMethod) {
                self.mem.get(new, 1)
            } else {
                new
            };
            return self.nested_run(|vm| vm.call_with_self(new, class, args, frame::STOP));
        }
        let native = self.mem.get(class, class::NATIVE).type_id();
        self.bare_instance(class, native, args)
    }

    /// `object.__new__` and the constructor of the built-in type inside.
    pub(crate) fn bare_instance(&mut self, class: Value, native: TypeId, args: Args) -> R<Value> {
        if native == TypeId::Object {
            return self.new_instance(class, Value::UNDEF);
        }
        let inner = if native.is_exception() {
            let tuple = self.exception_args(args)?;
            let e = self.new_exception(native, tuple)?;
            self.mem.set(e, exception::TYPE, class);
            e
        } else {
            let has_init = self.class_lookup(class, name!("__init__")).is_some();
            if registry::maker(native).is_some() {
                // A part of the board: `__init__` makes it, through `super().__init__(...)`.
                self.stop_freezing(native.name())?;
                if has_init {
                    return self.new_instance(class, Value::NONE);
                }
            }
            let immutable = matches!(
                native,
                TypeId::Int
                    | TypeId::Float
                    | TypeId::Str
                    | TypeId::Bytes
                    | TypeId::Tuple
                    | TypeId::FrozenSet
            );
            let args = if has_init && !immutable {
                Args::on_stack(0, 0, Value::UNDEF)
            } else {
                args
            };
            self.nested_run(|vm| vm.call_type(Value::typ(native), args))?
        };
        self.new_instance(class, inner)
    }

    /// What `__init__` of the built-in base does: nothing is left to do, but
    /// plain objects take no arguments.
    fn init_native(&mut self, obj: Value, class: Value, args: Args) -> R<Value> {
        let plain = self.mem.get(class, class::NATIVE) == Value::typ(TypeId::Object);
        if plain
            && (args.n > 0 || args.names.is_def())
            && self.class_lookup(class, name!("__new__")).is_none()
        {
            let n = args.n + args.kw_len(self);
            return self.raise_text(
                TypeId::TypeError,
                "function takes 0 positional arguments but %n were given",
                &[Value::int(n as i32)],
            );
        }
        Ok(obj)
    }

    /// Calls `f` from a native: a nested run. **May move objects.**
    ///
    /// # Errors
    /// RuntimeError if natives and Python are nested too deeply.
    pub fn call(&mut self, f: Value, args: &[Value]) -> R<Value> {
        let mark = self.hold_mark();
        let n = args.len() as u32;
        self.push_stack(n)?;
        let at = self.sp;
        for (i, v) in args.iter().enumerate() {
            self.mem.set_ram(at + i as u32, v.bits());
        }
        let r = self.call_args(f, Args::on_stack(at, n, Value::UNDEF));
        self.unwind_holds(mark);
        r
    }

    /// The same with arguments that lie on the stack or in registers already.
    pub(crate) fn call_args(&mut self, f: Value, args: Args) -> R<Value> {
        self.nested_run(|vm| vm.call_value(f, args, frame::STOP))
    }

    /// Runs `begin`, and the frame that it enters to its end.
    pub(crate) fn nested_run(&mut self, begin: impl FnOnce(&mut Self) -> R<Value>) -> R<Value> {
        if self.depth >= DEPTH_MAX || self.stack_is_low() {
            return self.too_deep();
        }
        let (frame, pc, native_calls) = (self.hold(self.frame)?, self.pc, self.native_calls);
        let (failed, before) = (self.failed_at, self.countdown());
        self.native_calls = 1;
        self.depth += 1;
        let mut r = begin(self);
        if r == Ok(Value::ENTERED) {
            self.native_calls = 0;
            r = super::run(self);
        }
        self.depth -= 1;
        self.native_calls = native_calls;
        // What ran is part of the native's instruction, which still has failed where it had.
        let passed = before.wrapping_sub(self.countdown());
        self.failed_at = (failed.0, failed.1, failed.2.wrapping_sub(passed));
        let f = self.held(frame);
        self.frame = f;
        if f.is_def() {
            self.base = self.frame_base(f);
        }
        self.pc = pc;
        r
    }

    /// `obj.name(*args)`. **May move objects.**
    pub fn call_method(&mut self, obj: Value, name: Value, args: &[Value]) -> R<Value> {
        let mark = self.hold_mark();
        let mut holds = 0;
        for a in args.iter().rev() {
            self.hold(*a)?;
            holds += 1;
        }
        let at = self.sp;
        let f = self.get_attr(obj, name)?;
        let r = self.call_args(f, Args::on_stack(at, holds, Value::UNDEF));
        self.unwind_holds(mark);
        r
    }

    /// Calls the method `name` of the class of the instance `obj`; `None` if there
    /// is none, or `obj` is no instance. **May move objects.**
    pub fn call_special(&mut self, obj: Value, name: Value, args: &[Value]) -> R<Maybe> {
        let Some(m) = self.special(obj, name) else {
            return Ok(Maybe::NONE);
        };
        let (m, obj) = self.of_class_method(m, obj);
        let mark = self.hold_mark();
        let n = args.len() as u32;
        self.push_stack(n)?;
        let at = self.sp;
        for (i, v) in args.iter().enumerate() {
            self.mem.set_ram(at + i as u32, v.bits());
        }
        let args = Args::on_stack(at, n, Value::UNDEF);
        let r = if self.mem.is(m, Kind::StaticMethod) || !self.binds(m) {
            self.call_args(m, args)
        } else {
            self.nested_run(|vm| vm.call_with_self(m, obj, args, frame::STOP))
        };
        self.unwind_holds(mark);
        r.map(Maybe)
    }

    /// What is called with what before the arguments, when the special method `m` of the
    /// instance `obj` is called: a class method has its class there.
    fn of_class_method(&self, m: Value, obj: Value) -> (Value, Value) {
        if self.mem.is(m, Kind::ClassMethod) {
            return (self.mem.get(m, 1), self.type_of(obj));
        }
        (m, obj)
    }

    /// Arguments of [`crate::isa::Op::CallEx`]: from a sequence and a dict, copied to the stack.
    pub(crate) fn call_spread(&mut self, f: Value, seq: Value, dict: Value) -> R<Value> {
        let n = self.seq_len(seq);
        let kw = if dict.is_def() { self.ns_len(dict) } else { 0 };
        let names = if kw == 0 {
            Value::UNDEF
        } else {
            self.alloc(Kind::Tuple, kw, 0)?
        };
        let mark = self.hold_mark();
        self.push_stack(n + kw)?;
        let at = self.sp;
        for i in 0..n {
            let v = self.seq_get(seq, i);
            self.mem.set_ram(at + i, v.bits());
        }
        if kw > 0 {
            let (mut cursor, mut k) = (0, 0);
            while let Some((key, value)) = self.ns_next(dict, &mut cursor) {
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
