//! The shortest digits of the floats that programs print most, found in integers of 64 bits.
//!
//! A float of 22 bits is `m / 2^s`. Times the power of ten that gives it eight digits before the point, its product
//! fits 64 bits, so each shorter number can be compared with it exactly. Other floats are left to [`super::decimal`].

use super::round30;
use super::round_once::{product, quotient};
use crate::digits::{by_ten_thousand, decimal, digits, tenth, TEXT};

/// A decimal number: `digits * 10^low`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// At most 10^8, or any `u32` if `low` is 0.
    pub digits: u32,
    /// The decimal exponent of the last digit.
    pub low: i32,
}

/// The powers of ten up to this one are exact in single precision.
const EXACT_EXP: u32 = 10;

/// The digits that are looked at first.
const DIGITS: usize = crate::digits::GROUP;

/// `10^n` for a small `n`.
fn power(n: u32) -> u32 {
    (0..n).fold(1, |p, _| p * 10)
}

impl Short {
    /// The digits that `repr` and `%f` begin with: all of those of a whole number that `print::is_whole` names, and
    /// else the shortest ones of the 30-bit float with these bits. `None` for floats that are very small or large.
    pub fn of(bits: u32, is_whole: bool) -> Option<Short> {
        if is_whole {
            let (mantissa, exponent) = (
                bits & 0x7f_ffff | 0x80_0000,
                (bits >> 23 & 0xff) as i32 - 150,
            );
            let digits = if exponent >= 0 {
                mantissa << exponent
            } else {
                mantissa >> -exponent
            };
            return Some(Short { digits, low: 0 });
        }
        if bits << 1 == 0 {
            return Some(Short { digits: 0, low: 0 });
        }
        shortest(bits)
    }

    /// Rounds to `frac` digits after the point. `None` if the digits lie in the middle of two results.
    pub fn rounded(self, frac: i32) -> Option<Short> {
        let drop = -frac - self.low;
        if drop <= 0 {
            return Some(self);
        }
        let low = -frac;
        // All digits are more than a place below the last one that stays.
        if drop > DIGITS as i32 + 1 {
            return Some(Short { digits: 0, low });
        }
        let (mut number, mut lost) = (self.digits, false);
        for _ in 1..drop {
            let next = tenth(number);
            lost |= next * 10 != number;
            number = next;
        }
        let kept = tenth(number);
        let last = number - kept * 10;
        if last == 5 && !lost {
            return None;
        }
        Some(Short {
            digits: kept + u32::from(last >= 5),
            low,
        })
    }

    /// Calls `put` with the bytes of the number, `frac` digits of them after the point; it has no more.
    pub fn put(self, frac: i32, alt: bool, put: &mut dyn FnMut(u8)) {
        let mut text = [0; TEXT];
        let first = decimal(self.digits, &mut text);
        let count = (TEXT - 1 - first) as i32;
        let mut pos = (count + self.low).max(0);
        loop {
            let at = TEXT as i32 - 1 - (pos - self.low);
            let digit = usize::try_from(at).ok().and_then(|at| text.get(at));
            put(digit.copied().unwrap_or(b'0'));
            if pos == 0 && (alt || frac > 0) {
                put(b'.');
            }
            if pos <= -frac {
                break;
            }
            pos -= 1;
        }
    }

    /// The 30-bit float nearest to the number. `None` unless the digits and the power of ten are both exact in single
    /// precision, so that their product or quotient has to be rounded only once.
    pub fn value(self) -> Option<f32> {
        let by = self.low.unsigned_abs();
        if self.digits == 0 {
            return Some(0.0);
        }
        if self.digits >= 1 << 24 || by > EXACT_EXP {
            return None;
        }
        let scale = (0..by).fold(1.0, |scale: f32, _| scale * 10.0);
        let number = self.digits as f32;
        Some(round30(if self.low < 0 {
            quotient(number, scale)
        } else {
            product(number, scale)
        }))
    }

