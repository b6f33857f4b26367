//! The 30-bit float: an `f32` whose two lowest mantissa bits are 0. Rounding to it, and reading and writing it as text.

mod decimal;
pub mod parse;
pub mod print;
pub mod round_once;
mod short;

/// Rounds to the nearest 30-bit float, ties to even. Overflows to infinity; NaN stays NaN.
pub fn round30(f: f32) -> f32 {
    let bits = f.to_bits();
    if f.is_nan() {
        // The quiet bit is set, since dropping the low bits alone could give infinity.
        return f32::from_bits((bits | 0x0040_0000) & !3);
    }
    // A carry goes into the exponent; at the end of the range it gives infinity.
    f32::from_bits((bits + 1 + ((bits >> 2) & 1)) & !3)
}
