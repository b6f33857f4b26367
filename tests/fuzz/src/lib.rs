//! Random programs, which have to print the same in CPython and in the VM.
//!
//!     cargo run --release -p permafrost-fuzz -- --programs 100000     many programs
//!     cargo run --release -p permafrost-fuzz -- --seed 17 --show      one of them
//!     cargo run --release -p permafrost-fuzz -- coverage              instructions and natives that they do not reach
//!     cargo run --release -p permafrost-fuzz --features planted -- planted
//!                                                                     does it find ten planted bugs?
//!
//! Random projects of several modules, whose imports have to be exact: see [`imports`].
//!
//! Also damaged images, which the verifier has to refuse, or which must do no harm: see [`image`].
//!
//! `gen` makes a program, `compare` runs it on both sides, and `shrink` makes one that differs smaller.

#![allow(
    missing_docs,
    reason = "the tree of a language: its variants' names say what they are"
)]

pub mod compare;
pub mod coverage;
pub mod gen;
pub mod image;
pub mod imports;
pub mod machine;
pub mod oracle;
#[cfg(feature = "planted")]
pub mod planted;
pub mod rng;
pub mod run;
pub mod shrink;
pub mod tree;
