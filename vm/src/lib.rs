//! Permafrost's virtual machine: executes Python modules that were frozen into
//! a ROM image, where they lie, on an ESP8266 or on a PC, with the same words
//! in RAM on both.
//!
//! `no_std`, without an allocator. All effects go through [`board::Board`].
#![no_std]
#![deny(unsafe_code)]

#[cfg(test)]
extern crate std;

mod attr;
pub mod board;
mod builtins;
mod compare;
pub mod error;
pub mod flash;
#[cfg(feature = "build")]
pub mod freezing;
pub mod gc;
pub mod heap;
pub mod image;
pub mod interp;
pub mod isa;
pub mod mem;
mod modules;
pub mod names;
pub mod namespace;
pub mod native;
pub mod num;
mod number;
pub mod object;
mod ops;
pub mod out;
pub mod overlay;
pub mod planted;
pub mod program;
pub mod registry;
mod repr;
mod strings;
mod subscr;
pub mod table;
pub mod types;
pub mod value;
pub mod vm;
mod want;
#[cfg(feature = "build")]
pub mod whole;

pub use strings::utf8_width;
