//! Keys: how dicts and sets find an entry.
//!
//! A *plain* key equals another iff their words are equal; it is found without
//! calling anything. Any other key is found by its hash, and compared with
//! the entries of that hash, which may call Python code and move objects:
//! container and key are held, and tables are read again after each comparison.
//!
//! A key's hash is passed around as one word: 0 for a plain key, else the hash
//! with [`HASHED`] set.

use crate::error::{Maybe, R};
use crate::memory::heap::Hold;
use crate::protocol::namespace::{Place, Tables};
use crate::vm::Vm;
use format::layout::{class_flags, dict, instance};
use format::name;
use format::object::{self, Kind, FROZEN};
use format::table::lookup::append;
use format::table::{self, Table, HASH_MASK};
use format::types::TypeId;
use format::value::Value;

pub(crate) use crate::memory::keys::{HASHED, UNSURE};

/// Deleted entries after which a table is made dense again.
const MANY_DEAD: u32 = 512;
/// How often a table may change during one look-up before the look-up gives up.
const PATIENCE: u32 = 16;

impl<'a> Vm<'a> {
    /// True if `v` equals another key iff their words are equal.
    #[inline]
    pub fn is_plain_key(&self, v: Value) -> bool {
        if v.is_int() || v.is_interned() {
            return true;
        }
        if v.is_float() || v.is_bool() {
            return false;
        }
        match self.mem.kind(v) {
            None => v.is_def(),
            Some(Kind::Instance) => self.is_plain_instance(v),
            Some(Kind::Record) => self.builtin_type(v) != format::types::TypeId::Complex,
            Some(k) => matches!(
                k,
                Kind::Func
                    | Kind::Class
                    | Kind::Module
                    | Kind::Gen
                    | Kind::Exc
                    | Kind::Iter
                    | Kind::Object
                    | Kind::Property
                    | Kind::StaticMethod
                    | Kind::ClassMethod
                    | Kind::Cell
                    | Kind::Code
                    | Kind::Stream
                    | Kind::Native
            ),
        }
    }

    fn is_plain_instance(&self, v: Value) -> bool {
        let class = self.mem.get(v, instance::CLASS);
        if self.class_flags(class) & class_flags::EQ != 0 {
            return false;
        }
        self.mem.size(v) < instance::NATIVE
            || self.mem.is(self.mem.get(v, instance::NATIVE), Kind::Exc)
    }

    /// The hash word of a key; see the comment at the top of this module. **Moves objects.**
    pub(crate) fn key_word(&mut self, key: Value) -> R<u32> {
        if self.is_plain_key(key) {
            return Ok(0);
        }
        let h = if self.is_str(key) {
            self.hash_of_bytes(key)
        } else if let Some(h) = table::bound_hash(&self.mem, key) {
            h
        } else {
            self.hash(key)?
        };
        Ok(h & HASH_MASK | HASHED)
    }

    /// True if a plain key that was not found by its word may still equal a key
    /// that is not plain (`1 == 1.0`).
    #[inline]
    fn may_equal_others(&self, key: Value, t: &Table) -> bool {
        table::is_hashed(t.kind) && (key.is_int() || key.is_interned())
    }

    /// True if entry `i`, whose key is `c`, has to be compared with a key of hash `h`.
    fn is_candidate(&self, t: &Table, i: u32, c: Value, h: u32, plain: bool) -> bool {
        if c.is_interned() {
            return !plain && self.hash_of_bytes(c) & HASH_MASK == h;
        }
        c.is_def()
            && c.slot_index().is_none()
            && t.hash(&self.mem, i) == h
            && !(plain && self.is_plain_key(c))
    }

    /// The entry whose key equals the held `key` of hash word `word`. `table` reads
    /// the table anew after objects moved. **Moves objects.**
    pub(crate) fn find_key(
        &mut self,
        table: &dyn Fn(&Self) -> Table,
        key: Hold,
        word: u32,
    ) -> R<Option<u32>> {
        let t = table(self);
        let k = self.held(key);
        let plain = word == 0;
        if plain {
            let found = t.find_word(&self.mem, k);
            if found.is_some() || !self.may_equal_others(k, &t) {
                return Ok(found);
            }
        }
        let h = match word {
            0 if k.is_int() => table::plain_hash(k),
            0 => self.hash_of_bytes(k),
            _ => table::bound_hash(&self.mem, k).unwrap_or(word),
        } & HASH_MASK;
        let is_text = self.is_str(k);
        let mut walk = t.probe_start(&self.mem, h);
        let first = loop {
            let Some(i) = t.probe_next(&self.mem, &mut walk) else {
                // An instance may equal an interned string, which is not placed by the hash of its text.
                if self.mem.is(k, Kind::Instance) && t.has_names(&self.mem) {
                    break None;
                }
                return Ok(None);
            };
            let c = t.key(&self.mem, i);
            if c == k {
                return Ok(Some(i));
            }
            if c.is_interned() || !self.is_candidate(&t, i, c, h, plain) {
                continue;
            }
            if is_text && self.is_str(c) {
                if self.same_bytes(c, k) {
                    return Ok(Some(i));
                }
                continue;
            }
            break Some(i);
        };
        if let Some(i) = first {
            if self.entry_equals(table, i, key)? == Some(true) {
                return Ok(first);
            }
        }
        self.scan_keys(table, key, h, plain)
    }

