//! The built-in modules, types and names, by the VM's own tables.

use std::collections::{BTreeMap, BTreeSet};

use format::types::TypeId;
use format::value::Value;
use vm::host::{natives, Attribute, Group};

use crate::evaluate::text_of;

/// The native modules and types.
pub struct Natives {
    modules: BTreeMap<String, BTreeMap<String, Option<TypeId>>>,
}

impl Natives {
    /// Reads the VM's tables.
    pub fn new() -> Natives {
        let module =
            |(_, group): (Value, &'static Group)| Some((text(group.name)?, attributes(group)));
        Natives {
            modules: natives::modules().filter_map(module).collect(),
        }
    }

    /// The attributes of a native module; with its type, if one is a type.
    pub fn module(&self, name: &str) -> Option<&BTreeMap<String, Option<TypeId>>> {
        let aliased = || self.modules.get(name.strip_prefix('u')?);
        self.modules.get(name).or_else(aliased)
    }

    /// The names that are built in.
    pub fn builtins(&self) -> impl Iterator<Item = &String> {
        self.module("builtins").into_iter().flat_map(BTreeMap::keys)
    }

    /// The built-in name; with its type, if it is a type.
    pub fn builtin(&self, name: &str) -> Option<Option<TypeId>> {
        self.module("builtins")?.get(name).copied()
    }
}

/// The fields that each module has.
pub fn module_fields() -> BTreeSet<String> {
    names_of(TypeId::Module)
}

/// The names of all attributes of a built-in type.
pub fn type_names(t: TypeId) -> BTreeSet<String> {
    let mut names = names_of(TypeId::Type);
    names.extend(names_of(t));
    names
}

/// The attributes that the groups of a type and its bases have.
fn names_of(mut t: TypeId) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    loop {
        if let Some((_, group)) = natives::type_group(t) {
            names.extend(attributes(group).into_keys());
        }
        if t == TypeId::Object {
            return names;
        }
        t = t.base();
    }
}

fn attributes(group: &Group) -> BTreeMap<String, Option<TypeId>> {
    let entry = |e: &vm::host::Entry| {
        let of_type = match e.get() {
            Attribute::Const(v) if v.is_typ() => Some(v.type_id()),
            _ => None,
        };
        Some((text(e.name())?, of_type))
    };
    group.entries.iter().filter_map(entry).collect()
}

fn text(name: Value) -> Option<String> {
    text_of(&[], &[], name)
}
