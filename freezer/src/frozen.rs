//! The result of a freeze.

use crate::diagnostic::Diagnostic;
use crate::{measure, sidecar};

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
    /// The modules that were taken along for imports of computed names, with the reasons.
    pub taken: Vec<Diagnostic>,
    /// True if a board would run something.
    pub has_program: bool,
}
