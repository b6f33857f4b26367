//! The objects: a walk that marks where each begins, then what each kind's
//! words have to be.

use super::check::{is_typ, Check, Verifier};
use crate::flash;
use crate::gc;
use crate::image::code::INSTRS;
use crate::image::module;
use crate::interp::frame::REGS;
use crate::interp::modules::MODULE_NUMBER;
use crate::modules::{framebuf, hashlib, re};
use crate::namespace::{AS_DICT, AS_FIXED};
use crate::object::{self, FirstWrite, Kind, FLAG, FROZEN, MARK};
use crate::types::bytes::items::{is_code, item_size};
use crate::types::{
    array, class, complex, deque, dict, exception, function, iter, list, memview, ringio, stream,
    TypeId,
};
use crate::value::{Value, INT_MAX, INT_MIN};

/// Most bound methods and the like that may lie around a function.
const WRAPPINGS: u32 = 8;

impl Verifier<'_, '_> {
    /// Walks the objects: headers and sizes. Marks objects and instructions.
    pub(super) fn walk(&mut self) -> Check {
        let mut at = self.image.objects;
        while at < self.image.len {
            let h = self.mem.rom(at);
            let kind = object::kind(h)
                .filter(|k| k.first_write() != FirstWrite::NotFreezable && *k != Kind::Str);
            let Some(kind) = kind else {
                return self.need(false, at);
            };
            let flags = match kind {
                Kind::BigInt | Kind::Dict | Kind::Code | Kind::Table3 | Kind::Keys2 => h & FLAG,
                _ => 0,
            };
            self.need(h & (FLAG | FROZEN | MARK) == flags | FROZEN, at)?;
            self.need(object::total_words(h) <= self.image.len - at, at)?;
            self.need(object::size(h) >= least_size(kind), at)?;
            self.starts.add(at);
            if kind == Kind::Code {
                self.mark_instructions(at)?;
            }
            at += object::total_words(h);
        }
        Ok(())
    }

    /// Checks every object. All are marked.
    pub(super) fn objects(&self) -> Check {
        let mut at = self.image.objects;
        while at < self.image.len {
            let h = self.mem.rom(at);
            if let Some(kind) = object::kind(h) {
                self.words(at, h, kind)?;
                self.object(at, object::size(h), kind)?;
            }
            at += object::total_words(h);
        }
        Ok(())
    }

    /// Every word is a value that may stand there: storage belongs to its container.
    fn words(&self, at: u32, h: u32, kind: Kind) -> Check {
        let (first, end) = gc::value_words(h, || self.at(at + 2));
        let part = match kind {
            Kind::List
            | Kind::ByteArray
            | Kind::Class
            | Kind::Instance
            | Kind::Module
            | Kind::Record
            | Kind::Stream => 2,
            Kind::Dict | Kind::Set | Kind::FrozenSet | Kind::Deque => 1,
            Kind::Array => 3,
            _ => 0,
        };
        let part = if kind == Kind::Class {
            class::TABLE
        } else {
            part
        };
        for i in first..end {
            self.need(i == part || self.is_value(self.at(at + i)), at + i)?;
        }
        Ok(())
    }

