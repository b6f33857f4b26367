//! The random number generator, a register at 0x3ff20e44.
//!
//! As long as the radio has not been started, its numbers are the same after each reset (pfalcon/esp8266-re-wiki). The
//! sequence itself is not known; this one is by the xorshift method.

use crate::Time;

const SEED: u32 = 0x8266_2014;

/// The generator. Each read gives the next number.
#[derive(Clone, Debug)]
pub struct Rng {
    state: u32,
}

impl Default for Rng {
    fn default() -> Self {
        Rng { state: SEED }
    }
}

impl Rng {
    /// The next number.
    pub fn read(&mut self, _offset: u32, _now: Time) -> u32 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 17;
        self.state ^= self.state << 5;
        self.state
    }
    /// A write does nothing.
    pub fn write(&mut self, _offset: u32, _value: u32, _now: Time) {}
    /// The sequence starts again.
    pub fn reset(&mut self) {
        *self = Rng::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_repeats_after_a_reset() {
        let mut rng = Rng::default();
        let first: Vec<u32> = (0..8).map(|_| rng.read(0, 0)).collect();
        let second: Vec<u32> = (0..8).map(|_| rng.read(0, 0)).collect();
        rng.reset();
        let again: Vec<u32> = (0..8).map(|_| rng.read(0, 0)).collect();
        assert_ne!(first, second);
        assert_eq!(first, again);
    }
}
