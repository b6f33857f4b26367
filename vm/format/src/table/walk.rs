//! Walking over the entries of a table.

use super::{stride, FIRST, FIRST_SMALL, META, SMALL, VALUE};
use crate::mem::{Mem, Words};
use crate::object;
use crate::value::Value;

/// The entries of a table, in order, without the deleted ones.
pub struct Entries<'a> {
    words: Words<'a>,
    stride: u32,
    first: u32,
    used: u32,
}

impl<'a> Entries<'a> {
    /// The entries of the table `table`; none if that is UNDEF.
    pub fn of(mem: &Mem<'a>, table: Value) -> Entries<'a> {
        let words = mem.object_at(table);
        let h = words.header();
        let stride = object::kind(h).map_or(1, stride);
        let (first, used) = if table.is_undef() {
            (0, 0)
        } else if object::size(h) <= 1 + SMALL * stride {
            (FIRST_SMALL, words.get(META).as_len() & object::SIZE_MAX)
        } else {
            (FIRST, words.get(META).as_len() & object::SIZE_MAX)
        };
        Entries {
            words,
            stride,
            first,
            used,
        }
    }

    /// Number of entries, deleted ones included.
    pub fn used(&self) -> u32 {
        self.used
    }

    /// Key and value of the entry at or after `cursor`, moving `cursor` behind it; of a table that has values.
    #[inline]
    pub fn next(&self, cursor: &mut u32) -> Option<(Value, Value)> {
        let e = self.next_place(cursor);
        (e != 0).then(|| (self.words.get(e), self.words.get(e + VALUE)))
    }

    /// The key of the entry at or after `cursor`, moving `cursor` behind it.
    #[inline]
    pub fn next_key(&self, cursor: &mut u32) -> Option<Value> {
        let e = self.next_place(cursor);
        (e != 0).then(|| self.words.get(e))
    }

    /// Place of the entry at or after `cursor`, in words from the header, moving `cursor` behind it; 0 at the end.
    #[inline(always)]
    fn next_place(&self, cursor: &mut u32) -> u32 {
        while *cursor < self.used {
            let e = self.first + *cursor * self.stride;
            *cursor += 1;
            if self.words.get(e).is_def() {
                return e;
            }
        }
        0
    }
}
