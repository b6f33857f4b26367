//! Float to text: `repr()`, and the `e f g %` types of `%` and format specs.
//!
//! The digits are the shortest ones that read back as the same 30-bit float, as in `repr`,
//! rounded to the precision that is asked for; zeros follow them. So `'{:.1f}'.format(1e10)` is
//! `10000000000.0`, though the float is not quite that. Where the shortest digits lie in the middle
//! of two results, the exact value (`Dec` in `decimal.rs`) decides, half to even, like in C. There is no
//! limit on the precision but the range of its type.
//!
//! # Layout of `repr`
//!
//! The layout is the one that CPython and MicroPython share: numbers from 0.0001 up to, not including,
//! 1e16 are written without an exponent, with a `.0` where there is no fraction. `1e-05`, `0.0001`,
//! `10000000.0`, `1000000000000000.0`, `1e+16`. It does not depend on the size of a float.
//!
//! The digits do depend on it: they are the shortest ones that read back as the same 30-bit float (at most
//! [`REPR_DIGITS`]), and zeros follow them up to the point: `123456800.0`, `1.234568e+20`. Whole numbers up
//! to 2^27 show all their digits, as with `%f`: `16777216.0`, not `16777220.0`.

use super::decimal::{Dec, Mode};
use super::round30;
use super::short::{self, Short};

/// `repr` gives at most this many digits. The 22-bit mantissa needs up to 8 of them to read back
/// as the same number (just above powers of ten, such as `1.0000005`); with 7, about a fifth of
/// all numbers would print like a neighbour.
pub const REPR_DIGITS: u8 = 8;

/// From this decimal exponent on, `repr` uses the `e` notation.
pub const REPR_EXP: i32 = 16;

/// The digits of precision if none is given.
const DEFAULT_PREC: u16 = 6;

/// The layout of a formatted float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Kind {
    /// `e`: scientific.
    Exp,
    /// `f`: all digits before the point.
    Fixed,
    /// `g`: as [`Kind::Exp`] or [`Kind::Fixed`], by the size of the exponent.
    General,
    /// `%`: times 100, fixed, and a percent sign.
    Percent,
}

/// What is written before a number that is not negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u32)]
pub enum Sign {
    /// No character: only negative numbers have a sign.
    #[default]
    Minus,
    /// `+`.
    Plus,
    /// A space.
    Space,
}

/// How to format a float; padding is up to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloatFmt {
    /// The layout.
    pub kind: Kind,
    /// `E`, `INF` and `NAN` in upper case.
    pub upper: bool,
    /// Digits after the point, significant digits for [`Kind::General`]; `None` means 6.
    pub prec: Option<u16>,
    /// What comes before a number that is not negative.
    pub sign: Sign,
    /// `#`: keep the point and, for [`Kind::General`], trailing zeros, as in C (MicroPython
    /// ignores this flag for floats).
    pub alt: bool,
}

impl FloatFmt {
    /// The plain format for a type character out of `eEfFgGn%`.
    pub fn new(kind: u8) -> Option<Self> {
        let layout = match kind {
            b'e' | b'E' => Kind::Exp,
            b'f' | b'F' => Kind::Fixed,
            b'g' | b'G' | b'n' => Kind::General,
            b'%' => Kind::Percent,
            _ => return None,
        };
        Some(Self {
            kind: layout,
            upper: kind.is_ascii_uppercase(),
            prec: None,
            sign: Sign::Minus,
            alt: false,
        })
    }
}

/// Takes the bytes of the text, one by one.
pub type Sink<'a> = &'a mut dyn FnMut(u8);

/// Writes the sign, and all of a number that is not finite; true if digits have to follow.
/// NaN has no sign, as in MicroPython.
fn put_start(f: f32, sign: Sign, upper: bool, sink: Sink) -> bool {
    if f.is_sign_negative() && !f.is_nan() {
        sink(b'-');
    } else if sign == Sign::Plus {
        sink(b'+');
    } else if sign == Sign::Space {
        sink(b' ');
    }
    if f.is_finite() {
        return true;
    }
    let word = if f.is_nan() { b"nan" } else { b"inf" };
    for letter in crate::flash::bytes(word) {
        sink(if upper {
            letter.to_ascii_uppercase()
        } else {
            letter
        });
    }
    false
}

