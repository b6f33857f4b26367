//! Checks how the fields of an object fit one another and those of other objects, kind by kind. That each field
//! alone is what its row says has been checked before.

use super::check::{Check, Verifier};
use crate::layout::{
    array, bound, byte_array, class, class_flags, deque, exception, function, instance, iterate,
    iterator, list, memview, module, named_tuple, range, static_method, stream, stream_of, tuple,
    view, view_of,
};
use crate::object::{self, Kind, FLAG};
use crate::typecode::{is_code, item_size};
use crate::types::TypeId;
use crate::value::{Value, INT_MAX, INT_MIN};

/// Most wrappers (bound methods and the like) that may lie around a function.
const WRAPPINGS: u32 = 8;

impl Verifier<'_, '_> {
    /// Checks the object at word `at`, whose body has `size` words or bytes.
    pub(super) fn object(&self, at: u32, size: u32, kind: Kind) -> Check {
        let v = Value::rom(at);
        let word = |i: u32| self.at(at + i);
        match kind {
            Kind::Bytes => self.need(self.is_padded(v, size), at),
            Kind::BigInt => self.big_int(v, size),
            Kind::Code => self.code(at),
            Kind::List => {
                let n = self.count(at + list::LEN)?;
                self.storage(at + list::VEC, Kind::Vec, n)?;
                self.items(at + list::VEC, 0, n)
            }
            Kind::Table2 | Kind::Table3 | Kind::Keys1 | Kind::Keys2 => self.table(v, size),
            Kind::Func => self.function(at, size),
            Kind::Bound | Kind::BoundNative => {
                self.need(
                    word(bound::FUNCTION).is_native() == (kind == Kind::BoundNative),
                    at,
                )?;
                self.wrapped(v)
            }
            Kind::StaticMethod | Kind::ClassMethod => self.wrapped(v),
            Kind::Class => self.class(at),
            Kind::Instance => self.instance(at, size),
            Kind::Module => self.module_object(at, size),
            Kind::Gen => self.generator(v),
            Kind::Exc => self.exception(at),
            Kind::Iter => self.iterator(at),
            Kind::Range => {
                let is_int = |i| word(i).is_int() || self.is(word(i), Kind::BigInt);
                let are_ints = (range::START..=range::STEP).all(is_int);
                self.need(are_ints && word(range::STEP) != Value::int(0), at)
            }
            Kind::MemView => self.memview(at),
            Kind::View => {
                let what = self.count(at + view::WHAT)?;
                self.need(
                    what <= view_of::ITEMS || what == view_of::AS_DICT || what == view_of::AS_FIXED,
                    at + view::WHAT,
                )
            }
            Kind::ByteArray => {
                let n = self.count(at + byte_array::LEN)?;
                self.storage(at + byte_array::RAW, Kind::Raw, n)
            }
            Kind::Array => {
                let item = self.item_size(at + array::CODE)?;
                let n = self.count(at + array::LEN)?;
                self.storage(at + array::RAW, Kind::Raw, n.saturating_mul(item))
            }
            Kind::Deque => self.deque(at),
            Kind::NamedTuple => self.need(
                self.mem.get(word(named_tuple::CLASS), class::NATIVE) == Value::typ(TypeId::Tuple),
                at + named_tuple::CLASS,
            ),
            Kind::Stream => self.stream(at),
            Kind::Record => self.record(at, size),
            Kind::Tuple
            | Kind::Vec
            | Kind::Raw
            | Kind::Dict
            | Kind::Set
            | Kind::FrozenSet
            | Kind::Cell
            | Kind::Object
            | Kind::Slice
            | Kind::Property
            | Kind::Super => Ok(()),
            Kind::Str | Kind::Delta | Kind::Shadow | Kind::Native | Kind::Filler => {
                self.need(false, at)
            }
        }
    }

    /// Checks that the word `at` is storage of kind `k` for `n` items or bytes; UNDEF if `n` is 0.
    fn storage(&self, at: u32, k: Kind, n: u32) -> Check {
        let v = self.at(at);
        if v.is_undef() {
            return self.need(n == 0, at);
        }
        self.need(self.is(v, k) && n <= self.mem.size(v), at)
    }

    /// Checks that the storage in word `at` has `n` items from number `first` on, going around its end, and no others.
    fn items(&self, at: u32, first: u32, n: u32) -> Check {
        let storage = self.at(at);
        if storage.is_undef() {
            return Ok(());
        }
        let cap = self.mem.size(storage);
        let is_item = |i| (i + cap - first) % cap < n;
        let good = (0..cap).all(|i| self.mem.item(storage, i).is_def() == is_item(i));
        self.need(good, at)
    }

