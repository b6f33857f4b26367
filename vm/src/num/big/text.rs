//! Digits in bases 2 to 36.

use super::{hi, lo, trim_len, wide_mul};

/// `ceil(1024 * log2(base))`, indexed by base.
static LOG2_1024: [u32; 37] = [
    0, 0, 1024, 1624, 2048, 2378, 2648, 2875, 3072, 3247, 3402, 3543, 3672, 3790, 3899, 4001, 4096,
    4186, 4271, 4350, 4426, 4498, 4567, 4633, 4696, 4756, 4814, 4870, 4923, 4975, 5025, 5074, 5120,
    5166, 5210, 5253, 5295,
];

/// The scaled logarithm of a base, rounded up; `None` outside `2..=36`.
fn log2_1024(base: u32) -> Option<usize> {
    let index = usize::try_from(base).ok()?;
    match format::flash::word(LOG2_1024.get(index)?) {
        0 => None,
        log => Some(log as usize),
    }
}

/// Upper bound of the bit length of `base ** count`, base in `2..=36`.
pub(super) fn power_bits(base: u32, count: usize) -> Option<usize> {
    let log = log2_1024(base)?;
    let whole = (count / 1024).checked_mul(log)?;
    let part = (count % 1024) * log / 1024;
    whole.checked_add(part)?.checked_add(1)
}

/// The value of an ASCII digit (letters of either case), or `None` if the byte
/// is not a digit of the base.
#[must_use]
pub fn digit_value(byte: u8, base: u32) -> Option<u32> {
    let value = match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'z' => byte - b'a' + 10,
        b'A'..=b'Z' => byte - b'A' + 10,
        _ => return None,
    };
    let value = u32::from(value);
    (value < base).then_some(value)
}

/// Replaces the number in the first `len` limbs of `buf` by itself times
/// `factor` plus `addend`; returns the new length (at most `len + 1`). `None`:
/// the result does not fit, or `len` exceeds the buffer.
#[must_use]
pub fn mul_small_add(buf: &mut [u32], len: usize, factor: u32, addend: u32) -> Option<usize> {
    let mut carry = addend;
    for limb in buf.get_mut(..len)? {
        let wide = wide_mul(*limb, factor) + u64::from(carry);
        *limb = lo(wide);
        carry = hi(wide);
    }
    if carry != 0 {
        *buf.get_mut(len)? = carry;
        return Some(len + 1);
    }
    Some(trim_len(buf, len))
}
