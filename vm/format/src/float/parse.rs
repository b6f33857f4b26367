//! Decimal text to float: the grammar of MicroPython's `float()`, correctly rounded.
//!
//! The digits go into an exact decimal of bounded size (`Dec` in `decimal.rs`); digits beyond its
//! 125 or more are only noted as "something is there", which is enough since no midpoint between
//! two `f32` has more than 113 digits. So text of any length is read in one pass, and the result
//! is rounded once, directly to the grid of the target format.
//!
//! What is accepted follows MicroPython, which is laxer than CPython: `_` is skipped anywhere
//! among the digits, there need not be any digit (`"."` and `"e1"` are 0), but an `e` must be
//! followed by some character other than a sign (`"1e "` is fine, `"1e"` and `"1e+"` are not).

use super::decimal::Dec;
use super::short::Short;

/// Numbers of no more digits than this are exact in single precision.
const EASY_DIGITS: u32 = 7;

/// The decimal exponent stops growing here, far outside of what any text can make up for.
const EXP_LIMIT: i32 = 1_000_000_000;

/// The bytes of a text, which are asked for by number.
#[derive(Clone)]
struct Bytes<'a> {
    at: u32,
    end: u32,
    byte: &'a dyn Fn(u32) -> u8,
}

impl Iterator for Bytes<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.at >= self.end {
            return None;
        }
        self.at += 1;
        Some((self.byte)(self.at - 1))
    }
}

/// White space, as in MicroPython's `isspace`.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | 9..=13)
}

/// Skips the letters of `word` (lower case) if all of them follow, in any case.
fn skip_word(bytes: &mut Bytes<'_>, word: &[u8]) -> bool {
    let mut ahead = bytes.clone();
    let found = crate::flash::bytes(word).all(|letter| {
        ahead
            .next()
            .is_some_and(|byte| byte.to_ascii_lowercase() == letter)
    });
    if found {
        *bytes = ahead;
    }
    found
}

/// Which part of the number is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum Part {
    Int,
    Frac,
    Exp,
}

/// Collects the characters of a number.
struct Reader {
    dec: Dec,
    part: Part,
    /// The number that the first [`EASY_DIGITS`] digits make, and how many digits there are.
    number: u32,
    count: u32,
    /// The group of four digits being filled, and how many it has.
    group: u32,
    filled: u8,
    /// A digit other than 0 was seen.
    started: bool,
    /// The number is `0.digits * 10^top`, before the exponent is applied.
    top: i32,
    exp: i32,
    exp_negative: bool,
}

impl Reader {
    fn digit(&mut self, digit: u8) {
        let digit = u32::from(digit);
        if self.part == Part::Exp {
            if self.exp < EXP_LIMIT / 10 {
                self.exp = self.exp * 10 + digit as i32;
            } else {
                self.exp = EXP_LIMIT;
            }
            return;
        }
        self.started |= digit != 0;
        let int = self.part == Part::Int;
        if self.started {
            if self.count < EASY_DIGITS {
                self.number = self.number * 10 + digit;
            }
            self.count = self.count.saturating_add(1);
            self.push_digit(digit);
            if int {
                self.top = self.top.saturating_add(1);
            }
        } else if !int {
            self.top = self.top.saturating_sub(1);
        }
    }

    fn push_digit(&mut self, digit: u32) {
        self.group = self.group * 10 + digit;
        self.filled += 1;
        if self.filled == 4 {
            self.dec.push_group(self.group);
            self.group = 0;
            self.filled = 0;
        }
    }

    fn finish(mut self, grid: i32) -> u32 {
        let exp = if self.exp_negative {
            -self.exp
        } else {
            self.exp
        };
        if grid != 0 && self.count <= EASY_DIGITS {
            let short = Short {
                digits: self.number,
                low: self
                    .top
                    .saturating_add(exp)
                    .saturating_sub(self.count as i32),
            };
            if let Some(f) = short.value() {
                return f.to_bits();
            }
        }
        // Fills the last group with zeros below the last digit.
        while self.filled != 0 {
            self.push_digit(0);
        }
        self.dec.place(self.top.saturating_add(exp));
        self.dec.into_bits(grid)
    }
}

