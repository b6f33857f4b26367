//! Random numbers. Only arithmetic is here, so that tests on the host can run this file too.
//!
//! The chip's register of random numbers is fed by the radio. While the radio is off, as here, it gives the same
//! sequence after each reset (pfalcon, esp8266-re-wiki). So its words are mixed with a state that differs at each start,
//! and with the processor's cycle counter, which depends on when the program asks.

/// The address of a word of the real-time clock's memory that counts starts, below the marks of
/// [`super::restart::MARK`]. It outlives resets and deep sleep, and holds chance after power-on.
pub const STARTS: u32 = 0x6000_11f4;

/// The mixed state.
pub struct Random(u32);

impl Random {
    /// Seeds the state from facts that differ between starts, or between chips.
    pub fn new(facts: &[u32]) -> Random {
        Random(facts.iter().fold(0, |state, fact| mix(state ^ fact)))
    }
    /// The next word, from the chip's register and its cycle counter.
    pub fn next(&mut self, register: u32, cycles: u32) -> u32 {
        self.0 = mix(self.0.wrapping_add(STEP) ^ register ^ cycles.rotate_left(16));
        self.0
    }
}

/// An odd number that no simple pattern has: 2^32 divided by the golden ratio.
const STEP: u32 = 0x9e37_79b9;

/// Makes each bit of the result depend on each bit of `w`. Different words have different results.
fn mix(w: u32) -> u32 {
    let w = (w ^ w >> 16).wrapping_mul(0x21f0_aaad);
    let w = (w ^ w >> 15).wrapping_mul(0xd35a_2d97);
    w ^ w >> 15
}
