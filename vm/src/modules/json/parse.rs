//! Reading JSON: one loop that keeps the open containers in a list, so that depth
//! costs heap and no stack.
//!
//! As lenient as MicroPython's reader: commas and colons count as blanks, any
//! closing bracket closes, a key may be any value that is not a container.
//! Nothing here moves objects.

use crate::error::R;
use crate::types::str::is_utf8;
use crate::types::str::text::{Form, Text};
use crate::vm::Vm;
use format::float::parse::parse_float30;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// How many containers may be open around another; deeper nesting is refused.
const DEPTH: u32 = 1000;

/// The value that the JSON text `t` describes.
///
/// # Errors
/// ValueError if it is not JSON, UnicodeError if its bytes are not UTF-8, RuntimeError if it is nested
/// more than [`DEPTH`] deep.
pub fn parse(vm: &mut Vm<'_>, t: Text) -> R<Value> {
    if t.form != Form::Str && !is_utf8(vm, t) {
        return vm.raise_bare(TypeId::UnicodeError);
    }
    let mut reader = Reader { t, i: 0 };
    let result = reader.document(vm)?;
    reader.skip(vm, |b| {
        matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0xb | 0xc)
    });
    if reader.i < t.len {
        return syntax(vm);
    }
    Ok(result)
}

fn syntax<T>(vm: &mut Vm<'_>) -> R<T> {
    vm.value_error("syntax error in JSON")
}

struct Reader {
    t: Text,
    i: u32,
}

/// The containers that are open around the one that is being filled.
struct Outer {
    list: Value,
    depth: u32,
}

impl Outer {
    fn push(&mut self, vm: &mut Vm<'_>, v: Value) -> R<()> {
        if self.depth >= DEPTH {
            return vm.too_deep();
        }
        if self.list.is_undef() {
            self.list = vm.new_list(&[v])?;
        } else if self.depth < vm.list_len(self.list) {
            vm.list_set(self.list, self.depth, v)?;
        } else {
            vm.list_push(self.list, v)?;
        }
        self.depth += 1;
        Ok(())
    }

    fn pop(&mut self, vm: &Vm<'_>) -> Value {
        if self.depth == 0 {
            return Value::UNDEF;
        }
        self.depth -= 1;
        vm.list_get(self.list, self.depth)
    }
}

impl Reader {
    fn peek(&self, vm: &Vm<'_>) -> Option<u8> {
        if self.i < self.t.len {
            Some(self.t.byte(vm, self.i))
        } else {
            None
        }
    }

    fn skip(&mut self, vm: &Vm<'_>, blank: impl Fn(u8) -> bool) {
        while self.peek(vm).is_some_and(&blank) {
            self.i += 1;
        }
    }

