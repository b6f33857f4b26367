//! A cache of recent look-ups in classes, so that the next look-up of the same name in the same class
//! takes a few instructions. Absent names are kept too: most look-ups in a class ask whether it has a
//! property or a special method.
//!
//! The cache is cleared when a class is written, and at each collection, which moves objects. A name that a program has written
//! in a class is then no longer kept, so that a class that counts in one of its attributes clears the cache once.

use core::cell::Cell;

use format::value::Value;

/// Number of entries, a power of two.
const ENTRIES: usize = 64;

#[derive(Clone, Copy)]
struct Entry {
    class: Value,
    name: Value,
    found: Value,
}

/// Number of written names that are known, a power of two.
const WRITTEN: usize = 8;

/// Pairs of class and name, each with what was found.
pub(crate) struct ClassCache {
    entries: [Cell<Entry>; ENTRIES],
    written: [Cell<Value>; WRITTEN],
    #[cfg(feature = "build")]
    off: Cell<bool>,
}

impl ClassCache {
    const EMPTY: Entry = Entry {
        class: Value::UNDEF,
        name: Value::UNDEF,
        found: Value::UNDEF,
    };

    /// A cache without entries.
    pub(crate) const fn new() -> ClassCache {
        ClassCache {
            entries: [const { Cell::new(Self::EMPTY) }; ENTRIES],
            written: [const { Cell::new(Value::UNDEF) }; WRITTEN],
            #[cfg(feature = "build")]
            off: Cell::new(false),
        }
    }

    /// Number of the first of the two entries of a key. The other is its neighbour, to which a key moves when
    /// another one takes its place. From there it does not come back, or two keys with neighbouring places would drive each
    /// other out for ever.
    #[inline(always)]
    fn index(class: Value, name: Value) -> usize {
        ((class.bits() ^ name.bits()) >> 5) as usize % ENTRIES
    }

    #[inline(always)]
    fn at(&self, i: usize, class: Value, name: Value) -> Option<Value> {
        let e = self.entries[i].get();
        if e.class == class && e.name == name {
            Some(e.found)
        } else {
            None
        }
    }

    /// What was found, UNDEF for "absent"; `None` if the look-up is not in the cache.
    #[inline(always)]
    pub fn get(&self, class: Value, name: Value) -> Option<Value> {
        let i = Self::index(class, name);
        match self.at(i, class, name) {
            None => self.at(i ^ 1, class, name),
            found => found,
        }
    }

    /// Keeps what was found, unless the name is one of those that are written.
    #[inline(always)]
    pub fn put(&self, class: Value, name: Value, found: Value) {
        if self.is_written(name) {
            return;
        }
        #[cfg(feature = "build")]
        if self.off.get() {
            return;
        }
        let i = Self::index(class, name);
        let old = self.entries[i].replace(Entry { class, name, found });
        if Self::index(old.class, old.name) == i {
            self.entries[i ^ 1].set(old);
        }
    }

    #[inline(always)]
    fn written_at(&self, name: Value) -> &Cell<Value> {
        &self.written[(name.bits() >> 5) as usize % WRITTEN]
    }

    /// True if nothing of this name is kept, since a class was given an attribute of this name.
    #[inline(always)]
    pub fn is_written(&self, name: Value) -> bool {
        self.written_at(name).get() == name
    }

    /// A class is given an attribute of this name: forgets what the cache has, and keeps nothing of this name from now on.
    pub fn write(&self, name: Value) {
        if !self.is_written(name) {
            self.forget();
            self.written_at(name).set(name);
        }
    }

    fn forget(&self) {
        for e in &self.entries {
            e.set(Self::EMPTY);
        }
    }

    /// Forgets everything, the written names too.
    pub fn clear(&self) {
        self.forget();
        for name in &self.written {
            name.set(Value::UNDEF);
        }
    }

    /// Forgets everything. From now on, with `off`, the cache stays empty: each look-up is made, and can be recorded.
    #[cfg(feature = "build")]
    pub fn set_off(&self, off: bool) {
        self.clear();
        self.off.set(off);
    }
}
