//! Programs of regular expressions. A program is bytes: the number of saved positions, then instructions.

use crate::mem::Mem;
use crate::text::utf8_width;
use crate::value::Value;

/// Ends the program: the text matches.
pub const MATCH: u8 = 0;
/// Matches any character but a line feed.
pub const ANY: u8 = 1;
/// Matches only at the start of the text.
pub const START: u8 = 2;
/// Matches only at the end of the text.
pub const END: u8 = 3;
/// Matches the character that follows in the program.
pub const CHAR: u8 = 4;
/// Matches a character of the class that follows.
pub const CLASS: u8 = 5;
/// Matches a character of the set that follows.
pub const SET: u8 = 6;
/// Matches a character outside the set that follows.
pub const NOT_SET: u8 = 7;
/// Tries the next instruction first, then the place to which the signed byte that follows leads.
pub const FIRST_NEXT: u8 = 8;
/// Tries the place to which the signed byte that follows leads first, then the next instruction.
pub const FIRST_JUMP: u8 = 9;
/// Goes on where the signed byte that follows leads.
pub const JUMP: u8 = 10;
/// Keeps the position under the number that follows.
pub const SAVE: u8 = 11;

/// Marks a class among the items of a set: no character begins with this byte.
pub const IS_CLASS: u8 = 0xff;

/// Most bytes of a program, so that a place in it fits the high part of [`crate::object::pack`].
pub const SIZE_MAX: u32 = 1022;

/// Bytes of the character at byte `i` of a program.
fn width(mem: &Mem<'_>, program: Value, i: u32) -> u32 {
    utf8_width(byte(mem, program, i))
}

/// Byte `i` of what may be a program; 0 behind its end.
fn byte(mem: &Mem<'_>, program: Value, i: u32) -> u8 {
    if i < mem.size(program) {
        mem.byte(program, i)
    } else {
        0
    }
}

/// Bytes of the instruction at byte `pc` of a program.
fn instruction_size(mem: &Mem<'_>, program: Value, pc: u32) -> u32 {
    match byte(mem, program, pc) {
        MATCH | ANY | START | END => 1,
        CHAR => 1 + width(mem, program, pc + 1),
        SET | NOT_SET => {
            let mut n = 2;
            for _ in 0..byte(mem, program, pc + 1) {
                let at = pc + n;
                n += if byte(mem, program, at) == IS_CLASS {
                    2
                } else {
                    let low = width(mem, program, at);
                    low + width(mem, program, at + low)
                };
            }
            n
        }
        _ => 2,
    }
}

/// True if the bytes object `v` is a program whose execution stays inside its bytes: each jump leads to an
/// instruction.
pub fn is_program(mem: &Mem<'_>, v: Value) -> bool {
    let size = mem.size(v);
    let slots = byte(mem, v, 0);
    let is_start = |to: u32| {
        let mut pc = 1;
        while pc < to && to < size {
            pc += instruction_size(mem, v, pc);
        }
        pc == to && to < size
    };
    let (mut pc, mut last) = (1, SAVE);
    while pc < size {
        last = byte(mem, v, pc);
        let argument = byte(mem, v, pc + 1);
        let next = pc + instruction_size(mem, v, pc);
        let good = match last {
            FIRST_NEXT | FIRST_JUMP | JUMP => is_start(next.wrapping_add(argument as i8 as u32)),
            SAVE => argument >= 2 && argument < slots,
            _ => last <= SAVE,
        };
        if !good {
            return false;
        }
        pc = next;
    }
    pc == size && last == MATCH && size <= SIZE_MAX && slots >= 2 && slots % 2 == 0
}
