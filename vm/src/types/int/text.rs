//! Writing ints as digits, and reading them.

use crate::error::{Maybe, Raise, R};
use crate::num::big;
use crate::protocol::out::Out;
use crate::types::int::Number;
use crate::types::str::text::{Form, Text};
use crate::vm::Vm;
use format::digits::{decimal, TEXT};
use format::object::{Kind, BODY};
use format::types::TypeId;
use format::value::Value;

/// The size of a group: how many digits of `base` always fit a word, and `base` to the power of that number.
fn group_of(base: u32) -> (u32, u32) {
    if base == 10 {
        return (9, 1_000_000_000);
    }
    let (mut digits, mut power) = (1, base);
    while let Some(more) = power.checked_mul(base) {
        power = more;
        digits += 1;
    }
    (digits, power)
}

/// Writes the digits of the absolute value of the integer `v`, without prefix.
/// `base` is from 2 to 36.
pub fn put_digits(vm: &mut Vm<'_>, out: &mut Out, v: Value, base: u32, upper: bool) -> R<()> {
    let base = base.clamp(2, 36);
    match vm.number(vm.native_base(v)) {
        Some(Number::Int(i)) => put_group(vm, out, i.unsigned_abs(), base, upper, 1),
        Some(Number::Big(b)) => {
            let mark = vm.hold_mark();
            let done = put_big(vm, out, b, base, upper);
            vm.unwind_holds(mark);
            done
        }
        _ => Ok(()),
    }
}

/// Writes a word with at least `width` digits.
fn put_group(vm: &mut Vm<'_>, out: &mut Out, n: u32, base: u32, upper: bool, width: u32) -> R<()> {
    let mut text = [0u8; 32];
    vm.put_part(out, word_digits(n, base, upper, width, &mut text))
}

/// The digits of a word, at least `width` of them, within `text`.
pub(crate) fn word_digits(
    n: u32,
    base: u32,
    upper: bool,
    width: u32,
    text: &mut [u8; 32],
) -> &[u8] {
    if base == 10 {
        let mut digits = [0; TEXT];
        let first = decimal(n, &mut digits).min(TEXT.saturating_sub(width as usize));
        let digits = digits.get(first..).unwrap_or(&[]);
        return match text.get_mut(..digits.len()) {
            Some(place) => {
                place.copy_from_slice(digits);
                place
            }
            None => &[],
        };
    }
    let mut left = n;
    // The bits of a digit if the base is a power of two.
    let bits = if base.is_power_of_two() {
        base.trailing_zeros()
    } else {
        0
    };
    let mut digits = 0;
    for place in text.iter_mut().rev() {
        if left == 0 && digits >= width {
            break;
        }
        let (rest, d) = if bits > 0 {
            (left >> bits, left & (base - 1))
        } else {
            (left / base, left % base)
        };
        left = rest;
        let d = d as u8;
        *place = match d {
            0..=9 => b'0' + d,
            _ if upper => b'A' - 10 + d,
            _ => b'a' - 10 + d,
        };
        digits += 1;
    }
    let from = text.len() - digits as usize;
    text.get(from..).unwrap_or(&[])
}

/// Writes the digits of the big int `v`. Its groups of digits are computed lowest first, into words of the VM's
/// stack, and written highest first. Nothing is collected meanwhile.
fn put_big(vm: &mut Vm<'_>, out: &mut Out, v: Value, base: u32, upper: bool) -> R<()> {
    let (width, power) = group_of(base);
    let n = vm.big_len(v);
    // A group takes at least 25 bits, so `n` limbs have at most `n * 32 / 25` groups.
    let groups = n + n / 3 + 2;
    vm.push_stack(n + groups)?;
    let at = vm.stack.low;
    for i in 0..n {
        let limb = vm.big_limb(v, i);
        vm.mem.set_ram(at + i, limb);
    }
    let mut len = n as usize;
    let mut count = 0;
    while len > 0 && count < groups {
        vm.work_on_limbs(len as u64)?;
        let (_, limbs, _) = vm.mem.ram_windows(at, at + n);
        let Some((left, rem)) = big::divrem_small(limbs, len, power) else {
            break;
        };
        vm.mem.set_ram(at + n + count, rem);
        count += 1;
        len = left;
    }
    for i in (0..count).rev() {
        let group = vm.mem.ram(at + n + i);
        put_group(
            vm,
            out,
            group,
            base,
            upper,
            if i + 1 == count { 1 } else { width },
        )?;
    }
    Ok(())
}

/// Reads an int from the bytes `at..end` of `src`.
struct Reader {
    src: Value,
    at: u32,
    end: u32,
}

impl Reader {
    fn peek(&self, vm: &Vm<'_>) -> Option<u8> {
        (self.at < self.end).then(|| vm.mem.byte(self.src, self.at))
    }
    fn skip_space(&mut self, vm: &Vm<'_>) {
        while self.peek(vm).is_some_and(|c| matches!(c, b' ' | 9..=13)) {
            self.at += 1;
        }
    }
    /// Skips the prefix that `base` allows (any, if it is 0); returns the base.
    fn prefix(&mut self, vm: &Vm<'_>, base: u32) -> u32 {
        let zero = self.peek(vm) == Some(b'0');
        let letter = if zero && self.at + 1 < self.end {
            vm.mem.byte(self.src, self.at + 1) | 0x20
        } else {
            0
        };
        let named = match letter {
            b'x' => 16,
            b'o' => 8,
            b'b' => 2,
            _ => 0,
        };
        if named != 0 && (base == 0 || base == named) {
            self.at += 2;
            return named;
        }
        match base {
            0 => 10,
            _ => base,
        }
    }
    /// Takes the next digit, skipping underscores.
    fn digit(&mut self, vm: &Vm<'_>, base: u32) -> Option<u32> {
        while self.peek(vm) == Some(b'_') {
            self.at += 1;
        }
        let d = big::digit_value(self.peek(vm)?, base)?;
        self.at += 1;
        Some(d)
    }
}

