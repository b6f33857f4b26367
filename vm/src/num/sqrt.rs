//! The square root of a float, bit by bit: the chip adds and shifts fast, and multiplies slowly.

/// `sqrt(x)`, rounded to the nearest float.
pub fn sqrt(x: f32) -> f32 {
    let bits = x.to_bits();
    if !(0x0080_0000..0x7f80_0000).contains(&bits) {
        return libm::sqrtf(x);
    }
    let exponent = (bits >> 23) as i32 - 127;
    let mut rest = (bits & 0x007f_ffff | 0x0080_0000) << 1 << (exponent & 1);
    let (mut root, mut doubled, mut bit) = (0, 0, 1 << 24);
    while bit != 0 {
        let taken = doubled + bit;
        if taken <= rest {
            rest -= taken;
            doubled = taken + bit;
            root += bit;
        }
        rest <<= 1;
        bit >>= 1;
    }
    // The root has one bit more than the float. No root lies halfway between two floats.
    let mantissa = (root + (root & 1)) >> 1;
    let exponent = ((exponent >> 1) << 23) as u32;
    f32::from_bits(mantissa.wrapping_add(0x3f00_0000).wrapping_add(exponent))
}

#[cfg(test)]
mod tests {
    #[test]
    fn roots_are_those_of_the_library() {
        let mut bits = 0u32;
        for _ in 0..2_000_000 {
            bits = bits.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            for bits in [
                bits & 0x7fff_ffff,
                bits & 0x7f80_0003,
                bits & 0x7fff_ffff | 0x7f_fff0,
            ] {
                let x = f32::from_bits(bits);
                if x.is_finite() {
                    assert_eq!(
                        super::sqrt(x).to_bits(),
                        libm::sqrtf(x).to_bits(),
                        "{bits:x}"
                    );
                }
            }
        }
    }
}