/// Reads digits, point and exponent up to the first other character, and returns the bits of the
/// number; `None` if there is no number.
fn decimal(bytes: &mut Bytes<'_>, grid: i32) -> Option<u32> {
    let mut reader = Reader {
        dec: Dec::zero(),
        part: Part::Int,
        group: 0,
        filled: 0,
        number: 0,
        count: 0,
        started: false,
        top: 0,
        exp: 0,
        exp_negative: false,
    };
    let mut empty = true;
    loop {
        let mut ahead = bytes.clone();
        match ahead.next() {
            Some(byte @ b'0'..=b'9') => reader.digit(byte - b'0'),
            Some(b'.') if reader.part == Part::Int => reader.part = Part::Frac,
            Some(b'e' | b'E') if reader.part != Part::Exp => {
                reader.part = Part::Exp;
                reader.exp_negative = skip_word(&mut ahead, b"-");
                if !reader.exp_negative {
                    skip_word(&mut ahead, b"+");
                }
                ahead.clone().next()?;
            }
            Some(b'_') => {}
            _ => break,
        }
        empty = false;
        *bytes = ahead;
    }
    if empty {
        return None;
    }
    Some(reader.finish(grid))
}

fn parse(mut bytes: Bytes<'_>, grid: i32) -> Option<f32> {
    let mut rest = bytes.clone();
    while rest.next().is_some_and(is_space) {
        bytes = rest.clone();
    }
    let negative = skip_word(&mut bytes, b"-");
    if !negative {
        skip_word(&mut bytes, b"+");
    }
    let bits = if skip_word(&mut bytes, b"inf") {
        skip_word(&mut bytes, b"inity");
        f32::INFINITY.to_bits()
    } else if skip_word(&mut bytes, b"nan") {
        0x7fc0_0000
    } else {
        decimal(&mut bytes, grid)?
    };
    if !bytes.all(is_space) {
        return None;
    }
    Some(f32::from_bits(bits | u32::from(negative) << 31))
}

