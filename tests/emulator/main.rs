//! The tools that stand in for the chip, tried by themselves: the firmware's exception handler in
//! QEMU, the chip model, and the fake ROM to flash and to boot. `README.md` says what each is and needs.

mod firmware;
mod flashing;
mod handler;
mod model;
mod parity;
mod power;
mod tools;