/// Writes the digits down to `10^-frac`, the first one of weight `10^top`, with the point after
/// the digit of weight `10^unit`.
fn put_digits(dec: &Dec, top: i32, unit: i32, frac: i32, alt: bool, sink: Sink) {
    let mut pos = top;
    loop {
        sink(b'0' + dec.digit(pos));
        if pos == unit && (alt || frac > 0) {
            sink(b'.');
        }
        if pos <= unit - frac {
            break;
        }
        pos -= 1;
    }
}

fn put_fixed(dec: &Dec, frac: i32, alt: bool, sink: Sink) {
    put_digits(dec, dec.high().max(0), 0, frac, alt, sink);
}

fn put_exp(dec: &Dec, frac: i32, alt: bool, upper: bool, sink: Sink) {
    let exp = dec.high();
    put_digits(dec, exp, exp, frac, alt, sink);
    sink(if upper { b'E' } else { b'e' });
    sink(if exp < 0 { b'-' } else { b'+' });
    // Never more than two digits: exponents are from -45 to 38.
    let exp = exp.unsigned_abs() as u8;
    sink(b'0' + exp / 10 % 10);
    sink(b'0' + exp % 10);
}

/// Writes `f` in the given format, without padding: a 30-bit float, or an int in single precision.
pub fn format_float(f: f32, fmt: &FloatFmt, sink: Sink) {
    if put_start(f, fmt.sign, fmt.upper, sink) {
        if put_short(f, fmt, sink) {
            return;
        }
        let (dec, prec) = rounded(f.to_bits(), fmt);
        match fmt.kind {
            Kind::Exp => put_exp(&dec, prec, fmt.alt, fmt.upper, sink),
            Kind::General => {
                let exp = dec.high();
                let short = !(-4..prec).contains(&exp);
                let unit = if short { exp } else { 0 };
                let mut frac = prec - 1 - exp + unit;
                if !fmt.alt {
                    frac = frac.min(unit - dec.low()).max(0);
                }
                if short {
                    put_exp(&dec, frac, fmt.alt, fmt.upper, sink);
                } else {
                    put_fixed(&dec, frac, fmt.alt, sink);
                }
            }
            Kind::Fixed | Kind::Percent => put_fixed(&dec, prec, fmt.alt, sink),
        }
    }
    if fmt.kind == Kind::Percent {
        sink(b'%');
    }
}

/// Writes the digits of the format `f` if it takes no exact decimal to find them; else returns false.
fn put_short(f: f32, fmt: &FloatFmt, sink: Sink) -> bool {
    if fmt.kind != Kind::Fixed {
        return false;
    }
    let is_whole = is_whole(f.to_bits());
    let bits = if is_whole { f } else { round30(f) }.to_bits();
    let frac = i32::from(fmt.prec.unwrap_or(DEFAULT_PREC));
    match Short::of(bits, is_whole).and_then(|short| short.rounded(frac)) {
        Some(short) => short.put(frac, fmt.alt, sink),
        None => return false,
    }
    true
}

/// The 30-bit float nearest to what the format `f` writes of `f` with `frac` digits after the point; `None` if it
/// takes more than the digits that are written to find it.
pub fn round_short(f: f32, frac: i32) -> Option<f32> {
    let short = Short::of(f.to_bits(), is_whole(f.to_bits()))?;
    let rounded = short.rounded(frac)?.value()?;
    Some(f32::from_bits(
        rounded.to_bits() | f.to_bits() & 0x8000_0000,
    ))
}

/// True if all digits are printed: those of whole numbers that take more bits than the mantissa of a 30-bit
/// float has, up to 2^27 (above it the shortest digits are those that a program wrote), and of ints up to 2^32.
fn is_whole(bits: u32) -> bool {
    let end = if bits & 3 == 0 {
        0x4d00_0000
    } else {
        0x4f80_0000
    };
    (0x4a80_0000..end).contains(&(bits & 0x7fff_ffff))
}

