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
#![allow(
    clippy::wrong_self_convention,
    reason = "`Vm::to_i32` and its like convert their argument, and may call Python for that"
)]

#[cfg(all(feature = "build", target_arch = "xtensa"))]
compile_error!("the feature `build` opens the VM's memory, which is not checked on the chip");

#[cfg(test)]
extern crate std;

pub mod board;
mod boot;
mod builtins;
mod error;
#[cfg(feature = "build")]
mod freezing;
#[cfg(feature = "build")]
pub mod host;
mod interp;
mod memory;
mod modules;
mod native;
mod num;
pub mod program;
mod protocol;
mod registry;
pub mod store;
mod types;
mod vm;

pub use boot::verify;
pub use format::flash;
pub use format::image::ImageError;
pub use registry::{fingerprint, TARGET};
