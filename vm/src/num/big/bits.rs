//! Bitwise operations on (infinite) two's complement.

use super::arith::{increment, sub_mag};
use super::{trim_len, Int, Out};

/// `a & b`. `None`: the result does not fit.
#[must_use]
pub fn bit_and(a: Int, b: Int, out: &mut [u32]) -> Option<Out> {
    let (a, b) = (a.normal(), b.normal());
    // An operand that is not negative is zero above its own limbs.
    let width = match (a.neg, b.neg) {
        (false, false) => a.mag.len().min(b.mag.len()),
        (false, true) => a.mag.len(),
        (true, false) => b.mag.len(),
        (true, true) => a.mag.len().max(b.mag.len()),
    };
    combine(a, b, width, out, |x, y| x & y)
}

/// `a | b`. `None`: the result does not fit.
#[must_use]
pub fn bit_or(a: Int, b: Int, out: &mut [u32]) -> Option<Out> {
    let (a, b) = (a.normal(), b.normal());
    // A negative operand is all ones above its own limbs.
    let width = match (a.neg, b.neg) {
        (false, false) => a.mag.len().max(b.mag.len()),
        (true, false) => a.mag.len(),
        (false, true) => b.mag.len(),
        (true, true) => a.mag.len().min(b.mag.len()),
    };
    combine(a, b, width, out, |x, y| x | y)
}

/// `a ^ b`. `None`: the result does not fit.
#[must_use]
pub fn bit_xor(a: Int, b: Int, out: &mut [u32]) -> Option<Out> {
    let (a, b) = (a.normal(), b.normal());
    combine(a, b, a.mag.len().max(b.mag.len()), out, |x, y| x ^ y)
}

/// `~a`, which is `-a - 1`. `None`: the result does not fit.
#[must_use]
pub fn invert(a: Int, out: &mut [u32]) -> Option<Out> {
    let a = a.normal();
    if a.neg {
        return Some(Out::signed(false, sub_mag(a.mag, &[1], out)?));
    }
    a.copy_to(out)?;
    Some(Out::signed(true, increment(out, a.mag.len())?))
}

/// Turns limbs, lowest first, from magnitude to two's complement or back.
struct Flip {
    mask: u32,
    carry: bool,
}

impl Flip {
    const fn new(neg: bool) -> Flip {
        Flip {
            mask: if neg { u32::MAX } else { 0 },
            carry: neg,
        }
    }

    fn next(&mut self, limb: u32) -> u32 {
        let (value, carry) = (limb ^ self.mask).overflowing_add(u32::from(self.carry));
        self.carry = carry;
        value
    }
}

/// Applies `op` to the low `width` limbs; above them the result is its sign.
fn combine(
    a: Int,
    b: Int,
    width: usize,
    out: &mut [u32],
    op: impl Fn(u32, u32) -> u32,
) -> Option<Out> {
    let (mut flip_a, mut flip_b) = (Flip::new(a.neg), Flip::new(b.neg));
    let neg = op(u32::from(a.neg), u32::from(b.neg)) & 1 != 0;
    let mut flip_out = Flip::new(neg);
    let mut limbs_a = a.mag.iter();
    let mut limbs_b = b.mag.iter();
    for o in out.get_mut(..width)? {
        let x = flip_a.next(limbs_a.next().copied().unwrap_or(0));
        let y = flip_b.next(limbs_b.next().copied().unwrap_or(0));
        *o = flip_out.next(op(x, y));
    }
    if flip_out.carry {
        // All limbs are zero in two's complement: minus a power of the limb base.
        *out.get_mut(width)? = 1;
        return Some(Out::signed(neg, width + 1));
    }
    Some(Out::signed(neg, trim_len(out, width)))
}
