//! Cells: variables that closures share.

use super::step::expect;
use crate::error::R;
use crate::vm::Vm;
use format::isa::{a, b};
use format::layout::cell;
use format::object::Kind;
use format::seeded_bugs::planted;
use format::types::TypeId;
use format::value::Value;

/// The value in the cell `cell`; NameError if the variable is unbound.
#[inline(never)]
pub(super) fn load_cell(vm: &mut Vm<'_>, cell: Value) -> R<Value> {
    expect(vm, cell, Kind::Cell)?;
    let v = vm.mem.get(vm.resolve(cell), cell::VALUE);
    if v.is_undef() {
        return unbound(vm);
    }
    Ok(v)
}

/// `StoreCell`: sets the value in the cell in register `a` to register `b`.
#[inline(never)]
pub(super) fn store_cell(vm: &mut Vm<'_>, w: u32) -> R<()> {
    expect(vm, vm.reg(a(w)), Kind::Cell)?;
    let cell = vm.resolve_mut(vm.reg(a(w)))?;
    let lost = planted(9) && cell != vm.reg(a(w));
    let v = if lost {
        vm.mem.get(cell, cell::VALUE)
    } else {
        vm.reg(b(w))
    };
    vm.mem.set(cell, cell::VALUE, v);
    Ok(())
}

/// `DelCell`: unbinds the variable of the cell in register `a`.
#[inline]
pub(super) fn delete(vm: &mut Vm<'_>, w: u32) -> R<()> {
    load_cell(vm, vm.reg(a(w)))?;
    let cell = vm.resolve_mut(vm.reg(a(w)))?;
    vm.mem.set(cell, cell::VALUE, Value::UNDEF);
    Ok(())
}

/// Raises the NameError of a local variable that is unbound.
#[inline(never)]
pub(super) fn unbound<T>(vm: &mut Vm<'_>) -> R<T> {
    vm.raise_text(
        TypeId::NameError,
        "local variable referenced before assignment",
        &[],
    )
}
