//! What each kind of object has to be.

use super::{need, Check, Walk};
use crate::memory::overlay::{BASE, CHANGES};
use format::frame::{CALLER, DONE, FRESH, FUNC, GENERATOR, INFO, PC, REGS, RUNNING};
use format::image::code::{self, Info};
use format::isa::Op;
use format::layout::{
    array, class, deque, exception, function, instance, iterator, list, memview, stream,
};
use format::object::{self, Kind, FLAG};
use format::table::{self, Table};
use format::text::utf8_width;
use format::typecode::{is_code, item_size};
use format::value::Value;

impl Walk<'_, '_> {
    /// One object in RAM.
    pub(super) fn object(&mut self, v: Value) -> Check {
        let mem = &self.vm.mem;
        let (at, size) = (v.ram_off(), mem.size(v));
        let sized = |n: u32| need(size == n, at, "size of an object");
        let Some(kind) = mem.kind(v) else {
            return need(false, at, "no header");
        };
        if kind == Kind::Gen {
            return self.generator(v);
        }
        let part = match kind {
            Kind::List | Kind::ByteArray | Kind::Instance | Kind::Module | Kind::Stream => 2,
            Kind::Dict | Kind::Set | Kind::FrozenSet | Kind::Deque => 1,
            Kind::Class => class::TABLE,
            Kind::Array | Kind::Delta | Kind::Shadow => CHANGES,
            Kind::Record => 2,
            _ => 0,
        };
        if !table::is_table(kind) {
            self.words(v, part)?;
        }
        match kind {
            Kind::Str => self.text(v),
            Kind::Bytes => self.padded(v),
            Kind::BigInt => self.big_int(v),
            Kind::List => {
                sized(list::VEC)?;
                let n = self.count(v, list::LEN)?;
                self.vec(self.vm.mem.get(v, list::VEC), 0, n, at)
            }
            Kind::Dict | Kind::Set | Kind::FrozenSet => {
                sized(1)?;
                self.entries(v, 1, kind == Kind::Dict)
            }
            Kind::Delta => self.delta(v),
            Kind::Shadow => {
                let (base, copy) = (self.vm.mem.get(v, BASE), self.vm.mem.get(v, CHANGES));
                let same = copy.is_ram() && self.vm.mem.kind(copy) == self.vm.mem.kind(base);
                need(same, at, "shadow of another kind")
            }
            Kind::Cell | Kind::Object | Kind::StaticMethod | Kind::ClassMethod => sized(1),
            Kind::Bound | Kind::BoundNative | Kind::Super | Kind::View => sized(2),
            Kind::Slice | Kind::Property | Kind::Range => sized(3),
            Kind::Func => self.function(v),
            Kind::Class => {
                sized(class::FLAGS)?;
                self.entries(v, class::TABLE, true)
            }
            Kind::Instance => {
                let good = size == instance::TABLE || size == instance::NATIVE;
                need(good, at, "size of an instance")?;
                let c = self.vm.mem.get(v, instance::CLASS);
                need(self.vm.mem.is(c, Kind::Class), at, "instance of no class")?;
                self.entries(v, instance::TABLE, true)
            }
            Kind::Module => {
                sized(3)?;
                self.entries(v, 2, true)
            }
            Kind::Exc => self.exception(v),
            Kind::Iter => {
                sized(iterator::EXTRA)?;
                self.count(v, iterator::WHAT).map(|_| ())
            }
            Kind::MemView => sized(memview::CODE),
            Kind::ByteArray => {
                sized(2)?;
                let n = self.count(v, 1)?;
                self.bytes(self.vm.mem.get(v, 2), n, at)
            }
            Kind::Array => {
                sized(3)?;
                let c = self.vm.mem.get(v, array::CODE);
                let good = self.vm.is_str(c) && is_code(self.vm.mem.byte(c, 0));
                need(good, at, "type code")?;
                let n = self.count(v, 2)? * item_size(self.vm.mem.byte(c, 0));
                self.bytes(self.vm.mem.get(v, 3), n, at)
            }
            Kind::Deque => {
                sized(deque::FLAGS)?;
                let (first, n) = (self.count(v, deque::FIRST)?, self.count(v, deque::LEN)?);
                self.vec(self.vm.mem.get(v, deque::VEC), first, n, at)
            }
            Kind::NamedTuple => {
                let c = self.vm.mem.get(v, 1);
                need(
                    size >= 1 && self.vm.mem.is(c, Kind::Class),
                    at,
                    "named tuple of no class",
                )
            }
            Kind::Stream => {
                sized(stream::POSITION)?;
                let (raw, n) = (self.vm.mem.get(v, stream::RAW), self.count(v, stream::LEN)?);
                need(
                    raw.is_undef() || n <= self.vm.mem.size(raw),
                    at,
                    "end of a stream",
                )
            }
            Kind::Code => need(false, at, "code in RAM"),
            Kind::Filler => need(false, at, "reference to a filler"),
            // Tables: by their owners. The others: their words say all.
            _ => Ok(()),
        }
    }

