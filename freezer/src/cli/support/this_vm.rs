//! The VM that this tool is built with, for those who read images.

use format::value::Value;
use vm::host::natives;

use super::image::KnownVm;

/// The VM that this tool is built with.
pub const THIS_VM: KnownVm = KnownVm {
    target: &vm::TARGET,
    native_name,
};

fn native_name(v: Value) -> Option<Value> {
    let function = natives::native(v).map(|n| n.name());
    function.or(natives::module_group(v).map(|(_, group)| group.name))
}