    /// The decimal exponent of the first digit.
    pub fn high(self) -> i32 {
        let (mut number, mut high) = (self.digits, self.low);
        while number >= 10 {
            number = tenth(number);
            high += 1;
        }
        high
    }
}

/// The shortest decimal number (and of these the closest) that reads back as the 30-bit float with these bits of an
/// `f32`; `None` for floats below 2^-16 or from 2^22 on, and for 0.
pub fn shortest(bits: u32) -> Option<Short> {
    let exponent = (bits >> 23 & 0xff) as i32 - 127;
    if !(-16..22).contains(&exponent) {
        return None;
    }
    // The float is `mantissa / 2^shift`.
    let mantissa = bits >> 2 & 0x1f_ffff | 0x20_0000;
    let shift = (21 - exponent) as u32;
    // The product must have eight digits. 1233 / 4096 is the logarithm of 2.
    let mut up = (7 - (exponent * 1233 >> 12)) as u32;
    let mut scale = scale_of(up);
    let mut scaled = u64::from(mantissa) * scale;
    if scaled >> shift >= 100_000_000 {
        up -= 1;
        scale = scale_of(up);
        scaled = u64::from(mantissa) * scale;
    }
    let whole = (scaled >> shift) as u32;
    let fraction = scaled & ((1 << shift) - 1);
    // A number reads back if it is no more than half a unit of the mantissa away; at just that, if the mantissa is
    // even. The unit is `scale`. Below a power of two it is half as large.
    let is_power = mantissa == 0x20_0000;
    let is_even = mantissa & 1 == 0;
    let reads_back = |error: u64, below: bool| {
        let twice = error << (1 + u32::from(is_power && below));
        twice < scale || twice == scale && is_even
    };
    let all = digits(whole);
    // For each `n` the last `n` digits of `whole`, and `10^n`.
    let low = -(up as i32);
    let (mut parts, mut rest, mut unit) = ([(0, 0); DIGITS], 0, 1);
    for (part, digit) in parts.iter_mut().zip(all) {
        *part = (rest, unit);
        rest += u32::from(digit) * unit;
        unit *= 10;
    }
    // More than this many units of the last digit away, nothing reads back: half of `scale` is less than 25 of them.
    const FAR: u32 = 25;
    for n in (1..DIGITS).rev() {
        let (rest, unit) = *parts.get(n)?;
        if unit > 2 * FAR && rest > FAR && rest < unit - FAR {
            continue;
        }
        let under = (u64::from(rest) << shift) + fraction;
        let over = (u64::from(unit) << shift) - under;
        let kept = whole - rest;
        let odd = all.get(n).is_some_and(|digit| digit & 1 != 0);
        let is_up = over < under || over == under && odd;
        let found = if is_up && reads_back(over, false) {
            Some(kept + unit)
        } else if !is_up && reads_back(under, true) {
            Some(kept)
        } else if is_power && under != 0 && reads_back(over, false) {
            Some(kept + unit)
        } else {
            None
        };
        if let Some(number) = found {
            return Some(trimmed(number, low));
        }
    }
    let (twice, one) = (fraction << 1, 1 << shift);
    let is_up = twice > one || twice == one && whole & 1 != 0;
    Some(trimmed(whole + u32::from(is_up), low))
}

/// `number * 10^low` without zeros at the end.
fn trimmed(mut number: u32, mut low: i32) -> Short {
    loop {
        let (quotient, rest) = by_ten_thousand(number);
        if rest != 0 {
            break;
        }
        number = quotient;
        low += 4;
    }
    loop {
        let quotient = tenth(number);
        if quotient * 10 != number {
            return Short {
                digits: number,
                low,
            };
        }
        number = quotient;
        low += 1;
    }
}

/// `10^n` for `n` up to 13.
fn scale_of(n: u32) -> u64 {
    let (a, b) = (power(n.min(7)), power(n.saturating_sub(7)));
    u64::from(a) * u64::from(b)
}