    /// Checks a big int: it does not fit a small int, and its top limb is not zero.
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
        let (mut cells, info) = (0, self.info(code));
        if size >= function::KWDEFAULTS {
            let kwdefaults = self.at(at + function::KWDEFAULTS);
            self.need(
                kwdefaults.is_undef() || self.mem.size(kwdefaults) == info.kwonly,
                at + function::KWDEFAULTS,
            )?;
            cells = size - function::WORDS;
        }
        self.need(cells >= self.cells_used(code), at)
    }

    /// Checks that the chain of wrappers that a call goes through to a function ends.
    fn wrapped(&self, v: Value) -> Check {
        let mut inner = v;
        for _ in 0..WRAPPINGS {
            inner = match self.kind(inner) {
                Some(Kind::StaticMethod | Kind::ClassMethod) => {
                    self.mem.get(inner, static_method::FUNCTION)
                }
                Some(Kind::Bound | Kind::BoundNative) => self.mem.get(inner, bound::FUNCTION),
                _ => return Ok(()),
            };
        }
        self.need(false, v.rom_off())
    }

    fn class(&self, at: u32) -> Check {
        let (bases, mro) = (self.at(at + class::BASES), self.at(at + class::MRO));
        self.need(self.items_are(bases, Self::is_type), at + class::BASES)?;
        self.need(
            self.mem.size(mro) > 0 && self.mem.get(mro, tuple::ITEMS) == Value::rom(at),
            at + class::MRO,
        )?;
        self.need(
            self.items_are(mro, |v, c| v.is(c, Kind::Class)),
            at + class::MRO,
        )?;
        let flags = self.count(at + class::FLAGS)?;
        self.need(
            flags <= class_flags::SETATTR | class_flags::EQ,
            at + class::FLAGS,
        )
    }

    fn instance(&self, at: u32, size: u32) -> Check {
        let c = self.at(at + instance::CLASS);
        if size < instance::NATIVE {
            return Ok(());
        }
        let (inside, native) = (
            self.at(at + instance::NATIVE),
            self.mem.get(c, class::NATIVE),
        );
        self.need(!self.is(inside, Kind::Instance), at + instance::NATIVE)?;
        self.need(
            !native.is_typ() || native.type_id().is_exception() == self.is(inside, Kind::Exc),
            at + instance::NATIVE,
        )
    }

    fn module_object(&self, at: u32, size: u32) -> Check {
        let number = self.at(at + module::NUMBER);
        self.need(number.is_int(), at + module::NUMBER)?;
        if size == module::WORDS {
            self.need(self.is_module_number(number), at + module::NUMBER)?;
            return self.need(self.image.module_at(number.as_len()) == at, at);
        }
        // A module object that took the place of the image's, or that a program made.
        self.need(
            number == Value::int(-1) || self.is_module_number(number),
            at + module::NUMBER,
        )
    }

    /// True for an exception object, or an instance of a class of exceptions.
    pub(super) fn is_exception(&self, v: Value) -> bool {
        match self.kind(v) {
            Some(Kind::Exc) => true,
            Some(Kind::Instance) => {
                self.mem.size(v) >= instance::NATIVE
                    && self.is(self.mem.get(v, instance::NATIVE), Kind::Exc)
            }
            _ => false,
        }
    }

    fn exception(&self, at: u32) -> Check {
        let trace = self.at(at + exception::TRACE);
        if trace.is_undef() {
            return Ok(());
        }
        self.need(self.mem.size(trace) % 2 == 0, at + exception::TRACE)?;
        for pair in 0..self.mem.size(trace) / 2 {
            let i = tuple::ITEMS + 2 * pair;
            let (code, place) = (self.mem.get(trace, i), self.mem.get(trace, i + 1));
            let good =
                self.is(code, Kind::Code) && place.is_int() && self.is_place(code, place.as_len());
            self.need(good, trace.rom_off() + i)?;
        }
        Ok(())
    }

    fn iterator(&self, at: u32) -> Check {
        let what = self.count(at + iterator::WHAT)?;
        let (source, position, extra) = (
            self.at(at + iterator::SOURCE),
            self.at(at + iterator::POSITION),
            self.at(at + iterator::EXTRA),
        );
        // The type that Python sees is 0, or one that `Vm::new_iter` stores. They are compared one by one: a table would
        // lie in flash and be read byte by byte.
        let t = what >> iterate::TYPE_SHIFT;
        let is_told = t == 0
            || t == TypeId::Reversed as u32
            || t == TypeId::Enumerate as u32
            || t == TypeId::Zip as u32
            || t == TypeId::Map as u32
            || t == TypeId::Filter as u32;
        self.need(is_told, at)?;
        let n = position.as_int();
        let kind = self.kind(source);
        let good = match what & iterate::WHAT_MASK {
            iterate::SENTINEL | iterate::GET_ITEM | iterate::REVERSED => n >= 0,
            iterate::LIST => kind == Some(Kind::List) && n >= 0,
            iterate::TUPLE => matches!(kind, Some(Kind::Tuple | Kind::NamedTuple)) && n >= 0,
            iterate::STR => self.is_str(source) && n >= 0 && self.is_char(source, n as u32),
            iterate::BYTES => kind == Some(Kind::Bytes) && n >= 0,
            iterate::BYTE_ARRAY => kind == Some(Kind::ByteArray) && n >= 0,
            iterate::RANGE => {
                source.is_int() && extra.is_int() && ends(n, source.as_int(), extra.as_int())
            }
            iterate::KEYS..=iterate::ITEMS => self.is_namespace(source) && n >= 0,
            iterate::SET => matches!(kind, Some(Kind::Set | Kind::FrozenSet)) && n >= 0,
            iterate::DEQUE => kind == Some(Kind::Deque) && n >= 0,
            iterate::BIG_RANGE => kind == Some(Kind::Range) && n >= 0,
            iterate::INDEXED => matches!(kind, Some(Kind::Array | Kind::MemView)) && n >= 0,
            // Nothing reads the position of an iterator that has ended; that of a range may be negative.
            iterate::EMPTY | iterate::ENUMERATE | iterate::FILTER => true,
            iterate::ZIP | iterate::MAP => matches!(kind, Some(Kind::Tuple | Kind::List)),
            _ => false,
        };
        self.need(good, at)
    }

    /// True if a character of the string `s` begins at byte `i`, or `s` ends there.
    pub(super) fn is_char(&self, s: Value, i: u32) -> bool {
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

    fn memview(&self, at: u32) -> Check {
        let owner = self.at(at + memview::OWNER);
        let kind = self.kind(owner);
        let is_owner =
            self.is_str(owner) || matches!(kind, Some(Kind::Bytes | Kind::ByteArray | Kind::Array));
        self.need(is_owner, at + memview::OWNER)?;
        let item = self.item_size(at + memview::CODE)?;
        let bytes = match kind {
            Some(Kind::ByteArray) => self.count(owner.rom_off() + byte_array::LEN)?,
            Some(Kind::Array) => {
                let item = self.item_size(owner.rom_off() + array::CODE)?;
                self.count(owner.rom_off() + array::LEN)?
                    .saturating_mul(item)
            }
            _ => self.mem.size(owner),
        };
        let (first, n) = (
            self.count(at + memview::OFFSET)?,
            self.count(at + memview::LEN)?,
        );
        // The owner may have shrunk since: a view is cut off where its owner ends.
        self.need(
            u64::from(first) * u64::from(item) <= u64::from(bytes.max(object::SIZE_MAX)),
            at,
        )?;
        self.need(
            u64::from(n) * u64::from(item) <= u64::from(object::SIZE_MAX),
            at,
        )
    }

    fn deque(&self, at: u32) -> Check {
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
        Ok(())
    }

    fn stream(&self, at: u32) -> Check {
        let what = self.count(at + stream::WHAT)?;
        self.need(what <= (stream_of::BYTES | stream_of::CLOSED) as u32, at)?;
        let (raw, n) = (self.at(at + stream::RAW), self.count(at + stream::LEN)?);
        let holds = self.is_str(raw) || matches!(self.kind(raw), Some(Kind::Raw | Kind::Bytes));
        self.need(
            if raw.is_undef() {
                n == 0
            } else {
                let fits = holds && n <= self.mem.size(raw);
                let text = what & stream_of::BYTES as u32 == 0;
                fits && (!text || self.is_text(raw, n))
            },
            at + stream::RAW,
        )
    }
}

/// True if steps of `step` from `from` on arrive at `end`.
fn ends(from: i32, step: i32, end: i32) -> bool {
    let way = i64::from(end) - i64::from(from);
    way == 0 || step != 0 && way % i64::from(step) == 0 && (way > 0) == (step > 0)
}
