//! Finding the entry of a key of any kind that can be compared without a call: small ints, strings, and tuples of
//! them. Dicts and sets try this first. What it cannot tell, [`crate::protocol::hash`] finds out, which may call Python
//! code.

use crate::vm::Vm;
use format::layout::tuple;
use format::object::{self, Kind};
use format::table::lookup::{is_hashed_header, search, Chain};
use format::table::{plain_hash, HASH_MASK};
use format::value::Value;

/// Set in the hash of a key that is not plain, so that it is never 0.
pub(crate) const HASHED: u32 = 1 << 31;
/// The place of an entry that only the general search finds, if it is there.
pub(crate) const UNSURE: u32 = u32::MAX;

/// Start value of the hash of a tuple of `n` items.
#[inline]
pub(crate) const fn tuple_seed(n: u32) -> u32 {
    0x345678 ^ n
}

/// The hash `h` of a tuple's first items, with the hash of the next item.
#[inline]
pub(crate) const fn tuple_step(h: u32, item: u32) -> u32 {
    let h = (h ^ item).wrapping_mul(1000003);
    h ^ h >> 13
}

impl Vm<'_> {
    /// Place of the entry of `key` in the table `table`, which is UNDEF for no table, and the key's hash word. The place
    /// counts words from the table's header; it is 0 if the key is absent, and [`UNSURE`] if only the general search
    /// can tell.
    #[inline(never)]
    pub(crate) fn place_of(&self, table: Value, key: Value) -> (u32, u32) {
        let t = self.mem.object_at(table);
        let header = t.header();
        let mut word = 0;
        let hash;
        if key.is_int() {
            if table.is_undef() {
                return (0, 0);
            }
            let e = search(&self.mem, table, key);
            if e != 0 || !is_hashed_header(header) {
                return (e, 0);
            }
            hash = plain_hash(key) & HASH_MASK;
        } else if key.is_interned() {
            if table.is_undef() {
                return (0, 0);
            }
            let e = self.entry_of(table, key);
            if e != 0 || !is_hashed_header(header) {
                return (e, 0);
            }
            hash = self.hash_of_bytes(key) & HASH_MASK;
        } else {
            let Some(h) = self.simple_hash(key) else {
                return (UNSURE, 0);
            };
            hash = h & HASH_MASK;
            word = hash | HASHED;
            if !is_hashed_header(header) {
                // A plain table has no keys that can be equal.
                return (0, word);
            }
        }
        let mut chain = Chain::new(t, header, hash);
        loop {
            let e = chain.next_place();
            if e == 0 {
                return (0, word);
            }
            let k = t.get(e);
            if k == key {
                return (e, word);
            }
            if t.get(e + chain.stride - 1) != Value::len(hash) || k.is_undef() {
                continue;
            }
            match self.is_same_key(k, key) {
                Some(false) => {}
                Some(true) => return (e, word),
                None => return (UNSURE, word),
            }
        }
    }

    /// Hash of a string that is not interned, or of a tuple of strings and small ints; `None` for any other key.
    fn simple_hash(&self, key: Value) -> Option<u32> {
        if !key.is_object() {
            return None;
        }
        let t = self.mem.object_at(key);
        let h = t.header();
        if object::is(h, Kind::Str) {
            return Some(self.hash_of_bytes(key));
        }
        if !object::is(h, Kind::Tuple) {
            return None;
        }
        let n = object::size(h);
        let mut hash = tuple_seed(n);
        let mut i = 0;
        while i < n {
            let x = t.get(tuple::ITEMS + i);
            let item = if x.is_int() {
                plain_hash(x)
            } else if self.is_str(x) {
                self.hash_of_bytes(x)
            } else {
                return None;
            };
            hash = tuple_step(hash, item);
            i += 1;
        }
        Some(hash)
    }

    /// Whether `k`, which a container holds, equals `key`: a small int, a string, or a tuple of these. The two are not
    /// one word. `None` if that takes a call to find out.
    pub(crate) fn is_same_key(&self, k: Value, key: Value) -> Option<bool> {
        if k.is_int() || k.is_interned() || k.is_none() {
            return Some(false);
        }
        if !k.is_object() {
            return None;
        }
        let t = self.mem.object_at(k);
        let h = t.header();
        let is_str = object::is(h, Kind::Str);
        if !is_str && !object::is(h, Kind::Tuple) {
            return None;
        }
        if !key.is_object() {
            return Some(false);
        }
        let other = self.mem.object_at(key);
        if object::kind_index(h) != object::kind_index(other.header()) {
            return Some(false);
        }
        if is_str {
            return Some(self.same_bytes(k, key));
        }
        let n = object::size(h);
        if n != object::size(other.header()) {
            return Some(false);
        }
        let mut i = 0;
        while i < n {
            let (x, y) = (t.get(tuple::ITEMS + i), other.get(tuple::ITEMS + i));
            if x != y {
                match self.is_same_item(x, y) {
                    Some(true) => {}
                    other => return other,
                }
            }
            i += 1;
        }
        Some(true)
    }

    /// Whether `x`, an item of a tuple in a container, equals `y`, a small int or a string. The two are not one word.
    /// `None` if that takes a call to find out.
    fn is_same_item(&self, x: Value, y: Value) -> Option<bool> {
        if x.is_int() || x.is_interned() || x.is_none() {
            return Some(false);
        }
        if !self.mem.is(x, Kind::Str) {
            return None;
        }
        Some(self.mem.is(y, Kind::Str) && self.same_bytes(x, y))
    }
}
