//! The registry of frozen objects that were written. It leads from the frozen object to its *delta* (of a
//! namespace: what changed) or its *shadow* (of another container: a whole copy). The reference to the frozen
//! object stays the object's identity.
//!
//! The registry is a handful of chains through the deltas and shadows themselves, and a word of filter bits, so
//! that an untouched object costs no RAM and little time.

use crate::error::R;
use crate::vm::{Overlay, Vm, OVERLAY_CHAINS};
use format::mem::Mem;
use format::object::{Kind, BODY, FROZEN};
use format::table::lookup::entry_number;
use format::table::Table;
use format::value::Value;

pub use format::layout::delta::{BASE, CHANGES, NEXT};

#[inline(always)]
fn hash(base: Value) -> u32 {
    let h = base.bits() >> 5;
    h ^ h >> 5 ^ h >> 10
}

/// The chain that the overlay of `base` is in.
#[inline(always)]
pub(crate) fn chain(base: Value) -> usize {
    hash(base) as usize % OVERLAY_CHAINS
}

/// The bit of `base` in the filter.
#[inline(always)]
pub(crate) fn filter_bit(base: Value) -> u32 {
    1 << (hash(base) & 31)
}

impl Overlay {
    /// The delta or shadow of the frozen object `base`.
    #[inline]
    pub fn find(&self, mem: &Mem<'_>, base: Value) -> Option<Value> {
        if self.filter & filter_bit(base) == 0 {
            return None;
        }
        let mut d = self.chains[chain(base)];
        while d.is_def() {
            let o = mem.object_at(d);
            if o.get(BASE) == base {
                return Some(d);
            }
            d = o.get(NEXT);
        }
        None
    }

    /// Adds the delta or shadow `d` of `base` to its chain. `d` names the first of the chain as its next one
    /// already.
    fn add(&mut self, base: Value, d: Value) {
        self.chains[chain(base)] = d;
        self.filter |= filter_bit(base);
    }

    /// Takes the delta of `base` out of its chain.
    fn remove(&mut self, mem: &mut Mem<'_>, base: Value) {
        let chain = chain(base);
        let mut prev = Value::UNDEF;
        let mut d = self.chains[chain];
        while d.is_def() {
            let next = mem.get(d, NEXT);
            if mem.get(d, BASE) == base {
                if prev.is_undef() {
                    self.chains[chain] = next;
                } else {
                    mem.set(prev, NEXT, next);
                }
            } else {
                prev = d;
            }
            d = next;
        }
        self.refilter(mem);
    }

    /// Computes the filter from the chains.
    fn refilter(&mut self, mem: &Mem<'_>) {
        let mut filter = 0;
        self.each(mem, |d| filter |= filter_bit(mem.get(d, BASE)));
        self.filter = filter;
    }

    /// Calls `f` on each delta and shadow.
    fn each(&self, mem: &Mem<'_>, mut f: impl FnMut(Value)) {
        for mut d in self.chains {
            while d.is_def() {
                f(d);
                d = mem.get(d, NEXT);
            }
        }
    }

    /// Forgets all deltas and shadows.
    fn clear(&mut self) {
        self.chains = [Value::UNDEF; OVERLAY_CHAINS];
        self.filter = 0;
    }
}