    fn document(&mut self, vm: &mut Vm<'_>) -> R<Value> {
        let mut outer = Outer {
            list: Value::UNDEF,
            depth: 0,
        };
        // The container that is being filled, and a key that waits for its value.
        let (mut top, mut key) = (Value::UNDEF, Value::UNDEF);
        loop {
            self.skip(vm, |b| {
                matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':')
            });
            let Some(b) = self.peek(vm) else {
                return syntax(vm);
            };
            if matches!(b, b']' | b'}') && top.is_def() {
                self.i += 1;
                let inner = top;
                top = outer.pop(vm);
                key = Value::UNDEF;
                if top.is_undef() {
                    return Ok(inner);
                }
                continue;
            }
            let (value, opened) = self.value(vm, b)?;
            if top.is_undef() {
                if !opened {
                    return Ok(value);
                }
                top = value;
                continue;
            }
            if vm.mem.is(top, Kind::List) {
                vm.list_push(top, value)?;
            } else if key.is_def() {
                vm.dict_set(top, key, value)?;
            } else if opened {
                return syntax(vm);
            } else {
                key = value;
                continue;
            }
            key = Value::UNDEF;
            if opened {
                outer.push(vm, top)?;
                top = value;
            }
        }
    }

    /// The value that begins with byte `b`; true if it is a container, just opened.
    fn value(&mut self, vm: &mut Vm<'_>, b: u8) -> R<(Value, bool)> {
        let value = match b {
            b'[' => {
                self.i += 1;
                return Ok((vm.new_list(&[])?, true));
            }
            b'{' => {
                self.i += 1;
                return Ok((vm.new_dict()?, true));
            }
            b'"' => self.string(vm)?,
            b'-' | b'0'..=b'9' => self.number(vm)?,
            b't' => self.word(vm, b"true", Value::TRUE)?,
            b'f' => self.word(vm, b"false", Value::FALSE)?,
            b'n' => self.word(vm, b"null", Value::NONE)?,
            _ => return syntax(vm),
        };
        Ok((value, false))
    }

    fn word(&mut self, vm: &mut Vm<'_>, word: &[u8], value: Value) -> R<Value> {
        for b in format::flash::bytes(word) {
            if self.peek(vm) != Some(b) {
                return syntax(vm);
            }
            self.i += 1;
        }
        Ok(value)
    }

    fn number(&mut self, vm: &mut Vm<'_>) -> R<Value> {
        let from = self.i;
        let mut float = false;
        while let Some(b) = self.peek(vm) {
            match b {
                b'.' | b'e' | b'E' => float = true,
                b'0'..=b'9' | b'+' | b'-' => {}
                _ => break,
            }
            self.i += 1;
        }
        let digits = self.t.part(from, self.i - from);
        if float {
            let float = parse_float30(0, digits.len, &|i| digits.byte(vm, i));
            return match float {
                Some(f) => Ok(Value::float(f)),
                None => vm.value_error("invalid syntax for number"),
            };
        }
        if let Some(v) = vm.parse_int(digits.obj, digits.at, digits.len, 10)?.get() {
            return Ok(v);
        }
        let text = vm.new_str_from(digits.obj, digits.at, digits.len)?;
        vm.raise_text(
            TypeId::ValueError,
            "invalid syntax for integer with base 10: '%v'",
            &[text],
        )
    }

    fn string(&mut self, vm: &mut Vm<'_>) -> R<Value> {
        self.i += 1;
        let n = self.plain(vm);
        if self.peek(vm) == Some(b'"') {
            let s = vm.new_str_from(self.t.obj, self.t.at + self.i - n, n)?;
            self.i += 1;
            return Ok(s);
        }
        let mark = vm.hold_mark();
        let mut out = vm.out_buffer()?;
        let mut n = n;
        loop {
            vm.put_slice_of(&mut out, self.t.obj, self.t.at + self.i - n, n)?;
            match self.peek(vm) {
                None => return syntax(vm),
                Some(b'"') => break,
                Some(_) => {
                    self.i += 1;
                    let c = self.escape(vm)?;
                    vm.put_char(&mut out, c)?;
                }
            }
            n = self.plain(vm);
        }
        self.i += 1;
        let s = vm.out_str(out)?;
        vm.unwind_holds(mark);
        Ok(s)
    }

    /// Skips the bytes before the next quote or backslash, and returns how many there were.
    fn plain(&mut self, vm: &Vm<'_>) -> u32 {
        let from = self.i;
        self.skip(vm, |b| !matches!(b, b'"' | b'\\'));
        self.i - from
    }

    /// The code point of the escape after the backslash.
    fn escape(&mut self, vm: &mut Vm<'_>) -> R<u32> {
        let Some(b) = self.peek(vm) else {
            return syntax(vm);
        };
        let c = match b {
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            b'u' => {
                self.i += 1;
                return self.unicode(vm);
            }
            128.. => {
                let (c, width) = vm.char_at(self.t.obj, self.t.at + self.i);
                self.i += width;
                return Ok(c);
            }
            b => u32::from(b),
        };
        self.i += 1;
        Ok(c)
    }

    /// The code point of `\uXXXX`, read from its digits on. The two surrogates of a character outside the
    /// basic plane are put together.
    fn unicode(&mut self, vm: &mut Vm<'_>) -> R<u32> {
        let Some(high) = self.hex4(vm) else {
            return syntax(vm);
        };
        let after = self.i;
        if (0xd800..0xdc00).contains(&high) && self.peek(vm) == Some(b'\\') {
            self.i += 1;
            if self.peek(vm) == Some(b'u') {
                self.i += 1;
                if let Some(low @ 0xdc00..0xe000) = self.hex4(vm) {
                    return Ok(0x1_0000 + ((high & 0x3ff) << 10 | low & 0x3ff));
                }
            }
            self.i = after;
        }
        Ok(high)
    }

    fn hex4(&mut self, vm: &Vm<'_>) -> Option<u32> {
        let mut n = 0;
        for _ in 0..4 {
            let d = (self.peek(vm)? as char).to_digit(16)?;
            n = n << 4 | d;
            self.i += 1;
        }
        Some(n)
    }
}
