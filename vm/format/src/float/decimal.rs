//! Exact decimal arithmetic on the stack, shared by float formatting and parsing.
//!
//! A [`Dec`] holds a non-negative number as base 10000 limbs, so that every step needs only
//! 32-bit multiplications and divisions. All finite `f32` values (at most 112 significant
//! digits) are represented exactly.

use core::cmp::Ordering;
use core::mem::swap;

/// Capacity in limbs: 128 digits, enough for any `f32` and any midpoint between two of them.
const LIMBS: usize = 32;
/// One limb holds four decimal digits.
const BASE: u32 = 10_000;
/// Bits of a left shift done in one pass (a pass adds at most one limb).
const SHL_STEP: i32 = 13;
/// Bits of a right shift done in one pass (a pass empties at most one limb).
const SHR_STEP: i32 = 12;
/// The bits of infinity.
const INF: u32 = 0x7f80_0000;

/// Weight of a digit inside its limb.
fn weight(pos: i32) -> u32 {
    match pos & 3 {
        0 => 1,
        1 => 10,
        2 => 100,
        _ => 1000,
    }
}

/// How [`Dec::round`] treats the digits it removes.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Mode {
    /// To nearest, ties to an even last digit.
    HalfEven,
    /// Away from zero if anything is lost.
    Up,
}

/// A non-negative decimal number; the first limb is never 0, so zero has no limbs.
#[derive(Clone)]
pub struct Dec {
    /// Most significant limb first; only the first `len` are meaningful.
    limbs: [u16; LIMBS],
    len: usize,
    /// How many limbs stand before the decimal point (may be negative or above `len`).
    point: i32,
    /// Non-zero digits were lost below the last limb.
    sticky: bool,
}

impl Dec {
    /// Zero.
    pub const fn zero() -> Self {
        Self {
            limbs: [0; LIMBS],
            len: 0,
            point: 0,
            sticky: false,
        }
    }

    /// The exact magnitude of a finite `f32` given by its bits (the sign is ignored).
    pub fn from_bits(bits: u32) -> Self {
        let field = (bits >> 23) & 0xff;
        let mut mant = bits & 0x007f_ffff;
        if field != 0 {
            mant |= 0x0080_0000;
        }
        let mut exp = field.max(1) as i32 - 150;
        let mut dec = Self::zero();
        if mant == 0 {
            return dec;
        }
        while exp < 0 && mant & 1 == 0 {
            mant >>= 1;
            exp += 1;
        }
        dec.point = 2;
        if mant >= BASE {
            dec.push(mant / BASE);
        } else {
            dec.point = 1;
        }
        dec.push(mant % BASE);
        dec.shift(exp);
        dec
    }

    /// The number `digits * 10^low`.
    pub fn from_digits(digits: u32, low: i32) -> Self {
        let mut dec = Self::zero();
        dec.point = 3 + (low >> 2);
        dec.push(digits / (BASE * BASE));
        dec.push(digits / BASE % BASE);
        dec.push(digits % BASE);
        dec.trim();
        dec.mul(weight(low));
        dec.trim();
        dec
    }

    /// Whether the number is zero.
    pub const fn is_zero(&self) -> bool {
        self.len == 0
    }

    fn used(&self) -> &[u16] {
        self.limbs.get(..self.len).unwrap_or_default()
    }

    fn used_mut(&mut self) -> &mut [u16] {
        self.limbs.get_mut(..self.len).unwrap_or_default()
    }

    fn limb(&self, index: i32) -> u32 {
        let limb = usize::try_from(index)
            .ok()
            .and_then(|index| self.used().get(index));
        u32::from(limb.copied().unwrap_or(0))
    }

    /// Appends a limb below the last one. A limb that does not fit only leaves its trace in
    /// `sticky`, and `false` is returned.
    fn push(&mut self, value: u32) -> bool {
        if let Some(limb) = self.limbs.get_mut(self.len) {
            *limb = value as u16;
            self.len += 1;
            return true;
        }
        self.sticky |= value != 0;
        false
    }

    /// Appends four decimal digits; the first one ever appended must not be a 0. When all are
    /// there, [`Dec::place`] must be called.
    pub fn push_group(&mut self, value: u32) {
        self.push(value);
    }

    /// Puts the decimal point so that the number is `0.digits * 10^top`.
    pub fn place(&mut self, top: i32) {
        self.point = top >> 2;
        if top & 3 != 0 {
            self.mul(weight(top));
        }
        self.trim();
    }

    fn prepend(&mut self, value: u16) {
        let full = self.len == LIMBS;
        self.len += usize::from(!full);
        let mut carry = value;
        for limb in self.used_mut() {
            swap(limb, &mut carry);
        }
        // Without free capacity the last limb falls out; else `carry` is stale.
        self.sticky |= full && carry != 0;
        self.point += 1;
    }

    fn drop_first(&mut self) {
        let mut carry = 0;
        for limb in self.used_mut().iter_mut().rev() {
            swap(limb, &mut carry);
        }
        self.len -= usize::from(self.len != 0);
        self.point -= 1;
    }

    /// Removes zero limbs at both ends.
    fn trim(&mut self) {
        while self.used().last() == Some(&0) {
            self.len -= 1;
        }
        while self.used().first() == Some(&0) {
            self.drop_first();
        }
    }

    /// Multiplies by `factor`, which must not exceed 10000.
    pub fn mul(&mut self, factor: u32) {
        let mut carry = 0;
        for limb in self.used_mut().iter_mut().rev() {
            let value = u32::from(*limb) * factor + carry;
            carry = value / BASE;
            *limb = (value % BASE) as u16;
        }
        if carry != 0 {
            self.prepend(carry as u16);
        }
    }

