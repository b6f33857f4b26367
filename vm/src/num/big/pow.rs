//! Powers, plain and modular.

use super::arith::{mul_mag, shl_mag, square_mag};
use super::div::{complement, reduce, rem_small, Recip};
use super::text::power_bits;
use super::{mag_bits, put, wide_mul, Fault, Int, Out, LIMB_BITS};

/// Limbs that hold `base ** exp` (and its scratch), or `None` if that many
/// bits cannot even be counted in `usize`.
#[must_use]
pub fn pow_len(base: Int, exp: u32) -> Option<usize> {
    let exp = usize::try_from(exp).ok()?;
    let bits = match base.normal().mag {
        [] | [1] => 1,
        [small @ 2..=36] => power_bits(*small, exp)?,
        mag => mag_bits(mag).checked_mul(exp)?,
    };
    Some(bits.div_ceil(LIMB_BITS).max(base.mag.len()).max(1))
}

/// `base ** exp` for an exponent of any size. `scratch` needs as many limbs as
/// `out`, namely [`pow_len`], unless the base is 0, 1 or -1 (then 1 and 0).
///
/// # Errors
/// [`Fault::NegExp`] if the exponent is negative; [`Fault::Overflow`] if it
/// exceeds `u32` and the base is none of 0, 1, -1; [`Fault::Space`] if a buffer
/// is too small.
pub fn pow(base: Int, exp: Int, out: &mut [u32], scratch: &mut [u32]) -> Result<Out, Fault> {
    let exp = exp.normal();
    if exp.neg {
        return Err(Fault::NegExp);
    }
    if let Some(exp) = exp.to_u32() {
        return pow_u32(base, exp, out, scratch).ok_or(Fault::Space);
    }
    match base.normal() {
        Int { mag: [], .. } => Ok(Out::ZERO),
        Int { neg, mag: [1] } => {
            put(&[1], out).ok_or(Fault::Space)?;
            Ok(Out::signed(neg && exp.is_odd(), 1))
        }
        _ => Err(Fault::Overflow),
    }
}

/// `base ** exp`. `None`: `out` or `scratch` has fewer than [`pow_len`] limbs.
#[must_use]
pub fn pow_u32(base: Int, exp: u32, out: &mut [u32], scratch: &mut [u32]) -> Option<Out> {
    let base = base.normal();
    let neg = base.neg && exp & 1 != 0;
    if exp == 0 || base.mag == [1] {
        put(&[1], out)?;
        return Some(Out::signed(neg, 1));
    }
    if base.mag.is_empty() {
        return Some(Out::ZERO);
    }
    if base.bit_count() == 1 {
        let bits = mag_bits(base.mag).checked_sub(1)?;
        let bits = bits.checked_mul(usize::try_from(exp).ok()?)?;
        return Some(Out::signed(neg, shl_mag(&[1], bits, out)?));
    }
    put(base.mag, out)?;
    let mut len = base.mag.len();
    let mut in_out = true;
    // Left to right: square for every bit after the first, times the base for
    // every set one; each product goes to the buffer that is free.
    for bit in (0..exp.ilog2()).rev() {
        for times_base in [false, true] {
            if times_base && (exp >> bit) & 1 == 0 {
                continue;
            }
            let (from, to) = if in_out {
                (&*out, &mut *scratch)
            } else {
                (&*scratch, &mut *out)
            };
            let value = from.get(..len)?;
            len = if times_base {
                mul_mag(value, base.mag, to)?
            } else {
                square_mag(value, to)?
            };
            in_out = !in_out;
        }
    }
    if !in_out {
        put(scratch.get(..len)?, out)?;
    }
    Some(Out::signed(neg, len))
}

/// Limbs the output of [`powmod`] needs.
#[must_use]
pub fn powmod_len(modulus: Int) -> usize {
    modulus.mag.len()
}

