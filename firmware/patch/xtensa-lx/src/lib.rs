//! Special registers of the LX106 core, under the names of `xtensa-lx` 0.7.
//!
//! The compiler has no `asm!` for this target, so each register is reached through a function of `asm/lx.S` (call0
//! ABI: arguments and result from a2 on), which the firmware's build links. The registers are those of the
//! *Xtensa Instruction Set Architecture Reference Manual*, chapter 5.
//!
//! Of the original there is only what esp8266-hal without its feature `interrupt`, its register crate and the
//! firmware use.
#![no_std]
#![warn(missing_docs)]

pub mod interrupt;
pub mod timer;

extern "C" {
    fn __lx_get_stack_pointer() -> *const u32;
}

/// The stack pointer (a1) of the caller.
#[inline(always)]
#[must_use]
pub fn get_stack_pointer() -> *const u32 {
    // SAFETY: copies a1; the function has no frame of its own.
    unsafe { __lx_get_stack_pointer() }
}
