//! Finds words of an image by their meaning, and changes them.

use format::image::code::INSTRS;
use format::image::{header, ImageError};
use format::isa::Op;
use format::mem::Mem;
use format::object::{self, Kind};
use format::value::Value;
use vm::verify;

use super::{rom, seal, RAM};

/// An image whose words are looked up and changed.
pub struct Image(pub Vec<u32>);

impl Image {
    pub fn word(&self, at: u32) -> u32 {
        self.0[at as usize]
    }
    pub fn value(&self, at: u32) -> Value {
        Value::from_bits(self.word(at))
    }
    /// Places of the objects of a kind, in words.
    pub fn all(&self, kind: Kind) -> Vec<u32> {
        let (mut at, mut found) = (self.word(header::OBJECTS), Vec::new());
        while at < self.word(header::LEN) {
            let h = self.word(at);
            if object::is(h, kind) {
                found.push(at);
            }
            at += object::total_words(h);
        }
        found
    }
    /// Place of the first object of a kind for which `good` is true.
    pub fn find(&self, kind: Kind, good: impl Fn(u32) -> bool) -> u32 {
        let found = self.all(kind).into_iter().find(|at| good(*at));
        found.unwrap_or_else(|| panic!("there is no such {kind:?}"))
    }
    pub fn first(&self, kind: Kind) -> u32 {
        self.find(kind, |_| true)
    }
    pub fn size(&self, at: u32) -> u32 {
        object::size(self.word(at))
    }
    /// Places of the instructions of the code object at `code`.
    pub fn instructions(&self, code: u32) -> Vec<u32> {
        let parts = format::image::code::parts(|i| self.word(code + i));
        let (mut pc, mut found) = (code + INSTRS, Vec::new());
        while pc < code + INSTRS + parts.len {
            found.push(pc);
            pc += Op::of(self.word(pc)).len();
        }
        found
    }
    /// Place of the first instruction for which `good` is true, and place of its code object.
    pub fn instruction(&self, good: impl Fn(u32) -> bool) -> (u32, u32) {
        self.all(Kind::Code)
            .into_iter()
            .find_map(|code| {
                let found = self.instructions(code).into_iter().find(|pc| good(*pc));
                found.map(|pc| (pc, code))
            })
            .expect("there is such an instruction")
    }
    pub fn op(&self, op: Op) -> u32 {
        self.instruction(|pc| Op::of(self.word(pc)) == op).0
    }
    /// Field `field` of module `n`.
    pub fn module(&self, n: u32, field: u32) -> Value {
        let words = rom(&self.0);
        let mut ram = vec![0; RAM];
        let image = verify(&words, &mut ram).expect("it is whole").image();
        image.module(&Mem::on_host(&words, &mut []), n, field)
    }
    /// Verifies the image with these words changed: pairs of place and word.
    pub fn with(&self, changes: &[(u32, u32)]) -> Result<(), ImageError> {
        let mut words = self.0.clone();
        for (at, word) in changes {
            words[*at as usize] = *word;
        }
        let words = rom(&words);
        seal(&words);
        verify(&words, &mut vec![0; RAM]).map(|_| ())
    }
}
