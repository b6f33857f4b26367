//! The begin and the end of a module's body. At its end, its changes become its import delta and its objects are
//! sealed.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::alloc;
use crate::vm::freezing::{Body, Status};
use crate::vm::Vm;
use format::layout::module;
use format::object::{self, FROZEN};
use format::value::Value;

impl Vm<'_> {
    /// Begins the body of module `n`: from now on its changes are noted.
    pub(crate) fn freeze_begin(&mut self, n: u32) {
        let start = self.heap.top;
        let settings = self.settings();
        if let Some(f) = self.freezing_mut() {
            if let Some(m) = f.modules.get_mut(n as usize) {
                m.status = Status::Running;
            }
            f.bodies.push(Body {
                module: n,
                start,
                nested: 0,
                entries: Vec::new(),
                entry_at: BTreeMap::new(),
                orders: BTreeMap::new(),
                wholes: Vec::new(),
                whole_at: BTreeMap::new(),
                imports: Vec::new(),
                settings,
            });
        }
    }

    /// Ends the innermost body with `status`: its changes become its delta, and its objects are sealed.
    pub(crate) fn freeze_end(&mut self, status: Status) {
        let Some(body) = self.freezing_mut().and_then(|f| f.bodies.pop()) else {
            return;
        };
        let all = self.heap.top - body.start;
        let words = all - body.nested;
        let raised = if status == Status::Raised {
            self.exc
        } else {
            Value::UNDEF
        };
        let delta = self.net_changes(&body).unwrap_or_default();
        if status == Status::Raised {
            self.hand_over(&body);
        }
        self.seal(body.start);
        let object = self.freeze_object(body.module).unwrap_or(Value::UNDEF);
        self.seal_one(object);
        if let Some(f) = self.freezing_mut() {
            if let Some(m) = f.modules.get_mut(body.module as usize) {
                m.status = status;
                m.delta = delta;
                m.raised = raised;
                m.words = words;
            }
            if let Some(outer) = f.bodies.last_mut() {
                outer.nested += all;
            }
        }
    }

    /// Adds the changes of `body`, which raised, to those of the body that imported it: the importer goes on with
    /// these changes in place.
    fn hand_over(&mut self, body: &Body) {
        let Some(outer) = self.freezing_mut().and_then(|f| f.bodies.last_mut()) else {
            return;
        };
        for (ns, key, old) in &body.entries {
            let at = (ns.bits(), key.bits());
            if !outer.entry_at.contains_key(&at) {
                outer.entry_at.insert(at, outer.entries.len());
                outer.entries.push((*ns, *key, *old));
            }
        }
        for (ns, all) in &body.orders {
            outer.orders.entry(*ns).or_insert_with(|| all.clone());
        }
        for (v, before) in &body.wholes {
            if !outer.whole_at.contains_key(&v.bits()) {
                outer.whole_at.insert(v.bits(), outer.wholes.len());
                outer.wholes.push((*v, *before));
            }
        }
    }

    /// Ends every running body, after the evaluation stopped: as suspended if its frames were kept, else as one
    /// that will run on the device, from the start.
    pub fn freeze_stop(&mut self) {
        for n in self.freeze_running().into_iter().rev() {
            let m = self
                .freezing
                .as_ref()
                .and_then(|f| f.modules.get(n as usize));
            let runs = m.is_none_or(|m| m.frames.is_empty());
            self.freeze_end(if runs {
                Status::Runs
            } else {
                Status::Suspended
            });
            if runs {
                self.freeze_forget(n);
            }
        }
    }

    /// Numbers of the modules whose bodies are running, outermost first.
    pub fn freeze_running(&self) -> Vec<u32> {
        self.freezing
            .as_ref()
            .map(|f| f.bodies.iter().map(|b| b.module).collect())
            .unwrap_or_default()
    }

    /// Forgets what the body of module `n` made: the body will run on the device, from the start.
    fn freeze_forget(&mut self, n: u32) {
        let object = self.module_object(n);
        self.mem.set(object, module::TABLE, Value::UNDEF);
        if let Some(m) = self
            .freezing_mut()
            .and_then(|f| f.modules.get_mut(n as usize))
        {
            m.delta.clear();
        }
    }

    /// Seals every object of the heap from word `start` on.
    fn seal(&mut self, start: u32) {
        let mut at = start;
        while at < self.heap.top {
            let h = self.mem.ram(at);
            self.seal_one(Value::ram(at));
            at += object::total_words(h);
        }
    }

    /// Seals the object `v`, if objects of its kind can be frozen.
    fn seal_one(&mut self, v: Value) {
        let h = self.mem.header(v);
        let seals =
            object::kind(h).is_some_and(|k| k.first_write() != object::FirstWrite::NotFreezable);
        if seals {
            self.mem.set_header(v, h | FROZEN);
        }
    }
}
