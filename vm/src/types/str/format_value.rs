//! Writing one value as a [`Spec`] says: padding, signs, prefixes, groups of digits.

use super::spec::{is_float_kind, Spec};
use super::text::{Form, Text};
use crate::error::R;
use crate::protocol::out::Out;
use crate::types::int::word_digits;
use crate::vm::Vm;
use format::float::print::{format_float, repr_float, FloatFmt, Kind as Layout, Sign};
use format::name;
use format::types::TypeId;
use format::value::Value;

/// The largest number of characters that are gathered in a Rust array. Longer numbers take an object.
const SMALL: usize = 48;

/// The characters of a number, without sign and prefix.
#[derive(Clone, Copy)]
enum Digits<'b> {
    Small(&'b [u8]),
    Long(Text),
}

impl Digits<'_> {
    fn len(self) -> u32 {
        match self {
            Digits::Small(b) => b.len() as u32,
            Digits::Long(t) => t.len,
        }
    }
    fn at(self, vm: &Vm<'_>, i: u32) -> u8 {
        match self {
            Digits::Small(b) => b.get(i as usize).copied().unwrap_or(0),
            Digits::Long(t) => t.byte(vm, i),
        }
    }
}

/// The parts of a number that is to be written.
struct Number<'b> {
    negative: bool,
    prefix: &'b str,
    digits: Digits<'b>,
    /// The smallest number of digits; zeros make up for missing ones.
    least: u32,
    /// Number of digits between two separators.
    group: u32,
}

