//! The objects of an image: what each refers to, and what can be reached from where.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use format::image::{header, module};
use format::layout::{
    self, cell, class, class_method, dict, frozen_set, function, instance, list, named_tuple, set,
    static_method, tuple, vec,
};
use format::object::{self, Kind};
use format::value::Value;
use freezer::graph;

use super::View;

/// The objects of one kind.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    /// How many.
    pub count: u32,
    /// Their bytes.
    pub bytes: u32,
}

/// The objects of each kind.
pub type Tallies = BTreeMap<&'static str, Tally>;

/// The bytes of all kinds together.
pub fn total(t: &Tallies) -> u32 {
    t.values().map(|t| t.bytes).sum()
}

impl View<'_> {
    /// The parts of an object, each with its name or its place in the object.
    pub fn parts(&self, v: Value) -> Vec<(String, Value)> {
        let named = |t: u32| {
            let entries = self.entries(self.mem.get(v, t));
            entries
                .into_iter()
                .map(|(k, v)| (format!(".{}", self.text(k)), v))
                .collect()
        };
        let keyed = |t: u32| {
            let entries = self.entries(self.mem.get(v, t));
            let part = |(k, x): (Value, Value)| {
                let label = format!("[{}]", self.describe(k));
                (label, if x.is_def() { x } else { k })
            };
            entries.into_iter().map(part).collect()
        };
        let content = |field: u32| vec![(" content".to_owned(), self.mem.get(v, field))];
        // The words of `v` from `first` to `last`. An empty list may have no storage.
        let items = |v: Value, first: u32, last: u32| {
            let end = if v.is_def() { self.mem.size(v) } else { 0 };
            (first..=last.min(end))
                .map(|i| (format!("[{}]", i - first), self.mem.get(v, i)))
                .collect()
        };
        match self.mem.kind(v) {
            Some(Kind::Class) => named(class::TABLE),
            Some(Kind::Instance) => named(instance::TABLE),
            Some(Kind::Module) => named(layout::module::TABLE),
            Some(Kind::Dict) => keyed(dict::TABLE),
            Some(Kind::Set) => keyed(set::TABLE),
            Some(Kind::FrozenSet) => keyed(frozen_set::TABLE),
            Some(Kind::List) => {
                let len = self.mem.get(v, list::LEN).as_len();
                items(self.mem.get(v, list::VEC), vec::ITEMS, vec::ITEMS + len - 1)
            }
            Some(Kind::Tuple) => items(v, tuple::ITEMS, self.mem.size(v)),
            Some(Kind::NamedTuple) => items(v, named_tuple::ITEMS, self.mem.size(v)),
            Some(Kind::Func) => {
                let mut all = vec![(" code".to_owned(), self.mem.get(v, function::CODE))];
                for i in function::DEFAULTS..=self.mem.size(v) {
                    let what = if i < function::CELLS {
                        "defaults"
                    } else {
                        "closure"
                    };
                    all.push((format!(" {what}"), self.mem.get(v, i)));
                }
                all
            }
            Some(Kind::Cell) => content(cell::VALUE),
            Some(Kind::StaticMethod) => content(static_method::FUNCTION),
            Some(Kind::ClassMethod) => content(class_method::FUNCTION),
            _ => Vec::new(),
        }
    }

    /// The values that an object refers to.
    pub fn children(&self, v: Value) -> Vec<Value> {
        graph::children(&self.mem, &self.image, v)
    }

    /// The objects and strings that can be reached from `from` and are not in `seen`. They are added to `seen`.
    /// The search stops at modules: each module is counted on its own.
    pub fn reach(&self, from: &[Value], seen: &mut HashSet<u32>) -> Tallies {
        self.tally(&self.reached(from, seen))
    }

    /// The objects and strings that [`View::reach`] counts.
    pub fn reached(&self, from: &[Value], seen: &mut HashSet<u32>) -> Vec<Value> {
        let mut found = Vec::new();
        let mut todo = from.to_vec();
        while let Some(v) = todo.pop() {
            let string = v.is_rom_str();
            if !string && !v.is_rom() || self.mem.is(v, Kind::Module) || !seen.insert(v.bits()) {
                continue;
            }
            found.push(v);
            if !string {
                todo.extend(self.children(v));
            }
        }
        found
    }

    /// The number and the bytes of objects and strings, by kind.
    pub fn tally(&self, all: &[Value]) -> Tallies {
        let mut found = Tallies::new();
        for v in all {
            let h = self.mem.header(*v);
            let name = match v.is_rom_str() {
                true => "Str",
                false => object::kind(h).map_or("?", Kind::name),
            };
            let tally = found.entry(name).or_default();
            tally.count += 1;
            tally.bytes += 4 * object::total_words(h);
        }
        found
    }

    /// Every object except strings: its place, header and kind.
    pub fn objects(&self) -> Vec<(u32, u32, Kind)> {
        let mut all = Vec::new();
        let mut at = self.image.objects;
        while at < self.image.len {
            let h = self.mem.rom(at);
            let Some(kind) = object::kind(h) else { break };
            all.push((at, h, kind));
            at = at.saturating_add(object::total_words(h));
        }
        all
    }

    /// The number of strings.
    pub fn strings(&self) -> u32 {
        let (mut at, mut n) = (self.header(header::STRINGS), 0);
        while at < self.image.objects {
            at = at.saturating_add(object::total_words(self.mem.rom(at)));
            n += 1;
        }
        n
    }

    /// For each object that the modules' globals reach, the shortest path of names to it.
    pub fn paths(&self) -> HashMap<u32, String> {
        let mut names = HashMap::new();
        let mut queue = VecDeque::new();
        for n in self.modules() {
            let v = self.module(n, module::OBJECT);
            names.insert(v.bits(), self.module_name(n));
            queue.push_back(v);
        }
        while let Some(v) = queue.pop_front() {
            let base = names.get(&v.bits()).cloned().unwrap_or_default();
            for (label, part) in self.parts(v) {
                if part.is_rom() && !names.contains_key(&part.bits()) && base.len() < 200 {
                    names.insert(part.bits(), format!("{base}{label}"));
                    queue.push_back(part);
                }
            }
        }
        names
    }
}
