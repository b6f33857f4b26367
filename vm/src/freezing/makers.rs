//! Which module's body made which object: the heap grows while modules are frozen, so that the places where it stood when bodies
//! began and ended tell.

use alloc::vec::Vec;

use super::alloc;
use crate::vm::Vm;

impl Vm<'_> {
    /// Begins anew: no body runs but that of module `outermost`.
    pub(super) fn bodies_begin(&mut self, outermost: Option<u32>) {
        if let Some(f) = self.freezing_mut() {
            f.bodies.clear();
            f.bodies.extend(outermost);
        }
        self.note_maker();
    }

    /// The body of module `n` begins, within the one that runs.
    pub(super) fn body_begins(&mut self, n: u32) {
        if let Some(f) = self.freezing_mut() {
            f.bodies.push(n);
        }
        self.note_maker();
    }

    /// The body of module `n` has ended. The one that imports it goes on.
    pub(super) fn body_ends(&mut self, n: u32) {
        if let Some(f) = self.freezing_mut() {
            if let Some(at) = f.bodies.iter().rposition(|b| *b == n) {
                f.bodies.truncate(at);
            }
        }
        self.note_maker();
    }

    /// Notes that objects from the top of the heap on belong to the innermost body.
    fn note_maker(&mut self) {
        let top = self.heap.top;
        let Some(f) = self.freezing_mut() else { return };
        // What lay behind the top has been given back.
        while f.makers.last().is_some_and(|(at, _)| *at >= top) {
            f.makers.pop();
        }
        f.makers.push((top, f.bodies.last().copied()));
    }

    /// The number of the module whose body ran when the heap grew, from each place in words of RAM on; `None` where no body
    /// ran. Sorted by place.
    pub fn makers(&self) -> Vec<(u32, Option<u32>)> {
        self.freezing
            .as_ref()
            .map_or(Vec::new(), |f| f.makers.clone())
    }
}
