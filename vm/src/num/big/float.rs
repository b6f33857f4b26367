//! Conversion to and from IEEE floats, comparison with them, true division.
//! Everything works on the bit patterns; no float arithmetic is involved.

// Exponents and bit counts stay below 2^16, patterns below their sign bit.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss
)]

use super::arith::{shl_mag, shr_mag};
use super::div::divmod;
use super::{join, low_pair, mag_bits, spill, Fault, Int, Out, Small};
use core::cmp::Ordering;

/// Limbs that hold any finite `f32` truncated to an integer.
pub const F32_LIMBS: usize = 4;
/// A binary interchange format.
#[derive(Clone, Copy)]
struct Format {
    /// Bits of the significand with the hidden one.
    precision: u32,
    /// Exponent bias, which is also the largest exponent.
    bias: i32,
}

const SINGLE: Format = Format {
    precision: 24,
    bias: 127,
};
/// A finite float: `±mant * 2^exp`.
#[derive(Clone, Copy)]
struct Parts {
    neg: bool,
    mant: u64,
    exp: i32,
}

impl Format {
    /// The sign bit, in place.
    const fn sign(self) -> u64 {
        let exponent_bits = 33 - (self.bias as u32).leading_zeros();
        1 << (self.precision - 1 + exponent_bits)
    }

    /// The bit pattern of infinity.
    const fn infinity(self) -> u64 {
        (2 * self.bias as u64 + 1) << (self.precision - 1)
    }

    /// Takes a bit pattern apart.
    fn split(self, bits: u64) -> Result<Parts, Fault> {
        let neg = bits & self.sign() != 0;
        let bits = bits & (self.sign() - 1);
        if bits >= self.infinity() {
            return Err(if bits == self.infinity() {
                Fault::Infinite
            } else {
                Fault::Nan
            });
        }
        let hidden = 1 << (self.precision - 1);
        let mut mant = bits & (hidden - 1);
        let mut biased = (bits >> (self.precision - 1)) as i32;
        if biased == 0 {
            biased = 1;
        } else {
            mant |= hidden;
        }
        let exp = biased - self.bias - (self.precision as i32 - 1);
        Ok(Parts { neg, mant, exp })
    }

    /// Rounds `mant * 2^exp`, plus something below one unit of `mant` if
    /// `sticky`, half to even; gives the bit pattern without sign, or `None`
    /// beyond the largest finite value. With `sticky`, `mant` must have at
    /// least two bits more than the precision.
    fn pack(self, mant: u64, sticky: bool, exp: i32) -> Option<u64> {
        if mant == 0 {
            return Some(0);
        }
        let bits = 64 - mant.leading_zeros();
        let top = exp.saturating_add(bits as i32 - 1);
        if top > self.bias {
            return None;
        }
        let lowest = 1 - self.bias;
        let denormal = lowest.saturating_sub(top).max(0);
        let drop = (bits as i32 - self.precision as i32).saturating_add(denormal);
        if drop > bits as i32 {
            // Below half of the smallest number.
            return Some(0);
        }
        let kept = if drop <= 0 {
            mant << (-drop).min(63)
        } else {
            let drop = drop as u32;
            let kept = mant.checked_shr(drop).unwrap_or(0);
            let rest = mant ^ kept.checked_shl(drop).unwrap_or(0);
            let half = 1_u64 << (drop - 1);
            let up = rest > half || (rest == half && (sticky || kept & 1 != 0));
            kept + u64::from(up)
        };
        // The hidden bit, if there, raises the exponent field by one; so does
        // a carry from rounding.
        let field = (top.max(lowest) - lowest) as u64;
        let pattern = (field << (self.precision - 1)) + kept;
        (pattern < self.infinity()).then_some(pattern)
    }

    /// Rounds a magnitude in normal form.
    fn round(self, mag: &[u32]) -> Option<u64> {
        if mag.len() > F32_LIMBS {
            return None;
        }
        let (mant, sticky) = top_bits(mag);
        let exp = mag_bits(mag).saturating_sub(64);
        if exp == 0 && mag.len() <= 2 {
            return self.pack(low_pair(mag), false, 0);
        }
        self.pack(mant, sticky, exp as i32)
    }
}

/// The 64 leading bits of a trimmed magnitude, aligned to the top of the word,
/// and whether any lower bit is set.
fn top_bits(mag: &[u32]) -> (u64, bool) {
    let mut limbs = mag.iter().rev().copied();
    let [high, mid, low] = [(); 3].map(|()| limbs.next().unwrap_or(0));
    let shift = high.leading_zeros() & 31;
    let top = join(
        (high << shift) | spill(mid, shift),
        (mid << shift) | spill(low, shift),
    );
    let sticky = low << shift != 0 || limbs.any(|limb| limb != 0);
    (top, sticky)
}

/// Truncates a finite float.
fn from_parts(parts: Parts, out: &mut [u32]) -> Option<Out> {
    let Parts { neg, mant, exp } = parts;
    let value = if exp < 0 {
        mant.checked_shr(exp.unsigned_abs()).unwrap_or(0)
    } else {
        mant
    };
    let small = Small::from_u64(value);
    let len = shl_mag(small.int().mag, exp.max(0) as usize, out)?;
    Some(Out::signed(neg, len))
}