    fn object(&self, at: u32, size: u32, kind: Kind) -> Check {
        let v = Value::rom(at);
        let word = |i: u32| self.at(at + i);
        let sized = |n: u32| self.need(size == n, at);
        match kind {
            Kind::Bytes => self.need(self.is_padded(v, size), at),
            Kind::BigInt => self.big_int(v, size),
            Kind::Code => self.code(at),
            Kind::List => {
                sized(list::VEC)?;
                let n = self.count(at + list::LEN)?;
                self.storage(at + list::VEC, Kind::Vec, n)?;
                self.items(at + list::VEC, 0, n)
            }
            Kind::Dict => {
                sized(1)?;
                self.table_part(at + 1, Kind::Table2, Kind::Table3)
            }
            Kind::Set | Kind::FrozenSet => {
                sized(1)?;
                self.table_part(at + 1, Kind::Keys1, Kind::Keys2)
            }
            Kind::Table2 | Kind::Table3 | Kind::Keys1 | Kind::Keys2 => self.table(v, size),
            Kind::Cell | Kind::Object => sized(1),
            Kind::Func => self.function(at, size),
            Kind::Bound | Kind::BoundNative => {
                sized(2)?;
                self.need(
                    word(function::BOUND_FUNC).is_native() == (kind == Kind::BoundNative),
                    at,
                )?;
                self.wrapped(v)
            }
            Kind::StaticMethod | Kind::ClassMethod => {
                sized(1)?;
                self.wrapped(v)
            }
            Kind::Class => self.class(at, size),
            Kind::Instance => self.instance(at, size),
            Kind::Module => self.module_object(at, size),
            Kind::Gen => self.generator(v, size),
            Kind::Exc => self.exception(at, size),
            Kind::Iter => self.iterator(at, size),
            Kind::Range => {
                sized(3)?;
                let is_int = |i| word(i).is_int() || self.is(word(i), Kind::BigInt);
                self.need((1..4).all(is_int) && word(3) != Value::int(0), at)
            }
            Kind::Slice | Kind::Property => sized(3),
            Kind::MemView => self.memview(at, size),
            Kind::Super => {
                sized(2)?;
                self.need(self.is_type(word(1)), at + 1)
            }
            Kind::View => {
                sized(2)?;
                self.need(self.is_namespace(word(1)), at + 1)?;
                let what = self.count(at + 2)?;
                self.need(
                    what <= dict::ITEMS || what == AS_DICT || what == AS_FIXED,
                    at + 2,
                )
            }
            Kind::ByteArray => {
                sized(2)?;
                let n = self.count(at + 1)?;
                self.storage(at + 2, Kind::Raw, n)
            }
            Kind::Array => {
                sized(3)?;
                let item = self.item_size(at + array::CODE)?;
                let n = self.count(at + 2)?;
                self.storage(at + 3, Kind::Raw, n.saturating_mul(item))
            }
            Kind::Deque => self.deque(at, size),
            Kind::NamedTuple => {
                let class = word(1);
                self.need(size >= 1 && self.is(class, Kind::Class), at)?;
                self.need(
                    self.mem.get(class, class::NATIVE) == Value::typ(TypeId::Tuple),
                    at + 1,
                )
            }
            Kind::Stream => self.stream(at, size),
            Kind::Record => self.record(at, size),
            Kind::Tuple | Kind::Vec | Kind::Raw => Ok(()),
            Kind::Str | Kind::Delta | Kind::Shadow | Kind::Native | Kind::Filler => {
                self.need(false, at)
            }
        }
    }

    /// The word `at` is storage of kind `k` for `n` items or bytes; UNDEF for none.
    fn storage(&self, at: u32, k: Kind, n: u32) -> Check {
        let v = self.at(at);
        if v.is_undef() {
            return self.need(n == 0, at);
        }
        self.need(self.is(v, k) && n <= self.mem.size(v), at)
    }

    /// The storage in word `at` has `n` items from number `first` on, around the end, and nothing else.
    fn items(&self, at: u32, first: u32, n: u32) -> Check {
        let vec = self.at(at);
        if vec.is_undef() {
            return Ok(());
        }
        let cap = self.mem.size(vec);
        let is_item = |i| (i + cap - first) % cap < n;
        let good = (0..cap).all(|i| self.mem.get(vec, 1 + i).is_def() == is_item(i));
        self.need(good, at)
    }

    fn table_part(&self, at: u32, plain: Kind, hashed: Kind) -> Check {
        let v = self.at(at);
        self.need(self.is_or_undef(v, plain) || self.is(v, hashed), at)
    }

    /// More than one limb or not small, and no zero limb at the top.
    fn big_int(&self, v: Value, size: u32) -> Check {
        let n = size / 4;
        let top = self.mem.word(v, n);
        let small = if self.mem.header(v) & FLAG != 0 {
            INT_MIN.unsigned_abs()
        } else {
            INT_MAX.unsigned_abs()
        };
        self.need(
            size % 4 == 0 && n > 0 && top != 0 && (n > 1 || top > small),
            v.rom_off(),
        )
    }

