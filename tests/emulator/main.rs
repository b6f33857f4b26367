//! Tests of the firmware on the emulated chip: its programs, restarts, damaged flash, its exception handler, and what
//! esptool flashes through the fake ROM. `README.md` describes each, and what it needs.

mod board;
mod core;
mod firmware;
mod flashing;
mod handler;
mod interrupts;
mod parity;
mod power;
mod projects;
mod restarts;
mod tools;
