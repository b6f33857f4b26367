//! Sums, products and quotients of single precision that are about to lose their last two bits.
//!
//! A result that is rounded twice may end up at the wrong neighbour: if the first rounding leaves it midway
//! between two floats of 30 bits, the second one takes it for exact. 1/100 is rounded to such a midpoint, but is more
//! than it, so the float above is nearest. So a result at a midpoint is moved to the side where the exact one is.

use core::cmp::Ordering;

/// `x + y`, ready to be rounded to 30 bits.
pub fn sum(x: f32, y: f32) -> f32 {
    let f = x + y;
    settled(f, || {
        // What the sum has lost, exactly: of each operand, what is not in the sum.
        let of_y = f - x;
        let lost = (x - (f - of_y)) + (y - of_y);
        let order = lost.partial_cmp(&0.0);
        order.map(|o| if f < 0.0 { o.reverse() } else { o })
    })
}

/// `x * y`, ready to be rounded to 30 bits.
pub fn product(x: f32, y: f32) -> f32 {
    let f = x * y;
    settled(f, || Some(compare(times(parts(x), parts(y)), parts(f))))
}

/// `x / y`, ready to be rounded to 30 bits.
pub fn quotient(x: f32, y: f32) -> f32 {
    let f = x / y;
    settled(f, || Some(compare(parts(x), times(parts(f), parts(y)))))
}

/// `f`, moved by one unit in its last place if it is midway between two floats of 30 bits and the exact result is not.
/// `order` compares the magnitude of the exact result with that of `f`.
fn settled(f: f32, order: impl FnOnce() -> Option<Ordering>) -> f32 {
    let bits = f.to_bits();
    if bits & 3 != 2 || !f.is_finite() {
        return f;
    }
    f32::from_bits(match order() {
        Some(Ordering::Greater) => bits + 1,
        Some(Ordering::Less) => bits - 1,
        _ => bits,
    })
}

/// A magnitude: a whole number of at most 48 bits, and the exponent of the power of two by which it is multiplied.
type Parts = (u64, i32);

fn parts(f: f32) -> Parts {
    let bits = f.to_bits();
    let (exponent, fraction) = ((bits >> 23 & 0xff) as i32, u64::from(bits & 0x7f_ffff));
    match exponent {
        0 => (fraction, -149),
        e => (fraction | 1 << 23, e - 150),
    }
}

fn times(a: Parts, b: Parts) -> Parts {
    (a.0 * b.0, a.1 + b.1)
}

/// Compares two magnitudes that are nearly equal: no more than a factor of 2 apart.
fn compare(a: Parts, b: Parts) -> Ordering {
    // The whole number with the greater exponent is shifted to the exponent of the other, which has 48 bits at most.
    let shift = a.1 - b.1;
    let by = shift.unsigned_abs().min(63);
    if shift > 0 {
        (a.0 << by).cmp(&b.0)
    } else {
        a.0.cmp(&(b.0 << by))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nearest float of 30 bits, ties to even, from an exact result.
    fn nearest(exact: f64) -> f32 {
        let f = exact as f32;
        let down = f32::from_bits(f.to_bits() & !3);
        let up = f32::from_bits((f.to_bits() & !3) + 4);
        let (a, b) = (
            (exact - f64::from(down)).abs(),
            (f64::from(up) - exact).abs(),
        );
        let even = down.to_bits() & 4 == 0;
        if a < b || a == b && even {
            down
        } else {
            up
        }
    }

    fn rounded(f: f32) -> f32 {
        crate::float::round30(f)
    }

    #[test]
    fn results_are_rounded_once() {
        let mut seed = 12345u32;
        let mut float = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // Exponents near each other, so that products and quotients are normal; any sign.
            let exponent = 100 + (seed >> 8 & 63);
            f32::from_bits(seed & 0x807f_fffc | exponent << 23)
        };
        for _ in 0..200_000 {
            let (x, y) = (float(), float());
            let (a, b) = (f64::from(x), f64::from(y));
            assert_eq!(rounded(product(x, y)), nearest(a * b), "{x:e} * {y:e}");
            if (a.log2() - b.log2()).abs() < 20.0 {
                assert_eq!(rounded(sum(x, y)), nearest(a + b), "{x:e} + {y:e}");
            }
            // A quotient of two 22-bit numbers is never so near to a midpoint that 53 bits do not tell them apart.
            assert_eq!(rounded(quotient(x, y)), nearest(a / b), "{x:e} / {y:e}");
        }
        assert_eq!(rounded(quotient(1.0, 100.0)), nearest(0.01));
    }
}
