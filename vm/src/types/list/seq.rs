//! What lists and tuples have in common: items by number, comparison, search.

use core::cmp::Ordering;

use crate::error::R;
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::layout::named_tuple;
use format::name;
use format::object::{Kind, SIZE_MAX};
use format::value::Value;

impl Vm<'_> {
    /// Number of items of a list, tuple or named tuple.
    #[inline]
    pub fn seq_len(&self, v: Value) -> u32 {
        match self.mem.kind(v) {
            Some(Kind::List) => self.list_len(v),
            Some(Kind::Tuple) => self.mem.size(v),
            Some(Kind::NamedTuple) => self.mem.size(v).saturating_sub(named_tuple::WORDS),
            _ => 0,
        }
    }
    /// Item `i` of a list, tuple or named tuple; UNDEF if there is none.
    #[inline]
    pub fn seq_get(&self, v: Value, i: u32) -> Value {
        match self.mem.kind(v) {
            Some(Kind::List) => self.list_get(v, i),
            Some(Kind::Tuple) if i < self.mem.size(v) => self.mem.item(v, i),
            Some(Kind::NamedTuple) if i + named_tuple::WORDS < self.mem.size(v) => {
                self.mem.get(v, named_tuple::ITEMS + i)
            }
            _ => Value::UNDEF,
        }
    }
    /// True for a list, tuple or named tuple.
    #[inline]
    pub fn is_seq(&self, v: Value) -> bool {
        matches!(
            self.mem.kind(v),
            Some(Kind::List | Kind::Tuple | Kind::NamedTuple)
        )
    }
}

/// The item number that `index` stands for in a sequence of `len` items; `what` names its type in messages.
pub fn sequence_index(vm: &mut Vm<'_>, what: Value, index: Value, len: u32) -> R<u32> {
    let inner = vm.native_base(index);
    let i = if index.is_int() {
        index.as_int()
    } else if vm.is_integer(inner) {
        let index = inner;
        if vm.mem.is(index, Kind::BigInt) {
            return vm.out_of_range(what);
        }
        vm.to_i32(index)?
    } else {
        return vm.no_index(what, index);
    };
    let at = if i < 0 {
        i as i64 + len as i64
    } else {
        i as i64
    };
    if at < 0 || at >= len as i64 {
        return vm.out_of_range(what);
    }
    Ok(at as u32)
}

/// The factor of `sequence * n`; 0 if `n` is negative, `None` if it is not an integer.
pub fn factor(vm: &mut Vm<'_>, n: Value) -> R<Option<u32>> {
    if !vm.is_integer(n) {
        if vm.special(n, name!("__int__")).is_some() {
            return vm.no_number(n, name!("__int__"));
        }
        return Ok(None);
    }
    Ok(Some(vm.to_i32(n)?.max(0) as u32))
}

/// Number of items of a sequence of `len` items repeated `n` times. Too large a number is cut to one that
/// cannot be allocated.
pub fn repeated_len(len: u32, n: u32) -> u32 {
    len.checked_mul(n).unwrap_or(SIZE_MAX + 1).min(SIZE_MAX + 1)
}

/// True if the words alone show that the items are equal.
#[inline]
fn surely_equal(x: Value, y: Value) -> bool {
    x == y && (x.is_int() || x.is_interned() || x.is_none())
}

/// True for values that are equal to others of their like if and only if their words are equal.
#[inline(always)]
fn is_plain(v: Value) -> bool {
    v.is_int() || v.is_interned() || v.is_none()
}

/// The number of the first item in `start..stop` of the sequence `v` that is `x`, or that has to be compared with it. `x`
/// is plain. Counts a step of work for a few items.
fn find_plain(vm: &mut Vm<'_>, v: Value, x: Value, start: u32, stop: u32) -> R<u32> {
    let (n, items) = vm.items_of(v);
    let stop = stop.min(n);
    let mut i = start;
    let mut at = items.skip(start);
    while i < stop {
        let item = at.get(0);
        if item == x || !is_plain(item) {
            break;
        }
        (i, at) = (i + 1, at.skip(1));
    }
    vm.work(i.saturating_sub(start) / SAME_ITEMS)?;
    Ok(i)
}

/// Number of items that [`surely_equal`] compares in about the time of a backward jump.
const SAME_ITEMS: u32 = 4;

/// The number of the first item in which `a` and `b` differ, or the length of the shorter one; then the
/// lengths of both.
fn first_difference(vm: &mut Vm<'_>, a: Value, b: Value) -> R<(u32, u32, u32)> {
    let mark = vm.hold_mark();
    let (a, b) = (vm.hold(a)?, vm.hold(b)?);
    let mut i = 0;
    loop {
        let (x, y) = (vm.held(a), vm.held(b));
        let (n, m) = (vm.seq_len(x), vm.seq_len(y));
        if i >= n || i >= m {
            vm.unwind_holds(mark);
            // Items that are surely equal did not report any work of their own.
            vm.work(i / SAME_ITEMS)?;
            return Ok((i, n, m));
        }
        let (x, y) = (vm.seq_get(x, i), vm.seq_get(y, i));
        if !surely_equal(x, y) && !vm.eq(x, y)? {
            let (n, m) = (vm.seq_len(vm.held(a)), vm.seq_len(vm.held(b)));
            vm.unwind_holds(mark);
            return Ok((i, n, m));
        }
        i += 1;
    }
}

