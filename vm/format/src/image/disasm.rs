//! The disassembler: instructions as text, from the instruction set's own table.

use core::fmt::{self, Write};

use super::code;
use crate::isa::{self, Field, Op, Word};
use crate::value::Value;

/// Writes the instruction whose first word is `read(at)`, as `name fields, words`, and
/// returns its length in words. `at` counts from the first instruction, and so do
/// the jump targets that are shown. `show` writes a value that is an operand.
///
/// A word that is not an instruction is written as `word 0x...`; its length is 1.
///
/// # Errors
/// The errors of `out`.
pub fn instruction(
    out: &mut dyn Write,
    read: &dyn Fn(u32) -> u32,
    at: u32,
    show: &dyn Fn(&mut dyn Write, Value) -> fmt::Result,
) -> Result<u32, fmt::Error> {
    let w = read(at);
    let Some(op) = Op::from_index(w & 0xff) else {
        write!(out, "word {w:#010x}")?;
        return Ok(1);
    };
    write!(out, "{:<12}", op.name())?;
    let mut comma = "";
    for (i, field) in op.fields().into_iter().enumerate() {
        let n = [isa::a(w), isa::b(w), isa::c(w)][i];
        match field {
            Field::None => continue,
            Field::Dst | Field::Reg | Field::RegW | Field::Base => write!(out, "{comma} r{n}")?,
            Field::Num => write!(out, "{comma} {n}")?,
            Field::S16 => write!(out, "{comma} {}", isa::s16(w))?,
        }
        comma = ",";
        if field == Field::S16 {
            break;
        }
    }
    for (i, word) in op.words().enumerate() {
        let v = Value::from_bits(read(at + 1 + i as u32));
        write!(out, "{comma} ")?;
        match word {
            Word::Jump => write!(out, "-> {:04}", i64::from(at) + i64::from(v.as_int()))?,
            Word::Num => write!(out, "{}", v.as_int())?,
            Word::Name | Word::Value | Word::Code => show(out, v)?,
        }
        comma = ",";
    }
    Ok(op.len())
}

/// Places of the instructions of a code object, counted from its first one: `read`
/// reads a word of the object, 0 its header.
pub fn places(read: &dyn Fn(u32) -> u32) -> impl Iterator<Item = u32> + '_ {
    let len = code::parts(read).len.min(code::LEN_MAX);
    let mut at = 0;
    core::iter::from_fn(move || {
        if at >= len {
            return None;
        }
        let here = at;
        at += Op::from_index(read(code::INSTRS + at) & 0xff).map_or(1, Op::len);
        Some(here)
    })
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::string::String;

    use super::*;

    fn text(words: &[u32], at: u32) -> String {
        let mut out = String::new();
        let read = |i: u32| words.get(i as usize).copied().unwrap_or(0);
        let show = |out: &mut dyn Write, v: Value| write!(out, "{v:?}");
        instruction(&mut out, &read, at, &show).expect("a string takes all");
        out
    }

    #[test]
    fn instructions_read_as_their_rows() {
        let jump = [isa::encode(Op::JumpEq, 1, 2, 1), isa::jump_word(2)];
        assert_eq!(text(&jump, 0), "JumpEq       r1, r2, 1, -> 0002");
        assert_eq!(
            text(&[isa::encode_s16(Op::LoadInt, 3, -7)], 0),
            "LoadInt      r3, -7"
        );
        let load = [0xff, isa::encode(Op::LoadK, 4, 0, 0), Value::int(5).bits()];
        assert_eq!(text(&load, 1), "LoadK        r4, 5");
        assert_eq!(text(&load, 0), "word 0x000000ff");
    }
}
