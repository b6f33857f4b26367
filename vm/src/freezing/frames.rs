//! The frames of a stopped body, as objects.

use alloc::vec::Vec;

use super::alloc;
use crate::error::R;
use crate::types::function;
use crate::vm::freezing::{Kept, Stop};
use crate::vm::Vm;
use format::frame;
use format::image::{module, start, State};
use format::name;
use format::object::{self, Kind};
use format::seeded_bugs::planted;
use format::value::Value;

impl Vm<'_> {
    /// Keeps the frames of the innermost body, or of the whole program: the evaluation is about to stop, at a call of
    /// `name`.
    pub(crate) fn freeze_stopped_by(&mut self, name: Value) {
        if self.freezing.as_ref().is_none_or(|f| f.stop.is_some()) {
            return;
        }
        let stop = self.stop_here(name);
        if let Some(f) = self.freezing_mut() {
            f.stop = Some(stop);
        }
    }

    /// The stop at the running instruction.
    pub(super) fn stop_here(&mut self, name: Value) -> Stop {
        let memo = self.is_recording();
        let mut kept = Kept::Whole;
        let mut frames = Vec::new();
        let mut places = Vec::new();
        let (mut frame, mut base, mut pc) = (self.frame, self.base, self.pc);
        while frame.is_def() {
            let word = |vm: &Self, i: u32| Value::from_bits(vm.mem.ram(base - frame::REGS + i));
            let (regs, flags) = object::unpack(word(self, frame::INFO));
            places.push(pc);
            let is_copy = memo && frame.is_ram() && self.is_shadow_copy(frame);
            match self.capture(frame, base, regs, pc) {
                Ok(v) if !is_copy => frames.push(v),
                _ => kept = Kept::No,
            }
            let is_body = flags & frame::MODULE != 0;
            if is_body && memo {
                break;
            }
            let caller = word(self, frame::CALLER);
            frame = caller;
            if frame.is_def() {
                base = self.frame_base(frame);
                pc = Value::from_bits(self.mem.ram(base - frame::REGS + frame::PC)).as_len();
            }
        }
        if self.calls.depth > self.depth_of_body() && kept == Kept::Whole && !planted(22) {
            kept = Kept::BelowNative;
        }
        frames.reverse();
        Stop {
            name,
            frames,
            places,
            kept,
        }
    }

    /// Depth of the nested run in which the innermost body began.
    fn depth_of_body(&self) -> u32 {
        let depth = self.freezing.as_ref().and_then(|f| {
            let records = f.records.borrow();
            records.last().map(|r| r.before.calls.depth)
        });
        depth.unwrap_or(1)
    }

    /// True if the generator `g` is the copy of an older one, which has another identity.
    fn is_shadow_copy(&self, g: Value) -> bool {
        let mut found = false;
        self.overlay_each(|kind, _, copy| found |= kind == Kind::Shadow && copy == g);
        found
    }

    /// Prepares for the end of an evaluation that runs out of memory. The program may have a handler for that,
    /// and the device has another amount of memory: the body will run there, from its start.
    pub(crate) fn freeze_without_memory(&mut self) {
        self.freeze_stopped_by(name!("MemoryError"));
        if let Some(stop) = self.freezing_mut().and_then(|f| f.stop.as_mut()) {
            stop.kept = Kept::No;
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

    /// Bytes of heap and stack that the suspended module `n` takes on the device when its body goes on. Applies the changes
    /// of the module's memo to this VM to find out.
    ///
    /// # Errors
    /// `NoMem` if there is not enough memory.
    pub fn resume_cost(&mut self, n: u32) -> R<u32> {
        let frames = self.image.module(&self.mem, n, module::FRAMES);
        self.cost_of(|vm| {
            vm.apply_memo(n)?;
            vm.resume_frames(frames, frame::MODULE | frame::STOP)
        })
    }

    /// Applies the memo of the program's last part to this VM, if there is one and it holds.
    ///
    /// # Errors
    /// `NoMem` if there is not enough memory.
    pub fn apply_part(&mut self) -> R<()> {
        let Some(main) = self.image.main else {
            return Ok(());
        };
        let state = self.image.module(&self.mem, main, module::STATE);
        match State::from_index(state.as_len()) {
            State::Runs => Ok(()),
            _ if self.memo_holds(main)? => self.apply_memo(main),
            _ => Ok(()),
        }
    }

    /// Bytes of heap and stack that the program takes on the device when it goes on.
    ///
    /// # Errors
    /// `NoMem` if there is not enough memory.
    pub fn start_cost(&mut self) -> R<u32> {
        let frames = self.mem.get(self.image.start, start::FRAMES);
        self.cost_of(|vm| vm.resume_frames(frames, frame::MODULE | frame::STOP))
    }

    fn cost_of(&mut self, f: impl FnOnce(&mut Self) -> R<()>) -> R<u32> {
        let (heap, stack) = (self.mem_alloc(), self.stack.low);
        f(self)?;
        let cost = self.mem_alloc() - heap + 4 * (stack - self.stack.low);
        self.frame = Value::UNDEF;
        self.stack.low = stack;
        Ok(cost)
    }
}
