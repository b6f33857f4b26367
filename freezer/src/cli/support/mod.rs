//! What the commands share: files and the console, images, boards, and the tools that `freeze` starts.

pub mod chip_model;
pub mod config;
pub mod decode;
pub mod esptool;
pub mod files;
pub mod freeze_report;
pub mod image;
pub mod input;
pub mod interrupt;
pub mod mailbox;
pub mod output;
pub mod program;
pub mod qemu;
pub mod sidecar;
pub mod terminal;
pub mod this_vm;
pub mod wiring;
