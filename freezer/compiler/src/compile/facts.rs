//! The names that a module's text binds, and those that it reads from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

/// The reasons why a mistake at a place may be intended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Guard {
    /// A handler around it catches NameError.
    pub names: bool,
    /// A handler around it catches AttributeError.
    pub attributes: bool,
    /// A handler around it catches ImportError.
    pub imports: bool,
    /// A condition around it asks what the system has: `hasattr`, `sys.platform` and others.
    pub asked: bool,
    /// It runs only if the module is the program: `if __name__ == "__main__"`.
    pub program: bool,
}

/// The first and the last line of a piece of text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Lines {
    /// The line that a message names.
    pub first: u32,
    /// The last line on which a comment about it may stand.
    pub last: u32,
}

/// A place that reads a name which the module itself does not bind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Read {
    /// The name.
    pub name: String,
    /// Where.
    pub lines: Lines,
    /// Why that may be intended.
    pub guard: Guard,
    /// The scope, as a number in [`Facts::scopes`].
    pub scope: usize,
    /// True if it is called.
    pub called: bool,
}

/// A module, or a name in it, that a variable stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Root {
    /// `import a.b` or `import a.b as c`: the name of the module.
    Module(String),
    /// `from .a import b`: the module, the dots before it, and the name.
    Member(String, u32, String),
    /// A name that nothing in the module binds.
    Free(String),
}

/// A place that reads an attribute of what an import gave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AttributeRead {
    /// The object that the first name of the chain stands for.
    pub root: Root,
    /// The attributes between them.
    pub path: Vec<String>,
    /// The attribute.
    pub name: String,
    /// The chain as it is written.
    pub text: String,
    /// Where.
    pub lines: Lines,
    /// Why a mistake may be intended.
    pub guard: Guard,
}

/// The names of a scope.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ScopeNames {
    /// The scope around it.
    pub parent: Option<usize>,
    /// The names that it binds.
    pub names: Vec<String>,
}

/// The names that a module's text binds and reads.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// Names that the module may have as globals.
    pub globals: BTreeSet<String>,
    /// The scopes of the module, for suggestions.
    pub scopes: Vec<ScopeNames>,
    /// Reads of names from elsewhere.
    pub reads: Vec<Read>,
    /// Reads of attributes of what imports gave.
    pub attributes: Vec<AttributeRead>,
    /// Modules of `from x import *`: their names, and the dots before them.
    pub stars: Vec<(String, u32)>,
    /// Attributes that the module stores in objects other than its own `self`: they may be globals of other modules.
    pub stored: BTreeSet<String>,
    /// True if it may store any attribute in any module.
    pub stores_any: bool,
    /// Modules that it puts into `sys.modules`, by name.
    pub replaced: BTreeSet<String>,
    /// True if it may put modules of any name there.
    pub replaces_any: bool,
    /// True if it may have globals that its text does not name.
    pub unknown: bool,
    /// Lines with comments that silence warnings: the kinds that are meant; `None` for all.
    pub silenced: BTreeMap<u32, Option<Vec<String>>>,
}
