//! Words of RAM, image and core table behind one accessor.
//!
//! ROM is read by whole aligned words, relaxed atomics, because the flash of
//! the ESP8266 allows nothing else and LLVM would narrow plain loads. There is
//! no way in this API to get a byte slice of ROM.
//!
//! RAM is the same kind of words: running code may keep the place of a frame or an object in a
//! register of the chip ([`Words`], [`Slots`]) while the VM that owns the memory runs.

#[cfg(all(feature = "build", debug_assertions))]
mod audit;
mod words;

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::image::Verified;
use crate::layout;
use crate::names::CORE;
use crate::object::{self, Kind, BODY};
use crate::value::Value;
#[cfg(all(feature = "build", debug_assertions))]
pub use audit::Untold;
pub use words::{Slots, Words};

/// The image's words.
pub type Rom<'a> = &'a [AtomicU32];

/// First item of a tuple, and of the storage of a list or deque.
const ITEMS: u32 = layout::tuple::ITEMS;
const _: () = assert!(layout::vec::ITEMS == ITEMS);

/// RAM and ROM of one VM.
#[repr(C)]
pub struct Mem<'a> {
    /// The starts of RAM and of the image, in the order of [`Value::memory`].
    starts: [Words<'a>; 2],
    ram: &'a [AtomicU32],
    rom: Rom<'a>,
}

