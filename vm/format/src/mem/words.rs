//! A place among the words of RAM, image or core table, from which words are read by number. Only
//! [`super::Mem`] makes one, and a `Mem` of the chip is made of an image that was verified.
//!
//! On the host every access is checked: outside of its memory a word reads zero, and nothing is
//! written. On the chip nothing is checked, because nothing can be wrong: references come from a
//! verified image or from the heap, and the tests run the same programs on the host. With debug assertions a
//! place knows the words of the object that it was made for, and the first load or store outside of them panics.

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::value::Value;

/// Words from a place on, to be read.
#[derive(Clone, Copy)]
pub struct Words<'a>(host_or_chip::At<'a>);

/// Words of RAM from a place on, to be read and written.
#[derive(Clone, Copy)]
pub struct Slots<'a>(host_or_chip::At<'a>);

impl<'a> Words<'a> {
    /// The words of a memory, from its first.
    #[inline]
    pub(super) fn new(memory: &'a [AtomicU32]) -> Words<'a> {
        Words(host_or_chip::At::new(memory))
    }
    /// Word `i` from here.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn word(self, i: u32) -> u32 {
        self.0.load(i)
    }
    /// Word `i` from here, as a value.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn get(self, i: u32) -> Value {
        Value::from_bits(self.0.load(i))
    }
    /// The header of the object that begins here.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn header(self) -> u32 {
        self.0.load(0)
    }
    /// The place `n` words further on; back, if `n` is a negative number in two's complement.
    #[inline(always)]
    pub fn skip(self, n: u32) -> Words<'a> {
        Words(self.0.skip(n))
    }
    /// The place `n` bytes further on, whole words of them.
    #[inline(always)]
    pub fn skip_bytes(self, n: u32) -> Words<'a> {
        Words(self.0.skip_bytes(n))
    }
    /// This place, where an object begins: debug builds panic at a load outside of the object.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub(super) fn object(self) -> Words<'a> {
        Words(self.0.object())
    }
    /// The address of this place on the host.
    #[cfg(all(feature = "build", debug_assertions))]
    pub(super) fn address(self) -> usize {
        self.0.address(self.0.place())
    }
    /// How many words this place lies behind `start`, in the same memory.
    #[inline(always)]
    pub fn since(self, start: Words<'a>) -> u32 {
        self.0.since(start.0)
    }
}

impl<'a> Slots<'a> {
    /// The words of RAM, from its first.
    #[inline]
    pub(super) fn new(memory: &'a [AtomicU32]) -> Slots<'a> {
        Slots(host_or_chip::At::new(memory))
    }
    /// Word `i` from here.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn word(self, i: u32) -> u32 {
        self.0.load(i)
    }
    /// Word `i` from here, as a value.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn get(self, i: u32) -> Value {
        Value::from_bits(self.0.load(i))
    }
    /// Writes word `i` from here.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn set_word(self, i: u32, w: u32) {
        self.0.store(i, w);
    }
    /// Writes word `i` from here, a value.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn set(self, i: u32, v: Value) {
        self.0.store(i, v.bits());
    }
    /// The header of the object that begins here.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn header(self) -> u32 {
        self.0.load(0)
    }
    /// Writes the header of the object that begins here.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn set_header(self, h: u32) {
        self.0.store(0, h);
    }
    /// The place `n` words further on.
    #[inline(always)]
    pub fn skip(self, n: u32) -> Slots<'a> {
        Slots(self.0.skip(n))
    }
    /// The place `n` bytes further on, whole words of them.
    #[inline(always)]
    pub fn skip_bytes(self, n: u32) -> Slots<'a> {
        Slots(self.0.skip_bytes(n))
    }
    /// This place, where an object begins: debug builds panic at an access outside of the object.
    #[inline(always)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub(super) fn object(self) -> Slots<'a> {
        Slots(self.0.object())
    }
    /// True if `other` is the same place.
    #[inline(always)]
    pub fn is(self, other: Slots<'a>) -> bool {
        self.0.since(other.0) == 0
    }
    /// This place, for reading.
    #[inline(always)]
    pub fn words(self) -> Words<'a> {
        Words(self.0)
    }
}

#[cfg(not(target_arch = "xtensa"))]
mod host_or_chip {
    use super::{AtomicU32, Relaxed};
    #[cfg(debug_assertions)]
    use crate::object;

