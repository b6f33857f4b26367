//! What was looked up in classes lately, so that the next look-up of the same name in the same class
//! takes a few instructions. Absent names are kept too: most of what is asked of a class is whether it
//! has a property or a special method.
//!
//! Forgotten as a whole when a class is written, and at each collection, which moves objects.

use core::cell::Cell;

use crate::value::Value;

/// Number of entries, a power of two.
const ENTRIES: usize = 64;

#[derive(Clone, Copy)]
struct Entry {
    class: Value,
    name: Value,
    found: Value,
}

/// Pairs of class and name, each with what was found.
pub(crate) struct ClassCache([Cell<Entry>; ENTRIES]);

impl ClassCache {
    const EMPTY: Entry = Entry {
        class: Value::UNDEF,
        name: Value::UNDEF,
        found: Value::UNDEF,
    };

    /// A cache without entries.
    pub(crate) const fn new() -> ClassCache {
        ClassCache([const { Cell::new(Self::EMPTY) }; ENTRIES])
    }

    /// The two entries of a key: what one drives out of the first has its place in the second.
    #[inline(always)]
    fn entries(&self, class: Value, name: Value) -> [&Cell<Entry>; 2] {
        let hash = ((class.bits() ^ name.bits()) >> 5) as usize % ENTRIES;
        [&self.0[hash], &self.0[hash ^ 1]]
    }

    /// What was found, UNDEF for "absent"; `None` if that is not known.
    #[inline(always)]
    pub fn get(&self, class: Value, name: Value) -> Option<Value> {
        for entry in self.entries(class, name) {
            let e = entry.get();
            if e.class == class && e.name == name {
                return Some(e.found);
            }
        }
        None
    }

    /// Keeps what was found.
    #[inline(always)]
    pub fn put(&self, class: Value, name: Value, found: Value) {
        let [first, second] = self.entries(class, name);
        second.set(first.replace(Entry { class, name, found }));
    }

    /// Forgets everything.
    pub fn clear(&self) {
        for e in &self.0 {
            e.set(Self::EMPTY);
        }
    }
}
