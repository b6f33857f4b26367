//! Code units: what the compiler produces. They hold no address yet.

use format::image::code::Info;
use format::isa::Op;
use num_bigint::BigInt;

/// A constant of the program.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs, reason = "the values' own names")]
pub enum Const {
    None,
    Bool(bool),
    Ellipsis,
    Int(BigInt),
    Float(f64),
    /// An imaginary number: the real part is 0.
    Imaginary(f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Const>),
    /// A name, which becomes an interned string.
    Name(String),
    /// The code of a function or class body.
    Code(Box<CodeUnit>),
}

/// A word of code: an instruction or an operand word.
#[derive(Clone, PartialEq, Debug)]
pub enum Word {
    /// An encoded instruction, or a jump target or number as a small int.
    Raw(u32),
    /// An operand that is a value.
    Const(Const),
}

/// An exception raised in `start..end` goes to `target`. All three are word offsets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handler {
    /// First word that is protected.
    pub start: u32,
    /// The word after the last one.
    pub end: u32,
    /// Where the handler begins.
    pub target: u32,
}

/// The code of a module, function, class body or expression.
#[derive(Clone, PartialEq, Debug)]
pub struct CodeUnit {
    /// Name of the function or class; `<module>` for a module, `<string>` for an expression.
    pub name: String,
    /// Shape of the frame and of the arguments.
    pub info: Info,
    /// Names of the positional, then of the keyword-only arguments.
    pub arg_names: Vec<String>,
    /// Name of the variable in each register. A temporary has an empty name.
    pub local_names: Vec<String>,
    /// Instructions.
    pub words: Vec<Word>,
    /// Exception handlers, innermost first.
    pub handlers: Vec<Handler>,
    /// Word offset and line of the instructions that may raise. One on the same line as the instruction before it is
    /// left out.
    pub lines: Vec<(u32, u32)>,
    /// Line of the definition.
    pub first_line: u32,
}

/// An instruction of a unit.
#[derive(Clone, Copy, Debug)]
pub struct Instruction<'a> {
    /// Word offset.
    pub at: u32,
    /// The opcode.
    pub op: Op,
    /// Its first word, with the fields.
    pub word: u32,
    /// The words that follow it.
    pub operands: &'a [Word],
}

impl CodeUnit {
    /// The instructions in order, up to the first word that is not an instruction.
    pub fn instructions(&self) -> impl Iterator<Item = Instruction<'_>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let Word::Raw(word) = *self.words.get(at)? else {
                return None;
            };
            let op = Op::from_index(word & 0xff)?;
            let end = at + op.len() as usize;
            let instruction = Instruction {
                at: at as u32,
                op,
                word,
                operands: self.words.get(at + 1..end)?,
            };
            at = end;
            Some(instruction)
        })
    }

    /// Calls `f` with every constant of this unit and of the units in it, and with the items of tuples.
    pub fn each_const(&self, f: &mut dyn FnMut(&Const)) {
        for word in &self.words {
            if let Word::Const(k) = word {
                walk(k, f);
            }
        }
    }
}

fn walk(k: &Const, f: &mut dyn FnMut(&Const)) {
    f(k);
    match k {
        Const::Tuple(items) => items.iter().for_each(|k| walk(k, f)),
        Const::Code(unit) => unit.each_const(f),
        _ => (),
    }
}
