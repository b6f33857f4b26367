//! Special registers of the LX106 core, under the names of `xtensa-lx` 0.7.
//!
//! The compiler has no `asm!` for this target, so every register is read and written by a function of
//! `asm/lx.S` (call0 ABI: arguments and result from a2 on), which the firmware's build links.
//! The registers are those of the *Xtensa Instruction Set Architecture Reference Manual*, chapter 5.
//!
//! Left out of the original, since neither esp8266-hal nor the firmware uses them: `mutex`, `singleton!`,
//! `set_stack_pointer`, `is_debugger_attached`.
#![no_std]
#![warn(missing_docs)]

pub mod interrupt;
pub mod timer;

extern "C" {
    fn __lx_set_vecbase(base: *const u32);
    fn __lx_get_stack_pointer() -> *const u32;
    fn __lx_get_program_counter() -> *const u32;
    fn __lx_get_prid() -> u32;
    fn __lx_break();
}

/// Moves the table of exception vectors: sets VECBASE.
///
/// # Safety
/// `base` must be the address of a complete vector table, on a multiple of 256 bytes, in memory that
/// can be executed without the flash cache.
#[inline]
pub unsafe fn set_vecbase(base: *const u32) {
    // SAFETY: the caller vouches for the table.
    unsafe { __lx_set_vecbase(base) }
}

/// The stack pointer (a1) of the caller.
#[inline(always)]
#[must_use]
pub fn get_stack_pointer() -> *const u32 {
    // SAFETY: copies a1; the function has no frame of its own.
    unsafe { __lx_get_stack_pointer() }
}

/// The address of the instruction after the call, in the caller. It is not a multiple of 4 in general.
#[inline(always)]
#[must_use]
pub fn get_program_counter() -> *const u32 {
    // SAFETY: copies a0.
    unsafe { __lx_get_program_counter() }
}

/// The processor's id: PRID.
#[inline]
#[must_use]
pub fn get_processor_id() -> u32 {
    // SAFETY: reads a register that never changes.
    unsafe { __lx_get_prid() }
}

/// A breakpoint (`break 1, 15`). Without a debugger it is reported to `__exception`; see `xtensa-lx-rt`.
#[inline(always)]
pub fn debug_break() {
    // SAFETY: the debug exception's handler keeps all registers.
    unsafe { __lx_break() }
}