    /// Compares entry `i` with the held key; `None` if it is another entry afterwards.
    fn entry_equals(
        &mut self,
        table: &dyn Fn(&Self) -> Table,
        i: u32,
        key: Hold,
    ) -> R<Option<bool>> {
        let c = table(self).key(&self.mem, i);
        let mark = self.hold_mark();
        let held = self.hold(c)?;
        let k = self.held(key);
        let same = self.eq(c, k);
        let c = self.held(held);
        self.unwind_holds(mark);
        let same = same?;
        let t = table(self);
        let still = i < t.cap && t.key(&self.mem, i) == c;
        Ok(if still { Some(same) } else { None })
    }

    /// Compares the held `key` with all entries from the first on: for tables with several keys of one hash, and
    /// for those that a comparison changes. **Moves objects.**
    fn scan_keys(
        &mut self,
        table: &dyn Fn(&Self) -> Table,
        key: Hold,
        h: u32,
        plain: bool,
    ) -> R<Option<u32>> {
        for _ in 0..PATIENCE {
            let t = table(self);
            let (used, cap) = (t.used(&self.mem), t.cap);
            let mut i = 0;
            loop {
                let t = table(self);
                if t.used(&self.mem) != used || t.cap != cap {
                    break;
                }
                if i >= used {
                    return Ok(None);
                }
                let c = t.key(&self.mem, i);
                // A comparison may have moved the object by whose place a bound method is hashed.
                let h = table::bound_hash(&self.mem, self.held(key)).unwrap_or(h);
                if self.is_candidate(&t, i, c, h, plain) {
                    match self.entry_equals(table, i, key)? {
                        Some(true) => return Ok(Some(i)),
                        Some(false) => {}
                        None => break,
                    }
                }
                i += 1;
            }
        }
        self.raise_text(TypeId::RuntimeError, "dict changed during lookup", &[])
    }

    /// Finds the held `key` of hash word `word` in the held dict. **Moves objects.** The caller has told
    /// [`Vm::learn_place`], or learned the dict.
    pub(crate) fn dict_place(&mut self, d: Hold, key: Hold, word: u32) -> R<(Tables, Place)> {
        let own = self.find_key(&|vm| vm.tables(vm.held(d)).own, key, word)?;
        let t = self.tables(self.held(d));
        let Some(delta) = t.delta else {
            return Ok((t, own.map_or(Place::Absent, Place::Own)));
        };
        let p = self.place_in(own, &delta, |_| None);
        if p != Place::Absent {
            return Ok((t, p));
        }
        let added = self.find_key(&|vm| vm.delta_table(vm.held(d)), key, word)?;
        Ok((
            self.tables(self.held(d)),
            added.map_or(Place::Absent, Place::Added),
        ))
    }

    fn delta_table(&self, d: Value) -> Table {
        self.tables(d)
            .delta
            .unwrap_or(Table::of(&self.mem, Value::UNDEF))
    }

    /// The place of `key` in the dict `d`, if it can be found without a call. The caller records what it does with it.
    #[inline]
    fn quick_place(&self, d: Value, key: Value) -> Option<(Tables, Place)> {
        if !self.is_plain_key(key) {
            return None;
        }
        let t = self.tables(d);
        let p = self.ns_place(&t, key);
        if p == Place::Absent
            && (self.may_equal_others(key, &t.own)
                || t.delta.is_some_and(|x| self.may_equal_others(key, &x)))
        {
            return None;
        }
        Some((t, p))
    }