impl<'a> Mem<'a> {
    /// A VM's memory: the verified image and the RAM that the board gives.
    pub fn new(image: Verified<'a>, ram: &'a mut [u32]) -> Self {
        Self::unverified(image.words(), ram)
    }
    /// Memory with words of an image that has not been verified, for the tool: on the host every
    /// access is checked.
    #[cfg(feature = "build")]
    pub fn on_host(rom: Rom<'a>, ram: &'a mut [u32]) -> Self {
        Self::unverified(rom, ram)
    }
    /// Memory with the words of an image that is being verified: the verifier checks places before it reads.
    pub(crate) fn unverified(rom: Rom<'a>, ram: &'a mut [u32]) -> Self {
        let ram = shared(ram);
        Mem {
            starts: [Words::new(ram), Words::new(rom)],
            ram,
            rom,
        }
    }
    /// Size of RAM in words.
    pub fn ram_len(&self) -> u32 {
        self.ram.len() as u32
    }
    /// Size of the image in words.
    pub fn rom_len(&self) -> u32 {
        self.rom.len() as u32
    }
    /// The words of the image.
    pub fn rom_words(&self) -> Rom<'a> {
        self.rom
    }
    /// The words of RAM.
    pub fn ram_words(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.ram.iter().map(|w| w.load(Relaxed))
    }
    /// The image from word `off` on.
    #[inline(always)]
    pub fn rom_at(&self, off: u32) -> Words<'a> {
        Words::new(self.rom).skip(off)
    }
    /// RAM from word `off` on.
    #[inline(always)]
    pub fn ram_at(&self, off: u32) -> Slots<'a> {
        Slots::new(self.ram).skip(off)
    }
    /// Word offset in the image of a place in it.
    #[inline(always)]
    pub fn rom_off(&self, at: Words<'a>) -> u32 {
        at.since(Words::new(self.rom))
    }
    /// The words of the object or interned string `v`, its header first. UNDEF has one word, a zero.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn at(&self, v: Value) -> Words<'a> {
        if v.is_ram_or_undef() {
            self.slots(v).words()
        } else if v.is_core_str() {
            Words::new(core_table()).skip(v.rom_off()).object()
        } else {
            debug_assert!(v.is_rom() || v.is_rom_str(), "{v:?} has no words");
            self.rom_at(v.rom_off()).object()
        }
    }
    /// The words of the object `v`, which is not an interned string. UNDEF has one word, a zero.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn object_at(&self, v: Value) -> Words<'a> {
        debug_assert!(v.is_object() || v.is_undef(), "{v:?} is no object");
        self.starts[v.memory()]
            .skip_bytes(v.object_bytes())
            .object()
    }
    /// The words of the RAM object `v`.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn slots(&self, v: Value) -> Slots<'a> {
        self.place(v).object()
    }
    /// The place in RAM to which `v` refers, whatever it holds: for the collector, which keeps chains in headers.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn place(&self, v: Value) -> Slots<'a> {
        debug_assert!(v.is_ram_or_undef(), "{v:?} is not in RAM");
        Slots::new(self.ram).skip_bytes(v.object_bytes())
    }
    /// Word `off` of the image.
    #[inline]
    pub fn rom(&self, off: u32) -> u32 {
        Words::new(self.rom).word(off)
    }
    /// Word `off` of RAM.
    #[inline]
    pub fn ram(&self, off: u32) -> u32 {
        Slots::new(self.ram).word(off)
    }
    /// Writes word `off` of RAM.
    #[inline]
    pub fn set_ram(&mut self, off: u32, w: u32) {
        Slots::new(self.ram).set_word(off, w);
    }
    /// Word `i` of the object or interned string `v` (0 is its header).
    #[inline]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn word(&self, v: Value, i: u32) -> u32 {
        debug_assert!(
            v.is_object() || v.is_interned(),
            "word {i} of {v:?}, which has none"
        );
        self.word_or_zero(v, i)
    }
    /// Word `i` of the object or interned string `v`; 0 if `v` is neither.
    #[inline]
    #[cfg_attr(debug_assertions, track_caller)]
    fn word_or_zero(&self, v: Value, i: u32) -> u32 {
        if v.is_object() {
            self.object_at(v).word(i)
        } else if v.is_interned() {
            self.at(v).word(i)
        } else {
            0
        }
    }
    /// Word `i` of the object `v`, as a value.
    #[inline]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn get(&self, v: Value, i: u32) -> Value {
        Value::from_bits(self.word(v, i))
    }
    /// Word `i` of the object `v`, as a value; UNDEF if `v` is not an object.
    #[inline]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn get_or_undef(&self, v: Value, i: u32) -> Value {
        Value::from_bits(self.word_or_zero(v, i))
    }
    /// Header of the object `v`; 0 if `v` is not an object.
    #[inline]
    pub fn header(&self, v: Value) -> u32 {
        self.word_or_zero(v, 0)
    }
    /// Writes word `i` of the RAM object `v`. Nothing happens if it is in ROM:
    /// callers resolve frozen objects through the overlay first.
    #[inline]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn set(&mut self, v: Value, i: u32, x: Value) {
        debug_assert!(v.is_ram(), "write to {v:?}");
        if v.is_ram() {
            self.slots(v).set(i, x);
        }
    }
    /// Item `i` of `v`, a tuple or the storage of a list or deque.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn item(&self, v: Value, i: u32) -> Value {
        self.get(v, ITEMS + i)
    }
    /// Writes item `i` of `v`, a tuple in RAM or the storage of a list or deque.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn set_item(&mut self, v: Value, i: u32, x: Value) {
        self.set(v, ITEMS + i, x);
    }
    /// Word `i` of the body of `v`, an object of bytes.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn body_word(&self, v: Value, i: u32) -> u32 {
        self.word(v, BODY + i)
    }
    /// Writes word `i` of the body of `v`, an object of bytes in RAM.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn set_body_word(&mut self, v: Value, i: u32, w: u32) {
        self.set_word(v, BODY + i, w);
    }
    /// Writes a raw word of the RAM object `v`.
    #[inline]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn set_word(&mut self, v: Value, i: u32, w: u32) {
        if v.is_ram() {
            self.slots(v).set_word(i, w);
        }
    }
    /// Writes the header of the RAM object `v`.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn set_header(&mut self, v: Value, h: u32) {
        self.set_word(v, 0, h);
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
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn size(&self, v: Value) -> u32 {
        object::size(self.word(v, 0))
    }
    /// Size of the storage `v` of a container; 0 for UNDEF, which stands for no storage.
    #[inline]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn storage_size(&self, v: Value) -> u32 {
        debug_assert!(v.is_object() || v.is_undef(), "{v:?} is no storage");
        object::size(self.header(v))
    }
    /// Byte `i` of the byte object `v`.
    #[inline]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn byte(&self, v: Value, i: u32) -> u8 {
        debug_assert!(object::is_bytes(self.word(v, 0)), "byte {i} of {v:?}");
        (self.at(v).word(BODY + (i >> 2)) >> ((i & 3) * 8)) as u8
    }
    /// Writes byte `i` of the RAM byte object `v`.
    #[inline]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn set_byte(&mut self, v: Value, i: u32, b: u8) {
        if v.is_ram() {
            let (object, at) = (self.slots(v), BODY + (i >> 2));
            let shift = (i & 3) * 8;
            let w = object.word(at) & !(0xff << shift) | (b as u32) << shift;
            object.set_word(at, w);
        }
    }
    /// RAM in three windows: below word `a`, from `a` to `b`, and from `b` on. For
    /// kernels that read what lies in the heap and write where it ends.
    pub fn ram_windows(&mut self, a: u32, b: u32) -> (&[u32], &mut [u32], &[u32]) {
        let ram = exclusive(self);
        let b = (b as usize).min(ram.len());
        let (below, above) = ram.split_at_mut(b);
        let (low, middle) = below.split_at_mut((a as usize).min(b));
        (low, middle, above)
    }
    /// Copies `n` words of RAM from `from` to `to`; the ranges may overlap.
    pub fn copy_ram(&mut self, from: u32, to: u32, n: u32) {
        let ram = exclusive(self);
        let (from, to, n) = (from as usize, to as usize, n as usize);
        if from + n <= ram.len() && to + n <= ram.len() {
            ram.copy_within(from..from + n, to);
        }
    }
    /// Copies `n` bytes of `src` from byte `from` on into the RAM object `dst` at byte `to`.
    /// The ranges may overlap. If `src` is UNDEF, zeros are written.
    pub fn copy_bytes(&mut self, src: Value, from: u32, dst: Value, to: u32, n: u32) {
        if src == dst && to > from {
            for i in (0..n).rev() {
                let b = self.byte(src, from + i);
                self.set_byte(dst, to + i, b);
            }
            return;
        }
        if n == 0 {
            return;
        }
        if src.is_undef() {
            self.clear_bytes(dst, to, n);
            return;
        }
        debug_assert!(object::is_bytes(self.word(src, 0)), "bytes of {src:?}");
        debug_assert!(
            from + n <= self.size(src) && to + n <= self.size(dst),
            "{n} bytes from {from} of {src:?} to {to} of {dst:?}"
        );
        let (source, target) = (self.at(src).skip(BODY), self.ram_at(dst.ram_off() + BODY));
        // Writes `bytes` bytes into a word of the target, `shift` bits up, from the source's byte `at` on.
        let put = |word: u32, at: u32, bytes: u32, shift: u32| {
            let mask = ((1 << (bytes * 8)) - 1) << shift;
            let kept = target.word(word) & !mask;
            target.set_word(word, kept | unaligned(source, at, bytes) << shift & mask);
        };
        let mut i = 0;
        if to & 3 != 0 {
            i = n.min(4 - (to & 3));
            put(to >> 2, from, i, (to & 3) * 8);
        }
        // Whole words of the target, each from one or two words of the source.
        let mut words = (n - i) >> 2;
        let shift = ((from + i) & 3) * 8;
        let (mut s, mut t) = (source.skip((from + i) >> 2), target.skip((to + i) >> 2));
        i += words * 4;
        if shift == 0 {
            while words > 0 {
                t.set_word(0, s.word(0));
                (s, t) = (s.skip(1), t.skip(1));
                words -= 1;
            }
        } else if words > 0 {
            let mut low = s.word(0);
            while words > 0 {
                let high = s.word(1);
                t.set_word(0, low >> shift | high << (32 - shift));
                low = high;
                (s, t) = (s.skip(1), t.skip(1));
                words -= 1;
            }
        }
        if i < n {
            put((to + i) >> 2, from + i, n - i, 0);
        }
    }
    /// Clears `n` bytes of the RAM byte object `v` from byte `at` on.
    fn clear_bytes(&mut self, v: Value, at: u32, n: u32) {
        let (mut at, end) = (at, at + n);
        while at < end {
            if at & 3 == 0 && end - at >= 4 {
                self.set_word(v, BODY + (at >> 2), 0);
                at += 4;
            } else {
                self.set_byte(v, at, 0);
                at += 1;
            }
        }
    }
    /// True if the first `n` bytes of the byte object `v` are all ASCII.
    pub fn is_ascii(&self, v: Value, n: u32) -> bool {
        let mut w = self.at(v).skip(BODY);
        let mut words = n >> 2;
        while words > 0 {
            if w.word(0) & 0x8080_8080 != 0 {
                return false;
            }
            w = w.skip(1);
            words -= 1;
        }
        let rest = (n & 3) * 8;
        rest == 0 || w.word(0) & 0x8080_8080 & ((1 << rest) - 1) == 0
    }
}

