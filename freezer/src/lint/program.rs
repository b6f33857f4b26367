//! The program as a whole: its modules by name, and the names that each of them may have.

use std::collections::{BTreeMap, BTreeSet};

use compiler::Root;
use format::types::TypeId;

use super::natives::{module_fields, Natives};
use crate::sources::{imported_name, Role, SourceModule, Sources};

/// The most modules that import all names of one another in a chain.
const STARS_MAX: usize = 20;

/// The program.
pub struct Program<'a> {
    /// The built-in modules, types and names.
    pub natives: Natives,
    /// The fields of all modules.
    pub fields: BTreeSet<String>,
    /// Names that a module may get from another one.
    pub stored: BTreeSet<&'a str>,
    /// True if a module may set names in others that no text shows.
    pub stores_any: bool,
    sources: &'a Sources,
    modules: BTreeMap<&'a str, &'a SourceModule>,
    replaced: BTreeSet<&'a str>,
    replaces_any: bool,
}

/// The object that an expression stands for.
pub enum Thing<'a> {
    /// A module of the program: its full name.
    Module(&'a SourceModule),
    /// A native module: its name.
    Native(String),
    /// A built-in class.
    Type(TypeId),
}

/// Names that exist.
pub struct Names(pub BTreeSet<String>);

impl<'a> Program<'a> {
    /// Joins what the modules tell.
    pub fn new(sources: &'a Sources) -> Program<'a> {
        let facts = || sources.modules.iter().map(|m| &m.facts);
        Program {
            natives: Natives::new(),
            fields: module_fields(),
            stored: facts()
                .flat_map(|f| f.stored.iter().map(String::as_str))
                .collect(),
            stores_any: facts().any(|f| f.stores_any),
            sources,
            modules: sources
                .modules
                .iter()
                .map(|m| (m.name.as_str(), m))
                .collect(),
            replaced: facts()
                .flat_map(|f| f.replaced.iter().map(String::as_str))
                .collect(),
            replaces_any: facts().any(|f| f.replaces_any),
        }
    }

    /// The names of the modules of the program.
    pub fn module_names(&self) -> impl Iterator<Item = &str> {
        self.modules.keys().copied()
    }

    /// True if the program may make a module of this name itself, or import it in a way of its own.
    pub fn may_appear(&self, name: &str) -> bool {
        self.replaces_any || self.replaced.contains(name) || self.stored.contains("__import__")
    }

    /// True if a module of this name exists, or was left out.
    pub fn is_module(&self, name: &str) -> bool {
        self.modules.contains_key(name)
            || self.sources.left.contains(name)
            || self.replaced.contains(name)
    }

    /// The module of this full name, if it is certain which one that is.
    pub fn module(&self, name: &str) -> Option<Thing<'a>> {
        if self.replaces_any || self.replaced.contains(name) || self.sources.left.contains(name) {
            return None;
        }
        match (self.modules.get(name), self.natives.module(name)) {
            (Some(m), None) => (!m.broken).then_some(Thing::Module(m)),
            (None, Some(_)) => Some(Thing::Native(name.to_owned())),
            _ => None,
        }
    }

    /// The object that the first name of a chain stands for in the module `m`.
    pub fn root(&self, m: &SourceModule, root: &Root) -> Option<Thing<'a>> {
        match root {
            Root::Module(name) => self.module(name),
            Root::Member(module, level, name) => {
                let base = imported_name(&m.name, m.package, *level, module);
                let below = format!("{base}.{name}");
                if self.modules.contains_key(below.as_str()) {
                    // The package may have a variable of the same name.
                    let package = self.modules.get(base.as_str());
                    let hidden = package.is_some_and(|p| p.facts.globals.contains(name));
                    return (!hidden).then(|| self.module(&below)).flatten();
                }
                self.member(&self.module(&base)?, name)
            }
            Root::Free(name) => match self.names(m, 0)?.0.contains(name.as_str()) {
                true => None,
                false => self.natives.builtin(name)?.map(Thing::Type),
            },
        }
    }

    /// The attribute of a module, if it is a module or class itself.
    pub fn member(&self, of: &Thing<'a>, name: &str) -> Option<Thing<'a>> {
        match of {
            Thing::Native(module) => {
                let t = (*self.natives.module(module)?.get(name)?)?;
                (!self.stored.contains(name)).then_some(Thing::Type(t))
            }
            Thing::Module(m) if !m.facts.globals.contains(name) => {
                self.module(&format!("{}.{name}", m.name))
            }
            _ => None,
        }
    }

    /// The names that a module may have as globals; `None` if nobody knows.
    pub fn names(&self, m: &SourceModule, depth: usize) -> Option<Names> {
        let f = &m.facts;
        if f.unknown || self.stores_any || depth > STARS_MAX {
            return None;
        }
        let mut names: BTreeSet<String> = f.globals.clone();
        for (module, level) in &f.stars {
            let name = imported_name(&m.name, m.package, *level, module);
            match self.module(&name)? {
                Thing::Native(n) => names.extend(self.natives.module(&n)?.keys().cloned()),
                Thing::Module(from) => names.extend(self.names(from, depth + 1)?.0),
                Thing::Type(_) => return None,
            }
        }
        Some(Names(names))
    }

    /// The names that the program's files share; for another module, its own.
    pub fn shared(&self, m: &SourceModule) -> Option<Names> {
        if m.role == Role::Module {
            return self.names(m, 0);
        }
        let mut all = BTreeSet::new();
        for part in self
            .sources
            .modules
            .iter()
            .filter(|p| p.role != Role::Module)
        {
            all.extend(self.names(part, 0)?.0);
        }
        Some(Names(all))
    }
}
