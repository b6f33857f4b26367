//! Addition, subtraction, multiplication and shifts.

use super::{cmp_mag, hi, lo, put, spill, trim_len, wide_mul, Int, Out, LIMB_BITS};
use core::cmp::Ordering;

/// `a + b`. `None`: the sum does not fit.
#[must_use]
pub fn add(a: Int, b: Int, out: &mut [u32]) -> Option<Out> {
    let (a, b) = (a.normal(), b.normal());
    add_signed(a, b.neg, b.mag, out)
}

/// `a - b`. `None`: the difference does not fit.
#[must_use]
pub fn sub(a: Int, b: Int, out: &mut [u32]) -> Option<Out> {
    let (a, b) = (a.normal(), b.normal());
    add_signed(a, !b.neg, b.mag, out)
}

/// Adds normal `a` and the number of sign `b_neg` and trimmed magnitude `b`.
fn add_signed(a: Int, b_neg: bool, b: &[u32], out: &mut [u32]) -> Option<Out> {
    if a.neg == b_neg || b.is_empty() || a.mag.is_empty() {
        let neg = if a.mag.is_empty() { b_neg } else { a.neg };
        return Some(Out::signed(neg, add_mag(a.mag, b, out)?));
    }
    match cmp_mag(a.mag, b) {
        Ordering::Equal => Some(Out::ZERO),
        Ordering::Greater => Some(Out::signed(a.neg, sub_mag(a.mag, b, out)?)),
        Ordering::Less => Some(Out::signed(b_neg, sub_mag(b, a.mag, out)?)),
    }
}

/// One limb of a sum; the carry goes in and out.
fn add_step(a: u32, b: u32, carry: &mut bool) -> u32 {
    let (sum, first) = a.overflowing_add(b);
    let (sum, second) = sum.overflowing_add(u32::from(*carry));
    *carry = first | second;
    sum
}

/// One limb of a difference; the borrow goes in and out.
pub(super) fn sub_step(a: u32, b: u32, borrow: &mut bool) -> u32 {
    let (diff, first) = a.overflowing_sub(b);
    let (diff, second) = diff.overflowing_sub(u32::from(*borrow));
    *borrow = first | second;
    diff
}

/// Adds trimmed magnitudes; returns the length of the sum.
fn add_mag(a: &[u32], b: &[u32], out: &mut [u32]) -> Option<usize> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let (long_low, long_high) = long.split_at(short.len());
    let (out_low, out_high) = out.get_mut(..long.len())?.split_at_mut(short.len());
    let mut carry = false;
    for ((o, &x), &y) in out_low.iter_mut().zip(long_low).zip(short) {
        *o = add_step(x, y, &mut carry);
    }
    for (o, &x) in out_high.iter_mut().zip(long_high) {
        *o = add_step(x, 0, &mut carry);
    }
    if carry {
        *out.get_mut(long.len())? = 1;
    }
    Some(long.len() + usize::from(carry))
}

/// Subtracts trimmed magnitudes, `a >= b`; returns the trimmed length.
pub(super) fn sub_mag(a: &[u32], b: &[u32], out: &mut [u32]) -> Option<usize> {
    let shared = b.len().min(a.len());
    let (a_low, a_high) = a.split_at(shared);
    let (out_low, out_high) = out.get_mut(..a.len())?.split_at_mut(shared);
    let mut borrow = false;
    for ((o, &x), &y) in out_low.iter_mut().zip(a_low).zip(b) {
        *o = sub_step(x, y, &mut borrow);
    }
    for (o, &x) in out_high.iter_mut().zip(a_high) {
        *o = sub_step(x, 0, &mut borrow);
    }
    Some(trim_len(out, a.len()))
}

/// Adds `src` to the limbs at the bottom of `dst`, which is at least as long;
/// returns the carry out of `src.len()` limbs.
pub(super) fn add_into(dst: &mut [u32], src: &[u32]) -> bool {
    let mut carry = false;
    for (d, &s) in dst.iter_mut().zip(src) {
        *d = add_step(*d, s, &mut carry);
    }
    carry
}

/// Adds one to the trimmed magnitude in the first `len` limbs of `buf`.
pub(super) fn increment(buf: &mut [u32], len: usize) -> Option<usize> {
    for limb in buf.get_mut(..len)? {
        *limb = limb.wrapping_add(1);
        if *limb != 0 {
            return Some(len);
        }
    }
    *buf.get_mut(len)? = 1;
    Some(len + 1)
}

/// `a * b` by the schoolbook method. `None`: `out` is shorter
/// than both operands together, and the product does not fit.
#[must_use]
pub fn mul(a: Int, b: Int, out: &mut [u32]) -> Option<Out> {
    let (a, b) = (a.normal(), b.normal());
    let len = mul_mag(a.mag, b.mag, out)?;
    Some(Out::signed(a.neg != b.neg, len))
}

/// Multiplies trimmed magnitudes; returns the length of the product.
pub(super) fn mul_mag(a: &[u32], b: &[u32], out: &mut [u32]) -> Option<usize> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let Some((&first, rest)) = short.split_first() else {
        return Some(0);
    };
    let mut carry = mul_row(long, first, out.get_mut(..long.len())?);
    let mut top = long.len();
    for (i, &y) in rest.iter().enumerate() {
        *out.get_mut(top)? = carry;
        top += 1;
        carry = mul_add_row(long, y, out.get_mut(i + 1..top)?);
    }
    if carry != 0 {
        *out.get_mut(top)? = carry;
        top += 1;
    }
    Some(top)
}

