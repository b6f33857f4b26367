//! The ESP8266's memory map, as far as programs may look at it (Arduino `eagle.app.v6.common.ld`, pfalcon's wiki
//! *Memory Map*).

/// True for the address of a word that can be read: registers, RAM, mask ROM, and the mapped flash. Between them lie
/// holes, which read as numbers without a meaning.
#[must_use]
pub const fn is_readable(at: u32) -> bool {
    at % 4 == 0 && matches!(at, 0x3ff0_0000..=0x402f_ffff | 0x6000_0000..=0x6000_13ff)
}

/// True for the address of a register, or of a word of the real-time clock's memory. Programs may write these alone: all
/// RAM is the VM's, and a program that wrote there could break it.
#[must_use]
pub const fn is_register(at: u32) -> bool {
    at % 4 == 0 && matches!(at, 0x3ff0_0000..=0x3ff7_ffff | 0x6000_0000..=0x6000_13ff)
}
