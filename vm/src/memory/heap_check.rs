//! A check of the VM's memory, for tests. It reads heap, stack and registers, and says what is wrong before a
//! program notices.
//!
//! The heap is walked by the sizes of its objects, which have to end at `top`. Then everything that can be
//! reached is checked. Each reference leads to the start of an object of a kind that may be there. Each object is
//! what the row of its kind in [`format::layout`] says, and its fields fit together as [`objects`] says. Garbage
//! is only walked: it may still name other garbage that was given back at the heap's end (`release`, `shrink`).

mod objects;

extern crate alloc;

use alloc::vec;
use alloc::vec::Vec;

use crate::memory::overlay;
use crate::vm::checking::{Broken, Checking};
use crate::vm::{Keep, Vm, OVERLAY_CHAINS};
use format::frame;
use format::image::header;
use format::layout::exception;
use format::names::{CORE, CORE_WORDS};
use format::object::{self, FirstWrite, Kind, BODY, FROZEN, MARK};
use format::types::TypeId;
use format::value::Value;

type Check<T = ()> = Result<T, Broken>;

fn need(good: bool, at: u32, what: &'static str) -> Check {
    if good {
        Ok(())
    } else {
        Err(Broken { at, what })
    }
}

/// A set of word offsets.
struct Bits(Vec<u32>);

impl Bits {
    fn new(n: u32) -> Bits {
        Bits(vec![0; n.div_ceil(32) as usize])
    }
    fn has(&self, at: u32) -> bool {
        let w = self.0.get(at as usize / 32);
        w.is_some_and(|w| w >> (at & 31) & 1 != 0)
    }
    /// Adds `at`; false if it was there already.
    fn add(&mut self, at: u32) -> bool {
        let new = !self.has(at);
        if let Some(w) = self.0.get_mut(at as usize / 32) {
            *w |= 1 << (at & 31);
        }
        new
    }
}

/// The walk through the memory of one VM.
struct Walk<'v, 'a> {
    vm: &'v Vm<'a>,
    /// Where objects begin: in RAM, in the image, in the core table.
    ram: Bits,
    rom: Bits,
    core: Bits,
    seen: Bits,
    /// Objects in RAM that were reached, but not checked yet.
    todo: Vec<Value>,
}

impl Vm<'_> {
    /// Checks heap, stack and registers; for tests.
    ///
    /// # Errors
    /// The first fault that it finds.
    pub fn check_whole(&self) -> Result<(), Broken> {
        let mut w = Walk {
            vm: self,
            ram: Bits::new(self.mem.ram_len()),
            rom: Bits::new(self.mem.rom_len()),
            core: Bits::new(CORE_WORDS as u32),
            seen: Bits::new(self.mem.ram_len()),
            todo: Vec::new(),
        };
        w.mark_rom();
        w.heap()?;
        w.roots()?;
        w.frames()?;
        w.overlay()?;
        while let Some(v) = w.todo.pop() {
            w.object(v)?;
        }
        Ok(())
    }

    /// From now on checks the VM's memory after one in `every` collections and MemoryErrors, and after each of
    /// the first `every`; for tests.
    pub fn set_checking(&mut self, every: u32) {
        self.checking = Some(Checking {
            every,
            seen: 0,
            found: Ok(()),
            undef: false,
        });
    }

    /// Allows containers to hold UNDEF: a damaged program may store registers that nothing has set. UNDEF does no
    /// harm as a reference, but no other program ever stores it.
    pub fn allow_undef(&mut self) {
        if let Some(c) = &mut self.checking {
            c.undef = true;
        }
    }

    /// Says whether the regular checks ([`Vm::set_checking`]) found a fault; if not, checks once more.
    ///
    /// # Errors
    /// The first fault that was found.
    pub fn checked(&self) -> Result<(), Broken> {
        if let Some(c) = &self.checking {
            c.found?;
        }
        self.check_whole()
    }

    /// Checks the VM's memory, if one of the regular checks is due.
    pub(crate) fn look(&mut self) {
        let Some(mut c) = self.checking else {
            return;
        };
        c.seen += 1;
        if c.found.is_ok() && (c.seen <= c.every || c.seen % c.every == 0) {
            c.found = self.check_whole();
        }
        self.checking = Some(c);
    }
}

impl Walk<'_, '_> {
    /// True if a container may hold `v`.
    fn is_item(&self, v: Value) -> bool {
        v.is_def() || self.vm.checking.is_some_and(|c| c.undef)
    }

    fn word(&self, at: u32) -> Value {
        Value::from_bits(self.vm.mem.ram(at))
    }

    fn mark_rom(&mut self) {
        let mem = &self.vm.mem;
        let image = &self.vm.image;
        let mut at = mem.rom(header::STRINGS);
        while at < image.objects {
            self.rom.add(at);
            at += object::total_words(mem.rom(at));
        }
        while at < image.len {
            self.rom.add(at);
            at += object::total_words(mem.rom(at));
        }
        at = 0;
        while let Some(h) = CORE.get(at as usize) {
            self.core.add(at);
            at += object::total_words(*h);
        }
    }

    /// Checks that the heap's headers are valid, and that their sizes add up.
    fn heap(&mut self) -> Check {
        let vm = self.vm;
        let (start, top, sp, len) = (vm.heap.start, vm.heap.top, vm.stack.low, vm.mem.ram_len());
        need(start <= top && top <= sp && sp <= len, top, "top and sp")?;
        let emergency = vm.emergency().ram_off();
        need(
            vm.mem.is(vm.emergency(), Kind::Exc),
            emergency,
            "emergency exception",
        )?;
        self.ram.add(emergency);
        let mut at = start;
        while at < top {
            let h = vm.mem.ram(at);
            let kind = object::kind(h);
            need(kind.is_some(), at, "not a header")?;
            need(h & (MARK | FROZEN) == 0, at, "marked or frozen")?;
            if kind != Some(Kind::Filler) {
                self.ram.add(at);
            }
            at += object::total_words(h);
        }
        need(at == top, at, "sizes do not end at the top")
    }