    fn function(&self, at: u32, size: u32) -> Check {
        self.need(size == function::MODULE || size >= function::KWDEFAULTS, at)?;
        let code = self.at(at + function::CODE);
        self.need(self.is(code, Kind::Code), at + function::CODE)?;
        self.need(
            self.is_namespace(self.at(at + function::MODULE)),
            at + function::MODULE,
        )?;
        let (mut cells, info) = (0, self.info(code));
        if size >= function::KWDEFAULTS {
            let (defaults, kwdefaults) = (
                self.at(at + function::DEFAULTS),
                self.at(at + function::KWDEFAULTS),
            );
            self.need(
                self.is_or_undef(defaults, Kind::Tuple),
                at + function::DEFAULTS,
            )?;
            self.need(
                self.is_or_undef(kwdefaults, Kind::Tuple),
                at + function::KWDEFAULTS,
            )?;
            self.need(
                kwdefaults.is_undef() || self.mem.size(kwdefaults) == info.kwonly,
                at + function::KWDEFAULTS,
            )?;
            cells = size + 1 - function::CELLS;
        }
        let are_cells =
            (0..cells).all(|i| self.is_or_undef(self.at(at + function::CELLS + i), Kind::Cell));
        self.need(are_cells && cells >= self.cells_used(code), at)
    }

    /// What a call goes through before it comes to a function is not endless.
    fn wrapped(&self, v: Value) -> Check {
        let mut inner = v;
        for _ in 0..WRAPPINGS {
            inner = match self.kind(inner) {
                Some(Kind::StaticMethod | Kind::ClassMethod) => self.mem.get(inner, 1),
                Some(Kind::Bound | Kind::BoundNative) => self.mem.get(inner, function::BOUND_FUNC),
                _ => return Ok(()),
            };
        }
        self.need(false, v.rom_off())
    }

    fn class(&self, at: u32, size: u32) -> Check {
        self.need(size == class::FLAGS, at)?;
        self.need(self.is_str(self.at(at + class::NAME)), at + class::NAME)?;
        let (bases, mro) = (self.at(at + class::BASES), self.at(at + class::MRO));
        self.need(self.is(bases, Kind::Tuple), at + class::BASES)?;
        self.need(self.items_are(bases, Self::is_type), at + class::BASES)?;
        self.need(
            self.is(mro, Kind::Tuple)
                && self.mem.size(mro) > 0
                && self.mem.get(mro, 1) == Value::rom(at),
            at + class::MRO,
        )?;
        self.need(
            self.items_are(mro, |v, c| v.is(c, Kind::Class)),
            at + class::MRO,
        )?;
        self.table_part(at + class::TABLE, Kind::Table2, Kind::Table3)?;
        self.need(is_typ(self.at(at + class::NATIVE)), at + class::NATIVE)?;
        let flags = self.count(at + class::FLAGS)?;
        self.need(
            flags <= class::FLAG_SETATTR | class::FLAG_EQ,
            at + class::FLAGS,
        )
    }

    fn instance(&self, at: u32, size: u32) -> Check {
        self.need(
            size == class::INSTANCE_TABLE || size == class::INSTANCE_NATIVE,
            at,
        )?;
        let c = self.at(at + class::INSTANCE_CLASS);
        self.need(self.is(c, Kind::Class), at + class::INSTANCE_CLASS)?;
        self.table_part(at + class::INSTANCE_TABLE, Kind::Table2, Kind::Table3)?;
        if size < class::INSTANCE_NATIVE {
            return Ok(());
        }
        let (inside, native) = (
            self.at(at + class::INSTANCE_NATIVE),
            self.mem.get(c, class::NATIVE),
        );
        self.need(
            !self.is(inside, Kind::Instance),
            at + class::INSTANCE_NATIVE,
        )?;
        self.need(
            !native.is_typ() || native.type_id().is_exception() == self.is(inside, Kind::Exc),
            at + class::INSTANCE_NATIVE,
        )
    }

