//! Iterators, and the protocol of iteration.
//!
//! An iterator that is at its end becomes [`EMPTY`]. Advancing an iterator is atomic: if
//! memory runs out, no item has been taken, so it may be tried again.

mod make;
mod retry;
mod step;
mod take;

use crate::builtins::sequence;
use crate::error::{Maybe, Raise, R};
use crate::native::stream::is_stream;
use crate::native::{pure, Args, Group};
use crate::types::{deque, dict, range};
use crate::vm::Vm;
use format::layout::iterator::WORDS;
use format::layout::{byte_array, range as layout_range, view};
use format::name;
use format::object::{self, Kind};
use format::types::TypeId;
use format::value::Value;

/// Attributes of iterators.
pub static METHODS: Group = Group {
    name: name!("iterator"),
    entries: &[pure(name!("__next__"), sequence::next, 1, 1)],
};

pub(crate) use take::{ended, Step, Stepped};

pub use format::layout::iterate::*;
pub use format::layout::iterator::{EXTRA, POSITION, SOURCE, WHAT};

/// Header of an iterator in RAM that is not frozen.
pub(crate) const HEADER: u32 = object::header(Kind::Iter, WORDS, 0);
/// The word [`WHAT`] of an iterator over a range of small ints.
pub(crate) const IS_RANGE: Value = Value::len(RANGE);

/// Constructor of `map`, `filter`, `zip`, `enumerate` and `reversed`: `callee_type` says which.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.calls.callee_type;
    let is = |vm: &Vm<'_>, id| vm.is_subclass(t, Value::typ(id));
    if is(vm, TypeId::Map) {
        make::map(vm, args)
    } else if is(vm, TypeId::Filter) {
        make::filter(vm, args)
    } else if is(vm, TypeId::Zip) {
        make::zip(vm, args)
    } else if is(vm, TypeId::Enumerate) {
        make::enumerate(vm, args)
    } else {
        make::reversed(vm, args)
    }
}

/// `__next__` of objects that are their own iterators.
pub(crate) fn next_method(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    match vm.next(args.get(vm, 0))?.get() {
        Some(x) => Ok(x),
        None => vm.stop_iteration(Value::NONE),
    }
}

