//! Which warnings a user wants.

use std::collections::BTreeSet;

use crate::diagnostic::Kind;

/// The warnings that a user wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// False for none at all.
    pub on: bool,
    /// Kinds that are not wanted.
    pub ignore: BTreeSet<Kind>,
    /// Names that something else defines.
    pub names: BTreeSet<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            on: true,
            ignore: BTreeSet::new(),
            names: BTreeSet::new(),
        }
    }
}
