//! Cells: variables that closures share.

use super::step::expect;
use crate::error::R;
use crate::memory::overlay;
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

/// Sets the value of a frozen cell that was changed before. Gives false for other cells, and if the change has to be
/// recorded.
#[inline(always)]
pub(super) fn set_changed(vm: &Vm<'_>, cell: Value, v: Value) -> bool {
    if vm.is_recording() || planted(9) || !vm.mem.is(cell, Kind::Cell) {
        return false;
    }
    match vm.overlay_of(cell) {
        Some(shadow) => {
            let copy = vm.mem.get(shadow, overlay::CHANGES);
            vm.mem.slots(copy).set(cell::VALUE, v);
            true
        }
        None => false,
    }
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
