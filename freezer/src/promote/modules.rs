//! The directory of modules, and what its entries refer to: bodies, memos, stopped frames.

use compiler::link::Linked;
use format::frame;
use format::image::build::{ModuleEntry, ObjId, Object, Word};
use format::image::delta::{Change, CHANGE_WORDS};
use format::image::reads::{Read, READ_WORDS};
use format::image::{code, header, module, more, stage, start, State};
use format::layout::{dict, function, tuple};
use format::object::{Kind, BODY};
use format::value::Value;
use vm::host::{Module as Evaluated, Start, Status};

use super::Promoter;
use crate::sources::SourceModule;

impl Promoter<'_> {
    /// The entry of a module in the directory, without its body. `needless` tells of the number of a read whether that always
    /// holds.
    pub(super) fn module(
        &mut self,
        index: usize,
        m: &SourceModule,
        e: &Evaluated,
        needless: impl Fn(usize) -> bool,
    ) -> ModuleEntry {
        // The directory refers to the name too. Counted here, it does not count as shared.
        let name = self.meet_string(m.own_name().to_owned());
        let object = self.objects[index];
        if e.object.is_def() {
            self.todo.push((e.object, object));
        } else {
            let words = vec![name, Value::UNDEF.into(), Word::Module(index)];
            self.builder.define(
                object,
                Object {
                    kind: Kind::Module,
                    size: words.len() as u32,
                    flags: 0,
                    words,
                },
            );
        }
        let state = match e.status {
            _ if !e.has_memo() => State::Runs,
            Status::Done => State::Frozen,
            Status::Suspended => State::Resumes,
            Status::Raised => State::Raises,
            Status::Runs => State::Runs,
        };
        let memo = e.has_memo();
        let delta = (memo && e.changes.is_def()).then(|| self.changes(e.changes));
        let reads = match memo && e.reads.is_def() {
            true => self.reads(e.reads, needless),
            false => None,
        };
        let frames = match state {
            State::Resumes => Some(self.frames(&e.frames)),
            State::Raises => {
                let w = self.value(e.raised);
                Some(self.builder.object(Kind::Tuple, 0, vec![w]))
            }
            _ => None,
        };
        ModuleEntry {
            name,
            object,
            body: None,
            state: state as u32,
            delta,
            frames,
            reads,
            parent: m.parent,
            package: m.package,
        }
    }

    /// The function of a module's body: its code in image0, its object in RAM.
    pub(super) fn body(&mut self, index: usize, linked: &Linked, object: ObjId) -> ObjId {
        let number = linked.image.module_numbers[index];
        let at = self.mem.rom(header::OBJECTS) + number * module::WORDS + module::INFO;
        let body = self.mem.get(Value::from_bits(self.mem.rom(at)), more::BODY);
        let code = self.copy(self.mem.get(body, function::CODE));
        self.builder
            .object(Kind::Func, 0, vec![Word::Obj(code), Word::Obj(object)])
    }

    /// The changes of a memo, as a tuple.
    fn changes(&mut self, changes: Value) -> ObjId {
        let mut words = Vec::new();
        for at in (0..self.mem.size(changes)).step_by(CHANGE_WORDS as usize) {
            let [what, object, key, value] =
                [0, 1, 2, 3].map(|k| self.mem.get(changes, tuple::ITEMS + at + k));
            let numbers = matches!(
                Change::from_index(what.as_len()),
                Some(Change::Import | Change::Module)
            );
            words.push(what.into());
            words.push(match numbers {
                true => self.number(object),
                false => self.value(object),
            });
            words.push(self.value(key));
            words.push(self.value(value));
        }
        self.rows(words)
    }

    /// The tuple of a memo's rows. Equal ones exist once.
    fn rows(&mut self, words: Vec<Word>) -> ObjId {
        if let Some(id) = self.row_tuples.get(&words) {
            return *id;
        }
        let id = self.builder.object(Kind::Tuple, 0, words.clone());
        self.row_tuples.insert(words, id);
        id
    }

    /// The tuple of the keys of a read. Equal sets of keys exist once.
    fn keys(&mut self, v: Value) -> Word {
        let items = 0..self.mem.size(v);
        let items = items.map(|i| self.mem.get(v, tuple::ITEMS + i).bits());
        let mut items: Vec<u32> = items.collect();
        items.sort_unstable();
        if let Some(id) = self.names.get(&items) {
            return Word::Obj(*id);
        }
        let words = items.iter().map(|bits| self.value(Value::from_bits(*bits)));
        let words = words.collect();
        let id = self.builder.object(Kind::Tuple, 0, words);
        self.names.insert(items, id);
        Word::Obj(id)
    }

    /// The reads of a memo, as a tuple, without the needless ones; `None` if there are no others. Equal tuples of keys exist
    /// once.
    fn reads(&mut self, reads: Value, needless: impl Fn(usize) -> bool) -> Option<ObjId> {
        let mut words = Vec::new();
        let rows = (0..self.mem.size(reads)).step_by(READ_WORDS as usize);
        for (row, at) in rows.enumerate() {
            let [what, object, key, value] =
                [0, 1, 2, 3].map(|k| self.mem.get(reads, tuple::ITEMS + at + k));
            let read = Read::from_index(what.as_len());
            if needless(row) {
                // The others depend on what is in `sys.modules`.
                let root = match read {
                    Some(Read::Root) => object.as_len(),
                    _ => start::SYS_MODULES as u32,
                };
                self.builder.needs_first_root(root);
                continue;
            }
            words.push(what.into());
            words.push(match read {
                Some(Read::Module | Read::Bound) => self.number(object),
                _ => self.value(object),
            });
            words.push(match read {
                Some(Read::Entries) => self.keys(key),
                _ => self.value(key),
            });
            words.push(self.value(value));
        }
        (!words.is_empty()).then(|| self.rows(words))
    }

    /// The state in which each start of the program begins, as a tuple.
    pub(super) fn start(&mut self, start: &Start, linked: &Linked) -> ObjId {
        let objects = start.roots[start::MODULE_OBJECTS];
        if objects.is_def() {
            let table = self.mem.get(objects, dict::TABLE);
            self.numbered = table.is_def().then(|| table.bits());
        }
        let frames = self.frames(&start.frames);
        let bodies: Vec<Word> = start.bodies.iter().map(|b| self.value(*b)).collect();
        let bodies = self.builder.object(Kind::Tuple, 0, bodies);
        let mut words = vec![
            Word::Obj(frames),
            Word::Obj(bodies),
            self.value(start.raised),
        ];
        let row = stage::row_words(linked.image.module_numbers.len() as u32);
        let bits = linked.image.module_numbers.iter().map(|n| {
            (0..stage::ROWS).fold(0, |bits, r| {
                let word = start.stages[(r * row + n / 32) as usize];
                bits | ((word >> (n % 32) & 1) as u8) << r
            })
        });
        words.push(Word::Obj(self.builder.stages(bits.collect())));
        words.extend(start.settings.map(|x| Word::from(Value::int(x))));
        for root in start.roots {
            words.push(self.value(root));
        }
        self.builder.object(Kind::Tuple, 0, words)
    }

    /// The frames of a stopped body, outermost first, as a tuple.
    fn frames(&mut self, frames: &[Value]) -> ObjId {
        let words = frames
            .iter()
            .map(|f| {
                if self.mem.is(*f, Kind::Gen) {
                    return Word::Obj(self.copy(*f));
                }
                let words = self.frame_words(*f);
                Word::Obj(self.builder.object(Kind::Tuple, 0, words))
            })
            .collect();
        self.builder.object(Kind::Tuple, 0, words)
    }

    /// The words of a frame, with its place in the copied code.
    pub(super) fn frame_words(&mut self, f: Value) -> Vec<Word> {
        let func = self.mem.get(f, BODY + frame::FUNC);
        let code_at = self.mem.get(func, function::CODE);
        let code_id = self.copy(code_at);
        (0..self.mem.size(f))
            .map(|i| {
                let v = self.mem.get(f, BODY + i);
                match i {
                    frame::PC => {
                        Word::Place(code_id, v.as_len() - code_at.rom_off() - code::INSTRS)
                    }
                    frame::CALLER => Value::UNDEF.into(),
                    _ => self.value(v),
                }
            })
            .collect()
    }
}
