//! Checks that a code unit is well-formed, for the tests: the VM's verifier must accept it.

use format::isa::{a, b, c, Field, Op};

use super::unit::{CodeUnit, Const, Word};

/// Checks registers, jump targets, operand words and handlers of a unit and of the units in it.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(unit: &CodeUnit) -> Result<(), String> {
    let fail = |at: usize, what: &str| Err(format!("{} at word {at}: {what}", unit.name));
    let mut starts = Vec::new();
    let mut at = 0;
    while at < unit.words.len() {
        let Word::Raw(w) = unit.words[at] else {
            return fail(at, "a constant instead of an instruction");
        };
        let Some(op) = Op::from_index(w & 0xff) else {
            return fail(at, "unknown opcode");
        };
        starts.push((at, op, w));
        at += op.len() as usize;
    }
    if at != unit.words.len() {
        return fail(at, "the last instruction is cut off");
    }
    let is_start = |offset: u32| {
        starts
            .binary_search_by_key(&(offset as usize), |s| s.0)
            .is_ok()
    };
    for &(at, op, w) in &starts {
        let regs = unit.info.regs;
        for (field, value) in op.fields().into_iter().zip([a(w), b(w), c(w)]) {
            let used = !matches!(field, Field::None | Field::Num | Field::S16);
            let run = if field == Field::Base {
                run_length(op, w, unit, at)
            } else {
                u32::from(used)
            };
            if used && value + run > regs {
                return fail(at, &format!("{} beyond the registers", op.name()));
            }
        }
        for (i, meaning) in op.words().enumerate() {
            use format::isa::Word as Meaning;
            let word = &unit.words[at + 1 + i];
            let good = match (meaning, word) {
                (Meaning::Name, Word::Const(Const::Name(_)))
                | (Meaning::Value, Word::Const(_))
                | (Meaning::Num, Word::Raw(_)) => true,
                (Meaning::Code, Word::Const(Const::Code(inner))) => {
                    check(inner)?;
                    true
                }
                (Meaning::Jump, Word::Raw(t)) => {
                    let to = at as i64 + i64::from(*t as i32 >> 1);
                    t & 1 == 1 && u32::try_from(to).is_ok_and(is_start)
                }
                _ => false,
            };
            if !good {
                return fail(at, &format!("{} has a wrong operand", op.name()));
            }
        }
    }
    if !starts.last().is_some_and(|s| s.1.ends_flow()) {
        return fail(at, "the code runs off its end");
    }
    for (i, h) in unit.handlers.iter().enumerate() {
        let end = h.end as usize == unit.words.len() || is_start(h.end);
        if h.start >= h.end || !is_start(h.start) || !end {
            return fail(h.start as usize, "a bad handler range");
        }
        match starts.binary_search_by_key(&(h.target as usize), |s| s.0) {
            Ok(i) if starts[i].1 == Op::Catch => (),
            _ => return fail(h.target as usize, "a handler does not begin with Catch"),
        }
        for outer in &unit.handlers[i + 1..] {
            let apart = h.end <= outer.start || outer.end <= h.start;
            let inside = outer.start <= h.start && h.end <= outer.end;
            if !apart && !inside {
                return fail(h.start as usize, "handlers are not innermost first");
            }
        }
    }
    for (offset, _) in &unit.lines {
        if !is_start(*offset) {
            return fail(*offset as usize, "a line that starts no instruction");
        }
    }
    Ok(())
}

/// How many registers an instruction uses from its `base` field on.
fn run_length(op: Op, w: u32, unit: &CodeUnit, at: usize) -> u32 {
    let word = |i: u32| unit.words.get(at + i as usize);
    let names = |i| match word(i) {
        Some(Word::Const(Const::Tuple(t))) => t.len() as u32,
        _ => 0,
    };
    let number = |i| match word(i) {
        Some(Word::Raw(n)) => n >> 1,
        _ => 0,
    };
    op.run_length(c(w), names, number)
}
