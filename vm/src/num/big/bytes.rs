//! Conversion to and from bytes in two's complement.

use super::{mag_bits, trim_len, Fault, Int, Out};

/// Byte order of a serialised integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Order {
    /// Least significant byte first.
    Little,
    /// Most significant byte first.
    Big,
}

/// An integer seen as an endless two's complement bit string.
#[derive(Clone, Copy, Debug)]
pub struct Twos<'a> {
    int: Int<'a>,
    /// Index of the lowest limb that is not zero.
    lowest: usize,
}

impl<'a> Twos<'a> {
    /// Prepares random access to the limbs and bytes of an integer.
    #[must_use]
    pub fn new(int: Int<'a>) -> Twos<'a> {
        let int = int.normal();
        let lowest = int.mag.iter().position(|&limb| limb != 0).unwrap_or(0);
        Twos { int, lowest }
    }

    /// Limb `i` (bits `32 * i` and up); sign extension above the magnitude.
    #[must_use]
    pub fn limb(&self, i: usize) -> u32 {
        let limb = self.int.mag.get(i).copied().unwrap_or(0);
        if !self.int.neg {
            limb
        } else if i > self.lowest {
            !limb
        } else {
            limb.wrapping_neg()
        }
    }

    /// Byte `i` (bits `8 * i` and up); sign extension above the magnitude.
    #[must_use]
    pub fn byte(&self, i: usize) -> u8 {
        self.limb(i / 4).to_le_bytes()[i % 4]
    }

    /// Bit `i`; sign extension above the magnitude.
    #[must_use]
    pub fn bit(&self, i: usize) -> bool {
        (self.limb(i / 32) >> (i % 32)) & 1 != 0
    }
}

/// Byte `i`, least significant first, of the number in two's complement. For
/// many bytes of one number [`Twos`] is cheaper.
#[must_use]
pub fn byte_at(mag: &[u32], neg: bool, i: usize) -> u8 {
    Twos::new(Int { neg, mag }).byte(i)
}

/// Whether `size` bytes hold the number, as `int.to_bytes` sees it (zero fits
/// in no bytes at all).
///
/// # Errors
/// [`Fault::Negative`] for a negative number without `signed`;
/// [`Fault::Overflow`] if it is too big.
pub fn fits_bytes(a: Int, size: usize, signed: bool) -> Result<(), Fault> {
    let a = a.normal();
    if a.neg && !signed {
        return Err(Fault::Negative);
    }
    let mut bits = mag_bits(a.mag);
    if signed && bits != 0 {
        // A sign bit, except that minus a power of two needs one bit less.
        let spare = a.neg && a.bit_count() == 1;
        bits = bits.saturating_add(usize::from(!spare));
    }
    if bits.div_ceil(8) > size {
        return Err(Fault::Overflow);
    }
    Ok(())
}

/// Fills all of `out` with the number, as `int.to_bytes(len(out), ...)`.
///
/// # Errors
/// As [`fits_bytes`]; `out` is then unchanged.
pub fn to_bytes(a: Int, out: &mut [u8], order: Order, signed: bool) -> Result<(), Fault> {
    fits_bytes(a, out.len(), signed)?;
    let twos = Twos::new(a);
    let last = out.len().wrapping_sub(1);
    for (i, byte) in out.iter_mut().enumerate() {
        *byte = twos.byte(match order {
            Order::Little => i,
            Order::Big => last.wrapping_sub(i),
        });
    }
    Ok(())
}

/// Limbs that always hold a number of `size` bytes.
#[must_use]
pub const fn from_bytes_len(size: usize) -> usize {
    size.div_ceil(4)
}

/// Reads a number of `size` bytes, as `int.from_bytes`. `byte(i)` returns the
/// byte at offset `i` of the serialised form, `i < size`. `None`: `out` has
/// fewer than [`from_bytes_len`] limbs.
#[must_use]
pub fn from_bytes(
    size: usize,
    order: Order,
    signed: bool,
    byte: impl Fn(usize) -> u8,
    out: &mut [u32],
) -> Option<Out> {
    let Some(last) = size.checked_sub(1) else {
        return Some(Out::ZERO);
    };
    // `i` counts from the least significant byte.
    let fetch = |i: usize| match order {
        Order::Little => byte(i),
        Order::Big => byte(last - i),
    };
    let neg = signed && fetch(last) & 0x80 != 0;
    let fill = if neg { 0xFF } else { 0 };
    let mut carry = neg;
    let len = from_bytes_len(size);
    for (word, limb) in out.get_mut(..len)?.iter_mut().enumerate() {
        let bytes = [0, 1, 2, 3].map(|k| match word * 4 + k {
            i if i < size => fetch(i),
            _ => fill,
        });
        let value = u32::from_le_bytes(bytes);
        *limb = if neg {
            let (value, more) = (!value).overflowing_add(u32::from(carry));
            carry = more;
            value
        } else {
            value
        };
    }
    Some(Out::signed(neg, trim_len(out, len)))
}
