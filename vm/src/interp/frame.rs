//! Building, entering and leaving frames; see [`format::frame`] for their layout.
//!
//! Only [`Vm::enter_new_frame`] builds frames on the stack. [`Vm::link_frame`] enters the frame of a generator, and
//! [`Vm::frame_copy`] copies a frame into an object.

use crate::error::{Raise, R};
use crate::memory::heap::GAP;
use crate::types::function;
use crate::vm::Vm;
use format::frame::{CALLER, FUNC, INFO, IN_GENERATOR, PC, REGS};
use format::image::code::{self, Info};
use format::mem::Words;
use format::object::{pack, unpack, Kind};
use format::value::Value;

/// Word of register 0 of the generator object `g`.
pub fn generator_base(g: Value) -> u32 {
    g.ram_off() + IN_GENERATOR + REGS
}

/// A frame to be built on the stack.
#[derive(Clone, Copy)]
pub(super) struct NewFrame<'a> {
    /// The function.
    pub func: Value,
    /// Its code.
    pub code: Value,
    /// Number of registers that the code has.
    pub regs: u32,
    /// Number of words of arguments at the top of the stack, which become part of the frame and are popped with it.
    pub staged: u32,
    /// See [`format::frame`].
    pub flags: u32,
    /// The values for the first registers.
    pub from: Words<'a>,
    /// Number of these values; the other registers are unset.
    pub given: u32,
}

impl<'a> Vm<'a> {
    /// Word of register 0 of frame `f`.
    #[inline]
    pub(crate) fn frame_base(&self, f: Value) -> u32 {
        if f.is_int() {
            f.as_len() + REGS
        } else {
            generator_base(f)
        }
    }
    /// The field `i` of the running frame, as numbered by [`format::frame`].
    #[inline]
    pub(crate) fn field(&self, i: u32) -> Value {
        Value::from_bits(self.mem.ram((self.base - REGS).wrapping_add(i)))
    }
    /// Sets the field `i` of the running frame.
    #[inline]
    pub(crate) fn set_field(&mut self, i: u32, v: Value) {
        self.mem.set_ram(self.base - REGS + i, v.bits());
    }
    /// The register `i` of the running frame.
    #[inline]
    pub(crate) fn reg(&self, i: u32) -> Value {
        Value::from_bits(self.mem.ram(self.base + i))
    }
    /// Sets the register `i` of the running frame.
    #[inline]
    pub(crate) fn set_reg(&mut self, i: u32, v: Value) {
        self.mem.set_ram(self.base + i, v.bits());
    }
    /// Flags of the running frame.
    pub(crate) fn frame_flags(&self) -> u32 {
        unpack(self.field(INFO)).1
    }

    /// Numbers and flags of a code object: its registers and parameters.
    #[inline]
    pub(crate) fn code_info(&self, code: Value) -> Info {
        Info::unpack(self.mem.get(code, code::INFO).as_len())
    }

    /// Operand word `i` of the running instruction.
    #[inline]
    pub(super) fn operand(&self, i: u32) -> Value {
        Value::from_bits(self.mem.rom(self.pc + i))
    }

    /// Builds a frame for `func` on the stack, registers unset, and enters it. See [`NewFrame::staged`].
    ///
    /// # Errors
    /// `NoMem`; RuntimeError if the stack would exceed its share of the memory.
    pub(crate) fn push_frame(&mut self, func: Value, flags: u32, staged: u32) -> R<()> {
        let code = self.mem.object_at(func).get(function::CODE);
        let regs = Info::regs_of(self.mem.object_at(code).get(code::INFO).as_len());
        self.build_frame(NewFrame {
            func,
            code,
            regs,
            staged,
            flags,
            from: self.mem.ram_at(0).words(),
            given: 0,
        })
    }

    /// Builds a frame on the stack, and enters it. See [`NewFrame::staged`].
    ///
    /// # Errors
    /// The errors of [`Vm::push_frame`].
    #[inline(never)]
    pub(super) fn build_frame(&mut self, new: NewFrame<'a>) -> R<()> {
        let at = self.frame_room(REGS + new.regs)?;
        if self.frame.is_def() {
            self.keep_pc();
        }
        self.enter_new_frame(at, new);
        Ok(())
    }

    /// Word of RAM for a new frame of `words` words below the stack, if there is room for it and fuel for a call. Takes
    /// the fuel of one call.
    #[inline(always)]
    pub(super) fn take_frame_room(&mut self, words: u32) -> Option<u32> {
        let at = self.stack.low.wrapping_sub(words);
        if at < self.heap.top + GAP || at < self.stack.floor || self.budget.fuel <= 1 {
            return None;
        }
        self.budget.fuel -= 1;
        Some(at)
    }

