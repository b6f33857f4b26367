//! Iteration: the next item of a `for` loop.

use super::item::sequence;
use crate::error::{Raise, NO_OBJECT, R};
use crate::types::iter;
use crate::vm::Vm;
use format::layout::vec;
use format::object::{self, Kind, FROZEN};
use format::types::TypeId;
use format::value::Value;

/// The result of one step of an iterator.
///
/// It is one word, like [`crate::error::Outcome`]; [`Step::view`] gives an enum for `match`.
#[derive(Clone, Copy)]
#[must_use]
#[repr(transparent)]
pub(in crate::interp) struct Step(Value);

/// The meaning of a [`Step`].
pub(in crate::interp) enum Stepped {
    /// The next item.
    Item(Value),
    /// The iterator has ended.
    End,
    /// No item yet. From a short path: it does not handle this iterator. From the long path: a generator was entered.
    Pending,
}

impl Step {
    /// The step of an iterator that has ended: [`Stepped::End`].
    pub const END: Step = Step(NO_OBJECT);
    /// The step that gives no item yet: [`Stepped::Pending`].
    pub const PENDING: Step = Step(Value::UNDEF);

    /// The step that gives the item `v`: [`Stepped::Item`].
    #[inline(always)]
    pub const fn item(v: Value) -> Step {
        Step(v)
    }
    /// The step as an enum.
    #[inline(always)]
    pub fn view(self) -> Stepped {
        if self.0.is_undef() {
            Stepped::Pending
        } else if self.0 == NO_OBJECT {
            Stepped::End
        } else {
            Stepped::Item(self.0)
        }
    }
}

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

impl Vm<'_> {
    /// The next item of the iterator `it`, for a `for` loop. Enters a generator.
    #[inline(never)]
    pub(in crate::interp) fn for_next(&mut self, it: Value) -> R<Step> {
        if it.is_ram() && object::is(self.mem.slots(it).header(), Kind::Gen) {
            let entered = self.gen_enter(it, Value::NONE, 0)?;
            return Ok(if entered { Step::PENDING } else { Step::END });
        }
        let mark = self.hold_mark();
        match self.next(it) {
            Ok(x) => Ok(x.get().map_or(Step::END, Step::item)),
            // A StopIteration ends the loop whoever raised it, even the function of a `map`.
            Err(Raise::Exc) if self.raised_is(TypeId::StopIteration) => {
                self.unwind_holds(mark);
                self.exc = Value::UNDEF;
                Ok(Step::END)
            }
            Err(e) => Err(e),
        }
    }
}
