//! `tuple`, and named tuples.

mod named;

use core::cmp::Ordering;

use crate::error::{Maybe, R};
use crate::memory::keys;
use crate::native::{pure, Args, Group};
use crate::protocol::out::Out;
use crate::types::list::{self, seq, words};
use crate::vm::Vm;
use format::isa::BinOp;
use format::name;
use format::object::{self, Kind};
use format::table::HASH_MASK;
use format::value::Value;

pub use named::{named_new, namedtuple, METHODS as NAMED_METHODS};

/// Attributes of `tuple`.
pub static METHODS: Group = Group {
    name: name!("tuple"),
    entries: &[
        pure(name!("count"), count, 2, 2),
        pure(name!("index"), index, 2, 4),
    ],
};

impl Vm<'_> {
    /// A new tuple of the items.
    pub fn new_tuple(&mut self, items: &[Value]) -> R<Value> {
        self.alloc_words(Kind::Tuple, 0, items)
    }

    /// A new tuple of the positional arguments.
    pub fn tuple_from_args(&mut self, args: Args) -> R<Value> {
        let t = self.alloc(Kind::Tuple, args.n, 0)?;
        for i in 0..args.n {
            let x = args.get(self, i);
            self.mem.set_item(t, i, x);
        }
        Ok(t)
    }

    /// A new tuple of the `n` items of the sequence `v` that begin at item `from`.
    pub fn new_tuple_of(&mut self, v: Value, from: u32, n: u32) -> R<Value> {
        let t = self.alloc(Kind::Tuple, n, 0)?;
        words::copy(self.items_of(v).1.skip(from), self.item_slots(t, 0), n);
        Ok(t)
    }

    /// A tuple of the items of anything iterable; a tuple itself is returned as it is. **Moves objects.**
    pub fn tuple_from(&mut self, v: Value) -> R<Value> {
        let v = self.native_if_plain(v);
        if self.mem.is(v, Kind::Tuple) {
            return Ok(v);
        }
        if self.is_seq(v) {
            return self.new_tuple_of(v, 0, self.seq_len(v));
        }
        let l = self.list_from(v)?;
        let n = self.list_len(l);
        let vec = self.mem.get(l, list::VEC);
        if !self.mem.is(vec, Kind::Vec) {
            return self.firmly(|vm| vm.new_tuple(&[]));
        }
        // Nothing else refers to the list: its storage becomes the tuple.
        self.mem.set(l, list::VEC, Value::UNDEF);
        self.mem.set(l, list::LEN, Value::int(0));
        self.shrink(vec, n);
        self.mem.set_header(vec, object::header(Kind::Tuple, n, 0));
        Ok(vec)
    }
}

fn count(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (t, x) = (vm.native_base(args.get(vm, 0)), args.get(vm, 1));
    Ok(Value::len(seq::count(vm, t, x)?))
}

fn index(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (t, x) = (vm.native_base(args.get(vm, 0)), args.get(vm, 1));
    let (start, stop) = (args.opt(vm, 2), args.opt(vm, 3));
    Ok(Value::len(seq::index(vm, t, x, start, stop)?))
}

/// Constructor: `tuple()`, `tuple(iterable)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    match args.opt(vm, 0) {
        None => vm.new_tuple(&[]),
        Some(v) => vm.tuple_from(v),
    }
}

fn is_tuple(vm: &Vm<'_>, v: Value) -> bool {
    matches!(vm.mem.kind(v), Some(Kind::Tuple | Kind::NamedTuple))
}

/// `a op b`, where `a` or `b` is of this type; `None` if the type does not define `op` for them.
pub fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    let (a, b) = (vm.native_base(a), vm.native_base(b));
    let (ta, tb) = (is_tuple(vm, a), is_tuple(vm, b));
    match op {
        BinOp::Add if ta && tb => {
            let (n, m) = (vm.seq_len(a), vm.seq_len(b));
            let t = vm.alloc(Kind::Tuple, n + m, 0)?;
            words::copy(vm.items_of(a).1, vm.item_slots(t, 0), n);
            words::copy(vm.items_of(b).1, vm.item_slots(t, n), m);
            Ok(Maybe(t))
        }
        BinOp::Mul if ta != tb => {
            let (t, times) = if ta { (a, b) } else { (b, a) };
            let Some(times) = seq::factor(vm, times)? else {
                return Ok(Maybe::NONE);
            };
            let n = vm.seq_len(t);
            let len = seq::repeated_len(n, times);
            let new = vm.alloc(Kind::Tuple, len, 0)?;
            words::repeat(vm.items_of(t).1, n, vm.item_slots(new, 0), len);
            Ok(Maybe(new))
        }
        _ => Ok(Maybe::NONE),
    }
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm<'_>, v: Value, index: Value) -> R<Value> {
    let n = vm.seq_len(v);
    if vm.mem.is(index, Kind::Slice) {
        let (start, _, step, count) = vm.slice_bounds(index, n)?;
        if count == n && step == 1 && vm.mem.is(v, Kind::Tuple) {
            return Ok(v);
        }
        let t = vm.alloc(Kind::Tuple, count, 0)?;
        let from = vm.items_of(v).1.skip(start as u32);
        words::copy_slice(from, step, vm.item_slots(t, 0), count);
        return Ok(t);
    }
    let i = seq::sequence_index(vm, name!("tuple"), index, n)?;
    Ok(vm.seq_get(v, i))
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    if vm.mem.is(v, Kind::NamedTuple) {
        return named::repr(vm, out, v);
    }
    let n = vm.seq_len(v);
    vm.put(out, b'(')?;
    seq::repr_items(vm, out, v)?;
    vm.put_lit(out, if n == 1 { ",)" } else { ")" })
}

/// `x in v`.
pub fn contains(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    Ok(seq::find(vm, v, x, 0, u32::MAX)?.is_some())
}

/// `a == b`, both of this type.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    seq::eq(vm, a, b)
}

/// Order of two tuples, by the first items that differ; never `None`.
pub fn order(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Option<Ordering>> {
    seq::order(vm, a, b)
}

/// `hash(v)`.
pub fn hash(vm: &mut Vm<'_>, v: Value) -> R<u32> {
    vm.nested(|vm| {
        let mark = vm.hold_mark();
        let t = vm.hold(v)?;
        let n = vm.seq_len(v);
        let mut h = keys::tuple_seed(n);
        for i in 0..n {
            let x = vm.seq_get(vm.held(t), i);
            h = keys::tuple_step(h, vm.hash(x)?);
        }
        vm.unwind_holds(mark);
        Ok(h & HASH_MASK)
    })
}
