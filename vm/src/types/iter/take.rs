//! The next item of an iterator over built-in objects: the short path of `for` loops, and of natives that walk.

use super::*;
use crate::error::NO_OBJECT;
use crate::types::bytes::quick;
use format::layout::{dict as layout_dict, set, tuple};
use format::mem::Slots;
use format::object::{FLAG, FROZEN};
use format::table::Entries;

/// The result of one step of an iterator.
///
/// It is one word, like [`crate::error::Outcome`]; [`Step::view`] gives an enum for `match`.
#[derive(Clone, Copy)]
#[must_use]
#[repr(transparent)]
pub(crate) struct Step(Value);

/// The meaning of a [`Step`].
pub(crate) enum Stepped {
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
    /// True if the step gives no item yet.
    #[inline(always)]
    pub fn is_pending(self) -> bool {
        self.0.is_undef()
    }
    /// True if the iterator has ended.
    #[inline(always)]
    pub fn is_end(self) -> bool {
        self.0 == NO_OBJECT
    }
    /// The item of a step that is not an end; UNDEF if there is none yet.
    #[inline(always)]
    pub fn item_or_undef(self) -> Value {
        self.0
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
    /// The item, or none at the end: what [`Vm::next`] returns. `None` if the step gives no item yet.
    #[inline(always)]
    pub fn known(self) -> Option<Maybe> {
        match self.view() {
            Stepped::Item(v) => Some(Maybe(v)),
            Stepped::End => Some(Maybe::NONE),
            Stepped::Pending => None,
        }
    }
}

/// A bit for each kind of iterator whose step allocates nothing and never fails.
const SURE: u32 = 1 << EMPTY
    | 1 << LIST
    | 1 << TUPLE
    | 1 << BYTES
    | 1 << BYTE_ARRAY
    | 1 << RANGE
    | 1 << KEYS
    | 1 << VALUES
    | 1 << SET
    | 1 << DEQUE;

/// Makes the iterator `o`, which is at its end, stay there.
#[inline(never)]
pub(crate) fn ended(o: Slots<'_>) -> Step {
    o.set_word(WHAT, o.word(WHAT) & !(WHAT_MASK << 1));
    o.set(SOURCE, Value::UNDEF);
    o.set(EXTRA, Value::UNDEF);
    Step::END
}

/// Kind of the iterator `o`.
#[inline(always)]
pub(super) fn kind(o: Slots<'_>) -> u32 {
    o.get(WHAT).as_len() & WHAT_MASK
}

impl<'a> Vm<'a> {
    /// A step of the iterator `it`, if its state is in RAM, and the step calls no Python code. [`Step::PENDING`], with
    /// nothing changed, for any other iterator, and if there is no memory for the item. Moves no objects.
    #[inline(never)]
    pub(crate) fn take(&mut self, it: Value) -> Step {
        let Some(o) = self.open_iterator(it) else {
            return Step::PENDING;
        };
        let (source, position) = (o.get(SOURCE), o.get(POSITION));
        let at = position.as_len();
        let mut next = at + 1;
        let item = match kind(o) {
            EMPTY => return Step::END,
            LIST | TUPLE => {
                let (n, items) = self.words_of(source);
                if at >= n {
                    return ended(o);
                }
                items.get(at)
            }
            RANGE => {
                if position == o.get(EXTRA) {
                    return ended(o);
                }
                // The sum of two small ints has the tag of both.
                let step = o.word(SOURCE) - 1;
                o.set_word(POSITION, position.bits().wrapping_add(step));
                return Step::item(position);
            }
            STR => {
                if at >= self.byte_len(source) {
                    return ended(o);
                }
                let b = self.mem.byte(source, at);
                if b >= 128 {
                    return Step::PENDING;
                }
                format::names::ascii(b)
            }
            BYTES => {
                if at >= self.byte_len(source) {
                    return ended(o);
                }
                Value::len(u32::from(self.mem.byte(source, at)))
            }
            BYTE_ARRAY => match self.next_byte(source, at) {
                Some((x, _)) => x,
                None => return ended(o),
            },
            what @ (KEYS | VALUES | ITEMS) => {
                next = at;
                let Some((k, v)) = self.next_of_dict(source, &mut next) else {
                    return ended(o);
                };
                match what {
                    KEYS => k,
                    VALUES => v,
                    _ => match self.alloc(Kind::Tuple, 2, 0) {
                        Ok(pair) => {
                            let items = self.item_slots(pair, 0);
                            items.set(0, k);
                            items.set(1, v);
                            pair
                        }
                        Err(_) => return Step::PENDING,
                    },
                }
            }
            SET => {
                next = at;
                let table = self.mem.get(self.resolve(source), set::TABLE);
                match Entries::of(&self.mem, table).next_key(&mut next) {
                    Some(k) => k,
                    None => return ended(o),
                }
            }
            // The end, and items that take memory, are left to the long path.
            INDEXED => {
                let x = quick::get(self, source, position);
                if x.is_undef() {
                    return Step::PENDING;
                }
                x
            }
            DEQUE => match deque::item(self, source, at) {
                Some(x) => x,
                None => return ended(o),
            },
            REVERSED => {
                if !self.is_seq(source) {
                    return Step::PENDING;
                }
                next = at.wrapping_sub(1);
                let (n, items) = self.words_of(source);
                if next >= n {
                    return ended(o);
                }
                items.get(next)
            }
            ZIP => return self.take_row(o),
            ENUMERATE => return self.take_numbered(o),
            _ => return Step::PENDING,
        };
        o.set(POSITION, Value::len(next));
        Step::item(item)
    }

