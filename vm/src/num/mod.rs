//! Number kernels: pure functions on words and digits, without a machine.

pub mod big;
mod dec;
mod fixed;
pub mod fmt;
pub mod gamma;
pub mod parse;
pub mod settle;
pub mod trig;
