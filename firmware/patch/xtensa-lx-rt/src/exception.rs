//! Why an exception came, and the registers at that moment.

use core::mem::{offset_of, size_of};

/// A value of EXCCAUSE (*Xtensa ISA Reference Manual*, table 4-64), or one of the two numbers above its
/// range that `asm/vectors.S` adds.
///
/// A number and not an enum: it comes from the hardware, and any value must be safe to look at.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExceptionCause(pub u32);

#[allow(non_upper_case_globals, reason = "the names of the original's enum")]
impl ExceptionCause {
    /// Not an instruction.
    pub const Illegal: Self = Self(0);
    /// Instruction `syscall`.
    pub const Syscall: Self = Self(1);
    /// An instruction could not be fetched.
    pub const InstrError: Self = Self(2);
    /// A load or store that the memory does not serve: not of a whole word, in flash or IRAM. Loads are
    /// emulated in `asm/lse.S`, so that the program sees the rest.
    pub const LoadStoreError: Self = Self(3);
    /// An interrupt of level 1.
    pub const LevelOneInterrupt: Self = Self(4);
    /// Integer division by zero.
    pub const DivideByZero: Self = Self(6);
    /// A privileged instruction in user mode.
    pub const Privileged: Self = Self(8);
    /// A load or store at an address that is not a multiple of its size.
    pub const Unaligned: Self = Self(9);
    /// An error on the bus at the fetch of an instruction: data.
    pub const InstrDataError: Self = Self(12);
    /// An error on the bus at a load or store: data.
    pub const LoadStoreDataError: Self = Self(13);
    /// An error on the bus at the fetch of an instruction: address.
    pub const InstrAddrError: Self = Self(14);
    /// An error on the bus at a load or store: address.
    pub const LoadStoreAddrError: Self = Self(15);
    /// A jump to where nothing may be executed.
    pub const InstrProhibited: Self = Self(20);
    /// A load from where nothing may be read: the null pointer.
    pub const LoadProhibited: Self = Self(28);
    /// A store to where nothing may be written: the null pointer.
    pub const StoreProhibited: Self = Self(29);
    /// Not EXCCAUSE: a debug exception, as of instruction `break`, and no debugger took it.
    pub const Debug: Self = Self(64);
    /// Not EXCCAUSE: the non-maskable interrupt.
    pub const NonMaskable: Self = Self(65);
}

/// The registers at an exception. When the handler returns they are all loaded from here again, so that
/// a handler may step over an instruction (`pc`) or give it a result (`a`).
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
    /// [`ExceptionCause`].
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
