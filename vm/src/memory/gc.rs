//! The collector: precise marking, then sliding compaction by threading
//! (Jonkers 1979), so that after a collection the free memory is one block.
//!
//! The collector runs only at safepoints: between instructions, or where a native asked for it. Roots are the
//! stack, whose every word is a value, and the VM's own registers, which are put on the stack during the
//! collection. Marking uses a small stack and, when that is full, walks the heap again; nothing is allocated.
//!
//! Threading: while references to an object are being updated, they form a
//! chain through its header. A header has low bits `111`, so a chained word
//! (a word offset shifted left by 3, low bits `000`) cannot be taken for one.

use crate::vm::{Vm, OVERLAY_CHAINS, PLACES};
use format::frame;
use format::isa::{self, Op};
use format::layout::function;
use format::mem::Slots;
use format::object::{self, BODY, FLAG, MARK};
use format::seeded_bugs::planted;
use format::table;
use format::value::Value;

/// Entries of the mark stack: an array of words on the CPU's stack.
const MARK_STACK: usize = 64;
/// Number of the VM's registers that are roots.
const REGISTERS: u32 = FIXED + (PLACES + OVERLAY_CHAINS) as u32;
const FIXED: u32 = 6;
const _: () = assert!(REGISTERS <= crate::memory::heap::GAP);

struct Marker {
    stack: [u32; MARK_STACK],
    n: usize,
    overflow: bool,
}

/// A part of the heap: references to its first word and to the word behind its last.
#[derive(Clone, Copy)]
struct Limits {
    low: u32,
    high: u32,
}

impl Limits {
    /// True if `v` refers to an object in this part.
    #[inline(always)]
    fn hold(self, v: Value) -> bool {
        v.is_ram_or_undef() && v.bits() >= self.low && v.bits() < self.high
    }
}

/// Moves `words` words to a lower address; the two places may overlap.
#[inline(always)]
fn slide(mut from: Slots<'_>, mut to: Slots<'_>, words: u32) {
    let mut left = words;
    while left > 0 {
        to.set_word(0, from.word(0));
        (from, to) = (from.skip(1), to.skip(1));
        left -= 1;
    }
}

