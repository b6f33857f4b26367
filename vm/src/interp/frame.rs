//! Frames: where a running function's registers and links lie.
//!
//! A frame is `[func, pc, caller, info, register...]`, on the machine's stack or
//! as the body of a generator object. Every word is a valid value. `pc` is the
//! place of the instruction being executed: for a frame that waits for a call,
//! the calling instruction, which says where the result goes.

use crate::error::{Raise, R};
use crate::image::code::{self, Info};
use crate::object::{pack, unpack};
use crate::types::function;
use crate::value::Value;
use crate::vm::Vm;

/// The running function (UNDEF in an `eval` without one).
pub const FUNC: u32 = 0;
/// Place of the current instruction, in words of the image; small int.
pub const PC: u32 = 1;
/// The calling frame: small int, generator, or UNDEF.
pub const CALLER: u32 = 2;
/// Number of registers and flags, see [`STOP`]; small int.
pub const INFO: u32 = 3;
/// First register.
pub const REGS: u32 = 4;

/// When it returns, the nested run that began with it ends.
pub const STOP: u32 = 1;
/// Its result is dropped; it must be None. The caller's instruction has its
/// result already (`__init__`).
pub const INIT: u32 = 2;
/// It is the body of a module: at its end the module is imported.
pub const MODULE: u32 = 4;
/// Its result is dropped, and the caller's instruction is executed again.
pub const AGAIN: u32 = 8;
/// It is a generator's: at its end the iteration ends.
pub const GENERATOR: u32 = 16;
/// A generator that was not started.
pub const FRESH: u32 = 32;
/// A generator that has ended.
pub const DONE: u32 = 64;
/// A generator that is running.
pub const RUNNING: u32 = 128;

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
        let code = self.mem.get(func, function::CODE);
        let regs = self.code_info(code).regs;
        if self.mem.ram_len() - self.sp + REGS + regs > self.stack_max {
            return self.too_deep();
        }
        if self.fuel == 0 {
            return Err(Raise::Budget);
        }
        self.push_stack(REGS + regs)?;
        self.fuel -= 1;
        if self.frame.is_def() {
            self.set_field(PC, Value::len(self.pc));
        }
        let at = self.sp;
        self.mem.set_ram(at + FUNC, func.bits());
        self.mem.set_ram(at + CALLER, self.frame.bits());
        self.mem
            .set_ram(at + INFO, pack(regs + staged, flags).bits());
        self.frame = Value::len(at);
        self.base = at + REGS;
        self.pc = code.rom_off() + code::INSTRS;
        Ok(())
    }

    /// Leaves the running frame for its caller; its words on the stack are free again.
    pub(crate) fn pop_frame(&mut self) {
        let caller = self.field(CALLER);
        if self.frame.is_int() {
            let (regs, _) = unpack(self.field(INFO));
            self.sp = self.base + regs;
        }
        self.enter_frame(caller);
    }

    /// Makes `f` the running frame, at the instruction where it waits.
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
