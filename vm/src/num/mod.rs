//! Number kernels: pure functions on words and digits, without a machine.

pub mod big;
mod dec;
pub mod fmt;
pub mod parse;
