//! Calls of functions with positional arguments in registers.

use super::method;
use crate::error::{Outcome, R};
use crate::interp::frame::NewFrame;
use crate::native::{Args, Purity};
use crate::types::function;
use crate::vm::Vm;
use format::frame;
use format::image::code::{self, Info};
use format::name;
use format::object::{self, Kind};
use format::value::Value;

/// Enters the Python function `f` with the `n` registers from `first` on, if these are exactly its
/// arguments and there is room for its frame.
#[inline(never)]
pub(in crate::interp) fn cached(vm: &mut Vm<'_>, f: Value, first: u32, n: u32) -> bool {
    let Some(new) = exact(vm, f, first, n) else {
        return false;
    };
    let Some(at) = vm.take_frame_room(frame::REGS + new.regs) else {
        return false;
    };
    vm.keep_pc();
    vm.enter_new_frame(at, new);
    true
}

/// The frame of a call of the Python function `f` with the `n` registers from `first` on, if these are exactly its
/// arguments.
#[inline(always)]
fn exact<'a>(vm: &Vm<'a>, f: Value, first: u32, n: u32) -> Option<NewFrame<'a>> {
    if !f.is_object() {
        return None;
    }
    let func = vm.mem.object_at(f);
    if !object::is(func.word(0), Kind::Func) {
        return None;
    }
    let code = func.get(function::CODE);
    let info = vm.mem.object_at(code).get(code::INFO).as_len();
    if !Info::takes_exactly(info, n) {
        return None;
    }
    Some(NewFrame {
        func: f,
        code,
        regs: Info::regs_of(info),
        staged: 0,
        flags: 0,
        from: vm.mem.ram_at(vm.base + first).words(),
        given: n,
    })
}

impl Vm<'_> {
    /// Calls `f` with the `n` registers from `first` on as arguments, for an instruction.
    #[inline(never)]
    pub(in crate::interp) fn call_registers(&mut self, f: Value, first: u32, n: u32) -> R<Outcome> {
        if f.is_native() {
            return self.call_native_function(f, first, n);
        }
        let args = Args::in_frame(first, n, Value::UNDEF);
        if f.is_object() {
            let h = self.mem.object_at(f).header();
            if object::is(h, Kind::Func) {
                return self.call_function(f, args, 0);
            }
            if object::is(h, Kind::Class) {
                return self.instantiate(f, args);
            }
            if object::is(h, Kind::Bound) {
                let (obj, inner) = self.bound_parts(f);
                if self.mem.is(inner, Kind::Func) {
                    return self.call_function_self(inner, obj, args, 0);
                }
            }
            if object::is(h, Kind::BoundNative) {
                let (obj, inner) = self.bound_parts(f);
                let native = self.natives.native(inner);
                if native.is_some_and(|native| method::cached(self, obj, native.name()) == inner) {
                    return self.call_bound_native(inner, obj, first, n);
                }
            }
            if object::is(h, Kind::Bound) || object::is(h, Kind::BoundNative) {
                return self.call_value(f, args, 0);
            }
        }
        if self.reg(first - 1) == f {
            // The object lies in the register before the arguments already, as the first argument of its `__call__`.
            let with_self = Args::in_frame(first - 1, n + 1, Value::UNDEF);
            match self.unbound_method(f, name!("__call__")) {
                Some(m) if self.mem.is(m, Kind::Func) => {
                    return self.call_function(m, with_self, 0);
                }
                Some(m) if !self.mem.is(f, Kind::Instance) => {
                    return self.call_native_method(m, first - 1, n + 1);
                }
                _ => {}
            }
        }
        self.call_value(f, args, 0)
    }

    /// Calls the native function or method `f` with the `n` registers from `first` on.
    #[inline(never)]
    fn call_native_function(&mut self, f: Value, first: u32, n: u32) -> R<Outcome> {
        if self.natives.is_function(f) {
            return self.call_checked_native(f, Args::in_frame(first, n, Value::UNDEF));
        }
        self.call_native(f, Args::in_frame(first, n, Value::UNDEF))
    }

    /// Calls the native method `f` that was found through the type of its first argument, with the `n`
    /// registers from `first` on.
    #[inline(never)]
    pub(in crate::interp) fn call_native_method(
        &mut self,
        f: Value,
        first: u32,
        n: u32,
    ) -> R<Outcome> {
        self.call_checked_native(f, Args::in_frame(first, n, Value::UNDEF))
    }

    /// Calls the native method `f` of the object `obj`, with the `n` registers from `first` on as the other arguments.
    #[inline(never)]
    fn call_bound_native(&mut self, f: Value, obj: Value, first: u32, n: u32) -> R<Outcome> {
        let mark = self.hold_mark();
        self.push_stack(n + 1)?;
        let (at, from) = (self.stack.low, self.mem.ram_at(self.base + first));
        let to = self.mem.ram_at(at);
        to.set(0, obj);
        for i in 0..n {
            to.set_word(i + 1, from.word(i));
        }
        let r = self.call_checked_native(f, Args::on_stack(at, n + 1, Value::UNDEF));
        if r != Ok(Outcome::ENTERED) {
            self.unwind_holds(mark);
        }
        r
    }

    /// Calls the native `f`, whose first argument is of the right type.
    #[inline(always)]
    fn call_checked_native(&mut self, f: Value, args: Args) -> R<Outcome> {
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

    /// Calls `f`, which was found as a method of the object in register `first`, with the `n` registers from
    /// `first` on. The receiver of a native method is checked, unless looking the method up again finds the same
    /// one.
    #[inline(never)]
    pub(in crate::interp) fn call_found(&mut self, f: Value, first: u32, n: u32) -> R<Outcome> {
        let native = if f.is_native() {
            self.natives.native(f)
        } else {
            None
        };
        let name = native.map(|native| native.name());
        if name.is_some_and(|name| method::cached(self, self.reg(first), name) == f) {
            return self.call_native_method(f, first, n);
        }
        self.call_registers(f, first, n)
    }
}
