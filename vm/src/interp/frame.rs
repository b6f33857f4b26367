//! Frames: where a running function's registers and links lie.
//!
//! A frame is `[func, pc, caller, info, register...]`, on the machine's stack or
//! as the body of a generator object. Every word is a valid value. `pc` is the
//! place of the instruction being executed: for a frame that waits for a call,
//! the calling instruction, which says where the result goes.

use crate::error::{Raise, R};
use crate::memory::heap::GAP;
use crate::types::function;
use crate::vm::Vm;
use format::frame::{CALLER, FUNC, INFO, PC, REGS};
use format::image::code::{self, Info};
use format::object::{pack, unpack};
use format::value::Value;

/// Word of register 0 of the generator object `g`.
pub fn generator_base(g: Value) -> u32 {
    g.ram_off() + 1 + REGS
}

impl Vm<'_> {
    /// Word of register 0 of frame `f`.
    #[inline]
    pub(crate) fn frame_base(&self, f: Value) -> u32 {
        if f.is_int() {
            f.as_len() + REGS
        } else {
            generator_base(f)
        }
    }
    /// Field of the running frame.
    #[inline]
    pub(crate) fn field(&self, i: u32) -> Value {
        Value::from_bits(self.mem.ram((self.base - REGS).wrapping_add(i)))
    }
    /// Sets a field of the running frame.
    #[inline]
    pub(crate) fn set_field(&mut self, i: u32, v: Value) {
        self.mem.set_ram(self.base - REGS + i, v.bits());
    }
    /// Register of the running frame.
    #[inline]
    pub(crate) fn reg(&self, i: u32) -> Value {
        Value::from_bits(self.mem.ram(self.base + i))
    }
    /// Sets a register of the running frame.
    #[inline]
    pub(crate) fn set_reg(&mut self, i: u32, v: Value) {
        self.mem.set_ram(self.base + i, v.bits());
    }
    /// Flags of the running frame.
    pub(crate) fn frame_flags(&self) -> u32 {
        unpack(self.field(INFO)).1
    }

    /// Shape of a code object.
    #[inline]
    pub(crate) fn code_info(&self, code: Value) -> Info {
        Info::unpack(self.mem.get(code, code::INFO).as_len())
    }

    /// Pushes a frame for `func` on the stack, registers unset, and enters it.
    /// The caller's `pc` is kept in its frame. `staged` words above it belong to it too.
    ///
    /// # Errors
    /// `NoMem`; RuntimeError if the stack has its share of the memory.
    pub(crate) fn push_frame(&mut self, func: Value, flags: u32, staged: u32) -> R<()> {
        let code = self.mem.object_at(func).get(function::CODE);
        let regs = self.mem.object_at(code).word(code::INFO) >> 1 & 0xff;
        let at = self.frame_room(REGS + regs)?;
        let frame = self.mem.ram_at(at);
        for i in 0..REGS + regs {
            frame.set(i, Value::UNDEF);
        }
        self.enter_new_frame(at, func, code, pack(regs + staged, flags));
        Ok(())
    }

    /// Place of a new frame of `words`, below the stack. Nothing is taken yet.
    ///
    /// # Errors
    /// As of [`Vm::push_frame`].
    #[inline(always)]
    pub(crate) fn frame_room(&mut self, words: u32) -> R<u32> {
        let at = self.stack.low.wrapping_sub(words);
        if at < self.heap.top + GAP || at < self.stack.floor || self.budget.fuel <= 1 {
            self.frame_room_checked(words)?;
        }
        self.budget.fuel -= 1;
        Ok(at)
    }

    /// Says why there is no room, or fills up the fuel.
    #[inline(never)]
    fn frame_room_checked(&mut self, words: u32) -> R<()> {
        if self.stack.low < self.stack.floor + words {
            return self.too_deep();
        }
        if self.stack.low < self.heap.top + words + GAP {
            return Err(Raise::NoMem);
        }
        self.refuel()?;
        // The caller takes one.
        self.budget.fuel += 1;
        Ok(())
    }

    /// Takes the stack down to `at`, where a frame of `func` lies whose registers are set, and makes it
    /// the running one.
    #[inline(always)]
    pub(crate) fn enter_new_frame(&mut self, at: u32, func: Value, code: Value, info: Value) {
        if self.frame.is_def() {
            self.set_field(PC, Value::len(self.pc));
        }
        let frame = self.mem.ram_at(at);
        frame.set(FUNC, func);
        frame.set(CALLER, self.frame);
        frame.set(INFO, info);
        self.stack.low = at;
        self.frame = Value::len(at);
        self.base = at + REGS;
        self.pc = code.rom_off() + code::INSTRS;
    }

    /// Leaves the running frame for its caller; its words on the stack are free again.
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
