//! Which instruction has written a register, in the code of one unit.

use std::collections::BTreeSet;

use compiler::{CodeUnit, Const, Instruction, Word};
use format::isa::{self, Field, Op};
use format::value::Value;

/// The code of a unit, with the places where jumps arrive.
pub(in crate::promote) struct Flow<'u> {
    /// The instructions, in order.
    pub(in crate::promote) code: Vec<Instruction<'u>>,
    targets: BTreeSet<u32>,
}

impl<'u> Flow<'u> {
    /// Reads the code of a unit, without the units in it.
    pub(in crate::promote) fn of(unit: &'u CodeUnit) -> Flow<'u> {
        let code: Vec<Instruction<'u>> = unit.instructions().collect();
        let mut targets: BTreeSet<u32> = unit.handlers.iter().map(|h| h.target).collect();
        for i in &code {
            for (meaning, word) in i.op.words().zip(i.operands) {
                if let (isa::Word::Jump, Word::Raw(offset)) = (meaning, word) {
                    let at = i.at as i32 + Value::from_bits(*offset).as_int();
                    targets.insert(at as u32);
                }
            }
        }
        Flow { code, targets }
    }

    /// The number of the instruction that has written `register`, wherever execution came from, when number `before` is
    /// executed; `None` if that is not certain.
    pub(in crate::promote) fn writer(&self, before: usize, register: u32) -> Option<usize> {
        let found = (0..before)
            .rev()
            .find(|i| writes(&self.code[*i], register))?;
        self.is_straight(found, before).then_some(found)
    }

    /// True if number `to` is executed only after number `from`.
    pub(in crate::promote) fn is_straight(&self, from: usize, to: usize) -> bool {
        let (from, to) = (self.code[from].at, self.code[to].at);
        self.targets.range(from + 1..=to).next().is_none()
    }

    /// True if some instruction may write the register.
    pub(in crate::promote) fn is_written(&self, register: u32) -> bool {
        self.code.iter().any(|i| writes(i, register))
    }

    /// True if `register` has the global or built-in `name` when number `before` is executed.
    pub(in crate::promote) fn is_global(&self, before: usize, register: u32, name: &str) -> bool {
        self.writer(before, register)
            .is_some_and(|i| self.code[i].op == Op::LoadGlobal && self.name(i) == Some(name))
    }

    /// True if `register` has a copy of register `from` when number `before` is executed.
    pub(in crate::promote) fn is_copy(&self, before: usize, register: u32, from: u32) -> bool {
        self.writer(before, register)
            .is_some_and(|i| self.code[i].op == Op::Move && isa::b(self.code[i].word) == from)
    }

    /// The first name among the operands of instruction number `i`.
    pub(in crate::promote) fn name(&self, i: usize) -> Option<&'u str> {
        self.code[i].operands.iter().find_map(|word| match word {
            Word::Const(Const::Name(name)) => Some(name.as_str()),
            _ => None,
        })
    }
}

/// True if the instruction may write the register. A run of registers counts as written, with all behind it.
fn writes(i: &Instruction<'_>, register: u32) -> bool {
    let values = [isa::a(i.word), isa::b(i.word), isa::c(i.word)];
    let mut fields = i.op.fields().into_iter().zip(values);
    fields.any(|(field, value)| match field {
        Field::Dst | Field::RegW => value == register,
        Field::Base => value <= register,
        _ => false,
    })
}

/// Line of the instruction at word `at`.
pub(in crate::promote) fn line_at(unit: &CodeUnit, at: u32) -> u32 {
    let n = unit.lines.partition_point(|(word, _)| *word <= at);
    n.checked_sub(1)
        .map_or(unit.first_line, |i| unit.lines[i].1)
}