    /// Records what a search for the place of the held key in the held dict, to store there, learns: nothing, unless
    /// other keys may equal the key.
    #[inline(always)]
    pub(crate) fn learn_place(&self, d: Hold, key: Hold) {
        #[cfg(feature = "build")]
        if self.is_recording() && self.quick_place(self.held(d), self.held(key)).is_none() {
            self.learn_whole(self.held(d));
        }
        #[cfg(not(feature = "build"))]
        let _ = (d, key);
    }

    /// The table of the dict or set `d`, which is of kind `kind`, UNDEF if it has none. `None` if `d` is of another kind, or
    /// if its frozen state was changed or has to be learned.
    #[inline(always)]
    pub(crate) fn plain_table(&self, d: Value, kind: Kind) -> Option<Value> {
        if !d.is_object() {
            return None;
        }
        let o = self.mem.object_at(d);
        let h = o.header();
        let frozen = h & FROZEN != 0;
        if !object::is(h, kind) || frozen && (self.is_recording() || self.overlay_of(d).is_some()) {
            return None;
        }
        Some(o.get(dict::TABLE))
    }

    /// The table of the dict `d` in RAM, UNDEF if it has none. `None` if `d` is something else.
    #[inline(always)]
    fn ram_table(&self, d: Value) -> Option<Value> {
        if !d.is_ram() {
            return None;
        }
        let o = self.mem.slots(d);
        let h = o.header();
        if !object::is(h, Kind::Dict) || h & FROZEN != 0 || o.get(dict::TABLE).is_rom() {
            return None;
        }
        Some(o.get(dict::TABLE))
    }

    /// `d[key] = value` for a dict in RAM and a key whose place can be found without a call. Gives false if it has set
    /// nothing.
    ///
    /// # Errors
    /// `NoMem` if the table has to grow and there is no memory.
    #[inline(never)]
    pub(crate) fn dict_set_simple(&mut self, d: Value, key: Value, value: Value) -> R<bool> {
        let Some(table) = self.ram_table(d) else {
            return Ok(false);
        };
        let (e, word) = self.place_of(table, key);
        if e == UNSURE {
            return Ok(false);
        }
        if e != 0 {
            self.mem.slots(table).set(e + table::VALUE, value);
            return Ok(true);
        }
        if word == 0 && append(&self.mem, table, key, value) {
            return Ok(true);
        }
        let t = Table::of(&self.mem, table);
        let kind = if word == 0 { t.kind } else { Kind::Table3 };
        let own = self.table_room(t, kind)?;
        if own.at != table {
            self.mem.slots(d).set(dict::TABLE, own.at);
        }
        let hash = if word == 0 {
            table::word_hash(kind, key)
        } else {
            word
        };
        own.push(&mut self.mem, key, value, hash);
        Ok(true)
    }

    /// `d.get(key)`. **Moves objects** if the key is not plain.
    #[inline]
    pub fn dict_get(&mut self, d: Value, key: Value) -> R<Maybe> {
        if let Some(table) = self.plain_table(d, Kind::Dict) {
            match self.place_of(table, key).0 {
                UNSURE => {}
                0 => return Ok(Maybe::NONE),
                e => return Ok(Maybe(self.mem.object_at(table).get(e + table::VALUE))),
            }
        }
        if let Some((t, p)) = self.quick_place(d, key) {
            self.learn_entry(d, key);
            let found = self.ns_value(&t, p);
            if found.is_none() && key == name!("__name__") && self.mem.is(d, Kind::View) {
                // `globals()`: the name of a module is not an entry of its namespace.
                return self.module_virtual(self.ns_target(d), key);
            }
            return Ok(found.into());
        }
        self.with_place(d, key, Value::UNDEF, &|vm, _, _, _, t, p, _| {
            Ok(vm.ns_value(t, p).unwrap_or(Value::UNDEF))
        })
        .map(Maybe)
    }

    /// `d[key] = value`. **Moves objects** if the key is not plain.
    #[inline]
    pub fn dict_set(&mut self, d: Value, key: Value, value: Value) -> R<()> {
        if self.dict_set_simple(d, key, value)? {
            return Ok(());
        }
        if let Some((t, p)) = self.quick_place(d, key) {
            return self.ns_put(d, &t, p, key, value, 0);
        }
        self.with_place(d, key, value, &|vm, d, key, value, t, p, word| {
            vm.ns_put(d, t, p, key, value, word)?;
            Ok(Value::NONE)
        })?;
        Ok(())
    }

    /// Deletes `key`; false if it is not there. **Moves objects** if the key is not plain.
    pub fn dict_del(&mut self, d: Value, key: Value) -> R<bool> {
        Ok(self.dict_take(d, key)?.get().is_some())
    }

