//! Compiles the text of a pattern to its program. `format::regex` has the instructions, and says whether a
//! block of bytes is a program.
//!
//! Byte 0 of a program is how many positions a match has: two for itself, two for each group. Then
//! come instructions of one or two bytes; the second is an argument. Jumps count from the end of
//! their instruction. An argument that is a character is UTF-8; in a bytes pattern, it stands for the byte
//! with its number.
//!
//! | instruction | argument | |
//! |---|---|---|
//! | `MATCH` | | the end |
//! | `ANY` | | any character |
//! | `START`, `END` | | `^`, `$`: matches no character |
//! | `CHAR` | a character | this one |
//! | `CLASS` | a letter | one of a class: `\d` |
//! | `SET`, `NOT_SET` | number of items | a character that an item has, or that none has; the items follow |
//! | `FIRST_NEXT` | jump | tries the next instruction first, and the jump if that fails |
//! | `FIRST_JUMP` | jump | tries the jump first, and the next instruction if that fails |
//! | `JUMP` | jump | jumps |
//! | `SAVE` | position | notes the place in the subject as this position |
//!
//! An item of a set is two characters, the ends of a range, or [`IS_CLASS`] and a letter.
//!
//! Arguments are bytes, which limits patterns just as MicroPython's are limited: a part that is optional,
//! repeated or an alternative has at most about 60 characters, a set 127 items, a pattern 63 groups.

use crate::error::{Raise, R};
use crate::types::str::text::Text;
use crate::vm::Vm;
use format::object::{pack, unpack, Kind};
use format::text::encode_utf8;
use format::value::Value;

pub(super) use format::regex::{
    ANY, CHAR, CLASS, END, FIRST_JUMP, FIRST_NEXT, IS_CLASS, JUMP, MATCH, NOT_SET, SAVE, SET,
    SIZE_MAX, START,
};

/// Most items of a set; the largest number of a position, and the longest step of a chain of jumps.
const ARG_MAX: u32 = 127;
/// Bytes from the start of a jump to the farthest place that it can reach: 2, and 127.
const FAR: u32 = 129;

/// A program that is being written.
struct Code {
    block: Value,
    /// Where the next instruction will be.
    pc: u32,
}

/// MicroPython's error for every bad pattern, except for one with a `)` too many.
#[inline(never)]
fn too_complex(vm: &mut Vm<'_>) -> Raise {
    match vm.value_error::<()>("regex too complex") {
        Err(e) => e,
        Ok(()) => Raise::Exc,
    }
}

impl Code {
    fn put(&mut self, vm: &mut Vm<'_>, byte: u8) {
        vm.mem.set_byte(self.block, self.pc, byte);
        self.pc += 1;
    }

    fn put_char(&mut self, vm: &mut Vm<'_>, c: u32) {
        let mut utf8 = [0; 4];
        let n = encode_utf8(c, &mut utf8);
        for b in &utf8[..n] {
            self.put(vm, *b);
        }
    }

    fn put_pair(&mut self, vm: &mut Vm<'_>, op: u8, argument: u32) {
        self.put(vm, op);
        self.put(vm, argument as u8);
    }

    /// Makes room for an instruction of two bytes at `at`. Jumps stay right, because those in the part that
    /// moves stay within it.
    fn open(&mut self, vm: &mut Vm<'_>, at: u32) {
        for i in (at..self.pc).rev() {
            let b = vm.mem.byte(self.block, i);
            vm.mem.set_byte(self.block, i + 2, b);
        }
        self.pc += 2;
    }

    /// Writes a jump at `at` that goes to `to`.
    fn jump(&self, vm: &mut Vm<'_>, at: u32, op: u8, to: u32) -> R<()> {
        let way = to.wrapping_sub(at + 2);
        if way as i8 as u32 != way {
            return Err(too_complex(vm));
        }
        vm.mem.set_byte(self.block, at, op);
        vm.mem.set_byte(self.block, at + 1, way as u8);
        Ok(())
    }

    /// Ends the alternatives of a group: each but the last one jumps to this place or, where that is too far,
    /// to the jump of the next alternative. Until now these jumps are a chain that ends with `last`: the
    /// argument of each is the distance to the one before it, or 0.
    fn join(&self, vm: &mut Vm<'_>, mut last: u32) -> R<()> {
        let mut next = self.pc;
        while last != 0 {
            let back = u32::from(vm.mem.byte(self.block, last + 1));
            let near = self.pc - last <= FAR;
            self.jump(vm, last, JUMP, if near { self.pc } else { next })?;
            next = last;
            last = if back == 0 { 0 } else { last - back };
        }
        Ok(())
    }
}

/// The pattern, character by character.
struct Source {
    text: Text,
    at: u32,
}

impl Source {
    /// Takes the next character, which exists.
    fn take(&mut self, vm: &Vm<'_>) -> u32 {
        let (c, width) = self.text.char(vm, self.at);
        self.at += width;
        c
    }
    /// Takes the next character.
    ///
    /// # Errors
    /// ValueError at the end of the pattern.
    fn next(&mut self, vm: &mut Vm<'_>) -> R<u32> {
        if self.at >= self.text.len {
            return Err(too_complex(vm));
        }
        Ok(self.take(vm))
    }
    /// True if the next two bytes are these; then they are taken.
    fn skip_two(&mut self, vm: &Vm<'_>, first: u8, second: u8) -> bool {
        let both = self.is_at(vm, 0, first) && self.is_at(vm, 1, second);
        self.at += if both { 2 } else { 0 };
        both
    }
    /// True if the next byte is this one; then it is taken.
    fn skip(&mut self, vm: &Vm<'_>, byte: u8) -> bool {
        let same = self.is_at(vm, 0, byte);
        self.at += u32::from(same);
        same
    }
    fn is_at(&self, vm: &Vm<'_>, i: u32, byte: u8) -> bool {
        let at = self.at + i;
        at < self.text.len && self.text.byte(vm, at) == byte
    }
}

