//! Promotes the heap that evaluation left behind: its objects become ROM objects.
//!
//! The object graph is copied, from the modules on, and every value becomes one of the new image. The cases below are
//! the objects whose words are not all plain values, and those that get smaller on the way: tables, and the storage
//! of lists and byte arrays.

mod code;
mod late;
mod makers;
mod modules;
mod proof;
mod shared;

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::AtomicU32;

use compiler::link::Linked;
use compiler::Const;
use format::image::build::{Builder, Built, ObjId, Object, Word};
use format::layout::{self, module};
use format::mem::Mem;
use format::object::{self, FirstWrite, Kind, BODY, FLAG};
use format::table::{self, Table};
use format::value::Value;

use crate::data::Files;
use crate::diagnostic::{Diagnostic, Failure};
use crate::evaluate::{text_of, Evaluation};
use crate::owners::Owners;
use crate::progress::Step;
use crate::sources::Sources;
use crate::Options;
pub use late::late_changes;
pub use proof::{Doubt, Proof};
use shared::Met;
pub use shared::Shared;

/// Image1.
pub struct Promoted {
    /// The image.
    pub image: Built,
    /// Which memos are proved, and which bodies the image has.
    pub proof: Proof,
    /// Bytes of ROM that came with each module, by index: what no module before it had.
    pub rom_bytes: Vec<u32>,
    /// Bytes of ROM of each module's body, by index, if the image has it for want of a proof; otherwise 0.
    pub body_bytes: Vec<u32>,
    /// The modules to which code and the objects that bodies made belong, see [`owners`].
    pub fixed: Owners,
    /// Place in image1 of each code object, by its place in image0.
    pub code_places: HashMap<u32, u32>,
    /// What the image has once for several users.
    pub shared: Shared,
}

struct Promoter<'a> {
    mem: Mem<'a>,
    ram: &'a [u32],
    rom: &'a [AtomicU32],
    builder: Builder,
    ids: HashMap<u32, ObjId>,
    todo: Vec<(Value, ObjId)>,
    /// Tuples of names of code, by the words of their strings.
    names: HashMap<Vec<u32>, ObjId>,
    /// Tuples of the rows of memos.
    row_tuples: BTreeMap<Vec<Word>, ObjId>,
    /// The size of storage of which a part is unused.
    trims: HashMap<u32, u32>,
    index_of_number: HashMap<u32, usize>,
    /// The object of each module, by index.
    objects: Vec<ObjId>,
    /// The table of the module objects that took the place of others, whose keys are numbers of modules.
    numbered: Option<u32>,
    shared: Shared,
    met: Met,
    error: Option<String>,
}

