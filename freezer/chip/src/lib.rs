//! An emulator of the ESP8266: it runs a flash's content from the reset vector on, as the chip does.
//!
//! [`Machine`] is the whole chip. What is connected to its pins, and who listens to its UARTs, is a [`World`].
//! All time is virtual and counted in picoseconds ([`time::Time`]), so that every run is the same.
//!
//! Sources, cited in the files by these names:
//! - *ISA*: Xtensa Instruction Set Architecture Reference Manual;
//! - *Technical Reference*: ESP8266 Technical Reference, version 1.7;
//! - *RTOS*: Espressif's ESP8266_RTOS_SDK; *Arduino*: esp8266/Arduino; *open-rtos*: esp-open-rtos; *pvvx*:
//!   pvvx/esp8266web and MinEspSDKLib;
//! - *ROM*, with an address: the mask ROM, disassembled.

pub mod bus;
pub mod core;
pub mod findings;
pub mod hardware;
pub mod machine;
pub mod memory;
pub mod peripherals;
pub mod profile;
pub mod record;
pub mod rom;
pub mod tally;
pub mod time;
pub mod trace;
pub mod world;

pub use machine::{Machine, Stop};
pub use time::Time;
pub use world::World;
