//! Floats rounded to ints by their bits: the chip has no unit for floats.

/// Where a float that is no int is rounded to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// The lower int.
    Floor,
    /// The upper int.
    Ceil,
    /// The int nearer to zero.
    Zero,
}

/// `x`, rounded to an int; `None` if that has more than 31 bits, or `x` is no number.
pub fn whole(x: f32, toward: Toward) -> Option<i32> {
    let bits = x.to_bits();
    let exponent = (bits >> 23 & 0xff) as i32 - 127;
    let mantissa = bits & 0x007f_ffff | 0x0080_0000;
    let negative = bits >> 31 != 0;
    let (mut n, has_rest) = if exponent < 0 {
        (0, bits << 1 != 0)
    } else if exponent < 23 {
        let by = (23 - exponent) as u32;
        (mantissa >> by, mantissa << (32 - by) != 0)
    } else if exponent < 31 {
        (mantissa << (exponent - 23), false)
    } else {
        return None;
    };
    let away = if negative {
        Toward::Floor
    } else {
        Toward::Ceil
    };
    if has_rest && toward == away {
        n += 1;
    }
    Some(if negative { -(n as i32) } else { n as i32 })
}

#[cfg(test)]
mod tests {
    use super::{whole, Toward};

    #[test]
    fn floats_are_rounded_like_the_library_does() {
        let mut bits = 0u32;
        for i in 0..3_000_000u32 {
            bits = bits.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // Most of the floats are near ints.
            let bits = if i & 1 == 0 {
                bits
            } else {
                bits & 0x9fff_ffff | 0x3c00_0000
            };
            let x = f32::from_bits(bits);
            if x.abs() < 2_147_483_000.0 {
                assert_eq!(whole(x, Toward::Floor), Some(libm::floorf(x) as i32), "{x}");
                assert_eq!(whole(x, Toward::Ceil), Some(libm::ceilf(x) as i32), "{x}");
                assert_eq!(whole(x, Toward::Zero), Some(x as i32), "{x}");
            } else {
                assert_eq!(whole(x, Toward::Floor), None, "{x}");
            }
        }
        for (x, n) in [
            (0.0, 0),
            (-0.0, 0),
            (1.0, 1),
            (-1.0, -1),
            (-0.5, -1),
            (8_388_609.0, 8_388_609),
        ] {
            assert_eq!(whole(x, Toward::Floor), Some(n), "{x}");
        }
        assert_eq!(whole(f32::NAN, Toward::Zero), None);
        assert_eq!(whole(f32::INFINITY, Toward::Ceil), None);
    }
}
