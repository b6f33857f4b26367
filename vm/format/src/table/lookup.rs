//! Looking up a plain key, as instructions do: without the steps that only the general case needs.

use super::hash::{mix, plain_hash, HASH_MASK};
use super::{Table, DESC, FIRST, FIRST_SMALL, META, SMALL};
use crate::mem::Mem;
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

/// Place of the entry of the plain key `key` in the table `table`, in words from the table's header; 0 if it is not
/// there. It finds the entry that [`Table::find_word`] finds.
#[inline(never)]
pub fn search(mem: &Mem<'_>, table: Value, key: Value) -> u32 {
    let t = mem.object_at(table);
    let h = t.header();
    let stride = match object::kind_index(h) {
        k if k == Kind::Table2 as u32 || k == Kind::Keys2 as u32 => 2,
        k if k == Kind::Table3 as u32 => 3,
        _ => 1,
    };
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
    let desc = t.get(DESC).as_len();
    let cap = desc & object::SIZE_MAX;
    if cap >= 255 || key.is_object() {
        let whole = Table::of(mem, table);
        return match whole.find_word(mem, key) {
            Some(i) => whole.first + i * stride,
            None => 0,
        };
    }
    let mask = (1 << (desc >> 20)) - 1;
    let index = t.skip(FIRST + cap * stride);
    let mut s = mix(plain_hash(key) & HASH_MASK) & mask;
    loop {
        let n = index.word(s >> 2) >> ((s & 3) * 8) & 0xff;
        if n == 0 {
            return 0;
        }
        let e = FIRST + (n - 1) * stride;
        if t.word(e) == key.bits() {
            return e;
        }
        s = (s + 1) & mask;
    }
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
