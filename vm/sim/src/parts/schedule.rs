//! Moments at which a part goes over from one state to the next.

use alloc::collections::VecDeque;

use crate::part::Nanos;

/// States to come, each with its moment, in their order.
#[derive(Clone, Debug)]
pub(super) struct Schedule<S> {
    coming: VecDeque<(Nanos, S)>,
}

impl<S> Default for Schedule<S> {
    fn default() -> Schedule<S> {
        Schedule {
            coming: VecDeque::new(),
        }
    }
}

impl<S: Copy> Schedule<S> {
    /// Adds a state, after those of the same moment.
    pub(super) fn put(&mut self, at: Nanos, state: S) {
        let place = self.coming.partition_point(|(when, _)| *when <= at);
        self.coming.insert(place, (at, state));
    }
    /// The moment of the next state.
    pub(super) fn next(&self) -> Option<Nanos> {
        self.coming.front().map(|(at, _)| *at)
    }
    /// The moment of the last state.
    pub(super) fn end(&self) -> Option<Nanos> {
        self.coming.back().map(|(at, _)| *at)
    }
    /// The last state whose moment has come.
    pub(super) fn take(&mut self, now: Nanos) -> Option<S> {
        let mut state = None;
        while self.next().is_some_and(|at| at <= now) {
            state = self.coming.pop_front().map(|(_, s)| s);
        }
        state
    }
}
