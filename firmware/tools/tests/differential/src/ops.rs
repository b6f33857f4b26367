//! The operations: pseudo-random inputs through arithmetic, slices and text, all results into one digest.
//!
//! The same file runs on the host and on the lx106. Nothing here may depend on the size of `usize` or on the
//! representation of NaN.

use core::fmt::Write;

/// xorshift64*: the inputs.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Mostly small numbers and those at the edges, where mistakes are.
    fn word(&mut self) -> u32 {
        let r = self.next();
        match r >> 61 {
            0 => (r & 15) as u32,
            1 => ((r & 31) as u32).wrapping_neg(),
            2 => 1 << (r & 31),
            3 => (1u32 << (r & 31)).wrapping_sub(1),
            4 => i32::MIN as u32 ^ (r & 3) as u32,
            _ => r as u32,
        }
    }

    fn long(&mut self) -> u64 {
        u64::from(self.word()) << 32 | u64::from(self.word())
    }
}

/// FNV-1a over words, and the number of words.
pub struct Digest {
    /// The digest so far.
    pub hash: u64,
    /// How many results went into it.
    pub count: u32,
}

impl Digest {
    fn put(&mut self, word: u32) {
        for byte in word.to_le_bytes() {
            self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
        self.count += 1;
    }

    fn put64(&mut self, word: u64) {
        self.put(word as u32);
        self.put((word >> 32) as u32);
    }

    fn float(&mut self, f: f32) {
        self.put(if f.is_nan() { 0x7fc0_0000 } else { f.to_bits() });
    }

    fn double(&mut self, f: f64) {
        self.put64(if f.is_nan() { 0x7ff8 << 48 } else { f.to_bits() });
    }
}

/// Text in a fixed buffer.
struct Text {
    bytes: [u8; 64],
    len: usize,
}

impl Write for Text {
    fn write_str(&mut self, s: &str) -> core::fmt::Result {
        let to = self.bytes.get_mut(self.len..self.len + s.len()).ok_or(core::fmt::Error)?;
        to.copy_from_slice(s.as_bytes());
        self.len += s.len();
        Ok(())
    }
}

/// Calls through a table of methods.
trait Shape {
    fn area(&self) -> u32;
    fn scale(&mut self, by: u32);
}

struct Square(u32);
struct Box2(u32, u32);

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0.wrapping_mul(self.0)
    }
    fn scale(&mut self, by: u32) {
        self.0 = self.0.wrapping_mul(by);
    }
}

impl Shape for Box2 {
    fn area(&self) -> u32 {
        self.0.wrapping_mul(self.1)
    }
    fn scale(&mut self, by: u32) {
        self.0 = self.0.wrapping_add(by);
        self.1 ^= by;
    }
}

/// All operations `turns` times.
pub fn run(turns: u32) -> Digest {
    let mut d = Digest { hash: 0xcbf2_9ce4_8422_2325, count: 0 };
    let mut r = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..turns {
        words(&mut d, r.word(), r.word());
        longs(&mut d, r.long(), r.long());
        quads(&mut d, r.long(), r.long(), r.word());
        floats(&mut d, f32::from_bits(r.word()), r.word() as i32 as f32);
        doubles(&mut d, f64::from_bits(r.long()), r.long() as i64 as f64);
        slices(&mut d, &mut r);
        text(&mut d, &mut r);
        objects(&mut d, &mut r);
    }
    d
}

#[inline(never)]
fn words(d: &mut Digest, a: u32, b: u32) {
    let (x, y) = (a as i32, b as i32);
    d.put(a.wrapping_add(b));
    d.put(a.wrapping_mul(b));
    d.put(a.checked_div(b).unwrap_or(7));
    d.put(a.checked_rem(b).unwrap_or(7));
    d.put(x.checked_div(y).unwrap_or(9) as u32);
    d.put(x.checked_rem(y).unwrap_or(9) as u32);
    d.put(x.checked_mul(y).map_or(1, |v| v as u32));
    d.put(x.saturating_add(y) as u32 ^ x.saturating_sub(y) as u32);
    d.put(a.rotate_left(b & 31) ^ a >> (b & 31) ^ (x >> (b & 31)) as u32 ^ a << (b & 31));
    d.put(a.leading_zeros() << 16 | b.trailing_zeros() << 8 | a.count_ones());
    d.put(a.swap_bytes() ^ b.reverse_bits());
    d.put(u32::from(x < y) | u32::from(a < b) << 1 | u32::from(x == y) << 2 | u32::from(x >= 0) << 3);
    d.put((a as i8) as u32 ^ (b as i16) as u32 ^ u32::from(a as u8).wrapping_sub(u32::from(b as u16)));
}