/// `a == b` for two sequences.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    let n = vm.seq_len(a);
    if n != vm.seq_len(b) {
        return Ok(false);
    }
    let (i, n, m) = first_difference(vm, a, b)?;
    Ok(i == n && i == m)
}

/// Order of two sequences, by the first items that differ; never `None`.
pub fn order(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Option<Ordering>> {
    let mark = vm.hold_mark();
    let (ha, hb) = (vm.hold(a)?, vm.hold(b)?);
    let (i, n, m) = first_difference(vm, a, b)?;
    let (a, b) = (vm.held(ha), vm.held(hb));
    vm.unwind_holds(mark);
    if i >= n || i >= m {
        return Ok(Some(n.cmp(&m)));
    }
    let (x, y) = (vm.seq_get(a, i), vm.seq_get(b, i));
    let less = vm.less(x, y)?;
    Ok(Some(if less {
        Ordering::Less
    } else {
        Ordering::Greater
    }))
}

/// The number of the first item in `start..stop` that equals `x`.
pub fn find(vm: &mut Vm<'_>, v: Value, x: Value, start: u32, stop: u32) -> R<Option<u32>> {
    if !is_plain(x) {
        return find_any(vm, v, x, start, stop);
    }
    let mut i = start;
    loop {
        i = find_plain(vm, v, x, i, stop)?;
        let (n, items) = vm.items_of(v);
        if i >= stop || i >= n {
            return Ok(None);
        }
        let item = items.get(i);
        if item == x {
            return Ok(Some(i));
        }
        if item.is_object() {
            return find_any(vm, v, x, i, stop);
        }
        // A number or a singleton: nothing is called.
        if vm.eq(item, x)? {
            return Ok(Some(i));
        }
        i += 1;
    }
}

/// [`find`] for any `x`.
fn find_any(vm: &mut Vm<'_>, v: Value, x: Value, start: u32, stop: u32) -> R<Option<u32>> {
    let mark = vm.hold_mark();
    let (v, x) = (vm.hold(v)?, vm.hold(x)?);
    let mut found = None;
    let mut i = start;
    loop {
        let (s, wanted) = (vm.held(v), vm.held(x));
        if i >= stop || i >= vm.seq_len(s) {
            break;
        }
        let item = vm.seq_get(s, i);
        if surely_equal(item, wanted) || vm.eq(item, wanted)? {
            found = Some(i);
            break;
        }
        i += 1;
    }
    vm.unwind_holds(mark);
    Ok(found)
}

/// `v.count(x)`.
pub fn count(vm: &mut Vm<'_>, v: Value, x: Value) -> R<u32> {
    let mark = vm.hold_mark();
    let (v, x) = (vm.hold(v)?, vm.hold(x)?);
    let (mut n, mut from) = (0, 0);
    loop {
        let (s, wanted) = (vm.held(v), vm.held(x));
        let Some(i) = find(vm, s, wanted, from, u32::MAX)? else {
            break;
        };
        n += 1;
        from = i + 1;
    }
    vm.unwind_holds(mark);
    Ok(n)
}

/// `v.index(x, start, stop)`; a negative bound counts from the end.
pub fn index(
    vm: &mut Vm<'_>,
    v: Value,
    x: Value,
    start: Option<Value>,
    stop: Option<Value>,
) -> R<u32> {
    let n = vm.seq_len(v);
    let bound = |vm: &mut Vm<'_>, v: Option<Value>, default: u32| -> R<u32> {
        let Some(v) = v else { return Ok(default) };
        let i = vm.to_i32(v)? as i64;
        let i = if i < 0 { i + n as i64 } else { i };
        Ok(i.clamp(0, n as i64) as u32)
    };
    let (start, stop) = (bound(vm, start, 0)?, bound(vm, stop, n)?);
    match find(vm, v, x, start, stop)? {
        Some(i) => Ok(i),
        None => vm.value_error("object not in sequence"),
    }
}

/// `x in v` for anything that can be iterated.
pub fn contains_by_iteration(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    let mark = vm.hold_mark();
    let x = vm.hold(x)?;
    let mut found = false;
    vm.each(v, &mut |vm, item| {
        let (item, wanted) = (vm.held(item), vm.held(x));
        found = vm.eq(item, wanted)?;
        Ok(!found)
    })?;
    vm.unwind_holds(mark);
    Ok(found)
}

/// Writes the items of a sequence, separated by commas.
pub fn repr_items(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let mark = vm.hold_mark();
    let h = vm.hold(v)?;
    let mut i = 0;
    while i < vm.seq_len(vm.held(h)) {
        if i > 0 {
            vm.put_lit(out, ", ")?;
        }
        let x = vm.seq_get(vm.held(h), i);
        vm.repr(out, x)?;
        i += 1;
    }
    vm.unwind_holds(mark);
    Ok(())
}
