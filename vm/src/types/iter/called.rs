//! Steps of `map` and `filter` over built-in iterators: the function is called without anything between.

use super::take::{ended, kind};
use super::*;
use format::mem::Slots;

impl<'a> Vm<'a> {
    /// The words of the iterator `it`, and the iterator over its arguments, if `it` is a `map` of one iterable or a `filter`,
    /// can be written in place, and steps of the other iterator are sure.
    #[inline(always)]
    pub(crate) fn calling_iterator(&self, it: Value) -> Option<(Slots<'a>, Value)> {
        let o = self.open_iterator(it)?;
        let inner = match kind(o) {
            MAP => match self.items_of(o.get(SOURCE)) {
                (1, iterators) => iterators.get(0),
                _ => return None,
            },
            FILTER => o.get(SOURCE),
            _ => return None,
        };
        self.is_sure(inner).then_some((o, inner))
    }

    /// A step of the `map` or `filter` `it` over the arguments that `inner` gives: see [`Vm::calling_iterator`].
    /// **Moves objects.**
    #[inline(never)]
    pub(super) fn take_by_call(&mut self, it: Value, inner: Value) -> R<Maybe> {
        let maps = kind(self.mem.slots(it)) == MAP;
        let mark = self.hold_mark();
        let (it, inner) = (self.hold(it)?, self.hold(inner)?);
        // The item is held, and an argument on the stack at the same time.
        let item = self.hold(Value::UNDEF)?;
        let args = Args::on_stack(self.hold_mark(), 1, Value::UNDEF);
        self.calls.depth += 1;
        let r = loop {
            let Stepped::Item(x) = self.take(self.held(inner)).view() else {
                let _ = ended(self.mem.slots(self.held(it)));
                break Ok(Maybe::NONE);
            };
            self.set_held(item, x);
            let answer = self.firmly(|vm| {
                let f = vm.mem.slots(vm.held(it)).get(EXTRA);
                if maps {
                    return vm.call_args(f, args);
                }
                let answer = if f.is_none() {
                    vm.held(item)
                } else {
                    vm.call_args(f, args)?
                };
                Ok(Value::bool(vm.truth(answer)?))
            });
            match answer {
                Ok(v) if maps => break Ok(Maybe(v)),
                Ok(Value::TRUE) => break Ok(Maybe(self.held(item))),
                Ok(_) => {}
                Err(e) => break Err(e),
            }
            if let Err(e) = self.tick() {
                break Err(e);
            }
        };
        self.calls.depth -= 1;
        self.unwind_holds(mark);
        r
    }
}
