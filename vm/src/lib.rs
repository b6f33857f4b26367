//! Permafrost's virtual machine: executes Python modules that were frozen into
//! a ROM image, where they lie, on an ESP8266 or on a PC, with the same words
//! in RAM on both.
//!
//! `no_std`, without an allocator. All effects go through [`board::Board`].
//!
//! Firmware sees [`program`], [`board`], [`flash`] and [`fingerprint`], and nothing with which it could read or write
//! a word of the VM's memory: there loads are not checked, so every place of memory comes from an
//! image that was verified. The tool is built with the feature `build` and sees everything; on the
//! host loads are checked.
#![no_std]
#![deny(unsafe_code)]
#![cfg_attr(
    not(feature = "build"),
    allow(dead_code, unused_imports, reason = "the tool alone uses some of it")
)]

#[cfg(all(feature = "build", target_arch = "xtensa"))]
compile_error!("the feature `build` opens the VM's memory, which is not checked on the chip");

#[cfg(test)]
extern crate std;

mod attr;
pub mod board;
mod builtins;
mod compare;
#[cfg(not(feature = "build"))]
mod error;
#[cfg(feature = "build")]
pub mod error;
pub mod flash;
#[cfg(feature = "build")]
pub mod freezing;
#[cfg(not(feature = "build"))]
mod gc;
#[cfg(feature = "build")]
pub mod gc;
#[cfg(not(feature = "build"))]
mod heap;
#[cfg(feature = "build")]
pub mod heap;
#[cfg(not(feature = "build"))]
mod image;
#[cfg(feature = "build")]
pub mod image;
#[cfg(not(feature = "build"))]
mod interp;
#[cfg(feature = "build")]
pub mod interp;
#[cfg(not(feature = "build"))]
mod isa;
#[cfg(feature = "build")]
pub mod isa;
#[cfg(not(feature = "build"))]
mod mem;
#[cfg(feature = "build")]
pub mod mem;
mod modules;
#[cfg(not(feature = "build"))]
mod names;
#[cfg(feature = "build")]
pub mod names;
#[cfg(not(feature = "build"))]
mod namespace;
#[cfg(feature = "build")]
pub mod namespace;
#[cfg(not(feature = "build"))]
mod native;
#[cfg(feature = "build")]
pub mod native;
#[cfg(not(feature = "build"))]
mod num;
#[cfg(feature = "build")]
pub mod num;
#[cfg(not(feature = "build"))]
mod object;
#[cfg(feature = "build")]
pub mod object;
mod ops;
#[cfg(not(feature = "build"))]
mod out;
#[cfg(feature = "build")]
pub mod out;
#[cfg(not(feature = "build"))]
mod overlay;
#[cfg(feature = "build")]
pub mod overlay;
#[cfg(not(feature = "build"))]
mod planted;
#[cfg(feature = "build")]
pub mod planted;
pub mod program;
#[cfg(not(feature = "build"))]
mod registry;
#[cfg(feature = "build")]
pub mod registry;
mod repr;
mod strings;
mod subscr;
#[cfg(not(feature = "build"))]
mod table;
#[cfg(feature = "build")]
pub mod table;
#[cfg(not(feature = "build"))]
mod types;
#[cfg(feature = "build")]
pub mod types;
#[cfg(not(feature = "build"))]
mod value;
#[cfg(feature = "build")]
pub mod value;
#[cfg(not(feature = "build"))]
mod vm;
#[cfg(feature = "build")]
pub mod vm;
mod want;
#[cfg(feature = "build")]
pub mod whole;

pub use image::{fingerprint, ImageError};
#[cfg(feature = "build")]
pub use strings::utf8_width;
#[cfg(not(feature = "build"))]
use strings::utf8_width;