fn is_class(c: u32) -> bool {
    matches!(c | 0x20, 0x64 | 0x73 | 0x77) && c < 128
}

/// The program of a pattern: a bytes object.
///
/// # Errors
/// ValueError if the text is not a pattern, or the pattern is too large.
pub(super) fn compile(vm: &mut Vm<'_>, text: Text) -> R<Value> {
    // No byte of a pattern becomes more than four bytes of its program.
    let block = vm.alloc(Kind::Bytes, text.len * 4 + 2, 0)?;
    let mut code = Code { block, pc: 1 };
    let mut source = Source { text, at: 0 };
    let mut slots = 2;
    // Where the last part that can be repeated begins; where the alternative begins; the last jump of
    // the chain, see `join`.
    let (mut term, mut alternative, mut chain) = (1, 1, 0);
    let bottom = vm.hold_mark();
    while source.at < text.len {
        if code.pc >= SIZE_MAX {
            return Err(too_complex(vm));
        }
        let c = source.take(vm);
        let start = code.pc;
        match char::from_u32(c).unwrap_or('\0') {
            '^' => {
                code.put(vm, START);
                term = code.pc;
            }
            '$' => {
                code.put(vm, END);
                term = code.pc;
            }
            '.' => {
                code.put(vm, ANY);
                term = start;
            }
            '[' => {
                set(vm, &mut code, &mut source)?;
                term = start;
            }
            '(' => {
                let mut slot = 0;
                if !source.skip_two(vm, b'?', b':') {
                    slot = slots;
                    slots += 2;
                    if slots > ARG_MAX + 1 {
                        return Err(too_complex(vm));
                    }
                    code.put_pair(vm, SAVE, slot);
                }
                vm.hold(pack(start, slot))?;
                vm.hold(pack(alternative, chain))?;
                (term, alternative, chain) = (code.pc, code.pc, 0);
            }
            ')' => {
                if vm.hold_mark() == bottom {
                    return vm.value_error("error in regex");
                }
                code.join(vm, chain)?;
                let top = vm.hold_mark();
                (alternative, chain) = unpack(Value::from_bits(vm.mem.ram(top)));
                let (start, slot) = unpack(Value::from_bits(vm.mem.ram(top + 1)));
                vm.unwind_holds(top + 2);
                if slot != 0 {
                    code.put_pair(vm, SAVE, slot + 1);
                }
                term = start;
            }
            '|' => {
                code.open(vm, alternative);
                let back = if chain == 0 { 0 } else { code.pc - chain };
                if back > ARG_MAX {
                    return Err(too_complex(vm));
                }
                chain = code.pc;
                code.put_pair(vm, JUMP, back);
                code.jump(vm, alternative, FIRST_NEXT, code.pc)?;
                (term, alternative) = (code.pc, code.pc);
            }
            '*' | '+' | '?' => {
                if term == code.pc {
                    return Err(too_complex(vm));
                }
                let lazy = source.skip(vm, b'?');
                repeat(vm, &mut code, term, c as u8, lazy)?;
                term = code.pc;
            }
            other => {
                let c = if other == '\\' { source.next(vm)? } else { c };
                if other == '\\' && is_class(c) {
                    code.put_pair(vm, CLASS, c);
                } else {
                    code.put(vm, CHAR);
                    code.put_char(vm, c);
                }
                term = start;
            }
        }
    }
    if vm.hold_mark() != bottom || code.pc >= SIZE_MAX {
        return Err(too_complex(vm));
    }
    code.join(vm, chain)?;
    code.put(vm, MATCH);
    vm.mem.set_byte(block, 0, slots as u8);
    vm.shrink(block, code.pc);
    Ok(block)
}

/// Compiles `*`, `+` or `?` after the part that begins at `term`.
fn repeat(vm: &mut Vm<'_>, code: &mut Code, term: u32, sign: u8, lazy: bool) -> R<()> {
    if sign == b'+' {
        code.pc += 2;
        return code.jump(vm, code.pc - 2, FIRST_NEXT + u8::from(!lazy), term);
    }
    code.open(vm, term);
    if sign == b'*' {
        code.pc += 2;
        code.jump(vm, code.pc - 2, JUMP, term)?;
    }
    code.jump(vm, term, FIRST_NEXT + u8::from(lazy), code.pc)
}

/// Compiles a set `[...]` from behind its opening bracket on. The character that ends a range is taken
/// literally, even a backslash.
fn set(vm: &mut Vm<'_>, code: &mut Code, source: &mut Source) -> R<()> {
    let op = if source.skip(vm, b'^') { NOT_SET } else { SET };
    let start = code.pc;
    code.put_pair(vm, op, 0);
    let mut items = 0;
    while !source.skip(vm, b']') {
        let mut low = source.next(vm)?;
        let escaped = low == u32::from(b'\\');
        if escaped {
            low = source.next(vm)?;
        }
        items += 1;
        if escaped && is_class(low) {
            code.put_pair(vm, IS_CLASS, low);
            continue;
        }
        let mut high = low;
        if !source.is_at(vm, 1, b']') && source.skip(vm, b'-') {
            high = source.next(vm)?;
        }
        code.put_char(vm, low);
        code.put_char(vm, high);
    }
    if items > ARG_MAX {
        return Err(too_complex(vm));
    }
    vm.mem.set_byte(code.block, start + 1, items as u8);
    Ok(())
}

#[cfg(test)]
mod tests;
