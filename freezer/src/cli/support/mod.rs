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
pub mod ports;
pub mod program;
pub mod project;
pub mod sidecar;
pub mod sidecars;
pub mod stdin;
pub mod style;
pub mod table;
pub mod terminal;
pub mod this_vm;
pub mod waiting;
pub mod wiring;