/// `pow(base, exp, modulus)` with Python's rules: the result has the sign of
/// the modulus. Negative exponents (modular inverses) are not supported. It may
/// take very long: before each step `go_on` gets the number of products of limbs
/// that come next, and may return false to stop it.
///
/// `scratch` needs as many limbs as the modulus, and after those as many as the
/// base or twice the modulus, whichever is more; none for a modulus of one limb.
///
/// # Errors
/// [`Fault::DivZero`] if the modulus is zero; [`Fault::NegExp`] if the exponent
/// is negative; [`Fault::Space`] if `out` has fewer than [`powmod_len`] limbs
/// or `scratch` is too small, or if `go_on` returned false.
pub fn powmod(
    base: Int,
    exp: Int,
    modulus: Int,
    out: &mut [u32],
    scratch: &mut [u32],
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Result<Out, Fault> {
    let (base, exp, modulus) = (base.normal(), exp.normal(), modulus.normal());
    if modulus.mag.is_empty() {
        return Err(Fault::DivZero);
    }
    if exp.neg {
        return Err(Fault::NegExp);
    }
    if modulus.mag == [1] {
        return Ok(Out::ZERO);
    }
    let len = match modulus.mag {
        [m] => powmod_limb(base.mag, exp.mag, *m, out, go_on),
        m => powmod_mag(base.mag, exp.mag, m, out, scratch, go_on),
    }
    .ok_or(Fault::Space)?;
    // So far |base| ** exp modulo |modulus|.
    let power_neg = base.neg && exp.is_odd();
    if len == 0 || power_neg == modulus.neg {
        return Ok(Out::signed(modulus.neg, len));
    }
    let len = complement(out, len, modulus.mag).ok_or(Fault::Space)?;
    Ok(Out::signed(modulus.neg, len))
}

/// The bits of a trimmed magnitude below its leading one, from the top.
fn lower_bits(mag: &[u32]) -> impl Iterator<Item = bool> + '_ {
    let count = mag_bits(mag).saturating_sub(1);
    (0..count).rev().map(|at| {
        mag.get(at / LIMB_BITS)
            .is_some_and(|limb| (limb >> (at % LIMB_BITS)) & 1 != 0)
    })
}

/// Modular power for a one-limb modulus of at least 2.
fn powmod_limb(
    base: &[u32],
    exp: &[u32],
    m: u32,
    out: &mut [u32],
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Option<usize> {
    let recip = Recip::new(m)?;
    let base = rem_small(base, m)?;
    let mut acc = if exp.is_empty() { 1 } else { base };
    for bit in lower_bits(exp) {
        if !go_on(1) {
            return None;
        }
        acc = recip.rem_wide(wide_mul(acc, acc));
        if bit {
            acc = recip.rem_wide(wide_mul(acc, base));
        }
    }
    if acc == 0 {
        return Some(0);
    }
    *out.first_mut()? = acc;
    Some(1)
}

/// Modular power for a modulus of two limbs or more.
fn powmod_mag(
    base: &[u32],
    exp: &[u32],
    m: &[u32],
    out: &mut [u32],
    scratch: &mut [u32],
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Option<usize> {
    if exp.is_empty() {
        put(&[1], out)?;
        return Some(1);
    }
    if scratch.len() < m.len() {
        return None;
    }
    let (reduced, product) = scratch.split_at_mut(m.len());
    put(base, product)?;
    let base_len = reduce(product, base.len(), m)?;
    let base = product.get(..base_len)?;
    put(base, reduced)?;
    put(base, out)?;
    let base = reduced.get(..base_len)?;
    let mut len = base_len;
    for bit in lower_bits(exp) {
        for times_base in [false, true] {
            if times_base && !bit {
                continue;
            }
            // A product, and its division.
            if !go_on(2 * (len as u64) * (m.len() as u64)) {
                return None;
            }
            let acc = out.get(..len)?;
            let full = if times_base {
                mul_mag(acc, base, product)?
            } else {
                square_mag(acc, product)?
            };
            len = reduce(product, full, m)?;
            put(product.get(..len)?, out)?;
        }
    }
    Some(len)
}
