//! The subcommands of `freeze`: a module for each, with a function of the same name that runs it.

pub mod build_all;
pub mod completions;
pub mod dev;
pub mod doctor;
pub mod emulate;
pub mod flash;
pub mod freeze;
pub mod inspect;
pub mod man;
pub mod monitor;
pub mod new;
pub mod play;
pub mod report;
pub mod run;
pub mod selftest;
pub mod size;
pub mod why;
