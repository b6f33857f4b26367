//! A frame: the running function's links and registers.
//!
//! A frame is `[func, pc, caller, info, register...]`, on the VM's stack or as the body of a generator object,
//! whose row in [`crate::layout`] names the fields. Every word is a valid value. `pc` is the place of the
//! instruction that is being executed. In a frame that waits for a call it is the calling instruction, which says
//! where the result goes.
//!
//! A module's body that was stopped at freeze time lies in the image as a tuple of such frames.

use crate::layout::generator;

/// Word of the generator object at which its frame begins.
pub const IN_GENERATOR: u32 = generator::FUNC;
/// The running function; UNDEF in the frame of an `eval` that has none.
pub const FUNC: u32 = 0;
/// Place of the current instruction, in words of the image; small int.
pub const PC: u32 = generator::PC - IN_GENERATOR;
/// The calling frame: small int (its place on the stack), generator, or UNDEF.
pub const CALLER: u32 = generator::CALLER - IN_GENERATOR;
/// Number of registers and flags, see [`STOP`]; small int.
pub const INFO: u32 = generator::INFO - IN_GENERATOR;
/// First register.
pub const REGS: u32 = generator::REGS - IN_GENERATOR;

/// The nested run that began with this frame ends when the frame returns.
pub const STOP: u32 = 1;
/// The frame's result must be None, and is dropped. The caller's instruction has
/// its result already (`__init__`).
pub const INIT: u32 = 2;
/// The frame executes the body of a module: at its end the module is imported.
pub const MODULE: u32 = 4;
/// The frame's result is dropped, and the caller's instruction is executed again.
pub const AGAIN: u32 = 8;
/// The frame belongs to a generator: at its end the iteration ends.
pub const GENERATOR: u32 = 16;
/// The generator has not been started.
pub const FRESH: u32 = 32;
/// The generator has ended.
pub const DONE: u32 = 64;
/// The generator is running.
pub const RUNNING: u32 = 128;
