//! Digits: reading and writing in bases 2 to 36.

use super::div::divrem_small;
use super::{hi, lo, mag_bits, trim, trim_len, wide_mul, Fault, Int, LIMB_BITS};

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

/// Limbs that always hold a number of `digits` digits, or `None` if the base is
/// not in `2..=36` or the count is absurd.
#[must_use]
pub fn parse_len(digits: usize, base: u32) -> Option<usize> {
    Some(power_bits(base, digits)?.div_ceil(LIMB_BITS))
}

/// The value of an ASCII digit (letters of either case), or `None` if the byte
/// is no digit of the base.
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

/// Collects digits, most significant first, into a number in a buffer. Several
/// digits are gathered in a register before the buffer is touched.
#[derive(Debug)]
pub struct DigitSink<'b> {
    buf: &'b mut [u32],
    len: usize,
    base: u32,
    /// Digits gathered so far, below `scale`.
    acc: u32,
    /// The base to the power of the number of gathered digits.
    scale: u32,
    /// The largest scale that can take one more digit.
    limit: u32,
}

impl<'b> DigitSink<'b> {
    /// Starts at zero; [`parse_len`] limbs are enough.
    ///
    /// # Errors
    /// [`Fault::Digit`] if the base is not in `2..=36`.
    pub fn new(buf: &'b mut [u32], base: u32) -> Result<DigitSink<'b>, Fault> {
        if !(2..37).contains(&base) {
            return Err(Fault::Digit);
        }
        Ok(DigitSink {
            buf,
            len: 0,
            base,
            acc: 0,
            scale: 1,
            limit: u32::MAX / base,
        })
    }

    /// Appends one digit *value* (see [`digit_value`]).
    ///
    /// # Errors
    /// [`Fault::Digit`] if it is not below the base; [`Fault::Space`] if the
    /// buffer is too small.
    pub fn push(&mut self, digit: u32) -> Result<(), Fault> {
        if digit >= self.base {
            return Err(Fault::Digit);
        }
        if self.scale > self.limit {
            self.flush()?;
        }
        self.acc = self.acc.wrapping_mul(self.base).wrapping_add(digit);
        self.scale = self.scale.wrapping_mul(self.base);
        Ok(())
    }

    /// Moves the gathered digits to the buffer.
    fn flush(&mut self) -> Result<(), Fault> {
        self.len = mul_small_add(self.buf, self.len, self.scale, self.acc).ok_or(Fault::Space)?;
        self.acc = 0;
        self.scale = 1;
        Ok(())
    }

    /// Ends the number; returns the limbs in use.
    ///
    /// # Errors
    /// [`Fault::Space`] if the buffer is too small.
    pub fn finish(mut self) -> Result<usize, Fault> {
        self.flush()?;
        Ok(self.len)
    }
}

/// Bits per digit if the base is a power of two.
fn digit_bits(base: u32) -> Option<u32> {
    base.is_power_of_two().then(|| base.trailing_zeros())
}

/// Upper bound of the digits of `|a|`, at least 1; exact for powers of two.
/// `None` if the base is not in `2..=36`.
#[must_use]
pub fn digits_len(a: Int, base: u32) -> Option<usize> {
    let log = log2_1024(base)?;
    let bits = a.bit_length();
    if let Some(step) = digit_bits(base) {
        return Some(bits.div_ceil(step as usize).max(1));
    }
    // Rounded down, for a bound from above; the logarithm is irrational.
    let log = log - 1;
    let whole = (bits / log).saturating_mul(1024);
    let part = (bits % log) * 1024 / log;
    Some(whole.saturating_add(part).saturating_add(1))
}

/// Upper bound of the bytes [`to_text`] writes: digits and sign.
#[must_use]
pub fn text_len(a: Int, base: u32) -> Option<usize> {
    digits_len(a, base)?.checked_add(usize::from(a.normal().neg))
}

/// The ASCII form of a digit value below 36.
fn ascii(digit: u32) -> u8 {
    let digit = (digit % 36) as u8;
    if digit < 10 {
        b'0' + digit
    } else {
        b'a' + (digit - 10)
    }
}

/// Writes the ASCII digits (lower case) of a magnitude, *least significant
/// first*, and returns their number; zero gives one `0`. All of `mag_scratch`
/// is the magnitude, and it is destroyed. `None`: the base is not in `2..=36`
/// or `out` has fewer than [`digits_len`] bytes and the digits do not fit.
#[must_use]
pub fn to_digits(mag_scratch: &mut [u32], base: u32, out: &mut [u8]) -> Option<usize> {
    log2_1024(base)?;
    let mut len = trim(mag_scratch).len();
    if len == 0 {
        *out.first_mut()? = b'0';
        return Some(1);
    }
    if let Some(step) = digit_bits(base) {
        return power_of_two_digits(mag_scratch.get(..len)?, step, out);
    }
    // As many digits at a time as a limb holds.
    let (mut chunk, mut chunk_digits) = (base, 1_usize);
    while let Some(more) = chunk.checked_mul(base) {
        chunk = more;
        chunk_digits += 1;
    }
    let mut used = 0;
    while len > 0 {
        let (rest, mut value) = divrem_small(mag_scratch, len, chunk)?;
        len = rest;
        for _ in 0..chunk_digits {
            if len == 0 && value == 0 {
                break;
            }
            // A constant divisor spares the common case the divide routine.
            let (quot, digit) = if base == 10 {
                (value / 10, value % 10)
            } else {
                (value / base, value % base)
            };
            value = quot;
            *out.get_mut(used)? = ascii(digit);
            used += 1;
        }
    }
    Some(used)
}

/// Digits of `step` bits (1 to 5) of a trimmed magnitude, lowest first.
fn power_of_two_digits(mag: &[u32], step: u32, out: &mut [u8]) -> Option<usize> {
    let step = step as usize;
    let mask = (1_u32 << step) - 1;
    let count = mag_bits(mag).div_ceil(step);
    for (i, byte) in out.get_mut(..count)?.iter_mut().enumerate() {
        let (word, off) = (i * step / LIMB_BITS, i * step % LIMB_BITS);
        let mut digit = mag.get(word)? >> off;
        if off + step > LIMB_BITS {
            digit |= mag.get(word + 1).copied().unwrap_or(0) << (LIMB_BITS - off);
        }
        *byte = ascii(digit & mask);
    }
    Some(count)
}

/// Writes the number as Python prints it, sign and digits in reading order
/// (lower case, no prefix); returns the bytes used. `scratch` needs as many
/// limbs as the number. `None`: the base is not in `2..=36` or a buffer is too
/// small ([`text_len`] bytes always suffice).
#[must_use]
pub fn to_text(a: Int, base: u32, scratch: &mut [u32], out: &mut [u8]) -> Option<usize> {
    let a = a.normal();
    a.copy_to(scratch)?;
    let start = usize::from(a.neg);
    let digits = out.get_mut(start..)?;
    let count = to_digits(scratch.get_mut(..a.mag.len())?, base, digits)?;
    digits.get_mut(..count)?.reverse();
    if a.neg {
        *out.first_mut()? = b'-';
    }
    Some(start + count)
}
