//! Namespaces: maps from names (or any keys) to values, which may be frozen. They are module globals, class and
//! instance attributes, and dicts.
//!
//! A frozen namespace that was written has a delta: a table in RAM. Its slot marks override or delete entries of
//! the base; its other keys are additions. In Python's order the entries of the base come first, then the
//! additions.

use crate::error::R;
use crate::memory::overlay::{BASE, CHANGES, NEXT};
use crate::protocol::attr::decides_flags;
use crate::vm::{Vm, OVERLAY_CHAINS};
use format::layout::{dict, instance, module, namespace_table, view};
use format::object::{self, Kind, FROZEN};
use format::seeded_bugs::planted;
use format::table::lookup::search;
use format::table::{self, Entries, Table, VALUE};
use format::value::Value;

/// Where an entry of a namespace was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Entry of the object's own table.
    Own(u32),
    /// Entry of the delta's table that is an addition.
    Added(u32),
    /// Entry of the base, overridden by this entry of the delta's table.
    Overridden(u32, u32),
    /// Not there: the base has no entry of that key, or the delta deletes it.
    Absent,
}

pub use format::layout::view_of::{AS_DICT, AS_FIXED};

/// True if the delta with the header `h` hides its base: the base counts as empty. That is so for a module whose body
/// runs although the image has what an earlier run of it left.
#[inline(always)]
pub(crate) fn hides_base(h: u32) -> bool {
    h & object::FLAG != 0
}

/// The word that refers to the table of an instance; it is the same word in a module.
const TABLE: u32 = instance::TABLE;
const _: () = assert!(module::TABLE == TABLE);

/// The tables of a namespace: its own, and its delta's.
#[derive(Clone, Copy)]
pub struct Tables {
    /// The object's own table.
    pub own: Table,
    /// The delta's table, if there is one.
    pub delta: Option<Table>,
}

