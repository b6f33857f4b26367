//! Decimal digits without divisions: the chip has no instruction for them.

/// The digits of a number below 10^8.
pub const GROUP: usize = 8;

/// The bytes of the longest text of a `u32`.
pub const TEXT: usize = 10;

/// The quotient and the remainder of a division by ten of a number below 2^16, without a division.
fn by_ten(n: u32) -> (u32, u32) {
    let quotient = n * 52_429 >> 19;
    (quotient, n - quotient * 10)
}

/// Divides a number below 2^27 by 10,000. The quotient is estimated from the high bits, and is too small by 1 at most.
pub fn by_ten_thousand(n: u32) -> (u32, u32) {
    let quotient = (n >> 13) * 53_687 >> 16;
    let rest = n - quotient * 10_000;
    if rest >= 10_000 {
        (quotient + 1, rest - 10_000)
    } else {
        (quotient, rest)
    }
}

/// The digits of a number below 10^8, the last one first.
pub fn digits(n: u32) -> [u8; GROUP] {
    let mut all = [0; GROUP];
    let (high, low) = by_ten_thousand(n);
    let mut at = 0;
    for mut part in [low, high] {
        for _ in 0..4 {
            let (rest, digit) = by_ten(part);
            if let Some(place) = all.get_mut(at) {
                *place = digit as u8;
            }
            part = rest;
            at += 1;
        }
    }
    all
}

/// A tenth of a number up to 10^8, rounded down.
pub fn tenth(n: u32) -> u32 {
    let (high, low) = by_ten_thousand(n);
    high * 1000 + by_ten(low).0
}

/// Writes `n` in decimal at the end of `text`, with zeros before it, and returns where its first digit is.
pub fn decimal(n: u32, text: &mut [u8; TEXT]) -> usize {
    let (mut top, mut rest) = (0, n);
    while rest >= 100_000_000 {
        rest -= 100_000_000;
        top += 1;
    }
    let (high, low) = by_ten_thousand(rest);
    let mut first = TEXT - 1;
    let mut at = TEXT;
    for (mut part, above) in [(low, high | top), (high, top), (top, 0)] {
        for _ in 0..4.min(at) {
            at -= 1;
            let (rest, digit) = by_ten(part);
            if digit != 0 {
                first = at;
            }
            if let Some(place) = text.get_mut(at) {
                *place = b'0' + digit as u8;
            }
            part = rest;
        }
        if above == 0 {
            break;
        }
    }
    if let Some(zeros) = text.get_mut(..at) {
        zeros.fill(b'0');
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate std;
    use std::string::ToString;

    #[test]
    fn digits_are_those_of_a_division() {
        let mut n = 0u32;
        for i in 0..200_000u32 {
            let mut text = [0; TEXT];
            let first = decimal(n, &mut text);
            assert_eq!(&text[first..], n.to_string().as_bytes());
            if n < 1 << 27 {
                assert_eq!(by_ten_thousand(n), (n / 10_000, n % 10_000));
            }
            if n <= 100_000_000 {
                assert_eq!(tenth(n), n / 10);
            }
            n = n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) >> (i % 32);
        }
        for n in (0..1 << 27).step_by(9_999) {
            assert_eq!(by_ten_thousand(n), (n / 10_000, n % 10_000));
        }
        let mut text = [0; TEXT];
        assert_eq!(decimal(u32::MAX, &mut text), 0);
        assert_eq!(&text, b"4294967295");
    }
}
