//! The memory regions that the linker script names: image, heap, stack and its guard.

use core::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};

extern "C" {
    static _image_start: AtomicU32;
    /// The address of this symbol is the length of the image's region in bytes.
    static _image_bytes: AtomicU32;
    static mut _heap_start: u32;
    static _heap_end: u32;
    static _stack_bottom: u32;
    static _guard: [AtomicU32; GUARD_WORDS];
}

/// Words of the guard: they lie directly below the stack, and nothing may write them.
const GUARD_WORDS: usize = 4;
/// The value of each word of the guard.
const GUARD: u32 = 0x6472_6167;

/// The fingerprint of this VM, for `freeze` to read from the ELF file: images for another VM are refused.
#[used]
#[link_section = ".permafrost.fingerprint"]
static FINGERPRINT: u32 = vm::fingerprint();

/// The words of the flash region for the image.
pub fn image() -> &'static [AtomicU32] {
    // SAFETY: the linker script's region is mapped, consists of whole words, and nothing writes it.
    // `AtomicU32` allows only reads of aligned words.
    unsafe {
        let bytes = &raw const _image_bytes as usize;
        core::slice::from_raw_parts(&raw const _image_start, bytes / 4)
    }
}

/// The heap: all DRAM between statics and stack. `None` if it was handed out before.
pub fn heap() -> Option<&'static mut [u32]> {
    static GIVEN: AtomicBool = AtomicBool::new(false);
    if GIVEN.load(Relaxed) {
        return None;
    }
    GIVEN.store(true, Relaxed);
    // SAFETY: no section lies between the two symbols (the script asserts it), they are aligned, and
    // this runs once, on the only core, without interrupts.
    unsafe {
        let start = &raw mut _heap_start;
        let words = (&raw const _heap_end as usize - start as usize) / 4;
        Some(core::slice::from_raw_parts_mut(start, words))
    }
}

/// Size of the heap in bytes.
pub fn heap_bytes() -> u32 {
    (&raw const _heap_end as usize - &raw const _heap_start as usize) as u32
}

/// Bytes of stack that are free below the caller.
pub fn stack_left() -> u32 {
    let bottom = &raw const _stack_bottom as usize;
    (xtensa_lx::get_stack_pointer() as usize).saturating_sub(bottom) as u32
}

/// Writes the guard.
pub fn set_guard() {
    // SAFETY: the words lie between heap and stack, and nothing uses them unless the stack overflows.
    unsafe { &*(&raw const _guard) }
        .iter()
        .for_each(|w| w.store(GUARD, Relaxed));
}

/// False once the stack has overflowed into its guard.
pub fn guard_holds() -> bool {
    // SAFETY: see `set_guard`.
    unsafe { &*(&raw const _guard) }
        .iter()
        .all(|w| w.load(Relaxed) == GUARD)
}
