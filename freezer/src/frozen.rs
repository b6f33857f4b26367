//! The result of a freeze.

use crate::diagnostic::Diagnostic;
use crate::{measure, sidecar};

/// The modules that a board runs: the first alone if the image has it, or else the others, in this order.
pub const PROGRAM: [&str; 3] = ["__main__", "boot", "main"];

/// An image, and what is known of it.
pub struct Frozen {
    /// The image's words.
    pub words: Vec<u32>,
    /// A line of the report for each module, sorted by name.
    pub modules: Vec<measure::ModuleReport>,
    /// Sizes of the image's parts.
    pub sizes: measure::Sizes,
    /// Line tables and names, for the host.
    pub sidecar: sidecar::Sidecar,
    /// Warnings for the user.
    pub warnings: Vec<Diagnostic>,
}

impl Frozen {
    /// True if a board would run something.
    pub fn has_program(&self) -> bool {
        self.modules
            .iter()
            .any(|m| PROGRAM.contains(&m.name.as_str()))
    }
}
