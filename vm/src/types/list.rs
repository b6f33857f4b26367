//! `list`.

use crate::error::R;
use crate::isa::BinOp;
use crate::names;
use crate::native::{Args, Group};
use crate::out::Out;
use crate::value::Value;
use crate::vm::Vm;

/// Attributes of `list`.
pub static METHODS: Group = Group { name: names::EMPTY, entries: &[] };

/// Constructor.
pub fn new(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.type_error("stub")
}

/// `a op b` where at least `a` or `b` is of this type; `None`: not for these operands.
pub fn binary(_vm: &mut Vm<'_>, _op: BinOp, _a: Value, _b: Value) -> R<Option<Value>> {
    Ok(None)
}

/// `a op= b` in place; `None`: as the plain operator.
pub fn inplace(_vm: &mut Vm<'_>, _op: BinOp, _a: Value, _b: Value) -> R<Option<Value>> {
    Ok(None)
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm<'_>, _v: Value, _index: Value) -> R<Value> {
    vm.type_error("stub")
}

/// `v[index] = x`, or `del v[index]` if `x` is UNDEF.
pub fn set_subscr(vm: &mut Vm<'_>, _v: Value, _index: Value, _x: Value) -> R<()> {
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

/// Order of `a` and `b`, both of this type; `None` if they have none.
pub fn order(_vm: &mut Vm<'_>, _a: Value, _b: Value) -> R<Option<core::cmp::Ordering>> {
    Ok(None)
}
