//! Instructions for names in modules and class bodies: storing globals, and names that are looked up at run time.
//!
//! A class body has its namespace, a dict, in register 0.

use super::cell::load_cell;
use super::fast::global::not_defined;
use super::step::expect;
use crate::error::R;
use crate::vm::Vm;
use format::isa::{a, b};
use format::object::Kind;
use format::value::Value;

/// `StoreGlobal`: sets a global of the running function.
#[inline(never)]
pub(super) fn store_global(vm: &mut Vm<'_>, w: u32) -> R<()> {
    let (globals, name, v) = (vm.globals(), vm.operand(1), vm.reg(a(w)));
    vm.ns_set(globals, name, v)
}

/// `DelGlobal`: deletes a global of the running function.
#[inline]
pub(super) fn delete_global(vm: &mut Vm<'_>) -> R<()> {
    let globals = vm.globals();
    delete_in(vm, globals)
}

/// `LoadName`: the value of a name in the class body's namespace, or else of the global or built-in.
#[inline]
pub(super) fn load(vm: &mut Vm<'_>) -> R<Value> {
    let (namespace, name) = (namespace(vm)?, vm.operand(1));
    match vm.ns_get(namespace, name) {
        Some(v) => Ok(v),
        None => vm.load_global(name),
    }
}

/// `LoadNameCell`: the value of a name in the class body's namespace, or else in the cell in register `b`.
#[inline]
pub(super) fn load_or_cell(vm: &mut Vm<'_>, w: u32) -> R<Value> {
    let (namespace, name) = (namespace(vm)?, vm.operand(1));
    match vm.ns_get(namespace, name) {
        Some(v) => Ok(v),
        None => load_cell(vm, vm.reg(b(w))),
    }
}

/// `StoreName`: sets a name in the class body's namespace.
#[inline]
pub(super) fn store(vm: &mut Vm<'_>, w: u32) -> R<()> {
    let (namespace, name, v) = (namespace(vm)?, vm.operand(1), vm.reg(a(w)));
    vm.ns_set(namespace, name, v)
}

/// `DelName`: deletes a name from the class body's namespace.
#[inline]
pub(super) fn delete(vm: &mut Vm<'_>) -> R<()> {
    let namespace = namespace(vm)?;
    delete_in(vm, namespace)
}

/// Deletes the name of the running instruction from `namespace`; NameError if it is not there.
fn delete_in(vm: &mut Vm<'_>, namespace: Value) -> R<()> {
    let name = vm.operand(1);
    let deleted = match vm.mem.is(namespace, Kind::Module) {
        true => vm.module_del(namespace, name)?,
        false => vm.ns_del(namespace, name)?,
    };
    if deleted {
        return Ok(());
    }
    not_defined(vm, name)
}

/// The namespace of the running class body.
fn namespace(vm: &mut Vm<'_>) -> R<Value> {
    let namespace = vm.reg(0);
    expect(vm, namespace, Kind::Dict)?;
    Ok(namespace)
}
