//! The bus: the registers and the flash, as the core reaches them.

use crate::memory::Memory;
use crate::Time;

/// The registers, and the flash that is mapped.
pub trait Bus {
    /// Reads the register at a word-aligned address; `None` if there is none.
    fn read(&mut self, address: u32, now: Time) -> Option<u32>;
    /// The old content of the register at a word-aligned address, for a store that writes a part of it. It is 0 for a register
    /// whose reads have an effect.
    fn kept(&mut self, address: u32, now: Time) -> u32;
    /// Writes the register at a word-aligned address. What this changes about the memories is done at once. False if
    /// there is no such register.
    fn write(&mut self, address: u32, value: u32, now: Time, memory: &mut Memory) -> bool;
    /// The bytes of flash that the cache can fetch now; none if the flash does not answer.
    fn mapped(&self, now: Time) -> &[u8];
    /// Core cycles that the fetch of a line from the flash takes.
    fn line_cycles(&self) -> u64;
}