impl Vm<'_> {
    /// True if `v` is an object that must not be written in place.
    #[inline]
    pub fn is_frozen(&self, v: Value) -> bool {
        self.mem.header(v) & FROZEN != 0
    }

    /// The delta or shadow of the frozen object `base`.
    #[inline]
    pub fn overlay_of(&self, base: Value) -> Option<Value> {
        self.overlay.find(&self.mem, base)
    }

    /// Makes a delta or shadow (as `kind` says) of `base`, and registers it. `changes` is the table of a delta,
    /// or the copy of a shadow.
    pub(crate) fn overlay_add(&mut self, kind: Kind, base: Value, changes: Value) -> R<Value> {
        let first = self.overlay.chains[chain(base)];
        let d = self.alloc_words(kind, 0, &[first, base, changes])?;
        self.overlay.add(base, d);
        Ok(d)
    }

    /// Sets the entry at place `e` of `own`, the table of the frozen namespace `base`, which has no delta yet: makes one. False if
    /// there is no memory for it.
    #[inline(never)]
    pub(crate) fn first_change(&mut self, base: Value, own: Value, e: u32, value: Value) -> bool {
        let slot = entry_number(&self.mem, own, e);
        let cap = Table::of(&self.mem, Value::UNDEF).grown_cap(&self.mem, 1);
        let made = self.unlocked(|vm| {
            let t = vm.new_small_table(cap)?;
            let place = vm.append_entry(t, Value::slot(slot), value);
            vm.overlay_add(Kind::Delta, base, t)?;
            Ok((t, place))
        });
        if let Ok((t, place)) = made {
            let key = self.mem.get(own, e);
            self.caches.places.put_change(t, key, place, Some(slot));
        }
        made.is_ok()
    }

    /// Drops the delta of `base`, which equals its frozen state again.
    pub(crate) fn overlay_remove(&mut self, base: Value) {
        self.caches.classes.clear();
        self.overlay.remove(&mut self.mem, base);
    }

    /// Forgets all deltas and shadows: every frozen object is again as it was when it was frozen.
    pub fn overlay_clear(&mut self) {
        self.overlay.clear();
        self.caches.classes.clear();
    }

    /// Calls `f` on each delta and shadow: its kind, base and changes.
    pub fn overlay_each(&self, mut f: impl FnMut(Kind, Value, Value)) {
        self.overlay.each(&self.mem, |d| {
            if let Some(kind) = self.mem.kind(d) {
                f(kind, self.mem.get(d, BASE), self.mem.get(d, CHANGES));
            }
        });
    }

    /// The object that holds the state of the container `v`, for reading: the copy of its shadow, or `v` itself.
    #[inline]
    pub fn resolve(&self, v: Value) -> Value {
        self.learn_whole(v);
        self.state_of(v)
    }

    /// The object that [`Vm::resolve`] gives, for callers that learn nothing from it or that have learned `v` before.
    #[inline]
    pub(crate) fn state_of(&self, v: Value) -> Value {
        if self.overlay.filter != 0 && self.is_frozen(v) {
            if let Some(s) = self.overlay_of(v) {
                if self.mem.is(s, Kind::Shadow) {
                    return self.mem.get(s, CHANGES);
                }
            }
        }
        v
    }

    /// The object that holds the state of the container `v`, for writing: `v` itself, or, if it is frozen, the
    /// copy of its shadow, which the first write makes.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for the copy.
    pub fn resolve_mut(&mut self, v: Value) -> R<Value> {
        if !self.is_frozen(v) {
            return Ok(v);
        }
        #[cfg(feature = "build")]
        self.change_whole(v)?;
        self.shadow_of(v)
    }

    /// The object that [`Vm::resolve_mut`] gives for the list `v`, for callers that append items to it and learn
    /// nothing of those that it has.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for the copy.
    #[inline(always)]
    pub(crate) fn resolve_to_append(&mut self, v: Value) -> R<Value> {
        #[cfg(feature = "build")]
        if self.is_recording() && self.is_frozen(v) {
            self.change_by_appending(v)?;
            return self.shadow_of(v);
        }
        self.resolve_mut(v)
    }

    /// The copy in the shadow of the frozen container `v`, which is made if there is none.
    #[inline(always)]
    fn shadow_of(&mut self, v: Value) -> R<Value> {
        if let Some(s) = self.overlay_of(v) {
            return Ok(self.mem.get(s, CHANGES));
        }
        self.unlocked(|vm| {
            let copy = vm.copy_container(v)?;
            vm.overlay_add(Kind::Shadow, v, copy)?;
            Ok(copy)
        })
    }

    /// A RAM copy of a frozen container: its own words and the storage that is part of it.
    pub(crate) fn copy_container(&mut self, v: Value) -> R<Value> {
        let copy = self.copy_object(v)?;
        for i in BODY..BODY + self.mem.size(copy) {
            let part = self.mem.get(copy, i);
            let is_part = self
                .mem
                .kind(part)
                .is_some_and(|k| k.first_write() == format::object::FirstWrite::Part);
            if is_part {
                let p = self.copy_object(part)?;
                self.mem.set(copy, i, p);
            }
        }
        Ok(copy)
    }

    fn copy_object(&mut self, v: Value) -> R<Value> {
        let h = self.mem.header(v);
        let Some(kind) = format::object::kind(h) else {
            return Ok(v);
        };
        let flags = h & format::object::FLAG;
        let copy = self.alloc(kind, format::object::size(h), flags)?;
        for i in BODY..format::object::total_words(h) {
            let w = self.mem.word(v, i);
            self.mem.set_word(copy, i, w);
        }
        Ok(copy)
    }
}
