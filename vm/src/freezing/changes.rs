//! Notes of what the running body changes. An entry or a container is noted, with its old state, before it is
//! written.

use crate::error::R;
use crate::vm::Vm;
use format::object::Kind;
use format::value::Value;

impl Vm<'_> {
    /// Notes that the running body has imported module `n`. The modules that `n` imports in its turn are in the
    /// delta of `n`.
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

    /// Writes between a call with `on` and the call without it do not count as changes of the running body. Such
    /// pairs of calls may nest.
    pub(crate) fn freeze_quiet(&mut self, on: bool) {
        if let Some(f) = self.freezing_mut() {
            f.quiet = if on {
                f.quiet + 1
            } else {
                f.quiet.saturating_sub(1)
            };
        }
    }

    /// Notes that the entry `key` of the frozen namespace `ns` is about to be written. Its value is `old`, UNDEF
    /// if there is no such entry.
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

    /// Notes that the frozen container `v` is about to be written, and keeps a copy of its state.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for the copy.
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