    /// Word of RAM for a new frame of `words` words below the stack. Takes the fuel of one call.
    ///
    /// # Errors
    /// The errors of [`Vm::push_frame`] and of [`Vm::refuel`].
    #[inline(always)]
    pub(super) fn frame_room(&mut self, words: u32) -> R<u32> {
        match self.take_frame_room(words) {
            Some(at) => Ok(at),
            None => self.frame_room_or_why_not(words),
        }
    }

    /// Raises if there is no room for a frame of `words` words. Otherwise only fuel was missing: refuels, and gives the
    /// frame's word of RAM. If handlers wait, gives `NoMem` instead: they run, and the instruction is executed again.
    #[inline(never)]
    fn frame_room_or_why_not(&mut self, words: u32) -> R<u32> {
        if self.stack.low < self.stack.floor + words {
            return self.too_deep();
        }
        if self.stack.low < self.heap.top + words + GAP {
            return Err(Raise::NoMem);
        }
        self.refuel()?;
        // A call by a native is not given back: the native might have to begin again.
        if self.interrupts.sources != 0 && self.calls.by_natives == 0 && self.call_waits() {
            let passes = core::mem::replace(&mut self.interrupts.call_passes, false);
            if !passes {
                self.interrupts.call_waits = true;
                return Err(Raise::NoMem);
            }
        }
        Ok(self.stack.low - words)
    }

    /// Saves the place of the running instruction in the running frame, before another frame is entered.
    #[inline(always)]
    pub(super) fn keep_pc(&mut self) {
        self.set_field(PC, Value::len(self.pc));
    }

    /// Builds a frame at word `at` of RAM, where there is room for it, and makes it the running frame. The calling
    /// frame has its `pc` saved already.
    #[inline(always)]
    pub(super) fn enter_new_frame(&mut self, at: u32, new: NewFrame<'a>) {
        let frame = self.mem.ram_at(at);
        frame.set(FUNC, new.func);
        frame.set(PC, Value::UNDEF);
        frame.set(CALLER, self.frame);
        frame.set(INFO, pack(new.regs + new.staged, new.flags));
        let (mut to, mut from) = (frame.skip(REGS), new.from);
        let end = to.skip(new.given);
        while !to.is(end) {
            to.set_word(0, from.word(0));
            (to, from) = (to.skip(1), from.skip(1));
        }
        let end = frame.skip(REGS + new.regs);
        while !to.is(end) {
            to.set(0, Value::UNDEF);
            to = to.skip(1);
        }
        self.stack.low = at;
        self.frame = Value::len(at);
        self.base = at + REGS;
        self.pc = new.code.rom_off() + code::INSTRS;
    }

    /// Makes the frame of the generator `g`, which is in RAM, the running frame; the frame that ran until now is its
    /// caller, in which the `pc` is saved.
    #[inline(always)]
    pub(crate) fn link_frame(&mut self, g: Value) {
        if self.frame.is_def() {
            self.keep_pc();
        }
        let frame = self.mem.slots(g).skip(IN_GENERATOR);
        frame.set(CALLER, self.frame);
        self.frame = g;
        self.base = generator_base(g);
        self.pc = frame.get(PC).as_len();
    }

    /// Copies a frame into a new object: a generator, or a tuple of the frame's words. Register 0 lies at word `base` of
    /// RAM; the copy waits at `pc`, and has no caller.
    pub(crate) fn frame_copy(
        &mut self,
        kind: Kind,
        base: u32,
        pc: u32,
        regs: u32,
        flags: u32,
    ) -> R<Value> {
        let copy = self.alloc(kind, REGS + regs, 0)?;
        let to = self.mem.slots(copy).skip(IN_GENERATOR);
        let from = self.mem.ram_at(base - REGS);
        to.set(FUNC, from.get(FUNC));
        to.set(PC, Value::len(pc));
        to.set(INFO, pack(regs, flags));
        for i in REGS..REGS + regs {
            to.set_word(i, from.word(i));
        }
        Ok(copy)
    }

    /// Pops the running frame: frees its words on the stack, and returns to its caller.
    pub(crate) fn pop_frame(&mut self) {
        let caller = self.field(CALLER);
        if self.frame.is_int() {
            let (regs, _) = unpack(self.field(INFO));
            self.stack.low = self.base + regs;
        }
        self.enter_frame(caller);
    }

    /// Makes `f` the running frame, at the instruction where it waits.
    #[inline(always)]
    pub(crate) fn enter_frame(&mut self, f: Value) {
        self.frame = f;
        if f.is_def() {
            self.base = self.frame_base(f);
            self.pc = self.field(PC).as_len();
        }
    }

    /// The module whose globals the running function uses.
    pub(crate) fn globals(&self) -> Value {
        self.mem.get(self.field(FUNC), function::MODULE)
    }

    /// The code object of the running function.
    pub(crate) fn running_code(&self) -> Value {
        self.mem.get(self.field(FUNC), function::CODE)
    }
}
