//! The gamma function and the logarithm of its magnitude.
//!
//! An argument is split into a whole number and a rest of at most a half. The
//! reciprocal of gamma at one plus the rest is a series that converges fast; the recurrence
//! `gamma(x + 1) = x * gamma(x)` does what remains.

use super::fixed::{num30, polynomial, Num};

/// `(1 / gamma(1 + z) - 1) / z` by powers of `z`; the first is Euler's constant.
/// M. Abramowitz, I. Stegun, "Handbook of Mathematical Functions", 6.1.34.
static SERIES: [i32; 14] = [
    0x24f1_19f9,
    -0x29f9_e805,
    -0x02b0_2bd2,
    0x0aa8_9190,
    -0x02b3_5e20,
    -0x009d_a579,
    0x0076_4671,
    -0x0013_1711,
    -0x0003_86ca,
    0x0002_1915,
    -0x0000_5474,
    -0x0000_053f,
    0x0000_04c1,
    -0x0000_00dd,
];

/// From here on, by magnitude, gamma is out of a float's range on both sides.
const LIMIT: f32 = 48.0;
/// Half of the logarithm of two pi.
const HALF_LOG_TWO_PI: f32 = 0.918_938_5;

/// The series at `z`, at most a half by magnitude; the result has 30 bits behind the point.
fn series(z: f32) -> i32 {
    polynomial(&SERIES, (z * (1u32 << 31) as f32) as i32)
}

/// The reciprocal of gamma at `1 + z`.
fn reciprocal(z: f32) -> Num {
    let part = i64::from(series(z)) * i64::from((z * (1u32 << 31) as f32) as i32);
    num30((1 << 30) + (part >> 31) as i32)
}

/// Magnitude of gamma of `x`, which is below [`LIMIT`] by magnitude and neither zero nor a
/// negative whole number.
fn magnitude(x: f32) -> Num {
    let whole = libm::rintf(x);
    let z = x - whole;
    let n = whole as i32;
    // The factors between 1 + z and x, none of which is zero.
    let (first, end) = if n > 0 { (1, n) } else { (n, 1) };
    let mut product = Num::ONE;
    for i in first..end {
        // The sum is exact: it is no greater than `x` and needs no lower bits.
        product = product.times(Num::of(z + i as f32));
    }
    let reciprocal = reciprocal(z);
    if n > 0 {
        product.over(reciprocal)
    } else {
        Num::ONE.over(reciprocal.times(product))
    }
}

/// True for zero and the negative whole numbers, where gamma has its poles.
fn is_pole(x: f32) -> bool {
    x <= 0.0 && libm::truncf(x) == x
}

/// Gamma of `x`. An infinity at zero and where the result is too great; NaN at the other poles.
pub fn gamma(x: f32) -> f32 {
    if x == 0.0 {
        return 1.0 / x;
    }
    if is_pole(x) || x.is_nan() {
        return f32::NAN;
    }
    let result = if x >= LIMIT {
        f32::INFINITY
    } else if x <= -LIMIT {
        0.0
    } else {
        magnitude(x).to_f32()
    };
    // Gamma keeps its sign between two poles.
    if x < 0.0 && libm::floorf(x) as i32 & 1 != 0 {
        -result
    } else {
        result
    }
}

/// Logarithm of the magnitude of gamma of `x`. An infinity at the poles.
pub fn lgamma(x: f32) -> f32 {
    if x.is_nan() {
        return x;
    }
    if is_pole(x) || x.is_infinite() {
        return f32::INFINITY;
    }
    if (0.5..2.5).contains(&x) {
        return between_the_zeros(x);
    }
    if x.abs() < LIMIT {
        return log(magnitude(x));
    }
    let y = x.abs();
    let log_y = libm::logf(y);
    let rest = HALF_LOG_TWO_PI + 1.0 / (12.0 * y);
    if x > 0.0 {
        // Stirling's series.
        return (y - 0.5) * (log_y - 1.0) + (rest - 0.5);
    }
    // gamma(x) * gamma(1 - x) = pi / sin(pi * x), and the sine depends on z alone.
    let z = libm::fabsf(x - libm::rintf(x));
    let sine = reciprocal(z).times(reciprocal(-z)).times(Num::of(z));
    -log(sine) - ((y + 0.5) * (log_y - 1.0) + (rest + 0.5))
}

/// [`lgamma`] around its zeros, one and two: exact there too.
fn between_the_zeros(x: f32) -> f32 {
    let first = x < 1.5;
    let z = if first { x - 1.0 } else { x - 2.0 };
    let s = series(z) as f32 / (1 << 30) as f32;
    if first {
        // No minus zero at one.
        0.0 - libm::log1pf(z * s)
    } else {
        libm::log1pf(z * (1.0 - s) / (1.0 + z * s))
    }
}

/// Natural logarithm.
fn log(x: Num) -> f32 {
    let mantissa = Num { m: x.m, e: 0 };
    libm::logf(mantissa.to_f32()) + x.e as f32 * core::f32::consts::LN_2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares floats of all magnitudes and both signs with `f`: they are at most `units` of the last
    /// place, or `absolute`, apart.
    fn compare(of: fn(f32) -> f32, f: fn(f64) -> f64, units: i32, absolute: f32) {
        for bits in (0x3300_0000u32..0x7f80_0000).step_by(0x1357) {
            for x in [f32::from_bits(bits), -f32::from_bits(bits)] {
                let (got, want) = (of(x), f(f64::from(x)) as f32);
                if is_pole(x) {
                    continue;
                }
                let apart = (got.to_bits() as i32).wrapping_sub(want.to_bits() as i32);
                assert!(
                    apart.abs() <= units || (got - want).abs() <= absolute,
                    "{x:e}: {got:e}, not {want:e}"
                );
            }
        }
    }

    #[test]
    fn gamma_is_the_nearest_float_or_its_neighbour() {
        compare(gamma, libm::tgamma, 1, 0.0);
    }

    #[test]
    fn lgamma_is_near() {
        compare(lgamma, libm::lgamma, 3, 1e-7);
    }

    #[test]
    fn factorials() {
        let mut factorial = 1.0f32;
        for n in 1..13u8 {
            assert_eq!(gamma(f32::from(n)), factorial);
            factorial *= f32::from(n);
        }
        assert_eq!((lgamma(1.0), lgamma(2.0)), (0.0, 0.0));
        assert!(lgamma(1.0).is_sign_positive());
        assert!((lgamma(0.5) - 0.572_364_9).abs() < 1e-6);
    }

    #[test]
    fn poles() {
        assert_eq!(
            (gamma(0.0), gamma(-0.0)),
            (f32::INFINITY, f32::NEG_INFINITY)
        );
        for x in [-1.0, -2.0, -1e30, f32::NEG_INFINITY, f32::NAN] {
            assert!(gamma(x).is_nan());
        }
        for x in [0.0, -1.0, -1e30, f32::INFINITY, f32::NEG_INFINITY] {
            assert_eq!(lgamma(x), f32::INFINITY);
        }
        assert!(lgamma(f32::NAN).is_nan());
    }
}
