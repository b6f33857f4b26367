//! A cache of places where keys were found in tables. A program asks for the same names again and again, and
//! nearly always in the same tables.
//!
//! A cached place in RAM is easy to check: it is right if the key still stands there, since a table that
//! stays at its address keeps its shape. That a key is absent is cached for tables in ROM only. A
//! collection, which moves tables, clears the cache.

use core::cell::Cell;

use format::value::Value;

/// Number of entries, a power of two.
const ENTRIES: usize = 128;

#[derive(Clone, Copy)]
struct Entry {
    table: Value,
    key: Value,
    place: u32,
}

/// The places of some keys, each with its table.
pub(crate) struct Places {
    entries: [Cell<Entry>; ENTRIES],
    #[cfg(feature = "build")]
    off: Cell<bool>,
}

impl Places {
    const EMPTY: Entry = Entry {
        table: Value::UNDEF,
        key: Value::UNDEF,
        place: 0,
    };

    /// An empty cache.
    pub(crate) const fn new() -> Places {
        Places {
            entries: [const { Cell::new(Self::EMPTY) }; ENTRIES],
            #[cfg(feature = "build")]
            off: Cell::new(false),
        }
    }

    /// Number of the first of the two entries of a key. The other is its neighbour, to which a key moves when
    /// another one takes its place.
    #[inline(always)]
    fn index(table: Value, key: Value) -> usize {
        (table.bits() >> 7 ^ table.bits() >> 5 ^ key.bits() >> 5) as usize % ENTRIES
    }

    #[inline(always)]
    fn at(&self, i: usize, table: Value, key: Value) -> Option<u32> {
        let e = self.entries[i].get();
        if e.table == table && e.key == key {
            Some(e.place)
        } else {
            None
        }
    }

    /// The cached place of `key` in `table`, 0 if the key is absent; `None` if that is not in the cache.
    #[inline(always)]
    pub fn get(&self, table: Value, key: Value) -> Option<u32> {
        let i = Self::index(table, key);
        match self.at(i, table, key) {
            None => self.at(i ^ 1, table, key),
            found => found,
        }
    }

    /// Keeps a place, 0 for an absent key.
    #[inline(always)]
    pub fn put(&self, table: Value, key: Value, place: u32) {
        #[cfg(feature = "build")]
        if self.off.get() {
            return;
        }
        let i = Self::index(table, key);
        let first = self.entries[i].replace(Entry { table, key, place });
        self.entries[i ^ 1].set(first);
    }

    /// Keeps a place, as [`Places::put`] does, in the entry of the key if there is one.
    pub fn set(&self, table: Value, key: Value, place: u32) {
        let i = Self::index(table, key);
        let i = match self.at(i, table, key) {
            Some(_) => i,
            None if self.at(i ^ 1, table, key).is_some() => i ^ 1,
            None => return self.put(table, key, place),
        };
        self.entries[i].set(Entry { table, key, place });
    }

    /// Forgets everything.
    pub fn clear(&self) {
        for e in &self.entries {
            e.set(Self::EMPTY);
        }
    }

    /// Forgets everything. From now on, with `off`, the cache stays empty: each look-up is made, and can be recorded.
    #[cfg(feature = "build")]
    pub fn set_off(&self, off: bool) {
        self.clear();
        self.off.set(off);
    }
}

#[cfg(all(test, feature = "build"))]
mod tests {
    use super::*;

    #[test]
    fn a_cache_that_is_off_gives_and_keeps_nothing() {
        let (cache, table, key) = (Places::new(), Value::ram(8), Value::int(3));
        cache.put(table, key, 5);
        assert_eq!(cache.get(table, key), Some(5));
        cache.set_off(true);
        assert_eq!(cache.get(table, key), None);
        cache.put(table, key, 5);
        assert_eq!(cache.get(table, key), None);
        cache.set_off(false);
        cache.put(table, key, 5);
        assert_eq!(cache.get(table, key), Some(5));
    }
}
