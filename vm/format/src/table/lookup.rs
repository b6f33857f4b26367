//! Looking up a plain key, as instructions do: without the steps that only the general case needs.

use super::hash::{mix, plain_hash, HASH_MASK, IDENTITY_HASH};
use super::{packed, DESC, FIRST, FIRST_SMALL, META, SMALL, VALUE};
use crate::mem::{Mem, Words};
use crate::object::{self, Kind};
use crate::value::Value;

/// Number of the entry at place `e`, which [`search`] found, of the table `table`, whose entries have two or three
/// words.
#[inline]
pub fn entry_number(mem: &Mem<'_>, table: Value, e: u32) -> u32 {
    let h = mem.object_at(table).header();
    if object::is(h, Kind::Table2) {
        (e >> 1) - 1
    } else {
        let first = if object::size(h) <= 1 + SMALL * 3 {
            FIRST_SMALL
        } else {
            FIRST
        };
        (e - first) / 3
    }
}

/// The entries that may have one hash: those of its chain in the index, or all entries of a table without an index.
pub struct Chain<'a> {
    /// Words of an entry.
    pub stride: u32,
    /// The index, if there is one.
    index: Words<'a>,
    /// The next slot of the index; in a table without one, the place of the next entry.
    next: u32,
    /// Number of slots less one; 0 in a table without an index.
    mask: u32,
    /// Log2 of the number of slots in a word; in a table without an index, the place behind the last entry.
    limit: u32,
}

impl<'a> Chain<'a> {
    /// The entries of the table with these words and this header that may have the hash `hash`.
    #[inline(always)]
    pub fn new(table: Words<'a>, h: u32, hash: u32) -> Chain<'a> {
        let stride = stride_of(h);
        if object::size(h) <= 1 + SMALL * stride {
            let used = table.get(META).as_len() & object::SIZE_MAX;
            return Chain {
                stride,
                index: table,
                next: FIRST_SMALL,
                mask: 0,
                limit: FIRST_SMALL + used * stride,
            };
        }
        let desc = table.get(DESC).as_len();
        let cap = desc & object::SIZE_MAX;
        let mask = (1 << (desc >> 20)) - 1;
        Chain {
            stride,
            index: table.skip(FIRST + cap * stride),
            next: mix(hash) & mask,
            mask,
            limit: packed(cap),
        }
    }

    /// Place of the next entry, in words from the table's header; 0 at the end. The entry may be a deleted one.
    #[inline(always)]
    pub fn next_place(&mut self) -> u32 {
        let s = self.next;
        if self.mask == 0 {
            if s == self.limit {
                return 0;
            }
            self.next = s + self.stride;
            return s;
        }
        self.next = (s + 1) & self.mask;
        let bits = 32 >> self.limit;
        let w = self.index.word(s >> self.limit) >> ((s << (5 - self.limit)) & 31);
        let n = w & (u32::MAX >> (32 - bits));
        if n == 0 {
            return 0;
        }
        FIRST + (n - 1) * self.stride
    }
}

/// Place of the entry of the plain key `key` in the table `table`, in words from the table's header; 0 if it is not
/// there. It finds the entry that [`super::Table::find_word`] finds.
#[inline(never)]
pub fn search(mem: &Mem<'_>, table: Value, key: Value) -> u32 {
    let t = mem.object_at(table);
    let h = t.header();
    let stride = stride_of(h);
    if object::size(h) <= 1 + SMALL * stride {
        let mut left = t.get(META).as_len() & object::SIZE_MAX;
        let mut e = t.skip(FIRST_SMALL);
        while left > 0 {
            if e.word(0) == key.bits() {
                return e.since(t);
            }
            e = e.skip(stride);
            left -= 1;
        }
        return 0;
    }
    let hash = if key.is_object() && is_hashed_header(h) {
        IDENTITY_HASH
    } else {
        plain_hash(key) & HASH_MASK
    };
    let mut chain = Chain::new(t, h, hash);
    loop {
        let e = chain.next_place();
        if e == 0 || t.word(e) == key.bits() {
            return e;
        }
    }
}

/// Words of an entry of the table with the header `h`.
#[inline(always)]
const fn stride_of(h: u32) -> u32 {
    if object::is(h, Kind::Table2) || object::is(h, Kind::Keys2) {
        2
    } else if object::is(h, Kind::Table3) {
        3
    } else {
        1
    }
}

/// True if the entries of the table with the header `h` carry the hashes of their keys.
#[inline(always)]
pub const fn is_hashed_header(h: u32) -> bool {
    object::is(h, Kind::Table3) || object::is(h, Kind::Keys2)
}

/// Appends an entry to the table `table` in RAM, if that is a plain one without an index that has room, and `key` is a small
/// int or an interned string. Gives false if it has appended nothing.
#[inline(always)]
pub fn append(mem: &Mem<'_>, table: Value, key: Value, value: Value) -> bool {
    if table.is_undef() || key.is_object() {
        return false;
    }
    let t = mem.slots(table);
    let h = t.header();
    let stride = if object::is(h, Kind::Table2) { 2 } else { 1 };
    if stride == 1 && !object::is(h, Kind::Keys1) {
        return false;
    }
    let (size, meta) = (object::size(h), t.get(META));
    let e = FIRST_SMALL + (meta.as_len() & object::SIZE_MAX) * stride;
    if size > 1 + SMALL * stride || e + stride > 1 + size {
        return false;
    }
    t.set(e, key);
    if stride == 2 {
        t.set(e + VALUE, value);
    }
    t.set(META, Value::len(meta.as_len() + 1));
    true
}

/// True if the table `table` is small enough for a quick search, and has no entry of the plain key `key`; true also
/// for UNDEF, which stands for no table.
#[inline(always)]
pub fn lacks(mem: &Mem<'_>, table: Value, key: Value) -> bool {
    if table.is_undef() {
        return true;
    }
    let t = mem.object_at(table);
    let h = t.header();
    if !object::is(h, Kind::Table2) || object::size(h) > 1 + SMALL * 2 {
        return false;
    }
    let mut left = t.get(META).as_len() & object::SIZE_MAX;
    let mut e = t.skip(FIRST_SMALL);
    while left > 0 {
        if e.word(0) == key.bits() {
            return false;
        }
        e = e.skip(2);
        left -= 1;
    }
    true
}
