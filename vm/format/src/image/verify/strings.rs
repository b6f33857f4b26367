//! The string records, their index and their filter.

use super::check::{Check, Verifier};
use crate::image::header;
use crate::names::{self, filter_hash};
use crate::object::{self, Kind, FLAG, FROZEN};
use crate::value::Value;

/// The highest bit of each byte of a word: it is set in bytes that are not ASCII.
const HIGH_BITS: u32 = 0x8080_8080;

impl Verifier<'_, '_> {
    /// Walks the records: each is where a look-up at run time finds it, and no string is
    /// there twice, or is in the core table too.
    pub(super) fn strings(&mut self) -> Check {
        let first = self.mem.rom(header::STRINGS);
        let (mut at, end, last) = (first, self.image.objects, self.image.last_bucket);
        let (mut bucket, mut before) = (0, None);
        self.need(self.image.bucket(&self.mem, 0) == 0, header::STRING_INDEX)?;
        while at < end {
            let v = Value::rom_str(at);
            let (n, hash) = self.string_record(at, end)?;
            let own = hash & last;
            self.need(bucket <= own, at)?;
            while bucket < own {
                bucket += 1;
                self.need(self.image.bucket(&self.mem, bucket) == at - first, at)?;
                before = None;
            }
            self.need(before.is_none_or(|b| self.is_less(b, v)), at)?;
            before = Some(v);
            let known = filter_hash(n, self.mem.byte(v, 0), self.mem.byte(v, n - 1));
            self.need(self.image.filter_has(&self.mem, known), at)?;
            self.starts.add(at);
            at += 1 + n.div_ceil(4);
        }
        while bucket <= last {
            bucket += 1;
            self.need(self.image.bucket(&self.mem, bucket) == end - first, end)?;
        }
        Ok(())
    }

    /// Checks the record whose header is at `head`; returns its length in bytes and the hash of its text.
    fn string_record(&self, head: u32, end: u32) -> Check<(u32, u32)> {
        let h = self.mem.rom(head);
        let n = object::size(h);
        self.need(n > 0 && n.div_ceil(4) < end - head, head)?;
        let (mut hash, mut all) = (names::HASH_SEED, 0);
        let (mut at, mut left) = (head, n);
        while left > 0 {
            at += 1;
            let mut w = self.mem.rom(at);
            all |= w;
            for _ in 0..left.min(4) {
                hash = names::hash_step(hash, w as u8);
                w >>= 8;
            }
            // Byte objects are compared by words, so the bytes behind the last one are zero.
            self.need(left >= 4 || w == 0, at)?;
            left = left.saturating_sub(4);
        }
        let v = Value::rom_str(head);
        let ascii = all & HIGH_BITS == 0;
        let flags = if ascii { FLAG } else { 0 } | FROZEN;
        self.need(h == object::header(Kind::Str, n, flags), head)?;
        self.need(ascii || self.is_utf8(v, n), head)?;
        let same =
            |c| self.mem.size(c) == n && (0..n).all(|i| self.mem.byte(c, i) == self.mem.byte(v, i));
        let is_core = n == 1 && ascii || names::lookup(hash, same).is_some();
        self.need(!is_core, head)?;
        Ok((n, hash))
    }

    /// True if the bytes behind the last one are zero: byte objects are compared by words.
    pub(super) fn is_padded(&self, v: Value, n: u32) -> bool {
        n % 4 == 0 || (n..n.next_multiple_of(4)).all(|i| self.mem.byte(v, i) == 0)
    }

    /// True if the first `n` bytes of the byte object `v` are UTF-8.
    pub(super) fn is_utf8(&self, v: Value, n: u32) -> bool {
        let mut i = 0;
        while i < n {
            let (tail, low, high) = match self.mem.byte(v, i) {
                0..=0x7f => (0, 0, 0),
                0xc2..=0xdf => (1, 0x80, 0xbf),
                0xe0 => (2, 0xa0, 0xbf),
                0xed => (2, 0x80, 0x9f),
                0xe1..=0xef => (2, 0x80, 0xbf),
                0xf0 => (3, 0x90, 0xbf),
                0xf4 => (3, 0x80, 0x8f),
                0xf1..=0xf3 => (3, 0x80, 0xbf),
                _ => return false,
            };
            let good = |k| {
                let range = if k == 1 { low..=high } else { 0x80..=0xbf };
                i + k < n && range.contains(&self.mem.byte(v, i + k))
            };
            if !(1..tail + 1).all(good) {
                return false;
            }
            i += 1 + tail;
        }
        true
    }

    /// True if string `a` comes before string `b` in the order of their bytes.
    fn is_less(&self, a: Value, b: Value) -> bool {
        let (n, m) = (self.mem.size(a), self.mem.size(b));
        for i in 0..n.min(m) {
            let (x, y) = (self.mem.byte(a, i), self.mem.byte(b, i));
            if x != y {
                return x < y;
            }
        }
        n < m
    }
}
