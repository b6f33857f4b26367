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

    /// The key of the entry at or after `cursor`, moving `cursor` behind it.
    pub fn next_key(&self, cursor: &mut u32) -> Option<Value> {
        while *cursor < self.used {
            let key = self.words.get(self.first + *cursor * self.stride);
            *cursor += 1;
            if key.is_def() {
                return Some(key);
            }
        }
        None
    }

    /// The entry at or after `cursor`, moving `cursor` behind it. In a table without values, the second
    /// word means nothing.
    pub fn next(&self, cursor: &mut u32) -> Option<(Value, Value)> {
        while *cursor < self.used {
            let e = self.first + *cursor * self.stride;
            *cursor += 1;
            let key = self.words.get(e);
            if key.is_def() {
                return Some((key, self.words.get(e + VALUE)));
            }
        }
        None
    }
}
