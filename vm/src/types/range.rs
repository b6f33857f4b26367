//! `range`.

use crate::error::R;
use crate::isa::BinOp;
use crate::names;
use crate::native::{Args, Group};
use crate::out::Out;
use crate::value::Value;
use crate::vm::Vm;

/// Attributes of `range`.
pub static METHODS: Group = Group { name: names::EMPTY, entries: &[] };

/// Constructor.
pub fn new(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.type_error("stub")
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm<'_>, _v: Value, _index: Value) -> R<Value> {
    vm.type_error("stub")
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, _out: &mut Out, _v: Value) -> R<()> {
    vm.type_error("stub")
}

/// `x in v`.
pub fn contains(vm: &mut Vm<'_>, _v: Value, _x: Value) -> R<bool> {
    vm.type_error("stub")
}

/// `len(v)`.
pub fn len(_vm: &Vm<'_>, _v: Value) -> u32 {
    0
}

/// `a == b`, both of this type.
pub fn eq(_vm: &mut Vm<'_>, _a: Value, _b: Value) -> R<bool> {
    Ok(false)
}

/// `hash(v)`.
pub fn hash(_vm: &mut Vm<'_>, _v: Value) -> R<u32> {
    Ok(0)
}
