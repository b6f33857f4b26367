//! Permafrost's VM as firmware for the ESP8266.
//!
//! `bin/chip.rs` is the program. ARCHITECTURE.md of the repository has the map; docs/dev/firmware.md tells how the
//! firmware is built, and what only a board can confirm.
#![no_std]
#![deny(unsafe_code)]

#[allow(
    unsafe_code,
    reason = "what the compiler calls for copies and comparisons"
)]
mod blocks;
pub mod boot;
pub mod console;
#[allow(unsafe_code, reason = "the chip's registers")]
pub mod esp8266;
#[allow(unsafe_code, reason = "entered by the processor; ends the program")]
mod fault;
#[allow(unsafe_code, reason = "the memories that the linker script names")]
pub mod memory;
#[allow(
    unsafe_code,
    reason = "functions that keep their names in the ELF file"
)]
pub mod watched;
