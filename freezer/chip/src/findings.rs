//! Findings of a run: accesses that the chip refused, and the depth of the stack.

use std::collections::BTreeMap;

use crate::memory::Refusal;

/// Kinds of accesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A load.
    Load,
    /// A store.
    Store,
    /// An instruction.
    Fetch,
}

/// A refused access, without the address that was accessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Address of the instruction.
    pub pc: u32,
    /// Load, store or fetch.
    pub kind: Kind,
    /// Size in bytes.
    pub size: u32,
    /// Why.
    pub refusal: Refusal,
}

/// The findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// For each refused access how often it happened, and the last address.
    pub refused: BTreeMap<Place, (u64, u32)>,
    /// Accesses to DRAM from this address on are accesses to the stack.
    pub stack_bottom: u32,
    /// The lowest address of the stack that was accessed; 0 if none was.
    pub lowest_stack: u32,
}

impl Findings {
    /// Nothing found yet. The stack begins at `stack_bottom`, its lowest address.
    #[must_use]
    pub fn new(stack_bottom: u32) -> Findings {
        Findings {
            stack_bottom,
            ..Findings::default()
        }
    }
    /// The stack was accessed at this address.
    #[inline]
    pub fn stack_used(&mut self, address: u32) {
        // Zero wraps to the largest number, so that it means that nothing was accessed.
        if address.wrapping_sub(1) < self.lowest_stack.wrapping_sub(1) {
            self.lowest_stack = address;
        }
    }
    /// The chip refused an access.
    #[cold]
    pub fn refused(&mut self, pc: u32, kind: Kind, size: u32, refusal: Refusal, address: u32) {
        let place = Place {
            pc,
            kind,
            size,
            refusal,
        };
        let entry = self.refused.entry(place).or_insert((0, address));
        *entry = (entry.0 + 1, address);
    }
}