impl Vm<'_> {
    /// Writes `format(v, spec)`; the spec is a string.
    pub fn format_value(&mut self, out: &mut Out, v: Value, spec: Value) -> R<()> {
        let Some(t) = self.text(spec).filter(|t| t.form == Form::Str) else {
            return self.not_text(Form::Str, spec);
        };
        self.format_by(out, v, t)
    }

    /// Writes `format(v, spec)`; the spec is a part of a string.
    pub(super) fn format_by(&mut self, out: &mut Out, v: Value, spec: Text) -> R<()> {
        if self.special(v, name!("__format__")).is_some() {
            return self.format_special(out, v, spec);
        }
        if spec.len == 0 {
            return self.str_of(out, v);
        }
        let spec = Spec::parse(self, spec)?;
        self.put_by_spec(out, v, spec)
    }

    fn format_special(&mut self, out: &mut Out, v: Value, spec: Text) -> R<()> {
        let mark = self.hold_mark();
        let spec = self.new_str_from(spec.obj, spec.at, spec.len)?;
        if let Some(s) = self.call_special(v, name!("__format__"), &[spec])?.get() {
            let t = self.text_arg(Form::Str, s)?;
            self.put_slice_of(out, t.obj, t.at, t.len)?;
        }
        self.unwind_holds(mark);
        Ok(())
    }

    fn put_by_spec(&mut self, out: &mut Out, v: Value, spec: Spec) -> R<()> {
        if matches!(spec.sign, b'+' | b' ') {
            match spec.kind {
                b's' => return self.value_error("sign not allowed in string format specifier"),
                b'c' => {
                    return self.value_error("sign not allowed with integer format specifier 'c'")
                }
                _ => {}
            }
        }
        let base = self.native_base(v);
        if let Some(t) = self.text(base).filter(|t| t.form == Form::Str) {
            if !matches!(spec.kind, 0 | b's') {
                return self.unknown_code(v, spec.kind);
            }
            self.check_text_align(spec)?;
            return self.put_text(out, t, spec, b'<');
        }
        if self.is_integer(base) {
            if is_float_kind(spec.kind) {
                let f = self.to_f32(base)?;
                return self.put_float(out, f, spec);
            }
            return match spec.kind {
                b'c' => self.put_code_point(out, base, spec),
                b's' => self.unknown_code(v, spec.kind),
                _ => self.put_integer(out, base, spec, 0),
            };
        }
        if base.is_float() {
            if !is_float_kind(spec.kind) && !matches!(spec.kind, 0 | b'n') {
                return self.unknown_code(v, spec.kind);
            }
            return self.put_float(out, base.as_float(), spec);
        }
        match spec.kind {
            0 | b's' => {
                self.check_text_align(spec)?;
                self.not_text(Form::Str, v)
            }
            kind => self.unknown_code(v, kind),
        }
    }

    /// Raises ValueError if the spec asks for padding after the sign, which only numbers can have.
    fn check_text_align(&mut self, spec: Spec) -> R<()> {
        if spec.align == b'=' {
            return self.value_error("'=' alignment not allowed in string format specifier");
        }
        Ok(())
    }

    fn unknown_code(&mut self, v: Value, kind: u8) -> R<()> {
        let letter = format::names::ascii(kind);
        self.raise_text(
            TypeId::ValueError,
            "unknown format code '%v' for object of type '%t'",
            &[letter, v],
        )
    }

    fn put_code_point(&mut self, out: &mut Out, v: Value, spec: Spec) -> R<()> {
        let c = self.to_i32(v)?;
        let s = self.char_of(c)?;
        let t = Text {
            obj: s,
            at: 0,
            len: self.byte_len(s),
            form: Form::Str,
        };
        self.put_text(out, t, Spec { prec: None, ..spec }, b'>')
    }

    /// The string of one code point.
    pub(super) fn char_of(&mut self, c: i32) -> R<Value> {
        if !(0..0x11_0000).contains(&c) {
            return self.raise_text(TypeId::OverflowError, "%%c arg not in range(0x110000)", &[]);
        }
        self.new_char(c as u32)
    }

    /// Writes a text in its field. `align` is used if the spec does not give an alignment.
    pub(super) fn put_text(&mut self, out: &mut Out, t: Text, spec: Spec, align: u8) -> R<()> {
        let t = match spec.prec {
            Some(n) => t.part(0, t.byte_pos(self, n)),
            None => t,
        };
        let align = if spec.align == 0 { align } else { spec.align };
        let pad = spec.width.saturating_sub(t.chars(self, 0, t.len));
        let before = pad_before(align, pad);
        self.put_fill(out, spec.fill, before)?;
        self.put_slice_of(out, t.obj, t.at, t.len)?;
        self.put_fill(out, spec.fill, pad - before)
    }

    fn put_fill(&mut self, out: &mut Out, c: u32, n: u32) -> R<()> {
        (0..n).try_for_each(|_| self.put_char(out, c))
    }

    /// Writes an int with at least `least` digits. The kind of the spec is one for ints; any other means decimal.
    pub(super) fn put_integer(&mut self, out: &mut Out, v: Value, spec: Spec, least: u32) -> R<()> {
        let (base, upper, prefix) = match spec.kind {
            b'b' => (2, false, "0b"),
            b'o' => (8, false, "0o"),
            b'x' => (16, false, "0x"),
            b'X' => (16, true, "0X"),
            _ => (10, false, ""),
        };
        let prefix = if spec.alt { prefix } else { "" };
        let group = if base == 10 { 3 } else { 4 };
        if v.is_int() || v.is_bool() {
            let i = if v.is_int() {
                v.as_int()
            } else {
                i32::from(v == Value::TRUE)
            };
            let mut buf = [0u8; 32];
            let digits = Digits::Small(word_digits(i.unsigned_abs(), base, upper, 1, &mut buf));
            return self.put_number(
                out,
                spec,
                Number {
                    negative: i < 0,
                    prefix,
                    digits,
                    least,
                    group,
                },
            );
        }
        let mark = self.hold_mark();
        let mut long = self.out_buffer()?;
        crate::types::int::put_digits(self, &mut long, v, base, upper)?;
        let s = self.out_str(long)?;
        self.unwind_holds(mark);
        let digits = Digits::Long(Text {
            obj: s,
            at: 0,
            len: self.byte_len(s),
            form: Form::Bytes,
        });
        let negative = crate::types::int::is_negative(self, v);
        self.put_number(
            out,
            spec,
            Number {
                negative,
                prefix,
                digits,
                least,
                group,
            },
        )
    }

    /// Writes a float. The kind of the spec is one for floats.
    pub(super) fn put_float(&mut self, out: &mut Out, f: f32, spec: Spec) -> R<()> {
        let negative = f.is_sign_negative() && !f.is_nan();
        let f = f.abs();
        let mut buf = [0u8; SMALL];
        let mut n = 0;
        float_digits(f, spec, &mut |b| {
            if let Some(slot) = buf.get_mut(n) {
                *slot = b;
            }
            n += 1;
        });
        if let Some(b) = buf.get(..n) {
            let digits = Digits::Small(b);
            return self.put_number(
                out,
                spec,
                Number {
                    negative,
                    prefix: "",
                    digits,
                    least: 0,
                    group: 3,
                },
            );
        }
        let mark = self.hold_mark();
        let mut long = self.out_buffer()?;
        let mut put = Ok(());
        float_digits(f, spec, &mut |b| {
            if put.is_ok() {
                put = self.put(&mut long, b);
            }
        });
        put?;
        let s = self.out_str(long)?;
        self.unwind_holds(mark);
        let digits = Digits::Long(Text {
            obj: s,
            at: 0,
            len: self.byte_len(s),
            form: Form::Bytes,
        });
        self.put_number(
            out,
            spec,
            Number {
                negative,
                prefix: "",
                digits,
                least: 0,
                group: 3,
            },
        )
    }

    fn put_number(&mut self, out: &mut Out, spec: Spec, n: Number<'_>) -> R<()> {
        let sign = match spec.sign {
            _ if n.negative => Some(b'-'),
            b'+' | b' ' => Some(spec.sign),
            _ => None,
        };
        let len = n.digits.len();
        let whole = match spec.group {
            0 => 0,
            _ => (0..len)
                .take_while(|&i| n.digits.at(self, i).is_ascii_hexdigit())
                .count() as u32,
        };
        let align = match spec.align {
            0 if spec.zero => b'=',
            0 => b'>',
            a => a,
        };
        let around = u32::from(sign.is_some()) + n.prefix.len() as u32 + len - whole;
        let mut zeros = n.least.saturating_sub(len);
        if whole > 0 && align == b'=' && spec.fill == u32::from(b'0') {
            // Zeros in front of grouped digits are grouped too.
            while around + grouped(whole + zeros, n.group) < spec.width {
                zeros += 1;
            }
        }
        // The grouped digits end here, counted with the zeros in front.
        let end = if whole > 0 { whole + zeros } else { 0 };
        let body = if whole > 0 {
            grouped(end, n.group)
        } else {
            zeros
        };
        let pad = spec.width.saturating_sub(around + body);
        let before = pad_before(align, pad);
        if align != b'=' {
            self.put_fill(out, spec.fill, before)?;
        }
        if let Some(s) = sign {
            self.put(out, s)?;
        }
        self.put_lit(out, n.prefix)?;
        if align == b'=' {
            self.put_fill(out, spec.fill, pad)?;
        }
        let plain = match n.digits {
            Digits::Small(digits) if end == 0 && zeros == 0 => {
                self.put_part(out, digits)?;
                true
            }
            _ => false,
        };
        let count = if plain { 0 } else { zeros + len };
        for i in 0..count {
            if i > 0 && i < end && (end - i) % n.group == 0 {
                self.put(out, spec.group)?;
            }
            let b = match i.checked_sub(zeros) {
                Some(i) => n.digits.at(self, i),
                None => b'0',
            };
            self.put(out, b)?;
        }
        if align != b'=' {
            self.put_fill(out, spec.fill, pad - before)?;
        }
        Ok(())
    }
}

/// Number of characters of `n` digits that have a separator after each `group` of them.
fn grouped(n: u32, group: u32) -> u32 {
    n + n.saturating_sub(1) / group
}

/// How many of the `pad` characters of padding come before the text.
fn pad_before(align: u8, pad: u32) -> u32 {
    match align {
        b'<' => 0,
        b'^' => pad / 2,
        _ => pad,
    }
}

/// Writes the digits of a float that is not negative.
fn float_digits(f: f32, spec: Spec, sink: &mut dyn FnMut(u8)) {
    let kind = if spec.kind == 0 { b'g' } else { spec.kind };
    let plain = FloatFmt {
        kind: Layout::General,
        upper: false,
        prec: None,
        sign: Sign::Minus,
        alt: false,
    };
    let fmt = FloatFmt::new(kind).unwrap_or(plain);
    if spec.kind == 0 && spec.prec.is_none() {
        return repr_float(f, sink);
    }
    let prec = spec.prec.map(|p| u16::try_from(p).unwrap_or(u16::MAX));
    format_float(
        f,
        &FloatFmt {
            prec,
            alt: spec.alt,
            ..fmt
        },
        sink,
    );
}
