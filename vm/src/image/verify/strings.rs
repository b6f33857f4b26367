//! The string records, their index and their filter.

use super::check::{Check, Verifier};
use crate::image::{filter_hash, header};
use crate::names;
use crate::object::{self, Kind, FLAG, FROZEN};
use crate::value::Value;

impl Verifier<'_, '_> {
    /// Walks the records. Those that values may refer to are marked: a record of a
    /// core name is there for its text alone.
    pub(super) fn strings(&mut self) -> Check {
        let (mut at, end) = (self.mem.rom(header::STRINGS), self.image.objects);
        let mut before = None;
        let mut indexed = 0;
        while at < end {
            self.need(end - at >= 2, at)?;
            let head = at + 1;
            let v = Value::rom_str(head);
            let n = self.string_record(head, end)?;
            self.need(before.is_none_or(|b| self.is_less(b, v)), head)?;
            before = Some(v);
            if !self.is_core_text(v, n) {
                self.starts.add(head);
                indexed += 1;
                self.is_found(v, n)?;
            }
            at = head + 1 + n.div_ceil(4);
        }
        self.filter_of_core()?;
        self.index(indexed)
    }

    /// One record, whose header is at `head`; its length.
    fn string_record(&self, head: u32, end: u32) -> Check<u32> {
        let h = self.mem.rom(head);
        let n = object::size(h);
        self.need(n.div_ceil(4) < end - head, head)?;
        let v = Value::rom_str(head);
        let (mut hash, mut ascii) = (names::HASH_SEED, true);
        for i in 0..n {
            let b = self.mem.byte(v, i);
            hash = names::hash_step(hash, b);
            ascii &= b < 128;
        }
        let flags = if ascii { FLAG } else { 0 } | FROZEN;
        self.need(h == object::header(Kind::Str, n, flags), head)?;
        self.need(self.mem.rom(head - 1) == hash, head - 1)?;
        self.need(ascii || self.is_utf8(v, n), head)?;
        self.need(self.is_padded(v, n), head)?;
        Ok(n)
    }

    /// True if the bytes behind the last one are zero: byte objects are compared by words.
    pub(super) fn is_padded(&self, v: Value, n: u32) -> bool {
        n % 4 == 0 || (n..n.next_multiple_of(4)).all(|i| self.mem.byte(v, i) == 0)
    }

    fn is_utf8(&self, v: Value, n: u32) -> bool {
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

    fn is_core_text(&self, v: Value, n: u32) -> bool {
        if n == 0 || n == 1 && self.mem.byte(v, 0) < 128 {
            return true;
        }
        let hash = self.mem.rom(v.rom_off() - 1);
        let same =
            |c| self.mem.size(c) == n && (0..n).all(|i| self.mem.byte(c, i) == self.mem.byte(v, i));
        names::lookup(hash, same).is_some()
    }

    /// The string is found as a look-up at run time finds it.
    fn is_found(&self, v: Value, n: u32) -> Check {
        let (first, last) = (self.mem.byte(v, 0), self.mem.byte(v, n - 1));
        let hash = self.mem.rom(v.rom_off() - 1);
        let found = self.image.find_string(&self.mem, hash, |x| x == v);
        self.need(
            found.is_some() && self.image.may_hold(&self.mem, n, first, last),
            v.rom_off(),
        )
    }

    fn filter_of_core(&self) -> Check {
        let filter = self.mem.rom(header::FILTER);
        for name in names::all() {
            let n = self.mem.size(name);
            let (first, last) = (self.mem.byte(name, 0), self.mem.byte(name, n - 1));
            let bit = filter_hash(n, first, last) & (self.mem.rom(header::FILTER_BITS) - 1);
            let at = filter + bit / 32;
            self.need(self.mem.rom(at) >> (bit & 31) & 1 != 0, at)?;
        }
        Ok(())
    }

    /// The index holds nothing but the `indexed` strings, each found by now, and has
    /// an empty slot.
    fn index(&self, indexed: u32) -> Check {
        let (index, slots) = (
            self.mem.rom(header::STRING_INDEX),
            self.mem.rom(header::STRING_SLOTS),
        );
        let mut used = 0;
        for at in index..index + slots {
            let v = self.at(at);
            if v.is_def() {
                self.need(v.is_rom_str() && self.is_str(v), at)?;
                used += 1;
            }
        }
        self.need(used == indexed && (used < slots || slots == 0), index)
    }
}
