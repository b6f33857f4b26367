//! Loads and stores that are not the DRAM's or the cached flash's: the slow half of the memory map, and what the chip
//! refuses.

use super::costs::{INSTRUCTION_BUS, PERIPHERAL};
use super::exception::cause;
use crate::bus::Bus;
use crate::memory::map::{self, DPORT, IRAM, PERIPHERALS, RADIO, ROM, WINDOW};
use crate::memory::{Memory, Refusal};
use crate::Time;

/// An access that the chip refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trap {
    /// The exception that it raises, if any.
    pub cause: Option<u32>,
    /// The value that a load gives where no exception is raised.
    pub value: u32,
    /// Why.
    pub refusal: Refusal,
    /// The address.
    pub address: u32,
}

impl Trap {
    const fn new(cause: u32, refusal: Refusal, address: u32) -> Trap {
        Trap {
            cause: Some(cause),
            value: 0,
            refusal,
            address,
        }
    }
    /// The address is not a multiple of the access's size.
    #[must_use]
    pub const fn misaligned(address: u32) -> Trap {
        Trap::new(cause::ALIGNMENT, Refusal::Misaligned, address)
    }
    const fn quiet(value: u32, refusal: Refusal, address: u32) -> Trap {
        Trap {
            cause: None,
            value,
            refusal,
            address,
        }
    }
    /// There is nothing at the address.
    fn nothing(address: u32, prohibited: u32) -> Trap {
        match map::nothing(address) {
            Some(value) => Trap::quiet(value, Refusal::Unmapped, address),
            None => Trap::new(prohibited, Refusal::Prohibited, address),
        }
    }
}

/// Registers are at these addresses. The low 16 bits of an address are decoded; the peripherals' block is as large.
fn is_register(address: u32) -> bool {
    PERIPHERALS.has(address) || DPORT.has(address) || RADIO.has(address)
}

/// Loads a word from an aligned address outside of DRAM. Returns also the cycles that it costs.
///
/// # Errors
/// The chip refuses it.
pub fn load<B: Bus>(
    memory: &mut Memory,
    bus: &mut B,
    address: u32,
    now: Time,
) -> Result<(u32, u64), Trap> {
    if let Some(word) = memory.iram(address) {
        return Ok((word, 0));
    }
    if let Some(word) = memory.rom(address) {
        return Ok((word, INSTRUCTION_BUS));
    }
    if WINDOW.has(address) {
        return Err(Trap::quiet(0, Refusal::CacheOff, address));
    }
    match is_register(address).then(|| bus.read(address, now)) {
        Some(Some(value)) => Ok((value, PERIPHERAL)),
        _ => Err(Trap::nothing(address, cause::LOAD_PROHIBITED)),
    }
}

/// Loads the word with a part of a word, shifted so that the part is lowest.
///
/// # Errors
/// The chip refuses it: memories on the instruction bus serve whole words.
pub fn load_part<B: Bus>(
    memory: &mut Memory,
    bus: &mut B,
    address: u32,
    now: Time,
) -> Result<(u32, u64), Trap> {
    if IRAM.has(address) || WINDOW.has(address) || ROM.has(address) {
        return Err(Trap::new(cause::LOAD_STORE, Refusal::WordsOnly, address));
    }
    let shift = address % 4 * 8;
    match load(memory, bus, address & !3, now) {
        Ok((word, cost)) => Ok((word >> shift, cost)),
        Err(trap) => Err(Trap {
            address,
            value: trap.value >> shift,
            ..trap
        }),
    }
}

/// Stores `size` bytes (1, 2 or 4) outside of DRAM. Returns the cycles that it costs.
///
/// # Errors
/// The chip refuses it.
pub fn store<B: Bus>(
    memory: &mut Memory,
    bus: &mut B,
    address: u32,
    value: u32,
    size: u32,
    now: Time,
) -> Result<u64, Trap> {
    if IRAM.has(address) {
        if size != 4 {
            return Err(Trap::new(cause::LOAD_STORE, Refusal::WordsOnly, address));
        }
        memory.set_iram(address, value);
        return Ok(0);
    }
    if WINDOW.has(address) || ROM.has(address) {
        return Err(Trap::new(cause::LOAD_STORE, Refusal::ReadOnly, address));
    }
    if is_register(address) {
        let word = match size {
            4 => value,
            _ => {
                let old = bus.kept(address & !3, now);
                merged(old, address, value, size)
            }
        };
        if bus.write(address & !3, word, now, memory) {
            return Ok(PERIPHERAL);
        }
    }
    Err(Trap::nothing(address, cause::STORE_PROHIBITED))
}

/// `word` with `size` bytes of it, those at `address`, replaced by `value`.
#[inline]
#[must_use]
pub fn merged(word: u32, address: u32, value: u32, size: u32) -> u32 {
    if size == 4 {
        return value;
    }
    let shift = address % 4 * 8;
    let mask = ((1u32 << (8 * size)) - 1) << shift;
    word & !mask | value << shift & mask
}
