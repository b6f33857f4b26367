//! Unwinding: from a raised exception to the handler that takes it.

use crate::error::{Raise, R};
use crate::types::exception;
use crate::vm::Vm;
use format::frame::{GENERATOR, MODULE, STOP};
use format::image::code;
use format::isa::Op;
use format::layout::{generator, tuple};
use format::object::Kind;
use format::seeded_bugs::planted;
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Pops frames up to the one that handles the exception in `exc`, and continues at its handler.
    ///
    /// # Errors
    /// `Exc` if no frame of this run has a handler; the run's frames have been popped. `Suspend` while
    /// freezing, if the exception was raised for lack of memory: whether the program fits into memory has to
    /// be decided on the device.
    pub(crate) fn unwind(&mut self) -> R<()> {
        self.settle_stack();
        loop {
            self.trace_here();
            if let Some(pc) = self.handler() {
                #[cfg(feature = "build")]
                if self.is_freezing() && self.raised_for_memory() {
                    self.freeze_without_memory();
                    return Err(Raise::Suspend);
                }
                self.pc = pc;
                return Ok(());
            }
            let flags = self.frame_flags();
            if flags & MODULE != 0 {
                self.module_failed();
            }
            if flags & GENERATOR != 0 {
                self.gen_finish();
                self.stop_iteration_is_an_error();
            } else {
                self.pop_frame();
            }
            if flags & STOP != 0 {
                return Err(Raise::Exc);
            }
            self.settle_stack();
            if flags == 0 && self.loop_ends() {
                return Ok(());
            }
        }
    }

    /// Continues behind the loop whose `ForIter` called the frame that has just been popped, if the exception is a
    /// StopIteration. False otherwise.
    fn loop_ends(&mut self) -> bool {
        if Op::of(self.mem.rom(self.pc)) != Op::ForIter || !self.raised_is(TypeId::StopIteration) {
            return false;
        }
        self.exc = Value::UNDEF;
        self.pc = self.pc.wrapping_add(self.operand(1).as_int() as u32);
        true
    }

    /// Replaces a StopIteration that leaves a generator's body by a RuntimeError: it does not end the generator.
    pub(crate) fn stop_iteration_is_an_error(&mut self) {
        if self.raised_is(TypeId::StopIteration) {
            // If the allocation of the RuntimeError fails, the StopIteration stays.
            let r: R<()> =
                self.raise_text(TypeId::RuntimeError, "generator raised StopIteration", &[]);
            let _ = r;
        }
    }

    /// Releases everything on the stack below the running frame, or below the frame that runs a generator:
    /// nothing is held between instructions. If a native runs the generator, the native releases what it
    /// holds.
    #[inline]
    pub(crate) fn settle_stack(&mut self) {
        let mut f = self.frame;
        while f.is_ram() {
            if self.gen_flags(f) & STOP != 0 {
                return;
            }
            f = self.mem.get(f, generator::CALLER);
        }
        if f.is_int() {
            self.stack.low = f.as_len();
        }
    }

    /// Word of ROM of the innermost handler that covers the running instruction.
    fn handler(&self) -> Option<u32> {
        let code = self.running_code();
        let parts = code::parts(|i| self.mem.word(code, i));
        let start = code.rom_off() + code::INSTRS;
        let at = self.pc.wrapping_sub(start);
        for i in 0..parts.handlers {
            let h = code::INSTRS + parts.len + i * code::HANDLER_WORDS;
            let range = self.mem.word(code, h);
            if at >= (range >> 16) + u32::from(planted(5)) && at < range & 0xffff {
                return Some(start + self.mem.word(code, h + 1));
            }
        }
        None
    }

    /// Adds the running instruction to the exception's traceback, unless it is a `Reraise`. Adds nothing if
    /// there is no memory for it.
    fn trace_here(&mut self) {
        let Some(e) = self.exc_object(self.exc) else {
            return;
        };
        let again = Op::of(self.mem.rom(self.pc)) == Op::Reraise;
        if again || e == self.emergency() {
            return;
        }
        let _ = self.unlocked(|vm| vm.add_trace(e));
    }

    /// Appends the running code object and the place of its instruction to the traceback of `e`, if they are not
    /// its last entry already.
    fn add_trace(&mut self, e: Value) -> R<()> {
        let e = self.resolve_mut(e)?;
        let old = self.mem.get(e, exception::TRACE);
        let n = if old.is_object() {
            self.mem.size(old)
        } else {
            0
        };
        let code = self.running_code();
        let place = Value::len(self.pc.wrapping_sub(code.rom_off() + code::INSTRS));
        if n >= 2
            && self.mem.get(old, tuple::ITEMS + n - 2) == code
            && self.mem.get(old, tuple::ITEMS + n - 1) == place
        {
            return Ok(());
        }
        let trace = if n > 0 && self.grow_in_place(old, n + 2) {
            old
        } else {
            self.unlocked(|vm| vm.alloc(Kind::Tuple, n + 2, 0))?
        };
        if trace != old {
            for i in 0..n {
                let v = self.mem.get(old, tuple::ITEMS + i);
                self.mem.set(trace, tuple::ITEMS + i, v);
            }
        }
        self.mem.set(trace, tuple::ITEMS + n, code);
        self.mem.set(trace, tuple::ITEMS + n + 1, place);
        self.mem.set(e, exception::TRACE, trace);
        Ok(())
    }
}