    /// Deletes `key`; returns its value, if it was there. **Moves objects** if the key is not plain.
    pub(crate) fn dict_take(&mut self, d: Value, key: Value) -> R<Maybe> {
        if let Some(old) = self.dict_take_simple(d, key)? {
            return Ok(old);
        }
        if let Some((t, p)) = self.quick_place(d, key) {
            self.learn_entry(d, key);
            return self.take_at(d, &t, p);
        }
        let take = |vm: &mut Self, d, _, _, t: &Tables, p, _| {
            Ok(vm.take_at(d, t, p)?.get().unwrap_or(Value::UNDEF))
        };
        self.with_place(d, key, Value::UNDEF, &take).map(Maybe)
    }

    /// Deletes `key` as [`Vm::dict_take`] does, in a dict in RAM, if its place can be found without a call; else `None`.
    pub(crate) fn dict_take_simple(&mut self, d: Value, key: Value) -> R<Option<Maybe>> {
        let Some(table) = self.ram_table(d) else {
            return Ok(None);
        };
        let e = match self.place_of(table, key).0 {
            UNSURE => return Ok(None),
            0 => return Ok(Some(Maybe::NONE)),
            e => e,
        };
        let old = self.mem.slots(table).get(e + table::VALUE);
        let t = Table::of(&self.mem, table);
        t.delete_place(&mut self.mem, e);
        if self.tidy(&t) {
            self.ns_clear(d)?;
        }
        Ok(Some(Maybe(old)))
    }

    fn take_at(&mut self, d: Value, t: &Tables, p: Place) -> R<Maybe> {
        let old = self.ns_value(t, p);
        if self.ns_remove(d, t, p)? && !self.is_frozen(self.ns_target(d)) && self.tidy(&t.own) {
            self.ns_clear(d)?;
        }
        Ok(old.into())
    }

    /// Runs `f(d, key, value, tables, place, hash word)` with the key's place, which may depend on any of the keys.
    #[allow(
        clippy::type_complexity,
        reason = "used by the three functions above alone"
    )]
    fn with_place(
        &mut self,
        d: Value,
        key: Value,
        value: Value,
        f: &dyn Fn(&mut Self, Value, Value, Value, &Tables, Place, u32) -> R<Value>,
    ) -> R<Value> {
        self.learn_whole(d);
        let mark = self.hold_mark();
        let (d, k, x) = (self.hold(d)?, self.hold(key)?, self.hold(value)?);
        let word = self.key_word(key)?;
        let (t, p) = self.dict_place(d, k, word)?;
        let (d, k, x) = (self.held(d), self.held(k), self.held(x));
        self.unwind_holds(mark);
        f(self, d, k, x, &t, p, word)
    }

    /// Key, value and stored hash word of the entry at or after `cursor`, moving `cursor` behind it.
    pub(crate) fn dict_next(&self, d: Value, cursor: &mut u32) -> Option<(Value, Value, u32)> {
        let (k, v) = self.ns_next(d, cursor)?;
        if k.is_int() || k.is_interned() {
            return Some((k, v, 0));
        }
        let t = self.tables(d);
        let used = t.own.used(&self.mem);
        let e = cursor.wrapping_sub(1);
        let word = match t.delta {
            Some(x) if e >= used => self.stored_word(&x, e - used, k),
            _ => self.stored_word(&t.own, e, k),
        };
        Some((k, v, word))
    }

    /// The hash word of entry `i`, whose key is `k`.
    pub(crate) fn stored_word(&self, t: &Table, i: u32, k: Value) -> u32 {
        if table::is_hashed(t.kind) && !self.is_plain_key(k) {
            t.hash(&self.mem, i) | HASHED
        } else {
            0
        }
    }

    /// Adds an entry to the dict `d`, which is not frozen. The key is known to be new.
    pub(crate) fn dict_append(&mut self, d: Value, key: Value, value: Value, word: u32) -> R<()> {
        let t = self.tables(d);
        self.ns_put(d, &t, Place::Absent, key, value, word)
    }

    /// Makes a table in RAM dense again after many deletions. True if the table is large and empty now: its owner
    /// then gives it up.
    pub(crate) fn tidy(&mut self, t: &Table) -> bool {
        let used = t.used(&self.mem);
        let live = t.live(&self.mem);
        if live == 0 && t.cap > table::SMALL {
            return true;
        }
        if !t.at.is_ram() || live != 0 && used - live < MANY_DEAD {
            return false;
        }
        t.close_gaps(&mut self.mem);
        false
    }
}
