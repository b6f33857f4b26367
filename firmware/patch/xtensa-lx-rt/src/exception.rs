//! The registers at an exception.

use core::mem::{offset_of, size_of};

/// The registers at an exception. When the handler returns, they are all loaded from here again: the handler
/// may step over an instruction (`pc`) or give it a result (`a`).
#[repr(C)]
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Address of the instruction that raised the exception, or before which an interrupt came: EPC.
    pub pc: u32,
    /// Processor state: PS. Bit 4, EXCM, is set, as the hardware did, and clear again after the return.
    pub ps: u32,
    /// The address registers a0 to a15; `a[1]` is the stack pointer.
    pub a: [u32; 16],
    /// The shift amount register.
    pub sar: u32,
    /// Why it came: EXCCAUSE (*Xtensa ISA Reference Manual*, table 4-64), or one of two numbers above its range, which
    /// `asm/vectors.S` adds: 64 for a debug exception (instruction `break`), 65 for the non-maskable interrupt.
    pub cause: u32,
    /// The address of the load or store, where the cause is one: EXCVADDR; else what it was before.
    pub vaddr: u32,
}

// The layout is `asm/vectors.S`'s, in bytes.
const _: () = assert!(offset_of!(Context, pc) == 0);
const _: () = assert!(offset_of!(Context, ps) == 4);
const _: () = assert!(offset_of!(Context, a) == 8);
const _: () = assert!(offset_of!(Context, sar) == 72);
const _: () = assert!(offset_of!(Context, cause) == 76);
const _: () = assert!(offset_of!(Context, vaddr) == 80);
const _: () = assert!(size_of::<Context>() == 84);