    /// Multiplies by `2^bits`; `bits` may be negative.
    fn shift(&mut self, mut bits: i32) {
        while bits > 0 {
            let step = bits.min(SHL_STEP);
            self.mul(1 << step);
            bits -= step;
        }
        while bits < 0 {
            let step = (-bits).min(SHR_STEP);
            self.shr(step);
            bits += step;
        }
        self.trim();
    }

    /// Divides by `2^bits` with `bits <= SHR_STEP`.
    fn shr(&mut self, bits: i32) {
        let mask = (1u32 << bits) - 1;
        let mut rem = 0;
        for limb in self.used_mut() {
            let value = rem * BASE + u32::from(*limb);
            *limb = (value >> bits) as u16;
            rem = value & mask;
        }
        while rem != 0 {
            let value = rem * BASE;
            rem = value & mask;
            if !self.push(value >> bits) {
                self.sticky = true;
                break;
            }
        }
        if self.used().first() == Some(&0) {
            self.drop_first();
        }
    }

    /// The decimal exponent of the first significant digit; 0 for zero.
    pub fn high(&self) -> i32 {
        let digits = match self.limb(0) {
            0 => return 0,
            1..=9 => 0,
            10..=99 => 1,
            100..=999 => 2,
            _ => 3,
        };
        (self.point - 1) * 4 + digits
    }

    /// The decimal exponent of the last digit that is not 0; 0 for zero.
    pub fn low(&self) -> i32 {
        let mut low = self.high();
        let mut index = 0;
        for &limb in self.used() {
            index += 1;
            if limb != 0 {
                let zeros = if limb % 10 != 0 {
                    0
                } else if limb % 100 != 0 {
                    1
                } else if limb % 1000 != 0 {
                    2
                } else {
                    3
                };
                low = (self.point - index) * 4 + zeros;
            }
        }
        low
    }

    /// The digit (0 to 9) of weight `10^pos`.
    pub fn digit(&self, pos: i32) -> u8 {
        let limb = self.limb(self.point - 1 - (pos >> 2));
        ((limb / weight(pos)) % 10) as u8
    }

    /// Rounds to a multiple of `10^pos`. A value far below that becomes 0 in every mode.
    pub fn round(&mut self, pos: i32, mode: Mode) {
        let mut index = self.point - 1 - (pos >> 2);
        if index == -1 && self.len != 0 {
            self.prepend(0);
            index = 0;
        }
        let Ok(cut) = usize::try_from(index) else {
            self.len = 0;
            return;
        };
        if cut >= self.len {
            return;
        }
        let unit = weight(pos);
        let last = self.limb(index);
        let kept = last - last % unit;
        // What is removed, compared with half a unit.
        let (part, half, rest) = if unit == 1 {
            (self.limb(index + 1), BASE / 2, index + 2)
        } else {
            (last % unit, unit / 2, index + 1)
        };
        let tail = self.tail(rest);
        let up = match mode {
            Mode::Up => part != 0 || tail,
            Mode::HalfEven => match part.cmp(&half) {
                Ordering::Less => false,
                Ordering::Equal => tail || (kept / unit) & 1 != 0,
                Ordering::Greater => true,
            },
        };
        self.len = cut + 1;
        if let Some(limb) = self.used_mut().last_mut() {
            *limb = kept as u16;
        }
        let mut carry = if up { unit } else { 0 };
        for limb in self.used_mut().iter_mut().rev() {
            let value = u32::from(*limb) + carry;
            carry = u32::from(value >= BASE);
            *limb = (value - carry * BASE) as u16;
        }
        if carry != 0 {
            self.prepend(1);
        }
        self.trim();
    }

    /// The limbs from `index` on are not all zero, or digits were lost below them.
    fn tail(&self, index: i32) -> bool {
        let start = usize::try_from(index).unwrap_or(0);
        let limbs = self.used().get(start..).unwrap_or_default();
        self.sticky || limbs.iter().any(|&limb| limb != 0)
    }

    /// The bits of the nearest `f32` whose lowest `grid` mantissa bits are 0 (ties to even), with
    /// gradual underflow, and infinity on overflow.
    pub fn into_bits(mut self, grid: i32) -> u32 {
        // Below 10^-48 and from 10^44 on.
        if self.is_zero() || self.point < -12 {
            return 0;
        }
        if self.point > 11 {
            return INF;
        }
        // Scales by powers of 2 until the integer part is the mantissa.
        let least = grid - 149;
        let mut exp = 0;
        let mant = loop {
            let mut step = -SHR_STEP;
            if self.point <= 2 {
                let int = self.limb(self.point - 2) * BASE + self.limb(self.point - 1);
                step = int.leading_zeros() as i32 - 8 - grid;
                step = step.min(SHL_STEP).min(exp - least);
                if step == 0 {
                    break int;
                }
            }
            self.shift(step);
            exp -= step;
        };
        let up = match self.limb(self.point).cmp(&(BASE / 2)) {
            Ordering::Less => false,
            Ordering::Equal => mant & 1 != 0 || self.tail(self.point + 1),
            Ordering::Greater => true,
        };
        // The leading mantissa bit and a carry out of the mantissa increment the exponent.
        let bits = (((exp - least) as u32) << 23) + ((mant + u32::from(up)) << grid);
        bits.min(INF)
    }
}
