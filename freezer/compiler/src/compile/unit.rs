//! What the compiler produces: code units, still free of any address.

use format::image::code::Info;
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
    /// A number that has an imaginary part alone.
    Imaginary(f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Const>),
    /// A name: an interned string.
    Name(String),
    /// A function's or class body's code.
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

/// Exceptions in `start..end` continue at `target`; all are word offsets.
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
    /// Its name: `<module>`, a function's name ...
    pub name: String,
    /// Shape of the frame and of the arguments.
    pub info: Info,
    /// Names of the positional, then of the keyword-only arguments.
    pub arg_names: Vec<String>,
    /// What each register is called; empty for temporaries.
    pub local_names: Vec<String>,
    /// Instructions.
    pub words: Vec<Word>,
    /// Exception handlers, innermost first.
    pub handlers: Vec<Handler>,
    /// Word offset and line, for each instruction that may raise and whose
    /// line is another than that of the one before.
    pub lines: Vec<(u32, u32)>,
    /// Line of the definition.
    pub first_line: u32,
}

impl CodeUnit {
    /// Calls `f` with every constant of this unit and of the units in it,
    /// parts of tuples included.
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
