//! Runs the program of a pattern on a text.
//!
//! Choices that are still to be tried lie on the VM's stack of held values. Each is a word: a place in the
//! subject and one in the program. So the depth of a pattern costs no native stack, and the memory that
//! matching needs is free again afterwards.

use super::compile::{
    ANY, CHAR, CLASS, END, FIRST_JUMP, FIRST_NEXT, IS_CLASS, JUMP, MATCH, SAVE, SET, START,
};
use crate::error::R;
use crate::types::str::text::{byte_of, Text};
use crate::vm::Vm;
use format::mem::Words;
use format::object::{pack, unpack, BODY};
use format::value::Value;

/// Most words on the stack: choices, and positions to restore before a choice is tried.
const DEPTH_MAX: u32 = 1500;
/// Most instructions for one place where a match may begin: some seconds on the chip. A pattern that repeats
/// an empty match without end, such as `(?:a*)*?b`, reaches this.
const STEPS_MAX: u32 = 1 << 20;
/// Marks a word that is not a choice. It stands where a choice has its place in the program; the word's other
/// half says which position the next word restores.
const POSITION: u32 = 1023;

/// The positions of a match, two for each group: words on the VM's stack.
#[derive(Clone, Copy)]
pub(super) struct Positions {
    at: u32,
    n: u32,
}

impl Positions {
    /// Makes room for the positions that `program` notes.
    pub fn new(vm: &mut Vm<'_>, program: Value) -> R<Positions> {
        let n = u32::from(vm.mem.byte(program, 0));
        vm.push_stack(n)?;
        Ok(Positions {
            at: vm.stack.low,
            n,
        })
    }
    /// How many positions there are.
    pub fn len(self) -> u32 {
        self.n
    }
    /// Position `i`: a byte of the subject as a small int, or None if its group has no part in the match.
    pub fn get(self, vm: &Vm<'_>, i: u32) -> Value {
        Value::from_bits(vm.mem.ram(self.at + i))
    }
    fn set(self, vm: &mut Vm<'_>, i: u32, v: Value) {
        vm.mem.set_ram(self.at + i, v.bits());
    }
    /// Bytes of the subject where the whole match begins and ends.
    pub fn whole(self, vm: &Vm<'_>) -> (u32, u32) {
        (self.get(vm, 0).as_len(), self.get(vm, 1).as_len())
    }
}

/// Looks for the first match that begins at byte `from` or, unless `only_there`, after it. True if there is
/// one; then `positions` are set.
///
/// # Errors
/// RuntimeError if matching takes too many choices or too many instructions.
pub(super) fn find(
    vm: &mut Vm<'_>,
    program: Value,
    text: Text,
    from: u32,
    only_there: bool,
    positions: Positions,
) -> R<bool> {
    let mut at = from;
    loop {
        vm.tick()?;
        for i in 0..positions.n {
            positions.set(vm, i, Value::NONE);
        }
        positions.set(vm, 0, Value::len(at));
        if run(vm, program, text, at, positions)? {
            return Ok(true);
        }
        if only_there || at >= text.len {
            return Ok(false);
        }
        at += text.width(vm, at);
    }
}

/// True if the text at byte `at` matches.
fn run(vm: &mut Vm<'_>, program: Value, text: Text, mut at: u32, positions: Positions) -> R<bool> {
    let bottom = vm.hold_mark();
    // Nothing moves while a match is looked for.
    let (code, subject) = (
        vm.mem.at(program).skip(BODY),
        vm.mem.at(text.obj).skip(BODY),
    );
    let is_flat = text.is_flat(vm);
    let (mut pc, mut steps) = (1, 0);
    loop {
        steps += 1;
        if steps > STEPS_MAX {
            return vm.too_deep();
        }
        let op = byte_of(code, pc);
        // `MATCH` has no argument, and may be the program's last byte.
        let argument = match op {
            MATCH => 0,
            _ => u32::from(byte_of(code, pc + 1)),
        };
        let next = pc + 2;
        let to = next.wrapping_add(argument as i8 as u32);
        let good = match op {
            MATCH => {
                vm.unwind_holds(bottom);
                positions.set(vm, 1, Value::len(at));
                return Ok(true);
            }
            START | END => {
                pc += 1;
                at == if op == START { 0 } else { text.len }
            }
            JUMP => {
                pc = to;
                true
            }
            FIRST_NEXT | FIRST_JUMP => {
                let there = op == FIRST_JUMP;
                pc = if there { to } else { next };
                note(vm, bottom, pack(at, if there { next } else { to }))?;
                true
            }
            SAVE => {
                let old = positions.get(vm, argument);
                note(vm, bottom, old)?;
                note(vm, bottom, pack(argument, POSITION))?;
                positions.set(vm, argument, Value::len(at));
                pc = next;
                true
            }
            _ => {
                let here = at;
                here < text.len && {
                    let (c, width) = if is_flat {
                        (byte_of(subject, text.at + here).into(), 1)
                    } else {
                        text.char(vm, here)
                    };
                    at += width;
                    takes(vm, program, code, &mut pc, c)
                }
            }
        };
        if good {
            continue;
        }
        // Back to the last choice.
        loop {
            let top = vm.hold_mark();
            if top == bottom {
                return Ok(false);
            }
            let (low, high) = unpack(Value::from_bits(vm.mem.ram(top)));
            if high != POSITION {
                vm.unwind_holds(top + 1);
                (at, pc) = (low, high);
                break;
            }
            let old = Value::from_bits(vm.mem.ram(top + 1));
            positions.set(vm, low, old);
            vm.unwind_holds(top + 2);
        }
        vm.tick()?;
    }
}

fn note(vm: &mut Vm<'_>, bottom: u32, word: Value) -> R<()> {
    if bottom - vm.hold_mark() >= DEPTH_MAX {
        return vm.too_deep();
    }
    vm.hold(word)?;
    Ok(())
}

/// True if the instruction at `pc`, which matches a character, accepts `c`. Advances `pc` past it.
#[inline(always)]
fn takes(vm: &Vm<'_>, program: Value, code: Words<'_>, pc: &mut u32, c: u32) -> bool {
    let char_at = |i| match byte_of(code, i) {
        b @ 0..=0x7f => (b.into(), 1),
        _ => vm.char_at(program, i),
    };
    let op = byte_of(code, *pc);
    if op == ANY {
        *pc += 1;
        return true;
    }
    if op == CHAR {
        let (this, width) = char_at(*pc + 1);
        *pc += 1 + width;
        return this == c;
    }
    let argument = byte_of(code, *pc + 1);
    *pc += 2;
    if op == CLASS {
        return is_of_class(argument, c);
    }
    let mut found = false;
    for _ in 0..argument {
        let first = byte_of(code, *pc);
        found |= if first == IS_CLASS {
            *pc += 2;
            is_of_class(byte_of(code, *pc - 1), c)
        } else {
            let (low, n) = char_at(*pc);
            let (high, m) = char_at(*pc + n);
            *pc += n + m;
            low <= c && c <= high
        };
    }
    found == (op == SET)
}

/// True if the character is of the class: `d` is a digit, `s` white space, `w` a letter, digit or underscore.
/// A capital letter means all others.
fn is_of_class(letter: u8, c: u32) -> bool {
    let b = c as u8;
    let is = c < 128
        && match letter | 0x20 {
            b'd' => b.is_ascii_digit(),
            b's' => matches!(b, b' ' | 9..=13),
            _ => b == b'_' || b.is_ascii_alphanumeric(),
        };
    is == (letter & 0x20 != 0)
}