#[cfg(all(feature = "build", debug_assertions))]
impl Mem<'_> {
    /// Begins to audit a body: from now on, loads of mutable state of frozen objects are noted. If a body is audited
    /// already, its audit goes on after the end of this one.
    pub fn begin_audit(&self) {
        audit::begin();
    }
    /// Ends the audit of the innermost body. Gives the first load from an object that [`Mem::audit_knows`] was never
    /// told of, and that object.
    pub fn end_audit(&self) -> Option<(Value, Untold)> {
        let load = audit::end()?;
        let ram = self.ram.as_ptr_range();
        let is_ram = (ram.start as usize..ram.end as usize).contains(&load.address);
        let off = |start: usize| ((load.address - start) / size_of::<u32>()) as u32;
        let object = if is_ram {
            Value::ram(off(ram.start as usize))
        } else {
            Value::rom(off(self.rom.as_ptr() as usize))
        };
        Some((object, load))
    }
    /// Notes loads from now on, or none, if a body is audited. Gives what was set before.
    pub fn switch_audit(&self, on: bool) -> bool {
        audit::switch(on)
    }
    /// Tells the audit that the recorder knows of the object `v`.
    pub fn audit_knows(&self, v: Value) {
        if v.is_object() {
            audit::know(self.object_at(v).address());
        }
    }
}

