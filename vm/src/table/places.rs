//! Where keys were found in tables lately. A program asks for the same names again and again, and nearly
//! always in the same tables.
//!
//! A place in RAM that is kept proves itself: it is right if the key still stands there, since a table that
//! stays at its address keeps its shape. That a key is absent is kept of tables in ROM alone. A
//! collection, which moves tables, forgets all.

use core::cell::Cell;

use crate::value::Value;

/// Number of entries, a power of two.
const ENTRIES: usize = 128;

#[derive(Clone, Copy)]
struct Entry {
    table: Value,
    key: Value,
    place: u32,
}

/// The places of some keys, each with its table.
pub(crate) struct Places([Cell<Entry>; ENTRIES]);

impl Places {
    const EMPTY: Entry = Entry {
        table: Value::UNDEF,
        key: Value::UNDEF,
        place: 0,
    };

    /// No places.
    pub(crate) const fn new() -> Places {
        Places([const { Cell::new(Self::EMPTY) }; ENTRIES])
    }

    /// The two entries of a key: what one drives out of the first has its place in the second.
    #[inline(always)]
    fn entries(&self, table: Value, key: Value) -> [&Cell<Entry>; 2] {
        let hash = table.bits() >> 7 ^ table.bits() >> 5 ^ key.bits() >> 5;
        let first = hash as usize % ENTRIES;
        [&self.0[first], &self.0[first ^ 1]]
    }

    /// What is kept of `key` in `table`: its place, or 0 if it is absent; `None` if that is not known.
    #[inline(always)]
    pub fn get(&self, table: Value, key: Value) -> Option<u32> {
        for entry in self.entries(table, key) {
            let e = entry.get();
            if e.table == table && e.key == key {
                return Some(e.place);
            }
        }
        None
    }

    /// Keeps a place, 0 for an absent key.
    #[inline(always)]
    pub fn put(&self, table: Value, key: Value, place: u32) {
        let [first, second] = self.entries(table, key);
        second.set(first.replace(Entry { table, key, place }));
    }

    /// Forgets everything.
    pub fn clear(&self) {
        for e in &self.0 {
            e.set(Self::EMPTY);
        }
    }
}