    fn module_object(&self, at: u32, size: u32) -> Check {
        self.need(size + 1 == module::WORDS, at)?;
        self.table_part(at + 2, Kind::Table2, Kind::Table3)?;
        let n = self.count(at + MODULE_NUMBER)?;
        self.need(n < self.image.modules, at + MODULE_NUMBER)?;
        self.need(self.image.module_at(n) == at, at)
    }

    /// True for an exception object, or an instance of a class of exceptions.
    pub(super) fn is_exception(&self, v: Value) -> bool {
        match self.kind(v) {
            Some(Kind::Exc) => true,
            Some(Kind::Instance) => {
                self.mem.size(v) >= class::INSTANCE_NATIVE
                    && self.is(self.mem.get(v, class::INSTANCE_NATIVE), Kind::Exc)
            }
            _ => false,
        }
    }

    fn exception(&self, at: u32, size: u32) -> Check {
        self.need(
            size == exception::WORDS && self.is_type(self.at(at + exception::TYPE)),
            at,
        )?;
        self.need(
            self.is_or_undef(self.at(at + exception::ARGS), Kind::Tuple),
            at + exception::ARGS,
        )?;
        let trace = self.at(at + exception::TRACE);
        if trace.is_undef() {
            return Ok(());
        }
        self.need(
            self.is(trace, Kind::Tuple) && self.mem.size(trace) % 2 == 0,
            at + exception::TRACE,
        )?;
        for pair in 0..self.mem.size(trace) / 2 {
            let i = 1 + 2 * pair;
            let (code, place) = (self.mem.get(trace, i), self.mem.get(trace, i + 1));
            let good =
                self.is(code, Kind::Code) && place.is_int() && self.is_place(code, place.as_len());
            self.need(good, trace.rom_off() + i)?;
        }
        Ok(())
    }

    fn iterator(&self, at: u32, size: u32) -> Check {
        self.need(size == iter::EXTRA, at)?;
        let what = self.count(at + iter::WHAT)?;
        let (source, position, extra) = (
            self.at(at + iter::SOURCE),
            self.at(at + iter::POSITION),
            self.at(at + iter::EXTRA),
        );
        // None is told, or one of those that `iter::new_iter` tells. Each is compared by itself: a table would lie
        // in flash, and be read by bytes.
        let t = what >> 8;
        let is_told = t == 0
            || t == TypeId::Reversed as u32
            || t == TypeId::Enumerate as u32
            || t == TypeId::Zip as u32
            || t == TypeId::Map as u32
            || t == TypeId::Filter as u32;
        self.need(is_told && position.is_int(), at)?;
        let n = position.as_int();
        let kind = self.kind(source);
        let good = match what & 0xff {
            iter::SENTINEL | iter::GET_ITEM | iter::REVERSED => n >= 0,
            iter::LIST => kind == Some(Kind::List) && n >= 0,
            iter::TUPLE => matches!(kind, Some(Kind::Tuple | Kind::NamedTuple)) && n >= 0,
            iter::STR => self.is_str(source) && n >= 0 && self.is_char(source, n as u32),
            iter::BYTES => kind == Some(Kind::Bytes) && n >= 0,
            iter::BYTE_ARRAY => kind == Some(Kind::ByteArray) && n >= 0,
            iter::RANGE => {
                source.is_int() && extra.is_int() && ends(n, source.as_int(), extra.as_int())
            }
            iter::KEYS..=iter::ITEMS => self.is_namespace(source) && n >= 0,
            iter::SET => matches!(kind, Some(Kind::Set | Kind::FrozenSet)) && n >= 0,
            iter::DEQUE => kind == Some(Kind::Deque) && n >= 0,
            iter::BIG_RANGE => kind == Some(Kind::Range) && n >= 0,
            iter::INDEXED => matches!(kind, Some(Kind::Array | Kind::MemView)) && n >= 0,
            // Nothing reads where an iterator is that has ended: that of a range may be negative.
            iter::EMPTY | iter::ENUMERATE | iter::FILTER => true,
            iter::ZIP | iter::MAP => matches!(kind, Some(Kind::Tuple | Kind::List)),
            _ => false,
        };
        self.need(good, at)
    }