    /// A memory, and a place in it.
    #[derive(Clone, Copy)]
    pub struct At<'a> {
        memory: &'a [AtomicU32],
        place: u32,
        /// First and end of the words that may be read from this place.
        #[cfg(debug_assertions)]
        extent: (u32, u32),
    }

    impl<'a> At<'a> {
        pub fn new(memory: &'a [AtomicU32]) -> At<'a> {
            At {
                memory,
                place: 0,
                #[cfg(debug_assertions)]
                extent: (0, memory.len() as u32),
            }
        }
        #[inline(always)]
        #[cfg_attr(debug_assertions, track_caller)]
        pub fn load(self, i: u32) -> u32 {
            let at = self.place.wrapping_add(i);
            self.assert_inside(at, "read");
            self.audit(at);
            match self.memory.get(at as usize) {
                Some(w) => w.load(Relaxed),
                None => 0,
            }
        }
        #[inline(always)]
        #[cfg_attr(debug_assertions, track_caller)]
        pub fn store(self, i: u32, w: u32) {
            let at = self.place.wrapping_add(i);
            self.assert_inside(at, "write");
            if let Some(p) = self.memory.get(at as usize) {
                p.store(w, Relaxed);
            }
        }
        #[inline(always)]
        pub fn skip(self, n: u32) -> At<'a> {
            At {
                place: self.place.wrapping_add(n),
                ..self
            }
        }
        #[inline(always)]
        pub fn skip_bytes(self, n: u32) -> At<'a> {
            self.skip(n / 4)
        }
        #[inline(always)]
        pub fn since(self, start: At<'a>) -> u32 {
            self.place.wrapping_sub(start.place)
        }
        /// This place, from which only the words of the object that begins here can be reached.
        /// Where no object begins, that is the first word alone.
        #[cfg(debug_assertions)]
        #[inline(always)]
        #[track_caller]
        pub fn object(self) -> At<'a> {
            let h = self.load(0);
            let words = match object::kind(h) {
                Some(_) => object::total_words(h),
                None => 1,
            };
            At {
                extent: (self.place, self.place + words),
                ..self
            }
        }
        /// This place; only debug builds limit what can be reached from it.
        #[cfg(not(debug_assertions))]
        #[inline(always)]
        pub fn object(self) -> At<'a> {
            self
        }
        #[cfg(debug_assertions)]
        #[inline(always)]
        #[track_caller]
        fn assert_inside(self, at: u32, what: &str) {
            let (first, end) = self.extent;
            assert!(
                first <= at && at < end,
                "{what} of word {at:#x} outside of {first:#x}..{end:#x}"
            );
        }
        #[cfg(not(debug_assertions))]
        #[inline(always)]
        fn assert_inside(self, _at: u32, _what: &str) {}
        /// Tells the audit of a load of word `at` of the memory, if that is a word of an object's body.
        #[cfg(all(feature = "build", debug_assertions))]
        #[inline(always)]
        #[track_caller]
        fn audit(self, at: u32) {
            let (first, end) = self.extent;
            let is_object = (first, end) != (0, self.memory.len() as u32);
            if is_object && at > first {
                let word = |at: u32| self.memory[at as usize].load(Relaxed);
                let (header, place) = (word(first), core::panic::Location::caller());
                crate::mem::audit::load(
                    header,
                    word(first + 1),
                    at - first,
                    self.address(first),
                    place,
                );
            }
        }
        #[cfg(not(all(feature = "build", debug_assertions)))]
        #[inline(always)]
        fn audit(self, _at: u32) {}
        /// The number of this place in its memory.
        #[cfg(all(feature = "build", debug_assertions))]
        pub fn place(self) -> u32 {
            self.place
        }
        /// The address of word `at` of the memory.
        #[cfg(all(feature = "build", debug_assertions))]
        pub fn address(self, at: u32) -> usize {
            self.memory.as_ptr() as usize + at as usize * size_of::<u32>()
        }
    }
}

#[cfg(target_arch = "xtensa")]
#[allow(unsafe_code)]
mod host_or_chip {
    use super::{AtomicU32, Relaxed};
    use core::marker::PhantomData;

    /// A place of a memory.
    #[derive(Clone, Copy)]
    pub struct At<'a>(*const AtomicU32, PhantomData<&'a [AtomicU32]>);

    impl<'a> At<'a> {
        pub fn new(memory: &'a [AtomicU32]) -> At<'a> {
            At(memory.as_ptr(), PhantomData)
        }
        #[inline(always)]
        pub fn load(self, i: u32) -> u32 {
            // SAFETY: the place is one of a memory that outlives 'a, and `i` a word of the object, frame
            // or instruction that begins there: that is what verification and the heap guarantee.
            unsafe { (*self.0.wrapping_add(i as usize)).load(Relaxed) }
        }
        #[inline(always)]
        pub fn store(self, i: u32, w: u32) {
            // SAFETY: as for `load`; only `Slots`, whose memory is RAM, write.
            unsafe { (*self.0.wrapping_add(i as usize)).store(w, Relaxed) }
        }
        #[inline(always)]
        pub fn skip(self, n: u32) -> At<'a> {
            At(self.0.wrapping_add(n as usize), PhantomData)
        }
        #[inline(always)]
        pub fn skip_bytes(self, n: u32) -> At<'a> {
            At(self.0.wrapping_byte_add(n as usize), PhantomData)
        }
        #[inline(always)]
        pub fn since(self, start: At<'a>) -> u32 {
            (self.0 as usize - start.0 as usize) as u32 / 4
        }
        #[inline(always)]
        pub fn object(self) -> At<'a> {
            self
        }
    }
}
