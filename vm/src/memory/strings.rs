//! Strings and bytes: making them, interning them, reading them.
//!
//! A string that equals one of the image or the core table *is* that one: each
//! string made at run time is looked up there, so interned strings compare by
//! word and a RAM string never equals an interned one.

use crate::error::R;
use crate::vm::Vm;
use format::flash;
use format::names;
use format::object::{self, Kind, BODY, FLAG};
use format::text::{encode_utf8, utf8_width};
use format::value::Value;

impl Vm<'_> {
    /// True if `v` is a `str` (not an instance of a subclass).
    #[inline]
    pub fn is_str(&self, v: Value) -> bool {
        v.is_interned() || self.mem.is(v, Kind::Str)
    }
    /// Length of `v` in bytes: of a string's UTF-8 text, or of a byte object.
    #[inline]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn byte_len(&self, v: Value) -> u32 {
        debug_assert!(object::is_bytes(self.mem.header(v)), "{v:?} has no bytes");
        self.mem.size(v)
    }
    /// True if the string `v` is all ASCII: then byte and character positions agree.
    #[inline]
    pub fn is_ascii(&self, v: Value) -> bool {
        debug_assert!(self.is_str(v), "{v:?} is not a string");
        self.mem.header(v) & FLAG != 0
    }
    /// Number of characters of the string `v`.
    pub fn char_len(&self, v: Value) -> u32 {
        let n = self.byte_len(v);
        if self.is_ascii(v) {
            return n;
        }
        (0..n)
            .filter(|&i| self.mem.byte(v, i) & 0xc0 != 0x80)
            .count() as u32
    }
    /// Byte position of character `index`; the length in bytes if there are fewer.
    pub fn char_to_byte(&self, v: Value, index: u32) -> u32 {
        let n = self.byte_len(v);
        if self.is_ascii(v) {
            return index.min(n);
        }
        let mut left = index;
        let mut i = 0;
        while i < n {
            if left == 0 {
                return i;
            }
            i += utf8_width(self.mem.byte(v, i));
            left -= 1;
        }
        n
    }
    /// The code point at byte `i` of the string `v`, and its width in bytes.
    pub fn char_at(&self, v: Value, i: u32) -> (u32, u32) {
        let b = |k| self.mem.byte(v, i + k) as u32;
        match utf8_width(self.mem.byte(v, i)) {
            1 => (b(0), 1),
            2 => ((b(0) & 0x1f) << 6 | b(1) & 0x3f, 2),
            3 => ((b(0) & 0xf) << 12 | (b(1) & 0x3f) << 6 | b(2) & 0x3f, 3),
            _ => (
                (b(0) & 7) << 18 | (b(1) & 0x3f) << 12 | (b(2) & 0x3f) << 6 | b(3) & 0x3f,
                4,
            ),
        }
    }

    /// A string from UTF-8 bytes, interned if it can be. The bytes must be valid UTF-8.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for it.
    pub fn new_str(&mut self, bytes: &[u8]) -> R<Value> {
        if let Some(v) = self.find_interned_text(bytes) {
            return Ok(v);
        }
        let ascii = if flash::bytes(bytes).all(|b| b < 128) {
            FLAG
        } else {
            0
        };
        let v = self.alloc(Kind::Str, bytes.len() as u32, ascii)?;
        for (i, b) in flash::bytes(bytes).enumerate() {
            self.mem.set_byte(v, i as u32, b);
        }
        Ok(v)
    }

    /// A string of `n` bytes of the byte object `src` from byte `from` on: a slice
    /// of a string, or decoded bytes. They must be valid UTF-8.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for it.
    pub fn new_str_from(&mut self, src: Value, from: u32, n: u32) -> R<Value> {
        if from == 0 && self.is_str(src) && n == self.byte_len(src) {
            return Ok(src);
        }
        if let Some(v) = self.find_interned(src, from, n) {
            return Ok(v);
        }
        let v = self.alloc(Kind::Str, n, FLAG)?;
        self.mem.copy_bytes(src, from, v, 0, n);
        if !self.mem.is_ascii(v, n) {
            self.mem.set_header(v, object::header(Kind::Str, n, 0));
        }
        Ok(v)
    }

    /// The one-character string of a code point.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for it.
    pub fn new_char(&mut self, c: u32) -> R<Value> {
        if c < 128 {
            return Ok(names::ascii(c as u8));
        }
        let mut buf = [0u8; 4];
        let n = encode_utf8(c, &mut buf);
        self.new_str(&buf[..n])
    }

    /// A new bytes object with the given bytes.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for it.
    pub fn new_bytes(&mut self, bytes: &[u8]) -> R<Value> {
        let v = self.alloc(Kind::Bytes, bytes.len() as u32, 0)?;
        for (i, b) in flash::bytes(bytes).enumerate() {
            self.mem.set_byte(v, i as u32, b);
        }
        Ok(v)
    }

    /// A bytes object of `n` bytes of the byte object `src` from byte `from` on.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for it.
    pub fn new_bytes_from(&mut self, src: Value, from: u32, n: u32) -> R<Value> {
        let v = self.alloc(Kind::Bytes, n, 0)?;
        self.mem.copy_bytes(src, from, v, 0, n);
        Ok(v)
    }

    /// The interned string of the `n` bytes of the byte object `src` from byte `from` on, if the
    /// image or the core table has it.
    #[inline(never)]
    pub fn find_interned(&self, src: Value, from: u32, n: u32) -> Option<Value> {
        let byte = |i| self.mem.byte(src, from + i);
        let hash = || self.hash_of_part(src, from, n);
        self.find_interned_by(n, byte, hash, |v| self.is_part(v, src, from, n))
    }

    /// True if the interned string `v` has the `n` bytes of the byte object `src` from byte `from` on.
    fn is_part(&self, v: Value, src: Value, from: u32, n: u32) -> bool {
        let (text, words) = (self.mem.at(v), self.mem.at(src).skip(BODY + from / 4));
        if object::size(text.header()) != n {
            return false;
        }
        let shift = from % 4 * 8;
        (0..n.div_ceil(4)).all(|i| {
            let mut w = words.word(i) >> shift;
            if shift > 0 && i * 4 + 4 - from % 4 < n {
                w |= words.word(i + 1) << (32 - shift);
            }
            // The interned string has zeros behind its end.
            let left = n - i * 4;
            if left < 4 {
                w &= (1 << (left * 8)) - 1;
            }
            w == text.word(BODY + i)
        })
    }

    /// Hash of `n` bytes of the byte object `v` from byte `from` on.
    fn hash_of_part(&self, v: Value, from: u32, n: u32) -> u32 {
        let mut text = self.mem.at(v).skip(BODY + (from >> 2));
        let (mut h, mut left) = (names::HASH_SEED, n);
        let (mut bytes, mut w) = (0, 0);
        if from & 3 != 0 && n > 0 {
            bytes = 4 - (from & 3);
            w = text.word(0) >> ((from & 3) * 8);
            text = text.skip(1);
        }
        loop {
            bytes = bytes.min(left);
            left -= bytes;
            while bytes > 0 {
                h = names::hash_step(h, w as u8);
                w >>= 8;
                bytes -= 1;
            }
            while left >= 4 {
                w = text.word(0);
                h = names::hash_step(h, w as u8);
                h = names::hash_step(h, (w >> 8) as u8);
                h = names::hash_step(h, (w >> 16) as u8);
                h = names::hash_step(h, (w >> 24) as u8);
                text = text.skip(1);
                left -= 4;
            }
            if left == 0 {
                return h;
            }
            w = text.word(0);
            bytes = left;
        }
    }

    /// The interned string of these bytes, if the image or the core table has it.
    #[inline(never)]
    pub fn find_interned_text(&self, bytes: &[u8]) -> Option<Value> {
        let byte = |i: u32| flash::byte(bytes, i as usize);
        let n = bytes.len() as u32;
        let hash = || (0..n).fold(names::HASH_SEED, |h, i| names::hash_step(h, byte(i)));
        let same = |v| self.mem.size(v) == n && (0..n).all(|i| self.mem.byte(v, i) == byte(i));
        self.find_interned_by(n, byte, hash, same)
    }

    fn find_interned_by(
        &self,
        n: u32,
        byte: impl Fn(u32) -> u8,
        hash: impl Fn() -> u32,
        same: impl Fn(Value) -> bool + Copy,
    ) -> Option<Value> {
        if n == 0 {
            return Some(names::EMPTY);
        }
        if n == 1 && byte(0) < 128 {
            return Some(names::ascii(byte(0)));
        }
        if !self.image.may_hold(&self.mem, n, byte(0), byte(n - 1)) {
            return None;
        }
        let h = hash();
        names::lookup(h, same).or_else(|| self.image.find_string(&self.mem, h, same))
    }

    /// The interned string that equals the string `v`; `v` itself if there is none.
    pub fn intern(&self, v: Value) -> Value {
        if v.is_interned() {
            return v;
        }
        self.find_interned(v, 0, self.byte_len(v)).unwrap_or(v)
    }

    /// Turns a RAM byte object into a string, in place, or into the interned string
    /// of the same text. Its bytes must be valid UTF-8.
    pub(crate) fn raw_into_str(&mut self, raw: Value, len: u32) -> R<Value> {
        if let Some(v) = self.find_interned(raw, 0, len) {
            self.release(raw);
            return Ok(v);
        }
        self.shrink(raw, len);
        let flags = if self.mem.is_ascii(raw, len) { FLAG } else { 0 };
        self.mem
            .set_header(raw, object::header(Kind::Str, len, flags));
        Ok(raw)
    }

    /// A new byte object of kind `kind` whose `n` bytes are not set yet: the caller has to write all of them. The
    /// bytes behind the last one are zero.
    pub(crate) fn alloc_bytes(&mut self, kind: Kind, n: u32) -> R<Value> {
        // An empty object, which then grows over words that are not cleared.
        let v = self.alloc(kind, 0, 0)?;
        let words = n.div_ceil(4);
        if !self.has_room(words) || n > object::SIZE_MAX {
            self.heap.top -= 1;
            return Err(crate::error::Raise::NoMem);
        }
        self.heap.take(words);
        self.mem.set_header(v, object::header(kind, n, 0));
        if words > 0 {
            self.mem.set_body_word(v, words - 1, 0);
        }
        Ok(v)
    }

    /// Turns a RAM byte object into a bytes object, in place.
    pub(crate) fn raw_into_bytes(&mut self, raw: Value, len: u32) -> Value {
        self.shrink(raw, len);
        self.mem
            .set_header(raw, object::header(Kind::Bytes, len, 0));
        raw
    }

    /// Hash of the bytes of a byte object.
    pub fn hash_of_bytes(&self, v: Value) -> u32 {
        self.hash_of_part(v, 0, object::size(self.mem.at(v).header()))
    }

    /// True if two byte objects have the same bytes.
    pub fn same_bytes(&self, a: Value, b: Value) -> bool {
        let (mut a, mut b) = (self.mem.at(a), self.mem.at(b));
        let n = object::size(a.header());
        if n != object::size(b.header()) {
            return false;
        }
        let mut left = n.div_ceil(4);
        while left > 0 {
            (a, b) = (a.skip(1), b.skip(1));
            if a.word(0) != b.word(0) {
                return false;
            }
            left -= 1;
        }
        true
    }

    /// True if the text of the string `v` is `s`.
    pub fn str_is(&self, v: Value, s: &str) -> bool {
        self.byte_len(v) == s.len() as u32
            && flash::bytes(s.as_bytes())
                .enumerate()
                .all(|(i, b)| self.mem.byte(v, i as u32) == b)
    }

    /// Copies at most `buf.len()` bytes of the byte object `v` into `buf`; returns the bytes copied.
    pub fn read_bytes<'b>(&self, v: Value, buf: &'b mut [u8]) -> &'b [u8] {
        let n = (self.byte_len(v) as usize).min(buf.len());
        for (i, b) in buf[..n].iter_mut().enumerate() {
            *b = self.mem.byte(v, i as u32);
        }
        &buf[..n]
    }
}
