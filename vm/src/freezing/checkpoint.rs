//! Going back to an earlier state. Objects that were made since then stay where they are, and keep what is in them: they
//! may belong to a memo.

use alloc::boxed::Box;

use super::alloc;
use crate::vm::freezing::Checkpoint;
use crate::vm::Vm;
use format::image::delta::Setting;

impl Vm<'_> {
    /// The present state.
    pub(super) fn checkpoint(&mut self) -> Box<Checkpoint> {
        let settings = Setting::ALL.map(|setting| *self.setting(setting));
        Box::new(Checkpoint {
            low_words: (0..self.heap.top).map(|at| self.mem.ram(at)).collect(),
            stack_words: (self.stack.low..self.mem.ram_len())
                .map(|at| self.mem.ram(at))
                .collect(),
            frame: (self.frame, self.base, self.pc),
            exc: self.exc,
            calls: self.calls.clone(),
            overlay: self.overlay.clone(),
            roots: self.persistent,
            settings,
            locked: self.heap.locked,
            classes_patched: self.caches.classes_patched,
        })
    }

    /// Goes back to `before`.
    pub(super) fn restore(&mut self, before: &Checkpoint) {
        for (at, w) in (0..).zip(&before.low_words) {
            self.mem.set_ram(at, *w);
        }
        self.stack.low = self.mem.ram_len() - before.stack_words.len() as u32;
        for (at, w) in (self.stack.low..).zip(&before.stack_words) {
            self.mem.set_ram(at, *w);
        }
        (self.frame, self.base, self.pc) = before.frame;
        self.exc = before.exc;
        self.calls = before.calls.clone();
        self.overlay = before.overlay.clone();
        self.persistent = before.roots;
        for (setting, value) in Setting::ALL.into_iter().zip(before.settings) {
            *self.setting(setting) = value;
        }
        self.heap.locked = before.locked;
        self.caches.classes.clear();
        self.caches.places.clear();
        self.caches.classes_patched = before.classes_patched;
    }
}
