//! Instructions that raise exceptions, and those at the start of a handler. [`super::unwind`] finds the handler.

use crate::error::{Raise, R};
use crate::vm::Vm;
use format::isa::{a, b};
use format::types::TypeId;
use format::value::Value;

/// `Raise` and `Reraise`: raises the exception in register `a`, or a new instance if a class is there.
#[inline]
pub(super) fn raise<T>(vm: &mut Vm<'_>, w: u32) -> R<T> {
    vm.exc = vm.make_exception(vm.reg(a(w)))?;
    Err(Raise::Exc)
}

/// `RaiseFrom`: raises the exception in register `a`, whose cause is in register `b`.
#[inline]
pub(super) fn raise_from<T>(vm: &mut Vm<'_>, w: u32) -> R<T> {
    vm.exc = vm.make_exception_from(vm.reg(a(w)), vm.reg(b(w)))?;
    Err(Raise::Exc)
}

/// `RaiseNone`: a bare `raise` outside of a handler.
#[inline]
pub(super) fn nothing_to_reraise<T>(vm: &mut Vm<'_>) -> R<T> {
    vm.raise_text(TypeId::RuntimeError, "no active exception to reraise", &[])
}

/// `Catch`: moves the exception that is being raised into register `a`.
#[inline]
pub(super) fn catch(vm: &mut Vm<'_>, w: u32) {
    let e = vm.exc;
    vm.set_reg(a(w), e);
    vm.exc = Value::UNDEF;
    // The registers above hold the guarded block's temporaries, which nothing reads again: cleared, they keep
    // no object alive.
    let regs = vm.code_info(vm.running_code()).regs;
    for i in a(w) + 1..regs {
        vm.set_reg(i, Value::UNDEF);
    }
}

/// `ExcInfo`: sets three registers from `a` on to the arguments of `__exit__` for the exception in register `b`.
#[inline]
pub(super) fn info(vm: &mut Vm<'_>, w: u32) {
    let e = vm.reg(b(w));
    let t = vm.type_of(e);
    vm.set_reg(a(w), t);
    vm.set_reg(a(w) + 1, e);
    vm.set_reg(a(w) + 2, Value::NONE);
}
