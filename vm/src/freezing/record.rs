//! Records what bodies learn from older objects, and what they change in them.

use alloc::vec::Vec;

use super::alloc;
use crate::error::R;
use crate::vm::freezing::{Imported, Place, Record, Store};
use crate::vm::{Keep, Vm};
use format::layout::tuple;
use format::object::{FirstWrite, Kind, FROZEN};
use format::seeded_bugs::planted;
use format::value::Value;

impl Record {
    /// True if this body has itself made what is in the place.
    fn has_determined(&self, place: Place) -> bool {
        match place {
            Place::Entry(ns, key) => {
                self.stored_at.contains_key(&(ns, key)) || self.determined.contains(&place)
            }
            _ => self.determined.contains(&place),
        }
    }
    /// True if this body has changed something of what is in the place.
    pub(super) fn has_touched(&self, place: Place) -> bool {
        match place {
            Place::Whole(object) => {
                self.entries_before.contains_key(&object)
                    || self.copies.contains_key(&object)
                    || self
                        .determined
                        .range(Place::Entry(object, 0)..=Place::Entry(object, u32::MAX))
                        .next()
                        .is_some()
            }
            _ => self.has_determined(place),
        }
    }
    /// Adds a read, unless the body has read or determined the place before.
    pub(super) fn learn(&mut self, place: Place, value: Value) {
        if !self.has_determined(place) && !self.read_at.contains_key(&place) {
            self.read_at.insert(place, self.reads.len());
            self.reads.push((place, value));
        }
    }
    /// The independent modules that it has imported.
    pub(super) fn joins(&self) -> impl Iterator<Item = u32> + '_ {
        let joined = |(_, how): &&(u32, Imported)| *how == Imported::Joined;
        self.imports.iter().filter(joined).map(|(n, _)| *n)
    }
    /// Adds an independent module that it has imported.
    pub(super) fn join(&mut self, n: u32) {
        if !self.imports.iter().any(|(j, _)| *j == n) {
            self.imports.push((n, Imported::Joined));
        }
    }
    /// Adds that the import of module `n` had never begun, although the body has since imported it.
    pub(super) fn read_absent(&mut self, n: u32) {
        let place = Place::Module(n);
        if !self.read_at.contains_key(&place) {
            self.read_at.insert(place, self.reads.len());
            self.reads.push((place, Value::UNDEF));
        }
    }
    /// Adds a store.
    pub(super) fn store(&mut self, new: Store) {
        let at = (new.ns.bits(), new.key.bits());
        if let Some(&i) = self.stored_at.get(&at) {
            if self.stores[i].value.is_def() && new.value.is_def() {
                self.stores[i].value = new.value;
                return;
            }
        }
        self.stored_at.insert(at, self.stores.len());
        self.stores.push(new);
    }
    /// The body knows something of the body of record number `with`, which is still running.
    pub(super) fn tangle(&mut self, with: usize) {
        self.tangled = Some(self.tangled.map_or(with, |t| t.min(with)));
    }
}