/// Reads the text of the bytes that `byte` gives for `from..to` as Python's `float(str)` does, rounded once and
/// correctly to the grid of the 30-bit floats; `None` means `ValueError`. Overflow gives infinity, underflow
/// denormals and then 0 with the sign kept.
pub fn parse_float30(from: u32, to: u32, byte: &dyn Fn(u32) -> u8) -> Option<f32> {
    let bytes = Bytes {
        at: from,
        end: to,
        byte,
    };
    parse(bytes, 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::float::round30;
    extern crate std;
    use std::vec::Vec;

    /// The nearest `f32`, whose last two bits count too.
    fn read_bytes(text: &[u8]) -> Option<f32> {
        let bytes = Bytes {
            at: 0,
            end: text.len() as u32,
            byte: &|i| text[i as usize],
        };
        parse(bytes, 0)
    }

    fn read(text: &str) -> Option<f32> {
        read_bytes(text.as_bytes())
    }

    fn read30(text: &str) -> Option<f32> {
        parse_float30(0, text.len() as u32, &|i| text.as_bytes()[i as usize])
    }

    #[test]
    fn accepts() {
        let table: &[(&str, f32)] = &[
            ("1", 1.0),
            ("1.", 1.0),
            (".5", 0.5),
            ("  1  ", 1.0),
            ("\t1\n", 1.0),
            ("\x0b1\x0c", 1.0),
            ("\r1", 1.0),
            ("1_000", 1000.0),
            ("1__0", 10.0),
            ("_1", 1.0),
            ("1_", 1.0),
            ("1_.0", 1.0),
            ("1._0", 1.0),
            ("1.0_1", 1.01),
            ("1e1_0", 1e10),
            ("1e_1", 10.0),
            ("1_e5", 1e5),
            ("1e5_", 1e5),
            ("1E+5", 1e5),
            ("+1", 1.0),
            ("-1", -1.0),
            ("-.5", -0.5),
            ("1.e1", 10.0),
            ("00001", 1.0),
            ("0.1", 0.1),
            ("2.71", 2.71),
            ("16777217", 16_777_216.0),
            ("16777219", 16_777_220.0),
            ("16777217.000000000000000000000000000000001", 16_777_218.0),
            ("3.4028235e38", f32::MAX),
            ("3.4028235677973367e38", f32::INFINITY),
            ("3.4028235677973366e38", f32::MAX),
            ("1e-45", f32::from_bits(1)),
            ("7.006492321624085e-46", 0.0),
            ("7.006492321624086e-46", f32::from_bits(1)),
            ("1.17549435e-38", f32::MIN_POSITIVE),
            ("1e400", f32::INFINITY),
            ("-1e400", f32::NEG_INFINITY),
            ("1e-400", 0.0),
            ("1e9999999999999999", f32::INFINITY),
            ("1e-9999999999999999", 0.0),
            ("0e9999999999", 0.0),
            ("inf", f32::INFINITY),
            ("-INF", f32::NEG_INFINITY),
            ("+Infinity", f32::INFINITY),
            ("infinity ", f32::INFINITY),
            // Where MicroPython is lax.
            (".", 0.0),
            ("_", 0.0),
            ("+.", 0.0),
            ("e5", 0.0),
            (".e1", 0.0),
            ("e_", 0.0),
            ("1e ", 1.0),
            ("1e+_", 1.0),
            ("1e- ", 1.0),
            ("-_e1 ", -0.0),
            ("-0", -0.0),
            ("-1e-99", -0.0),
        ];
        for &(text, value) in table {
            let got = read(text).map(f32::to_bits);
            assert_eq!(got, Some(value.to_bits()), "{text:?}");
        }
        assert!(read("nan").is_some_and(f32::is_nan));
        assert!(read(" -NaN ").is_some_and(f32::is_nan));
    }

    #[test]
    fn rejects() {
        for text in [
            "",
            " ",
            "+",
            "-",
            "- ",
            "+ 1",
            "--1",
            "1e",
            "1e+",
            "1e-",
            "e",
            "-.e",
            "1.e",
            "1x",
            "1 2",
            "1 _",
            "1\0",
            "0x10",
            "0b1",
            "1j",
            "1f",
            "1.5.5",
            "..",
            "1,5",
            "1e5.0",
            "1ee5",
            "1e1e1",
            "1e++1",
            "1e+-1",
            "in",
            "i",
            "infi",
            "infinit",
            "infinityx",
            "infinit y",
            "inf_",
            "i_nf",
            "nanx",
            "nan5",
            "na",
            "n",
            "1\x1c",
            "\x1f1",
            "\u{a0}1",
        ] {
            assert_eq!(read(text), None, "{text:?}");
            assert_eq!(read30(text), None, "{text:?}");
        }
    }

    #[test]
    fn long_text() {
        let zeros = || core::iter::repeat_n(b'0', 5000);
        let small = b"0.".iter().copied().chain(zeros());
        let small = small.chain(b"125e5001".iter().copied());
        assert_eq!(read_bytes(&small.collect::<Vec<u8>>()), Some(1.25));
        let big = b"25".iter().copied().chain(zeros());
        assert_eq!(
            read_bytes(&big.clone().collect::<Vec<u8>>()),
            Some(f32::INFINITY)
        );
        let big = big.chain(b"e-5001".iter().copied());
        assert_eq!(read_bytes(&big.collect::<Vec<u8>>()), Some(2.5));
        // A half and something 5000 digits later.
        let tie = b"16777217.".iter().copied().chain(zeros());
        assert_eq!(
            read_bytes(&tie.clone().collect::<Vec<u8>>()),
            Some(16_777_216.0)
        );
        let above = tie.chain(core::iter::once(b'1'));
        assert_eq!(read_bytes(&above.collect::<Vec<u8>>()), Some(16_777_218.0));
    }

    #[test]
    fn rounds_once() {
        // Just above the middle of two 30-bit floats, but nearest to it as f32.
        let text = "1.00000023841857910156250001";
        assert_eq!(
            read(text).map(|f| round30(f).to_bits()),
            Some(1f32.to_bits())
        );
        let single = read30(text).map(f32::to_bits);
        assert_eq!(single, Some(1f32.to_bits() + 4));
        // Overflow on the grid, and its smallest denormal.
        let table: &[(&str, u32)] = &[
            ("3.402823e38", 0x7f7f_fffc),
            ("3.4028236e38", 0x7f80_0000),
            ("3.402823263561193e38", 0x7f80_0000),
            ("3.402823263561192e38", 0x7f7f_fffc),
            ("6e-45", 4),
            ("2.802596928649635e-45", 4),
            ("2.802596928649634e-45", 0),
        ];
        for &(text, bits) in table {
            let got = read30(text).map(f32::to_bits);
            assert_eq!(got, Some(bits), "{text:?}");
        }
    }
}
