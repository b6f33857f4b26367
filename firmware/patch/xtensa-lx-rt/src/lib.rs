//! Start and exceptions of the LX106 core, under the names of `xtensa-lx-rt` 0.12.
//!
//! The vector table, the saving of registers and the emulation of sub-word loads are assembly, in
//! `asm/vectors.S` and `asm/lse.S`, which the firmware's build links. `patch/README.md` tells what they
//! ask of the linker script and of the program.
#![no_std]
#![warn(missing_docs)]

use core::sync::atomic::{AtomicU32, Ordering};

pub use xtensa_lx_rt_proc_macros::{entry, exception};

pub mod exception;

/// Zeroes the words of `[start, end)`, in ascending order.
///
/// # Safety
/// Both are word-aligned, and between them is writable memory that nothing else uses meanwhile.
pub unsafe fn zero_bss(start: *mut u32, end: *mut u32) {
    let mut word = start;
    while word < end {
        // Atomic, lest the compiler makes a call of `memset` of it, which may write bytes: IRAM and RTC
        // memory take words only.
        // SAFETY: `word` is in the range that the caller vouches for.
        unsafe { (*word.cast::<AtomicU32>()).store(0, Ordering::Relaxed) };
        // SAFETY: at most `end`.
        word = unsafe { word.add(1) };
    }
}

/// The common start, once there is a stack and the flash cache is on: `.bss`, vectors, `main`.
///
/// Nothing is copied: the mask ROM has loaded `.data` and IRAM from the flash image's segments.
///
/// # Safety
/// Once, with a1 at the top of the stack.
#[doc(hidden)]
#[no_mangle]
pub unsafe extern "C" fn Reset() -> ! {
    extern "C" {
        static mut _bss_start: u32;
        static mut _bss_end: u32;
        static _init_start: u32;
        fn __lx_rt_prepare(vecbase: *const u32);
    }
    extern "Rust" {
        fn main() -> !;
    }
    // SAFETY: the symbols are the linker script's, and nothing has run that could use `.bss`.
    unsafe {
        zero_bss(&raw mut _bss_start, &raw mut _bss_end);
        __lx_rt_prepare(&raw const _init_start);
        main()
    }
}
