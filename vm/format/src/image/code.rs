//! Layout of a code object.
//!
//! Words after the header: the fields below, then the instructions, then the
//! handlers (two words each), innermost first: `start << 16 | end`, and the
//! handler's place; all in words from the start of the instructions.
//!
//! Most code has neither handlers nor debug information. Where the header has
//! FLAG, two words more end the object: the debug information, `(file, lines)`: a string
//! and bytes, or UNDEF; and the number of handlers, a small int. Lines are
//! pairs of LEB128 numbers: words of code, then lines (zigzag) to add.

use crate::object::{self, FLAG};
use crate::value::Value;

pub use crate::layout::code::{ARG_NAMES, INFO, INSTRS, NAME};

/// Words behind the handlers, where the header has FLAG.
pub const TAIL_WORDS: u32 = 2;
/// Words of one handler.
pub const HANDLER_WORDS: u32 = 2;
/// Most words of instructions that one code object can have.
pub const LEN_MAX: u32 = 0xffff;

/// What stands behind a code object's fields.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// Words of instructions.
    pub len: u32,
    /// Number of handlers.
    pub handlers: u32,
    /// Debug information or UNDEF.
    pub debug: Value,
}

/// The parts of the code object whose words `read` reads; word 0 is its header. Right for
/// verified code; no part is longer than the object in any case.
pub fn parts(read: impl Fn(u32) -> u32) -> Parts {
    let h = read(0);
    let size = object::size(h);
    let mut parts = Parts {
        len: (size + 1).saturating_sub(INSTRS),
        handlers: 0,
        debug: Value::UNDEF,
    };
    if h & FLAG != 0 && parts.len >= TAIL_WORDS {
        parts.len -= TAIL_WORDS;
        parts.handlers = Value::from_bits(read(size))
            .as_len()
            .min(parts.len / HANDLER_WORDS);
        parts.len -= parts.handlers * HANDLER_WORDS;
        parts.debug = Value::from_bits(read(size - 1));
    }
    parts
}

/// Flag: the function is a generator.
pub const GENERATOR: u32 = 1;
/// Flag: the function takes `*args`.
pub const VARARGS: u32 = 2;
/// Flag: the function takes `**kwargs`.
pub const VARKW: u32 = 4;
/// Flag: the function is an `async def`, a generator that is a coroutine.
pub const COROUTINE: u32 = 8;

/// The packed info word of a code object: shape of the frame and arguments.
///
/// Registers of a frame begin with the positional arguments, then the
/// keyword-only ones, then `*args`, then `**kwargs`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Info {
    /// Registers of a frame, at most 255.
    pub regs: u32,
    /// Positional arguments.
    pub pos: u32,
    /// Keyword-only arguments.
    pub kwonly: u32,
    /// [`GENERATOR`] and the like.
    pub flags: u32,
}

impl Info {
    /// Packs the fields into the 30 bits that a small int has for a count.
    pub const fn pack(self) -> u32 {
        self.regs | self.pos << 8 | self.kwonly << 16 | self.flags << 24
    }
    /// True if the function with the packed info `w` takes exactly `n` positional arguments and no others,
    /// and a call of it makes no generator.
    #[inline(always)]
    pub const fn takes_exactly(w: u32, n: u32) -> bool {
        w >> 8 == n
    }
    /// Registers of a frame, from the packed info `w`.
    #[inline(always)]
    pub const fn regs_of(w: u32) -> u32 {
        w & 0xff
    }
    /// Positional arguments, from the packed info `w`.
    #[inline(always)]
    pub const fn positional_of(w: u32) -> u32 {
        w >> 8 & 0xff
    }
    /// Undoes [`Info::pack`].
    #[inline]
    pub const fn unpack(w: u32) -> Info {
        Info {
            regs: w & 0xff,
            pos: w >> 8 & 0xff,
            kwonly: w >> 16 & 0xff,
            flags: w >> 24 & 0x3f,
        }
    }
}