    /// The words of the iterator `it`, if it can be written in place.
    #[inline(always)]
    pub(super) fn open_iterator(&self, it: Value) -> Option<Slots<'a>> {
        if !it.is_ram() {
            return None;
        }
        let o = self.mem.slots(it);
        let h = o.header();
        (object::is(h, Kind::Iter) && h & FROZEN == 0).then_some(o)
    }

    /// [`Vm::ns_next`], with a short way for a dict that is its own table.
    #[inline(always)]
    fn next_of_dict(&self, d: Value, cursor: &mut u32) -> Option<(Value, Value)> {
        let o = self.mem.object_at(d);
        let h = o.header();
        if object::is(h, Kind::Dict) && (h & FROZEN == 0 || self.overlay.filter == 0) {
            self.learn_whole(d);
            return Entries::of(&self.mem, o.get(layout_dict::TABLE)).next(cursor);
        }
        self.ns_next(d, cursor)
    }

    /// True if a step of the iterator `it` gives an item or ends, in any case.
    #[inline(always)]
    pub(crate) fn is_sure(&self, it: Value) -> bool {
        let Some(o) = self.open_iterator(it) else {
            return false;
        };
        let what = kind(o);
        SURE >> what & 1 != 0
            || what == STR && self.mem.header(o.get(SOURCE)) & FLAG != 0
            || what == REVERSED && self.is_seq(o.get(SOURCE))
    }

    /// A step of the `zip` `o`, if the steps of its iterators are sure.
    #[inline(never)]
    fn take_row(&mut self, o: Slots<'a>) -> Step {
        let iterators = o.get(SOURCE);
        let n = self.mem.size(iterators);
        if n == 0 {
            return ended(o);
        }
        for i in 0..n {
            if !self.is_sure(self.mem.item(iterators, i)) {
                return Step::PENDING;
            }
        }
        let Ok(row) = self.alloc(Kind::Tuple, n, 0) else {
            return Step::PENDING;
        };
        let mut to = self.item_slots(row, 0);
        let mut from = self.mem.object_at(iterators).skip(tuple::ITEMS);
        let mut left = n;
        while left > 0 {
            let Stepped::Item(x) = self.take(from.get(0)).view() else {
                return ended(o);
            };
            to.set(0, x);
            (to, from) = (to.skip(1), from.skip(1));
            left -= 1;
        }
        Step::item(row)
    }

    /// A step of the `enumerate` `o`, if it is not over another one.
    #[inline(never)]
    fn take_numbered(&mut self, o: Slots<'a>) -> Step {
        let inner = o.get(SOURCE);
        // In a chain of any length each `enumerate` would take room on the processor's stack.
        if !matches!(self.open_iterator(inner), Some(i) if kind(i) != ENUMERATE) {
            return Step::PENDING;
        }
        let Ok(pair) = self.alloc(Kind::Tuple, 2, 0) else {
            return Step::PENDING;
        };
        let x = match self.take(inner).view() {
            Stepped::Item(x) => x,
            Stepped::End => {
                self.release(pair);
                return ended(o);
            }
            Stepped::Pending => {
                self.release(pair);
                return Step::PENDING;
            }
        };
        let n = o.get(POSITION);
        let items = self.item_slots(pair, 0);
        items.set(0, n);
        items.set(1, x);
        o.set(POSITION, Value::int(n.as_int().wrapping_add(1)));
        Step::item(pair)
    }
}
