//! `io.StringIO` and `io.BytesIO`.

use crate::error::R;
use crate::isa::BinOp;
use crate::names;
use crate::native::{Args, Group};
use crate::out::Out;
use crate::value::Value;
use crate::vm::Vm;

/// Attributes of `stream`.
pub static METHODS: Group = Group { name: names::EMPTY, entries: &[] };

/// Constructor.
pub fn new(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.type_error("stub")
}