#[inline(never)]
fn longs(d: &mut Digest, a: u64, b: u64) {
    let (x, y) = (a as i64, b as i64);
    d.put64(a.wrapping_add(b) ^ a.wrapping_sub(b));
    d.put64(a.wrapping_mul(b));
    d.put64(a.checked_div(b).unwrap_or(3));
    d.put64(x.checked_rem(y).unwrap_or(5) as u64);
    d.put64(a << (b & 63) ^ a >> (b & 63) ^ (x >> (b & 63)) as u64);
    d.put(u32::from(x < y) | u32::from(a < b) << 1 | a.leading_zeros() << 8);
    d.put64(x.checked_mul(y).unwrap_or(11) as u64);
}

#[inline(never)]
fn quads(d: &mut Digest, a: u64, b: u64, s: u32) {
    let (p, q) = (u128::from(a) << 64 | u128::from(b), u128::from(b) << 32 | u128::from(a));
    for v in [p.wrapping_mul(q), p.wrapping_add(q) >> (s & 127), (p as i128 >> (s & 127)) as u128 ^ q << (s & 127)] {
        d.put64(v as u64);
        d.put64((v >> 64) as u64);
    }
    d.put(u32::from(p < q) | u32::from((p as i128) < (q as i128)) << 1);
}

#[inline(never)]
fn floats(d: &mut Digest, a: f32, b: f32) {
    d.float(a + b);
    d.float(a - b);
    d.float(a * b);
    d.float(a / b);
    d.put(u32::from(a < b) | u32::from(a == b) << 1 | u32::from(a >= b) << 2);
    d.put(a as i32 as u32 ^ b as u32);
    d.double(f64::from(a));
}

#[inline(never)]
fn doubles(d: &mut Digest, a: f64, b: f64) {
    d.double(a + b);
    d.double(a * b);
    d.double(a / b);
    d.float(a as f32);
    d.put64(a as i64 as u64 ^ b as u64);
    d.put(u32::from(a < b) | u32::from(a != b) << 1);
}

#[inline(never)]
fn slices(d: &mut Digest, r: &mut Random) {
    let mut v = [0u32; 24];
    for x in &mut v {
        *x = r.word();
    }
    let len = (r.next() % 25) as usize;
    v[..len].sort_unstable();
    d.put(v.binary_search(&r.word()).map_or_else(|n| n as u32, |n| n as u32 | 256));
    v.rotate_left(len % 24);
    v.copy_within(3..9, len % 15);
    d.put(v.iter().fold(1, |h: u32, x| h.wrapping_mul(31) ^ x));
    d.put(v.windows(2).filter(|w| w[0] < w[1]).count() as u32);
    d.put(v.chunks(5).map(|c| c.iter().copied().max().unwrap_or(0) & 0xff).sum());
    let mut bytes = [0u8; 40];
    for (n, b) in bytes.iter_mut().enumerate() {
        *b = (v[n % 24] >> (n & 7)) as u8;
    }
    bytes.sort_unstable_by(|a, b| b.cmp(a));
    bytes[..len].reverse();
    d.put(u32::from(bytes[..len] < bytes[20..]) | u32::from(bytes[len]) << 8);
    d.put(v.iter().position(|x| x & 8 != 0).unwrap_or(99) as u32);
}

#[inline(never)]
fn text(d: &mut Digest, r: &mut Random) {
    let mut t = Text { bytes: [0; 64], len: 0 };
    let n = r.word();
    let failed = write!(t, "{}|{:#x}|{:>6}|{:05}", n as i32, n, n & 0xff, n as i16).is_err();
    d.put(u32::from(failed) << 8 | t.len as u32);
    let s = core::str::from_utf8(&t.bytes[..t.len]).unwrap_or("");
    for part in s.split('|') {
        d.put(part.trim().parse::<i32>().map_or(77, |v| v as u32));
        d.put(part.bytes().fold(0, |h, b| h << 1 ^ u32::from(b)));
    }
    d.put(s.find("ff").map_or(1000, |p| p as u32));
    let raw = r.long().to_le_bytes();
    match core::str::from_utf8(&raw) {
        Ok(s) => d.put(s.chars().map(u32::from).fold(3, u32::wrapping_add)),
        Err(e) => d.put(e.valid_up_to() as u32 | 1 << 16),
    }
    d.put(char::from_u32(n & 0x001f_ffff).map_or(2, |c| c.len_utf8() as u32 | u32::from(c.is_alphanumeric()) << 4));
}

#[inline(never)]
fn objects(d: &mut Digest, r: &mut Random) {
    let (mut a, mut b) = (Square(r.word()), Box2(r.word(), r.word()));
    let shapes: [&mut dyn Shape; 2] = [&mut a, &mut b];
    for s in shapes {
        d.put(s.area());
        s.scale(r.word());
        d.put(s.area());
    }
}
