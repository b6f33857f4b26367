//! Warns of a program that changes, behind its stop, what a later import has read: that import runs a body on the board.

use std::collections::BTreeMap;

use compiler::link::Linked;
use format::image::code;
use format::image::reads::{Read, READ_WORDS};
use format::isa::{self, Op};
use format::layout::{module, namespace_table, tuple};
use format::mem::Mem;
use format::table::Table;
use format::value::Value;

use super::proof::flow::{line_at, Flow};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{code_at, text_of, Evaluation};
use crate::sources::{Role, Sources};
use crate::Options;

/// The name of the code of a module's body.
const BODY: &str = "<module>";

struct Late<'a> {
    sources: &'a Sources,
    evaluated: &'a Evaluation,
    options: &'a Options,
    mem: Mem<'a>,
    /// The modules whose memos have read an entry, by namespace and key.
    readers: BTreeMap<(u32, String), Vec<usize>>,
}

/// A warning for each statement that the program executes behind its stop, and that changes what a later import has read.
pub fn late_changes(
    sources: &Sources,
    linked: &Linked,
    evaluated: &Evaluation,
    options: &Options,
) -> Vec<Diagnostic> {
    let mut ram = evaluated.ram.clone();
    let mut late = Late {
        sources,
        evaluated,
        options,
        mem: Mem::on_host(&evaluated.rom, &mut ram),
        readers: BTreeMap::new(),
    };
    late.readers = late.entries_read();
    let mut warnings = Vec::new();
    for (index, from) in left_of_bodies(sources, linked, evaluated) {
        late.look(index, from, &mut warnings);
    }
    warnings
}

/// The bodies that go on behind the stop, with the word where each does.
fn left_of_bodies(sources: &Sources, linked: &Linked, evaluated: &Evaluation) -> Vec<(usize, u32)> {
    let Some(main) = sources.main else {
        return Vec::new();
    };
    let stopped = evaluated.modules[main].stopped.as_ref();
    let places = stopped.map_or(&[][..], |(_, places)| places);
    let mut bodies: Vec<(usize, u32)> = places
        .iter()
        .filter_map(|pc| {
            let (at, info) = code_at(linked, *pc)?;
            let from = pc.saturating_sub(at + code::INSTRS);
            (info.name == BODY).then_some((info.module, from))
        })
        .collect();
    let left = sources.parts.len() - evaluated.start.bodies.len();
    bodies.extend(sources.parts[left..].iter().map(|part| (*part, 0)));
    bodies
}

