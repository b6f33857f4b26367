//! Words of RAM, image and core table behind one accessor.
//!
//! ROM is read by whole aligned words, relaxed atomics, because the flash of
//! the ESP8266 allows nothing else and LLVM would narrow plain loads. There is
//! no way in this API to get a byte slice of ROM.
//!
//! An access outside RAM or image reads zero and writes nothing: a value that
//! no verified image or heap contains cannot do harm, on any machine.

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::names::CORE;
use crate::object::{self, Kind};
use crate::value::Value;

/// The image's words.
pub type Rom<'a> = &'a [AtomicU32];

/// RAM and ROM of one machine.
pub struct Mem<'a> {
    rom: Rom<'a>,
    ram: &'a mut [u32],
}

impl<'a> Mem<'a> {
    /// A machine's memory: the image and the RAM that the board gives.
    pub fn new(rom: Rom<'a>, ram: &'a mut [u32]) -> Self {
        Mem { rom, ram }
    }
    /// Words of RAM.
    pub fn ram_len(&self) -> u32 {
        self.ram.len() as u32
    }
    /// Words of the image.
    pub fn rom_len(&self) -> u32 {
        self.rom.len() as u32
    }
    /// The image.
    pub fn rom_words(&self) -> Rom<'a> {
        self.rom
    }
    /// The RAM.
    pub fn ram_words(&self) -> &[u32] {
        self.ram
    }
    /// Word `off` of the image.
    #[inline]
    pub fn rom(&self, off: u32) -> u32 {
        match self.rom.get(off as usize) {
            Some(w) => w.load(Relaxed),
            None => 0,
        }
    }
    /// Word `off` of RAM.
    #[inline]
    pub fn ram(&self, off: u32) -> u32 {
        match self.ram.get(off as usize) {
            Some(w) => *w,
            None => 0,
        }
    }
    /// Writes word `off` of RAM.
    #[inline]
    pub fn set_ram(&mut self, off: u32, w: u32) {
        if let Some(p) = self.ram.get_mut(off as usize) {
            *p = w;
        }
    }
    /// Word `i` of the object `v` (0 is its header).
    #[inline]
    pub fn word(&self, v: Value, i: u32) -> u32 {
        if v.is_ram() {
            self.ram(v.ram_off() + i)
        } else if v.is_rom() || v.is_rom_str() {
            self.rom(v.rom_off() + i)
        } else if v.is_core_str() {
            match CORE.get((v.rom_off() + i) as usize) {
                Some(w) => *w,
                None => 0,
            }
        } else {
            0
        }
    }
    /// Word `i` of the object `v`, as a value.
    #[inline]
    pub fn get(&self, v: Value, i: u32) -> Value {
        Value::from_bits(self.word(v, i))
    }
    /// Header of the object `v`; 0 if it is no object.
    #[inline]
    pub fn header(&self, v: Value) -> u32 {
        self.word(v, 0)
    }
    /// Writes word `i` of the RAM object `v`. Nothing happens if it is in ROM:
    /// callers resolve frozen objects through the overlay first.
    #[inline]
    pub fn set(&mut self, v: Value, i: u32, x: Value) {
        debug_assert!(v.is_ram(), "write to {v:?}");
        if v.is_ram() {
            self.set_ram(v.ram_off() + i, x.bits());
        }
    }
    /// Writes a raw word of the RAM object `v`.
    #[inline]
    pub fn set_word(&mut self, v: Value, i: u32, w: u32) {
        if v.is_ram() {
            self.set_ram(v.ram_off() + i, w);
        }
    }
    /// True if `v` is an object of kind `k`.
    #[inline]
    pub fn is(&self, v: Value, k: Kind) -> bool {
        v.is_object() && object::is(self.header(v), k)
    }
    /// Kind of the object `v`, if it is an object with a header.
    #[inline]
    pub fn kind(&self, v: Value) -> Option<Kind> {
        if v.is_object() {
            object::kind(self.header(v))
        } else {
            None
        }
    }
    /// Size field of `v`'s header: words or bytes, by kind.
    #[inline]
    pub fn size(&self, v: Value) -> u32 {
        object::size(self.header(v))
    }
    /// Byte `i` of the byte object `v`.
    #[inline]
    pub fn byte(&self, v: Value, i: u32) -> u8 {
        (self.word(v, 1 + (i >> 2)) >> ((i & 3) * 8)) as u8
    }
    /// Writes byte `i` of the RAM byte object `v`.
    #[inline]
    pub fn set_byte(&mut self, v: Value, i: u32, b: u8) {
        if v.is_ram() {
            let at = v.ram_off() + 1 + (i >> 2);
            let shift = (i & 3) * 8;
            let w = self.ram(at) & !(0xff << shift) | (b as u32) << shift;
            self.set_ram(at, w);
        }
    }
    /// RAM in three windows: below word `a`, from `a` to `b`, and from `b` on. For
    /// kernels that read what lies in the heap and write where it ends.
    pub fn ram_windows(&mut self, a: u32, b: u32) -> (&[u32], &mut [u32], &[u32]) {
        let len = self.ram.len();
        let b = (b as usize).min(len);
        let (below, above) = self.ram.split_at_mut(b);
        let (low, middle) = below.split_at_mut((a as usize).min(b));
        (low, middle, above)
    }
    /// Copies `n` words of RAM from `from` to `to`; the ranges may overlap.
    pub fn copy_ram(&mut self, from: u32, to: u32, n: u32) {
        let (from, to, n) = (from as usize, to as usize, n as usize);
        if from + n <= self.ram.len() && to + n <= self.ram.len() {
            self.ram.copy_within(from..from + n, to);
        }
    }
    /// Copies `n` bytes of `src` from byte `from` on into the RAM object `dst` at byte `to`.
    /// The ranges may overlap.
    pub fn copy_bytes(&mut self, src: Value, from: u32, dst: Value, to: u32, n: u32) {
        if src == dst && to > from {
            for i in (0..n).rev() {
                let b = self.byte(src, from + i);
                self.set_byte(dst, to + i, b);
            }
            return;
        }
        let mut i = 0;
        if (from ^ to) & 3 == 0 {
            while i < n && (from + i) & 3 != 0 {
                let b = self.byte(src, from + i);
                self.set_byte(dst, to + i, b);
                i += 1;
            }
            while i + 4 <= n {
                let w = self.word(src, 1 + ((from + i) >> 2));
                self.set_word(dst, 1 + ((to + i) >> 2), w);
                i += 4;
            }
        }
        while i < n {
            let b = self.byte(src, from + i);
            self.set_byte(dst, to + i, b);
            i += 1;
        }
    }
}
