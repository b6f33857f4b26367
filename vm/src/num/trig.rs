//! Sine, cosine, tangent; arcsine, arccosine.
//!
//! An angle is divided by a quarter turn, in whole words: two over pi is known to 192
//! bits, of which those that matter are used (M. Payne, R. Hanek, "Radian reduction for
//! trigonometric functions", SIGNUM Newsletter 18, 1983). So `sin(1e30)` is as exact as `sin(1)`.

use super::fixed::{num30, polynomial, Num};

/// Below this, sine and arcsine are the argument itself.
const TINY: f32 = 1.0 / 4096.0;
/// Pi with 29 bits behind the point, or half of it with 30.
const PI: u32 = 0x6487_ed51;

/// Two over pi, its first bit in the third word.
static TWO_OVER_PI: [u32; 8] = [
    0,
    0,
    0xa2f9_836e,
    0x4e44_1529,
    0xfc27_57d1,
    0xf534_ddc0,
    0xdb62_9599,
    0x3c43_9041,
];

/// `sin(a * pi / 2) / a` by powers of `-a * a`: Taylor's series.
static SIN: [i32; 6] = [
    0x6487_ed51,
    0x2957_79cc,
    0x0519_af1a,
    0x004c_b4b3,
    0x0002_a0f0,
    0x0000_0f18,
];
/// `cos(a * pi / 2)` by powers of `-a * a`.
static COS: [i32; 6] = [
    0x4000_0000,
    0x4ef4_f327,
    0x103c_1f08,
    0x0155_d3c8,
    0x000f_0fa8,
    0x0000_69b4,
];
/// `asin(a) / a` by powers of `a * a` up to a quarter: Chebyshev's approximation,
/// whose error is below 2^-31.
static ASIN: [i32; 7] = [
    0x4000_0000,
    0x0aaa_aa4a,
    0x04cc_e4c4,
    0x02d9_3b0f,
    0x0209_f2bc,
    0x00ea_36a6,
    0x0269_4d5f,
];

/// The 32 bits of two over pi that end at bit `end` behind the point.
fn two_over_pi(end: i32) -> u32 {
    let at = (end + 32) as u32;
    let word = |i: u32| TWO_OVER_PI.get(i as usize).copied().unwrap_or(0);
    let pair = u64::from(word(at / 32)) << 32 | u64::from(word(at / 32 + 1));
    (pair << (at & 31) >> 32) as u32
}

/// An angle: the number of quarter turns nearest to it, modulo four, and the rest, by sign and
/// magnitude: at most half a quarter turn.
struct Angle {
    quarter: u32,
    negative: bool,
    rest: Num,
}

/// Splits a finite angle that is not tiny.
fn reduce(x: f32) -> Angle {
    let Num { m, e } = Num::of(x);
    let part = |end: i32| u64::from(m).wrapping_mul(u64::from(two_over_pi(e + end)));
    // The angle in quarters, modulo four, with 62 bits behind the point.
    let turns = (part(-1) << 32)
        .wrapping_add(part(31))
        .wrapping_add(part(63) >> 32);
    let quarter = (turns.wrapping_add(1 << 61) >> 62) as u32;
    let rest = turns.wrapping_sub(u64::from(quarter) << 62) as i64;
    let (quarter, negative) = if x < 0.0 {
        (quarter.wrapping_neg() & 3, rest > 0)
    } else {
        (quarter, rest < 0)
    };
    Angle {
        quarter,
        negative,
        rest: Num::new(rest.unsigned_abs(), 1),
    }
}

impl Angle {
    /// The square of the rest, negative, with 31 bits behind the point.
    fn square(&self) -> i32 {
        let a = self.rest.fixed(32);
        -(((u64::from(a) * u64::from(a)) >> 33) as i32)
    }
    /// Sine of the rest's magnitude; `square` is the rest's [`Angle::square`].
    fn sin(&self, square: i32) -> Num {
        num30(polynomial(&SIN, square)).times(self.rest)
    }
    /// Cosine of the rest whose [`Angle::square`] is `square`.
    fn cos(square: i32) -> Num {
        num30(polynomial(&COS, square))
    }
}

/// Sine of `x` and `quarters` quarter turns.
fn sine(x: f32, quarters: u32) -> f32 {
    let angle = reduce(x);
    let square = angle.square();
    let at = angle.quarter + quarters;
    let (result, negative) = if at & 1 == 0 {
        (angle.sin(square), angle.negative)
    } else {
        (Angle::cos(square), false)
    };
    signed(result.to_f32(), negative != (at & 2 != 0))
}

fn signed(x: f32, negative: bool) -> f32 {
    if negative {
        -x
    } else {
        x
    }
}

/// Sine of an angle in radians; NaN for an infinity.
pub fn sin(x: f32) -> f32 {
    if !x.is_finite() {
        f32::NAN
    } else if x.abs() < TINY {
        x
    } else {
        sine(x, 0)
    }
}

/// Cosine of an angle in radians; NaN for an infinity.
pub fn cos(x: f32) -> f32 {
    if !x.is_finite() {
        f32::NAN
    } else if x.abs() < TINY {
        1.0
    } else {
        sine(x, 1)
    }
}

