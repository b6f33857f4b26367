//! `memoryview`.

use crate::error::R;
use crate::isa::BinOp;
use crate::names;
use crate::native::{Args, Group};
use crate::out::Out;
use crate::value::Value;
use crate::vm::Vm;

/// Attributes of `memoryview`.
pub static METHODS: Group = Group { name: names::EMPTY, entries: &[] };

/// Constructor.
pub fn new(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.type_error("stub")
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm<'_>, _v: Value, _index: Value) -> R<Value> {
    vm.type_error("stub")
}

/// `v[index] = x`, or `del v[index]` if `x` is UNDEF.
pub fn set_subscr(vm: &mut Vm<'_>, _v: Value, _index: Value, _x: Value) -> R<()> {
    vm.type_error("stub")
}

/// `a == b`, both of this type.
pub fn eq(_vm: &mut Vm<'_>, _a: Value, _b: Value) -> R<bool> {
    Ok(false)
}

/// `len(v)`.
pub fn len(_vm: &Vm<'_>, _v: Value) -> u32 {
    0
}
