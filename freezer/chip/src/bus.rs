//! What the core needs of the registers behind it.

use crate::memory::Memory;
use crate::Time;

/// The registers, and the flash that is mapped.
pub trait Bus {
    /// Reads the register at a word-aligned address; `None` if there is none.
    fn read(&mut self, address: u32, now: Time) -> Option<u32>;
    /// What the register at a word-aligned address holds where a store of a part of it writes nothing; 0 for one whose
    /// reads have an effect.
    fn kept(&mut self, address: u32, now: Time) -> u32;
    /// Writes the register at a word-aligned address. What this changes about the memories is done at once. False if
    /// there is no such register.
    fn write(&mut self, address: u32, value: u32, now: Time, memory: &mut Memory) -> bool;
    /// The bytes of flash that the cache can fetch now; none if the flash does not answer.
    fn mapped(&self, now: Time) -> &[u8];
    /// Core cycles that the fetch of a line from the flash takes.
    fn line_cycles(&self) -> u64;
}