/// Tangent of an angle in radians; NaN for an infinity.
pub fn tan(x: f32) -> f32 {
    if !x.is_finite() {
        return f32::NAN;
    }
    if x.abs() < TINY {
        return x;
    }
    let angle = reduce(x);
    let square = angle.square();
    let (sin, cos) = (angle.sin(square), Angle::cos(square));
    let odd = angle.quarter & 1 != 0;
    let result = if odd { cos.over(sin) } else { sin.over(cos) };
    signed(result.to_f32(), angle.negative != odd)
}

/// Arcsine of a number whose magnitude is `a`: at most a half.
fn asin_of(a: Num) -> Num {
    let fixed = a.fixed(32);
    let square = ((u64::from(fixed) * u64::from(fixed)) >> 33) as i32;
    num30(polynomial(&ASIN, square)).times(a)
}

/// Arccosine of `a`, which is at least a half and below one: twice the arcsine of the square root of `(1 - a) / 2`.
fn acos_of(a: f32) -> Num {
    let half = (1.0 - a) * 0.5;
    let (square, mut root) = (Num::of(half), Num::of(libm::sqrtf(half)));
    // The root has 24 bits; one step of Newton's method gives the others.
    let exact = u64::from(square.m) << (31 + (square.e & 1));
    let other = exact.checked_div(u64::from(root.m)).unwrap_or(0);
    root = Num::new((u64::from(root.m) + other) << 31, root.e);
    let Num { m, e } = asin_of(root);
    Num { m, e: e + 1 }
}

/// A number with 30 bits behind the point, as the nearest float.
fn from30(x: u32) -> f32 {
    num30(x as i32).to_f32()
}

/// Arcsine in radians; NaN if `x` is beyond 1 by magnitude.
pub fn asin(x: f32) -> f32 {
    let a = x.abs();
    let result = if a < TINY {
        a
    } else if a <= 0.5 {
        asin_of(Num::of(a)).to_f32()
    } else if a < 1.0 {
        from30(PI - acos_of(a).fixed(30))
    } else if a == 1.0 {
        from30(PI)
    } else {
        f32::NAN
    };
    libm::copysignf(result, x)
}

/// Arccosine in radians; NaN if `x` is beyond 1 by magnitude.
pub fn acos(x: f32) -> f32 {
    let a = x.abs();
    if a <= 0.5 {
        let asin = asin_of(Num::of(a)).fixed(30);
        from30(if x < 0.0 { PI + asin } else { PI - asin })
    } else if a < 1.0 {
        let acos = acos_of(a);
        if x < 0.0 {
            2.0 * from30(PI - acos.fixed(29))
        } else {
            acos.to_f32()
        }
    } else if a > 1.0 || a.is_nan() {
        f32::NAN
    } else if x < 0.0 {
        2.0 * from30(PI)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    /// Floats of all magnitudes, both signs, and those around multiples of a quarter turn.
    fn samples() -> Vec<f32> {
        let mut all: Vec<f32> = (1..0x7f80)
            .map(|i| f32::from_bits(i << 16 | 0x1357))
            .collect();
        all.extend((1..20_000).map(|i| (f64::from(i) * std::f64::consts::FRAC_PI_2) as f32));
        all.extend((1..20_000).map(|i| i as f32 * 0.000_05));
        let negative: Vec<f32> = all.iter().map(|x| -x).collect();
        all.extend(negative);
        all
    }

    /// Compares with double precision: off by at most one in the last place, and that in at
    /// most one case of fifty.
    fn compare(f: fn(f32) -> f32, exact: fn(f64) -> f64, samples: &[f32]) {
        let mut off = 0;
        for x in samples {
            let (got, want) = (f(*x), exact(f64::from(*x)) as f32);
            if want.is_nan() {
                assert!(got.is_nan(), "{x}: {got}");
                continue;
            }
            let apart = (got.to_bits() as i32).wrapping_sub(want.to_bits() as i32);
            assert!(apart.abs() <= 1, "{x:e}: {got:e}, not {want:e}");
            off += apart.abs();
        }
        assert!(
            off as usize * 50 < samples.len(),
            "{off} of {}",
            samples.len()
        );
    }

    #[test]
    fn angles() {
        compare(sin, f64::sin, &samples());
        compare(cos, f64::cos, &samples());
        compare(tan, f64::tan, &samples());
    }

    #[test]
    fn arcs() {
        let mut all: Vec<f32> = samples().into_iter().filter(|x| x.abs() < 2.0).collect();
        all.extend([
            0.5,
            -0.5,
            1.0,
            -1.0,
            0.0,
            -0.0,
            0.999_999_94,
            0.500_000_06,
            f32::NAN,
        ]);
        compare(asin, f64::asin, &all);
        compare(acos, f64::acos, &all);
    }

    #[test]
    fn what_has_no_result() {
        for f in [sin, cos, tan, asin, acos] {
            assert!(
                f(f32::INFINITY).is_nan() && f(f32::NEG_INFINITY).is_nan() && f(f32::NAN).is_nan()
            );
        }
        assert!(sin(-0.0).is_sign_negative() && asin(-0.0).is_sign_negative());
    }
}