impl Late<'_> {
    fn entries_read(&self) -> BTreeMap<(u32, String), Vec<usize>> {
        let mut readers: BTreeMap<(u32, String), Vec<usize>> = BTreeMap::new();
        for (index, e) in self.evaluated.modules.iter().enumerate() {
            if !e.has_memo() || e.reads.is_undef() {
                continue;
            }
            for at in (0..self.mem.size(e.reads)).step_by(READ_WORDS as usize) {
                let [what, object, key] =
                    [0, 1, 2].map(|k| self.mem.get(e.reads, tuple::ITEMS + at + k));
                let keys: Vec<Value> = match Read::from_index(what.as_len()) {
                    Some(Read::Entry) => vec![key],
                    Some(Read::Entries) => (0..self.mem.size(key))
                        .map(|i| self.mem.get(key, tuple::ITEMS + i))
                        .collect(),
                    _ => continue,
                };
                for key in keys.into_iter().filter_map(|key| self.text(key)) {
                    let all = readers.entry((object.bits(), key)).or_default();
                    all.push(index);
                }
            }
        }
        readers
    }

    /// Adds a warning for each statement of the body of module `index`, from word `from` on, that changes what an import
    /// behind it has read.
    fn look(&self, index: usize, from: u32, warnings: &mut Vec<Diagnostic>) {
        let m = &self.sources.modules[index];
        let namespace = match (m.role, self.sources.main) {
            (Role::Module, _) | (_, None) => self.evaluated.modules[index].object,
            (_, Some(main)) => self.evaluated.modules[main].object,
        };
        let flow = Flow::of(&m.unit);
        for (n, i) in flow.code.iter().enumerate().filter(|(_, i)| i.at >= from) {
            let Some(name) = flow.name(n) else { continue };
            let (object, owner) = match i.op {
                Op::StoreGlobal => (namespace, m.own_name().to_owned()),
                Op::SetAttr | Op::DelAttr => {
                    let Some(global) = receiver(&flow, n) else {
                        continue;
                    };
                    let Some(object) = self.global(namespace, global) else {
                        continue;
                    };
                    (object, global.to_owned())
                }
                _ => continue,
            };
            let Some(readers) = self.readers.get(&(object.bits(), name.to_owned())) else {
                continue;
            };
            let imported = |reader: &&usize| !self.imports(&flow, from, n, **reader);
            let readers: Vec<usize> = readers.iter().filter(imported).copied().collect();
            if !readers.is_empty() {
                let what = self.message(&format!("{owner}.{name}"), index, &readers);
                let line = line_at(&m.unit, i.at);
                warnings.push(Diagnostic::new(what).file(&m.path).line(line));
            }
        }
    }

    fn message(&self, what: &str, index: usize, readers: &[usize]) -> String {
        let name = |i: usize| self.sources.modules[i].name.as_str();
        let bytes: u32 = readers
            .iter()
            .map(|i| 4 * self.evaluated.modules[*i].words)
            .sum();
        let first = name(readers[0]);
        let (who, its) = match readers.len() {
            1 => (format!("the import of {first} reads it"), "its body"),
            n => (
                format!("the imports of {first} and {} more read it", n - 1),
                "their bodies",
            ),
        };
        let then = match readers.iter().any(|i| self.options.drops_body_of(name(*i))) {
            true => "so it raises ImportError on the board: its body is dropped".to_owned(),
            false => format!("so {its} will run on the board, which takes {bytes} bytes of heap"),
        };
        format!(
            "{} changes {what} after its first effect; {who}, {then}",
            name(index)
        )
    }

    /// True if the code between word `from` and instruction number `to` imports the module by its name.
    fn imports(&self, flow: &Flow<'_>, from: u32, to: usize, module: usize) -> bool {
        let name = self.sources.modules[module].name.as_str();
        (0..to).any(|n| {
            let i = &flow.code[n];
            i.at >= from && i.op == Op::Import && flow.name(n) == Some(name)
        })
    }

    /// The namespace that a global of the module object `ns` is where the program starts.
    fn global(&self, ns: Value, name: &str) -> Option<Value> {
        if !ns.is_def() {
            return None;
        }
        let table = self.mem.get(ns, module::TABLE);
        if !table.is_def() {
            return None;
        }
        let t = Table::of(&self.mem, table);
        let mut i = 0;
        while let Some(e) = t.next(&self.mem, i) {
            if self.text(t.key(&self.mem, e)).as_deref() == Some(name) {
                let v = t.value(&self.mem, e);
                let kind = v.is_object().then(|| self.mem.kind(v)).flatten();
                return kind.and_then(namespace_table).map(|_| v);
            }
            i = e + 1;
        }
        None
    }

    fn text(&self, v: Value) -> Option<String> {
        let is_text = v.is_interned() || self.mem.is(v, format::object::Kind::Str);
        is_text
            .then(|| text_of(&self.evaluated.ram, &self.evaluated.rom, v))
            .flatten()
    }
}

/// The global whose attribute instruction number `n` changes.
fn receiver<'u>(flow: &Flow<'u>, n: usize) -> Option<&'u str> {
    let writer = flow.writer(n, isa::a(flow.code[n].word))?;
    (flow.code[writer].op == Op::LoadGlobal)
        .then(|| flow.name(writer))
        .flatten()
}