/// Copies the objects that evaluation left behind into an image.
///
/// # Errors
/// An object that cannot be frozen.
pub fn promote(
    sources: &Sources,
    data: &Files,
    linked: &Linked,
    evaluated: &Evaluation,
    options: &Options,
) -> Result<Promoted, Failure> {
    let mut ram = evaluated.ram.clone();
    let index_of_number = linked
        .image
        .module_numbers
        .iter()
        .enumerate()
        .map(|(i, n)| (*n, i))
        .collect();
    let mut p = Promoter {
        mem: Mem::on_host(&evaluated.rom, &mut ram),
        ram: &evaluated.ram,
        rom: &evaluated.rom,
        builder: Builder::new(),
        ids: HashMap::new(),
        todo: Vec::new(),
        names: HashMap::new(),
        row_tuples: BTreeMap::new(),
        trims: HashMap::new(),
        index_of_number,
        objects: Vec::new(),
        numbered: None,
        shared: Shared::default(),
        met: Met::default(),
        error: None,
    };
    // Module objects get their numbers first, so that each is filled in when its own module is copied, not when the
    // first module that imports it is.
    for e in &evaluated.modules {
        let id = p.builder.reserve();
        if e.object.is_def() {
            p.ids.insert(e.object.bits(), id);
        }
        p.objects.push(id);
    }
    let again = looks_at_modules(sources);
    let numbers = &linked.image.module_numbers;
    let proof = proof::prove(sources, evaluated, numbers, again, options);
    let (mut rom_bytes, mut body_bytes) = (Vec::new(), Vec::new());
    for (index, (m, e)) in sources.modules.iter().zip(&evaluated.modules).enumerate() {
        let step = Step::Writes(&m.name, index, sources.modules.len());
        options.progress.tell(step);
        p.met.strings.clear();
        // The object of the module has it already.
        p.met.strings.insert(m.own_name().to_owned());
        p.met.bytes.clear();
        let (objects, strings) = (p.builder.object_count(), p.builder.string_bytes());
        if !options.drop_bodies {
            // A program may put the whole name together. With this string in the image that takes no RAM.
            p.meet_string(m.name.clone());
        }
        let needless = |row| proof.needless.contains(&(index, row));
        let mut entry = p.module(index, m, e, needless);
        p.drain();
        let before = p.bytes_so_far();
        if proof.keeps_body[index] {
            entry.body = Some(p.body(index, linked, entry.object));
            p.drain();
        }
        body_bytes.push(match proof.doubts[index] {
            Some(_) => p.bytes_so_far() - before,
            None => 0,
        });
        p.builder.module(entry);
        let words: u32 = (objects..p.builder.object_count())
            .map(|i| p.builder.object_words(ObjId(i)))
            .sum();
        let words = words + p.builder.object_words(p.objects[index]);
        rom_bytes.push(4 * words + p.builder.string_bytes() - strings);
        if let Some(what) = p.error.take() {
            return Err(
                Diagnostic::new(format!("{} cannot be frozen: {what}", m.name))
                    .file(&m.path)
                    .into(),
            );
        }
    }
    // The program's frames have its code, whose strings `eval` may get.
    if let Some(main) = sources.main {
        let start = p.start(&evaluated.start, linked);
        p.drain();
        p.builder.main(main, start);
    }
    for (text, place) in &linked.evals {
        if p.builder.has_string(text) || p.builder.has_bytes(text.as_bytes()) {
            let id = p.copy(Value::rom(*place));
            p.drain();
            p.builder.eval(text, id);
        }
    }
    p.builder.on_error(options.on_error);
    for (path, content) in data {
        p.builder.file(path, content);
    }
    let (ids, shared) = (p.ids, p.shared);
    let image = p.builder.finish(vm::fingerprint());
    let fixed = makers::fixed(linked, evaluated, &ids, &image);
    let code_places = linked
        .codes
        .keys()
        .filter_map(|at| {
            ids.get(&Value::rom(*at).bits())
                .map(|id| (*at, image.places[id.0]))
        })
        .collect();
    Ok(Promoted {
        image,
        proof,
        rom_bytes,
        body_bytes,
        fixed,
        code_places,
        shared,
    })
}

/// True if the program may delete a module from `sys.modules`, and so run its body again. It may if it has both
/// names, or text with them.
fn looks_at_modules(sources: &Sources) -> bool {
    let (mut sys, mut modules) = (false, false);
    for m in &sources.modules {
        m.unit.each_const(&mut |k| {
            if let Const::Name(s) | Const::Str(s) = k {
                sys |= s.contains("sys");
                modules |= s.contains("modules");
            }
        });
    }
    sys && modules
}