/// `int(x)`: truncates towards zero; [`F32_LIMBS`] limbs are always enough.
///
/// # Errors
/// [`Fault::Nan`] and [`Fault::Infinite`] for those; [`Fault::Space`] if `out`
/// is too small for the value.
pub fn from_f32(x: f32, out: &mut [u32]) -> Result<Out, Fault> {
    from_parts(SINGLE.split(u64::from(x.to_bits()))?, out).ok_or(Fault::Space)
}

/// A single from its pattern without sign.
fn single(neg: bool, pattern: u64) -> f32 {
    let sign = if neg { SINGLE.sign() } else { 0 };
    f32::from_bits((pattern | sign) as u32)
}

/// The nearest `f32`, ties to even; `None` if it would be infinite.
#[must_use]
pub fn to_f32(a: Int) -> Option<f32> {
    let a = a.normal();
    Some(single(a.neg, SINGLE.round(a.mag)?))
}

/// Compares exactly with a float given as parts.
fn cmp_parts(a: Int, x: Result<Parts, Fault>, x_neg: bool) -> Option<Ordering> {
    let a = a.normal();
    let magnitude = match x {
        Ok(Parts { mant: 0, .. }) => {
            return Some(match (a.neg, a.is_zero()) {
                (_, true) => Ordering::Equal,
                (true, _) => Ordering::Less,
                (false, _) => Ordering::Greater,
            })
        }
        Ok(parts) => Some(parts),
        Err(Fault::Infinite) => None,
        Err(_) => return None,
    };
    // A zero integer loses against any magnitude, so its sign does not count.
    if a.neg != x_neg && !a.is_zero() {
        return Some(if a.neg {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    let order = match magnitude {
        None => Ordering::Less,
        Some(Parts { mant, exp, .. }) => {
            let zeros = mant.leading_zeros();
            let bits = i64::from(exp) + 64 - i64::from(zeros);
            let own = i64::try_from(mag_bits(a.mag)).unwrap_or(i64::MAX);
            let (top, sticky) = top_bits(a.mag);
            let tail = if sticky {
                Ordering::Greater
            } else {
                Ordering::Equal
            };
            if a.is_zero() {
                Ordering::Less
            } else {
                own.cmp(&bits)
                    .then_with(|| top.cmp(&(mant << zeros)))
                    .then(tail)
            }
        }
    };
    Some(if x_neg { order.reverse() } else { order })
}

/// Compares with an `f32` without rounding; `None` for NaN.
#[must_use]
pub fn cmp_f32(a: Int, x: f32) -> Option<Ordering> {
    let parts = SINGLE.split(u64::from(x.to_bits()));
    cmp_parts(a, parts, x.is_sign_negative())
}

/// `a / b` as the nearest `f32`, ties to even; tiny quotients become denormal
/// or a zero with the sign of the quotient. `scratch` holds the scaled dividend, at most two limbs
/// longer than `b`, and as much for the remainder.
///
/// # Errors
/// [`Fault::DivZero`] if `b` is zero; [`Fault::Overflow`] if the result would
/// be infinite; [`Fault::Space`] if `scratch` is too small.
pub fn true_div_f32(a: Int, b: Int, scratch: &mut [u32]) -> Result<f32, Fault> {
    let (a, b) = (a.normal(), b.normal());
    if b.is_zero() {
        return Err(Fault::DivZero);
    }
    let neg = a.neg != b.neg;
    let bits = |int: Int| i64::try_from(mag_bits(int.mag)).unwrap_or(i64::MAX);
    // The quotient lies between 2^(gap - 1) and 2^(gap + 1).
    let gap = bits(a) - bits(b);
    if a.is_zero() || gap < -4096 {
        return Ok(single(neg, 0));
    }
    if gap > 4096 {
        return Err(Fault::Overflow);
    }
    // Scale the dividend for a quotient of two or three bits too many.
    let scale = i64::from(SINGLE.precision) + 2 - gap;
    let count = usize::try_from(scale.unsigned_abs()).map_err(|_| Fault::Overflow)?;
    let half = scratch.len() / 2;
    let (dividend, remainder) = scratch.split_at_mut(half);
    let (len, lost) = if scale >= 0 {
        shl_mag(a.mag, count, dividend).map(|len| (len, false))
    } else {
        shr_mag(a.mag, count, dividend)
    }
    .ok_or(Fault::Space)?;
    let mut quotient = [0; 6];
    let dividend = Int::new(false, dividend.get(..len).unwrap_or(&[]));
    let (q, r) = divmod(dividend, b.abs(), &mut quotient, remainder)?;
    let mant = low_pair(q.of(&quotient).mag);
    let exp = i32::try_from(-scale).map_err(|_| Fault::Overflow)?;
    let pattern = SINGLE.pack(mant, lost || r.len != 0, exp);
    Ok(single(neg, pattern.ok_or(Fault::Overflow)?))
}