/// `n` bytes, at most four, from byte `at` on; the bits above them are arbitrary.
#[inline]
fn unaligned(words: Words<'_>, at: u32, n: u32) -> u32 {
    let (w, shift) = (words.skip(at >> 2), (at & 3) * 8);
    if (at & 3) + n <= 4 {
        w.word(0) >> shift
    } else {
        w.word(0) >> shift | w.word(1) << (32 - shift)
    }
}

/// The words that the board gave, shared, so that places in them can be kept.
#[allow(unsafe_code)]
fn shared(ram: &mut [u32]) -> &[AtomicU32] {
    // SAFETY: an `AtomicU32` has size and alignment of a `u32`; the exclusive borrow is given up for as
    // long as the result lives, so nothing else reaches these words.
    unsafe { &*(core::ptr::from_mut(ram) as *const [AtomicU32]) }
}

/// All of RAM, as plain words, for as long as the VM's memory is borrowed exclusively.
#[allow(unsafe_code)]
fn exclusive<'m>(mem: &'m mut Mem<'_>) -> &'m mut [u32] {
    // SAFETY: the words came from an exclusive borrow (`shared`), and atomics may be written through a
    // shared one. Places that are kept elsewhere are not used while `mem` is borrowed: one thread runs.
    unsafe { core::slice::from_raw_parts_mut(mem.ram.as_ptr() as *mut u32, mem.ram.len()) }
}

/// The core table, as words of the type that RAM and image have.
#[allow(unsafe_code)]
fn core_table() -> &'static [AtomicU32] {
    let table: &'static [u32] = &CORE;
    // SAFETY: as in `shared`; the table is never written, `Words` only read.
    unsafe { &*(core::ptr::from_ref(table) as *const [AtomicU32]) }
}
