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
const SHL_STEP: u32 = 13;
/// Bits of a right shift done in one pass (a pass empties at most one limb).
const SHR_STEP: u32 = 12;
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
        let mut exp = field.max(1).cast_signed() - 150;
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
    #[allow(clippy::cast_possible_truncation)]
    fn push(&mut self, value: u32) -> bool {
        if let Some(limb) = self.limbs.get_mut(self.len) {
            *limb = value as u16;
            self.len += 1;
            return true;
        }
        self.sticky |= value != 0;
        false
    }

    /// Appends four decimal digits, the first of which follows those appended before.
    /// Leading zeros are not stored; [`Dec::place`] must be called after the last group.
    pub fn push_group(&mut self, value: u32) {
        if self.len != 0 || value != 0 {
            self.push(value);
        }
    }

    /// Puts the decimal point so that the highest digit of the first limb as pushed (which may
    /// be a 0) has the weight `10^(top - 1)`, that is, the number is `0.limbs * 10^top`.
    pub fn place(&mut self, top: i32) {
        self.point = top >> 2;
        if top & 3 != 0 {
            self.mul(weight(top));
        }
        self.trim();
    }

    fn prepend(&mut self, value: u16) {
        if self.len < LIMBS {
            self.len += 1;
        }
        let mut carry = value;
        let full = self.len == LIMBS;
        for limb in self.used_mut() {
            swap(limb, &mut carry);
        }
        // Without free capacity the last limb falls out; otherwise `carry` is an unused slot.
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
    #[allow(clippy::cast_possible_truncation)]
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
        while bits != 0 {
            if bits > 0 {
                let step = bits.unsigned_abs().min(SHL_STEP);
                self.mul(1 << step);
                bits -= step.cast_signed();
            } else {
                let step = bits.unsigned_abs().min(SHR_STEP);
                self.shr(step);
                bits += step.cast_signed();
            }
        }
        self.trim();
    }

    /// Divides by `2^bits` with `bits <= SHR_STEP`.
    #[allow(clippy::cast_possible_truncation)]
    fn shr(&mut self, bits: u32) {
        let mask = (1 << bits) - 1;
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

    /// Rounds to a multiple of `10^pos`.
    #[allow(clippy::cast_possible_truncation)]
    pub fn round(&mut self, pos: i32, mode: Mode) {
        let mut index = self.point - 1 - (pos >> 2);
        if index < -1 && mode == Mode::HalfEven {
            self.len = 0;
        }
        while index < 0 && self.len != 0 {
            self.prepend(0);
            index += 1;
        }
        let cut = usize::try_from(index).unwrap_or(0);
        if cut >= self.len {
            return;
        }
        let unit = weight(pos);
        let last = self.limb(index);
        let kept = last - last % unit;
        // What is removed, compared with half a unit.
        let (part, half, rest) = if unit == 1 {
            (self.limb(index + 1), BASE / 2, cut + 2)
        } else {
            (last % unit, unit / 2, cut + 1)
        };
        let tail = self
            .used()
            .get(rest..)
            .unwrap_or_default()
            .iter()
            .any(|&limb| limb != 0);
        let up = match mode {
            Mode::Up => part != 0 || tail,
            Mode::HalfEven => match part.cmp(&half) {
                Ordering::Less => false,
                Ordering::Equal => tail || (kept / unit) & 1 != 0,
                Ordering::Greater => true,
            },
        };
        self.len = cut + 1;
        let mut carry = 0;
        let mut value = kept + if up { unit } else { 0 };
        for limb in self.used_mut().iter_mut().rev() {
            value += carry;
            carry = u32::from(value >= BASE);
            *limb = (value - carry * BASE) as u16;
            // `value` of the next limb up is read below through the slice order.
            if carry == 0 {
                break;
            }
            value = 0;
        }
        if carry != 0 {
            self.prepend(1);
        }
        self.trim();
    }
}
