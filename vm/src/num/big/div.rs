//! Division with remainder, by multiplication with a one-limb reciprocal.

use super::arith::{add_into, increment, sub_step};
use super::{cmp_mag, hi, join, lo, put, spill, trim, trim_len, wide_mul, Fault, Int, Out};
use core::cmp::Ordering;

/// A one-limb divisor prepared for dividing double limbs without a divide
/// instruction: one wide and one narrow multiplication per quotient limb.
#[derive(Clone, Copy)]
pub(super) struct Recip {
    /// The divisor shifted so that its top bit is set.
    norm: u32,
    /// `floor((2^64 - 1) / norm) - 2^32`.
    inverse: u32,
    /// How far the divisor was shifted (0 to 31).
    shift: u32,
}

impl Recip {
    /// Prepares a divisor; `None` for zero.
    pub(super) fn new(divisor: u32) -> Option<Recip> {
        if divisor == 0 {
            return None;
        }
        let shift = divisor.leading_zeros();
        let norm = divisor << shift;
        Some(Recip {
            norm,
            inverse: div_halves(!norm, u32::MAX, norm),
            shift,
        })
    }

    /// Divides `high:low` by the *normalised* divisor, `high < norm`.
    fn div_norm(self, high: u32, low: u32) -> (u32, u32) {
        // The estimate is at most one too large or one too small.
        let guess = wide_mul(self.inverse, high).wrapping_add(join(high, low));
        let mut quot = hi(guess).wrapping_add(1);
        let mut rem = low.wrapping_sub(quot.wrapping_mul(self.norm));
        if rem > lo(guess) {
            quot = quot.wrapping_sub(1);
            rem = rem.wrapping_add(self.norm);
        }
        if rem >= self.norm {
            quot = quot.wrapping_add(1);
            rem = rem.wrapping_sub(self.norm);
        }
        (quot, rem)
    }

    /// `wide` modulo the divisor; its high half must be below the divisor.
    pub(super) fn rem_wide(self, wide: u64) -> u32 {
        let (high, low) = (hi(wide), lo(wide));
        let high = (high << self.shift) | spill(low, self.shift);
        self.div_norm(high, low << self.shift).1 >> self.shift
    }

    /// The remainder of a magnitude.
    fn rem(self, mag: &[u32]) -> u32 {
        let mut rem = 0;
        for &limb in mag.iter().rev() {
            rem = self.rem_wide(join(rem, limb));
        }
        rem
    }

    /// Divides the magnitude in place and returns the remainder.
    pub(super) fn divide(self, mag: &mut [u32]) -> u32 {
        // `rem` is kept shifted like the divisor.
        let mut rem = 0;
        for limb in mag.iter_mut().rev() {
            let high = rem | spill(*limb, self.shift);
            let (quot, rest) = self.div_norm(high, *limb << self.shift);
            *limb = quot;
            rem = rest;
        }
        rem >> self.shift
    }
}

/// `high:low / divisor` in 16-bit halves; the divisor has its top bit set and
/// `high < divisor`.
fn div_halves(high: u32, low: u32, divisor: u32) -> u32 {
    let mut quot = 0;
    let mut rem = high;
    let (d_high, d_low) = ((divisor >> 16).max(1), divisor & 0xFFFF);
    for half in [low >> 16, low & 0xFFFF] {
        let mut digit = rem / d_high;
        let mut rest = rem % d_high;
        while digit > 0xFFFF || digit * d_low > ((rest << 16) | half) {
            digit -= 1;
            rest += d_high;
            if rest > 0xFFFF {
                break;
            }
        }
        // The true remainder is below the divisor; the lost high bits cancel.
        rem = ((rem << 16) | half).wrapping_sub(digit.wrapping_mul(divisor));
        quot = (quot << 16) | digit;
    }
    quot
}

/// Divides the number in the first `len` limbs of `buf` by `divisor` in place.
///
/// Returns the new length and the remainder; `None` if the divisor is zero or
/// `len` exceeds the buffer.
#[must_use]
pub fn divrem_small(buf: &mut [u32], len: usize, divisor: u32) -> Option<(usize, u32)> {
    let len = trim(buf.get(..len)?).len();
    let mag = buf.get_mut(..len)?;
    if let [limb] = mag {
        let rem = limb.checked_rem(divisor)?;
        *limb /= divisor.max(1);
        return Some((usize::from(*limb != 0), rem));
    }
    let rem = Recip::new(divisor)?.divide(mag);
    Some((trim_len(mag, len), rem))
}