impl Vm<'_> {
    /// A new iterator; `what` determines the meaning of the other fields, see [`format::layout::iterate`].
    pub(crate) fn new_iter(
        &mut self,
        what: u32,
        source: Value,
        position: Value,
        extra: Value,
    ) -> R<Value> {
        let t = match what {
            REVERSED => TypeId::Reversed as u32,
            ENUMERATE => TypeId::Enumerate as u32,
            ZIP => TypeId::Zip as u32,
            MAP => TypeId::Map as u32,
            FILTER => TypeId::Filter as u32,
            _ => 0,
        };
        let it = self.alloc(Kind::Iter, WORDS, 0)?;
        let words = self.mem.slots(it);
        words.set(WHAT, Value::len(what | t << TYPE_SHIFT));
        words.set(SOURCE, source);
        words.set(POSITION, position);
        words.set(EXTRA, extra);
        Ok(it)
    }

    /// `iter(v)`. **Moves objects** if `v` is an instance.
    pub fn iter(&mut self, v: Value) -> R<Value> {
        if v.is_object() {
            let h = self.mem.object_at(v).header();
            let what = if object::is(h, Kind::List) {
                LIST
            } else if object::is(h, Kind::Tuple) {
                TUPLE
            } else {
                EMPTY
            };
            if what != EMPTY {
                let it = self.alloc(Kind::Iter, WORDS, 0)?;
                let words = self.mem.slots(it);
                words.set(WHAT, Value::len(what));
                words.set(SOURCE, v);
                words.set(POSITION, Value::int(0));
                return Ok(it);
            }
        }
        if v.is_interned() {
            return self.iter_from(STR, v);
        }
        let what = match self.mem.kind(v) {
            Some(Kind::Iter | Kind::Gen | Kind::Stream) => return Ok(v),
            Some(Kind::List) => LIST,
            Some(Kind::Tuple | Kind::NamedTuple) => TUPLE,
            Some(Kind::Str) => STR,
            Some(Kind::Bytes) => BYTES,
            Some(Kind::ByteArray) => BYTE_ARRAY,
            Some(Kind::Range) => return self.iter_range(v),
            Some(Kind::Dict) => KEYS,
            Some(Kind::View) => {
                let (d, what) = (
                    self.mem.get(v, view::OF),
                    self.mem.get(v, view::WHAT).as_len(),
                );
                return self.iter_from(
                    if what > dict::ITEMS {
                        KEYS
                    } else {
                        KEYS + what
                    },
                    d,
                );
            }
            Some(Kind::Set | Kind::FrozenSet) => SET,
            Some(Kind::Deque) => DEQUE,
            Some(Kind::Array | Kind::MemView) => INDEXED,
            Some(Kind::Instance) => return self.iter_instance(v),
            _ if is_stream(v) => return Ok(v),
            _ => return self.raise_text(TypeId::TypeError, "'%t' object isn't iterable", &[v]),
        };
        self.iter_from(what, v)
    }

    /// A new iterator that begins at position 0 of `source`.
    pub(crate) fn iter_from(&mut self, what: u32, source: Value) -> R<Value> {
        self.new_iter(what, source, Value::int(0), Value::UNDEF)
    }

    fn iter_range(&mut self, v: Value) -> R<Value> {
        let parts = self.mem.object_at(v);
        let (start, end, step) = (
            parts.get(layout_range::START),
            parts.get(layout_range::STOP),
            parts.get(layout_range::STEP),
        );
        // A range of step 1 or -1 ends at its stop: no division.
        let ascends = step == Value::int(1) && start.bits() as i32 <= end.bits() as i32;
        let descends = step == Value::int(-1) && start.bits() as i32 >= end.bits() as i32;
        if (ascends || descends) && start.is_int() && end.is_int() && start != end {
            return self.new_iter(RANGE, step, start, end);
        }
        let r = self.range_parts(v)?;
        let n = range::count(r);
        if n == 0 {
            return self.iter_from(EMPTY, Value::UNDEF);
        }
        // The position after the last item must be a small int too.
        let small = |i: i64| i32::try_from(i).ok().and_then(format::value::small);
        let end = r.0 as i64 + r.2 as i64 * n as i64;
        match (small(r.0 as i64), small(end), small(r.2 as i64)) {
            (Some(start), Some(end), Some(step)) => self.new_iter(RANGE, step, start, end),
            _ => self.iter_from(BIG_RANGE, v),
        }
    }

    fn iter_instance(&mut self, v: Value) -> R<Value> {
        let mark = self.hold_mark();
        let h = self.hold(v)?;
        let own = self.call_special(v, name!("__iter__"), &[])?.get();
        let v = self.held(h);
        self.unwind_holds(mark);
        if let Some(it) = own {
            return Ok(it);
        }
        let inner = self.native_base(v);
        if inner != v && !self.mem.is(inner, Kind::Instance) && !self.mem.is(inner, Kind::Exc) {
            return self.iter(inner);
        }
        if self.special(v, name!("__getitem__")).is_some() {
            return self.iter_from(GET_ITEM, v);
        }
        self.raise_text(TypeId::TypeError, "'%t' object isn't iterable", &[v])
    }

    /// The next item of an iterator; `None` at its end. **Moves objects.**
    pub fn next(&mut self, it: Value) -> R<Maybe> {
        self.tick()?;
        match self.take(it).known() {
            Some(r) => Ok(r),
            None => self.next_slowly(it),
        }
    }

    /// [`Vm::next`] without its short path, [`Vm::take`], which has been tried, and without counting. **Moves objects.**
    #[inline(never)]
    pub(crate) fn next_slowly(&mut self, it: Value) -> R<Maybe> {
        if let Some((_, inner)) = self.calling_iterator(it) {
            return self.take_by_call(it, inner);
        }
        let mark = self.hold_mark();
        let r = self.next_of_any(it);
        debug_assert!(
            r.is_err() || mark == self.hold_mark(),
            "a step leaves holds"
        );
        r
    }

    fn next_of_any(&mut self, it: Value) -> R<Maybe> {
        match self.mem.kind(it) {
            Some(Kind::Iter) => self.iter_next(it),
            Some(Kind::Gen) => self.gen_next(it),
            Some(Kind::Stream) => self.next_line(it),
            Some(Kind::Instance) => self.next_of_instance(it),
            _ if is_stream(it) => self.next_line(it),
            _ => self.not_an_iterator(it),
        }
    }

    /// The next item of an iterator that calls no Python code and moves nothing, as [`Vm::next`] gives it;
    /// `None` for any other iterator.
    #[inline]
    pub fn iter_next_simple(&mut self, it: Value) -> Option<R<Maybe>> {
        if !self.mem.is(it, Kind::Iter) {
            return None;
        }
        let state = self.resolve(it);
        let what = self.mem.get(state, WHAT).as_len() & WHAT_MASK;
        if what > LAST_SIMPLE {
            return None;
        }
        Some(self.next_simple(it, state, what))
    }

    fn not_an_iterator<T>(&mut self, v: Value) -> R<T> {
        self.raise_text(TypeId::TypeError, "'%t' object isn't an iterator", &[v])
    }

    fn next_of_instance(&mut self, it: Value) -> R<Maybe> {
        let mark = self.hold_mark();
        let h = self.hold(it)?;
        match self
            .call_special(it, name!("__next__"), &[])
            .map(Maybe::get)
        {
            Ok(Some(v)) => {
                self.unwind_holds(mark);
                Ok(Maybe(v))
            }
            Ok(None) => {
                let it = self.held(h);
                self.unwind_holds(mark);
                let inner = self.native_base(it);
                if self.mem.is(inner, Kind::Stream) {
                    return self.next_line(inner);
                }
                self.not_an_iterator(it)
            }
            Err(Raise::Exc) if self.raised_is(TypeId::StopIteration) => {
                self.unwind_holds(mark);
                // As with a generator, a value stays in `exc` for `yield from` and `await`.
                if self.exc_value(self.exc).is_none() {
                    self.exc = Value::UNDEF;
                }
                Ok(Maybe::NONE)
            }
            Err(e) => {
                self.unwind_holds(mark);
                Err(e)
            }
        }
    }

    /// The end of an iteration if `e` is one of the exceptions `ends`; else `e` again.
    fn end_if(&mut self, e: Raise, ends: &[TypeId]) -> R<Maybe> {
        if e == Raise::Exc && ends.iter().any(|t| self.raised_is(*t)) {
            self.exc = Value::UNDEF;
            return Ok(Maybe::NONE);
        }
        Err(e)
    }

    /// The next line of a stream.
    fn next_line(&mut self, stream: Value) -> R<Maybe> {
        let line = self.call_method(stream, name!("readline"), &[])?;
        Ok(if self.byte_len(line) == 0 {
            Maybe::NONE
        } else {
            Maybe(line)
        })
    }

    /// How many items `iter(v)` will give, if that is known without iterating; else 0.
    pub(crate) fn len_hint(&self, v: Value) -> u32 {
        let v = self.native_if_plain(v);
        if v.is_interned() {
            return self.char_len(v);
        }
        match self.mem.kind(v) {
            Some(Kind::List | Kind::Tuple | Kind::NamedTuple) => self.seq_len(v),
            Some(Kind::Str) => self.char_len(v),
            Some(Kind::Bytes) => self.byte_len(v),
            Some(Kind::ByteArray) => self.mem.get(self.resolve(v), byte_array::LEN).as_len(),
            Some(Kind::Range) => range::len(self, v),
            Some(Kind::Dict) => self.ns_len(v),
            Some(Kind::View) => self.ns_len(self.mem.get(v, view::OF)),
            Some(Kind::Set | Kind::FrozenSet) => self.set_table(v).live(&self.mem),
            _ => 0,
        }
    }
}
