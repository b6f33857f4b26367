//! Iteration: the next item of a `for` loop.

use super::item::sequence;
use crate::error::{Raise, NO_OBJECT, R};
use crate::types::iter;
use crate::vm::Vm;
use format::layout::vec;
use format::object::{self, Kind, FROZEN};
use format::types::TypeId;
use format::value::Value;

/// One step of an iterator.
///
/// One word, like [`crate::error::Outcome`]; [`Step::view`] is for `match`.
#[derive(Clone, Copy)]
#[must_use]
#[repr(transparent)]
pub(in crate::interp) struct Step(Value);

/// What a [`Step`] says.
pub(in crate::interp) enum Stepped {
    /// The next item.
    Item(Value),
    /// The iterator is at its end.
    End,
    /// No item yet. Of a short way: it does not know the iterator. Of the long way: a generator was entered.
    Pending,
}

impl Step {
    /// See [`Stepped::End`].
    pub const END: Step = Step(NO_OBJECT);
    /// See [`Stepped::Pending`].
    pub const PENDING: Step = Step(Value::UNDEF);

    /// See [`Stepped::Item`].
    #[inline(always)]
    pub const fn item(v: Value) -> Step {
        Step(v)
    }
    /// What it says.
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

/// The next item of the iterator `it` over a list or tuple; the end of one, and of a range that is empty.
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
    let Some((n, items)) = sequence::<false>(vm, o.get(iter::SOURCE)) else {
        return Step::PENDING;
    };
    if at.as_len() >= n {
        // It stays at its end, and holds nothing any more.
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
            // Whoever raises it, the function of a `map` too, ends the loop.
            Err(Raise::Exc) if self.raised_is(TypeId::StopIteration) => {
                self.unwind_holds(mark);
                self.exc = Value::UNDEF;
                Ok(Step::END)
            }
            Err(e) => Err(e),
        }
    }
}
