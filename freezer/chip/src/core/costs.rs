//! The costs of instructions, in core cycles beyond the one that each takes.
//!
//! Nothing complete is published about the lx106's pipeline. The figures are measurements on chips, from cnlohr/espusb
//! `usb_notes.txt` where nothing else is named; docs/dev/emulator.md lists what is assumed.

/// A taken branch, J or CALL0: three cycles in all.
pub const TAKEN: u64 = 2;
/// More, if the target's address ends in binary 11.
pub const TAKEN_ODD: u64 = 1;
/// RET, JX and CALLX0. A call with its return costs five cycles more than two instructions do.
pub const INDIRECT: u64 = 3;
/// A load over the instruction bus: a literal in IRAM takes seven cycles. Loads from the flash's window take the same
/// way; that they cost the same on a hit is assumed.
pub const INSTRUCTION_BUS: u64 = 6;
/// An access to a peripheral: a store to FRC1 takes nine to ten cycles (Arduino issues 4598, 4634).
pub const PERIPHERAL: u64 = 8;
/// Entry of an exception or interrupt: assumed to be a taken branch and the refill of the pipeline.
pub const EXCEPTION: u64 = 4;

/// Cycles that a taken jump to `target` costs.
#[inline]
#[must_use]
pub fn taken(target: u32) -> u64 {
    TAKEN + if target & 3 == 3 { TAKEN_ODD } else { 0 }
}
