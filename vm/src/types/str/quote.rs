//! `repr` of strings and bytes.

use super::codec::hex_digit;
use super::text::{Form, Text};
use crate::error::R;
use crate::protocol::out::Out;
use crate::vm::Vm;

impl Vm<'_> {
    /// Writes `t` in quotes. As in MicroPython, everything that is not printable ASCII
    /// is escaped.
    pub(crate) fn put_quoted(&mut self, out: &mut Out, t: Text) -> R<()> {
        let has = |vm: &Self, q: u8| (0..t.len).any(|i| t.byte(vm, i) == q);
        let quote = if has(self, b'\'') && !has(self, b'"') {
            b'"'
        } else {
            b'\''
        };
        self.put(out, quote)?;
        let mut i = 0;
        while i < t.len {
            let (c, width) = match t.form {
                Form::Str => self.char_at(t.obj, t.at + i),
                _ => (u32::from(t.byte(self, i)), 1),
            };
            self.put_escaped(out, c, quote)?;
            i += width;
        }
        self.put(out, quote)
    }

    fn put_escaped(&mut self, out: &mut Out, c: u32, quote: u8) -> R<()> {
        let (letter, digits) = match c {
            0x0a => (b'n', 0),
            0x0d => (b'r', 0),
            0x09 => (b't', 0),
            0x5c => (b'\\', 0),
            _ if c == u32::from(quote) => (quote, 0),
            0x20..=0x7e => return self.put(out, c as u8),
            0..=0xff => (b'x', 2),
            0x100..=0xffff => (b'u', 4),
            _ => (b'U', 8),
        };
        self.put(out, b'\\')?;
        self.put(out, letter)?;
        (0..digits)
            .rev()
            .try_for_each(|k| self.put(out, hex_digit((c >> (k * 4)) as u8 & 15)))
    }
}
