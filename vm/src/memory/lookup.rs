//! Fast look-up of a plain key, for instructions: without the steps that only the general case needs.

use format::table::lookup::{entry_number, search};
use format::table::VALUE;
use format::value::Value;

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
}
