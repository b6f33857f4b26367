//! `slice`.

use crate::error::R;
use crate::isa::BinOp;
use crate::names;
use crate::native::{Args, Group};
use crate::out::Out;
use crate::value::Value;
use crate::vm::Vm;

/// Attributes of `slice`.
pub static METHODS: Group = Group { name: names::EMPTY, entries: &[] };

/// Constructor.
pub fn new(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.type_error("stub")
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, _out: &mut Out, _v: Value) -> R<()> {
    vm.type_error("stub")
}

/// `a == b`, both of this type.
pub fn eq(_vm: &mut Vm<'_>, _a: Value, _b: Value) -> R<bool> {
    Ok(false)
}