/// The digits of a 30-bit float in the given format, and the precision.
fn rounded(bits: u32, fmt: &FloatFmt) -> (Dec, i32) {
    let mut prec = i32::from(fmt.prec.unwrap_or(DEFAULT_PREC));
    if fmt.kind == Kind::General {
        prec = prec.max(1);
    }
    let whole = fmt.kind == Kind::Fixed && is_whole(bits);
    let bits = if whole {
        bits
    } else {
        round30(f32::from_bits(bits)).to_bits()
    };
    let mut exact = whole;
    let mut dec = if exact {
        Dec::from_bits(bits)
    } else {
        shortest30(bits)
    };
    loop {
        if fmt.kind == Kind::Percent {
            dec.mul(100);
        }
        let last = match fmt.kind {
            Kind::Exp => dec.high() - prec,
            Kind::General => dec.high() - prec + 1,
            Kind::Fixed | Kind::Percent => -prec,
        };
        if exact || dec.low() != last - 1 || dec.digit(last - 1) != 5 {
            dec.round(last, Mode::HalfEven);
            return (dec, prec);
        }
        dec = Dec::from_bits(bits);
        exact = true;
    }
}

/// Writes `repr(f)` of the 30-bit float nearest to `f`, see the [module](self) for the layout.
pub fn repr_float(f: f32, sink: Sink) {
    let f = round30(f);
    if !put_start(f, Sign::Minus, false, sink) {
        return;
    }
    let bits = f.to_bits();
    if let Some(short) = Short::of(bits, is_whole(bits)) {
        if short.high() >= -4 {
            return short.put((-short.low).max(1), false, sink);
        }
    }
    let dec = if is_whole(bits) {
        Dec::from_bits(bits)
    } else {
        shortest30(bits)
    };
    let exp = dec.high();
    if !(-4..REPR_EXP).contains(&exp) {
        put_exp(&dec, exp - dec.low(), false, false, sink);
    } else {
        put_fixed(&dec, (-dec.low()).max(1), false, sink);
    }
}

/// The shortest decimal number (and of these the closest) that reads back as the 30-bit float
/// with these `f32` bits.
fn shortest30(bits: u32) -> Dec {
    if let Some(short) = short::shortest(bits) {
        return Dec::from_digits(short.digits, short.low);
    }
    exact_shortest30(bits)
}

/// The same for any float, by exact decimal arithmetic.
fn exact_shortest30(bits: u32) -> Dec {
    let magnitude = bits & 0x7fff_ffff;
    let exact = Dec::from_bits(bits);
    let high = exact.high();
    // The numbers that read back lie close below a power of two, but twice as far above it, so
    // the nearest short one may be too low where the next one above is good.
    let mode = if magnitude & 0x007f_ffff == 0 {
        Mode::Up
    } else {
        Mode::HalfEven
    };
    let mut pos = high;
    loop {
        let mut dec = exact.clone();
        dec.round(pos, Mode::HalfEven);
        if pos <= high + 1 - i32::from(REPR_DIGITS) || dec.clone().into_bits(2) == magnitude {
            return dec;
        }
        if mode == Mode::Up {
            dec.clone_from(&exact);
            dec.round(pos, mode);
            if dec.clone().into_bits(2) == magnitude {
                return dec;
            }
        }
        pos -= 1;
    }
}

/// Writes exactly `buf.len()` significant digits (ASCII, correctly rounded) of the finite
/// magnitude of `f` and returns the decimal exponent of the first one; 0 has zeros and exponent 0.
pub fn float_to_digits(f: f32, buf: &mut [u8]) -> i32 {
    let mut dec = Dec::from_bits(f.to_bits());
    // More digits than there are need no rounding.
    let count = i32::from(u8::try_from(buf.len()).unwrap_or(u8::MAX));
    dec.round(dec.high() + 1 - count, Mode::HalfEven);
    let exp = dec.high();
    let mut pos = exp;
    for byte in buf {
        *byte = b'0' + dec.digit(pos);
        pos = pos.saturating_sub(1);
    }
    exp
}

