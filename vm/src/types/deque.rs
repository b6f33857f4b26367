//! `collections.deque`: a ring in the storage `vec`.

use crate::error::{Maybe, R};
use crate::native::{pure, Args, Group};
use crate::protocol::out::Out;
use crate::types::list::seq::{self, sequence_index};
use crate::vm::Vm;
use format::isa::BinOp;
use format::name;
use format::object::{self, Kind};
use format::value::Value;

/// Attributes of `deque`.
pub static METHODS: Group = Group {
    name: name!("deque"),
    entries: &[
        pure(name!("append"), append, 2, 2),
        pure(name!("appendleft"), append_left, 2, 2),
        pure(name!("clear"), clear, 1, 1),
        pure(name!("extend"), extend, 2, 2),
        pure(name!("pop"), pop, 1, 1),
        pure(name!("popleft"), pop_left, 1, 1),
    ],
};

pub(crate) use format::layout::deque::{FIRST, FLAGS, LEN, MAXLEN, VEC};

use format::layout::deque_flags::CHECKED;
use format::layout::vec::ITEMS;

/// Item `i`, if there is one.
#[inline]
pub(crate) fn item(vm: &Vm<'_>, v: Value, i: u32) -> Option<Value> {
    let d = vm.resolve(v);
    if i >= vm.mem.get(d, LEN).as_len() {
        return None;
    }
    Some(vm.mem.item(vm.mem.get(d, VEC), place(vm, d, i)))
}

/// Index in the ring of item `i` of the deque `d`, which is resolved.
fn place(vm: &Vm<'_>, d: Value, i: u32) -> u32 {
    let d = vm.mem.object_at(d);
    let cap = object::size(vm.mem.object_at(d.get(VEC)).header()).max(1);
    wrapped(d.get(FIRST).as_len() + i, cap)
}

/// `at % cap`, for places that are few times as large as `cap`: the chip has no instruction that divides.
fn wrapped(mut at: u32, cap: u32) -> u32 {
    while at >= cap {
        at -= cap;
    }
    at
}

/// Constructor: `deque(iterable, maxlen, flags=0)`; if `maxlen` is None, there is no bound.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("maxlen")])?;
    // A subclass with an `__init__` of its own first makes an empty deque, without arguments.
    if args.n > 0 && args.kw_len(vm) == 0 {
        vm.check_count(args.n, 2, 3)?;
    }
    let maxlen = match args.opt_or_kw(vm, 1, name!("maxlen")) {
        Some(m) if !m.is_none() => {
            let n = vm.to_i32(m)?;
            if n < 0 {
                return vm.value_error("");
            }
            Value::int_near(n)
        }
        _ => Value::NONE,
    };
    let flags = match args.opt(vm, 2) {
        Some(f) => vm.to_i32(f)?,
        None => 0,
    };
    let zero = Value::int(0);
    let d = vm.alloc_words(
        Kind::Deque,
        0,
        &[
            Value::UNDEF,
            zero,
            zero,
            maxlen,
            Value::int(flags & CHECKED as i32),
        ],
    )?;
    let mark = vm.hold_mark();
    let d = vm.hold(d)?;
    if let Some(items) = args.opt(vm, 0) {
        vm.each(items, &mut |vm, x| {
            vm.firmly(|vm| push(vm, vm.held(d), vm.held(x), false))?;
            Ok(true)
        })?;
    }
    let d = vm.held(d);
    vm.unwind_holds(mark);
    Ok(d)
}

/// Appends `x` at the end, or at the front if `left`.
fn push(vm: &mut Vm<'_>, v: Value, x: Value, left: bool) -> R<()> {
    let d = vm.resolve_mut(v)?;
    let o = vm.mem.slots(d);
    let mut n = o.get(LEN).as_len();
    let maxlen = o.get(MAXLEN);
    if maxlen.is_int() && n >= maxlen.as_len() {
        if o.get(FLAGS).as_len() & CHECKED != 0 {
            return vm.index_error("full");
        }
        if n == 0 {
            return Ok(());
        }
        take(vm, d, !left);
        n -= 1;
    }
    room(vm, d, n, maxlen)?;
    let vec = vm.mem.slots(o.get(VEC));
    let cap = object::size(vec.header()).max(1);
    let mut at = o.get(FIRST).as_len();
    if left {
        at = wrapped(at + cap - 1, cap);
        o.set(FIRST, Value::len(at));
    } else {
        at = wrapped(at + n, cap);
    }
    vec.set(ITEMS + at, x);
    o.set(LEN, Value::len(n + 1));
    Ok(())
}

/// Makes room for one more item in the resolved deque, which has `n` items.
#[inline(always)]
fn room(vm: &mut Vm<'_>, d: Value, n: u32, maxlen: Value) -> R<()> {
    let old = vm.mem.slots(d).get(VEC);
    if old.is_ram() && n < object::size(vm.mem.slots(old).header()) {
        return Ok(());
    }
    grow(vm, d, n, maxlen)
}

