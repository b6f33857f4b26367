//! Code objects: instructions, their operands, handlers.

use super::check::{Check, Verifier};
use crate::image::code::{
    parts, Parts, ARG_NAMES, COROUTINE, GENERATOR, HANDLER_WORDS, INFO, INSTRS, LEN_MAX, NAME,
    TAIL_WORDS, VARARGS, VARKW,
};
use crate::isa::{self, c, BinOp, Field, Op, Word};
use crate::object::{Kind, FLAG};
use crate::value::Value;

impl Verifier<'_, '_> {
    /// The parts of the code object `code`, which lies in the image.
    fn parts(&self, code: Value) -> Parts {
        parts(|i| self.mem.rom(code.rom_off() + i))
    }

    /// True if an instruction of `code` begins at its word `place`.
    pub(super) fn is_place(&self, code: Value, place: u32) -> bool {
        place < self.parts(code).len && self.instrs.has(code.rom_off() + INSTRS + place)
    }

    /// Marks the instructions of the code object at `at`, which lies in the image.
    pub(super) fn mark_instructions(&mut self, at: u32) -> Check {
        let code = Value::rom(at);
        let size = self.mem.size(code);
        self.need(size >= INSTRS, at)?;
        let Parts { len, handlers, .. } = self.parts(code);
        if self.mem.header(code) & FLAG != 0 {
            self.need(size >= INSTRS + TAIL_WORDS, at)?;
            self.need(self.count(at + size)? == handlers, at + size)?;
        }
        self.need(len <= LEN_MAX, at)?;
        let (mut pc, end) = (at + INSTRS, at + INSTRS + len);
        let mut ended = false;
        while pc < end {
            let Some(op) = Op::from_index(self.mem.rom(pc) & 0xff) else {
                return self.need(false, pc);
            };
            self.instrs.add(pc);
            ended = op.ends_flow();
            pc += op.len();
        }
        self.need(pc == end && ended, pc)
    }

    /// Checks the code object at `at`. All objects and instructions are marked.
    pub(super) fn code(&self, at: u32) -> Check {
        let code = Value::rom(at);
        self.need(self.is_str(self.at(at + NAME)), at + NAME)?;
        let packed = self.count(at + INFO)?;
        let info = self.info(code);
        let known = GENERATOR | VARARGS | VARKW | COROUTINE;
        self.need(info.pack() == packed && info.flags & !known == 0, at + INFO)?;
        self.need(
            info.flags & COROUTINE == 0 || info.flags & GENERATOR != 0,
            at + INFO,
        )?;
        let extra = (info.flags & VARARGS != 0) as u32 + (info.flags & VARKW != 0) as u32;
        self.need(info.pos + info.kwonly + extra <= info.regs, at + INFO)?;
        let names = self.at(at + ARG_NAMES);
        let named = info.pos + info.kwonly;
        let good = if named == 0 && names.is_undef() {
            true
        } else {
            self.is_names(names) && self.mem.size(names) == named
        };
        self.need(good, at + ARG_NAMES)?;
        let parts = self.parts(code);
        self.debug_info(parts.debug, at)?;
        let (mut pc, end) = (at + INSTRS, at + INSTRS + parts.len);
        while pc < end {
            let w = self.mem.rom(pc);
            let Some(op) = Op::from_index(w & 0xff) else {
                break;
            };
            self.operands(code, pc, op)?;
            self.registers(pc, op, w, info.regs)?;
            self.need(
                info.flags & GENERATOR != 0 || !matches!(op, Op::Yield | Op::YieldFrom),
                pc,
            )?;
            pc += op.len();
        }
        self.handlers(code, parts)
    }

    fn debug_info(&self, v: Value, at: u32) -> Check {
        if v.is_undef() {
            return Ok(());
        }
        self.need(self.is(v, Kind::Tuple) && self.mem.size(v) == 2, at)?;
        self.need(
            self.is_str(self.mem.item(v, 0)) && self.is(self.mem.item(v, 1), Kind::Bytes),
            at,
        )
    }