/// The magnitude modulo `divisor`; `None` if the divisor is zero.
#[must_use]
pub fn rem_small(mag: &[u32], divisor: u32) -> Option<u32> {
    match trim(mag) {
        [limb] => limb.checked_rem(divisor),
        mag => Some(Recip::new(divisor)?.rem(mag)),
    }
}

/// Limbs that the quotient buffer of [`divmod`] needs.
#[must_use]
pub fn divmod_q_len(a: Int, b: Int) -> usize {
    let (a, b) = (trim(a.mag), trim(b.mag));
    let len = if b.len() == 1 {
        a.len()
    } else {
        a.len().saturating_sub(b.len())
    };
    len.saturating_add(2)
}

/// Floor division with remainder: `a == q * b + r`, and `r` is zero or has the
/// sign of `b` with `|r| < |b|`. Returns the quotient and the remainder.
///
/// # Errors
/// [`Fault::DivZero`] if `b` is zero; [`Fault::Space`] if a buffer is smaller
/// than [`divmod_q_len`], or `r`, in which the dividend is worked on, shorter than `a` or `b`.
pub fn divmod(a: Int, b: Int, q: &mut [u32], r: &mut [u32]) -> Result<(Out, Out), Fault> {
    floor(a, b, Some(q), r)
}

/// `a // b`, rounded towards minus infinity; `scratch` is used up.
///
/// # Errors
/// [`Fault::DivZero`] if `b` is zero; [`Fault::Space`] if `q` has fewer than
/// [`divmod_q_len`] limbs or `scratch` is shorter than `a` or `b`.
pub fn floor_div(a: Int, b: Int, q: &mut [u32], scratch: &mut [u32]) -> Result<Out, Fault> {
    Ok(floor(a, b, Some(q), scratch)?.0)
}

/// `a % b`, with the sign of `b`.
///
/// # Errors
/// [`Fault::DivZero`] if `b` is zero; [`Fault::Space`] if `r`, in which
/// the dividend is worked on, is shorter than `a` or `b`.
pub fn modulo(a: Int, b: Int, r: &mut [u32]) -> Result<Out, Fault> {
    Ok(floor(a, b, None, r)?.1)
}

/// Common part of the public divisions. Without a quotient buffer the
/// quotient returned is zero.
fn floor(a: Int, b: Int, q: Option<&mut [u32]>, r: &mut [u32]) -> Result<(Out, Out), Fault> {
    let (a, b) = (a.normal(), b.normal());
    if b.is_zero() {
        return Err(Fault::DivZero);
    }
    let mut q = q;
    let (q_len, r_len) = divide_mag(a.mag, b.mag, q.as_deref_mut(), r).ok_or(Fault::Space)?;
    let q_neg = a.neg != b.neg;
    if !q_neg || r_len == 0 {
        return Ok((Out::signed(q_neg, q_len), Out::signed(b.neg, r_len)));
    }
    // The truncated quotient is rounded up: it goes one step down, and the remainder becomes `b` less it.
    let r_len = complement(r, r_len, b.mag).ok_or(Fault::Space)?;
    let q_len = match q {
        Some(q) => increment(q, q_len).ok_or(Fault::Space)?,
        None => 0,
    };
    Ok((Out::signed(true, q_len), Out::signed(b.neg, r_len)))
}

/// `r = b - r` for the `len` limbs of `r`, `r < b`; returns the trimmed length.
pub(super) fn complement(r: &mut [u32], len: usize, b: &[u32]) -> Option<usize> {
    let row = r.get_mut(..b.len())?;
    row.get_mut(len..)?.fill(0);
    let mut borrow = false;
    for (limb, &x) in row.iter_mut().zip(b) {
        *limb = sub_step(x, *limb, &mut borrow);
    }
    Some(trim_len(row, b.len()))
}

/// Divides trimmed magnitudes, `b` not zero. Returns both lengths.
fn divide_mag(
    a: &[u32],
    b: &[u32],
    q: Option<&mut [u32]>,
    r: &mut [u32],
) -> Option<(usize, usize)> {
    if cmp_mag(a, b) == Ordering::Less {
        put(a, r)?;
        return Some((0, a.len()));
    }
    if let [divisor] = b {
        let (q_len, rem) = match q {
            Some(q) => {
                put(a, q)?;
                divrem_small(q, a.len(), *divisor)?
            }
            None => (0, rem_small(a, *divisor)?),
        };
        if rem != 0 {
            *r.first_mut()? = rem;
        }
        return Some((q_len, usize::from(rem != 0)));
    }
    let work = r.get_mut(..a.len())?;
    work.copy_from_slice(a);
    let q_len = long_division(work, b, q)?;
    Some((q_len, trim_len(work, b.len())))
}