    /// Word `i` of the object, a count.
    fn count(&self, v: Value, i: u32) -> Check<u32> {
        let n = self.vm.mem.get(v, i);
        need(n.is_int() && n.as_int() >= 0, v.ram_off() + i, "count")?;
        Ok(n.as_len())
    }

    /// Storage of `n` values from `first` on, around the end; nothing but those.
    fn vec(&self, vec: Value, first: u32, n: u32, at: u32) -> Check {
        let mem = &self.vm.mem;
        if vec.is_undef() {
            return need(n == 0, at, "items without storage");
        }
        let cap = mem.size(vec);
        let good = mem.is(vec, Kind::Vec) && n <= cap && first < cap.max(1);
        need(good, at, "storage of items")?;
        let good = |i: u32| {
            let item = mem.get(vec, 1 + i);
            if (i + cap - first) % cap < n {
                self.is_item(item)
            } else {
                item.is_undef()
            }
        };
        let wrong = (0..cap).find(|&i| !good(i));
        need(
            wrong.is_none(),
            vec.ram_off() + 1 + wrong.unwrap_or(0),
            "items of a vector",
        )
    }

    fn bytes(&self, raw: Value, n: u32, at: u32) -> Check {
        let mem = &self.vm.mem;
        let good = if raw.is_undef() {
            n == 0
        } else {
            mem.is(raw, Kind::Raw) && n <= mem.size(raw)
        };
        need(good, at, "storage of bytes")
    }

    /// Bytes behind the last one are zero: byte objects are compared by words.
    fn padded(&self, v: Value) -> Check {
        let n = self.vm.mem.size(v);
        let zero = (n..n.next_multiple_of(4)).all(|i| self.vm.mem.byte(v, i) == 0);
        need(zero, v.ram_off(), "bytes behind the last one")
    }

    fn text(&self, v: Value) -> Check {
        self.padded(v)?;
        let (vm, at, n) = (self.vm, v.ram_off(), self.vm.mem.size(v));
        let ascii = (0..n).all(|i| vm.mem.byte(v, i) < 128);
        need(ascii == vm.is_ascii(v), at, "mark of ASCII text")?;
        let mut i = 0;
        while i < n {
            let w = utf8_width(vm.mem.byte(v, i));
            let tail = |k| i + k < n && vm.mem.byte(v, i + k) & 0xc0 == 0x80;
            let good = vm.mem.byte(v, i) & 0xc0 != 0x80 && (1..w).all(tail);
            need(good, at, "text that is no UTF-8")?;
            i += w;
        }
        need(
            vm.find_interned(v, 0, n).is_none(),
            at,
            "text that the image has",
        )
    }

    fn big_int(&self, v: Value) -> Check {
        let size = self.vm.mem.size(v);
        let top = self.vm.mem.word(v, size / 4);
        need(
            size % 4 == 0 && size > 0 && top != 0,
            v.ram_off(),
            "limbs of a big int",
        )
    }

    /// The table in word `i` of the object; UNDEF for none.
    fn entries(&mut self, v: Value, i: u32, values: bool) -> Check {
        let t = self.vm.mem.get(v, i);
        if t.is_undef() {
            return Ok(());
        }
        let kind = self.vm.mem.kind(t);
        let good = if values {
            matches!(kind, Some(Kind::Table2 | Kind::Table3))
        } else {
            matches!(kind, Some(Kind::Keys1 | Kind::Keys2))
        };
        need(good, v.ram_off() + i, "no table")?;
        if !t.is_ram() {
            return Ok(());
        }
        self.table(t, None)
    }

    /// The changes of a delta: slots of its base, and additions.
    fn delta(&mut self, v: Value) -> Check {
        let mem = &self.vm.mem;
        let (base, t) = (mem.get(v, BASE), mem.get(v, CHANGES));
        if t.is_undef() {
            return Ok(());
        }
        let good = t.is_ram() && matches!(mem.kind(t), Some(Kind::Table2 | Kind::Table3));
        need(good, v.ram_off(), "no table")?;
        let slots = self.vm.tables(base).own.used(mem);
        self.table(t, Some(slots))
    }

