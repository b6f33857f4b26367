//! Iteration: the next item of a `for` loop.

use super::item::sequence;
use crate::error::{Raise, R};
use crate::types::iter::{self, Step};
use crate::vm::Vm;
use format::layout::{list, vec};
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
    /// The next item of the iterator `it`, for a `for` loop. Enters a generator.
    #[inline(never)]
    pub(in crate::interp) fn for_next(&mut self, it: Value) -> R<Step> {
        if it.is_ram() && object::is(self.mem.slots(it).header(), Kind::Gen) {
            let entered = self.gen_enter(it, Value::NONE, 0)?;
            return Ok(if entered { Step::PENDING } else { Step::END });
        }
        let step = self.take(it);
        if step.known().is_some() {
            return Ok(step);
        }
        let mark = self.hold_mark();
        match self.tick().and_then(|()| self.next_slowly(it)) {
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