impl Vm<'_> {
    /// Adds a read of `place`, where `value` is now, to the running record.
    fn note_read(&self, place: Place, value: impl Fn() -> Value) {
        let Some(f) = self.freezing.as_deref() else {
            return;
        };
        let mut records = f.records.borrow_mut();
        let Some((own, outer)) = records.split_last_mut() else {
            return;
        };
        if own.has_determined(place) || own.read_at.contains_key(&place) {
            return;
        }
        if planted(16) && value().is_undef() && matches!(place, Place::Entry(..)) {
            return;
        }
        if let Some(with) = outer.iter().position(|r| r.has_touched(place)) {
            own.tangle(with);
        }
        own.learn(place, value());
    }

    /// Records that the running body learns the entry `key` of `ns`.
    #[inline(never)]
    pub(crate) fn record_entry(&self, ns: Value, key: Value) {
        let ns = self.ns_target(ns);
        if ns.is_object() && self.mem.header(ns) & FROZEN != 0 && self.is_namespace(ns) {
            self.note_read(Place::Entry(ns.bits(), key.bits()), || {
                self.entry_unlearned(ns, key).unwrap_or(Value::UNDEF)
            });
        }
    }

    /// Records that the running body learns something of all that is in `v`.
    #[inline(never)]
    pub(crate) fn record_whole(&self, v: Value) {
        let v = self.ns_target(v);
        if self.is_older_container(v) {
            self.note_read(Place::Whole(v.bits()), || Value::UNDEF);
        }
    }

    /// True if `v` is a mutable object that was there before the running body.
    fn is_older_container(&self, v: Value) -> bool {
        v.is_object()
            && self.mem.header(v) & FROZEN != 0
            && self
                .mem
                .kind(v)
                .is_some_and(|k| matches!(k.first_write(), FirstWrite::Copy | FirstWrite::Delta))
    }

    /// Records that the running body learns what is in a place of the VM.
    #[inline(never)]
    pub(crate) fn record_root(&self, place: Keep) {
        self.note_read(Place::Root(place as u32), || {
            self.persistent[place as usize]
        });
    }

    /// Records that the running body learns what is in the place of the VM of this number.
    pub(super) fn record_root_number(&self, i: u32) {
        self.note_read(Place::Root(i), || {
            let root = self.persistent.get(i as usize);
            root.copied().unwrap_or(Value::UNDEF)
        });
    }

    /// Records that the running body learns whether the package of module `n` has it as an attribute.
    #[inline(never)]
    pub(crate) fn record_bound(&self, n: u32) {
        self.note_read(Place::Bound(n), || Value::bool(self.is_bound(n)));
    }

    /// Records that the running body finds no module of this name in `sys.modules`.
    pub(crate) fn record_unlisted(&self, name: Value) {
        let name = self.intern(name);
        self.note_read(Place::Unlisted(name.bits()), || name);
    }

    /// Records that the running body sets or deletes an entry.
    #[inline(never)]
    pub(crate) fn record_store(&mut self, ns: Value, key: Value, value: Value) {
        let ns = self.ns_target(ns);
        if !self.is_older_container(ns) {
            return;
        }
        let first = self.freezing.as_deref().is_some_and(|f| {
            let records = f.records.borrow();
            records
                .last()
                .is_some_and(|r| !r.entries_before.contains_key(&ns.bits()))
        });
        let before = first.then(|| self.entries_of(ns));
        let hashes = self.may_call(key);
        let Some(f) = self.freezing.as_deref_mut() else {
            return;
        };
        let Some(record) = f.records.get_mut().last_mut() else {
            return;
        };
        if let Some(before) = before {
            record.entries_before.insert(ns.bits(), before);
        }
        record.hopeless |= hashes;
        record.store(Store { ns, key, value });
    }

    /// True if hashing the key may call Python code.
    fn may_call(&self, key: Value) -> bool {
        match self.mem.kind(key) {
            Some(Kind::Tuple) => {
                (0..self.mem.size(key)).any(|i| self.may_call(self.mem.get(key, tuple::ITEMS + i)))
            }
            Some(Kind::Instance | Kind::NamedTuple | Kind::FrozenSet) => true,
            _ => false,
        }
    }

    /// Keys and values of a namespace, in Python's order.
    pub(super) fn entries_of(&self, ns: Value) -> Vec<(Value, Value)> {
        let mut cursor = 0;
        core::iter::from_fn(|| self.next_unlearned(ns, &mut cursor)).collect()
    }

    /// Records that the running body is about to change the container `v`.
    #[inline(never)]
    pub(crate) fn record_change(&mut self, v: Value) -> R<()> {
        let first = self.is_older_container(v)
            && self.freezing.as_deref().is_some_and(|f| {
                let records = f.records.borrow();
                records
                    .last()
                    .is_some_and(|r| !r.copies.contains_key(&v.bits()))
            });
        if !first {
            return Ok(());
        }
        let copy = self.unlearned(|vm| vm.copy_container(vm.state_of(v)))?;
        if let Some(f) = self.freezing.as_deref_mut() {
            if let Some(record) = f.records.get_mut().last_mut() {
                record.copies.insert(v.bits(), copy);
            }
        }
        Ok(())
    }
}
