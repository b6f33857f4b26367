//! Interrupts, as the VM and a board speak of them: edges at pins, and the alarm.
//!
//! A board notes each edge of a watched pin in an [`EdgeQueue`], whatever the VM is doing, and the VM takes them out when
//! it can call handlers. The queue has one writer, an interrupt handler on the chip, and one reader.

use core::sync::atomic::{AtomicU32, AtomicU8, Ordering::Relaxed};

/// The edge from low to high, as a bit of a trigger. The numbers are those of `machine.Pin`.
pub const RISING: u32 = 1;
/// The edge from high to low.
pub const FALLING: u32 = 2;

/// Bits of [`super::Board::has_event`] that stand for pins.
pub const PINS: u32 = 0xffff;
/// The bit of [`super::Board::has_event`] that stands for the alarm.
pub const ALARM: u32 = 1 << 16;

/// Edges that a queue has room for, less one. A power of two.
pub const ROOM: usize = 256;

/// An edge at a pin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
    /// The pin's number, 0 to 15.
    pub pin: u32,
    /// The level of the pin right after the edge.
    pub high: bool,
}

/// In an entry of the queue: there is an edge. The level is bit 4, the pin bits 3 to 0. An entry of 0 was taken.
const THERE: u8 = 1 << 7;
const HIGH: u8 = 1 << 4;
const PIN: u8 = 15;

/// Edges that wait, in the order in which they came. The layout is known to the chip's interrupt handler.
#[repr(C)]
#[derive(Debug)]
pub struct EdgeQueue {
    entries: [AtomicU8; ROOM],
    /// Where the next edge goes: the writer's.
    end: AtomicU32,
    /// Where the first edge is: the reader's.
    first: AtomicU32,
    /// Edges for which there was no room.
    lost: AtomicU32,
}

impl Default for EdgeQueue {
    fn default() -> EdgeQueue {
        EdgeQueue::new()
    }
}

impl Clone for EdgeQueue {
    fn clone(&self) -> EdgeQueue {
        let copy = EdgeQueue::new();
        for (to, from) in copy.entries.iter().zip(&self.entries) {
            to.store(from.load(Relaxed), Relaxed);
        }
        copy.end.store(self.end.load(Relaxed), Relaxed);
        copy.first.store(self.first.load(Relaxed), Relaxed);
        copy.lost.store(self.lost.load(Relaxed), Relaxed);
        copy
    }
}

impl EdgeQueue {
    /// An empty queue.
    pub const fn new() -> EdgeQueue {
        EdgeQueue {
            entries: [const { AtomicU8::new(0) }; ROOM],
            end: AtomicU32::new(0),
            first: AtomicU32::new(0),
            lost: AtomicU32::new(0),
        }
    }
    /// Adds an edge, or counts it as lost if the queue is full.
    pub fn push(&self, edge: Edge) {
        let end = self.end.load(Relaxed);
        let after = (end + 1) % ROOM as u32;
        if after == self.first.load(Relaxed) {
            self.lost.store(self.lost.load(Relaxed) + 1, Relaxed);
            return;
        }
        let level = if edge.high { HIGH } else { 0 };
        self.entries[end as usize].store(THERE | level | edge.pin as u8 & PIN, Relaxed);
        self.end.store(after, Relaxed);
    }
    /// True if no edge waits.
    pub fn is_empty(&self) -> bool {
        self.first.load(Relaxed) == self.end.load(Relaxed)
    }
    /// Where the first edge of one of these pins is.
    fn find(&self, pins: u32) -> Option<usize> {
        let end = self.end.load(Relaxed);
        let mut at = self.first.load(Relaxed);
        while at != end {
            let entry = self.entry(at);
            if entry != 0 && pins >> (entry & PIN) & 1 != 0 {
                return Some(at as usize % ROOM);
            }
            at = (at + 1) % ROOM as u32;
        }
        None
    }
    /// True if an edge of one of these pins waits.
    pub fn has(&self, pins: u32) -> bool {
        self.find(pins).is_some()
    }
    /// Takes the first edge of one of these pins.
    pub fn take(&self, pins: u32) -> Option<Edge> {
        let found = self.find(pins)?;
        let entry = self.entries[found].load(Relaxed);
        self.entries[found].store(0, Relaxed);
        let mut first = self.first.load(Relaxed);
        while first != self.end.load(Relaxed) && self.entry(first) == 0 {
            first = (first + 1) % ROOM as u32;
        }
        self.first.store(first, Relaxed);
        Some(Edge {
            pin: u32::from(entry & PIN),
            high: entry & HIGH != 0,
        })
    }
    /// Edges for which there was no room since the queue was cleared.
    pub fn lost(&self) -> u32 {
        self.lost.load(Relaxed)
    }
    /// Forgets all edges, and how many were lost.
    pub fn clear(&self) {
        self.first.store(self.end.load(Relaxed), Relaxed);
        self.lost.store(0, Relaxed);
    }
    fn entry(&self, at: u32) -> u8 {
        self.entries[at as usize % ROOM].load(Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(pin: u32, high: bool) -> Edge {
        Edge { pin, high }
    }

    #[test]
    fn edges_come_out_in_their_order_and_by_pin() {
        let q = EdgeQueue::new();
        for (pin, high) in [(4, true), (5, true), (4, false), (12, true)] {
            q.push(edge(pin, high));
        }
        assert!(q.has(1 << 12) && !q.has(1 << 6) && !q.is_empty());
        assert_eq!(q.take(1 << 5), Some(edge(5, true)));
        assert_eq!(q.take(PINS), Some(edge(4, true)));
        assert_eq!(q.take(1 << 5), None);
        assert!(!q.has(1 << 5));
        assert_eq!(q.take(PINS), Some(edge(4, false)));
        assert_eq!(q.take(PINS), Some(edge(12, true)));
        assert_eq!((q.take(PINS), q.is_empty(), q.lost()), (None, true, 0));
    }

    #[test]
    fn a_full_queue_counts_what_it_loses_and_keeps_the_rest() {
        let q = EdgeQueue::new();
        for turn in 0..3u32 {
            for i in 0..ROOM as u32 + 4 {
                q.push(edge(i % 16, i % 2 == 0));
            }
            assert_eq!(q.lost(), 5);
            for i in 0..ROOM as u32 - 1 {
                assert_eq!(q.take(PINS), Some(edge(i % 16, i % 2 == 0)), "{turn}");
            }
            assert_eq!(q.take(PINS), None);
            q.clear();
            assert_eq!(q.lost(), 0);
        }
    }
}
