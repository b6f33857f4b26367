//! Random programs, run by CPython and by the machine: they have to print the same.
//!
//!     cargo run --release -p permafrost-fuzz -- --programs 100000     many programs
//!     cargo run --release -p permafrost-fuzz -- --seed 17 --show      one of them
//!     cargo run --release -p permafrost-fuzz -- coverage              what they do not reach
//!     cargo run --release -p permafrost-fuzz --features planted -- planted
//!                                                                     does it find ten bugs on purpose?
//!
//! And damaged images, which the verifier has to refuse, or which do no harm: see [`image`].
//!
//! `gen` makes a program, `compare` runs it on both sides, `shrink` makes one that differs small.

#![allow(
    missing_docs,
    reason = "the tree of a language: its variants' names say what they are"
)]

pub mod compare;
pub mod coverage;
pub mod gen;
pub mod image;
pub mod machine;
pub mod oracle;
#[cfg(feature = "planted")]
pub mod planted;
pub mod rng;
pub mod run;
pub mod shrink;
pub mod tree;