    /// True if a character of the string `s` begins at byte `i`, or `s` ends there.
    fn is_char(&self, s: Value, i: u32) -> bool {
        let n = self.mem.size(s);
        i == n || i < n && self.mem.byte(s, i) & 0xc0 != 0x80
    }

    /// Bytes of an item, by the type code in word `at`.
    fn item_size(&self, at: u32) -> Check<u32> {
        let code = self.at(at);
        self.need(
            self.is_str(code) && self.mem.size(code) == 1 && is_code(self.mem.byte(code, 0)),
            at,
        )?;
        Ok(item_size(self.mem.byte(code, 0)))
    }

    fn memview(&self, at: u32, size: u32) -> Check {
        self.need(size == memview::CODE, at)?;
        let owner = self.at(at + memview::OWNER);
        let kind = self.kind(owner);
        let is_owner =
            self.is_str(owner) || matches!(kind, Some(Kind::Bytes | Kind::ByteArray | Kind::Array));
        self.need(is_owner, at + memview::OWNER)?;
        let item = self.item_size(at + memview::CODE)?;
        let bytes = match kind {
            Some(Kind::ByteArray) => self.count(owner.rom_off() + 1)?,
            Some(Kind::Array) => {
                let item = self.item_size(owner.rom_off() + array::CODE)?;
                self.count(owner.rom_off() + 2)?.saturating_mul(item)
            }
            _ => self.mem.size(owner),
        };
        let (first, n) = (
            self.count(at + memview::OFFSET)?,
            self.count(at + memview::LEN)?,
        );
        // An owner may have shrunk since: a view is cut off where it ends.
        self.need(
            u64::from(first) * u64::from(item) <= u64::from(bytes.max(object::SIZE_MAX)),
            at,
        )?;
        self.need(
            u64::from(n) * u64::from(item) <= u64::from(object::SIZE_MAX),
            at,
        )
    }

    fn deque(&self, at: u32, size: u32) -> Check {
        self.need(size == deque::FLAGS, at)?;
        let (first, n) = (self.count(at + deque::FIRST)?, self.count(at + deque::LEN)?);
        self.storage(at + deque::VEC, Kind::Vec, n)?;
        let vec = self.at(at + deque::VEC);
        let cap = if vec.is_undef() {
            0
        } else {
            self.mem.size(vec)
        };
        self.need(first < cap.max(1), at + deque::FIRST)?;
        self.items(at + deque::VEC, first, n)?;
        if !self.at(at + deque::MAXLEN).is_none() {
            let max = self.count(at + deque::MAXLEN)?;
            self.need(n <= max, at + deque::MAXLEN)?;
        }
        self.need(self.at(at + deque::FLAGS).is_int(), at + deque::FLAGS)
    }

    /// An object of a native module.
    fn record(&self, at: u32, size: u32) -> Check {
        self.need(size >= re::INSIDE, at)?;
        let (t, inside) = (self.at(at + 1), self.at(at + re::INSIDE));
        self.need(is_typ(t), at + 1)?;
        let good = match t.type_id() {
            TypeId::Re => {
                size == re::INSIDE
                    && self.is(inside, Kind::Bytes)
                    && re::is_program(&self.mem, inside)
            }
            TypeId::Complex => {
                size == complex::WORDS
                    && inside.is_float()
                    && self.at(at + complex::REAL + 1).is_float()
            }
            TypeId::Sha1 | TypeId::Sha256 => {
                size == re::INSIDE
                    && self.is(inside, Kind::Raw)
                    && self.mem.size(inside) == hashlib::SIZE
            }
            TypeId::RingIo if size == ringio::PUT => {
                self.count(at + re::POSITIONS)?;
                self.count(at + ringio::PUT)?;
                matches!(
                    self.kind(inside),
                    Some(Kind::ByteArray | Kind::Array | Kind::MemView)
                )
            }
            TypeId::FrameBuffer if size == framebuf::FORMAT => {
                let mut numbers = [0; 4];
                for (i, n) in (re::POSITIONS..).zip(&mut numbers) {
                    *n = self.count(at + i)?;
                }
                inside.is_none()
                    || matches!(
                        self.kind(inside),
                        Some(Kind::ByteArray | Kind::Array | Kind::MemView)
                    ) && framebuf::is_shape(numbers)
            }
            TypeId::Match => {
                let text = self.is_str(inside) || self.kind(inside) == Some(Kind::Str);
                let part = |i| {
                    let (from, to) = (self.at(at + i), self.at(at + i + 1));
                    if from.is_none() || to.is_none() {
                        return i > re::POSITIONS && !(from.is_undef() || to.is_undef());
                    }
                    let (Ok(from), Ok(to)) = (self.count(at + i), self.count(at + i + 1)) else {
                        return false;
                    };
                    let whole = |i| !text || self.is_char(inside, i);
                    from <= to && to <= self.mem.size(inside) && whole(from) && whole(to)
                };
                (text || self.is(inside, Kind::Bytes))
                    && size > re::POSITIONS
                    && (size - re::INSIDE) % 2 == 0
                    && (re::POSITIONS..size).step_by(2).all(part)
            }
            _ => false,
        };
        self.need(good, at)
    }

