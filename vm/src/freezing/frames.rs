//! The frames of bodies that are suspended, as objects.

use alloc::vec::Vec;

use super::alloc;
use crate::error::R;
use crate::types::function;
use crate::vm::Vm;
use format::frame;
use format::image::module;
use format::name;
use format::object::{self, Kind};
use format::value::Value;

impl Vm<'_> {
    /// Keeps the frames of every running body: the evaluation is about to stop, at a call of `name`. Of a body
    /// with a native between its frames none are kept: it will run from the start.
    pub(crate) fn freeze_stopped_by(&mut self, name: Value) {
        if self.freezing.as_ref().is_none_or(|f| f.stopped_by.is_def()) {
            return;
        }
        let running = self.freeze_running();
        let Some(f) = self.freezing_mut() else { return };
        f.stopped_by = name;
        let mut whole = self.calls.by_natives == 0;
        let mut frames = Vec::new();
        let mut modules = running.into_iter().rev();
        let (mut frame, mut base, mut pc) = (self.frame, self.base, self.pc);
        let (mut stopped_by, mut places) = (name, Vec::new());
        while frame.is_def() {
            let word = |vm: &Self, i: u32| Value::from_bits(vm.mem.ram(base - frame::REGS + i));
            let (regs, flags) = object::unpack(word(self, frame::INFO));
            places.push(pc);
            match self.capture(frame, base, regs, pc) {
                Ok(v) => frames.push(v),
                Err(_) => whole = false,
            }
            let caller = word(self, frame::CALLER);
            let is_body = flags & frame::MODULE != 0;
            if flags & frame::STOP != 0 && !is_body {
                whole = false;
            }
            if is_body {
                frames.reverse();
                let kept = core::mem::take(&mut frames);
                if let Some(n) = modules.next() {
                    let m = self
                        .freezing_mut()
                        .and_then(|f| f.modules.get_mut(n as usize));
                    if let Some(m) = m {
                        m.frames = if whole { kept } else { Vec::new() };
                        m.stopped = Some((stopped_by, core::mem::take(&mut places)));
                    }
                    // If there is no memory for the full name, its last part has to do.
                    stopped_by = self.module_name(n).unwrap_or(self.image.module(
                        &self.mem,
                        n,
                        module::NAME,
                    ));
                }
                whole = flags & frame::STOP == 0;
            }
            frame = caller;
            if frame.is_def() {
                base = self.frame_base(frame);
                pc = Value::from_bits(self.mem.ram(base - frame::REGS + frame::PC)).as_len();
            }
        }
    }

    /// Prepares for the end of an evaluation that runs out of memory. The program may have a handler for that,
    /// and the device has another amount of memory: every running body will run there, from its start.
    pub(crate) fn freeze_without_memory(&mut self) {
        self.freeze_stopped_by(name!("MemoryError"));
        for n in self.freeze_running() {
            if let Some(m) = self
                .freezing_mut()
                .and_then(|f| f.modules.get_mut(n as usize))
            {
                m.frames.clear();
            }
        }
    }

    /// A frame as an object: a tuple of its words, or its generator.
    fn capture(&mut self, f: Value, base: u32, regs: u32, pc: u32) -> R<Value> {
        self.mem
            .set_ram(base - frame::REGS + frame::PC, Value::len(pc).bits());
        if f.is_ram() {
            return Ok(f);
        }
        // Arguments that lay on the stack behind the frame are in its registers by now.
        let func = Value::from_bits(self.mem.ram(base - frame::REGS + frame::FUNC));
        let code = self.mem.get(func, function::CODE);
        let regs = self.code_info(code).regs.min(regs);
        let info = Value::from_bits(self.mem.ram(base - frame::REGS + frame::INFO));
        let flags = object::unpack(info).1;
        self.frame_copy(Kind::Tuple, base, pc, regs, flags)
    }

    /// Bytes of heap and stack that the suspended module `n` takes on the device when its body goes on. Applies
    /// the module's delta to this VM to find out.
    ///
    /// # Errors
    /// `NoMem` if there is not enough memory.
    pub fn resume_cost(&mut self, n: u32) -> R<u32> {
        let (heap, stack) = (self.mem_alloc(), self.stack.low);
        self.apply_delta(n)?;
        self.resume_frames(n)?;
        let cost = self.mem_alloc() - heap + 4 * (stack - self.stack.low);
        self.frame = Value::UNDEF;
        self.stack.low = stack;
        Ok(cost)
    }
}
