//! Allocation: the heap grows up by whole objects, the stack of frames and held
//! values grows down towards it.

use crate::error::{Raise, R};
use crate::vm::{Heap, Stack, Vm, EMERGENCY_WORDS};
use format::object::{self, header, Kind, SIZE_MAX};
use format::value::Value;

/// A value kept on the VM's stack, where the collector sees it. Released when the native that holds it returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hold(u32);

/// Words that stay free between heap and stack; the collector puts the VM's registers there.
pub(crate) const GAP: u32 = 32;
/// Words that the heap leaves to the stack even when it is full, so that a handler of
/// MemoryError can still call and print.
const HEADROOM: u32 = 128;

impl Heap {
    /// Takes `words` words from the free space; returns the place of the first, in words of RAM.
    #[inline(always)]
    pub fn take(&mut self, words: u32) -> u32 {
        let at = self.top;
        self.top += words;
        self.peak = self.peak.max(self.top);
        at
    }

    /// True if the heap can take `words` more words without a collection, and still leave `stack` its headroom.
    #[inline]
    pub fn has_room(&self, stack: &Stack, words: u32) -> bool {
        self.top + words + HEADROOM <= stack.low
    }

    /// The emergency exception, for when there is no memory for a new one. It lies below the heap.
    pub fn emergency(&self) -> Value {
        Value::ram(self.start - 1 - EMERGENCY_WORDS)
    }
}

