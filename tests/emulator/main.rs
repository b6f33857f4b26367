//! Tests of the tools that stand in for the chip, and of the firmware on them: the exception handler in QEMU, the chip
//! model, and the fake ROM, which is flashed and boots. `README.md` describes each, and what it needs.

mod core;
mod firmware;
mod flashing;
mod handler;
mod parity;
mod power;
mod projects;
mod tools;
