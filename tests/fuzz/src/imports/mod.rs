//! Random projects of several modules, which read and change each other's objects while they are imported. Frozen or
//! not, each has to print what CPython prints, wherever its first effect is.
//!
//! `gen` makes a project from a plan (`world`) of modules and shared objects (`kind`); `forms` has the imports and `stmt`
//! the other statements. `run` freezes and runs it in four variants, `many` runs many, and `shrink` makes a project that
//! differs smaller.

mod forms;
mod gen;
mod kind;
pub mod many;
pub mod micropython;
pub mod oracle;
pub mod project;
pub mod run;
pub mod shrink;
mod stmt;
mod world;

pub use gen::project;
