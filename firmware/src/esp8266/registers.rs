//! Registers by address, where the address is computed or the register crate has no such register.

/// Reads the register at `address`.
pub fn read(address: u32) -> u32 {
    // SAFETY: all callers are in `esp8266`. Their addresses are word-aligned registers of the chip, whose
    // reads have no effect on memory; or `vm::board::memory` says that there is a word.
    unsafe { (address as *const u32).read_volatile() }
}

/// Writes the register at `address`.
pub fn write(address: u32, value: u32) {
    // SAFETY: see `read`; no write to these registers starts a transfer to memory.
    unsafe { (address as *mut u32).write_volatile(value) }
}

/// Clears the bits `clear`, then sets the bits `set`.
pub fn modify(address: u32, clear: u32, set: u32) {
    write(address, read(address) & !clear | set);
}
