//! Fast look-up of a plain key, for instructions: without the steps that only the general case needs.

use format::object::{self, Kind};
use format::table::lookup::{entry_number, search};
use format::table::{self, FIRST_SMALL, META, SMALL, VALUE};
use format::value::Value;

use crate::error::R;
use crate::vm::Vm;

impl Vm<'_> {
    /// Place of the entry of the plain key `key` in the table `table`, in words from the table's header; 0 if it
    /// is not there. Finds the entry that [`format::table::Table::find_word`] finds.
    #[inline(always)]
    pub(crate) fn entry_of(&self, table: Value, key: Value) -> u32 {
        match self.caches.places.get(table, key) {
            Some(0) => 0,
            Some(e) if self.mem.object_at(table).word(e) == key.bits() => e,
            _ => self.search(table, key),
        }
    }

    #[inline(never)]
    fn search(&self, table: Value, key: Value) -> u32 {
        let e = search(&self.mem, table, key);
        if e != 0 || table.is_rom() {
            self.caches.places.put(table, key, e);
        }
        e
    }

    /// The value of the plain key `key` in the table `table` of keys and values; UNDEF if it is not there, or if
    /// there is no table.
    #[inline(always)]
    pub(crate) fn value_of(&self, table: Value, key: Value) -> Value {
        if table.is_undef() {
            return Value::UNDEF;
        }
        match self.entry_of(table, key) {
            0 => Value::UNDEF,
            e => self.mem.object_at(table).get(e + VALUE),
        }
    }

    /// The value of the plain key `key` in the table `own` as the delta's table `delta` changes it; UNDEF if
    /// it is not there. Both hold keys and values.
    #[inline(never)]
    pub(crate) fn changed_value_of(&self, own: Value, delta: Value, key: Value) -> Value {
        match self.change_of(own, delta, key) {
            Some(0) => self.value_of(own, key),
            Some(d) => self.mem.object_at(delta).get(d + VALUE),
            None => Value::UNDEF,
        }
    }

    /// Place in the delta's table `delta` of the entry that has the value of the plain key `key`, whose table `own` is
    /// frozen; 0 if that is as `own` says. `None` if the delta deletes the key.
    #[inline(never)]
    pub(crate) fn change_of(&self, own: Value, delta: Value, key: Value) -> Option<u32> {
        if delta.is_undef() {
            return Some(0);
        }
        let e = if own.is_undef() {
            0
        } else {
            self.entry_of(own, key)
        };
        if e != 0 {
            let slot = entry_number(&self.mem, own, e);
            let d = search(&self.mem, delta, Value::slot(slot));
            if d == 0 {
                self.caches.places.put_change(delta, key, 0, None);
                return Some(0);
            }
            if self.mem.object_at(delta).get(d + VALUE).is_def() {
                self.caches.places.put_change(delta, key, d, Some(slot));
                return Some(d);
            }
            // Deleted, and perhaps added again.
        }
        let d = search(&self.mem, delta, key);
        if d != 0 || e == 0 {
            self.caches.places.put_change(delta, key, d, None);
            return Some(d);
        }
        None
    }

    /// A new, empty table without an index for `cap` names and their values.
    pub(crate) fn new_small_table(&mut self, cap: u32) -> R<Value> {
        let t = self.alloc(Kind::Table2, table::words(Kind::Table2, cap), 0)?;
        self.mem.slots(t).set(META, object::pack(0, 0));
        Ok(t)
    }

    /// Appends an entry to the table `t` in RAM, which has no entry of that interned string: if the table has names
    /// and values and no index, room for another entry, and no gaps. Gives the place of the entry, 0 for none.
    #[inline(always)]
    pub(crate) fn append_entry(&self, t: Value, name: Value, value: Value) -> u32 {
        let words = self.mem.slots(t);
        let h = words.header();
        let used = words.get(META).as_len();
        let (size, next) = (object::size(h), used * 2 + FIRST_SMALL);
        let small = object::is(h, Kind::Table2) && size <= 1 + SMALL * 2;
        if !small || used > SMALL || next + VALUE > size {
            return 0;
        }
        words.set(META, object::pack(used + 1, 0));
        words.skip(next).set(0, name);
        words.skip(next).set(VALUE, value);
        next
    }

    /// Gives back the room that the small table of the object `obj` in RAM has beyond its entries; `word` is the
    /// object's word for the table. Returns the number of entries, 0 if there are none or if they are many.
    pub(crate) fn fit_table(&mut self, obj: Value, word: u32) -> u32 {
        let t = self.mem.object_at(obj).get(word);
        if !t.is_ram() {
            return 0;
        }
        let words = self.mem.object_at(t);
        let (h, used) = (words.header(), words.get(META).as_len());
        if !object::is(h, Kind::Table2) || object::size(h) > 1 + SMALL * 2 || used >= SMALL {
            return 0;
        }
        if used == 0 {
            self.mem.set(obj, word, Value::UNDEF);
            self.release(t);
        } else if object::size(h) > 1 + used * 2 {
            self.shrink(t, table::words(Kind::Table2, used));
        }
        used
    }
}
