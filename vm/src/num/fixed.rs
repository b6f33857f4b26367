//! Fixed point: what the functions of [`super::trig`] and [`super::gamma`] are made of.
//!
//! A float of single precision has 24 bits. In words of 32 bits the functions are computed
//! to some 29, so that the result is the float nearest to the true value in all but about one
//! case in a hundred. The chip has no floating-point unit: double precision, which would do
//! the same, takes 16 KB of flash more.

/// A positive number: `m * 2^(e - 31)`, the highest bit of `m` set; so it lies in
/// `2^e .. 2^(e + 1)`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Num {
    /// The mantissa.
    pub m: u32,
    /// The exponent.
    pub e: i32,
}

impl Num {
    /// One.
    pub const ONE: Num = Num { m: 1 << 31, e: 0 };

    /// `m * 2^(e - 63)`, whose last bits are dropped. Zero is taken as the least `m`.
    pub fn new(m: u64, e: i32) -> Num {
        let m = m | 1;
        let shift = m.leading_zeros();
        Num {
            m: (m << shift >> 32) as u32,
            e: e - shift as i32,
        }
    }
    /// The magnitude of `x`, which is neither zero nor infinite nor NaN.
    pub fn of(x: f32) -> Num {
        let bits = x.to_bits();
        let (fraction, exponent) = (bits & 0x7f_ffff, bits >> 23 & 0xff);
        let (m, e) = if exponent == 0 {
            (fraction, -126)
        } else {
            (fraction | 1 << 23, exponent as i32 - 127)
        };
        // The last bit that `new` sets lies far below those that are kept.
        Num::new(u64::from(m) << 40, e)
    }
    /// The product.
    pub fn times(self, by: Num) -> Num {
        Num::new(u64::from(self.m) * u64::from(by.m), self.e + by.e + 1)
    }
    /// The quotient.
    pub fn over(self, by: Num) -> Num {
        let quotient = (u64::from(self.m) << 31).checked_div(u64::from(by.m));
        Num::new(quotient.unwrap_or(0) << 31, self.e - by.e + 1)
    }
    /// The nearest float; of two that are equally near, the even one.
    pub fn to_f32(self) -> f32 {
        let exponent = self.e + 127;
        if exponent <= 0 || exponent >= 254 {
            return libm::ldexpf(self.m as f32, self.e - 31);
        }
        let (fraction, rest) = (self.m >> 8, self.m & 0xff);
        let up = u32::from(rest + (fraction & 1) > 0x80);
        // The highest bit of the fraction, and a carry out of it, go to the exponent.
        f32::from_bits((((exponent - 1) as u32) << 23) + fraction + up)
    }
    /// The number with `bits` bits behind the point; it has to fit a word.
    pub fn fixed(self, bits: i32) -> u32 {
        self.m.checked_shr((31 - bits - self.e) as u32).unwrap_or(0)
    }
}

/// `a * b`, where `b` has 31 bits behind the point, rounded.
fn scaled(a: i32, b: i32) -> i32 {
    ((i64::from(a) * i64::from(b) + (1 << 30)) >> 31) as i32
}

/// The polynomial in `u` whose coefficients, lowest first, have 30 bits behind the point;
/// `u` has 31, the result 30.
pub(super) fn polynomial(coefficients: &[i32], u: i32) -> i32 {
    coefficients
        .iter()
        .rev()
        .fold(0, |sum, c| c + scaled(sum, u))
}

/// A positive number with 30 bits behind the point.
pub(super) fn num30(x: i32) -> Num {
    Num::new(u64::from(x as u32) << 32, 1)
}
