//! What live code may write, by the names in it.

use std::collections::{BTreeMap, BTreeSet};

use compiler::{CodeUnit, Const};
use format::isa::Op;

use super::flow::{line_at, Flow};
use super::harmless::{is_init_of, Program, Reach};

/// A place in the sources: index of the module, and line.
pub type Place = (usize, u32);

/// Names with which a program can reach a namespace other than by its entries' names.
pub(super) const ANY_ENTRY: [&str; 11] = [
    "setattr",
    "delattr",
    "__setattr__",
    "__delattr__",
    "__dict__",
    "__globals__",
    "globals",
    "locals",
    "vars",
    "eval",
    "exec",
];

/// Names of the module that holds the built-in names.
const BUILTINS: [&str; 2] = ["builtins", "ubuiltins"];

/// What live code may write.
#[derive(Default)]
pub(super) struct Writes {
    /// Attributes that are set or deleted.
    attributes: BTreeMap<String, Place>,
    /// Attributes and globals that are deleted.
    deleted: BTreeMap<String, Place>,
    /// Globals that are set or deleted, by the index of their module.
    globals: BTreeMap<(usize, String), Place>,
    /// Modules of which a body makes globals of all names of another module.
    stars: BTreeMap<usize, Place>,
    /// A name that lets the program write any entry.
    any: Option<(String, Place)>,
    /// A name that lets the program write any attribute of an instance or class.
    any_of_objects: Option<(String, Place)>,
    /// The use of the module of the built-in names.
    builtins: Option<Place>,
    /// The use of `schedule`.
    schedule: Option<Place>,
}

impl Writes {
    /// Adds the functions of a module, and its body if that is live. `of` is the index of the module, and of the one in whose
    /// namespace it runs.
    pub(super) fn add(
        &mut self,
        program: &Program,
        body: &CodeUnit,
        of: (usize, usize),
        body_is_live: bool,
    ) {
        if body_is_live {
            self.add_code(body, of);
        }
        // A function may have got such a name from a body that is not live.
        self.add_names(program, body, of.0, false);
        self.add_functions(program, body, of);
    }

    fn add_functions(&mut self, program: &Program, outer: &CodeUnit, of: (usize, usize)) {
        let flow = Flow::of(outer);
        for (at, i) in flow.code.iter().enumerate() {
            for unit in i.operands.iter().filter_map(unit_of) {
                self.add_code(unit, of);
                self.add_names(program, unit, of.0, is_init_of(&flow, at));
                self.add_functions(program, unit, of);
            }
        }
    }

    fn add_code(&mut self, unit: &CodeUnit, (module, namespace): (usize, usize)) {
        for i in unit.instructions() {
            let place = (module, line_at(unit, i.at));
            if i.op == Op::ImportStar {
                self.stars.entry(namespace).or_insert(place);
            }
            let Some(name) = i.operands.iter().find_map(name_of) else {
                continue;
            };
            match i.op {
                Op::SetAttr | Op::DelAttr => {
                    self.attributes.entry(name.to_owned()).or_insert(place);
                }
                Op::StoreGlobal | Op::DelGlobal => {
                    let key = (namespace, name.to_owned());
                    self.globals.entry(key).or_insert(place);
                }
                _ => {}
            }
            if matches!(i.op, Op::DelAttr | Op::DelGlobal) {
                self.deleted.entry(name.to_owned()).or_insert(place);
            }
        }
    }

    /// Adds the names in the code itself, not those of the functions in it.
    fn add_names(&mut self, program: &Program, unit: &CodeUnit, module: usize, is_init: bool) {
        let flow = Flow::of(unit);
        for (at, i) in flow.code.iter().enumerate() {
            let place = (module, line_at(unit, i.at));
            let mut names = BTreeSet::new();
            for word in i.operands {
                if let compiler::Word::Const(k) = word {
                    texts(k, &mut names);
                }
            }
            for name in names {
                if BUILTINS.contains(&name) {
                    self.builtins.get_or_insert(place);
                }
                if name == "schedule" {
                    self.schedule.get_or_insert(place);
                }
                let reach = match ANY_ENTRY.contains(&name) {
                    true => program.reach(&flow, at, name, is_init),
                    false if BUILTINS.contains(&name) => Reach::All,
                    false => Reach::Nothing,
                };
                let any = match reach {
                    Reach::Nothing => continue,
                    Reach::Objects => &mut self.any_of_objects,
                    Reach::All => &mut self.any,
                };
                any.get_or_insert_with(|| (name.to_owned(), place));
            }
        }
    }

    /// The code that may set or delete the attribute `name` of any object.
    pub(super) fn attribute(&self, name: &str) -> Option<Place> {
        self.attributes.get(name).copied()
    }

    /// The code that may set or delete the global `name` of a module, otherwise than as an attribute.
    pub(super) fn global(&self, namespace: usize, name: &str) -> Option<Place> {
        let named = self.globals.get(&(namespace, name.to_owned()));
        named.or(self.stars.get(&namespace)).copied()
    }

    /// The code that may delete an attribute or a global of this name.
    pub(super) fn deletion(&self, name: &str) -> Option<Place> {
        self.deleted.get(name).copied()
    }

    /// A name with which the program may write any entry, and its place.
    pub(super) fn any_entry(&self) -> Option<(&str, Place)> {
        self.any
            .as_ref()
            .map(|(name, place)| (name.as_str(), *place))
    }

    /// A name with which the program may write any attribute of an instance or class, and its place.
    pub(super) fn any_attribute(&self) -> Option<(&str, Place)> {
        let any = self.any.as_ref().or(self.any_of_objects.as_ref());
        any.map(|(name, place)| (name.as_str(), *place))
    }

    /// The use of the module of the built-in names.
    pub(super) fn builtins(&self) -> Option<Place> {
        self.builtins
    }

    /// The use of `schedule`.
    pub(super) fn schedule(&self) -> Option<Place> {
        self.schedule
    }
}

fn unit_of(word: &compiler::Word) -> Option<&CodeUnit> {
    match word {
        compiler::Word::Const(Const::Code(unit)) => Some(unit),
        _ => None,
    }
}

fn name_of(word: &compiler::Word) -> Option<&str> {
    match word {
        compiler::Word::Const(Const::Name(name)) => Some(name),
        _ => None,
    }
}

/// Adds the names and texts of a constant.
pub(super) fn texts<'c>(k: &'c Const, found: &mut BTreeSet<&'c str>) {
    match k {
        Const::Name(s) | Const::Str(s) => {
            found.insert(s);
        }
        Const::Tuple(items) => items.iter().for_each(|k| texts(k, found)),
        _ => {}
    }
}