    fn operands(&self, code: Value, pc: u32, op: Op) -> Check {
        for (i, meaning) in op.words().enumerate() {
            let at = pc + 1 + i as u32;
            let v = self.at(at);
            let good = match meaning {
                Word::Name => self.is_str(v),
                Word::Value => match op {
                    Op::CallKw | Op::CallMethodKw | Op::CallFoundKw => self.is_names(v),
                    Op::Import => v.is_none() || self.is_names(v),
                    _ => v.is_def() && self.is_value(v),
                },
                Word::Code => self.is(v, Kind::Code) && self.cells_used(v) <= c(self.mem.rom(pc)),
                Word::Jump => {
                    v.is_int() && {
                        let place = i64::from(pc - code.rom_off() - INSTRS) + i64::from(v.as_int());
                        u32::try_from(place).is_ok_and(|p| self.is_place(code, p))
                    }
                }
                Word::Num => {
                    v.is_int() && (op != Op::InPlace || BinOp::from_index(v.as_len()).is_some())
                }
            };
            self.need(good, at)?;
        }
        Ok(())
    }

    /// Checks that every register that the instruction names is one of the frame's.
    fn registers(&self, pc: u32, op: Op, w: u32, regs: u32) -> Check {
        let mut wide = false;
        for i in 0..3 {
            let (field, x) = (op.field(i), w >> (8 * (i + 1)) & 0xff);
            let run = match field {
                Field::None => {
                    self.need(x == 0 || wide, pc)?;
                    0
                }
                Field::Num | Field::S16 => 0,
                Field::Base => op.run_length(
                    c(w),
                    |i| self.mem.size(self.at(pc + i)),
                    |i| self.at(pc + i).as_len(),
                ),
                Field::Dst | Field::Reg | Field::RegW => 1,
            };
            wide = field == Field::S16;
            self.need(run == 0 || x + run <= regs, pc)?;
        }
        let in_class = matches!(
            op,
            Op::LoadName | Op::StoreName | Op::DelName | Op::LoadNameCell
        );
        self.need(regs > 0 || !in_class, pc)?;
        self.need(op != Op::Format || c(w) <= 3, pc)
    }

    /// Checks the handlers. They lie behind what they guard, so that raising again and again comes to an end.
    fn handlers(&self, code: Value, parts: Parts) -> Check {
        let len = parts.len;
        for i in 0..parts.handlers {
            let at = code.rom_off() + INSTRS + len + i * HANDLER_WORDS;
            let (start, end, target) = (
                self.mem.rom(at) >> 16,
                self.mem.rom(at) & 0xffff,
                self.mem.rom(at + 1),
            );
            self.need(start < end && end <= len && target >= end, at)?;
            self.need(
                self.is_place(code, start) && (end == len || self.is_place(code, end)),
                at,
            )?;
            self.need(self.is_place(code, target), at + 1)?;
            let op = Op::from_index(self.mem.rom(code.rom_off() + INSTRS + target) & 0xff);
            self.need(op == Some(Op::Catch), at + 1)?;
        }
        Ok(())
    }

    /// Number of cells that the instructions of `code` take from its function.
    pub(super) fn cells_used(&self, code: Value) -> u32 {
        let first = code.rom_off() + INSTRS;
        let (mut pc, end) = (first, first + self.parts(code).len);
        let mut cells = 0;
        while pc < end {
            let w = self.mem.rom(pc);
            let Some(op) = Op::from_index(w & 0xff) else {
                break;
            };
            if op == Op::LoadClosure {
                cells = cells.max(isa::b(w) + 1);
            }
            pc += op.len();
        }
        cells
    }

    /// True for code that needs neither arguments nor cells and is not that of a generator: bodies
    /// and expressions.
    pub(super) fn is_plain(&self, code: Value) -> bool {
        if !self.is(code, Kind::Code) {
            return false;
        }
        let i = self.info(code);
        i.pos == 0 && i.kwonly == 0 && i.flags == 0 && self.cells_used(code) == 0
    }
}
