//! Number kernels: pure functions on words and digits, without a VM.

pub mod big;
mod fixed;
pub mod gamma;
pub mod random;
pub mod ratio;
pub mod sqrt;
pub mod trig;
pub mod whole;
