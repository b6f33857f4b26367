//! The begin and the end of a body; sealing its objects.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::alloc;
use crate::error::R;
use crate::types::{class, function};
use crate::vm::freezing::{Imported, Place, Record, Status};
use crate::vm::Vm;
use format::image::delta::Setting;
use format::image::module;
use format::object::{self, FirstWrite, Kind, FROZEN};
#[cfg(debug_assertions)]
use format::seeded_bugs::is_of_imports;
use format::seeded_bugs::planted;
use format::value::Value;

impl Vm<'_> {
    /// Gives module `n`, whose body is about to begin, its object.
    pub(super) fn begin_object(&mut self, n: u32) -> R<Value> {
        let object = self.new_module(n)?;
        let recording = self.is_recording();
        if let Some(m) = self.freeze_module_mut(n) {
            m.object = object;
            m.started = !recording;
        }
        Ok(object)
    }

    /// A function that runs the body `body` with the module object `object`.
    pub(super) fn body_in(&mut self, body: Value, object: Value) -> R<Value> {
        let code = self.mem.get(body, function::CODE);
        self.alloc_words(Kind::Func, 0, &[code, object])
    }

    /// Begins the record of module `n`.
    pub(crate) fn begin_record(&mut self, n: u32) {
        let before = self.checkpoint();
        let record = Record {
            module: n,
            start: self.heap.top,
            settings: before.settings,
            before,
            reads: Vec::new(),
            read_at: BTreeMap::new(),
            stores: Vec::new(),
            stored_at: BTreeMap::new(),
            determined: BTreeSet::new(),
            entries_before: BTreeMap::new(),
            copies: BTreeMap::new(),
            imports: Vec::new(),
            unbound: Vec::new(),
            tangles: Vec::new(),
            tangled: None,
            hopeless: false,
        };
        if let Some(f) = self.freezing_mut() {
            let records = f.records.get_mut();
            if records.is_empty() {
                f.steps = 0;
            }
            records.push(record);
        }
        #[cfg(debug_assertions)]
        self.audit_begin();
    }

    /// Takes the innermost record away. In debug builds, panics if its body has looked at an older object without a
    /// record of that.
    pub(super) fn pop_record(&mut self) -> Option<Record> {
        let record = self.freezing_mut()?.records.get_mut().pop()?;
        #[cfg(debug_assertions)]
        if let Some((v, untold)) = self.audit_end().filter(|_| !is_of_imports()) {
            let kind = self.mem.kind(v);
            panic!("unrecorded load of {v:?} ({kind:?}) at {}", untold.place);
        }
        Some(record)
    }

    /// True if the running record is that of module `n`, in its object `object`.
    fn is_record_of(&self, n: u32, object: Value) -> bool {
        let own = self.freeze_object(n) == Some(object);
        let records = self.freezing.as_ref().map(|f| f.records.borrow());
        own && records.is_some_and(|r| r.last().is_some_and(|r| r.module == n))
    }

    /// The body of module `n` has ended, in the object `object`.
    pub(crate) fn freeze_done(&mut self, n: u32, object: Value) {
        if self.is_recording() && self.is_record_of(n, object) {
            self.end_record(Status::Done, Vec::new());
        }
        self.body_ends(n);
    }

    /// The body of module `n` has raised, in the object `object`.
    pub(crate) fn freeze_failed(&mut self, n: u32, object: Value) {
        if self.is_recording() && self.is_record_of(n, object) {
            self.end_record(Status::Raised, Vec::new());
        }
        self.body_ends(n);
    }

    /// Ends the innermost record: it becomes the memo of its module, and what it has done counts as done by its importer.
    pub(super) fn end_record(&mut self, status: Status, frames: Vec<Value>) {
        let Some(mut record) = self.pop_record() else {
            return;
        };
        let n = record.module;
        let words = self.heap.top - record.start;
        let outer = self
            .freezing
            .as_ref()
            .is_some_and(|f| !f.records.borrow().is_empty());
        record.hopeless |= self.binds_and_stores(&record);
        // A body that knows something of one that is still running has no memo of its own.
        let has_memo = !record.hopeless && record.tangled.is_none();
        let changes_nothing = record.stores.is_empty()
            && record.copies.is_empty()
            && record
                .imports
                .iter()
                .all(|(_, how)| *how == Imported::Joined)
            && record.unbound.is_empty()
            && self.settings_of(&record).is_empty();
        let independent = has_memo && status == Status::Done && changes_nothing;
        let recording = self.set_recording(false);
        let memo = match has_memo {
            true => self.memo_of(&mut record),
            false => Ok((Value::UNDEF, Value::UNDEF)),
        };
        let raised = if status == Status::Raised {
            self.exc
        } else {
            Value::UNDEF
        };
        if has_memo {
            self.seal(record.start);
        }
        let tangles = record.tangles.clone();
        if let Some(m) = self.freeze_module_mut(n) {
            m.words = words;
            match (has_memo, memo) {
                (true, Ok((reads, changes))) => {
                    m.status = status;
                    m.reads = reads;
                    m.changes = changes;
                    m.independent = independent;
                    m.joins = record.joins().collect();
                    m.raised = raised;
                    m.frames = frames;
                }
                _ => {
                    m.status = Status::Runs;
                    m.taken = record.hopeless || m.taken;
                }
            }
        }
        if has_memo {
            for t in tangles {
                if let Some(m) = self.freeze_module_mut(t) {
                    m.taken = true;
                }
            }
        }
        if outer && status != Status::Suspended {
            self.hand_over(record, independent, status == Status::Raised);
        }
        self.set_recording(recording);
    }

    /// Adds what an import has done to the record of its importer.
    fn hand_over(&mut self, inner: Record, independent: bool, raised: bool) {
        let n = inner.module;
        self.determine(n);
        // A module that was there before, and has read what the importer has changed since, does not join: it has to be
        // there.
        let mut inner = inner;
        let stale: Vec<u32> = {
            let records = self.freezing.as_ref().map(|f| f.records.borrow());
            let outer = records.as_ref().and_then(|r| r.last());
            let was_there = |j: &u32| !inner.determined.contains(&Place::Bound(*j));
            outer.map_or(Vec::new(), |outer| {
                let stale = |j: &u32| was_there(j) && self.has_read(*j, outer);
                inner.joins().filter(stale).collect()
            })
        };
        inner.imports.retain(|(j, _)| !stale.contains(j));
        let objects: Vec<Value> = stale.iter().map(|j| self.module_object(*j)).collect();
        let Some(f) = self.freezing_mut() else { return };
        let records = f.records.get_mut();
        let Some(own) = records.len().checked_sub(1) else {
            return;
        };
        let outer = &mut records[own];
        for (j, object) in stale.into_iter().zip(objects) {
            outer.learn(Place::Module(j), object);
        }
        if independent {
            inner.joins().chain([n]).for_each(|j| outer.join(j));
            let fresh = |place: &&Place| matches!(place, Place::Bound(_));
            outer
                .determined
                .extend(inner.determined.iter().filter(fresh));
            return;
        }
        outer.read_absent(n);
        for (place, value) in inner.reads.iter().filter(|_| !planted(21)) {
            outer.learn(*place, *value);
        }
        for (object, entries) in inner.entries_before {
            outer.entries_before.entry(object).or_insert(entries);
        }
        for (object, copy) in inner.copies {
            outer.copies.entry(object).or_insert(copy);
        }
        for store in inner.stores {
            outer.store(store);
        }
        outer.determined.extend(inner.determined);
        for (n, how) in inner.imports {
            match how {
                Imported::Joined => outer.join(n),
                _ => outer.imports.push((n, how)),
            }
        }
        outer.unbound.extend(inner.unbound);
        outer.imports.push(match raised {
            true => (n, Imported::Failed),
            false => (n, Imported::Done),
        });
        outer.hopeless |= inner.hopeless;
        outer.tangles.extend(inner.tangles);
        if inner.tangled.is_some() || inner.hopeless {
            outer.tangles.push(n);
        }
        // What it knows of a body further out, its importer now knows.
        if let Some(with) = inner.tangled.filter(|&with| with < own) {
            outer.tangle(with);
        }
    }

    /// True if the body has stored what an import binds, too: the name of a submodule in an older package. Which of the two
    /// comes last, no memo can say.
    fn binds_and_stores(&self, record: &Record) -> bool {
        record.imports.iter().any(|(n, _)| {
            self.package_of(*n).is_some_and(|package| {
                let leaf = self.image.module(&self.mem, *n, module::NAME);
                let package = self.module_object(package);
                record
                    .stored_at
                    .contains_key(&(package.bits(), leaf.bits()))
            })
        })
    }

    /// The settings that the record's body has changed.
    pub(super) fn settings_of(&mut self, record: &Record) -> Vec<(u32, i32)> {
        let mut changed = Vec::new();
        for (setting, before) in Setting::ALL.into_iter().zip(record.settings) {
            let now = *self.setting(setting);
            if now != before {
                changed.push((setting as u32, now));
            }
        }
        changed
    }

    /// Seals every object of the heap from word `start` on. The flags of classes become what their attributes say.
    pub(super) fn seal(&mut self, start: u32) {
        let recording = self.set_recording(false);
        let mut at = start;
        while at < self.heap.top {
            let v = Value::ram(at);
            let h = self.mem.ram(at);
            if h & FROZEN == 0 && object::kind(h) == Some(Kind::Class) {
                let flags = self.compute_class_flags(v);
                self.mem.set(v, class::FLAGS, Value::len(flags));
            }
            self.seal_one(v);
            at += object::total_words(h);
        }
        self.unseal_overlays();
        self.set_recording(recording);
    }

    /// The tables of deltas and the copies of shadows stay writable.
    fn unseal_overlays(&mut self) {
        let mut changes = Vec::new();
        self.overlay_each(|_, _, v| changes.push(v));
        while let Some(v) = changes.pop() {
            let Some(kind) = self.mem.kind(v) else {
                continue;
            };
            let h = self.mem.header(v);
            self.mem.set_header(v, h & !FROZEN);
            if kind.first_write() == FirstWrite::Part {
                continue;
            }
            for i in 1..object::total_words(h) {
                let part = self.mem.get(v, i);
                let is_part = self.mem.kind(part);
                if is_part.is_some_and(|k| k.first_write() == FirstWrite::Part) {
                    changes.push(part);
                }
            }
        }
    }

    /// Seals the object `v`, if objects of its kind can be frozen.
    fn seal_one(&mut self, v: Value) {
        let h = self.mem.header(v);
        let seals = object::kind(h).is_some_and(|k| k.first_write() != FirstWrite::NotFreezable);
        if seals {
            self.mem.set_header(v, h | FROZEN);
        }
    }
}
