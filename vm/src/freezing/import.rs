//! Imports while modules are frozen.

use alloc::vec::Vec;

use super::alloc;
use crate::error::{Outcome, Raise, R};
use crate::vm::freezing::{Imported, Place, Record, Status};
use crate::vm::Vm;
use format::image::delta::{Change, Mark, CHANGE_WORDS};
use format::image::module;
use format::image::reads::{Read, READ_WORDS};
use format::layout::tuple;
use format::seeded_bugs::planted;
use format::value::Value;

impl Vm<'_> {
    /// Imports module `n`, which is not there, while modules are being frozen. While a memo is made, a module that has one
    /// is imported as on the device. If its memo does not hold, the evaluation stops.
    pub(crate) fn import_freezing(&mut self, n: u32) -> R<Outcome> {
        if self.is_begun(n) {
            if self.is_recording() {
                // No memo says how a module is imported again.
                return self.stop_at_import(n);
            }
            self.body_begins(n);
            self.replace_module(n)?;
            self.enter_body(n)?;
            return Ok(Outcome::ENTERED);
        }
        if !self.is_recording() {
            self.body_begins(n);
            self.begin_object(n)?;
            self.enter_body(n)?;
            return Ok(Outcome::ENTERED);
        }
        let known = self
            .freeze_module(n)
            .is_some_and(|m| m.has_memo() && m.status != Status::Suspended);
        if !known && self.is_refused(n) {
            return self.stop_at_import(n);
        }
        if known {
            return match self.unlearned(|vm| vm.memo_holds(n))? {
                true => self.absorb_memo(n),
                false => self.stop_at_import(n),
            };
        }
        let again = self.calls.by_natives == 0;
        if let Some(f) = self.freezing.as_deref_mut() {
            // The importing instruction is executed again.
            let top = f.records.get_mut().len() == 1;
            f.steps -= u64::from(top && again);
        }
        self.begin_record(n);
        self.body_begins(n);
        self.begin_object(n)?;
        self.enter_body(n)?;
        Ok(Outcome::ENTERED)
    }

    /// True if the body of module `n` must not be evaluated as a part of its importer: it is known to stop, or its object
    /// belongs to another memo.
    fn is_refused(&self, n: u32) -> bool {
        self.freeze_module(n)
            .is_none_or(|m| m.taken || m.status == Status::Suspended)
    }

    fn stop_at_import(&mut self, n: u32) -> R<Outcome> {
        let name = self.module_name(n)?;
        self.freeze_stopped_by(name);
        Err(Raise::Suspend)
    }

    /// Imports module `n`, whose memo holds: its reads and changes become those of the importer, unless it is
    /// independent.
    fn absorb_memo(&mut self, n: u32) -> R<Outcome> {
        let Some(m) = self.freeze_module(n).cloned() else {
            return Err(Raise::Suspend);
        };
        let taken_over: Vec<u32> = m
            .joins
            .iter()
            .copied()
            .filter(|&j| self.is_there(j))
            .collect();
        if taken_over.iter().any(|&j| self.any_has_changed(j)) {
            return self.stop_at_import(n);
        }
        if m.independent {
            let fresh: Vec<u32> = m
                .joins
                .iter()
                .copied()
                .filter(|&j| !self.is_there(j))
                .collect();
            m.joins.iter().for_each(|&j| self.join(j));
            self.join(n);
            // The changes of an independent module are the modules that join it.
            self.unlearned(|vm| {
                vm.apply_memo(n)?;
                vm.module_is_there(n)
            })?;
            self.with_record(|r| r.determined.extend(fresh.into_iter().map(Place::Bound)));
            self.determine(n);
            return Ok(Outcome::value(m.object));
        }
        self.with_record(|r| r.read_absent(n));
        self.learn_rows(m.reads)?;
        self.apply_memo(n)?;
        self.learn_marks(m.changes);
        let failed = m.status == Status::Raised;
        let how = match failed {
            true => Imported::Failed,
            false => Imported::Done,
        };
        self.with_record(|r| r.imports.push((n, how)));
        self.determine(n);
        if failed {
            self.stage_gone(n);
            self.exc = m.raised;
            return Err(Raise::Exc);
        }
        self.unlearned(|vm| vm.module_is_there(n))?;
        Ok(Outcome::value(m.object))
    }

    /// True if a running body has changed what the memo of module `n` has read.
    fn any_has_changed(&self, n: u32) -> bool {
        let records = self.freezing.as_ref().map(|f| f.records.borrow());
        records.is_some_and(|records| records.iter().any(|r| self.has_read(n, r)))
    }

    /// The running body has itself made module `n` what it is, and an attribute of its package.
    pub(super) fn determine(&mut self, n: u32) {
        let bound = self.package_of(n).map(|package| {
            let leaf = self.image.module(&self.mem, n, module::NAME);
            Place::Entry(self.module_object(package).bits(), leaf.bits())
        });
        self.with_record(|r| {
            r.determined.insert(Place::Module(n));
            r.determined.insert(Place::Bound(n));
            r.determined.extend(bound);
        });
    }

    /// The running body deletes module `n`, which was an attribute of its package without an entry.
    pub(crate) fn note_unbound(&mut self, n: u32) {
        self.with_record(|r| {
            r.unbound.push(n);
            r.determined.insert(Place::Bound(n));
        });
    }

    /// Runs `f` on the running record.
    fn with_record(&mut self, f: impl FnOnce(&mut Record)) {
        if let Some(record) = self
            .freezing
            .as_deref_mut()
            .and_then(|x| x.records.get_mut().last_mut())
        {
            f(record);
        }
    }

    /// The running body imports the independent module `n`.
    fn join(&mut self, n: u32) {
        self.with_record(|r| r.join(n));
    }

    /// Records the reads of a memo as those of the running body.
    fn learn_rows(&mut self, reads: Value) -> R<()> {
        if reads.is_undef() {
            return Ok(());
        }
        for i in (0..self.mem.size(reads)).step_by(READ_WORDS as usize) {
            let [what, object, key, value] =
                [0, 1, 2, 3].map(|k| self.mem.get(reads, tuple::ITEMS + i + k));
            match Read::from_index(what.as_len()) {
                Some(Read::Untouched | Read::Whole) => self.record_whole(object),
                Some(Read::Entries) => {
                    for k in 0..self.mem.size(key) {
                        self.record_entry(object, self.mem.get(key, tuple::ITEMS + k));
                    }
                }
                Some(Read::Entry) => self.record_entry(object, key),
                Some(Read::Module) => self.record_import(object.as_len(), value),
                Some(Read::Bound) => self.record_bound(object.as_len()),
                Some(Read::Root) => self.record_root_number(object.as_len()),
                Some(Read::Unlisted) => self.record_unlisted(key),
                None => {}
            }
        }
        Ok(())
    }

    /// Records the modules that a memo has imported as imported by the running body.
    fn learn_marks(&mut self, changes: Value) {
        if changes.is_undef() {
            return;
        }
        for i in (0..self.mem.size(changes)).step_by(CHANGE_WORDS as usize) {
            let [what, object, key] =
                [0, 1, 2].map(|k| self.mem.get(changes, tuple::ITEMS + i + k));
            let n = object.as_len();
            match Change::from_index(what.as_len()) {
                Some(Change::Import) => self.join(n),
                Some(Change::Module) => match Mark::from_index(key.as_len()) {
                    Mark::Unbound => self.note_unbound(n),
                    mark => {
                        let how = match mark {
                            Mark::Failed => Imported::Failed,
                            _ => Imported::Done,
                        };
                        self.determine(n);
                        self.with_record(|r| r.imports.push((n, how)));
                    }
                },
                _ => {}
            }
        }
    }

    /// Records that the running body imports module `n`, and finds the object `found`.
    pub(crate) fn record_import(&mut self, n: u32, found: Value) {
        if !self.is_recording() {
            return;
        }
        let joins = match self.freeze_module(n) {
            Some(m) if m.independent && m.has_memo() && m.object == found => Some(m.joins.clone()),
            _ => None,
        };
        // A module whose memo has read what this transaction has changed since cannot join it: it has to be there already.
        let joins = joins.filter(|joins| {
            let records = self.freezing.as_ref().map(|f| f.records.borrow());
            let own = records.as_ref().and_then(|r| r.last());
            own.is_none_or(|own| !joins.iter().chain([&n]).any(|j| self.has_read(*j, own)))
        });
        let Some(f) = self.freezing.as_deref_mut() else {
            return;
        };
        let Some((own, outer)) = f.records.get_mut().split_last_mut() else {
            return;
        };
        if own.module == n || own.determined.contains(&Place::Module(n)) {
            return;
        }
        let with = outer.iter().position(|r| {
            r.module == n || r.determined.contains(&Place::Module(n)) && joins.is_none()
        });
        if let Some(with) = with.filter(|_| !planted(15)) {
            own.tangle(with);
            return;
        }
        match joins {
            Some(joins) => joins.into_iter().chain([n]).for_each(|j| own.join(j)),
            None => own.learn(Place::Module(n), found),
        }
    }

    /// True if the memo of module `n` has read a place that the body of `record` has changed.
    pub(super) fn has_read(&self, n: u32, record: &Record) -> bool {
        let Some(m) = self.freeze_module(n).filter(|m| m.reads.is_def()) else {
            return false;
        };
        (0..self.mem.size(m.reads))
            .step_by(READ_WORDS as usize)
            .any(|i| {
                let [what, object, key] =
                    [0, 1, 2].map(|k| self.mem.get(m.reads, tuple::ITEMS + i + k));
                let entry = |key: Value| Place::Entry(object.bits(), key.bits());
                match Read::from_index(what.as_len()) {
                    Some(Read::Untouched | Read::Whole) => {
                        record.has_touched(Place::Whole(object.bits()))
                    }
                    Some(Read::Entries) => (0..self.mem.size(key))
                        .any(|k| record.has_touched(entry(self.mem.get(key, tuple::ITEMS + k)))),
                    Some(Read::Entry) => record.has_touched(entry(key)),
                    Some(Read::Module) => record.has_touched(Place::Module(object.as_len())),
                    Some(Read::Bound) => record.has_touched(Place::Bound(object.as_len())),
                    Some(Read::Root | Read::Unlisted) | None => false,
                }
            })
    }
}
