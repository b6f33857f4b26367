//! Drivers as programs have them, for the tests.
#![allow(dead_code)] // Each test file uses a part.

pub mod rfid;
pub mod screen;
