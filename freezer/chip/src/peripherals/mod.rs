//! The peripherals, a file for each block of registers.
//!
//! Each block is a struct with these methods, so that the bus can treat all alike. `offset` is the byte offset
//! of a word-aligned register from the block's address, `now` the present moment, which never goes back:
//!
//! - `read(&mut self, offset, now) -> u32` and `write(&mut self, offset, value, now)`: the core's accesses. A register that
//!   nothing is known of reads as it was written;
//! - `advance(&mut self, now)`: everything that was due until `now` happens;
//! - `next(&self) -> Time`: when `advance` has to be called next, [`crate::time::NEVER`] if not;
//! - `set_clocks(&mut self, clocks, now)`: the bus clock changes, where the block depends on it;
//! - `reset(&mut self)`: what a reset of the chip does to the block.
//!
//! A block that touches the outside world takes `world: &mut dyn World` as its last argument.

pub mod adc;
pub mod analog;
pub mod dport;
pub mod efuse;
pub mod flash;
pub mod gpio;
pub mod gpio16;
pub mod hspi;
pub mod io_mux;
pub mod plain;
pub mod reset;
pub mod rng;
pub mod rtc;
pub mod rtc_memory;
pub mod timers;
pub mod uart;
pub mod watchdog;