    /// A table in RAM. In a delta, `slots` are the entries of its base.
    fn table(&mut self, v: Value, slots: Option<u32>) -> Check {
        let mem = &self.vm.mem;
        let (at, size) = (v.ram_off(), mem.size(v));
        let t = Table::of(mem, v);
        need(size == table::words(t.kind, t.cap), at, "size of a table")?;
        let meta = mem.get(v, 1);
        let (used, dead) = object::unpack(meta);
        need(
            meta.is_int() && used <= t.cap && dead <= used,
            at + 1,
            "entries of a table",
        )?;
        let mut live = 0;
        let has_values = matches!(t.kind, Kind::Table2 | Kind::Table3);
        for i in 0..t.cap {
            let mem = &self.vm.mem;
            let (key, value) = (t.key(mem, i), t.value(mem, i));
            if i >= used || key.is_undef() {
                let empty = key.is_undef() && (value.is_undef() || !has_values);
                need(empty, at, "entry that is no more")?;
                continue;
            }
            live += 1;
            let h = if slots.is_some() && !table::is_hashed(t.kind) {
                table::word_hash(t.kind, key)
            } else {
                t.hash(mem, i)
            };
            let found = t.probe(mem, h, |_, e| e == i);
            if let Some(slot) = key.slot_index() {
                need(slots.is_some_and(|n| slot < n), at, "slot mark")?;
                let twice = (0..i).any(|e| t.key(mem, e) == key);
                need(!twice, at, "slot twice")?;
            } else {
                need(found == Some(i), at, "entry that is not found")?;
                need(self.is_item(value), at, "entry without a value")?;
                let needs_flag = if table::is_hashed(t.kind) {
                    key.is_interned()
                } else {
                    key.is_ram()
                };
                let flagged = mem.header(v) & FLAG != 0;
                need(!needs_flag || flagged, at, "flag of a table")?;
                self.value(key, at)?;
            }
            if has_values {
                self.value(value, at)?;
            }
        }
        need(live == used - dead, at + 1, "deleted entries of a table")
    }

    fn function(&mut self, v: Value) -> Check {
        let (mem, at, size) = (&self.vm.mem, v.ram_off(), self.vm.mem.size(v));
        let good = size == function::MODULE || size >= function::KWDEFAULTS;
        need(good, at, "size of a function")?;
        let is_code = mem.is(mem.get(v, function::CODE), Kind::Code);
        need(is_code, at, "function without code")?;
        for i in function::CELLS..size + 1 {
            let cell = mem.get(v, i);
            need(
                cell.is_undef() || mem.is(cell, Kind::Cell),
                at + i,
                "no cell",
            )?;
        }
        Ok(())
    }

    fn exception(&mut self, v: Value) -> Check {
        let (mem, at) = (&self.vm.mem, v.ram_off());
        need(mem.size(v) == exception::CAUSE, at, "size of an exception")?;
        let args = mem.get(v, exception::ARGS);
        let good = args.is_undef() || mem.is(args, Kind::Tuple);
        need(good, at + exception::ARGS, "arguments of an exception")?;
        let trace = mem.get(v, exception::TRACE);
        let good = trace.is_undef() || mem.is(trace, Kind::Tuple) && mem.size(trace) % 2 == 0;
        need(good, at + exception::TRACE, "traceback")
    }

    fn generator(&mut self, v: Value) -> Check {
        let at = v.ram_off();
        let flags = object::unpack(self.vm.mem.get(v, 1 + INFO)).1;
        need(flags & GENERATOR != 0, at, "flags of a generator")?;
        self.words(v, 0)?;
        let pc = self.vm.mem.get(v, 1 + PC);
        if flags & (RUNNING | DONE) == 0 {
            self.frame(at + 1, pc.as_len())?;
            let op = Op::from_index(self.vm.mem.rom(pc.as_len()) & 0xff);
            let waits = matches!(op, Some(Op::Yield | Op::YieldFrom));
            need(
                waits || flags & FRESH != 0,
                at,
                "generator that waits nowhere",
            )?;
            let pending = self.vm.mem.get(v, 1 + CALLER);
            need(!pending.is_int(), at, "generator that waits and calls")?;
        }
        Ok(())
    }

    /// The frame whose fields begin at word `at`: its function, its registers, its place.
    pub(super) fn frame(&mut self, at: u32, pc: u32) -> Check {
        let mem = &self.vm.mem;
        let func = self.word(at + FUNC);
        need(
            self.word(at + INFO).is_int(),
            at + INFO,
            "registers of a frame",
        )?;
        if func.is_undef() {
            return Ok(());
        }
        need(mem.is(func, Kind::Func), at + FUNC, "frame of no function")?;
        let code = mem.get(func, function::CODE);
        let info = Info::unpack(mem.get(code, code::INFO).as_len());
        let regs = object::unpack(self.word(at + INFO)).0;
        let base = at + REGS;
        need(
            regs >= info.regs && base + regs <= mem.ram_len(),
            at + INFO,
            "registers of a frame",
        )?;
        let first = code.rom_off() + code::INSTRS;
        let len = code::parts(|i| mem.word(code, i)).len;
        let inside = pc >= first && pc < first + len;
        need(inside, at + PC, "place of a frame")
    }
}
