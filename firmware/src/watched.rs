//! Functions without any effect. An emulator of the chip knows their addresses from the firmware's ELF file, and sees by
//! them when a program begins and how it ends. On a chip they cost a call.

use core::hint::black_box;

/// A program begins.
#[no_mangle]
#[inline(never)]
pub extern "C" fn program_begins() {
    black_box(());
}

/// The status of a program that has asked for a reset, soft or hard.
pub const RESTARTS: u32 = 0x100;

/// A program has ended with this exit status, or [`RESTARTS`], and all its output has left the chip. The other numbers are the heap's
/// figures in bytes: in use, in use at most, and free.
#[no_mangle]
#[inline(never)]
pub extern "C" fn program_ended(status: u32, used: u32, peak: u32, free: u32) {
    black_box((status, used, peak, free));
}