/// Moves the `n` items of the resolved deque to a storage with room for more.
#[inline(never)]
fn grow(vm: &mut Vm<'_>, d: Value, n: u32, maxlen: Value) -> R<()> {
    let old = vm.mem.get(d, VEC);
    let mut cap = n + 4 + n / 4;
    if maxlen.is_int() {
        cap = cap.min(maxlen.as_len());
    }
    let new = vm.alloc(Kind::Vec, cap, 0)?;
    for i in 0..n {
        let x = vm.mem.item(old, place(vm, d, i));
        vm.mem.set_item(new, i, x);
    }
    vm.mem.set(d, VEC, new);
    vm.mem.set(d, FIRST, Value::int(0));
    Ok(())
}

/// Removes the first or last item of the resolved deque, which is not empty.
fn take(vm: &mut Vm<'_>, d: Value, left: bool) -> Value {
    let o = vm.mem.slots(d);
    let n = o.get(LEN).as_len().max(1);
    let vec = vm.mem.slots(o.get(VEC));
    let cap = object::size(vec.header()).max(1);
    let first = o.get(FIRST).as_len();
    let at = if left {
        o.set(FIRST, Value::len(wrapped(first + 1, cap)));
        first
    } else {
        wrapped(first + n - 1, cap)
    };
    let x = vec.get(ITEMS + at);
    vec.set(ITEMS + at, Value::UNDEF);
    o.set(LEN, Value::len(n - 1));
    x
}

fn this(vm: &Vm<'_>, args: Args) -> Value {
    vm.native_base(args.get(vm, 0))
}

fn append(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (d, x) = (this(vm, args), args.get(vm, 1));
    push(vm, d, x, false)?;
    Ok(Value::NONE)
}

fn append_left(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (d, x) = (this(vm, args), args.get(vm, 1));
    push(vm, d, x, true)?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let d = vm.resolve_mut(this(vm, args))?;
    vm.mem.set(d, VEC, Value::UNDEF);
    vm.mem.set(d, FIRST, Value::int(0));
    vm.mem.set(d, LEN, Value::int(0));
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (d, items) = (this(vm, args), args.get(vm, 1));
    add_items(vm, d, items)?;
    Ok(Value::NONE)
}

/// Appends the items of the iterable `items` to the deque `d`.
fn add_items(vm: &mut Vm<'_>, d: Value, items: Value) -> R<()> {
    let mark = vm.hold_mark();
    let h = vm.hold(d)?;
    let items = if items == d {
        vm.list_from(items)?
    } else {
        items
    };
    vm.each(items, &mut |vm, x| {
        vm.firmly(|vm| push(vm, vm.held(h), vm.held(x), false))?;
        Ok(true)
    })?;
    vm.unwind_holds(mark);
    Ok(())
}

fn pop(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    pop_from(vm, args, false)
}

fn pop_left(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    pop_from(vm, args, true)
}

fn pop_from(vm: &mut Vm<'_>, args: Args, left: bool) -> R<Value> {
    let v = this(vm, args);
    if len(vm, v) == 0 {
        return vm.index_error("empty");
    }
    let d = vm.resolve_mut(v)?;
    Ok(take(vm, d, left))
}

/// `a op= b` in place; `None` if the plain operator is to be used.
pub fn inplace(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    if op != BinOp::Add {
        return Ok(Maybe::NONE);
    }
    let mark = vm.hold_mark();
    let h = vm.hold(a)?;
    add_items(vm, vm.native_base(a), b)?;
    let a = vm.held(h);
    vm.unwind_holds(mark);
    Ok(Maybe(a))
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm<'_>, v: Value, index: Value) -> R<Value> {
    let i = sequence_index(vm, name!("deque"), index, len(vm, v))?;
    Ok(item(vm, v, i).unwrap_or(Value::NONE))
}

/// `v[index] = x`, or `del v[index]` if `x` is UNDEF.
pub fn set_subscr(vm: &mut Vm<'_>, v: Value, index: Value, x: Value) -> R<()> {
    if x.is_undef() {
        return vm.type_error("'deque' object doesn't support item deletion");
    }
    let i = sequence_index(vm, name!("deque"), index, len(vm, v))?;
    let d = vm.resolve_mut(v)?;
    let at = place(vm, d, i);
    let vec = vm.mem.get(d, VEC);
    vm.mem.set_item(vec, at, x);
    Ok(())
}

/// `repr(v)`: as in MicroPython, the items are not shown.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, _v: Value) -> R<()> {
    vm.put_lit(out, "<deque>")
}

/// `x in v`.
pub fn contains(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    seq::contains_by_iteration(vm, v, x)
}

/// `len(v)`.
pub fn len(vm: &Vm<'_>, v: Value) -> u32 {
    vm.mem.get(vm.resolve(v), LEN).as_len()
}

/// `a == b`: deques are compared by identity, as in MicroPython.
pub fn eq(_vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    Ok(a == b)
}
