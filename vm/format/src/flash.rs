//! Reads bytes of the VM's own texts and words of its tables, wherever they lie.
//!
//! On the ESP8266 the text of a literal lies in flash, which answers aligned
//! 32-bit loads only: a byte is cut out of its word. Elsewhere it is loaded as a byte.

/// Byte `i` of `s`; 0 behind its end.
#[inline]
pub fn byte(s: &[u8], i: usize) -> u8 {
    if i < s.len() {
        fetch(s, i)
    } else {
        0
    }
}

/// The bytes of `s`, in order.
pub fn bytes(s: &[u8]) -> impl Iterator<Item = u8> + '_ {
    (0..s.len()).map(|i| fetch(s, i))
}

/// Loads the word `w` of a table whole, whatever part of it the caller uses.
#[cfg(not(target_arch = "xtensa"))]
#[inline]
pub fn word(w: &u32) -> u32 {
    *w
}

/// Loads the word `w` of a table whole, whatever part of it the caller uses.
#[cfg(target_arch = "xtensa")]
#[inline]
#[allow(unsafe_code)]
pub fn word(w: &u32) -> u32 {
    use core::sync::atomic::{AtomicU32, Ordering::Relaxed};
    // SAFETY: an `AtomicU32` has size and alignment of a `u32`, and nothing writes this one while
    // it is borrowed. The compiler narrows plain loads, not atomic ones.
    unsafe { (*(w as *const u32 as *const AtomicU32)).load(Relaxed) }
}

#[cfg(not(target_arch = "xtensa"))]
fn fetch(s: &[u8], i: usize) -> u8 {
    s[i]
}

/// Byte `i` of `s`, which has it, by a load of the aligned word that holds it.
#[cfg(target_arch = "xtensa")]
#[inline(never)]
#[allow(unsafe_code)]
fn fetch(s: &[u8], i: usize) -> u8 {
    use core::sync::atomic::{AtomicU32, Ordering::Relaxed};
    let at = s.as_ptr() as usize + i;
    // SAFETY: a word that holds a byte of `s` is mapped as a whole, because memories begin and
    // end at whole words; nothing writes it meanwhile, for `s` is borrowed and its neighbours
    // belong to the same core. The load is atomic, so that the compiler does not narrow it.
    let word = unsafe { (*((at & !3) as *const AtomicU32)).load(Relaxed) };
    (word >> ((at & 3) * 8)) as u8
}
