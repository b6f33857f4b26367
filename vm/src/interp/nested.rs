//! Calls from natives: each is a nested run of the interpreter loop, inside the one that runs the native.

use super::frame::NewFrame;
use crate::error::{Maybe, Outcome, R};
use crate::native::Args;
use crate::types::function;
use crate::vm::Vm;
use format::frame;
use format::image::code::{self, Info};
use format::layout::class_method;
use format::object::Kind;
use format::value::Value;

/// Deepest nesting of native calls that call Python again.
const DEPTH_MAX: u32 = 40;

impl Vm<'_> {
    /// Calls `f` from a native, in a nested run. **May move objects.**
    ///
    /// # Errors
    /// RuntimeError if runs are nested too deeply, and what `f` raises.
    pub fn call(&mut self, f: Value, args: &[Value]) -> R<Value> {
        let mark = self.hold_mark();
        let args = self.push_args(args)?;
        let r = self.call_args(f, args);
        self.unwind_holds(mark);
        r
    }

    /// Puts arguments on the stack.
    pub(crate) fn push_args(&mut self, args: &[Value]) -> R<Args> {
        let n = args.len() as u32;
        self.push_stack(n)?;
        let mut to = self.mem.ram_at(self.stack.low);
        for v in args {
            to.set(0, *v);
            to = to.skip(1);
        }
        Ok(Args::on_stack(self.stack.low, n, Value::UNDEF))
    }

    /// Calls `f` from a native, with arguments that lie on the stack or in registers already. **May move objects.**
    pub(crate) fn call_args(&mut self, f: Value, args: Args) -> R<Value> {
        self.nested_run(|vm| {
            if vm.enter_exact(f, args) {
                return Ok(Outcome::ENTERED);
            }
            vm.call_value(f, args, frame::STOP)
        })
    }

    /// Enters the Python function `f`, whose frame ends the run, if the arguments are exactly its own, and there is room
    /// for the frame. False otherwise.
    #[inline(always)]
    fn enter_exact(&mut self, f: Value, args: Args) -> bool {
        if !self.mem.is(f, Kind::Func) || args.names.is_def() {
            return false;
        }
        let code = self.mem.object_at(f).get(function::CODE);
        let info = self.mem.object_at(code).get(code::INFO).as_len();
        if !Info::takes_exactly(info, args.n) {
            return false;
        }
        let regs = Info::regs_of(info);
        let Some(at) = self.take_frame_room(frame::REGS + regs) else {
            return false;
        };
        if self.frame.is_def() {
            self.keep_pc();
        }
        let new = NewFrame {
            func: f,
            code,
            regs,
            staged: 0,
            flags: frame::STOP,
            from: self.mem.ram_at(args.source(self)).words(),
            given: args.n,
        };
        self.enter_new_frame(at, new);
        true
    }

    /// Runs `begin`, and the frame that it enters, to its end. Afterwards the stack is as it was before.
    pub(crate) fn nested_run(&mut self, begin: impl FnOnce(&mut Self) -> R<Outcome>) -> R<Value> {
        if self.calls.depth >= DEPTH_MAX || self.stack_is_low() {
            return self.too_deep();
        }
        let mark = self.hold_mark();
        let (frame, pc, native_calls) = (self.hold(self.frame)?, self.pc, self.calls.by_natives);
        let failed = self.shortage.at;
        let before = if failed.0 == 0 { 0 } else { self.countdown() };
        #[cfg(feature = "build")]
        self.note_native();
        self.calls.by_natives = 1;
        self.calls.depth += 1;
        let r = match begin(self).map(Outcome::get) {
            Ok(Some(v)) => Ok(v),
            Ok(None) => {
                self.calls.by_natives = 0;
                super::run(self)
            }
            Err(e) => Err(e),
        };
        self.calls.depth -= 1;
        self.calls.by_natives = native_calls;
        // The nested run is part of the native's instruction: if that ran out of memory before, it still is known
        // as the one that failed.
        self.shortage.at = failed;
        if failed.0 != 0 {
            let passed = before.wrapping_sub(self.countdown());
            self.shortage.at.2 = failed.2.wrapping_sub(passed);
        }
        let f = self.held(frame);
        self.unwind_holds(mark);
        self.frame = f;
        if f.is_def() {
            self.base = self.frame_base(f);
        }
        self.pc = pc;
        r
    }

    /// Calls `obj.name(*args)` from a native. **May move objects.**
    ///
    /// # Errors
    /// AttributeError if `obj` has no such attribute, and the errors of [`Vm::call`].
    pub fn call_method(&mut self, obj: Value, name: Value, args: &[Value]) -> R<Value> {
        let mark = self.hold_mark();
        let mut holds = 0;
        for a in args.iter().rev() {
            self.hold(*a)?;
            holds += 1;
        }
        let at = self.stack.low;
        let f = self.get_attr(obj, name)?;
        let r = self.call_args(f, Args::on_stack(at, holds, Value::UNDEF));
        self.unwind_holds(mark);
        r
    }

    /// Calls the method `name` of the class of the instance `obj`. Gives [`Maybe::NONE`] if the class has no such
    /// method, or `obj` is not an instance. **May move objects.**
    ///
    /// # Errors
    /// The errors of [`Vm::call`].
    pub fn call_special(&mut self, obj: Value, name: Value, args: &[Value]) -> R<Maybe> {
        let Some(m) = self.special(obj, name) else {
            return Ok(Maybe::NONE);
        };
        let mark = self.hold_mark();
        let args = self.push_args(args)?;
        let r = if self.mem.is(m, Kind::Func) {
            // The object lies before the other arguments on the stack, like a receiver.
            self.hold(obj)?;
            let all = Args::on_stack(self.stack.low, args.n + 1, Value::UNDEF);
            self.nested_run(|vm| {
                if vm.enter_exact(m, all) {
                    return Ok(Outcome::ENTERED);
                }
                vm.call_function_self(m, obj, args, frame::STOP)
            })
        } else {
            self.call_unusual(m, obj, args)
        };
        self.unwind_holds(mark);
        r.map(Maybe)
    }

    /// Calls the special method `m` of the instance `obj`, which is no function written in Python.
    #[inline(never)]
    fn call_unusual(&mut self, m: Value, obj: Value, args: Args) -> R<Value> {
        let (m, obj) = self.of_class_method(m, obj);
        if self.mem.is(m, Kind::StaticMethod) || !self.binds(m) {
            return self.call_args(m, args);
        }
        self.nested_run(|vm| vm.call_with_self(m, obj, args, frame::STOP))
    }

    /// The callee and its first argument for a call of the special method `m` of the instance `obj`: a class method
    /// gets the class.
    pub(super) fn of_class_method(&self, m: Value, obj: Value) -> (Value, Value) {
        if self.mem.is(m, Kind::ClassMethod) {
            return (self.mem.get(m, class_method::FUNCTION), self.type_of(obj));
        }
        (m, obj)
    }
}