/// Writes `f` in the given format into `buf`. `None` if it does not fit.
pub fn format_float_into<'a>(f: f32, fmt: &FloatFmt, buf: &'a mut [u8]) -> Option<&'a [u8]> {
    let mut len = 0;
    format_float(f, fmt, &mut |byte| {
        if let Some(slot) = buf.get_mut(len) {
            *slot = byte;
        }
        len += 1;
    });
    buf.get(..len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::float::parse::parse_float30;
    extern crate std;
    use std::string::String;

    /// The digits that integers of 64 bits give are those of exact decimal arithmetic.
    #[test]
    fn short_digits_are_the_exact_ones() {
        let same = |bits: u32| {
            let exact = exact_shortest30(bits);
            let Some(short) = short::shortest(bits) else {
                return;
            };
            let dec = Dec::from_digits(short.digits, short.low);
            assert_eq!(
                (dec.high(), dec.low()),
                (exact.high(), exact.low()),
                "{bits:x}"
            );
            assert_eq!(
                (short.high(), short.low),
                (exact.high(), exact.low()),
                "{bits:x}"
            );
            for pos in exact.low()..=exact.high() {
                assert_eq!(dec.digit(pos), exact.digit(pos), "{bits:x}");
            }
        };
        for exponent in 100..160u32 {
            for low in 0..40 {
                same(exponent << 23 | low << 2);
                same(exponent << 23 | 0x7f_fffc - (low << 2));
            }
        }
        let mut seed = 1u32;
        for _ in 0..30_000 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            same((seed >> 9 & 0x7f_fffc) | (105 + (seed >> 3 & 63)) << 23);
        }
        // Short decimals, which programs write.
        for n in 1..4000u32 {
            for unit in [1.0, 10.0, 100.0, 1000.0, 10_000.0] {
                same(round30((f64::from(n) / unit) as f32).to_bits());
            }
        }
    }

    /// `%f` of the short digits and of exact decimals is the same.
    #[test]
    fn fixed_digits_are_the_exact_ones() {
        let mut seed = 7u32;
        for i in 0..20_000u32 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let f = match i % 3 {
                0 => round30((seed >> 12) as f32 / 1000.0),
                1 => round30((seed >> 20) as f32 / 16.0),
                _ => f32::from_bits((seed >> 9 & 0x7f_fffc) | (105 + (seed >> 3 & 63)) << 23),
            };
            let mut fmt = FloatFmt::new(b'f').expect("type");
            fmt.prec = Some((seed >> 28) as u16 % 8);
            let (dec, prec) = rounded(f.to_bits(), &fmt);
            let exact = text(|sink| put_fixed(&dec, prec, false, sink));
            assert_eq!(
                text(|sink| format_float(f, &fmt, sink)),
                exact,
                "{f} {prec}"
            );
        }
    }

    fn text(write: impl Fn(Sink)) -> String {
        let mut out = String::new();
        write(&mut |byte| out.push(char::from(byte)));
        out
    }

    fn read(text: &str) -> Option<f32> {
        parse_float30(0, text.len() as u32, &|i| text.as_bytes()[i as usize])
    }

    /// Rounding by way of the digits is rounding by way of the text.
    #[test]
    fn short_rounding_is_that_of_the_text() {
        let mut seed = 3u32;
        for _ in 0..20_000u32 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let f = round30((seed as i32 >> 12) as f32 / 1000.0);
            let frac = (seed >> 3 & 7) as u16;
            let mut fmt = FloatFmt::new(b'f').expect("type");
            fmt.prec = Some(frac);
            let by_text = read(&text(|sink| format_float(f, &fmt, sink))).map(f32::to_bits);
            if let Some(rounded) = round_short(f, frac.into()) {
                assert_eq!(Some(rounded.to_bits()), by_text, "{f} {frac}");
            }
        }
    }

    fn repr(f: f32) -> String {
        text(|sink| repr_float(f, sink))
    }

    /// Formats by a C-like spec such as `+#.3e`.
    fn spec(spec: &str, f: f32) -> String {
        let (flags, kind) = spec.split_at(spec.len() - 1);
        let mut fmt = FloatFmt::new(kind.as_bytes()[0]).expect("type");
        fmt.alt = flags.contains('#');
        if flags.contains('+') {
            fmt.sign = Sign::Plus;
        } else if flags.contains(' ') {
            fmt.sign = Sign::Space;
        }
        fmt.prec = flags.split_once('.').map(|(_, p)| p.parse().expect("prec"));
        text(|sink| format_float(f, &fmt, sink))
    }

    #[test]
    fn grid() {
        let table: &[(u32, u32)] = &[
            (0x3f80_0000, 0x3f80_0000),
            (0x3f80_0001, 0x3f80_0000),
            (0x3f80_0002, 0x3f80_0000),
            (0x3f80_0003, 0x3f80_0004),
            (0x3f80_0005, 0x3f80_0004),
            (0x3f80_0006, 0x3f80_0008),
            (0x3fff_ffff, 0x4000_0000),
            (0xbfff_ffff, 0xc000_0000),
            (0x7f7f_fffd, 0x7f7f_fffc),
            (0x7f7f_fffe, 0x7f80_0000),
            (0xff7f_ffff, 0xff80_0000),
            (0x7f80_0000, 0x7f80_0000),
            (0xff80_0000, 0xff80_0000),
            (0x7f80_0001, 0x7fc0_0000),
            (0xffff_ffff, 0xffff_fffc),
            (0x0000_0000, 0x0000_0000),
            (0x8000_0000, 0x8000_0000),
            (0x0000_0002, 0x0000_0000),
            (0x0000_0003, 0x0000_0004),
            (0x007f_fffe, 0x0080_0000),
        ];
        for &(from, to) in table {
            let f = f32::from_bits(from);
            assert_eq!(round30(f).to_bits(), to, "{from:#x}");
            assert_eq!(round30(f).to_bits(), to, "{from:#x}");
        }
    }

    #[test]
    fn repr_table() {
        let table: &[(f32, &str)] = &[
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (-1.5, "-1.5"),
            (0.1, "0.1"),
            (2.72, "2.72"),
            (1.0 / 3.0, "0.3333334"),
            (1e5, "100000.0"),
            (123456.0, "123456.0"),
            (1e6, "1000000.0"),
            (1234567.0, "1234567.0"),
            (1e7, "10000000.0"),
            (1.5e7, "15000000.0"),
            (16777216.0, "16777216.0"),
            (33554432.0, "33554432.0"),
            (123456789.0, "123456800.0"),
            (1e10, "10000000000.0"),
            (1.5e15, "1500000000000000.0"),
            (1e16, "1e+16"),
            (1e20, "1e+20"),
            (1e-4, "0.0001"),
            (1.25e-4, "0.000125"),
            (1e-5, "1e-05"),
            (1.5e-10, "1.5e-10"),
            (f32::from_bits(0x3f80_0004), "1.0000005"),
            (f32::from_bits(0x7f7f_fffc), "3.402823e+38"),
            (f32::from_bits(4), "6e-45"),
            (f32::MIN_POSITIVE, "1.1754944e-38"),
            (f32::INFINITY, "inf"),
            (f32::NEG_INFINITY, "-inf"),
            (f32::NAN, "nan"),
            (-f32::NAN, "nan"),
        ];
        for &(f, expected) in table {
            assert_eq!(repr(f), expected);
        }
    }

    #[test]
    fn repr_reads_back() {
        let mut payload = 0u32;
        while payload < 0x7f80_0000 >> 2 {
            let f = f32::from_bits(payload << 2);
            let back = read(&repr(f)).map(f32::to_bits);
            assert_eq!(back, Some(f.to_bits()));
            payload += 50_021;
        }
    }

    #[test]
    fn spec_table() {
        let inf = f32::INFINITY;
        let table: &[(&str, f32, &str)] = &[
            ("g", 0.0, "0"),
            ("g", -0.0, "-0"),
            ("g", 1e6, "1e+06"),
            ("g", 123456.0, "123456"),
            ("g", 1234567.0, "1.23457e+06"),
            ("g", 1e-4, "0.0001"),
            ("g", 1e-5, "1e-05"),
            ("n", 1.5, "1.5"),
            (".3g", 99.95, "100"),
            (".3g", 99.96, "100"),
            (".3g", 999.6, "1e+03"),
            (".0g", 9.5, "1e+01"),
            (".0g", 2.5, "2"),
            ("#g", 1.0, "1.00000"),
            ("#.0g", 1.0, "1."),
            ("#g", 0.0, "0.00000"),
            ("#.3g", 1e6, "1.00e+06"),
            ("G", 1e6, "1E+06"),
            ("+g", 1.0, "+1"),
            (" g", 1.0, " 1"),
            ("+g", -1.0, "-1"),
            (".50g", 0.1, "0.1"),
            (".3e", 0.0, "0.000e+00"),
            (".3e", 123456.0, "1.235e+05"),
            (".0e", 9.5, "1e+01"),
            (".0e", 2.5, "2e+00"),
            ("#.0e", 2.5, "2.e+00"),
            ("E", 1e22, "1.000000E+22"),
            ("e", f32::from_bits(4), "6.000000e-45"),
            (".0f", 0.5, "0"),
            (".0f", 1.5, "2"),
            (".0f", 2.5, "2"),
            (".0f", 0.50001, "1"),
            (".0f", 9999.5, "10000"),
            (".0f", 9999.6, "10000"),
            ("#.0f", 2.5, "2."),
            (".2f", 0.005, "0.00"),
            (".2f", -0.001, "-0.00"),
            ("f", 1e-30, "0.000000"),
            (".2f", 1e10, "10000000000.00"),
            (
                ".2f",
                f32::from_bits(0x7f7f_fffc),
                "340282300000000000000000000000000000000.00",
            ),
            (".30f", 0.75, "0.750000000000000000000000000000"),
            ("%", 0.5, "50.000000%"),
            (".0%", 0.005, "0%"),
            (".0%", 0.015, "2%"),
            (".1%", 12345.678, "1234568.0%"),
            ("+.1%", 99.99, "+9999.0%"),
            ("%", inf, "inf%"),
            ("+f", inf, "+inf"),
            ("F", -inf, "-INF"),
            ("+e", f32::NAN, "+nan"),
            ("G", -f32::NAN, "NAN"),
        ];
        for &(how, f, expected) in table {
            assert_eq!(spec(how, f), expected, "{how} {f:e}");
        }
        assert_eq!(FloatFmt::new(b'd'), None);
    }

    #[test]
    fn exhausts_precision() {
        let out = spec(".65535f", f32::from_bits(4));
        assert_eq!(out.len(), 65537);
        assert!(out[47..].bytes().all(|byte| byte == b'0'));
        assert_eq!(&out[40..47], "0000006");
        assert_eq!(spec(".65535e", 1.0).len(), 65541);
        assert_eq!(spec(".65535g", 1.0), "1");
    }

    #[test]
    fn digits() {
        let mut buf = [0; 5];
        assert_eq!(float_to_digits(-123456.0, &mut buf), 5);
        assert_eq!(&buf, b"12346");
        assert_eq!(float_to_digits(99999.9, &mut buf), 5);
        assert_eq!(&buf, b"10000");
        assert_eq!(float_to_digits(0.0, &mut buf), 0);
        assert_eq!(&buf, b"00000");
        assert_eq!(float_to_digits(0.0, &mut []), 0);
        assert_eq!(float_to_digits(1.5, &mut []), 0);
    }

    #[test]
    fn buffer() {
        let mut buf = [0; 8];
        let fmt = FloatFmt::new(b'f').expect("type");
        assert_eq!(
            format_float_into(1.5, &fmt, &mut buf),
            Some(&b"1.500000"[..])
        );
        assert_eq!(format_float_into(11.5, &fmt, &mut buf), None);
    }
}
