//! What the tool uses of the VM besides what firmware does: everything that is not here is private.

pub use crate::error::Raise;
pub use crate::freezing::{Delta, Module, Status};
pub use crate::memory::heap_check::Broken;
pub use crate::native::{Entry, Group, Native, Purity};
pub use crate::vm::Vm;

/// The natives by name and number.
pub mod natives {
    pub use crate::registry::{module_group, modules, native, type_group};
}
