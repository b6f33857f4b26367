//! A TCG plugin for QEMU 7.2 and later (plugin API 1) that makes `qemu-system-xtensa -cpu lx106` a model of the ESP8266.
//!
//! QEMU has the chip's memory map but not its bus rules: it serves a byte load from flash, and a byte
//! store to IRAM, which the chip refuses. This plugin watches every access and tells which ones the chip
//! would not serve; it counts executed instructions, exactly and the same on every run; and it finds the deepest
//! stack. `tests/emulator/README.md` has the options and the format of the report.
//!
//! | module | |
//! |---|---|
//! | `bus` | what the chip's memories take: the rules |
//! | `decode` | as much of an instruction as is needed: size of an access; can it leave its block? |
//! | `options` | the plugin's arguments |
//! | `report` | the text that is written at exit |
//! | `counters` | what is counted, and for which instruction |
//! | `trace` | calls, and the instructions of an interpreted program |
//! | `plugin` | QEMU's side: callbacks; the only unsafe code |
//!
//! # Exact counts
//!
//! QEMU translates blocks of instructions, and a block may be left in its middle, by an exception. So a block's
//! length must not be added when it starts. An add for every instruction is exact but slow. Here a
//! block is cut into *runs*: a run ends behind each instruction that is not known to be harmless (`decode::Insn::Plain`:
//! arithmetic, which can neither branch nor fault). The run's length is added at its first instruction; all of it
//! is then executed, but for a last instruction that raises an exception, and that one counts as executed too, as
//! it does when every instruction is counted by itself (option `each=on`, to which a test compares).
//! Interrupts are taken only between blocks.

mod bus;
mod counters;
mod decode;
mod options;
// The tests are a program of their own, without the QEMU that has the functions.
#[cfg(not(test))]
#[allow(
    unsafe_code,
    reason = "QEMU's interface is C, and this module is all of it"
)]
mod plugin;
mod report;
mod trace;
