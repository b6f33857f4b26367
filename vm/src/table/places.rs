//! Where keys were found in tables lately. A program asks for the same names again and again, and nearly
//! always in the same tables.
//!
//! A place that is kept proves itself: it is right if the key still stands there, since a table that stays at
//! its address keeps its shape. A collection, which moves tables, forgets all.

use core::cell::Cell;

use crate::mem::Words;
use crate::value::Value;

/// Number of entries, a power of two.
const ENTRIES: usize = 128;

/// The places of some keys, each with its table.
pub struct Places([Cell<(Value, u32)>; ENTRIES]);

impl Places {
    /// No places.
    pub const fn new() -> Places {
        Places([const { Cell::new((Value::UNDEF, 0)) }; ENTRIES])
    }

    #[inline(always)]
    fn entry(&self, table: Value, key: Value) -> &Cell<(Value, u32)> {
        let hash = (table.bits() ^ key.bits()) >> 5;
        &self.0[hash as usize % ENTRIES]
    }

    /// Place of the entry of `key` in `table`, whose words are `words`; 0 if it is not known.
    #[inline(always)]
    pub fn get(&self, table: Value, key: Value, words: Words<'_>) -> u32 {
        let (of, place) = self.entry(table, key).get();
        if of == table && words.word(place) == key.bits() {
            place
        } else {
            0
        }
    }

    /// Keeps a place.
    #[inline(always)]
    pub fn put(&self, table: Value, key: Value, place: u32) {
        self.entry(table, key).set((table, place));
    }

    /// Forgets everything.
    pub fn clear(&self) {
        for e in &self.0 {
            e.set((Value::UNDEF, 0));
        }
    }
}
