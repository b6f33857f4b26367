//! The instruction set: one macro, from which opcodes, encoder, decoder,
//! disassembler, verifier and scanners derive.
//!
//! A register machine. An instruction is one 32-bit word `op | a<<8 | b<<16 |
//! c<<24`, followed by the operand words that its row names. `R[x]` is a
//! register of the frame; the arguments of a function are its first registers.
//!
//! Operand letters: `dst` a register that is written, `r` a register that is
//! read, `rw` both, `base` the first of a run of registers (its length is in the row's
//! text), `n` a plain number, `s16` a signed number in b and c, `-` nothing.
//! Operand words: `name` an interned string, `value` any constant, `code` a
//! code object, `jump` a target as a signed number of words from the instruction's
//! own first word, `num` a plain number; both stored as small ints.

use crate::value::Value;

/// What an 8-bit field of an instruction means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Field {
    /// Unused; zero.
    None,
    /// A register that the instruction writes.
    Dst,
    /// A register that the instruction reads.
    Reg,
    /// A register that is read and may be changed in place.
    RegW,
    /// First of a run of registers.
    Base,
    /// A plain number.
    Num,
    /// With the next field: a signed 16-bit number.
    S16,
}

/// What an operand word means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Word {
    /// Interned string.
    Name,
    /// Any constant value.
    Value,
    /// Reference to a code object.
    Code,
    /// Jump target: signed words from the instruction's first word, as a small int.
    Jump,
    /// Plain number as a small int.
    Num,
}

macro_rules! field {
    (-) => {
        Field::None
    };
    (dst) => {
        Field::Dst
    };
    (r) => {
        Field::Reg
    };
    (rw) => {
        Field::RegW
    };
    (base) => {
        Field::Base
    };
    (n) => {
        Field::Num
    };
    (s16) => {
        Field::S16
    };
}
macro_rules! word {
    (name) => {
        Word::Name
    };
    (value) => {
        Word::Value
    };
    (code) => {
        Word::Code
    };
    (jump) => {
        Word::Jump
    };
    (num) => {
        Word::Num
    };
}