impl Vm<'_> {
    /// Collects garbage: afterwards the live objects lie together at the start of the heap. Does nothing at
    /// freeze time. **Moves objects**; callers hold what they need.
    pub fn collect(&mut self) {
        if self.is_freezing() {
            return;
        }
        self.heap.collections += 1;
        self.caches.classes.clear();
        self.caches.places.clear();
        self.drop_unchanged();
        self.clear_dead_registers();
        self.save_registers();
        let roots = self.stack.low - REGISTERS;
        self.mark_all(roots);
        self.drop_dead_ids();
        self.compact(roots);
        self.load_registers();
        if self.frame.is_ram() {
            self.base = self.frame_base(self.frame);
        }
        #[cfg(feature = "build")]
        self.look();
    }

    /// Clears the temporaries that no instruction will read again: in each frame that waits at a call, the
    /// registers behind the call's arguments.
    fn clear_dead_registers(&mut self) {
        let (mut f, mut pc) = (self.frame, self.pc);
        while f.is_def() {
            let base = self.frame_base(f);
            let field = |vm: &Self, i: u32| Value::from_bits(vm.mem.ram(base - frame::REGS + i));
            let code = self.mem.get(field(self, frame::FUNC), function::CODE);
            let regs = self.code_info(code).regs;
            if let Some(first) = self.first_dead_register(pc) {
                for i in first..regs {
                    self.mem.set_ram(base + i, Value::UNDEF.bits());
                }
            }
            f = field(self, frame::CALLER);
            if f.is_def() {
                let at = self.frame_base(f) - frame::REGS + frame::PC;
                pc = Value::from_bits(self.mem.ram(at)).as_len();
            }
        }
    }

    /// The register behind the arguments of the call at `pc`; `None` if the instruction there is not a call.
    fn first_dead_register(&self, pc: u32) -> Option<u32> {
        let w = self.mem.rom(pc);
        let op = Op::from_index(w & 0xff)?;
        let names = match op {
            Op::CallKw | Op::CallFoundKw => 1,
            Op::CallMethodKw => 2,
            Op::Call | Op::CallEx | Op::CallMethod | Op::CallFound => 0,
            _ => return None,
        };
        let named = if names == 0 {
            0
        } else {
            self.mem.size(Value::from_bits(self.mem.rom(pc + names)))
        };
        Some(isa::b(w) + 3 - 2 * u32::from(planted(10)) + isa::c(w) + named)
    }

    fn save_registers(&mut self) {
        let fixed: [Value; FIXED as usize] = [
            self.frame,
            self.exc,
            self.calls.callee_type,
            self.ids.table,
            self.interrupts.irqs,
            self.interrupts.timers,
        ];
        let at = self.stack.low - REGISTERS;
        let all = fixed
            .iter()
            .chain(&self.persistent)
            .chain(&self.overlay.chains);
        for (i, v) in all.enumerate() {
            self.mem.set_ram(at + i as u32, v.bits());
        }
    }

    fn load_registers(&mut self) {
        let at = self.stack.low - REGISTERS;
        let reg = |i: u32| Value::from_bits(self.mem.ram(at + i));
        self.frame = reg(0);
        self.exc = reg(1);
        self.calls.callee_type = reg(2);
        self.ids.table = reg(3);
        self.interrupts.irqs = reg(4);
        self.interrupts.timers = reg(5);
        for i in 0..PLACES {
            self.persistent[i] = reg(FIXED + i as u32);
        }
        for i in 0..OVERLAY_CHAINS {
            self.overlay.chains[i] =
                Value::from_bits(self.mem.ram(at + FIXED + (PLACES + i) as u32));
        }
    }

    /// The heap from word `from` on, as references to its first word and to the word behind its last.
    #[inline(always)]
    fn limits(&self, from: u32) -> Limits {
        Limits {
            low: Value::ram(from).bits(),
            high: Value::ram(self.heap.top).bits(),
        }
    }

    fn value_range(&self, at: u32) -> (u32, u32) {
        table::value_words(self.mem.ram(at), |i| Value::from_bits(self.mem.ram(at + i)))
    }

    fn mark_all(&mut self, roots: u32) {
        let mut m = Marker {
            stack: [0; MARK_STACK],
            n: 0,
            overflow: false,
        };
        if self.ids.table.is_ram() {
            // The table of ids is weak: it is kept, but the objects that it names are not.
            let at = self.ids.table.ram_off();
            self.mem.set_ram(at, self.mem.ram(at) | MARK);
        }
        self.mark_range(&mut m, roots, self.mem.ram_len());
        let e = self.emergency().ram_off();
        self.mark_range(&mut m, e + BODY, self.heap.start);
        while m.overflow {
            m.overflow = false;
            let mut at = self.heap.start;
            while at < self.heap.top {
                let h = self.mem.ram(at);
                if h & MARK != 0 && !(self.ids.table.is_ram() && self.ids.table.ram_off() == at) {
                    let (from, end) = self.value_range(at);
                    self.mark_range(&mut m, at + from, at + end);
                }
                at += object::total_words(h);
            }
        }
    }

    /// Marks the objects that the words from `from` to `end` refer to, and all that those refer to in turn.
    fn mark_range(&mut self, m: &mut Marker, from: u32, end: u32) {
        let heap = self.limits(self.heap.start);
        let (mut slot, mut last) = (self.mem.ram_at(from), self.mem.ram_at(end));
        loop {
            while !slot.is(last) {
                let v = slot.get(0);
                slot = slot.skip(1);
                if !heap.hold(v) {
                    continue;
                }
                let target = self.mem.place(v);
                let h = target.header();
                if h & MARK != 0 {
                    continue;
                }
                target.set_header(h | MARK);
                if object::is_bytes(h) {
                    continue;
                }
                if m.n < MARK_STACK {
                    m.stack[m.n] = v.ram_off();
                    m.n += 1;
                } else {
                    m.overflow = true;
                }
            }
            if m.n == 0 {
                return;
            }
            m.n -= 1;
            let obj = m.stack[m.n];
            let (from, end) = self.value_range(obj);
            (slot, last) = (self.mem.ram_at(obj + from), self.mem.ram_at(obj + end));
        }
    }

    fn drop_dead_ids(&mut self) {
        if !self.ids.table.is_ram() {
            return;
        }
        let n = self.mem.size(self.ids.table);
        for i in (0..n).step_by(2) {
            let v = self.mem.item(self.ids.table, i);
            if self.limits(self.heap.start).hold(v) && self.mem.header(v) & MARK == 0 {
                self.mem.set_item(self.ids.table, i, Value::UNDEF);
            }
        }
    }

    /// Chains each slot from word `from` to `end` to the object that it refers to, if that object may move.
    #[inline(always)]
    fn thread(&self, moving: Limits, from: u32, end: u32) {
        let mut at = from;
        let mut slot = self.mem.ram_at(from);
        while at < end {
            let v = slot.get(0);
            if moving.hold(v) {
                let target = self.mem.place(v);
                slot.set_word(0, target.header());
                target.set_header(at << 3);
            }
            slot = slot.skip(1);
            at += 1;
        }
    }

    /// Writes the new place of `object`, word `new`, into all slots that are chained to it; returns its header.
    #[inline(always)]
    fn unthread(&self, object: Slots<'_>, new: u32) -> u32 {
        let mut w = object.header();
        if w & object::HEADER_TAG != 0 {
            return w;
        }
        while w & object::HEADER_TAG == 0 {
            let slot = self.mem.ram_at(w >> 3);
            w = slot.word(0);
            slot.set(0, Value::ram(new));
        }
        object.set_header(w);
        w
    }

    /// Slides the marked objects together. The objects before the first unmarked one stay where they are, and
    /// references to them do not change.
    fn compact(&mut self, roots: u32) {
        let mut first = self.heap.start;
        while first < self.heap.top {
            let h = self.mem.ram(first);
            if h & MARK == 0 {
                break;
            }
            first += object::total_words(h);
        }
        let moving = self.limits(first);
        self.thread(moving, roots, self.mem.ram_len());
        let e = self.emergency().ram_off();
        self.thread(moving, e + BODY, self.heap.start);
        let (mut at, mut free) = (self.heap.start, self.heap.start);
        while at < self.heap.top {
            let h = self.unthread(self.mem.ram_at(at), free);
            let words = object::total_words(h);
            if h & MARK != 0 {
                let (from, end) = self.value_range(at);
                self.thread(moving, at + from, at + end);
                free += words;
            }
            at += words;
        }
        (at, free) = (self.heap.start, self.heap.start);
        let mut rehash = false;
        while at < self.heap.top {
            let object = self.mem.ram_at(at);
            let h = self.unthread(object, free);
            let words = object::total_words(h);
            if h & MARK != 0 {
                rehash |= self.needs_rehash(h);
                object.set_header(h & !MARK);
                if at != free {
                    slide(object, self.mem.ram_at(free), words);
                }
                free += words;
            }
            at += words;
        }
        self.heap.top = free;
        if rehash {
            self.rehash_moved();
        }
    }

    fn needs_rehash(&self, h: u32) -> bool {
        h & FLAG != 0 && object::kind(h).is_some_and(table::is_table)
    }

    /// Rehashes the tables whose keys are hashed by their place, since objects have moved.
    fn rehash_moved(&mut self) {
        let mut at = self.heap.start;
        while at < self.heap.top {
            let h = self.mem.ram(at);
            if self.needs_rehash(h) {
                table::rehash(&mut self.mem, Value::ram(at));
            }
            at += object::total_words(h);
        }
    }
}
