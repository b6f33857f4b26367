//! `list`. The storage `vec` is UNDEF as long as there has been no item.

mod methods;
pub mod seq;
mod slices;
mod sort;
mod sort_ints;
pub(crate) mod words;

use core::cmp::Ordering;

use crate::error::{Maybe, R};
use crate::native::Args;
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::isa::BinOp;
use format::layout::list::WORDS;
use format::layout::vec;
use format::name;
use format::object::{self, Kind, FROZEN};
use format::value::Value;

pub use methods::METHODS;
pub use sort::sort_list;

pub use format::layout::list::{LEN, VEC};

impl<'a> Vm<'a> {
    /// A new list of the items.
    pub fn new_list(&mut self, items: &[Value]) -> R<Value> {
        let l = self.new_list_cap(items.len() as u32)?;
        let vec = self.mem.get(l, VEC);
        for (i, x) in items.iter().enumerate() {
            self.mem.set_item(vec, i as u32, *x);
        }
        self.mem.set(l, LEN, Value::len(items.len() as u32));
        Ok(l)
    }

    /// A new, empty list with room for `n` items.
    pub fn new_list_cap(&mut self, n: u32) -> R<Value> {
        let l = self.alloc(Kind::List, WORDS, 0)?;
        self.mem.set(l, LEN, Value::int(0));
        if n > 0 {
            let vec = self.alloc(Kind::Vec, n, 0)?;
            self.mem.set(l, VEC, vec);
        }
        Ok(l)
    }

    /// A new list of the `n` items of the sequence `v` that begin at item `from`.
    pub fn new_list_of(&mut self, v: Value, from: u32, n: u32) -> R<Value> {
        let l = self.new_list_cap(n)?;
        let to = self.item_slots(self.mem.get(l, VEC), 0);
        words::copy(self.items_of(v).1.skip(from), to, n);
        self.mem.set(l, LEN, Value::len(n));
        Ok(l)
    }

    /// Number of items of the list `l`.
    #[inline]
    pub fn list_len(&self, l: Value) -> u32 {
        self.mem.get(self.resolve(l), LEN).as_len()
    }

    /// Item `i` of the list `l`; UNDEF if there is none.
    #[inline]
    pub fn list_get(&self, l: Value, i: u32) -> Value {
        let l = self.resolve(l);
        if i < self.mem.get(l, LEN).as_len() {
            self.mem.item(self.mem.get(l, VEC), i)
        } else {
            Value::UNDEF
        }
    }

    /// Replaces item `i` of the list `l`, if there is one.
    #[inline]
    pub fn list_set(&mut self, l: Value, i: u32, v: Value) -> R<()> {
        let l = self.resolve_mut(l)?;
        if i < self.mem.get(l, LEN).as_len() {
            let vec = self.mem.get(l, VEC);
            self.mem.set_item(vec, i, v);
        }
        Ok(())
    }

    /// Appends the item `v`.
    #[inline]
    pub fn list_push(&mut self, l: Value, v: Value) -> R<()> {
        let mut l = l;
        if !l.is_ram() || self.mem.slots(l).header() & FROZEN != 0 {
            l = self.resolve_to_append(l)?;
        }
        let list = self.mem.slots(l);
        let n = list.get(LEN).as_len();
        let mut vec = list.get(VEC);
        // A list without storage has UNDEF here. RAM has a zero at its place, which is read as a size of 0.
        if n >= object::size(self.mem.slots(vec).header()) {
            vec = self.list_room(l, 1)?;
        }
        self.mem.slots(vec).set(vec::ITEMS + n, v);
        list.set(LEN, Value::len(n + 1));
        Ok(())
    }

    #[inline]
    fn vec_cap(&self, vec: Value) -> u32 {
        if vec.is_undef() {
            0
        } else {
            self.mem.size(vec)
        }
    }

    /// Makes room for `extra` more items in the list `l`, which is not frozen. Returns its storage.
    pub(crate) fn list_room(&mut self, l: Value, extra: u32) -> R<Value> {
        let n = self.mem.get(l, LEN).as_len();
        let old = self.mem.get(l, VEC);
        let want = n.saturating_add(extra);
        if want <= self.vec_cap(old) {
            return Ok(old);
        }
        let slack = if extra == 1 { 3 + n / 8 } else { want / 8 };
        let cap = want.saturating_add(slack);
        if old.is_def() && self.grow_in_place(old, cap) {
            return Ok(old);
        }
        let new = self.alloc(Kind::Vec, cap, 0)?;
        let from = self.item_slots(old, 0).words();
        words::copy(from, self.item_slots(new, 0), n);
        self.mem.set(l, VEC, new);
        Ok(new)
    }

    /// Removes the items from `n` on.
    pub(crate) fn list_truncate(&mut self, l: Value, n: u32) -> R<()> {
        let l = self.resolve_mut(l)?;
        let len = self.mem.get(l, LEN).as_len();
        if n >= len {
            return Ok(());
        }
        let vec = self.mem.get(l, VEC);
        if n == 0 {
            self.mem.set(l, VEC, Value::UNDEF);
        } else {
            let (mut gone, mut left) = (self.item_slots(vec, n), len - n);
            while left > 0 {
                gone.set(0, Value::UNDEF);
                gone = gone.skip(1);
                left -= 1;
            }
        }
        self.mem.set(l, LEN, Value::len(n));
        Ok(())
    }