    fn stream(&self, at: u32, size: u32) -> Check {
        self.need(size == stream::POSITION, at)?;
        let what = self.count(at + stream::WHAT)?;
        self.need(what <= (stream::BYTES | stream::CLOSED) as u32, at)?;
        let (raw, n) = (self.at(at + stream::RAW), self.count(at + stream::LEN)?);
        self.count(at + stream::POSITION)?;
        let holds = self.is_str(raw) || matches!(self.kind(raw), Some(Kind::Raw | Kind::Bytes));
        self.need(
            if raw.is_undef() {
                n == 0
            } else {
                let fits = holds && n <= self.mem.size(raw);
                let text = what & stream::BYTES as u32 == 0;
                fits && (!text || self.is_text(raw, n))
            },
            at + stream::RAW,
        )
    }
}

/// The fewest words that the body of an object of the kind has: those that are read by a fixed number, of
/// an object that another one refers to before its own turn.
fn least_size(kind: Kind) -> u32 {
    flash::word(&LEAST_SIZES[kind as usize])
}

/// [`least_size`] by the number of the kind: in words, since it lies in flash.
static LEAST_SIZES: [u32; Kind::ALL.len() + 1] = {
    let mut table = [0; Kind::ALL.len() + 1];
    let mut i = 0;
    while i < Kind::ALL.len() {
        let kind = Kind::ALL[i];
        table[kind as usize] = least_size_of(kind);
        i += 1;
    }
    table
};

const fn least_size_of(kind: Kind) -> u32 {
    match kind {
        Kind::Code => INSTRS,
        Kind::Func => function::MODULE,
        Kind::Class => class::FLAGS,
        Kind::Instance => class::INSTANCE_TABLE,
        Kind::Module => MODULE_NUMBER,
        Kind::Gen => REGS,
        Kind::Exc => exception::WORDS,
        Kind::Iter => iter::EXTRA,
        Kind::MemView => memview::CODE,
        Kind::Deque => deque::FLAGS,
        Kind::Stream => stream::POSITION,
        Kind::Range | Kind::Slice | Kind::Property | Kind::Array => 3,
        Kind::List
        | Kind::Bound
        | Kind::BoundNative
        | Kind::Super
        | Kind::View
        | Kind::ByteArray => 2,
        Kind::Record => re::INSIDE,
        Kind::Dict
        | Kind::Set
        | Kind::FrozenSet
        | Kind::Table2
        | Kind::Table3
        | Kind::Keys1
        | Kind::Keys2
        | Kind::Cell
        | Kind::StaticMethod
        | Kind::ClassMethod
        | Kind::NamedTuple
        | Kind::Object => 1,
        _ => 0,
    }
}

/// True if steps of `step` from `from` on come to `end`.
fn ends(from: i32, step: i32, end: i32) -> bool {
    let way = i64::from(end) - i64::from(from);
    way == 0 || step != 0 && way % i64::from(step) == 0 && (way > 0) == (step > 0)
}
