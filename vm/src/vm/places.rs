//! A cache of places where keys were found in tables. A program asks for the same names again and again, and
//! nearly always in the same tables.
//!
//! A cached place in RAM is easy to check: it is right if the key still stands there, since a table that
//! stays at its address keeps its shape. That a key is absent is cached for tables in ROM, which never change, and for
//! tables of deltas, whose writers call [`Places::forget`] for each key that they add. A collection, which moves tables, clears
//! the cache.
//!
//! In the table of a delta, a key of the frozen object stands as a slot mark: the number of its entry in the object's own
//! table. The cache keeps that number beside the place ([`Places::put_change`]), so that one look gives the value of a name
//! that was changed.

use core::cell::Cell;

use format::value::Value;

/// Number of entries, a power of two.
const ENTRIES: usize = 128;

/// Bits of a place in the table of a delta; the bits above them have the slot.
const PLACE_BITS: u32 = 16;

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

    /// Keeps a place in the table of a delta. `slot` is the number in the slot mark that stands there; `None` if the key itself
    /// stands there, or if the place is 0, since the delta has no entry for the key. Keeps no place that takes more than 16
    /// bits.
    #[inline(always)]
    pub fn put_change(&self, table: Value, key: Value, place: u32, slot: Option<u32>) {
        let mark = slot.map_or(0, |n| n + 1);
        if (place | mark) >> PLACE_BITS == 0 {
            self.put(table, key, place | mark << PLACE_BITS);
        }
    }

    /// The cached place of the value of `key` in the table `table` of a delta, and the word that stands there if the place is
    /// right; place 0 if the delta has no entry for the key. `None` if that is not in the cache.
    #[inline(always)]
    pub fn get_change(&self, table: Value, key: Value) -> Option<(u32, Value)> {
        let packed = self.get(table, key)?;
        let mark = match packed >> PLACE_BITS {
            0 => key,
            n => Value::slot(n - 1),
        };
        Some((packed & ((1 << PLACE_BITS) - 1), mark))
    }

    /// Forgets the place of a key: the table of a delta gets an entry for it.
    pub fn forget(&self, table: Value, key: Value) {
        let i = Self::index(table, key);
        for e in [&self.entries[i], &self.entries[i ^ 1]] {
            let found = e.get();
            if found.table == table && found.key == key {
                e.set(Self::EMPTY);
            }
        }
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
    fn a_place_in_a_delta_has_its_slot_mark() {
        let (cache, table, key) = (Places::new(), Value::ram(8), Value::int(3));
        cache.put_change(table, key, 7, Some(0));
        assert_eq!(cache.get_change(table, key), Some((7, Value::slot(0))));
        cache.put_change(table, key, 9, None);
        assert_eq!(cache.get_change(table, key), Some((9, key)));
        cache.put_change(table, key, 0, None);
        assert_eq!(cache.get_change(table, key), Some((0, key)));
        cache.forget(table, key);
        assert_eq!(cache.get_change(table, key), None);
        for (place, slot) in [(1 << 16, None), (1, Some(0xffff))] {
            cache.put_change(table, key, place, slot);
            assert_eq!(cache.get_change(table, key), None);
        }
    }

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
