//! Iteration: the next item of a `for` loop.

use super::item::sequence;
use crate::error::{Raise, R};
use crate::native::Args;
use crate::types::iter::{self, Step, Stepped};
use crate::vm::Vm;
use format::isa;
use format::layout::{list, vec};
use format::name;
use format::object::{self, Kind, FROZEN};
use format::types::TypeId;
use format::value::Value;

/// The next item of the iterator `it`, if it is over a list or tuple. Its end, if it is over one of these or has ended
/// before.
#[inline(never)]
pub(in crate::interp) fn cached(vm: &Vm<'_>, it: Value) -> Step {
    if !it.is_ram() {
        return Step::PENDING;
    }
    let o = vm.mem.slots(it);
    let h = o.word(0);
    if !object::is(h, Kind::Iter) || h & FROZEN != 0 {
        return Step::PENDING;
    }
    let at = o.get(iter::POSITION);
    let what = o.get(iter::WHAT).as_len() & iter::WHAT_MASK;
    if what == iter::EMPTY {
        return Step::END;
    }
    if what > iter::TUPLE {
        return Step::PENDING;
    }
    let Some((n, items)) = sequence(vm, o.get(iter::SOURCE)) else {
        return Step::PENDING;
    };
    if at.as_len() >= n {
        // An iterator that has ended stays so, and keeps its source alive no longer.
        o.set_word(iter::WHAT, o.word(iter::WHAT) & !(iter::WHAT_MASK << 1));
        o.set(iter::SOURCE, Value::UNDEF);
        return Step::END;
    }
    o.set_word(iter::POSITION, at.bits() + 2);
    Step::item(items.get(vec::ITEMS + at.as_len()))
}

/// `l.append(v)` for the list that a comprehension or a display fills. False if it has no room.
#[inline(never)]
pub(in crate::interp) fn append(vm: &Vm<'_>, l: Value, v: Value) -> bool {
    if !l.is_ram() {
        return false;
    }
    let o = vm.mem.slots(l);
    let h = o.word(0);
    if !object::is(h, Kind::List) || h & FROZEN != 0 {
        return false;
    }
    let (n, items) = (o.get(list::LEN), vm.mem.slots(o.get(list::VEC)));
    // A list without storage has UNDEF here. RAM has a zero at its place, which is read as a size of 0.
    if n.as_len() >= object::size(items.word(0)) {
        return false;
    }
    items.set(vec::ITEMS + n.as_len(), v);
    o.set_word(list::LEN, n.bits() + 2);
    true
}

impl Vm<'_> {
    /// The next item of the iterator `it`, for the running `ForIter`. Enters a generator, and Python functions that give
    /// the item: what such a frame returns becomes the instruction's result, and a StopIteration that it raises ends the
    /// loop (see [`Vm::unwind`]).
    #[inline(never)]
    pub(in crate::interp) fn for_next(&mut self, it: Value) -> R<Step> {
        if it.is_ram() {
            let h = self.mem.slots(it).header();
            if object::is(h, Kind::Gen) {
                let entered = self.gen_enter(it, Value::NONE, 0)?;
                return Ok(if entered { Step::PENDING } else { Step::END });
            }
            if object::is(h, Kind::Instance) {
                if let Some(f) = self.special(it, name!("__next__")) {
                    if self.mem.is(f, Kind::Func) {
                        let none = Args::on_stack(self.stack.low, 0, Value::UNDEF);
                        let outcome = self.call_function_self(f, it, none, 0)?;
                        return Ok(outcome.get().map_or(Step::PENDING, Step::item));
                    }
                }
            } else if let Some(x) = self.mapped(it) {
                return self.ends_by_stop(|vm| vm.call_for_item(x));
            }
        }
        self.ends_by_stop(|vm| {
            vm.tick()?;
            Ok(vm.next_slowly(it)?.get().map_or(Step::END, Step::item))
        })
    }

    /// Runs `f`. A StopIteration ends the loop whoever raised it, even the function of a `map`.
    #[inline(always)]
    fn ends_by_stop(&mut self, f: impl FnOnce(&mut Self) -> R<Step>) -> R<Step> {
        let mark = self.hold_mark();
        match f(self) {
            Err(Raise::Exc) if self.raised_is(TypeId::StopIteration) => {
                self.unwind_holds(mark);
                self.exc = Value::UNDEF;
                Ok(Step::END)
            }
            r => r,
        }
    }

    /// The iterator over the arguments, if `it` is a `map` of a Python function over an iterator whose step can be taken
    /// back. (A native might enter a frame after which the instruction is executed again, as an import does.)
    fn mapped(&self, it: Value) -> Option<Value> {
        let (o, inner) = self.calling_iterator(it)?;
        let is_map = o.get(iter::WHAT).as_len() & iter::WHAT_MASK == iter::MAP;
        (is_map && self.mem.is(o.get(iter::EXTRA), Kind::Func)).then_some(inner)
    }

    /// A step of the `map` of the running `ForIter`, whose iterator over the arguments is `inner`.
    fn call_for_item(&mut self, inner: Value) -> R<Step> {
        let map = |vm: &Self| vm.reg(isa::b(vm.mem.rom(vm.pc)));
        let mark = self.hold_mark();
        self.push_stack(1)?;
        let args = Args::on_stack(self.hold_mark(), 1, Value::UNDEF);
        let before = self.mem.slots(inner).get(iter::POSITION);
        let Stepped::Item(x) = self.take(inner).view() else {
            self.unwind_holds(mark);
            return Ok(iter::ended(self.mem.slots(map(self))));
        };
        args.set(self, 0, x);
        let f = self.mem.slots(map(self)).get(iter::EXTRA);
        match self.call_value(f, args, 0) {
            Ok(outcome) => Ok(match outcome.get() {
                Some(v) => {
                    self.unwind_holds(mark);
                    Step::item(v)
                }
                None => Step::PENDING,
            }),
            Err(e) => {
                self.unwind_holds(mark);
                if e != Raise::Exc {
                    // The instruction is executed again. Objects may have moved.
                    let (_, iterators) = self.items_of(self.mem.slots(map(self)).get(iter::SOURCE));
                    self.mem.slots(iterators.get(0)).set(iter::POSITION, before);
                }
                Err(e)
            }
        }
    }
}