    /// Appends the items of `v`, which is anything iterable. **Moves objects** unless it is a list or tuple.
    pub fn list_extend(&mut self, l: Value, v: Value) -> R<()> {
        let v = self.native_if_plain(v);
        if self.is_seq(v) {
            let n = self.seq_len(v);
            // If `v` is `l` itself, its length has just been learned.
            let to = self.resolve_to_append(l)?;
            let vec = self.list_room(to, n)?;
            let len = self.mem.get(to, LEN).as_len();
            words::copy(self.items_of(v).1, self.item_slots(vec, len), n);
            self.mem.set(to, LEN, Value::len(len + n));
            return Ok(());
        }
        let mark = self.hold_mark();
        let l = self.hold(l)?;
        self.each(v, &mut |vm, x| {
            if vm.list_push(vm.held(l), vm.held(x)).is_err() {
                vm.firmly(|vm| vm.list_push(vm.held(l), vm.held(x)))?;
            }
            Ok(true)
        })?;
        self.unwind_holds(mark);
        Ok(())
    }

    /// A new list of the items of anything iterable. **Moves objects.**
    pub fn list_from(&mut self, v: Value) -> R<Value> {
        let n = self.len_hint(v);
        let mark = self.hold_mark();
        let from = self.hold(v)?;
        let l = self.new_list_cap(n)?;
        let l = self.hold(l)?;
        self.list_extend(self.held(l), self.held(from))?;
        let l = self.held(l);
        self.unwind_holds(mark);
        Ok(l)
    }

    /// The built-in object inside `v`, if `v` is an instance whose class does not define `__iter__`;
    /// else `v`.
    pub(crate) fn native_if_plain(&self, v: Value) -> Value {
        if self.mem.is(v, Kind::Instance) && self.special(v, format::name!("__iter__")).is_some() {
            return v;
        }
        self.native_base(v)
    }
}

/// Constructor: `list()`, `list(iterable)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    match args.opt(vm, 0) {
        None => vm.new_list_cap(0),
        Some(v) => vm.list_from(v),
    }
}

/// `a op b`, where `a` or `b` is of this type; `None` if the type does not define `op` for them.
pub fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    let (a, b) = (vm.native_base(a), vm.native_base(b));
    let (la, lb) = (vm.mem.is(a, Kind::List), vm.mem.is(b, Kind::List));
    match op {
        BinOp::Add if la && lb => {
            let (n, m) = (vm.list_len(a), vm.list_len(b));
            let l = vm.new_list_cap(n + m)?;
            let to = vm.item_slots(vm.mem.get(l, VEC), 0);
            words::copy(vm.items_of(a).1, to, n);
            words::copy(vm.items_of(b).1, to.skip(n), m);
            vm.mem.set(l, LEN, Value::len(n + m));
            Ok(Maybe(l))
        }
        BinOp::Mul if la != lb => {
            let (l, times) = if la { (a, b) } else { (b, a) };
            let Some(times) = seq::factor(vm, times)? else {
                return Ok(Maybe::NONE);
            };
            let total = seq::repeated_len(vm.list_len(l), times);
            let new = vm.new_list_cap(total)?;
            let to = vm.item_slots(vm.mem.get(new, VEC), 0);
            let (n, items) = vm.items_of(l);
            words::repeat(items, n, to, total);
            vm.mem.set(new, LEN, Value::len(total));
            Ok(Maybe(new))
        }
        _ => Ok(Maybe::NONE),
    }
}

/// `a op= b` in place; `None` if the plain operator is to be used.
pub fn inplace(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    let l = vm.native_base(a);
    match op {
        BinOp::Add => {
            let mark = vm.hold_mark();
            let a = vm.hold(a)?;
            vm.list_extend(l, b)?;
            let a = vm.held(a);
            vm.unwind_holds(mark);
            Ok(Maybe(a))
        }
        BinOp::Mul => {
            let b = vm.native_base(b);
            let Some(times) = seq::factor(vm, b)? else {
                return Ok(Maybe::NONE);
            };
            let n = vm.list_len(l);
            if times == 0 {
                vm.list_truncate(l, 0)?;
            } else {
                let to = vm.resolve_mut(l)?;
                let more = seq::repeated_len(n, times - 1);
                let vec = vm.list_room(to, more)?;
                let items = vm.item_slots(vec, 0);
                words::copy(items.words(), items.skip(n), more);
                vm.mem.set(to, LEN, Value::len(n + more));
            }
            Ok(Maybe(a))
        }
        _ => Ok(Maybe::NONE),
    }
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm<'_>, v: Value, index: Value) -> R<Value> {
    if vm.mem.is(index, Kind::Slice) {
        return slices::get(vm, v, index);
    }
    let i = seq::sequence_index(vm, name!("list"), index, vm.list_len(v))?;
    Ok(vm.list_get(v, i))
}

/// `v[index] = x`, or `del v[index]` if `x` is UNDEF.
pub fn set_subscr(vm: &mut Vm<'_>, v: Value, index: Value, x: Value) -> R<()> {
    if vm.mem.is(index, Kind::Slice) {
        return if x.is_undef() {
            slices::delete(vm, v, index)
        } else {
            slices::assign(vm, v, index, x)
        };
    }
    let i = seq::sequence_index(vm, name!("list"), index, vm.list_len(v))?;
    if x.is_undef() {
        return slices::remove(vm, v, i, 1);
    }
    vm.list_set(v, i, x)
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    vm.put(out, b'[')?;
    seq::repr_items(vm, out, v)?;
    vm.put(out, b']')
}

/// `x in v`.
pub fn contains(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    Ok(seq::find(vm, v, x, 0, u32::MAX)?.is_some())
}

/// `len(v)`.
pub fn len(vm: &Vm<'_>, v: Value) -> u32 {
    vm.list_len(v)
}

/// `a == b` for two lists.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    seq::eq(vm, a, b)
}

/// Order of two lists, by the first items that differ; never `None`.
pub fn order(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Option<Ordering>> {
    seq::order(vm, a, b)
}
