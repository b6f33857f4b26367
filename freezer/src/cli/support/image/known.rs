//! What a reader of images has to know of the VM that executes them. The caller brings it: nothing here asks the VM.

use format::image::Target;
use format::value::Value;

/// A VM, as far as its images tell of it.
pub struct KnownVm {
    /// The images that it executes, as the verifier asks.
    pub target: &'static Target,
    /// The name of one of its native functions or modules.
    pub native_name: fn(Value) -> Option<Value>,
}
