//! The flash chip as a program sees it, and which part of it is a program's.

/// Bytes that one erase clears.
pub const SECTOR: u32 = 4096;

/// Where the part begins that belongs to programs. Firmware and image lie below: the ESP8266 maps one
/// MiB of flash, and both lie there.
pub const USER: u32 = 0x10_0000;
