//! Natives that loop over iterables, when memory runs out.
//!
//! After an allocation that fails, the interpreter executes the whole instruction
//! again. A native that has taken items from an iterator must not be executed
//! again, because these items would be lost. From its first effect on, it allocates
//! through [`Vm::firmly`] only.

use crate::error::{Raise, R};
use crate::memory::heap::Hold;
use crate::vm::Vm;
use format::object::Kind;
use format::value::Value;

/// How deep calls of [`Vm::nested`] may be nested, as with iterators over iterators.
const NESTING: u32 = 40;

impl<'a> Vm<'a> {
    /// Runs `f`; if memory does not suffice, collects and runs it once more.
    /// `f` reads its operands from holds and changes nothing before it allocates.
    ///
    /// # Errors
    /// MemoryError instead of `NoMem`, so that nothing is executed again.
    pub(crate) fn firmly<T>(&mut self, f: impl FnMut(&mut Self) -> R<T>) -> R<T> {
        match self.twice(f) {
            Err(Raise::NoMem) if !self.is_freezing() => {
                self.raise_memory_error();
                Err(Raise::Exc)
            }
            r => r,
        }
    }

    /// Runs `f`; if memory does not suffice, collects and runs it once more. Unlike [`Vm::firmly`] it returns
    /// `NoMem` if memory does not suffice then either.
    pub(crate) fn twice<T>(&mut self, mut f: impl FnMut(&mut Self) -> R<T>) -> R<T> {
        let mark = self.hold_mark();
        match f(self) {
            Err(Raise::NoMem) if !self.is_freezing() => {}
            r => return r,
        }
        self.unwind_holds(mark);
        self.collect();
        self.shortage.exception = Value::UNDEF;
        let pass = core::mem::replace(&mut self.heap.stress_pass, true);
        let r = f(self);
        self.heap.stress_pass = pass;
        if matches!(r, Err(Raise::NoMem)) {
            self.unwind_holds(mark);
        }
        r
    }

    /// Runs `f` one level deeper on the processor's stack.
    ///
    /// # Errors
    /// RuntimeError if calls are nested too deeply.
    pub(crate) fn nested<T>(&mut self, f: impl FnOnce(&mut Self) -> R<T>) -> R<T> {
        if self.calls.depth >= NESTING || self.stack_is_low() {
            return self.too_deep();
        }
        self.tick()?;
        self.calls.depth += 1;
        let r = f(self);
        self.calls.depth -= 1;
        r
    }

    /// Calls `f` with each item of the iterable `v`, as a hold, until `f` returns false. Holds that `f`
    /// makes are released when it returns.
    /// `f` allocates only [firmly](Vm::firmly). **Moves objects.**
    pub(crate) fn each(
        &mut self,
        v: Value,
        f: &mut dyn FnMut(&mut Self, Hold) -> R<bool>,
    ) -> R<()> {
        let mark = self.hold_mark();
        let r = self.each_held(v, f);
        self.unwind_holds(mark);
        r
    }

    fn each_held(&mut self, v: Value, f: &mut dyn FnMut(&mut Self, Hold) -> R<bool>) -> R<()> {
        let it = self.hold(v)?;
        let item = self.hold(Value::UNDEF)?;
        let mark = self.hold_mark();
        let made_here = !self.mem.is(v, Kind::Instance) && !self.mem.is(v, Kind::Iter);
        let iterator = self.iter(v)?;
        self.set_held(it, iterator);
        loop {
            self.tick()?;
            let next = match self.take(self.held(it)).known() {
                Some(next) => next,
                None => self.firmly(|vm| vm.next_slowly(vm.held(it)))?,
            };
            let Some(x) = next.get() else { break };
            self.set_held(item, x);
            let more = f(self, item)?;
            // Without this, a long iteration would fill the stack with holds.
            self.unwind_holds(mark);
            if !more {
                break;
            }
        }
        let iterator = self.held(it);
        if made_here && self.mem.is(iterator, Kind::Iter) {
            self.release(iterator);
        }
        Ok(())
    }
}
