//! What the commands share: files and the console, images, boards, and the tools that `freeze` starts.

pub mod chip;
pub mod config;
pub mod decode;
pub mod esptool;
pub mod files;
pub mod flash_file;
pub mod freeze_report;
pub mod image;
pub mod input;
pub mod interrupt;
pub mod lint_settings;
pub mod output;
pub mod program;
pub mod sidecar;
pub mod stdin;
pub mod terminal;
pub mod this_vm;
pub mod wiring;
