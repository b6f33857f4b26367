//! Checks of each kind of object: each word against the row of its kind, then the fields of an object against one
//! another.

use super::{need, Check, Walk};
use format::frame::{DONE, FRESH, FUNC, GENERATOR, INFO, PC, REGS, RUNNING};
use format::image::code::{self, Info};
use format::isa::Op;
use format::layout::{
    self, array, byte_array, delta, deque, exception, function, generator, list, record, records,
    shadow, stream, Role,
};
use format::object::{self, Kind, BODY, FLAG};
use format::table::{self, Table, META};
use format::text::utf8_width;
use format::typecode::{is_code, item_size};
use format::value::Value;

impl Walk<'_, '_> {
    /// Checks one object in RAM.
    pub(super) fn object(&mut self, v: Value) -> Check {
        let (at, size) = (v.ram_off(), self.vm.mem.size(v));
        let Some(kind) = self.vm.mem.kind(v) else {
            return need(false, at, "not a header");
        };
        need(layout::is_size(kind, size), at, "size of an object")?;
        if table::is_table(kind) {
            // The table's owner checks it: only the owner knows whether it holds the changes of a delta.
            return Ok(());
        }
        self.words(v, kind)?;
        let word = |i: u32| self.vm.mem.get(v, i);
        match kind {
            Kind::Str => self.text(v),
            Kind::Bytes => self.padded(v),
            Kind::BigInt => self.big_int(v),
            Kind::List => self.vec(word(list::VEC), 0, word(list::LEN).as_len(), at),
            Kind::Deque => {
                let (first, n) = (word(deque::FIRST).as_len(), word(deque::LEN).as_len());
                self.vec(word(deque::VEC), first, n, at)
            }
            Kind::ByteArray => {
                self.bytes(word(byte_array::RAW), word(byte_array::LEN).as_len(), at)
            }
            Kind::Array => {
                let code = self.vm.mem.byte(word(array::CODE), 0);
                need(is_code(code), at, "type code")?;
                let n = word(array::LEN).as_len() * item_size(code);
                self.bytes(word(array::RAW), n, at)
            }
            Kind::Stream => {
                let (raw, n) = (word(stream::RAW), word(stream::LEN).as_len());
                let good = raw.is_undef() || n <= self.vm.mem.size(raw);
                need(good, at, "end of a stream")
            }
            Kind::Delta => self.delta(v),
            Kind::Shadow => {
                let (base, copy) = (word(shadow::BASE), word(shadow::COPY));
                let same = copy.is_ram() && self.vm.mem.kind(copy) == self.vm.mem.kind(base);
                need(same, at, "shadow of another kind")
            }
            Kind::Func => {
                let good = size == function::MODULE || size >= function::KWDEFAULTS;
                need(good, at, "size of a function")
            }
            Kind::Module => {
                let good = size == layout::least_words(kind);
                need(good, at, "module that is one of the image")
            }
            Kind::Exc => {
                let trace = word(exception::TRACE);
                let good = trace.is_undef() || self.vm.mem.size(trace) % 2 == 0;
                need(good, at + exception::TRACE, "traceback")
            }
            Kind::Native | Kind::Record => {
                let good = match records::record_size(word(record::TYPE).type_id()) {
                    Some((words, true)) => size >= words,
                    Some((words, false)) => size == words,
                    None => false,
                };
                need(good, at, "size of a record")
            }
            Kind::Gen => self.generator(v),
            Kind::Code => need(false, at, "code in RAM"),
            Kind::Filler => need(false, at, "reference to a filler"),
            _ => Ok(()),
        }
    }

    /// Checks that every word is what the row of the object's kind says.
    fn words(&mut self, v: Value, kind: Kind) -> Check {
        let mem = &self.vm.mem;
        let (first, end) = table::value_words(mem.header(v), |i| mem.get(v, i));
        let rules = layout::rules(kind);
        for i in first..end {
            self.role(self.vm.mem.get(v, i), rules.at(i).role(), v.ram_off() + i)?;
        }
        let part = layout::part(kind).map_or(Value::UNDEF, |i| self.vm.mem.get(v, i));
        let is_table = self.vm.mem.kind(part).is_some_and(table::is_table);
        if kind != Kind::Delta && is_table && part.is_ram() {
            return self.table(part, None);
        }
        Ok(())
    }

    /// Checks that the value `x`, in word `at`, may stand where the row says `role`.
    fn role(&mut self, x: Value, role: Role, at: u32) -> Check {
        match role {
            Role::Part(..) | Role::Owned | Role::Bytes => self.reach(x, at)?,
            _ => self.value(x, at)?,
        }
        let mem = &self.vm.mem;
        let (good, what) = match role {
            Role::Value | Role::Owned | Role::Raw => (true, ""),
            Role::Count => (x.is_int() && x.as_int() >= 0, "count"),
            Role::Int => (x.is_int(), "number"),
            Role::Name => (self.vm.is_str(x), "name"),
            Role::Type => (x.is_typ() || mem.is(x, Kind::Class), "type"),
            Role::Builtin => (x.is_typ(), "built-in type"),
            Role::Namespace => (
                mem.kind(x).and_then(layout::namespace_table).is_some(),
                "namespace",
            ),
            Role::Is(k) => (mem.is(x, k), "part of another kind"),
            Role::Maybe(k) => (x.is_undef() || mem.is(x, k), "part of another kind"),
            Role::Part(a, b) => (
                x.is_undef() || mem.is(x, a) || mem.is(x, b),
                "storage of another kind",
            ),
            Role::Bytes => (
                x.is_undef()
                    || self.vm.is_str(x)
                    || matches!(mem.kind(x), Some(Kind::Raw | Kind::Bytes)),
                "bytes",
            ),
        };
        need(good, at, what)
    }

