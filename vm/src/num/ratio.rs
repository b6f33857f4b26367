//! The quotient of two ints as a float, bit by bit: the chip has neither an instruction that divides nor a unit for
//! floats.

use format::value::Value;

/// Bits of the mantissa of a float that is a value.
const BITS: u32 = 22;
/// Larger ints are no exact floats.
const MAX: u32 = 1 << 24;

/// `x / y`, rounded to the nearest float that is a value; `None` for a zero, and for an int that is no exact float.
pub fn ratio(x: i32, y: i32) -> Option<Value> {
    let (mut rest, mut divisor) = (x.unsigned_abs(), y.unsigned_abs());
    if rest == 0 || divisor == 0 || rest >= MAX || divisor >= MAX {
        return None;
    }
    let (up, down) = (rest.leading_zeros() - 1, divisor.leading_zeros() - 1);
    rest <<= up;
    divisor <<= down;
    let mut exponent = 127 + down - up;
    if rest < divisor {
        rest <<= 1;
        exponent -= 1;
    }
    // One bit more than the mantissa has, for rounding.
    let mut quotient = 0;
    let mut left = BITS + 1;
    while left != 0 {
        quotient <<= 1;
        if rest >= divisor {
            rest -= divisor;
            quotient += 1;
        }
        rest <<= 1;
        left -= 1;
    }
    let mut mantissa = quotient >> 1;
    if quotient & 1 != 0 && (rest != 0 || mantissa & 1 != 0) {
        mantissa += 1;
    }
    // The highest bit of the mantissa is not stored: it adds one to the exponent.
    let bits = ((exponent - 1) << 23) + (mantissa << 2);
    Some(Value::float_bits(bits | (x ^ y) as u32 & 1 << 31))
}

#[cfg(test)]
mod tests {
    use super::{ratio, MAX};
    use format::float::round_once::quotient;
    use format::value::Value;

    #[test]
    fn ratios_are_those_of_floats() {
        let mut seed = 1u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let n = (seed >> 8) >> (seed & 31).min(23);
            if seed & 64 == 0 {
                n as i32
            } else {
                -(n as i32)
            }
        };
        for _ in 0..2_000_000 {
            let (x, y) = (next(), next());
            match ratio(x, y) {
                Some(v) => assert_eq!(v, Value::float(quotient(x as f32, y as f32)), "{x} / {y}"),
                None => assert!(x == 0 || y == 0),
            }
        }
        assert_eq!(ratio(MAX as i32, 1), None);
        assert_eq!(ratio(1, i32::MIN), None);
    }
}
