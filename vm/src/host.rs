//! What the tool uses of the VM besides what firmware uses. Everything that is not here is private.

pub use crate::error::Raise;
pub use crate::native::{Attribute, Entry, Group, Native, Purity};
pub use crate::vm::checking::Broken;
pub use crate::vm::freezing::{Module, Start, Status};
pub use crate::vm::imports::{Imports, Why};
pub use crate::vm::Vm;

/// The natives by name and number.
pub mod natives {
    use crate::native::{Group, Native};
    use crate::registry::NATIVES;
    use format::types::TypeId;
    use format::value::Value;

    /// The attributes of a native module.
    pub fn module_group(v: Value) -> Option<(u8, &'static Group)> {
        NATIVES.module_group(v)
    }
    /// Every native module.
    pub fn modules() -> impl Iterator<Item = (Value, &'static Group)> {
        NATIVES.all_modules()
    }
    /// The native function behind a value.
    pub fn native(v: Value) -> Option<Native> {
        NATIVES.native(v)
    }
    /// The number and attributes of a built-in type's own group.
    pub fn type_group(t: TypeId) -> Option<(u8, &'static Group)> {
        NATIVES.type_group(t)
    }
}
