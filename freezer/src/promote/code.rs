//! Copies code objects. Constants become values of the new image, other operands stay as they are.

use format::image::build::Word;
use format::image::code;
use format::isa::{self, Op};
use format::layout::tuple;
use format::object::Kind;
use format::value::Value;

use super::Promoter;

impl Promoter<'_> {
    /// The words of a code object.
    pub(super) fn code_words(&mut self, v: Value) -> Vec<Word> {
        self.met.own_tuples.clear();
        let size = self.mem.size(v);
        let parts = code::parts(|i| self.mem.word(v, i));
        let len = parts.len;
        let fields = [code::NAME, code::INFO].map(|i| self.value(self.mem.get(v, i)));
        let mut words = fields.to_vec();
        words.push(self.names(self.mem.get(v, code::ARG_NAMES)));
        let mut at = 0;
        while at < len {
            let w = self.mem.word(v, code::INSTRS + at);
            words.push(Word::Raw(w));
            let Some(op) = Op::from_index(w & 0xff) else {
                break;
            };
            for (i, meaning) in op.words().enumerate() {
                let x = self.mem.get(v, code::INSTRS + at + 1 + i as u32);
                let is_names = matches!(
                    op,
                    Op::CallKw | Op::CallMethodKw | Op::CallFoundKw | Op::Import
                );
                words.push(match meaning {
                    isa::Word::Value if is_names => self.names(x),
                    m if isa::is_value(m) => self.constant(x),
                    _ => x.into(),
                });
            }
            at += op.len();
        }
        let end = code::INSTRS + len + parts.handlers * code::HANDLER_WORDS;
        for i in code::INSTRS + len..end {
            words.push(Word::Raw(self.mem.word(v, i)));
        }
        for i in end..=size {
            words.push(self.value(self.mem.get(v, i)));
        }
        words
    }

    /// A tuple of names that belongs to code and that no program sees: names of arguments, of the keywords of a call,
    /// or of an import. Equal ones exist once.
    pub(super) fn names(&mut self, v: Value) -> Word {
        if !self.mem.is(v, Kind::Tuple) {
            return self.value(v);
        }
        let items = 0..self.mem.size(v);
        let items = items.map(|i| self.mem.get(v, tuple::ITEMS + i).bits());
        let items: Vec<u32> = items.collect();
        if let Some(id) = self.names.get(&items) {
            return Word::Obj(*id);
        }
        let id = self.copy(v);
        self.names.insert(items, id);
        Word::Obj(id)
    }

    /// A constant of a function, as a word of the new image.
    fn constant(&mut self, v: Value) -> Word {
        if self.mem.is(v, Kind::Tuple) && self.met.own_tuples.insert(v.bits()) {
            self.meet_tuple(v);
        }
        self.value(v)
    }
}
