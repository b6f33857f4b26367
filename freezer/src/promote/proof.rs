//! Which memos are proved: nothing that the image can do makes one of their reads fail.
//!
//! The body of a proved module never runs on the device, so the image need not have it. The proof looks at names alone. What
//! no rule below covers is not proved; then the body stays, and the import checks its reads as every import does.
//!
//! A read that holds in the state where the program starts can only fail because of *live code*: the functions of all
//! modules, and the bodies that the image keeps. Bodies that are left out are not live, so the proof takes every memo for
//! proved at first, and then strikes out those for which that fails, until nothing changes.

pub(super) mod flow;
mod harmless;
mod reads;
mod writes;

use std::collections::{BTreeMap, BTreeSet};

use format::image::delta::{Change, CHANGE_WORDS};
use format::layout::tuple;
use format::mem::Mem;
use format::value::Value;
use vm::host::{Module as Evaluated, Status};

use crate::evaluate::{text_of, Evaluation};
use crate::sources::{Role, Sources};
use crate::Options;
use harmless::Program;
pub use writes::Place;
use writes::Writes;

/// Why a memo is not proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The thing that the import depends on: an object and a name of it, or a module.
    pub object: String,
    /// The code or the import that may change the object.
    pub cause: String,
    /// The code that may change it, if the cause is a piece of code.
    pub place: Option<Place>,
}

/// What is known of the bodies of the modules.
pub struct Proof {
    /// For each module, by index: why its memo is not proved. `None` for a proved memo, and for a module that has no memo of
    /// a body that ended.
    pub doubts: Vec<Option<Doubt>>,
    /// For each module, by index: true if the image has its body.
    pub keeps_body: Vec<bool>,
    /// Reads that always hold, whatever becomes of the others: indexes of module and row. The image need not have them.
    pub needless: BTreeSet<(usize, usize)>,
}

/// What a proof looks at.
struct Prover<'a> {
    sources: &'a Sources,
    evaluated: &'a Evaluation,
    options: &'a Options,
    mem: Mem<'a>,
    /// Index of each module, by its number while it was evaluated.
    index_of_number: BTreeMap<u32, usize>,
    /// The modules whose memos change an entry, by namespace and key.
    changed: BTreeMap<(u32, String), Vec<usize>>,
    /// True if the program may import a module again.
    again: bool,
    program: Program,
    /// What live code may write.
    writes: Writes,
}

/// Finds out which memos are proved. `numbers` are the numbers of the modules while they were evaluated; `again` tells
/// whether the program may import a module again.
pub fn prove(
    sources: &Sources,
    evaluated: &Evaluation,
    numbers: &[u32],
    again: bool,
    options: &Options,
) -> Proof {
    let mut ram = evaluated.ram.clone();
    let mut p = Prover {
        sources,
        evaluated,
        options,
        mem: Mem::on_host(&evaluated.rom, &mut ram),
        index_of_number: numbers.iter().copied().zip(0..).collect(),
        changed: BTreeMap::new(),
        again,
        program: Program::of(sources),
        writes: Writes::default(),
    };
    p.changed = p.changed_entries();
    let mut doubts: Vec<Option<Doubt>> = vec![None; sources.modules.len()];
    loop {
        let keeps_body = p.bodies(&doubts);
        p.writes = p.live_writes(&keeps_body);
        let struck: Vec<(usize, Doubt)> = (0..doubts.len())
            .filter(|i| doubts[*i].is_none() && is_candidate(&evaluated.modules[*i]))
            .filter_map(|i| Some((i, p.doubt(i, &doubts)?)))
            .collect();
        if struck.is_empty() {
            return Proof {
                needless: p.needless(),
                doubts,
                keeps_body,
            };
        }
        for (i, doubt) in struck {
            doubts[i] = Some(doubt);
        }
    }
}

/// True if the module has the memo of a body that ended. No other memo can make a body needless: after a body has raised, the
/// next import runs it again.
fn is_candidate(e: &Evaluated) -> bool {
    e.has_memo() && e.status == Status::Done
}

impl Prover<'_> {
    /// For each module: true if the image has its body, given these doubts.
    fn bodies(&self, doubts: &[Option<Doubt>]) -> Vec<bool> {
        let modules = self.sources.modules.iter().zip(&self.evaluated.modules);
        modules
            .zip(doubts)
            .map(|((m, e), doubt)| {
                let dropped = self.options.drops_body_of(&m.name);
                let stays = match e.status {
                    // The program's frames have what is left of its bodies.
                    _ if m.role != Role::Module => false,
                    Status::Runs => true,
                    // A second attempt runs the body again. That of a body that has stopped is in its frames anyway.
                    Status::Raised => !dropped,
                    Status::Suspended if e.started => true,
                    _ if e.started => self.again && !dropped,
                    Status::Done => doubt.is_some() && !dropped,
                    Status::Suspended => !dropped,
                };
                stays || self.options.keep_bodies
            })
            .collect()
    }

    /// What the functions of all modules, the bodies in the image and the program behind its stop may write.
    fn live_writes(&self, keeps_body: &[bool]) -> Writes {
        let start = &self.evaluated.start;
        let goes_on = !start.frames.is_empty() || !start.bodies.is_empty();
        let mut writes = Writes::default();
        for (i, m) in self.sources.modules.iter().enumerate() {
            let namespace = match (m.role, self.sources.main) {
                (Role::Module, _) | (_, None) => i,
                (_, Some(main)) => main,
            };
            let e = &self.evaluated.modules[i];
            let is_live = match m.role {
                Role::Module => keeps_body[i] || e.status == Status::Suspended,
                _ => goes_on,
            };
            writes.add(&self.program, &m.unit, (i, namespace), is_live);
        }
        writes
    }

    /// The modules whose memos change an entry of a namespace.
    fn changed_entries(&self) -> BTreeMap<(u32, String), Vec<usize>> {
        let mut changed: BTreeMap<(u32, String), Vec<usize>> = BTreeMap::new();
        for (i, e) in self.evaluated.modules.iter().enumerate() {
            for [what, object, key, _] in self.rows(e.changes, CHANGE_WORDS) {
                if Change::from_index(what.as_len()) != Some(Change::Entry) {
                    continue;
                }
                if let Some(key) = self.text(key) {
                    let users = changed.entry((object.bits(), key)).or_default();
                    users.push(i);
                }
            }
        }
        changed
    }

    /// The rows of a memo's tuple, which may be UNDEF.
    fn rows(&self, t: Value, words: u32) -> Vec<[Value; 4]> {
        if !t.is_def() {
            return Vec::new();
        }
        let row = |at| [0, 1, 2, 3].map(|k| self.mem.get(t, tuple::ITEMS + at + k));
        (0..self.mem.size(t))
            .step_by(words as usize)
            .map(row)
            .collect()
    }

    /// The text of a string; `None` for any other value.
    fn text(&self, v: Value) -> Option<String> {
        let is_text = v.is_interned() || self.mem.is(v, format::object::Kind::Str);
        is_text
            .then(|| text_of(&self.evaluated.ram, &self.evaluated.rom, v))
            .flatten()
    }
}
