//! Text output: to the console, or into a growing block that becomes a string.

use crate::error::R;
use crate::memory::heap::Hold;
use crate::vm::Vm;
use format::digits::{decimal, TEXT};
use format::object::Kind;
use format::value::Value;

/// Bytes gathered before the console is called.
const CHUNK: usize = 32;
/// First size of a block, in bytes.
const FIRST: u32 = 32;

/// A sink of text. Get one from [`Vm::out_console`] or [`Vm::out_buffer`], end
/// it with [`Vm::out_flush`], [`Vm::out_str`] or [`Vm::out_bytes`].
pub struct Out {
    block: Option<Hold>,
    len: u32,
    chunk: [u8; CHUNK],
    gathered: usize,
}

impl Out {
    /// Bytes written so far.
    pub fn len(&self) -> u32 {
        self.len
    }
    /// True if nothing was written.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl Vm<'_> {
    /// Output to the console.
    pub fn out_console(&self) -> Out {
        Out {
            block: None,
            len: 0,
            chunk: [0; CHUNK],
            gathered: 0,
        }
    }
    /// Output into a block of RAM, held on the VM's stack.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for the block.
    pub fn out_buffer(&mut self) -> R<Out> {
        let raw = self.alloc(Kind::Raw, FIRST, 0)?;
        let block = self.hold(raw)?;
        Ok(Out {
            block: Some(block),
            len: 0,
            chunk: [0; CHUNK],
            gathered: 0,
        })
    }

    /// Writes one byte.
    pub fn put(&mut self, out: &mut Out, byte: u8) -> R<()> {
        match out.block {
            None => self.put_to_console(out, byte),
            Some(_) => {
                let raw = self.out_room(out, 1)?;
                self.mem.set_byte(raw, out.len, byte);
            }
        }
        out.len += 1;
        Ok(())
    }

    /// The block, with room for `n` more bytes.
    fn out_room(&mut self, out: &Out, n: u32) -> R<Value> {
        let Some(hold) = out.block else {
            return Ok(Value::UNDEF);
        };
        let raw = self.held(hold);
        let size = self.mem.size(raw);
        if out.len + n <= size {
            return Ok(raw);
        }
        let want = (out.len + n).max(size + size / 2);
        if self.grow_in_place(raw, want) {
            return Ok(raw);
        }
        let new = self.alloc(Kind::Raw, want, 0)?;
        self.mem.copy_bytes(raw, 0, new, 0, out.len);
        self.set_held(hold, new);
        Ok(new)
    }

    /// Writes a text of the VM itself.
    pub fn put_lit(&mut self, out: &mut Out, s: &str) -> R<()> {
        if let Some(raw) = self.block_room(out, s.len())? {
            for (i, b) in format::flash::bytes(s.as_bytes()).enumerate() {
                self.mem.set_byte(raw, out.len + i as u32, b);
            }
            out.len += s.len() as u32;
            return Ok(());
        }
        format::flash::bytes(s.as_bytes()).try_for_each(|b| self.put(out, b))
    }

    /// Writes bytes that do not lie in flash.
    pub fn put_part(&mut self, out: &mut Out, bytes: &[u8]) -> R<()> {
        if let Some(raw) = self.block_room(out, bytes.len())? {
            for (i, b) in bytes.iter().enumerate() {
                self.mem.set_byte(raw, out.len + i as u32, *b);
            }
            out.len += bytes.len() as u32;
            return Ok(());
        }
        for b in bytes {
            self.put_to_console(out, *b);
        }
        out.len += bytes.len() as u32;
        Ok(())
    }

    #[inline]
    fn put_to_console(&mut self, out: &mut Out, byte: u8) {
        if out.gathered == CHUNK {
            self.board.write(&out.chunk);
            out.gathered = 0;
        }
        if let Some(place) = out.chunk.get_mut(out.gathered) {
            *place = byte;
            out.gathered += 1;
        }
    }

    /// The block, with room for `n` more bytes; `None` for the console.
    #[inline]
    fn block_room(&mut self, out: &Out, n: usize) -> R<Option<Value>> {
        match out.block {
            Some(_) => self.out_room(out, n as u32).map(Some),
            None => Ok(None),
        }
    }

    /// Writes a string's text or a byte object's bytes.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn put_bytes_of(&mut self, out: &mut Out, v: Value) -> R<()> {
        let n = self.byte_len(v);
        self.put_slice_of(out, v, 0, n)
    }

    /// Writes `n` bytes of the byte object `v` from byte `from` on.
    pub fn put_slice_of(&mut self, out: &mut Out, v: Value, from: u32, n: u32) -> R<()> {
        if out.block.is_some() {
            let raw = self.out_room(out, n)?;
            self.mem.copy_bytes(v, from, raw, out.len, n);
            out.len += n;
            return Ok(());
        }
        for i in from..from + n {
            let b = self.mem.byte(v, i);
            self.put_to_console(out, b);
        }
        out.len += n;
        Ok(())
    }

    /// Writes a code point as UTF-8.
    pub fn put_char(&mut self, out: &mut Out, c: u32) -> R<()> {
        let mut buf = [0; 4];
        let n = format::text::encode_utf8(c, &mut buf);
        buf[..n].iter().try_for_each(|b| self.put(out, *b))
    }

    /// Writes a number in decimal.
    pub fn put_int(&mut self, out: &mut Out, n: i32) -> R<()> {
        let mut digits = [0u8; TEXT];
        let first = decimal(n.unsigned_abs(), &mut digits);
        if n < 0 {
            self.put(out, b'-')?;
        }
        self.put_part(out, digits.get(first..).unwrap_or(&[]))
    }

    /// Writes a word in hexadecimal, without leading zeros.
    pub fn put_hex(&mut self, out: &mut Out, n: u32) -> R<()> {
        let mut started = false;
        for shift in (0..8).rev() {
            let d = n >> (shift * 4) & 15;
            started |= d != 0 || shift == 0;
            if started {
                let digit = if d < 10 { b'0' } else { b'a' - 10 };
                self.put(out, digit + d as u8)?;
            }
        }
        Ok(())
    }

    /// Ends output to the console.
    pub fn out_flush(&mut self, out: &mut Out) {
        if out.block.is_none() {
            self.board.write(&out.chunk[..out.gathered]);
            out.gathered = 0;
        }
    }
    /// Ends output into a block: the text as a string, interned if it can be.
    pub fn out_str(&mut self, out: Out) -> R<Value> {
        match out.block {
            Some(h) => self.raw_into_str(self.held(h), out.len),
            None => Ok(format::names::EMPTY),
        }
    }
    /// Ends output into a block: the bytes as a bytes object.
    pub fn out_bytes(&mut self, out: Out) -> Value {
        match out.block {
            Some(h) => self.raw_into_bytes(self.held(h), out.len),
            None => Value::UNDEF,
        }
    }
}
