//! The rules of the proof: one for each kind of read.

use std::collections::BTreeSet;

use format::image::delta::{Change, Mark, CHANGE_WORDS};
use format::image::reads::{Read, READ_WORDS};
use format::layout::{class, instance, module, namespace_table, tuple};
use format::object::Kind;
use format::table::Table;
use format::value::Value;
use vm::host::Status;

use super::{Doubt, Place, Prover};

/// Numbers of the roots that the program's own names can change.
const BUILTINS: usize = 2;
const SCHEDULED: usize = 3;

/// A doubt.
fn because(object: String, cause: impl Into<String>, place: Option<Place>) -> Option<Doubt> {
    let cause = cause.into();
    Some(Doubt {
        object,
        cause,
        place,
    })
}

impl Prover<'_> {
    /// What speaks against the proof of the memo of the module with this index, if the modules without doubts are proved.
    pub(super) fn doubt(&self, index: usize, doubts: &[Option<Doubt>]) -> Option<Doubt> {
        if self.again {
            return because(
                "sys.modules".to_owned(),
                "the program may delete the module there",
                None,
            );
        }
        self.joined(index, doubts).or_else(|| self.read(index))
    }

    /// What speaks against what it has read itself.
    fn read(&self, index: usize) -> Option<Doubt> {
        let e = &self.evaluated.modules[index];
        let reads = self.rows(e.reads, READ_WORDS);
        reads.iter().find_map(|[what, object, key, value]| {
            match Read::from_index(what.as_len()) {
                Some(Read::Entries) => self.entries(index, *object, *key),
                Some(Read::Module) => self.module(*object, *value),
                Some(Read::Root) => self.root(*object, *value),
                Some(Read::Bound) => self.bound(*object, *value),
                // No live code can edit `sys.modules`.
                Some(Read::Unlisted) => None,
                Some(Read::Entry) => {
                    let cause = "another import has changed it";
                    because(self.entry_name(*object, *key), cause, None)
                }
                Some(Read::Untouched | Read::Whole) | None => self.unknown(*object),
            }
        })
    }

    /// The reads of places of the VM that always hold: indexes of module and row.
    pub(super) fn needless(&self) -> BTreeSet<(usize, usize)> {
        let mut found = BTreeSet::new();
        for (index, e) in self.evaluated.modules.iter().enumerate() {
            for (row, [what, object, _, value]) in self.rows(e.reads, READ_WORDS).iter().enumerate()
            {
                let doubt = match Read::from_index(what.as_len()) {
                    Some(Read::Module) => self.module(*object, *value),
                    Some(Read::Root) => self.root(*object, *value),
                    Some(Read::Bound) => self.bound(*object, *value),
                    Some(Read::Unlisted) => None,
                    _ => continue,
                };
                if doubt.is_none() && !self.again {
                    found.insert((index, row));
                }
            }
        }
        found
    }

    /// No rule says what may change the object.
    fn unknown(&self, object: Value) -> Option<Doubt> {
        let name = self.object_name(object);
        because(name, "no rule says what may change it", None)
    }

    /// The independent modules that it imports have to be proved too.
    fn joined(&self, index: usize, doubts: &[Option<Doubt>]) -> Option<Doubt> {
        let e = &self.evaluated.modules[index];
        self.rows(e.changes, CHANGE_WORDS)
            .iter()
            .filter(|[what, ..]| Change::from_index(what.as_len()) == Some(Change::Import))
            .find_map(|[_, object, ..]| {
                let Some(joined) = self.index_of(*object) else {
                    return self.unknown(*object);
                };
                let known = &self.evaluated.modules[joined];
                if doubts[joined].is_none() && super::is_candidate(known) {
                    return None;
                }
                because(self.module_name(joined), "its own import may fail", None)
            })
    }

    /// A module that was there where the program starts is there for good.
    fn module(&self, number: Value, value: Value) -> Option<Doubt> {
        let Some(index) = self.index_of(number) else {
            return self.unknown(number);
        };
        match value.is_def() && self.stays(index) && self.evaluated.modules[index].object == value {
            true => None,
            false => because(
                self.module_name(index),
                "the program may import it earlier or later",
                None,
            ),
        }
    }

    fn root(&self, number: Value, value: Value) -> Option<Doubt> {
        let i = number.as_len() as usize;
        let (name, user) = match i {
            BUILTINS => ("builtins", self.writes.builtins()),
            SCHEDULED => ("micropython.schedule", self.writes.schedule()),
            _ => return because("sys".to_owned(), "the program may change it", None),
        };
        if value != self.evaluated.start.roots[i] {
            return because(name.to_owned(), "another import has changed it", None);
        }
        let place = user?;
        because(name.to_owned(), "the program uses it", Some(place))
    }

    fn bound(&self, number: Value, value: Value) -> Option<Doubt> {
        let Some(index) = self.index_of(number) else {
            return self.unknown(number);
        };
        let name = self.module_name(index);
        if value != Value::TRUE || !self.stays(index) {
            return because(name, "the program may import it earlier or later", None);
        }
        let unbinds = |[what, object, mark, _]: &[Value; 4]| {
            Change::from_index(what.as_len()) == Some(Change::Module)
                && *object == number
                && Mark::from_index(mark.as_len()) == Mark::Unbound
        };
        let memos = &self.evaluated.modules;
        if memos
            .iter()
            .any(|e| self.rows(e.changes, CHANGE_WORDS).iter().any(unbinds))
        {
            return because(name, "another import deletes it", None);
        }
        let own = self.sources.modules[index].own_name();
        if let Some(place) = self.writes.deletion(own) {
            return because(name, "code deletes a name like that", Some(place));
        }
        let (any, place) = self.writes.any_entry()?;
        because(name, format!("{any} may delete it"), Some(place))
    }

    /// Entries that are as they are in the image.
    fn entries(&self, index: usize, ns: Value, keys: Value) -> Option<Doubt> {
        let keys = (0..self.mem.size(keys)).map(|i| self.mem.get(keys, tuple::ITEMS + i));
        for key in keys {
            let found = self.entry(index, ns, key);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    fn entry(&self, index: usize, ns: Value, key: Value) -> Option<Doubt> {
        let what = || self.entry_name(ns, key);
        let Some(text) = self.text(key) else {
            return self.unknown(ns);
        };
        let owner = match self.mem.kind(ns) {
            Some(Kind::Class | Kind::Instance) => None,
            Some(Kind::Module) => match self.index_of(self.mem.get(ns, module::NUMBER)) {
                Some(i) if self.evaluated.modules[i].object == ns => Some(i),
                _ => return self.unknown(ns),
            },
            _ => return self.unknown(ns),
        };
        let any = match owner {
            Some(_) => self.writes.any_entry(),
            None => self.writes.any_attribute(),
        };
        if let Some((any, place)) = any {
            return because(what(), format!("{any} may change it"), Some(place));
        }
        if let Some(place) = self.writes.attribute(&text) {
            return because(what(), format!("code sets .{text}"), Some(place));
        }
        if let Some(i) = owner {
            if let Some(place) = self.writes.global(i, &text) {
                return because(what(), "code sets that global", Some(place));
            }
            // The import of a submodule sets an entry of its name that is there.
            if self.has_child(i, &text) && self.has_entry(ns, key) {
                return because(what(), "the import of the submodule sets it", None);
            }
        }
        let changed = self.changed.get(&(ns.bits(), text));
        let other = changed?.iter().find(|i| **i != index)?;
        let cause = format!("the import of {} changes it", self.module_name(*other));
        because(what(), cause, None)
    }

    /// True if the module is there where the program starts, and nothing can take it out.
    fn stays(&self, index: usize) -> bool {
        let e = &self.evaluated.modules[index];
        e.started && e.status == Status::Done && !self.again
    }

    fn has_child(&self, package: usize, name: &str) -> bool {
        let mut modules = self.sources.modules.iter();
        modules.any(|m| m.parent == Some(package) && m.own_name() == name)
    }

    fn has_entry(&self, ns: Value, key: Value) -> bool {
        let table = self.mem.kind(ns).and_then(namespace_table);
        let table = table.map(|word| self.mem.get(ns, word));
        table.is_some_and(|t| {
            t.is_def() && Table::of(&self.mem, t).find_word(&self.mem, key).is_some()
        })
    }

    fn index_of(&self, number: Value) -> Option<usize> {
        let number = number.is_int().then(|| number.as_int())?;
        let number = u32::try_from(number).ok()?;
        self.index_of_number.get(&number).copied()
    }

    fn module_name(&self, index: usize) -> String {
        self.sources.modules[index].name.clone()
    }

    fn entry_name(&self, ns: Value, key: Value) -> String {
        match self.text(key) {
            Some(key) => format!("{}.{key}", self.object_name(ns)),
            None => self.object_name(ns),
        }
    }

    /// What a user calls the object.
    fn object_name(&self, v: Value) -> String {
        let class_name = |class| {
            self.text(self.mem.get(class, class::NAME))
                .unwrap_or_default()
        };
        match self.mem.kind(v) {
            Some(Kind::Module) => match self.index_of(self.mem.get(v, module::NUMBER)) {
                Some(i) => self.module_name(i),
                None => "a module".to_owned(),
            },
            Some(Kind::Class) => class_name(v),
            Some(Kind::Instance) => {
                format!(
                    "an instance of {}",
                    class_name(self.mem.get(v, instance::CLASS))
                )
            }
            Some(Kind::Cell) => "a variable of a function".to_owned(),
            Some(kind) => format!("a {}", kind.name().to_lowercase()),
            None => "an object".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use format::image::start;

    #[test]
    fn the_roots_are_those_of_the_image() {
        assert_eq!(start::ROOTS[BUILTINS], Kind::Dict);
        assert_eq!(start::ROOTS[SCHEDULED], Kind::List);
    }
}
