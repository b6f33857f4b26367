//! A simulated board: the chip, a screen (ST7920), a card reader (MFRC522), cards (MIFARE Classic 1K), and the
//! wires between them and the pins.
//!
//! Other parts ([`Part`]) may be connected to any pins.
//!
//! The parts follow the data sheets, at the level of bytes, select lines and edges, so that a driver that works here
//! works with the real part. The crate is `no_std` and without floats: the same code runs on
//! a PC, with the VM there, and at the pins of the emulated ESP8266. [`Board`] is for the former.
//!
//! No part has a clock of its own. Time is virtual: the owner passes it to [`Devices::advance`], and each byte
//! on the reader's SPI takes a little of it.
//!
//! Sources, cited in the files by these names:
//! - *ST7920*: Sitronix ST7920 data sheet, V4.0;
//! - *MFRC522*: NXP MFRC522 product data sheet, rev. 3.9;
//! - *MF1S50*: NXP MF1S50yyX/V1 product data sheet;
//! - *ISO 14443-3*: ISO/IEC 14443-3, type A.
#![no_std]
#![deny(unsafe_code)]

extern crate alloc;

mod adc;
mod board;
pub mod card;
mod chip;
pub mod crc;
mod devices;
mod events;
mod flash;
pub mod frame;
mod lines;
pub mod mfrc522;
pub mod part;
pub mod parts;
mod pins;
mod power;
mod registers;
pub mod st7920;
mod wiring;

pub use self::chip::Chip;
pub use board::{Board, World};
pub use card::{Card, Tear, Traffic};
pub use devices::Devices;
pub use flash::Flash;
pub use lines::Lines;
pub use mfrc522::Mfrc522;
pub use part::{Action, Nanos, Part, Picture};
pub use pins::Pins;
pub use power::Power;
pub use st7920::St7920;
pub use wiring::{Bus, Connection, Select, Wiring};
