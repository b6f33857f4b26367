//! The memory of the real-time clock: 1 KiB at 0x60001000, in words.
//!
//! It outlives every reset and deep sleep, and holds anything after power-on. Source: RTOS eagle_soc.h; Technical
//! Reference.

use crate::Time;

/// The memory's size in bytes.
pub const BYTES: u32 = 0x400;
const WORDS: usize = BYTES as usize / 4;

/// The memory.
#[derive(Clone, Debug)]
pub struct RtcMemory {
    words: [u32; WORDS],
}

impl Default for RtcMemory {
    /// The content after power-on: arbitrary, but always the same, so that runs repeat.
    fn default() -> Self {
        let mut state = 0x1bad_b002_u32;
        let words = core::array::from_fn(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state ^ state >> 16
        });
        RtcMemory { words }
    }
}

impl RtcMemory {
    /// The word at a byte offset.
    #[must_use]
    pub fn read(&self, offset: u32, _now: Time) -> u32 {
        self.words[offset as usize / 4 % WORDS]
    }
    /// Writes the word at a byte offset.
    pub fn write(&mut self, offset: u32, value: u32, _now: Time) {
        self.words[offset as usize / 4 % WORDS] = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_anything_after_power_on_and_then_what_is_written() {
        let mut memory = RtcMemory::default();
        let mut distinct: Vec<u32> = (0..BYTES).step_by(4).map(|at| memory.read(at, 0)).collect();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), WORDS);
        memory.write(0x3fc, 42, 0);
        assert_eq!(memory.read(0x3fc, 0), 42);
    }
}
