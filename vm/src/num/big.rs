//! Arbitrary-precision integer kernel: Python semantics, no allocation.
//!
//! Numbers are sign and magnitude. A magnitude is a slice of *limbs*: `u32`
//! words, least significant first. The normal form has no zero limb at the top
//! (zero is the empty slice) and zero is never negative. Inputs that are not in
//! normal form are accepted and read by value; outputs are always normal.
//!
//! Every operation writes into caller-supplied `&mut [u32]` buffers and returns
//! the sign and the number of limbs in use ([`Out`]). What lies above that
//! length in a buffer is unspecified afterwards. A buffer may be too small: then
//! the operation either succeeds because the result happens to fit, or reports
//! that (`None` or [`Fault::Space`]). Nothing here panics, allocates,
//! recurses or divides wider than 32 by 32 bits.

mod arith;
mod bits;
mod div;
mod float;
mod pow;
#[cfg(test)]
mod tests;
mod text;

pub use arith::{add, mul, shl, shr, sub};
pub use bits::{bit_and, bit_or, bit_xor, invert};
pub use div::{divmod_q_len, divrem_small, floor_div, modulo};
pub use float::{cmp_f32, from_f32, to_f32, true_div_f32, F32_LIMBS};
pub use pow::{pow, pow_len, powmod, powmod_len};
pub use text::{digit_value, mul_small_add};

use core::cmp::Ordering;

/// Bits per limb.
pub const LIMB_BITS: usize = 32;

/// A borrowed integer: sign and little-endian `u32` magnitude.
///
/// Equality and order are by value, so `-0` equals `0` and leading zero limbs
/// do not matter.
#[derive(Clone, Copy, Debug)]
pub struct Int<'a> {
    /// Whether the number is below zero (ignored when the magnitude is zero).
    pub neg: bool,
    /// Limbs of the absolute value, least significant first.
    pub mag: &'a [u32],
}

/// Sign and length of a result that was written to a buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Out {
    /// Whether the result is below zero; never set for zero.
    pub neg: bool,
    /// Limbs in use; the top one is not zero.
    pub len: usize,
}

/// Why an operation produced no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Fault {
    /// An output or scratch buffer is too small.
    Space,
    /// The divisor or the modulus is zero.
    DivZero,
    /// The exponent is negative.
    NegExp,
    /// The result is beyond the range of the target.
    Overflow,
    /// The float is not a number.
    Nan,
    /// The float is an infinity.
    Infinite,
}

/// A machine integer in the limb form, to pass as an operand without a buffer.
#[derive(Clone, Copy, Debug)]
pub struct Small {
    neg: bool,
    limbs: [u32; 2],
}

impl Out {
    /// The result zero.
    pub const ZERO: Out = Out { neg: false, len: 0 };

    /// Views the result in the buffer it was written to.
    #[must_use]
    pub fn of(self, buf: &[u32]) -> Int<'_> {
        let mag = buf.get(..self.len).unwrap_or(buf);
        Int::new(self.neg, mag)
    }

    /// Builds a result, keeping zero free of a sign.
    const fn signed(neg: bool, len: usize) -> Out {
        Out {
            neg: neg && len != 0,
            len,
        }
    }
}

impl Small {
    /// Holds an unsigned 64-bit value.
    #[must_use]
    pub const fn from_u64(value: u64) -> Small {
        Small {
            neg: false,
            limbs: [lo(value), hi(value)],
        }
    }

    /// Holds an unsigned 32-bit value.
    #[must_use]
    pub const fn from_u32(value: u32) -> Small {
        Small {
            neg: false,
            limbs: [value, 0],
        }
    }

    /// Holds a signed 32-bit value.
    #[must_use]
    pub const fn from_i32(value: i32) -> Small {
        Small {
            neg: value < 0,
            limbs: [value.unsigned_abs(), 0],
        }
    }

    /// Views the value as an operand, in normal form.
    #[must_use]
    pub fn int(&self) -> Int<'_> {
        Int::new(self.neg, &self.limbs)
    }
}

impl<'a> Int<'a> {
    /// Makes an integer in normal form from a sign and any magnitude.
    #[must_use]
    pub fn new(neg: bool, mag: &'a [u32]) -> Int<'a> {
        let mag = trim(mag);
        Int {
            neg: neg && !mag.is_empty(),
            mag,
        }
    }

    /// This value in normal form.
    #[must_use]
    pub fn normal(self) -> Int<'a> {
        Int::new(self.neg, self.mag)
    }

