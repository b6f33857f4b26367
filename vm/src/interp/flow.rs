//! How frames end and pause: `return`, `yield`, `yield from`, and where the value goes.

use crate::error::{Maybe, Raise, R};
use crate::vm::Vm;
use format::frame::{AGAIN, GENERATOR, INIT, MODULE, STOP};
use format::isa::{a, b, c, Op};
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Returns `v` from the running frame. Gives `Some` if that ends the run.
pub(super) fn return_value(vm: &mut Vm<'_>, v: Value) -> R<Option<Value>> {
    let flags = vm.frame_flags();
    if flags & GENERATOR != 0 {
        return generator_returns(vm, v, flags);
    }
    if flags & INIT != 0 && !v.is_none() {
        return vm.raise_text(
            TypeId::TypeError,
            "__init__() should return None, not '%t'",
            &[v],
        );
    }
    if flags & MODULE != 0 {
        let module = vm.globals();
        vm.pop_frame();
        vm.module_done(module);
    } else {
        vm.pop_frame();
    }
    if flags & STOP != 0 {
        return Ok(Some(v));
    }
    vm.settle_stack();
    if flags & AGAIN != 0 {
        return Ok(None);
    }
    let w = vm.mem.rom(vm.pc);
    if flags & INIT == 0 {
        vm.set_reg(a(w), v);
    } else {
        vm.initialized(vm.reg(a(w)));
    }
    vm.pc += Op::of(w).len();
    Ok(None)
}

/// Returns `v` from the running generator. Gives `Some` if that ends the run.
fn generator_returns(vm: &mut Vm<'_>, v: Value, flags: u32) -> R<Option<Value>> {
    if flags & STOP != 0 {
        vm.exc = Value::UNDEF;
        if !v.is_none() {
            let args = vm.new_tuple(&[v])?;
            let e = vm.new_exception(TypeId::StopIteration, args)?;
            vm.exc = e;
        }
        vm.gen_finish();
        return Ok(Some(Value::UNDEF));
    }
    let args = if v.is_none() {
        Value::UNDEF
    } else {
        vm.new_tuple(&[v])?
    };
    vm.gen_finish();
    let w = vm.mem.rom(vm.pc);
    match Op::of(w) {
        Op::ForIter => {
            // The end of the generator ends the loop: it jumps to the loop's end.
            let offset = vm.operand(1).as_int();
            vm.pc = vm.pc.wrapping_add(offset as u32);
        }
        Op::YieldFrom => {
            vm.set_reg(a(w), v);
            vm.pc += Op::YieldFrom.len();
        }
        _ => {
            vm.settle_stack();
            let args = if args.is_undef() {
                vm.new_tuple(&[])?
            } else {
                args
            };
            let e = vm.new_exception(TypeId::StopIteration, args)?;
            vm.exc = e;
            return Err(Raise::Exc);
        }
    }
    Ok(None)
}

/// Yields `v` from the running generator. Gives `Some` if that ends the run.
pub(super) fn yield_value(vm: &mut Vm<'_>, v: Value) -> Option<Value> {
    loop {
        let flags = vm.frame_flags();
        vm.gen_suspend();
        if flags & STOP != 0 {
            return Some(v);
        }
        let w = vm.mem.rom(vm.pc);
        let op = Op::of(w);
        if op == Op::YieldFrom {
            // The caller is a generator that delegates: it yields the value in turn, and stays there.
            continue;
        }
        // Only a call leaves something on the stack, its arguments. A walk from generator to generator, for each item
        // that passes through them, would take the square of their number.
        if vm.frame.is_int() {
            vm.stack.low = vm.frame.as_len();
        } else if op != Op::ForIter {
            vm.settle_stack();
        }
        vm.set_reg(a(w), v);
        vm.pc += op.len();
        return None;
    }
}

/// How a step of `yield from` ended.
pub(super) enum Delegate {
    /// The delegate is a generator, and was entered.
    Entered,
    /// The delegate yielded a value.
    Yielded(Value),
    /// The delegate has ended, and this is the instruction's result.
    Done(Value),
}

/// Executes one step of `yield from`: sends the value in register `c` to the delegate in register `b`.
pub(super) fn delegate(vm: &mut Vm<'_>, w: u32) -> R<Delegate> {
    let inner = vm.reg(b(w));
    let sent = vm.reg(c(w));
    if vm.mem.is(inner, Kind::Gen) {
        if vm.gen_enter(inner, sent, 0)? {
            return Ok(Delegate::Entered);
        }
        return Ok(Delegate::Done(Value::NONE));
    }
    vm.exc = Value::UNDEF;
    let mark = vm.hold_mark();
    let r = if sent.is_none() {
        vm.next(inner)
    } else {
        let r = vm.call_method(inner, format::name!("send"), &[sent]);
        if r != Err(Raise::NoMem) {
            // After `NoMem` the instruction is executed again, and needs the value again.
            vm.set_reg(c(w), Value::NONE);
        }
        r.map(Maybe)
    };
    match r.map(Maybe::get) {
        Ok(Some(v)) => return Ok(Delegate::Yielded(v)),
        Ok(None) => {}
        // A StopIteration ends the delegation whoever raised it, even the function of a `map`.
        Err(Raise::Exc) if vm.raised_is(TypeId::StopIteration) => vm.unwind_holds(mark),
        Err(e) => return Err(e),
    }
    let v = if vm.exc.is_def() {
        vm.exc_value(vm.exc)
    } else {
        Value::NONE
    };
    vm.exc = Value::UNDEF;
    Ok(Delegate::Done(v))
}