/// `row = a * y`; returns the limb above the row.
fn mul_row(a: &[u32], y: u32, row: &mut [u32]) -> u32 {
    let mut carry = 0;
    for (o, &x) in row.iter_mut().zip(a) {
        let wide = wide_mul(x, y) + u64::from(carry);
        *o = lo(wide);
        carry = hi(wide);
    }
    carry
}

/// `row += a * y`; returns the limb above the row.
fn mul_add_row(a: &[u32], y: u32, row: &mut [u32]) -> u32 {
    let mut carry = 0;
    for (o, &x) in row.iter_mut().zip(a) {
        let wide = wide_mul(x, y) + u64::from(*o) + u64::from(carry);
        *o = lo(wide);
        carry = hi(wide);
    }
    carry
}

/// Squares a trimmed magnitude; cheaper than [`mul_mag`] from three limbs up.
pub(super) fn square_mag(a: &[u32], out: &mut [u32]) -> Option<usize> {
    let len = a.len().saturating_mul(2);
    if a.len() < 3 || out.len() < len {
        return mul_mag(a, a, out);
    }
    let square = out.get_mut(..len)?;
    square.fill(0);
    // Products of distinct limbs, each pair once.
    let mut tail = a;
    let mut at = 1;
    while let Some((&x, rest)) = tail.split_first() {
        let end = at + rest.len();
        let carry = mul_add_row(rest, x, square.get_mut(at..end)?);
        if let Some(above) = square.get_mut(end) {
            *above = carry;
        }
        tail = rest;
        at += 2;
    }
    // Twice those, plus the squares of the limbs.
    let mut shifted_out = 0;
    let mut carry = false;
    for (pair, &x) in square.chunks_exact_mut(2).zip(a) {
        if let [low, high] = pair {
            let own = wide_mul(x, x);
            let doubled_low = (*low << 1) | shifted_out;
            let doubled_high = (*high << 1) | (*low >> 31);
            shifted_out = *high >> 31;
            *low = add_step(doubled_low, lo(own), &mut carry);
            *high = add_step(doubled_high, hi(own), &mut carry);
        }
    }
    Some(trim_len(square, len))
}

/// `a << bits`. `None`: the result does not fit.
#[must_use]
pub fn shl(a: Int, bits: usize, out: &mut [u32]) -> Option<Out> {
    let a = a.normal();
    let len = shl_mag(a.mag, bits, out)?;
    Some(Out::signed(a.neg, len))
}

/// Shifts a trimmed magnitude to the left; returns the length.
pub(super) fn shl_mag(mag: &[u32], bits: usize, out: &mut [u32]) -> Option<usize> {
    if mag.is_empty() {
        return Some(0);
    }
    let (words, by) = split_count(bits);
    let end = words.checked_add(mag.len())?;
    let (zeros, row) = out.get_mut(..end)?.split_at_mut(words);
    zeros.fill(0);
    let mut carry = 0;
    if by == 0 {
        row.copy_from_slice(mag);
    } else {
        for (o, &x) in row.iter_mut().zip(mag) {
            *o = (x << by) | carry;
            carry = spill(x, by);
        }
    }
    if carry == 0 {
        return Some(end);
    }
    *out.get_mut(end)? = carry;
    Some(end + 1)
}

/// `a >> bits`, rounding towards minus infinity as Python does. `None`: the
/// result does not fit.
#[must_use]
pub fn shr(a: Int, bits: usize, out: &mut [u32]) -> Option<Out> {
    let a = a.normal();
    let (len, lost) = shr_mag(a.mag, bits, out)?;
    let len = if a.neg && lost {
        increment(out, len)?
    } else {
        len
    };
    Some(Out::signed(a.neg, len))
}

/// Shifts a trimmed magnitude to the right; returns the length and whether a
/// set bit fell off.
pub(super) fn shr_mag(mag: &[u32], bits: usize, out: &mut [u32]) -> Option<(usize, bool)> {
    let (words, by) = split_count(bits);
    if words >= mag.len() {
        return Some((0, !mag.is_empty()));
    }
    let (gone, kept) = mag.split_at(words);
    let mut lost = gone.iter().any(|&limb| limb != 0);
    if by == 0 {
        put(kept, out)?;
        return Some((kept.len(), lost));
    }
    let back = 32 - by;
    let len = kept.len() - usize::from(kept.last().is_some_and(|top| top >> by == 0));
    let row = out.get_mut(..len)?;
    lost |= kept.first().is_some_and(|&limb| limb << back != 0);
    let above = kept.iter().skip(1).copied().chain(core::iter::once(0));
    for ((o, &x), next) in row.iter_mut().zip(kept).zip(above) {
        *o = (x >> by) | (next << back);
    }
    Some((len, lost))
}

/// A shift count as whole limbs and remaining bits (0 to 31).
#[allow(clippy::cast_possible_truncation)] // the remainder is below 32
const fn split_count(bits: usize) -> (usize, u32) {
    (bits / LIMB_BITS, (bits & 31) as u32)
}
