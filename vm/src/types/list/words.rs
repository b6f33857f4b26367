//! The items of lists and tuples as words, for natives that read or copy many of them.

use crate::vm::Vm;
use format::layout::{list, named_tuple, tuple};
use format::mem::{Slots, Words};
use format::object::{self, Kind};
use format::value::Value;

impl<'a> Vm<'a> {
    /// Number of items of a list, tuple or named tuple, and the place of the first one; no items for anything else.
    /// The place is valid until an object moves, or the list is changed.
    #[inline(never)]
    pub(crate) fn items_of(&self, v: Value) -> (u32, Words<'a>) {
        self.words_of(v)
    }

    /// [`Vm::items_of`], to be compiled into its caller.
    #[inline(always)]
    pub(crate) fn words_of(&self, v: Value) -> (u32, Words<'a>) {
        let o = self.mem.object_at(v);
        let h = o.header();
        if object::is(h, Kind::Tuple) {
            return (object::size(h), o.skip(tuple::ITEMS));
        }
        if object::is(h, Kind::List) {
            let o = self.mem.object_at(self.resolve(v));
            let items = self.mem.object_at(o.get(list::VEC)).skip(tuple::ITEMS);
            return (o.get(list::LEN).as_len(), items);
        }
        if object::is(h, Kind::NamedTuple) {
            let n = object::size(h).saturating_sub(named_tuple::WORDS);
            return (n, o.skip(named_tuple::ITEMS));
        }
        (0, o)
    }

    /// Place of item `i` of a tuple in RAM, or of the storage of a list.
    #[inline(always)]
    pub(crate) fn item_slots(&self, v: Value, i: u32) -> Slots<'a> {
        self.mem.slots(v).skip(tuple::ITEMS + i)
    }
}

/// Copies `n` words, the first one first: if `to` lies behind `from` and the ranges overlap, the words between the two
/// are repeated.
#[inline(never)]
pub(crate) fn copy(mut from: Words<'_>, mut to: Slots<'_>, n: u32) {
    let mut left = n;
    while left > 0 {
        to.set_word(0, from.word(0));
        (from, to) = (from.skip(1), to.skip(1));
        left -= 1;
    }
}

/// Copies the words of a slice: `n` of them, each `step` words behind the one before.
pub(crate) fn copy_slice(mut from: Words<'_>, step: i32, mut to: Slots<'_>, n: u32) {
    if step == 1 {
        return copy(from, to, n);
    }
    let mut left = n;
    while left > 0 {
        to.set_word(0, from.word(0));
        (from, to) = (from.skip(step as u32), to.skip(1));
        left -= 1;
    }
}

/// Moves `n` words by `by` words to higher places, the last one first.
pub(crate) fn move_up(words: Slots<'_>, n: u32, by: u32) {
    let mut left = n;
    while left > 0 {
        left -= 1;
        words.set_word(left + by, words.word(left));
    }
}

/// Fills `total` words from `to` on with the `n` words that begin at `from`, again and again.
pub(crate) fn repeat(from: Words<'_>, n: u32, to: Slots<'_>, total: u32) {
    if n < total {
        copy(from, to, n);
        copy(to.words(), to.skip(n), total - n);
    } else {
        copy(from, to, total);
    }
}