    fn roots(&mut self) -> Check {
        let vm = self.vm;
        let events = &vm.interrupts;
        let registers = [vm.exc, vm.calls.callee_type, events.irqs, events.timers]
            .into_iter()
            .chain(vm.persistent);
        let sectors = vm.persistent[Keep::Sectors as usize];
        for (i, v) in registers.enumerate() {
            // The set of the sectors in use has no container.
            match v.is_def() && v == sectors {
                true => self.reach(v, i as u32)?,
                false => self.value(v, i as u32)?,
            }
        }
        for at in vm.stack.low..vm.mem.ram_len() {
            self.reach(self.word(at), at)?;
        }
        if vm.mem.get(vm.emergency(), exception::TYPE).is_def() {
            self.object(vm.emergency())?;
        }
        if vm.ids.table.is_ram() {
            // The table is weak: until the next collection it may name objects that are gone.
            let good = self.ram.has(vm.ids.table.ram_off()) && vm.mem.size(vm.ids.table) % 2 == 0;
            need(good, vm.ids.table.ram_off(), "table of ids")?;
        }
        Ok(())
    }

    /// Checks the frames, from the running one to the first: each lies in the stack or in a generator, and its
    /// place lies in the code of its function.
    fn frames(&mut self) -> Check {
        let vm = self.vm;
        let mut f = vm.frame;
        let (mut low, mut n) = (vm.stack.low, 0);
        while f.is_def() {
            n += 1;
            need(n <= vm.mem.ram_len(), 0, "frames in a circle")?;
            let at = if f.is_int() {
                let at = f.as_len();
                need(
                    at >= low && at < vm.mem.ram_len(),
                    at,
                    "frame outside of the stack",
                )?;
                low = at + frame::REGS;
                at
            } else {
                let good = f.is_ram() && self.ram.has(f.ram_off()) && vm.mem.is(f, Kind::Gen);
                need(good, n, "not a frame")?;
                need(
                    vm.gen_flags(f) & frame::RUNNING != 0,
                    f.ram_off(),
                    "suspended generator among the running frames",
                )?;
                f.ram_off() + BODY
            };
            let pc = if n == 1 {
                vm.pc
            } else {
                self.word(at + frame::PC).as_len()
            };
            self.frame(at, pc)?;
            let regs = object::unpack(self.word(at + frame::INFO)).0;
            if f.is_int() {
                low += regs;
                need(low <= vm.mem.ram_len(), at, "frame with too many registers")?;
            }
            f = self.word(at + frame::CALLER);
        }
        Ok(())
    }

    fn overlay(&mut self) -> Check {
        let vm = self.vm;
        let mut bases: Vec<Value> = Vec::new();
        for chain in 0..OVERLAY_CHAINS {
            let mut d = vm.overlay.chains[chain];
            while d.is_def() {
                let kind = vm.mem.kind(d);
                let good = d.is_ram()
                    && self.ram.has(d.ram_off())
                    && matches!(kind, Some(Kind::Delta | Kind::Shadow));
                need(good, chain as u32, "not a delta or shadow")?;
                let at = d.ram_off();
                self.reach(d, at)?;
                let base = vm.mem.get(d, overlay::BASE);
                need(
                    vm.is_frozen(base),
                    at,
                    "overlay of an object that is not frozen",
                )?;
                let first = vm.mem.kind(base).map(Kind::first_write);
                let fits = if kind == Some(Kind::Delta) {
                    FirstWrite::Delta
                } else {
                    FirstWrite::Copy
                };
                need(first == Some(fits), at, "overlay of the wrong kind")?;
                need(
                    vm.overlay_of(base) == Some(d),
                    at,
                    "overlay that is not found",
                )?;
                need(!bases.contains(&base), at, "second overlay of an object")?;
                bases.push(base);
                d = vm.mem.get(d, overlay::NEXT);
            }
        }
        Ok(())
    }

    /// Checks the value `v` in word `at`, which has to be one that a variable may hold, or UNDEF.
    fn value(&mut self, v: Value, at: u32) -> Check {
        self.reach(v, at)?;
        let part = self.vm.mem.kind(v).map(Kind::first_write) == Some(FirstWrite::Part);
        need(!part, at, "storage without its container")
    }

    /// Checks the value `v` in word `at`, which may also be the storage of a container.
    fn reach(&mut self, v: Value, at: u32) -> Check {
        if v.is_ram() {
            need(
                self.ram.has(v.ram_off()),
                at,
                "reference that does not lead to an object",
            )?;
            if self.seen.add(v.ram_off()) {
                self.todo.push(v);
            }
            return Ok(());
        }
        let good = if v.is_int() || v.is_float() || v.is_undef() {
            true
        } else if v.is_rom() {
            v.rom_off() >= self.vm.image.objects && self.rom.has(v.rom_off())
        } else if v.is_rom_str() {
            v.rom_off() < self.vm.image.objects && self.rom.has(v.rom_off())
        } else if v.is_core_str() {
            self.core.has(v.rom_off())
        } else if v.is_native() {
            self.vm.natives.is_known(v)
        } else if v.is_typ() {
            v.bits() >> 8 < TypeId::COUNT
        } else {
            v.is_pin() || Value::SINGLETONS.contains(&v)
        };
        need(good, at, "not a value")
    }
}