/// Reduces the magnitude in the first `len` limbs of `buf` modulo trimmed `m`
/// (not zero); returns the trimmed length.
pub(super) fn reduce(buf: &mut [u32], len: usize, m: &[u32]) -> Option<usize> {
    let mag = buf.get_mut(..len)?;
    let len = trim(mag).len();
    let mag = mag.get_mut(..len)?;
    if cmp_mag(mag, m) == Ordering::Less {
        return Some(len);
    }
    if let [divisor] = m {
        let rem = rem_small(mag, *divisor)?;
        *mag.first_mut()? = rem;
        return Some(usize::from(rem != 0));
    }
    long_division(mag, m, None)?;
    Some(trim_len(mag, m.len()))
}

/// Limb `i` of `mag`, counted down from `end`; zero outside.
fn below(mag: &[u32], end: usize, i: usize) -> u32 {
    end.checked_sub(i)
        .and_then(|at| mag.get(at))
        .copied()
        .unwrap_or(0)
}

/// Long division (Knuth's algorithm D) of `work` by `div`, which is trimmed,
/// has two limbs or more and is not longer than `work`. Leaves the remainder
/// in `work` and returns the trimmed length of the quotient.
///
/// Nothing is shifted in memory: only the leading limbs that a quotient limb
/// is estimated from are aligned, which gives the same estimate.
fn long_division(work: &mut [u32], div: &[u32], mut q: Option<&mut [u32]>) -> Option<usize> {
    let n = div.len();
    let steps = work.len().checked_sub(n)?.checked_add(1)?;
    let shift = div.last()?.leading_zeros() & 31;
    let align = |high: u32, low: u32| (high << shift) | spill(low, shift);
    let d1 = align(below(div, n, 1), below(div, n, 2));
    let d0 = align(below(div, n, 2), below(div, n, 3));
    let recip = Recip::new(d1)?;
    if let Some(q) = &q {
        // The top limb of the quotient may turn out to be zero.
        if q.len() < steps - 1 {
            return None;
        }
    }
    let mut q_len = 0;
    for at in (0..steps).rev() {
        let end = at + n;
        let top = below(work, end, 0);
        let [w1, w2, w3] = [1, 2, 3].map(|i| below(work, end, i));
        let (u2, u1, u0) = (align(top, w1), align(w1, w2), align(w2, w3));
        let (mut digit, mut rest) = if u2 < d1 {
            let (digit, rest) = recip.div_norm(u2, u1);
            (digit, Some(rest))
        } else {
            (u32::MAX, u1.checked_add(d1))
        };
        // Bring the estimate down to at most one too large.
        while let Some(r) = rest {
            if wide_mul(digit, d0) <= join(r, u0) {
                break;
            }
            digit = digit.wrapping_sub(1);
            rest = r.checked_add(d1);
        }
        if digit != 0 {
            let row = work.get_mut(at..end)?;
            let owed = mul_sub_row(div, digit, row);
            if owed > top {
                digit = digit.wrapping_sub(1);
                add_into(row, div);
            }
        }
        if let Some(limb) = work.get_mut(end) {
            *limb = 0;
        }
        if let Some(q) = q.as_deref_mut() {
            if digit != 0 && q_len == 0 {
                q_len = at + 1;
            }
            match q.get_mut(at) {
                Some(limb) => *limb = digit,
                None if digit == 0 => {}
                None => return None,
            }
        }
    }
    Some(q_len)
}

/// `row -= div * digit`; returns what has to be taken from the limb above.
fn mul_sub_row(div: &[u32], digit: u32, row: &mut [u32]) -> u32 {
    let mut owed = 0;
    for (o, &x) in row.iter_mut().zip(div) {
        let wide = wide_mul(x, digit) + u64::from(owed);
        let (diff, borrow) = o.overflowing_sub(lo(wide));
        *o = diff;
        owed = hi(wide).wrapping_add(u32::from(borrow));
    }
    owed
}
