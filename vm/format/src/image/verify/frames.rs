//! Suspended frames: those of modules whose bodies are resumed when they are imported, and those of generators.

use super::check::{Check, Verifier};
use crate::frame::{
    AGAIN, CALLER, DONE, FRESH, FUNC, GENERATOR, INFO, INIT, MODULE, PC, REGS, RUNNING, STOP,
};
use crate::image::code::{self, Info};
use crate::isa::{a, Field, Op};
use crate::layout::{function, generator};
use crate::object::{unpack, Kind, BODY};
use crate::value::Value;

impl Verifier<'_, '_> {
    /// Shape of the code object `code`.
    pub(super) fn info(&self, code: Value) -> Info {
        Info::unpack(self.mem.get(code, code::INFO).as_len())
    }

    /// Checks the frame in the body of `v`; returns its function, the place of its instruction, and its flags.
    fn frame(&self, v: Value) -> Check<(Value, u32, u32)> {
        let at = v.rom_off() + BODY;
        let (func, size) = (self.at(at + FUNC), self.mem.size(v));
        self.need(size >= REGS && self.is(func, Kind::Func), at)?;
        let code = self.mem.get(func, function::CODE);
        self.need(
            self.is(code, Kind::Code) && self.at(at + CALLER).is_undef(),
            at,
        )?;
        let pc = self.count(at + PC)?;
        let first = code.rom_off() + code::INSTRS;
        self.need(pc >= first && self.is_place(code, pc - first), at + PC)?;
        self.need(self.at(at + INFO).is_int(), at + INFO)?;
        let (regs, flags) = unpack(self.at(at + INFO));
        self.need(
            regs == self.info(code).regs && size == REGS + regs,
            at + INFO,
        )?;
        let is_generator = self.info(code).flags & code::GENERATOR != 0;
        self.need(is_generator == (flags & GENERATOR != 0), at + INFO)?;
        Ok((func, pc, flags))
    }

    pub(super) fn generator(&self, v: Value) -> Check {
        let (func, pc, flags) = self.frame(v)?;
        let at = v.rom_off() + BODY + PC;
        match flags & !GENERATOR {
            0 => {
                let op = Op::from_index(self.mem.rom(pc) & 0xff);
                self.need(matches!(op, Some(Op::Yield | Op::YieldFrom)), at)
            }
            FRESH => self.need(
                pc == self.mem.get(func, function::CODE).rom_off() + code::INSTRS,
                at,
            ),
            DONE => Ok(()),
            f => self.need(f & !STOP == RUNNING, at),
        }
    }

    /// True if the generator `g` is marked as running.
    pub(super) fn is_running(&self, g: Value) -> bool {
        unpack(self.mem.get(g, generator::INFO)).1 & RUNNING != 0
    }

    /// Checks the tuple `frames`, each of which waits for the next one. The first is the frame of a body. If it is the
    /// body of a memo, `memo` is its module's object, and no other is the frame of a body.
    pub(super) fn frames(&mut self, frames: Value, memo: Option<Value>) -> Check {
        let n = self.mem.size(frames);
        for i in 1..n + 1 {
            let f = self.mem.get(frames, i);
            let at = frames.rom_off() + i;
            let is_generator = self.is(f, Kind::Gen);
            self.need(is_generator || self.is(f, Kind::Tuple), at)?;
            let (func, pc, flags) = self.frame(f)?;
            let is_body = flags & MODULE != 0;
            let legal = match () {
                _ if is_generator => flags == GENERATOR | RUNNING,
                _ if i == 1 => is_body,
                _ if is_body => memo.is_none() && flags == MODULE | AGAIN,
                _ => flags & !(INIT | AGAIN) == 0,
            };
            self.need(legal, at)?;
            if is_body {
                let module = self.mem.get(func, function::MODULE);
                self.need(self.is(module, Kind::Module), at)?;
                self.need(memo.is_none_or(|m| m == module), at)?;
            }
            let regs = self.info(self.mem.get(func, function::CODE)).regs;
            self.need(i == n || self.takes_result(pc, regs), at)?;
            if is_generator {
                // A generator holds the link to its caller itself, so it can wait in one place only.
                self.need(!self.instrs.has(f.rom_off()), at)?;
                self.instrs.add(f.rom_off());
            }
        }
        Ok(())
    }

    /// True if the instruction at `pc` can wait for a call: it has a register for the
    /// result, which is one of `regs`, and an instruction after it.
    fn takes_result(&self, pc: u32, regs: u32) -> bool {
        let w = self.mem.rom(pc);
        match Op::from_index(w & 0xff) {
            Some(op) => op.field(0) != Field::None && a(w) < regs && !op.ends_flow(),
            None => false,
        }
    }
}
