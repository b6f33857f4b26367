//! Registers by address, where the register's number is computed or the register crate has none.

/// Reads the register at `address`.
pub fn read(address: u32) -> u32 {
    // SAFETY: the callers of this board name registers of the chip, word-aligned; a read of those has
    // no effect on memory.
    unsafe { (address as *const u32).read_volatile() }
}

/// Writes the register at `address`.
pub fn write(address: u32, value: u32) {
    // SAFETY: as above; none of them starts a transfer to memory.
    unsafe { (address as *mut u32).write_volatile(value) }
}

/// Clears the bits `clear`, then sets the bits `set`.
pub fn modify(address: u32, clear: u32, set: u32) {
    write(address, read(address) & !clear | set);
}
