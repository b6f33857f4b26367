//! What an image and the VM agree on. There is no VM in this crate.
//!
//! From the bottom: [`value`] (a word), [`types`] and [`names`] (what a word may say), [`object`] and [`layout`] (a
//! header and its body); [`isa`] and [`frame`] (bodies with a structure of their own); [`mem`] (the words of RAM and
//! image), [`table`]; [`image`] (the whole: its header, its writer, its verifier). `tests/layers.rs` checks that order.
//!
//! **Loads are not checked on the chip.** [`mem::Mem`] is therefore made from an [`image::Verified`] image only, and both lie
//! in this crate: code that relies on verification stands beside the verifier. Firmware must not depend on this
//! crate; the crate `vm` re-exports what firmware may use.
#![no_std]
#![deny(unsafe_code)]

#[cfg(test)]
extern crate std;

pub mod digits;
pub mod fingerprint;
pub mod flash;
pub mod float;
pub mod frame;
pub mod image;
pub mod isa;
pub mod layout;
pub mod mem;
pub mod names;
pub mod object;
pub mod pixels;
pub mod regex;
pub mod seeded_bugs;
pub mod table;
pub mod text;
pub mod typecode;
pub mod types;
pub mod value;
