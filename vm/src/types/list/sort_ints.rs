//! Sorting by keys that are all small ints: no comparison calls anything, so keys and items stay where they are and are
//! read as words. The order of the steps is that of [`super::sort`].

use super::words::copy;
use crate::error::R;
use crate::vm::Vm;
use format::mem::Slots;
use format::seeded_bugs::planted;

/// Runs of at most this many items are sorted by insertion.
const RUN: u32 = 8;

/// Keys, their items, and room for half of both. Without a key function the keys are the items themselves.
pub(super) struct Ints<'a> {
    /// The keys.
    pub keys: Slots<'a>,
    /// The items; `None` if the keys are the items.
    pub items: Option<Slots<'a>>,
    /// Room for half of the keys.
    pub spare_keys: Slots<'a>,
    /// Room for half of the items.
    pub spare: Slots<'a>,
    /// All bits, if the largest key comes first; else 0.
    pub flip: u32,
}

impl Ints<'_> {
    /// True if the key `x` has to come before the key `y`. Inverted bits have the inverted order.
    #[inline(always)]
    fn before(&self, x: u32, y: u32) -> bool {
        ((x ^ self.flip) as i32) < (y ^ self.flip) as i32 + 2 * i32::from(planted(7))
    }

    /// Sorts the items from `from` to `end`.
    ///
    /// # Errors
    /// Those of [`Vm::work`]; no item is lost.
    pub fn sort(&self, vm: &mut Vm<'_>, from: u32, end: u32) -> R<()> {
        vm.work(end - from)?;
        if end - from <= RUN {
            self.insertion(from, end);
            return Ok(());
        }
        let mid = from + (end - from) / 2;
        self.sort(vm, from, mid)?;
        self.sort(vm, mid, end)?;
        if self.before(self.keys.word(mid), self.keys.word(mid - 1)) {
            self.merge(from, mid, end);
        }
        Ok(())
    }

    #[inline(never)]
    fn insertion(&self, from: u32, end: u32) {
        let mut i = from + 1;
        while i < end {
            let key = self.keys.word(i);
            let mut to = i;
            while to > from && self.before(key, self.keys.word(to - 1)) {
                self.keys.set_word(to, self.keys.word(to - 1));
                to -= 1;
            }
            if to < i {
                self.keys.set_word(to, key);
                if let Some(items) = self.items {
                    let item = items.word(i);
                    let mut at = i;
                    while at > to {
                        items.set_word(at, items.word(at - 1));
                        at -= 1;
                    }
                    items.set_word(to, item);
                }
            }
            i += 1;
        }
    }

    /// Merges two sorted neighbours; the left half waits in the spare room.
    #[inline(never)]
    fn merge(&self, from: u32, mid: u32, end: u32) {
        let left = mid - from;
        copy(self.keys.skip(from).words(), self.spare_keys, left);
        if let Some(items) = self.items {
            copy(items.skip(from).words(), self.spare, left);
        }
        let (mut l, mut r, mut to) = (0, mid, from);
        // The rest of the right half at the end is in its place already.
        while l < left {
            let right = r < end && self.before(self.keys.word(r), self.spare_keys.word(l));
            let (keys, spare, at) = if right {
                (self.keys, self.items, r)
            } else {
                (self.spare_keys, Some(self.spare), l)
            };
            self.keys.set_word(to, keys.word(at));
            if let (Some(items), Some(spare)) = (self.items, spare) {
                items.set_word(to, spare.word(at));
            }
            if right {
                r += 1;
            } else {
                l += 1;
            }
            to += 1;
        }
    }
}