macro_rules! isa {
    ($($(#[doc = $doc:literal])* $op:ident $a:tt $b:tt $c:tt [$($w:tt)*];)*) => {
        /// An opcode.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
        #[repr(u32)]
        #[allow(clippy::upper_case_acronyms)]
        pub enum Op { $($(#[doc = $doc])* $op,)* }

        impl Op {
            /// Every opcode, in order.
            pub const ALL: &'static [Op] = &[$(Op::$op,)*];
            /// The opcode of number `n`.
            #[inline]
            pub fn from_index(n: u32) -> Option<Op> {
                // The compiler makes a comparison of this, where an array would be a table.
                match n {
                    $(n if n == Op::$op as u32 => Some(Op::$op),)*
                    _ => None,
                }
            }
            /// The opcode of the instruction word `w` of verified code.
            #[inline(always)]
            pub fn of(w: u32) -> Op {
                #[cfg(target_arch = "xtensa")]
                return opcode(w);
                #[cfg(not(target_arch = "xtensa"))]
                Op::from_index(w & 0xff).unwrap_or(Op::RaiseNone)
            }
            /// The opcode's mnemonic.
            pub const fn name(self) -> &'static str {
                match self { $(Op::$op => stringify!($op),)* }
            }
        }
        static SHAPES: [Shape; Op::ALL.len()] = [
            $(Shape::new([field!($a), field!($b), field!($c)], &[$(word!($w)),*]),)*
        ];
        /// The rows, as text: what the fingerprint covers.
        pub(crate) const ROWS: &[&str] = &[$(stringify!($op $a $b $c [$($w)*])),*];
    };
}

isa! {
    /// R[a] = R[b]
    Move dst r - [];
    /// R[a] = value
    LoadK dst - - [value];
    /// R[a] = the small int bc
    LoadInt dst s16 - [];
    /// R[a] = None
    LoadNone dst - - [];
    /// R[a] = UNDEF: `del` of a local variable
    Clear dst - - [];
    /// Raise NameError if R[a] is UNDEF
    Check r - - [name];

    /// R[a] = global or built-in `name`
    LoadGlobal dst - - [name];
    /// global `name` = R[a]
    StoreGlobal r - - [name];
    /// del global `name`
    DelGlobal - - - [name];
    /// In a class body, whose namespace is the dict R[0]: R[a] = `name` from there,
    /// else global or built-in
    LoadName dst - - [name];
    /// In a class body: namespace[`name`] = R[a]
    StoreName r - - [name];
    /// In a class body: del namespace[`name`]
    DelName - - - [name];
    /// In a class body: R[a] = `name` from the namespace, else what the cell R[b] holds
    LoadNameCell dst r - [name];

    /// R[a] = a new cell that holds what R[a] held (UNDEF too)
    MakeCell rw - - [];
    /// R[a] = what the cell R[b] holds; NameError if it holds nothing
    LoadCell dst r - [name];
    /// the cell R[a] holds R[b]
    StoreCell r r - [];
    /// the cell R[a] holds nothing from now on; NameError if it held nothing before
    DelCell r - - [name];
    /// R[a] = the running function's cell number b, itself
    LoadClosure dst n - [];

    /// R[a] = R[b].name
    GetAttr dst r - [name];
    /// R[a].name = R[b]
    SetAttr r r - [name];
    /// del R[a].name
    DelAttr r - - [name];
    /// R[a] = R[b][R[c]]
    GetItem dst r r [];
    /// R[a][R[b]] = R[c]
    SetItem r r r [];
    /// del R[a][R[b]]
    DelItem r r - [];

    /// R[a] = R[b] + R[c]
    Add dst r r [];
    /// R[a] = R[b] - R[c]
    Sub dst r r [];
    /// R[a] = R[b] * R[c]
    Mul dst r r [];
    /// R[a] = R[b] / R[c]
    TrueDiv dst r r [];
    /// R[a] = R[b] // R[c]
    FloorDiv dst r r [];
    /// R[a] = R[b] % R[c]
    Mod dst r r [];
    /// R[a] = R[b] ** R[c]
    Pow dst r r [];
    /// R[a] = R[b] << R[c]
    Shl dst r r [];
    /// R[a] = R[b] >> R[c]
    Shr dst r r [];
    /// R[a] = R[b] & R[c]
    And dst r r [];
    /// R[a] = R[b] | R[c]
    Or dst r r [];
    /// R[a] = R[b] ^ R[c]
    Xor dst r r [];
    /// R[a] = R[b] @ R[c]
    MatMul dst r r [];
    /// R[a] = R[b] + c, c a small number
    AddInt dst r n [];
    /// R[a] = R[b] - c, c a small number
    SubInt dst r n [];
    /// R[a] = R[b] & c, c an unsigned 8-bit number
    AndInt dst r n [];
    /// R[a] = R[b] * c, c a signed 8-bit number
    MulInt dst r n [];
    /// `R[b] += R[c]` and the like, result to R[a]; num: the operator, see `BinOp`
    InPlace dst r r [num];
    /// `R[b] += c`, result to R[a]; c a small number
    InPlaceAddInt dst r n [];
    /// `R[b] -= c`, result to R[a]; c a small number
    InPlaceSubInt dst r n [];
    /// R[a] = -R[b]
    Neg dst r - [];
    /// R[a] = +R[b]
    Pos dst r - [];
    /// R[a] = ~R[b]
    Invert dst r - [];
    /// R[a] = not R[b]
    Not dst r - [];

    /// R[a] = R[b] == R[c]
    Eq dst r r [];
    /// R[a] = R[b] != R[c]
    Ne dst r r [];
    /// R[a] = R[b] < R[c]
    Lt dst r r [];
    /// R[a] = R[b] <= R[c]
    Le dst r r [];
    /// R[a] = R[b] > R[c]
    Gt dst r r [];
    /// R[a] = R[b] >= R[c]
    Ge dst r r [];
    /// R[a] = R[b] is R[c]
    Is dst r r [];
    /// R[a] = R[b] is not R[c]
    IsNot dst r r [];
    /// R[a] = R[b] in R[c]
    In dst r r [];
    /// R[a] = R[b] not in R[c]
    NotIn dst r r [];

    /// goto
    Jump - - - [jump];
    /// if R[a] is true: goto
    JumpIf r - - [jump];
    /// if R[a] is false: goto
    JumpIfNot r - - [jump];
    /// if (R[a] == R[b]) == (c & 1 != 0): goto; with c & 2 the comparison is `!=`
    JumpEq r r n [jump];
    /// if (R[a] < R[b]) == (c != 0): goto
    JumpLt r r n [jump];
    /// if (R[a] <= R[b]) == (c != 0): goto
    JumpLe r r n [jump];
    /// if (R[a] > R[b]) == (c != 0): goto
    JumpGt r r n [jump];
    /// if (R[a] >= R[b]) == (c != 0): goto
    JumpGe r r n [jump];
    /// if (R[a] is R[b]) == (c != 0): goto
    JumpIs r r n [jump];
    /// if (R[a] is None) == (c != 0): goto
    JumpNone r - n [jump];
    /// if (R[a] in R[b]) == (c != 0): goto
    JumpIn r r n [jump];
    /// if R[a] is the small int num: goto (dispatch at the end of a `finally`)
    JumpState r - - [num jump];

    /// R[a] = R[b](R[b+1] .. R[b+c])
    Call dst base n [];
    /// R[a] = R[b](c positional arguments, then one for each name of the tuple `value`)
    CallKw dst base n [value];
    /// R[a] = R[b](*R[b+1], **R[b+2]); R[b+1] any iterable, which becomes a list if it is no list or tuple; R[b+2] a dict
    /// if c != 0
    CallEx dst base n [];
    /// R[a] = R[b+1].name(R[b+2] .. R[b+1+c]); R[b] is scratch
    CallMethod dst base n [name];
    /// CallMethod with keyword arguments: `value` is the tuple of their names
    CallMethodKw dst base n [name value];
    /// If R[b].name is a method: R[a] = its function, R[a+1] = R[b], which comes before the arguments; else
    /// R[a] = R[b].name, R[a+1] = UNDEF
    GetMethod base r - [name];
    /// Calls what GetMethod found: R[a] = R[b](R[b+1] .. R[b+1+c]), without R[b+1] if that is UNDEF
    CallFound dst base n [];
    /// CallFound with keyword arguments: `value` is the tuple of their names
    CallFoundKw dst base n [value];
    /// return R[a]
    Return r - - [];
    /// return None
    ReturnNone - - - [];
    /// yield R[b]; R[a] = what is sent
    Yield dst r - [];
    /// One step of `yield from` or `await` over the iterator R[b]: R[c] is what was sent; yields
    /// what it yields and executes itself again; at its end R[a] = its value
    YieldFrom dst r rw [];
    /// R[a] = iter(R[b])
    GetIter dst r - [];
    /// R[a] = the iterator to delegate to for `yield from R[b]`
    GetYieldFrom dst r - [];
    /// R[a] = the iterator that `await R[b]` delegates to
    GetAwait dst r - [];
    /// R[a] = next of the iterator R[b]; goto at its end
    ForIter dst rw - [jump];

    /// R[a] = tuple of c values from R[b]
    MakeTuple dst base n [];
    /// R[a] = list of c values from R[b]
    MakeList dst base n [];
    /// R[a] = set of c values from R[b]
    MakeSet dst base n [];
    /// R[a] = dict of c pairs from R[b]
    MakeDict dst base n [];
    /// R[a] = slice(R[b], R[b+1], R[b+2])
    MakeSlice dst base - [];
    /// R[a] = the c strings from R[b], joined
    MakeStr dst base n [];
    /// R[a] = format(R[b], R[b+1]); c: conversion 0 none, 1 str, 2 repr, 3 ascii
    Format dst base n [];
    /// R[a].append(R[b]) for the list R[a]
    ListAppend rw r - [];
    /// R[a].extend(R[b]) for the list R[a]
    ListExtend rw r - [];
    /// R[a].add(R[b]) for the set R[a]
    SetAdd rw r - [];
    /// R[a].update(R[b]) for the set R[a]
    SetUpdate rw r - [];
    /// R[a][R[b]] = R[c] for the dict R[a]
    DictSet rw r r [];
    /// R[a].update(R[b]) for the dict R[a]; c != 0: arguments of a call, no key twice
    DictUpdate rw r n [];
    /// R[a] = the dict of the keyword arguments `**R[b]`: R[b] itself, if it is a dict whose keys are names
    AsKeywords dst r - [];
    /// R[a] = tuple(R[b]) for the list R[b]
    ListToTuple dst r - [];
    /// R[a] .. R[a+c-1] = the c items of R[b]
    Unpack base r n [];
    /// Unpacks R[b] into R[a] ..: c items, a list of the items between, num items
    UnpackEx base r n [num];

    /// R[a] = function of `code`; R[b] its defaults tuple or UNDEF, R[b+1] the tuple of its keyword
    /// defaults (one for each keyword-only argument, UNDEF for none) or UNDEF, then c cells
    MakeFunc dst base n [code];
    /// R[a] = class of name R[b], bases R[b+1] (tuple), namespace R[b+2] (dict), keywords R[b+3] (dict or UNDEF)
    MakeClass dst base - [];

    /// raise R[a]
    Raise r - - [];
    /// raise R[a] from R[b]
    RaiseFrom r r - [];
    /// raise the exception R[a] again, its traceback kept
    Reraise r - - [];
    /// RuntimeError: no active exception to reraise
    RaiseNone - - - [];
    /// R[a] = the exception being handled (first instruction of a handler)
    Catch dst - - [];
    /// R[a] = does the exception R[b] match R[c], a class or tuple of classes
    Match dst r r [];
    /// R[a] = type(R[b]), R[a+1] = R[b], R[a+2] = None: arguments of `__exit__`
    ExcInfo base r - [];

    /// R[a] = the module `name`; value: tuple of the names of a `from`, None for a plain import
    /// (then the top package, unless b != 0); c: level of a relative import
    Import dst n n [name value];
    /// R[a] = `name` of the module R[b], a submodule included
    ImportFrom dst r - [name];
    /// Every public name of the module R[a] becomes a global
    ImportStar r - - [];
}

/// Bit of operand `c` of a conditional jump: the jump is made if the condition is true; without it, if it is false.
pub const IF_TRUE: u32 = 1;
/// Bit of operand `c` of [`Op::JumpEq`]: the comparison is `!=` instead of `==`.
pub const ASKS_NE: u32 = 2;

/// Conversion of the value in a field of an f-string, before it is formatted: operand `c` of [`Op::Format`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Conversion {
    /// No conversion.
    None = 0,
    /// `!s`.
    Str = 1,
    /// `!r`.
    Repr = 2,
    /// `!a`, which gives what `!r` gives.
    Ascii = 3,
}

impl Conversion {
    /// The conversion of number `n`.
    pub fn from_index(n: u32) -> Conversion {
        match n {
            1 => Conversion::Str,
            2 => Conversion::Repr,
            3 => Conversion::Ascii,
            _ => Conversion::None,
        }
    }
}

/// The operator number of [`Op::InPlace`]: its place after [`Op::Add`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
#[allow(missing_docs, reason = "the operators' own names")]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    Shl,
    Shr,
    And,
    Or,
    Xor,
    MatMul,
}

impl BinOp {
    /// Every operator, in order.
    pub const ALL: [BinOp; 13] = [
        BinOp::Add,
        BinOp::Sub,
        BinOp::Mul,
        BinOp::TrueDiv,
        BinOp::FloorDiv,
        BinOp::Mod,
        BinOp::Pow,
        BinOp::Shl,
        BinOp::Shr,
        BinOp::And,
        BinOp::Or,
        BinOp::Xor,
        BinOp::MatMul,
    ];
    /// The operator of number `n`.
    #[inline]
    pub fn from_index(n: u32) -> Option<BinOp> {
        BinOp::ALL.get(n as usize).copied()
    }
    /// The operand of [`Op::InPlace`] that means it.
    pub const fn operand(self) -> Value {
        Value::len(self as u32)
    }
    /// The operator that the operand means.
    #[inline]
    pub fn from_operand(operand: Value) -> Option<BinOp> {
        BinOp::from_index(operand.as_len())
    }
    /// The opcode that computes it.
    pub const fn op(self) -> Op {
        Op::ALL[Op::Add as usize + self as usize]
    }
}

impl Op {
    /// The operator that the opcode computes from two registers; `None` for all other opcodes.
    #[inline]
    pub fn operator(self) -> Option<BinOp> {
        BinOp::from_index((self as u32).wrapping_sub(Op::Add as u32))
    }
}

/// The opcode of `w`, unchecked: one jump through a table is all of the interpreter's dispatch.
#[cfg(target_arch = "xtensa")]
#[inline(always)]
#[allow(unsafe_code)]
fn opcode(w: u32) -> Op {
    // SAFETY: `verify` has read every instruction of the image, and refused unknown opcodes; `Op` is a
    // `u32` whose values are 0 to its last.
    unsafe { core::mem::transmute::<u32, Op>(w & 0xff) }
}

impl Op {
    /// Meaning of the fields a, b, c.
    pub fn fields(self) -> [Field; 3] {
        [0, 1, 2].map(|i| self.field(i))
    }
    /// The word of its [`Shape`], loaded whole.
    fn shape(self) -> u32 {
        crate::flash::word(&SHAPES[self as usize].0)
    }
    /// Meaning of field `i`: 0 for a, 1 for b, 2 for c.
    pub fn field(self, i: u32) -> Field {
        Field::of(self.shape() >> (i * Shape::BITS))
    }
    /// Meaning of the operand words, in order.
    pub fn words(self) -> impl Iterator<Item = Word> {
        let shape = self.shape();
        (1..self.len()).map(move |i| Word::of(shape >> ((i + 3) * Shape::BITS)))
    }
    /// True if execution never continues with the next instruction.
    pub const fn ends_flow(self) -> bool {
        matches!(
            self,
            Op::Jump
                | Op::Return
                | Op::ReturnNone
                | Op::Raise
                | Op::RaiseFrom
                | Op::Reraise
                | Op::RaiseNone
        )
    }
    /// Length of the run of registers that begins at the instruction's field `base`. `c` is its field c, `names` gives
    /// the length of the tuple that an operand word refers to, and `number` the number that an operand word holds.
    pub fn run_length(
        self,
        c: u32,
        names: impl Fn(u32) -> u32,
        number: impl Fn(u32) -> u32,
    ) -> u32 {
        match self {
            Op::Call => c + 1,
            Op::CallKw => c + 1 + names(1),
            Op::CallEx => 2 + (c != 0) as u32,
            Op::CallMethod | Op::CallFound => c + 2,
            Op::CallMethodKw => c + 2 + names(2),
            Op::CallFoundKw => c + 2 + names(1),
            Op::GetMethod | Op::Format => 2,
            Op::MakeDict => 2 * c,
            Op::MakeSlice | Op::ExcInfo => 3,
            Op::MakeFunc => c + 2,
            Op::MakeClass => 4,
            Op::UnpackEx => (c + 1).saturating_add(number(1)),
            _ => c,
        }
    }
    /// Words of the instruction, operand words included.
    #[allow(clippy::len_without_is_empty, reason = "no instruction is empty")]
    pub fn len(self) -> u32 {
        1 + (self.shape() >> (3 * Shape::BITS) & 7)
    }
}

/// The meaning of an instruction's parts in one word, which lies in flash: three fields, the number
/// of operand words, the operand words.
struct Shape(u32);

impl Shape {
    /// Bits of a part.
    const BITS: u32 = 3;

    const fn new(fields: [Field; 3], words: &[Word]) -> Shape {
        let mut shape = words.len() as u32;
        assert!(
            (4 + shape) * Shape::BITS <= 32,
            "more operand words than fit"
        );
        shape <<= 3 * Shape::BITS;
        let mut i = 0;
        while i < fields.len() {
            shape |= (fields[i] as u32) << (i as u32 * Shape::BITS);
            i += 1;
        }
        i = 0;
        while i < words.len() {
            shape |= (words[i] as u32) << ((i as u32 + 4) * Shape::BITS);
            i += 1;
        }
        Shape(shape)
    }
}

impl Field {
    const ALL: [Field; 7] = [
        Field::None,
        Field::Dst,
        Field::Reg,
        Field::RegW,
        Field::Base,
        Field::Num,
        Field::S16,
    ];
    /// The meaning whose number is in the low bits of `n`.
    fn of(n: u32) -> Field {
        Field::ALL
            .get(n as usize & 7)
            .copied()
            .unwrap_or(Field::None)
    }
}

impl Word {
    const ALL: [Word; 5] = [Word::Name, Word::Value, Word::Code, Word::Jump, Word::Num];
    /// The meaning whose number is in the low bits of `n`.
    fn of(n: u32) -> Word {
        Word::ALL.get(n as usize & 7).copied().unwrap_or(Word::Num)
    }
}

const _: () = {
    let mut i = 0;
    while i < Field::ALL.len() {
        assert!(Field::ALL[i] as usize == i);
        i += 1;
    }
    i = 0;
    while i < Word::ALL.len() {
        assert!(Word::ALL[i] as usize == i);
        i += 1;
    }
};

/// Encodes an instruction's first word.
pub const fn encode(op: Op, a: u8, b: u8, c: u8) -> u32 {
    op as u32 | (a as u32) << 8 | (b as u32) << 16 | (c as u32) << 24
}

/// Encodes fields b and c of an instruction with an `s16` operand.
pub const fn encode_s16(op: Op, a: u8, n: i16) -> u32 {
    op as u32 | (a as u32) << 8 | (n as u16 as u32) << 16
}

/// Field a of an instruction word.
#[inline]
pub const fn a(w: u32) -> u32 {
    w >> 8 & 0xff
}
/// Field b of an instruction word.
#[inline]
pub const fn b(w: u32) -> u32 {
    w >> 16 & 0xff
}
/// Field c of an instruction word.
#[inline]
pub const fn c(w: u32) -> u32 {
    w >> 24
}
/// The signed 16-bit number in fields b and c.
#[inline]
pub const fn s16(w: u32) -> i32 {
    w as i32 >> 16
}

/// True if operand words of this meaning are values that a scanner must follow.
pub const fn is_value(w: Word) -> bool {
    matches!(w, Word::Name | Word::Value | Word::Code)
}

/// A jump operand word: `offset` words from the instruction's first word.
pub const fn jump_word(offset: i32) -> u32 {
    Value::int(offset).bits()
}