impl Vm<'_> {
    /// Reads an int from the `n` bytes of `src` that begin at byte `from`: white space, sign, prefix,
    /// digits, white space. `base` is from 2 to 36, or 0 if the prefix determines it.
    /// `None` if the text has another form.
    pub fn parse_int(&mut self, src: Value, from: u32, n: u32, base: u32) -> R<Maybe> {
        if base == 10 {
            if let Some(i) = self.short_int(src, from, n) {
                return Ok(Maybe(Value::int(i)));
            }
        }
        let mut text = Reader {
            src,
            at: from,
            end: from + n,
        };
        text.skip_space(self);
        let neg = text.peek(self) == Some(b'-');
        if neg || text.peek(self) == Some(b'+') {
            text.at += 1;
        }
        let any_base = base == 0;
        let base = text.prefix(self, base);
        let start = text.at;
        let (_, power) = group_of(base);
        // What is read so far: `len` limbs at the place of the next object, followed by the digits in
        // `group`; `scale` is `base` to the power of their number.
        let (mut len, mut group, mut scale) = (0, 0u32, 1u32);
        while let Some(d) = text.digit(self, base) {
            if scale == power {
                len = self.append_group(len, scale, group)?;
                (group, scale) = (0, 1);
            }
            group = group.wrapping_mul(base).wrapping_add(d);
            scale = scale.wrapping_mul(base);
        }
        let digits = text.at - start;
        let octal = any_base && base == 10 && digits > 1 && self.mem.byte(src, start) == b'0';
        let value_is_zero = len == 0 && group == 0;
        text.skip_space(self);
        if digits == 0 || text.at != text.end || (octal && !value_is_zero) {
            return Ok(Maybe::NONE);
        }
        if len == 0 {
            let i = i64::from(group);
            return self.new_int_i64(if neg { -i } else { i }).map(Maybe);
        }
        len = self.append_group(len, scale, group)?;
        self.claim_int(len as u32, neg).map(Maybe)
    }

    /// Raises ValueError for a text that [`Vm::parse_int`] refused. As in MicroPython the
    /// message shows what follows white space, sign and prefix.
    pub(super) fn no_int_text<T>(&mut self, src: Value, from: u32, n: u32, base: u32) -> R<T> {
        let mut text = Reader {
            src,
            at: from,
            end: from + n,
        };
        text.skip_space(self);
        if matches!(text.peek(self), Some(b'-' | b'+')) {
            text.at += 1;
        }
        let leading_zero = base == 0 && text.peek(self) == Some(b'0');
        let shown = match text.prefix(self, base) {
            // A number that begins with 0 would be octal in other languages; the message says base 0.
            10 if leading_zero => 0,
            base => base,
        };
        let mark = self.hold_mark();
        let mut out = self.out_buffer()?;
        self.put_lit(&mut out, "invalid syntax for integer with base ")?;
        self.put_int(&mut out, shown as i32)?;
        self.put_lit(&mut out, ": ")?;
        let rest = Text {
            obj: src,
            at: text.at,
            len: text.end.saturating_sub(text.at),
            form: Form::Bytes,
        };
        self.put_quoted(&mut out, rest)?;
        let message = self.out_str(out)?;
        self.unwind_holds(mark);
        self.raise(TypeId::ValueError, message)
    }

    /// The number that up to nine bytes spell if all of them are digits, but for a `-` before them.
    fn short_int(&self, src: Value, from: u32, n: u32) -> Option<i32> {
        if n == 0 || n > 9 {
            return None;
        }
        let words = self.mem.at(src).skip(BODY);
        let (mut number, mut negative) = (0, false);
        for at in from..from + n {
            let byte = words.word(at >> 2) >> ((at & 3) * 8) & 0xff;
            let digit = byte.wrapping_sub(u32::from(b'0'));
            if digit < 10 {
                number = number * 10 + digit as i32;
            } else if at == from && n > 1 && byte == u32::from(b'-') {
                negative = true;
            } else {
                return None;
            }
        }
        Some(if negative { -number } else { number })
    }

    fn append_group(&mut self, len: usize, scale: u32, group: u32) -> R<usize> {
        self.work_on_limbs(len as u64)?;
        big::mul_small_add(self.free_limbs(), len, scale, group).ok_or(Raise::NoMem)
    }
}

impl Vm<'_> {
    /// `str` of a small int.
    pub(crate) fn int_text(&mut self, i: i32) -> R<Value> {
        let mut digits = [0; TEXT];
        let first = decimal(i.unsigned_abs(), &mut digits);
        let digits = digits.get(first..).unwrap_or(&[]);
        let sign = u32::from(i < 0);
        let n = digits.len() as u32 + sign;
        if let ([digit], 0) = (digits, sign) {
            return Ok(format::names::ascii(*digit));
        }
        let raw = self.alloc_bytes(Kind::Raw, n)?;
        self.mem.set_byte(raw, 0, b'-');
        for (at, digit) in (sign..n).zip(digits) {
            self.mem.set_byte(raw, at, *digit);
        }
        self.raw_into_str(raw, n)
    }
}