impl Promoter<'_> {
    /// A value as a word of the new image.
    fn value(&mut self, v: Value) -> Word {
        if v.is_rom_str() || v.is_core_str() {
            return self.string(v);
        }
        if !v.is_object() {
            return v.into();
        }
        match self.mem.kind(v) {
            Some(Kind::Str) => self.string(v),
            Some(Kind::Bytes) => {
                let b = self.bytes(v);
                if self.met.bytes.insert(b.clone()) && self.builder.has_bytes(&b) {
                    self.shared.bytes += 4 * (1 + b.len().div_ceil(4) as u32);
                }
                let id = self.builder.bytes(&b);
                self.ids.insert(v.bits(), id);
                Word::Obj(id)
            }
            _ => Word::Obj(self.copy(v)),
        }
    }

    /// Bytes of the objects and strings of the image until now.
    fn bytes_so_far(&self) -> u32 {
        let objects = (0..self.builder.object_count()).map(|i| self.builder.object_words(ObjId(i)));
        4 * objects.sum::<u32>() + self.builder.string_bytes()
    }

    fn string(&mut self, v: Value) -> Word {
        match text_of(self.ram, self.rom, v) {
            Some(s) => self.meet_string(s),
            None => {
                self.error = Some("a string is not UTF-8 text".to_owned());
                Value::NONE.into()
            }
        }
    }

    fn bytes(&self, v: Value) -> Vec<u8> {
        (0..self.mem.size(v)).map(|i| self.mem.byte(v, i)).collect()
    }

    /// The number of the copy of object `v`.
    fn copy(&mut self, v: Value) -> ObjId {
        if let Some(id) = self.ids.get(&v.bits()) {
            return *id;
        }
        let id = self.builder.reserve();
        self.ids.insert(v.bits(), id);
        self.todo.push((v, id));
        id
    }

    fn drain(&mut self) {
        while let Some((v, id)) = self.todo.pop() {
            let o = self.object(v);
            self.builder.define(id, o);
        }
    }

    fn object(&mut self, v: Value) -> Object {
        let h = self.mem.header(v);
        let flags = h & FLAG;
        let Some(kind) = object::kind(h) else {
            self.error = Some("an object is damaged".to_owned());
            return Object {
                kind: Kind::Object,
                size: 0,
                flags: 0,
                words: Vec::new(),
            };
        };
        let words = match kind {
            Kind::Code => self.code_words(v),
            Kind::Gen => self.frame_words(v),
            Kind::Module => {
                let number = self.mem.get(v, module::NUMBER);
                let (name, table) = (
                    self.mem.get(v, module::NAME),
                    self.mem.get(v, module::TABLE),
                );
                vec![self.value(name), self.value(table), self.number(number)]
            }
            k if table::is_table(k) => return self.table(v, k),
            k if k.is_bytes() => {
                let size = self
                    .trims
                    .get(&v.bits())
                    .copied()
                    .unwrap_or(object::size(h));
                let words = (0..size.div_ceil(4))
                    .map(|i| Word::Raw(self.mem.body_word(v, i)))
                    .collect();
                return Object {
                    kind,
                    size,
                    flags,
                    words,
                };
            }
            k if k.first_write() == FirstWrite::NotFreezable => {
                self.error = Some(format!("it holds an object of kind {}", k.name()));
                Vec::new()
            }
            _ => {
                self.note_trim(v, kind);
                let size = self
                    .trims
                    .get(&v.bits())
                    .copied()
                    .unwrap_or(object::size(h));
                (0..size)
                    .map(|i| self.value(self.mem.get(v, BODY + i)))
                    .collect()
            }
        };
        Object {
            kind,
            size: words.len() as u32,
            flags,
            words,
        }
    }

    /// The number of a module, which has another number in the new image.
    fn number(&self, n: Value) -> Word {
        if !n.is_int() || n.as_int() < 0 {
            return n.into();
        }
        match self.index_of_number.get(&n.as_len()) {
            Some(index) => Word::Module(*index),
            None => n.into(),
        }
    }

    /// Cuts the storage to the part that is used, if the object is a length and its storage: a list or bytearray.
    fn note_trim(&mut self, v: Value, kind: Kind) {
        let Some((len, part)) = layout::counted_storage(kind) else {
            return;
        };
        let (len, part) = (self.mem.get(v, len), self.mem.get(v, part));
        if part.is_object() {
            self.trims.insert(part.bits(), len.as_len());
        }
    }

    /// A table without deleted entries and spare room, with a new index. Texts become interned strings, so a table
    /// whose keys are texts and ints needs no hashes any more.
    fn table(&mut self, v: Value, kind: Kind) -> Object {
        let t = Table::of(&self.mem, v);
        let live = t.live(&self.mem);
        let kind = if self.has_plain_keys(&t) {
            table::plain(kind)
        } else {
            kind
        };
        let mut words = vec![object::pack(live, 0).into()];
        if live > table::SMALL {
            words.push(table::descriptor(live).into());
        }
        let mut i = 0;
        while let Some(e) = t.next(&self.mem, i) {
            let key = t.key(&self.mem, e);
            words.push(match self.numbered == Some(v.bits()) {
                true => self.number(key),
                false => self.value(key),
            });
            if matches!(kind, Kind::Table2 | Kind::Table3) {
                words.push(self.value(t.value(&self.mem, e)));
            }
            if table::is_hashed(kind) {
                words.push(Value::len(t.hash(&self.mem, e)).into());
            }
            i = e + 1;
        }
        words.resize(table::words(kind, live) as usize, Word::Raw(0));
        Object {
            kind,
            size: words.len() as u32,
            flags: 0,
            words,
        }
    }

    /// True if all keys are ints and texts.
    fn has_plain_keys(&self, t: &Table) -> bool {
        let mut i = 0;
        while let Some(e) = t.next(&self.mem, i) {
            let key = t.key(&self.mem, e);
            if !key.is_int() && !key.is_interned() && !self.mem.is(key, Kind::Str) {
                return false;
            }
            i = e + 1;
        }
        true
    }
}
