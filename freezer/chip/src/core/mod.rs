//! The lx106: an Xtensa core with the options of Espressif's configuration (RTOS `xtensa/config/core-isa.h`): the code
//! density option, 16-bit and 32-bit multiplication, one timer, no windows, no loops, no floats.
//!
//! Code is decoded once, into blocks that end where control may go elsewhere ([`blocks`]). [`execute`] runs a block;
//! [`crate::machine`] decides which one is next, and what happens between two of them.

pub mod access;
pub mod blocks;
pub mod costs;
pub mod decode;
pub mod exception;
pub mod execute;
pub mod instruction;
pub mod registers;
pub mod special;

#[cfg(test)]
mod tests;