    /// Whether the value is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        trim(self.mag).is_empty()
    }

    /// Whether the value is odd.
    #[must_use]
    pub fn is_odd(self) -> bool {
        self.mag.first().is_some_and(|limb| limb & 1 != 0)
    }

    /// The value with the opposite sign (no limbs are copied).
    #[must_use]
    pub fn negate(self) -> Int<'a> {
        Int::new(!self.neg, self.mag)
    }

    /// The absolute value (no limbs are copied).
    #[must_use]
    pub fn abs(self) -> Int<'a> {
        Int::new(false, self.mag)
    }

    /// Set bits of the absolute value, as Python's `int.bit_count`.
    #[must_use]
    pub fn bit_count(self) -> usize {
        self.mag.iter().fold(0_usize, |sum, limb| {
            sum.saturating_add(limb.count_ones() as usize)
        })
    }

    /// The value as `i32`, or `None` when it does not fit.
    #[must_use]
    pub fn to_i32(self) -> Option<i32> {
        let limb = match trim(self.mag) {
            [] => 0,
            [limb] => *limb,
            _ => return None,
        };
        if self.neg {
            0_i32.checked_sub_unsigned(limb)
        } else {
            i32::try_from(limb).ok()
        }
    }

    /// The value as `u32`, or `None` when it does not fit.
    #[must_use]
    pub fn to_u32(self) -> Option<u32> {
        match self.normal() {
            Int { mag: [], .. } => Some(0),
            Int {
                neg: false,
                mag: [limb],
            } => Some(*limb),
            _ => None,
        }
    }

    /// Copies the value into a buffer of at least its own limb count.
    #[must_use]
    pub fn copy_to(self, out: &mut [u32]) -> Option<Out> {
        let int = self.normal();
        put(int.mag, out)?;
        Some(Out {
            neg: int.neg,
            len: int.mag.len(),
        })
    }
}

impl PartialEq for Int<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Int<'_> {}

impl PartialOrd for Int<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Int<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (self.normal(), other.normal());
        match (a.neg, b.neg) {
            (false, false) => cmp_mag(a.mag, b.mag),
            (true, true) => cmp_mag(b.mag, a.mag),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

/// The magnitude without zero limbs at the top.
#[must_use]
pub fn trim(mut mag: &[u32]) -> &[u32] {
    while let [rest @ .., 0] = mag {
        mag = rest;
    }
    mag
}

/// Length of the trimmed magnitude in the first `len` limbs of `buf`.
fn trim_len(buf: &[u32], len: usize) -> usize {
    trim(buf.get(..len).unwrap_or(buf)).len()
}

/// Orders two trimmed magnitudes.
fn cmp_mag(a: &[u32], b: &[u32]) -> Ordering {
    a.len()
        .cmp(&b.len())
        .then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// Bit length of a trimmed magnitude.
fn mag_bits(mag: &[u32]) -> usize {
    match mag {
        [] => 0,
        [rest @ .., top] => rest
            .len()
            .saturating_mul(LIMB_BITS)
            .saturating_add(LIMB_BITS - top.leading_zeros() as usize),
    }
}

/// Copies limbs to the bottom of a buffer.
fn put(mag: &[u32], out: &mut [u32]) -> Option<()> {
    out.get_mut(..mag.len())?.copy_from_slice(mag);
    Some(())
}

/// The two lowest limbs as one word.
fn low_pair(mag: &[u32]) -> u64 {
    let low = mag.first().copied().unwrap_or(0);
    let high = mag.get(1).copied().unwrap_or(0);
    join(high, low)
}

/// Low half of a double limb.
const fn lo(wide: u64) -> u32 {
    (wide & 0xFFFF_FFFF) as u32
}

/// High half of a double limb.
const fn hi(wide: u64) -> u32 {
    (wide >> 32) as u32
}

/// A double limb from its halves.
const fn join(high: u32, low: u32) -> u64 {
    ((high as u64) << 32) | low as u64
}

/// Full product of two limbs.
const fn wide_mul(a: u32, b: u32) -> u64 {
    a as u64 * b as u64
}

/// The bits that leave `limb` at the top when it is shifted left by `by` (0 to 31).
const fn spill(limb: u32, by: u32) -> u32 {
    (limb >> 1) >> (31 - (by & 31))
}
