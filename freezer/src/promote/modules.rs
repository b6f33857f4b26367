//! The directory of modules, and what its entries refer to: bodies, import deltas, stopped frames.

use compiler::link::Linked;
use format::frame;
use format::image::build::{ModuleEntry, ObjId, Word};
use format::image::delta::Change;
use format::image::{code, header, module, more, State};
use format::layout::function;
use format::object::{Kind, BODY};
use format::value::Value;
use vm::host::{Delta, Module as Evaluated, Status};

use super::Promoter;
use crate::sources::SourceModule;

impl Promoter<'_> {
    /// The entry of a module in the directory.
    pub(super) fn module(
        &mut self,
        index: usize,
        m: &SourceModule,
        e: &Evaluated,
        linked: &Linked,
        keep_bodies: bool,
    ) -> ModuleEntry {
        // The directory refers to the name too. Counted here, it does not count as shared.
        let name = self.meet_string(m.own_name().to_owned());
        let object = self.module_object(e.object);
        self.todo.push((e.object, object));
        let state = match e.status {
            Status::Done => State::Frozen,
            Status::Suspended => State::Resumes,
            Status::Raised => State::Raises,
            _ => State::Runs,
        };
        let body = (keep_bodies || state == State::Runs).then(|| self.body(index, linked, object));
        let delta = (!e.delta.is_empty()).then(|| self.delta(&e.delta));
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
            body,
            state: state as u32,
            delta,
            frames,
            parent: m.parent,
            package: m.package,
        }
    }

    /// The number of a module's object, which is filled in later.
    pub(super) fn module_object(&mut self, v: Value) -> ObjId {
        if let Some(id) = self.ids.get(&v.bits()) {
            return *id;
        }
        let id = self.builder.reserve();
        self.ids.insert(v.bits(), id);
        id
    }

    /// The function of a module's body: its code in image0, its object in RAM.
    fn body(&mut self, index: usize, linked: &Linked, object: ObjId) -> ObjId {
        let number = linked.image.module_numbers[index];
        let at = self.mem.rom(header::OBJECTS) + number * module::WORDS + module::INFO;
        let body = self.mem.get(Value::from_bits(self.mem.rom(at)), more::BODY);
        let code = self.copy(self.mem.get(body, function::CODE));
        self.builder
            .object(Kind::Func, 0, vec![Word::Obj(code), Word::Obj(object)])
    }

    /// A module's import delta, as a tuple.
    fn delta(&mut self, changes: &[Delta]) -> ObjId {
        let mut words = Vec::new();
        for d in changes {
            words.push(Value::len(d.change as u32).into());
            if d.change == Change::Import {
                let index = self
                    .index_of_number
                    .get(&d.object.as_len())
                    .copied()
                    .unwrap_or(0);
                words.push(Word::Module(index));
            } else {
                words.push(self.value(d.object));
            }
            words.push(self.value(d.key));
            words.push(self.value(d.value));
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
