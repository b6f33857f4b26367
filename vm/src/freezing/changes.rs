//! What the running body changes is written down before it is changed.

use crate::error::R;
use crate::vm::Vm;
use format::object::Kind;
use format::value::Value;

impl Vm<'_> {
    /// Module `n` became imported while a body runs. What an imported module has imported in its turn is
    /// in that module's delta.
    pub(crate) fn freeze_note_import(&mut self, n: u32) {
        let Some(f) = self.freezing_mut().filter(|f| f.quiet == 0) else {
            return;
        };
        if let Some(b) = f.bodies.last_mut() {
            if b.module != n && !b.imports.contains(&n) {
                b.imports.push(n);
            }
        }
    }

    /// Writes between these two calls are no changes of the running body.
    pub(crate) fn freeze_quiet(&mut self, on: bool) {
        if let Some(f) = self.freezing_mut() {
            f.quiet = if on {
                f.quiet + 1
            } else {
                f.quiet.saturating_sub(1)
            };
        }
    }

    /// The entry `key` of the frozen namespace `ns` is about to be written.
    pub(crate) fn freeze_touch_entry(&mut self, ns: Value, key: Value, old: Value) {
        let first = self.freezing.as_deref().is_some_and(|f| {
            f.quiet == 0
                && f.bodies
                    .last()
                    .is_some_and(|b| !b.orders.contains_key(&ns.bits()))
        });
        let order = (first && self.mem.is(ns, Kind::Dict)).then(|| self.entries_in_order(ns));
        if let Some(f) = self.freezing_mut() {
            if f.quiet > 0 {
                return;
            }
            if let Some(b) = f.bodies.last_mut() {
                if let Some(all) = order {
                    b.orders.insert(ns.bits(), all);
                }
                let at = (ns.bits(), key.bits());
                if !b.entry_at.contains_key(&at) {
                    b.entry_at.insert(at, b.entries.len());
                    b.entries.push((ns, key, old));
                }
            }
        }
    }

    /// The frozen container `v` is about to be written.
    pub(crate) fn freeze_touch_whole(&mut self, v: Value) -> R<()> {
        let known = match self
            .freezing
            .as_deref()
            .and_then(|f| f.bodies.last().filter(|_| f.quiet == 0))
        {
            Some(b) => b.whole_at.contains_key(&v.bits()),
            None => true,
        };
        if known {
            return Ok(());
        }
        let before = self.copy_container(self.resolve(v))?;
        if let Some(b) = self.freezing_mut().and_then(|f| f.bodies.last_mut()) {
            b.whole_at.insert(v.bits(), b.wholes.len());
            b.wholes.push((v, before));
        }
        Ok(())
    }
}
