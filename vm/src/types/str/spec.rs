//! The format-spec mini-language: `[[fill]align][sign][#][0][width][,][.prec][type]`.

use super::text::Text;
use crate::error::R;
use crate::vm::Vm;

/// How a value is to be written.
#[derive(Clone, Copy)]
pub(crate) struct Spec {
    /// Code point that fills the field.
    pub fill: u32,
    /// `<`, `>`, `^`, `=`, or 0 for the default of the value's type.
    pub align: u8,
    /// `+`, `-`, space, or 0.
    pub sign: u8,
    /// `#`: write the prefix, such as `0x`.
    pub alt: bool,
    /// `0` before the width: zeros after the sign.
    pub zero: bool,
    /// Smallest number of characters.
    pub width: u32,
    /// `,` or `_` between groups of digits, or 0.
    pub group: u8,
    /// The precision: the number after the point.
    pub prec: Option<u32>,
    /// The type's letter, or 0.
    pub kind: u8,
}

impl Spec {
    /// The meaning of an empty spec.
    pub const PLAIN: Spec = Spec {
        fill: b' ' as u32,
        align: 0,
        sign: 0,
        alt: false,
        zero: false,
        width: 0,
        group: 0,
        prec: None,
        kind: 0,
    };

    /// Parses the bytes of `t`, part of a string.
    ///
    /// # Errors
    /// ValueError if they are not a valid spec.
    pub fn parse(vm: &mut Vm<'_>, t: Text) -> R<Spec> {
        let mut s = Spec::PLAIN;
        let byte = |vm: &Vm<'_>, i: u32| if i < t.len { t.byte(vm, i) } else { 0 };
        let is_align = |b: u8| matches!(b, b'<' | b'>' | b'^' | b'=');
        let mut i = 0;
        let first = if t.len > 0 { t.width(vm, 0) } else { 0 };
        let filled = first > 0 && is_align(byte(vm, first));
        if filled {
            s.fill = vm.char_at(t.obj, t.at).0;
            s.align = byte(vm, first);
            i = first + 1;
        } else if is_align(byte(vm, 0)) {
            s.align = byte(vm, 0);
            i = 1;
        }
        if matches!(byte(vm, i), b'+' | b'-' | b' ') {
            s.sign = byte(vm, i);
            i += 1;
        }
        if byte(vm, i) == b'#' {
            s.alt = true;
            i += 1;
        }
        if byte(vm, i) == b'0' {
            s.zero = s.align == 0;
            if !filled {
                s.fill = u32::from(b'0');
            }
            i += 1;
        }
        s.width = number(vm, t, &mut i).unwrap_or(0);
        if matches!(byte(vm, i), b',' | b'_') {
            s.group = byte(vm, i);
            i += 1;
        }
        if byte(vm, i) == b'.' {
            i += 1;
            s.prec = number(vm, t, &mut i);
            if s.prec.is_none() {
                return vm.value_error("invalid format specifier");
            }
        }
        if i < t.len {
            s.kind = byte(vm, i);
            i += 1;
        }
        let known = matches!(
            s.kind,
            0 | b'b' | b'c' | b'd' | b'n' | b'o' | b's' | b'x' | b'X' | b'%'
        ) || is_float_kind(s.kind);
        if i < t.len || !known {
            return vm.value_error("invalid format specifier");
        }
        Ok(s)
    }
}

/// True for the type letters that write a float.
pub(super) fn is_float_kind(kind: u8) -> bool {
    matches!(kind, b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%')
}

/// Reads a decimal number at byte `i` of `t`, and moves `i` behind it; `None` if there is no digit.
pub(super) fn number(vm: &Vm<'_>, t: Text, i: &mut u32) -> Option<u32> {
    let start = *i;
    let mut n = 0u32;
    while *i < t.len && t.byte(vm, *i).is_ascii_digit() {
        n = n
            .saturating_mul(10)
            .saturating_add(u32::from(t.byte(vm, *i) - b'0'));
        *i += 1;
    }
    if *i > start {
        Some(n)
    } else {
        None
    }
}
