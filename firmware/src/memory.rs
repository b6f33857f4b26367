//! The memories that the linker script names: image, heap, the stack's guard.

use core::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};

extern "C" {
    static _image_start: AtomicU32;
    /// Its address is the region's length in bytes.
    static _image_bytes: AtomicU32;
    static mut _heap_start: u32;
    static _heap_end: u32;
    static _stack_bottom: u32;
    static _guard: [AtomicU32; GUARD_WORDS];
}

/// Words below the stack that nothing may reach.
const GUARD_WORDS: usize = 4;
/// What is in them.
const GUARD: u32 = 0x6472_6167;

/// What the ELF tells `freeze`: the machine whose images it runs.
#[used]
#[link_section = ".permafrost.fingerprint"]
static FINGERPRINT: u32 = vm::fingerprint();

/// The image's region of the flash.
pub fn image() -> &'static [AtomicU32] {
    // SAFETY: the linker script's region is mapped, whole words, and nothing writes it; it is read by
    // aligned words alone, for `AtomicU32` allows nothing else.
    unsafe {
        let bytes = &raw const _image_bytes as usize;
        core::slice::from_raw_parts(&raw const _image_start, bytes / 4)
    }
}

/// The heap: all DRAM between statics and stack. `None` if it was given away before.
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

/// Bytes of the heap.
pub fn heap_bytes() -> u32 {
    (&raw const _heap_end as usize - &raw const _heap_start as usize) as u32
}

/// Bytes of the stack that are left below the caller.
pub fn stack_left() -> u32 {
    let bottom = &raw const _stack_bottom as usize;
    (xtensa_lx::get_stack_pointer() as usize).saturating_sub(bottom) as u32
}

/// Writes the guard.
pub fn set_guard() {
    // SAFETY: words between heap and stack; nothing is there unless the stack overflows.
    unsafe { &*(&raw const _guard) }
        .iter()
        .for_each(|w| w.store(GUARD, Relaxed));
}

/// False once the stack has overflowed into its guard.
pub fn guard_holds() -> bool {
    // SAFETY: as above.
    unsafe { &*(&raw const _guard) }
        .iter()
        .all(|w| w.load(Relaxed) == GUARD)
}