impl Vm<'_> {
    /// The namespace behind `globals()` or `__dict__`; anything else is itself.
    #[inline]
    pub(crate) fn ns_target(&self, ns: Value) -> Value {
        if self.mem.is(ns, Kind::View) {
            self.mem.get(ns, view::OF)
        } else {
            ns
        }
    }

    /// The namespace behind `globals()` or `__dict__`, or `ns` itself, for writing.
    ///
    /// # Errors
    /// TypeError if `ns` is a view that does not allow changes, or if it is not a namespace.
    #[inline]
    fn ns_writable(&mut self, ns: Value) -> R<Value> {
        let fixed =
            self.mem.is(ns, Kind::View) && self.mem.get(ns, view::WHAT) == Value::len(AS_FIXED);
        let target = self.ns_target(ns);
        if fixed || self.mem.kind(target).and_then(namespace_table).is_none() {
            // The key was looked for already.
            self.learn_whole(target);
            return self.raise_bare(format::types::TypeId::TypeError);
        }
        Ok(target)
    }

    /// Drops the cached look-ups in classes, if `ns`, which is about to be written, is a class. `key` is the key that is set;
    /// UNDEF if entries are deleted.
    #[inline]
    fn note_write(&mut self, ns: Value, key: Value) {
        if self.mem.is(ns, Kind::Class) {
            if key.is_interned() && !decides_flags(key) {
                self.caches.classes.write(key);
            } else {
                self.caches.classes.clear();
            }
        }
    }

    /// `globals()`, `__dict__`: the namespace `ns` as a dict. The submodules of a package become entries.
    pub(crate) fn ns_as_dict(&mut self, ns: Value) -> R<Value> {
        if self.mem.is(ns, Kind::Dict) {
            return Ok(ns);
        }
        let mark = self.hold_mark();
        let h = self.hold(ns)?;
        self.list_submodules(ns)?;
        let ns = self.held(h);
        self.unwind_holds(mark);
        self.alloc_words(Kind::View, 0, &[ns, Value::len(AS_DICT)])
    }

    /// The tables of the namespace `ns`; empty ones if it is not a namespace.
    #[inline]
    pub fn tables(&self, ns: Value) -> Tables {
        let (own, delta) = self.table_objects(self.ns_target(ns));
        Tables {
            own: Table::of(&self.mem, own),
            delta: delta.map(|d| Table::of(&self.mem, d)),
        }
    }

    /// The objects of the tables of the namespace `ns`, which is not a view: its own, UNDEF if there is none, and its delta's.
    #[inline(always)]
    fn table_objects(&self, ns: Value) -> (Value, Option<Value>) {
        let h = self.mem.header(ns);
        let own = match object::kind(h).and_then(namespace_table) {
            Some(word) => self.mem.get(ns, word),
            None => Value::UNDEF,
        };
        if h & FROZEN != 0 && self.overlay.filter != 0 {
            if let Some(d) = self.overlay_of(ns) {
                let d = self.mem.object_at(d);
                let is_hidden = hides_base(d.header());
                let own = if is_hidden { Value::UNDEF } else { own };
                return (own, Some(d.get(CHANGES)));
            }
        }
        (own, None)
    }

    /// The place of a plain key (an interned string, a small int and others; see `protocol::hash`).
    #[inline]
    pub fn ns_place(&self, t: &Tables, key: Value) -> Place {
        let own = t.own.find_word(&self.mem, key);
        match t.delta {
            None => own.map_or(Place::Absent, Place::Own),
            Some(d) => self.place_in(own, &d, |vm| d.find_word(&vm.mem, key)),
        }
    }

    /// The place of a key, given `own`, its entry in the base, and the delta's table `d`. `added` finds the key
    /// among the additions.
    pub(crate) fn place_in(
        &self,
        own: Option<u32>,
        d: &Table,
        added: impl FnOnce(&Self) -> Option<u32>,
    ) -> Place {
        if let Some(i) = own {
            match d.find_word(&self.mem, Value::slot(i)) {
                None => return Place::Own(i),
                Some(j) if d.value(&self.mem, j).is_def() => return Place::Overridden(i, j),
                Some(_) => {}
            }
        }
        added(self).map_or(Place::Absent, Place::Added)
    }

    /// The value at the place `p`; `None` if nothing is there.
    #[inline]
    pub fn ns_value(&self, t: &Tables, p: Place) -> Option<Value> {
        match (p, t.delta) {
            (Place::Own(i), _) => Some(t.own.value(&self.mem, i)),
            (Place::Added(j) | Place::Overridden(_, j), Some(d)) => Some(d.value(&self.mem, j)),
            _ => None,
        }
    }

    /// The value of a plain key; `None` if it is not there, or if `ns` is not a namespace.
    #[inline(always)]
    pub fn ns_get(&self, ns: Value, key: Value) -> Option<Value> {
        self.learn_entry(ns, key);
        self.entry_unlearned(ns, key)
    }

    /// The value of a plain key, as [`Vm::ns_get`] gives it, for the VM's own use.
    #[inline(never)]
    pub(crate) fn entry_unlearned(&self, ns: Value, key: Value) -> Option<Value> {
        #[cfg(all(feature = "build", debug_assertions))]
        let audited = self.audit_switch(false);
        let found = self.entry_of_namespace(ns, key);
        #[cfg(all(feature = "build", debug_assertions))]
        self.audit_switch(audited);
        found
    }

    #[inline(always)]
    fn entry_of_namespace(&self, ns: Value, key: Value) -> Option<Value> {
        let ns = self.ns_target(ns);
        if !ns.is_object() {
            return None;
        }
        let o = self.mem.object_at(ns);
        let h = o.header();
        let word = if object::is(h, Kind::Instance) || object::is(h, Kind::Module) {
            TABLE
        } else {
            namespace_table(object::kind(h)?)?
        };
        let own = o.get(word);
        if h & FROZEN != 0 && self.overlay.filter != 0 {
            if let Some(d) = self.overlay_of(ns) {
                let d = self.mem.object_at(d);
                let own = if hides_base(d.header()) {
                    Value::UNDEF
                } else {
                    own
                };
                return self.changed_value_of(own, d.get(CHANGES), key).some();
            }
        }
        self.value_of(own, key).some()
    }

    /// Sets the value of a plain key.
    ///
    /// # Errors
    /// TypeError if `ns` does not allow changes, or is not a namespace; `NoMem` if the table has to grow and
    /// there is no memory.
    pub fn ns_set(&mut self, ns: Value, key: Value, value: Value) -> R<()> {
        let t = self.tables(ns);
        let p = self.ns_place(&t, key);
        self.ns_put(ns, &t, p, key, value, 0)
    }

    /// Deletes a plain key; false if it is not there.
    ///
    /// # Errors
    /// TypeError if `ns` does not allow changes, or is not a namespace; `NoMem` if there is no memory for a
    /// delta.
    pub fn ns_del(&mut self, ns: Value, key: Value) -> R<bool> {
        self.learn_entry(ns, key);
        let t = self.tables(ns);
        let p = self.ns_place(&t, key);
        self.ns_remove(ns, &t, p)
    }

    /// Sets the entry at place `p` that was found for `key`. `hash` is 0 for a
    /// plain key, else the key's hash: the entry then goes into a hashed table.
    ///
    /// # Errors
    /// TypeError if `ns` does not allow changes, or is not a namespace; `NoMem` if the table has to grow and
    /// there is no memory.
    pub fn ns_put(
        &mut self,
        ns: Value,
        t: &Tables,
        p: Place,
        key: Value,
        value: Value,
        hash: u32,
    ) -> R<()> {
        let ns = self.ns_writable(ns)?;
        self.note_write(ns, key);
        if !self.is_frozen(ns) {
            if let Place::Own(i) = p {
                t.own.set_value(&mut self.mem, i, value);
                return Ok(());
            }
            let word = self
                .mem
                .kind(ns)
                .and_then(namespace_table)
                .unwrap_or(dict::TABLE);
            let kind = if hash == 0 { t.own.kind } else { Kind::Table3 };
            let own = self.table_room(t.own, kind)?;
            if own.at != t.own.at {
                self.mem.set(ns, word, own.at);
            }
            let hash = self.key_hash(&own, key, hash);
            own.push(&mut self.mem, key, value, hash);
            return Ok(());
        }
        self.change_place(ns, t, p, key, value);
        match (p, t.delta) {
            (Place::Own(i), _) => {
                if t.own.value(&self.mem, i) != value {
                    self.delta_push(ns, t, Value::slot(i), value, 0)?;
                }
                Ok(())
            }
            // A value that equals the frozen one again stays until the next collection drops it.
            (Place::Overridden(_, j) | Place::Added(j), Some(d)) => {
                d.set_value(&mut self.mem, j, value);
                Ok(())
            }
            _ => self.delta_push(ns, t, key, value, hash),
        }
    }

    /// Deletes the entry at place `p`; false if nothing is there. The caller has learned the entry.
    ///
    /// # Errors
    /// TypeError if `ns` does not allow changes, or is not a namespace; `NoMem` if there is no memory for a
    /// delta.
    pub fn ns_remove(&mut self, ns: Value, t: &Tables, p: Place) -> R<bool> {
        let ns = self.ns_writable(ns)?;
        self.note_write(ns, Value::UNDEF);
        if self.is_frozen(ns) && p != Place::Absent {
            self.change_place(ns, t, p, Value::UNDEF, Value::UNDEF);
        }
        match (p, t.delta) {
            (Place::Own(i), _) if self.is_frozen(ns) => {
                self.delta_push(ns, t, Value::slot(i), Value::UNDEF, 0)?;
            }
            (Place::Own(i), _) => t.own.delete(&mut self.mem, i),
            (Place::Overridden(_, j), Some(d)) if planted(2) => self.delta_delete(ns, &d, j),
            (Place::Overridden(i, j), Some(d)) => {
                d.set_value(&mut self.mem, j, Value::UNDEF);
                // The key comes behind the others if it is added again.
                self.caches.places.forget(d.at, t.own.key(&self.mem, i));
            }
            (Place::Added(j), Some(d)) => self.delta_delete(ns, &d, j),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn key_hash(&self, t: &Table, key: Value, hash: u32) -> u32 {
        if hash != 0 {
            hash
        } else {
            table::word_hash(t.kind, key)
        }
    }

    fn delta_push(&mut self, ns: Value, t: &Tables, key: Value, value: Value, hash: u32) -> R<()> {
        let old = t.delta.unwrap_or(Table::of(&self.mem, Value::UNDEF));
        let kind = if hash == 0 { old.kind } else { Kind::Table3 };
        let d = self.unlocked(|vm| vm.table_room(old, kind))?;
        match self.overlay_of(ns) {
            None => {
                self.unlocked(|vm| vm.overlay_add(Kind::Delta, ns, d.at))?;
            }
            Some(delta) => self.mem.set(delta, CHANGES, d.at),
        }
        let hash = self.key_hash(&d, key, hash);
        d.push(&mut self.mem, key, value, hash);
        let key = key.slot_index().map_or(key, |i| t.own.key(&self.mem, i));
        self.caches.places.forget(d.at, key);
        Ok(())
    }

    /// Drops each delta whose entries all equal the frozen ones again.
    pub(crate) fn drop_unchanged(&mut self) {
        for chain in 0..OVERLAY_CHAINS {
            let mut d = self.overlay.chains[chain];
            while d.is_def() {
                let (next, base) = (self.mem.get(d, NEXT), self.mem.get(d, BASE));
                if self.mem.is(d, Kind::Delta) && !hides_base(self.mem.header(d)) {
                    let changes = Table::of(&self.mem, self.mem.get(d, CHANGES));
                    if self.changes_nothing(base, &changes) {
                        self.overlay_remove(base);
                    }
                }
                d = next;
            }
        }
    }

    /// True if all entries of `changes` equal those of `base` that they override.
    fn changes_nothing(&self, base: Value, changes: &Table) -> bool {
        let own = self.tables(base).own;
        let mut i = 0;
        while let Some(e) = changes.next(&self.mem, i) {
            let same = |n| own.value(&self.mem, n) == changes.value(&self.mem, e);
            if !changes.key(&self.mem, e).slot_index().is_some_and(same) {
                return false;
            }
            i = e + 1;
        }
        true
    }

    fn delta_delete(&mut self, ns: Value, d: &Table, j: u32) {
        d.delete(&mut self.mem, j);
        let hides = self
            .overlay_of(ns)
            .is_some_and(|o| hides_base(self.mem.header(o)));
        if d.live(&self.mem) == 0 && !hides {
            self.overlay_remove(ns);
        }
    }

    /// `t` itself if one more entry fits, else a larger copy of kind `kind`.
    pub(crate) fn table_room(&mut self, t: Table, kind: Kind) -> R<Table> {
        if t.kind == kind && t.has_room(&self.mem) {
            return Ok(t);
        }
        let cap = t.grown_cap(&self.mem, 1);
        let indexed = t.cap > table::SMALL;
        if t.kind == kind
            && t.cap > 0
            && (indexed || cap <= table::SMALL)
            && t.live(&self.mem) == t.used(&self.mem)
            && self.grow_in_place(t.at, table::words(kind, cap))
        {
            return Ok(if indexed {
                t.stretch(&mut self.mem, cap)
            } else {
                Table::of(&self.mem, t.at)
            });
        }
        self.table_copy(t, kind, cap)
    }

    /// A new table of `kind` and capacity `cap` with the live entries of `t`.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for it.
    pub fn table_copy(&mut self, t: Table, kind: Kind, cap: u32) -> R<Table> {
        let live = t.live(&self.mem);
        let new = self.table_new(kind, cap.max(live))?;
        if t.kind == kind && live > 0 && live == t.used(&self.mem) {
            t.copy_entries(&mut self.mem, &new);
            return Ok(new);
        }
        let mut i = 0;
        while let Some(e) = t.next(&self.mem, i) {
            let (k, v) = (t.key(&self.mem, e), t.value(&self.mem, e));
            let h = if table::is_hashed(t.kind) {
                t.hash(&self.mem, e)
            } else {
                table::word_hash(kind, k)
            };
            new.push(&mut self.mem, k, v, h);
            i = e + 1;
        }
        Ok(new)
    }

    /// A new, empty table of `kind` and capacity `cap`.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for it.
    pub fn table_new(&mut self, kind: Kind, cap: u32) -> R<Table> {
        let at = self.alloc(kind, table::words(kind, cap), 0)?;
        table::init(&mut self.mem, at, kind, cap);
        Ok(Table::of(&self.mem, at))
    }

    /// Number of entries of a namespace.
    pub fn ns_len(&self, ns: Value) -> u32 {
        self.learn_whole(ns);
        let t = self.tables(ns);
        let mut n = t.own.live(&self.mem);
        if let Some(d) = t.delta {
            let mut i = 0;
            while let Some(e) = d.next(&self.mem, i) {
                if d.key(&self.mem, e).slot_index().is_none() {
                    n += 1;
                } else if d.value(&self.mem, e).is_undef() {
                    n -= 1;
                }
                i = e + 1;
            }
        }
        n
    }

    /// The entry at or after `cursor` in Python's order, moving `cursor` behind it.
    pub fn ns_next(&self, ns: Value, cursor: &mut u32) -> Option<(Value, Value)> {
        self.learn_whole(ns);
        self.next_unlearned(ns, cursor)
    }

    /// The entry at or after `cursor`, as [`Vm::ns_next`] gives it, for the VM's own use.
    pub(crate) fn next_unlearned(&self, ns: Value, cursor: &mut u32) -> Option<(Value, Value)> {
        let ns = self.ns_target(ns);
        let h = self.mem.header(ns);
        if h & FROZEN == 0 || self.overlay.filter == 0 {
            let word = namespace_table(object::kind(h)?).or(planted(11).then_some(dict::TABLE))?;
            let table = self.mem.get(ns, word);
            return Entries::of(&self.mem, table).next(cursor);
        }
        let (own, delta) = self.table_objects(ns);
        let own = Entries::of(&self.mem, own);
        let Some(delta) = delta.filter(|d| d.is_def()) else {
            return own.next(cursor);
        };
        while let Some((key, value)) = own.next(cursor) {
            match search(&self.mem, delta, Value::slot(*cursor - 1)) {
                0 => return Some((key, value)),
                e => {
                    let value = self.mem.get(delta, e + VALUE);
                    if value.is_def() {
                        return Some((key, value));
                    }
                }
            }
        }
        let base_used = own.used();
        let mut added = cursor.saturating_sub(base_used);
        let entries = Entries::of(&self.mem, delta);
        while let Some((key, value)) = entries.next(&mut added) {
            *cursor = base_used + added;
            if key.slot_index().is_none() {
                return Some((key, value));
            }
        }
        None
    }

    /// The last entry in Python's order (`popitem`).
    pub fn ns_last(&self, ns: Value) -> Option<(Value, Value)> {
        let (mut cursor, mut last) = (0, None);
        while let Some(e) = self.ns_next(ns, &mut cursor) {
            last = Some(e);
        }
        last
    }

    /// Removes all entries.
    ///
    /// # Errors
    /// TypeError if `ns` does not allow changes, or is not a namespace; `NoMem` if there is no memory for a
    /// delta.
    pub fn ns_clear(&mut self, ns: Value) -> R<()> {
        let ns = self.ns_writable(ns)?;
        self.note_write(ns, Value::UNDEF);
        if !self.is_frozen(ns) {
            let word = self
                .mem
                .kind(ns)
                .and_then(namespace_table)
                .unwrap_or(dict::TABLE);
            self.mem.set(ns, word, Value::UNDEF);
            return Ok(());
        }
        self.change_all(ns);
        let t = self.tables(ns);
        let n = t.own.live(&self.mem);
        if n == 0 {
            self.overlay_remove(ns);
            return Ok(());
        }
        let new = self.table_new(Kind::Table2, n)?;
        match self.overlay_of(ns) {
            None => {
                self.overlay_add(Kind::Delta, ns, new.at)?;
            }
            Some(delta) => self.mem.set(delta, CHANGES, new.at),
        }
        let mut i = 0;
        while let Some(e) = t.own.next(&self.mem, i) {
            let slot = Value::slot(e);
            let h = table::plain_hash(slot);
            new.push(&mut self.mem, slot, Value::UNDEF, h);
            i = e + 1;
        }
        Ok(())
    }

    /// Records that the entry at place `p` of the frozen namespace `ns` is about to be set to `value`, or deleted if
    /// that is UNDEF. `key` is the key of an entry that is to be added.
    #[inline]
    fn change_place(&mut self, ns: Value, t: &Tables, p: Place, key: Value, value: Value) {
        #[cfg(feature = "build")]
        if self.is_recording() {
            let key = match (p, t.delta) {
                (Place::Own(i) | Place::Overridden(i, _), _) => t.own.key(&self.mem, i),
                (Place::Added(j), Some(d)) => d.key(&self.mem, j),
                _ => key,
            };
            self.change_entry(ns, key, value);
        }
        #[cfg(not(feature = "build"))]
        let _ = (ns, t, p, key, value);
    }

    /// Records that all entries of the frozen namespace `ns` are about to be deleted.
    fn change_all(&mut self, ns: Value) {
        #[cfg(feature = "build")]
        if self.is_recording() {
            self.learn_whole(ns);
            let mut cursor = 0;
            while let Some((key, _)) = self.ns_next(ns, &mut cursor) {
                self.change_entry(ns, key, Value::UNDEF);
            }
        }
        #[cfg(not(feature = "build"))]
        let _ = ns;
    }

    /// True if `v` is a namespace.
    pub(crate) fn is_namespace(&self, v: Value) -> bool {
        self.mem.kind(v).and_then(namespace_table).is_some()
    }

    /// True if the frozen namespace `ns`, whose delta does not hide it, has the entry `key` as the image has it, or lacks
    /// it as the image does.
    pub(crate) fn is_as_in_image(&self, ns: Value, key: Value) -> bool {
        let t = self.tables(ns);
        match self.ns_place(&t, key) {
            Place::Own(_) => true,
            Place::Absent => t.own.find_word(&self.mem, key).is_none(),
            Place::Overridden(..) | Place::Added(_) => false,
        }
    }

    /// Makes the module object of module `n` empty, although the image has entries for it: its body is about to run.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for a delta.
    pub(crate) fn empty_module(&mut self, n: u32) -> R<()> {
        let module = self.module_object(n);
        if !self.is_frozen(module) || self.tables(module).own.used(&self.mem) == 0 {
            return Ok(());
        }
        if self.overlay_of(module).is_some() {
            self.overlay_remove(module);
        }
        let d = self.overlay_add(Kind::Delta, module, Value::UNDEF)?;
        let h = self.mem.header(d);
        self.mem.set_header(d, h | object::FLAG);
        Ok(())
    }
}
