//! Copies and compares blocks of memory: the functions that the compiler calls.
//!
//! They replace those of compiler_builtins, whose symbols are weak. A source may lie in flash, which serves
//! only aligned words, so sources are read in whole words whatever their alignment. Loads and stores are
//! atomic, so that the compiler keeps words whole, and does not turn the loops into calls of these very
//! functions.

use core::ffi::c_int;
use core::sync::atomic::{AtomicU32, AtomicU8, Ordering::Relaxed};

const WORD: usize = 4;

/// Reads the word at the address `at`.
///
/// # Safety
/// `at` is the address of a word that may be read.
#[inline]
unsafe fn word(at: usize) -> u32 {
    // SAFETY: the caller's.
    unsafe { (*(at as *const AtomicU32)).load(Relaxed) }
}

/// Reads the byte at the address `at` by a load of its word.
///
/// # Safety
/// The word that holds the byte at `at` may be read.
#[inline]
unsafe fn byte(at: usize) -> u8 {
    // SAFETY: the caller's; every memory begins and ends at a word boundary.
    (unsafe { word(at & !(WORD - 1)) } >> (at % WORD * 8)) as u8
}

/// Writes the word at the address `at`.
///
/// # Safety
/// `at` is the address of a word that may be written.
#[inline]
unsafe fn set_word(at: usize, w: u32) {
    // SAFETY: the caller's.
    unsafe { (*(at as *const AtomicU32)).store(w, Relaxed) }
}

/// Writes the byte at the address `at`.
///
/// # Safety
/// `at` may be written.
#[inline]
unsafe fn set_byte(at: usize, b: u8) {
    // SAFETY: the caller's.
    unsafe { (*(at as *const AtomicU8)).store(b, Relaxed) }
}

/// C's `memcpy`.
///
/// # Safety
/// `n` bytes from `src` on may be read, and `n` bytes from `dst` on written. The blocks do not overlap, or
/// `dst` is the lower one.
#[no_mangle]
unsafe extern "C" fn memcpy(dst: *mut u8, src: *const u8, n: usize) -> *mut u8 {
    let (to, from) = (dst as usize, src as usize);
    let mut i = 0;
    // SAFETY: all below are within the blocks, by `i < n`.
    unsafe {
        if (to ^ from) % WORD == 0 {
            while i < n && (to + i) % WORD != 0 {
                set_byte(to + i, byte(from + i));
                i += 1;
            }
            // Four words a round, then the rest: most blocks are short.
            let (mut t, mut f) = (to + i, from + i);
            let last = to + n;
            while t + 4 * WORD <= last {
                set_word(t, word(f));
                set_word(t + WORD, word(f + WORD));
                set_word(t + 2 * WORD, word(f + 2 * WORD));
                set_word(t + 3 * WORD, word(f + 3 * WORD));
                t += 4 * WORD;
                f += 4 * WORD;
            }
            while t + WORD <= last {
                set_word(t, word(f));
                t += WORD;
                f += WORD;
            }
            i = t - to;
        }
        while i < n {
            set_byte(to + i, byte(from + i));
            i += 1;
        }
    }
    dst
}

/// C's `memmove`.
///
/// # Safety
/// `n` bytes from `src` on may be read, and `n` bytes from `dst` on written.
#[no_mangle]
unsafe extern "C" fn memmove(dst: *mut u8, src: *const u8, n: usize) -> *mut u8 {
    let (to, from) = (dst as usize, src as usize);
    if to.wrapping_sub(from) >= n {
        // SAFETY: `dst` is lower, or the blocks do not overlap.
        return unsafe { memcpy(dst, src, n) };
    }
    let mut i = n;
    // SAFETY: all below are within the blocks, by `i < n`.
    unsafe {
        if (to ^ from) % WORD == 0 {
            while i > 0 && (to + i) % WORD != 0 {
                i -= 1;
                set_byte(to + i, byte(from + i));
            }
            while i >= WORD {
                i -= WORD;
                set_word(to + i, word(from + i));
            }
        }
        while i > 0 {
            i -= 1;
            set_byte(to + i, byte(from + i));
        }
    }
    dst
}

/// C's `memcmp`.
///
/// # Safety
/// `n` bytes from `a` on and from `b` on may be read.
#[no_mangle]
unsafe extern "C" fn memcmp(a: *const u8, b: *const u8, n: usize) -> c_int {
    for i in 0..n {
        // SAFETY: within the blocks.
        let (x, y) = unsafe { (byte(a as usize + i), byte(b as usize + i)) };
        if x != y {
            return c_int::from(x) - c_int::from(y);
        }
    }
    0
}

/// C's `bcmp`, which the compiler calls instead of `memcmp` where only equality matters.
///
/// # Safety
/// The rules of [`memcmp`] hold.
#[no_mangle]
unsafe extern "C" fn bcmp(a: *const u8, b: *const u8, n: usize) -> c_int {
    // SAFETY: the caller's.
    unsafe { memcmp(a, b, n) }
}