    /// Checks that `vec` stores `n` values from index `first` on, which go on at its start after its end, and
    /// nothing else.
    fn vec(&self, vec: Value, first: u32, n: u32, at: u32) -> Check {
        let mem = &self.vm.mem;
        if vec.is_undef() {
            return need(n == 0, at, "items without storage");
        }
        let cap = mem.size(vec);
        let good = n <= cap && first < cap.max(1);
        need(good, at, "storage of items")?;
        let good = |i: u32| {
            let item = mem.item(vec, i);
            if (i + cap - first) % cap < n {
                self.is_item(item)
            } else {
                item.is_undef()
            }
        };
        let wrong = (0..cap).find(|&i| !good(i));
        need(
            wrong.is_none(),
            vec.ram_off() + BODY + wrong.unwrap_or(0),
            "items of a vector",
        )
    }

    fn bytes(&self, raw: Value, n: u32, at: u32) -> Check {
        let mem = &self.vm.mem;
        let good = if raw.is_undef() {
            n == 0
        } else {
            n <= mem.size(raw)
        };
        need(good, at, "storage of bytes")
    }

    /// Checks that the bytes behind the last one are zero: byte objects are compared word by word.
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
            need(good, at, "text that is not UTF-8")?;
            i += w;
        }
        need(
            vm.find_interned(v, 0, n).is_none(),
            at,
            "text that should be interned",
        )
    }

    fn big_int(&self, v: Value) -> Check {
        let size = self.vm.mem.size(v);
        let good = size % 4 == 0 && size > 0 && self.vm.mem.body_word(v, size / 4 - 1) != 0;
        need(good, v.ram_off(), "limbs of a big int")
    }

    /// Checks the changes of a delta: slots of its base, and additions.
    fn delta(&mut self, v: Value) -> Check {
        let mem = &self.vm.mem;
        let (base, t) = (mem.get(v, delta::BASE), mem.get(v, delta::CHANGES));
        if t.is_undef() {
            return Ok(());
        }
        need(t.is_ram(), v.ram_off(), "changes that are frozen")?;
        let slots = self.vm.tables(base).own.used(mem);
        self.table(t, Some(slots))
    }

    /// Checks a table in RAM. If it is a delta's, `slots` is the number of entries of the base.
    fn table(&mut self, v: Value, slots: Option<u32>) -> Check {
        let mem = &self.vm.mem;
        let (at, size) = (v.ram_off(), mem.size(v));
        let t = Table::of(mem, v);
        need(size == table::words(t.kind, t.cap), at, "size of a table")?;
        let meta = mem.get(v, META);
        let (used, dead) = object::unpack(meta);
        need(
            meta.is_int() && used <= t.cap && dead <= used,
            at + META,
            "entries of a table",
        )?;
        let mut live = 0;
        let has_values = matches!(t.kind, Kind::Table2 | Kind::Table3);
        for i in 0..t.cap {
            let mem = &self.vm.mem;
            let (key, value) = (t.key(mem, i), t.value(mem, i));
            if i >= used || key.is_undef() {
                let empty = key.is_undef() && (value.is_undef() || !has_values);
                need(empty, at, "entry that should be empty")?;
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
                need(!twice, at, "two entries of one slot")?;
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
        need(live == used - dead, at + META, "deleted entries of a table")
    }

    fn generator(&mut self, v: Value) -> Check {
        let at = v.ram_off();
        let flags = object::unpack(self.vm.mem.get(v, generator::INFO)).1;
        need(flags & GENERATOR != 0, at, "flags of a generator")?;
        let pc = self.vm.mem.get(v, generator::PC);
        if flags & (RUNNING | DONE) == 0 {
            self.frame(at + BODY, pc.as_len())?;
            let op = Op::from_index(self.vm.mem.rom(pc.as_len()) & 0xff);
            let waits = matches!(op, Some(Op::Yield | Op::YieldFrom));
            need(
                waits || flags & FRESH != 0,
                at,
                "suspended generator that is not at a yield",
            )?;
            let pending = self.vm.mem.get(v, generator::CALLER);
            need(!pending.is_int(), at, "suspended generator with a caller")?;
        }
        Ok(())
    }

    /// Checks the frame whose fields begin at word `at`: its function, its registers, and its place `pc`.
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
        need(
            mem.is(func, Kind::Func),
            at + FUNC,
            "frame without a function",
        )?;
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
