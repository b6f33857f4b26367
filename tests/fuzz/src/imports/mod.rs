//! Random projects of several modules, which read and change each other's objects while they are imported. Frozen or
//! not, each has to print what CPython prints, wherever its first effect is.
//!
//! `gen` makes a project from a plan (`world`) of modules and shared objects (`kind`, `reads`, `writes`); `forms` has the
//! imports, `stmt` and `patch` the other statements. `run` freezes and runs it in four variants, `many` runs many, and `shrink` makes a project that
//! differs smaller.

pub mod cost;
mod forms;
mod gen;
mod kind;
pub mod many;
pub mod micropython;
pub mod oracle;
mod patch;
#[cfg(feature = "planted")]
pub mod planted;
pub mod project;
mod reads;
pub mod run;
pub mod shrink;
mod stmt;
mod world;
mod writes;

pub use gen::{project, quiet_project};