impl Vm<'_> {
    /// A new object of `kind` and `size` (in words or bytes, as the kind has it) with the header bits `flags`.
    /// Its body is all zero.
    ///
    /// # Errors
    /// `NoMem` if the object does not fit, or the heap is locked; the caller passes it on.
    pub fn alloc(&mut self, kind: Kind, size: u32, flags: u32) -> R<Value> {
        let h = header(kind, size & SIZE_MAX, flags);
        let words = object::total_words(h);
        let locked = self.heap.locked > 0 && !made_while_locked(kind, size);
        if size > SIZE_MAX || self.heap.top + words + HEADROOM > self.stack.low || locked {
            self.note_want(kind, size);
            return Err(Raise::NoMem);
        }
        #[cfg(feature = "build")]
        if words > crate::vm::freezing::MOST_WORDS && self.is_freezing() {
            return Err(Raise::NoMem);
        }
        if self.heap.stress && !self.heap.stress_pass {
            return Err(Raise::NoMem);
        }
        let at = self.heap.take(words);
        let mut word = self.mem.ram_at(at);
        word.set_header(h);
        let mut left = words - 1;
        while left > 0 {
            word = word.skip(1);
            word.set_word(0, 0);
            left -= 1;
        }
        Ok(Value::ram(at))
    }

    /// True if the heap can take `words` more words without a collection.
    #[inline]
    pub(crate) fn has_room(&self, words: u32) -> bool {
        self.heap.has_room(&self.stack, words)
    }

    /// A new object of a kind that consists of words, with the given body.
    ///
    /// # Errors
    /// `NoMem`, as of [`Vm::alloc`].
    pub fn alloc_words(&mut self, kind: Kind, flags: u32, body: &[Value]) -> R<Value> {
        let v = self.alloc(kind, body.len() as u32, flags)?;
        let mut word = self.mem.ram_at(v.ram_off());
        for x in body {
            word = word.skip(1);
            word.set(0, *x);
        }
        Ok(v)
    }

    /// Runs `f` with the heap unlocked. The lock is for objects that the program makes, not for those that the VM
    /// needs to raise an exception or to write a frozen object.
    pub(crate) fn unlocked<T>(&mut self, f: impl FnOnce(&mut Self) -> R<T>) -> R<T> {
        let lock = core::mem::take(&mut self.heap.locked);
        let r = f(self);
        self.heap.locked = lock;
        r
    }

    /// Grows the last object of the heap in place, to `size` (in words or bytes, as its kind has it). False if it
    /// is not the last one, if it is frozen or does not fit, or if the heap is locked.
    pub fn grow_in_place(&mut self, v: Value, size: u32) -> bool {
        let h = self.mem.header(v);
        let old = object::total_words(h);
        if !v.is_ram()
            || v.ram_off() + old != self.heap.top
            || size > SIZE_MAX
            || self.heap.locked > 0
        {
            return false;
        }
        let new = header_with_size(h, size);
        let words = object::total_words(new);
        if self.heap.top + words.saturating_sub(old) + HEADROOM > self.stack.low {
            return false;
        }
        #[cfg(feature = "build")]
        if words > crate::vm::freezing::MOST_WORDS && self.is_freezing() || self.is_frozen(v) {
            return false;
        }
        for i in old..words {
            self.mem.set_ram(v.ram_off() + i, 0);
        }
        self.heap.top = v.ram_off() + words;
        self.heap.peak = self.heap.peak.max(self.heap.top);
        self.mem.set_ram(v.ram_off(), new);
        true
    }

    /// Shrinks an object to `size` (in words or bytes, as its kind has it). The words that it gives up become
    /// free if it is the last one of the heap, else a filler until the next collection.
    pub fn shrink(&mut self, v: Value, size: u32) {
        let h = self.mem.header(v);
        let old = object::total_words(h);
        let new = header_with_size(h, size);
        let words = object::total_words(new);
        if !v.is_ram() || words > old {
            return;
        }
        self.mem.set_ram(v.ram_off(), new);
        let end = v.ram_off() + words;
        if object::kind(h).is_some_and(Kind::is_bytes) && size % 4 != 0 {
            // Byte objects are compared word by word, so the rest of the last word has to be zero.
            let last = self.mem.ram(end - 1) & ((1 << (size % 4 * 8)) - 1);
            self.mem.set_ram(end - 1, last);
        }
        if v.ram_off() + old == self.heap.top {
            self.heap.top = end;
        } else if words < old {
            self.mem
                .set_ram(end, header(Kind::Filler, old - words - 1, 0));
            for i in 1..old - words {
                self.mem.set_ram(end + i, 0);
            }
        }
    }

    /// Frees the object `v`, if it is the last one of the heap.
    pub fn release(&mut self, v: Value) {
        if v.is_ram() && v.ram_off() + object::total_words(self.mem.header(v)) == self.heap.top {
            self.heap.top = v.ram_off();
        }
    }

    /// Keeps `v` on the stack, where the collector sees and updates it.
    ///
    /// # Errors
    /// `NoMem` if the stack has no room.
    pub fn hold(&mut self, v: Value) -> R<Hold> {
        self.push_stack(1)?;
        self.mem.set_ram(self.stack.low, v.bits());
        Ok(Hold(self.stack.low))
    }
    /// The held value; the collector has updated it if its object moved.
    #[inline]
    pub fn held(&self, h: Hold) -> Value {
        Value::from_bits(self.mem.ram(h.0))
    }
    /// Replaces a held value.
    #[inline]
    pub fn set_held(&mut self, h: Hold, v: Value) {
        self.mem.set_ram(h.0, v.bits());
    }
    /// The top of the stack, to be passed to [`Vm::unwind_holds`] by whoever holds values from here on.
    #[inline]
    pub fn hold_mark(&self) -> u32 {
        self.stack.low
    }
    /// Releases everything that was held since [`Vm::hold_mark`] gave `mark`.
    #[inline]
    pub fn unwind_holds(&mut self, mark: u32) {
        self.stack.low = mark;
    }

    /// Releases `h` and everything that was held after it.
    #[inline]
    pub fn unwind_holds_above(&mut self, h: Hold) {
        self.stack.low = h.0 + 1;
    }

    /// Takes `words` words of the stack and sets them to UNDEF.
    ///
    /// # Errors
    /// `NoMem` if the stack has no room.
    pub(crate) fn push_stack(&mut self, words: u32) -> R<()> {
        if self.heap.top + words + GAP > self.stack.low {
            return Err(Raise::NoMem);
        }
        self.stack.low -= words;
        for i in 0..words {
            self.mem.set_ram(self.stack.low + i, 0);
        }
        Ok(())
    }

    /// Makes sure that the heap has `words` free words; collects if it has not. **Moves objects.**
    ///
    /// # Errors
    /// `NoMem` if it has not even then.
    pub fn reserve(&mut self, words: u32) -> R<()> {
        if !self.has_room(words) {
            self.collect();
            if !self.has_room(words) {
                return Err(Raise::NoMem);
            }
        }
        Ok(())
    }

    /// Makes sure that the stack can take `words` words; collects if it cannot. The heap leaves the stack some
    /// even when it is full. **Moves objects.**
    ///
    /// # Errors
    /// `NoMem` if it cannot even then.
    pub fn reserve_stack(&mut self, words: u32) -> R<()> {
        if self.heap.top + words + GAP > self.stack.low {
            self.collect();
        }
        if self.heap.top + words + GAP > self.stack.low {
            return Err(Raise::NoMem);
        }
        Ok(())
    }

    /// Bytes of live objects and garbage in the heap.
    pub fn mem_alloc(&self) -> u32 {
        (self.heap.top - self.heap.start) * 4
    }
    /// Bytes that can still be allocated.
    pub fn mem_free(&self) -> u32 {
        (self.stack.low - self.heap.top).saturating_sub(HEADROOM) * 4
    }
    /// Highest [`Vm::mem_alloc`] so far, in bytes.
    pub fn mem_peak(&self) -> u32 {
        self.heap.peak.saturating_sub(self.heap.start) * 4
    }
    /// Resets the peak to what is allocated now.
    pub fn reset_peak(&mut self) {
        self.heap.peak = self.heap.top;
    }
}

/// True for objects that can be made while the heap is locked: MicroPython has them on its stack, or in memory
/// that it keeps for exceptions.
fn made_while_locked(kind: Kind, size: u32) -> bool {
    match kind {
        Kind::Iter
        | Kind::Range
        | Kind::Bound
        | Kind::BoundNative
        | Kind::Super
        | Kind::Slice
        | Kind::Exc => true,
        Kind::Tuple => size == 0,
        _ => false,
    }
}

fn header_with_size(h: u32, size: u32) -> u32 {
    h & ((1 << 12) - 1) | size << 12
}
