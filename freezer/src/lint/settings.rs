//! The kinds of warnings, and which of them a user wants.

use std::collections::BTreeSet;

/// A kind of warning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// A name that is read and exists nowhere.
    UndefinedName,
    /// An attribute that a module or a built-in class lacks.
    MissingAttribute,
    /// An import that finds no module.
    MissingImport,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [
        Kind::UndefinedName,
        Kind::MissingAttribute,
        Kind::MissingImport,
    ];

    /// Its name, for messages, comments and settings.
    pub fn name(self) -> &'static str {
        match self {
            Kind::UndefinedName => "undefined-name",
            Kind::MissingAttribute => "missing-attribute",
            Kind::MissingImport => "missing-import",
        }
    }

    /// The kind of this name.
    pub fn of_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.name() == name)
    }

    /// True for the codes by which other linters know such a mistake.
    pub fn has_code(self, code: &str) -> bool {
        let codes: &[&str] = match self {
            Kind::UndefinedName => &["F821", "E0602"],
            Kind::MissingAttribute => &["E1101", "E0611"],
            Kind::MissingImport => &["E0401"],
        };
        code == self.name() || codes.iter().any(|c| c.eq_ignore_ascii_case(code))
    }
}

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
