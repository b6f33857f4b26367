//! Methods of `list`.

use super::{seq, slices, sort, LEN, VEC};
use crate::error::R;
use crate::native::{pure, pure_kw, Args, Group};
use crate::vm::Vm;
use format::name;
use format::value::Value;

/// Attributes of `list`.
pub static METHODS: Group = Group {
    name: name!("list"),
    entries: &[
        pure(name!("append"), append, 2, 2),
        pure(name!("clear"), clear, 1, 1),
        pure(name!("copy"), copy, 1, 1),
        pure(name!("count"), count, 2, 2),
        pure(name!("extend"), extend, 2, 2),
        pure(name!("index"), index, 2, 4),
        pure(name!("insert"), insert, 3, 3),
        pure(name!("pop"), pop, 1, 2),
        pure(name!("remove"), remove, 2, 2),
        pure(name!("reverse"), reverse, 1, 1),
        pure_kw(name!("sort"), sort::method, 1, 1),
    ],
};

fn this(vm: &Vm<'_>, args: Args) -> Value {
    vm.native_base(args.get(vm, 0))
}

fn append(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (l, x) = (this(vm, args), args.get(vm, 1));
    vm.list_push(l, x)?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.list_truncate(this(vm, args), 0)?;
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let l = this(vm, args);
    vm.new_list_of(l, 0, vm.list_len(l))
}

fn count(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (l, x) = (this(vm, args), args.get(vm, 1));
    Ok(Value::len(seq::count(vm, l, x)?))
}

fn extend(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (l, x) = (this(vm, args), args.get(vm, 1));
    vm.list_extend(l, x)?;
    Ok(Value::NONE)
}

fn index(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (l, x) = (this(vm, args), args.get(vm, 1));
    let (start, stop) = (args.opt(vm, 2), args.opt(vm, 3));
    Ok(Value::len(seq::index(vm, l, x, start, stop)?))
}

fn insert(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (l, x) = (this(vm, args), args.get(vm, 2));
    let i = args.get(vm, 1);
    let i = vm.to_i32(i)? as i64;
    let l = vm.resolve_mut(l)?;
    let len = vm.mem.get(l, LEN).as_len();
    let i = if i < 0 { i + len as i64 } else { i }.clamp(0, len as i64) as u32;
    slices::open_gap(vm, l, i, 1, len)?;
    vm.item_slots(vm.mem.get(l, VEC), i).set(0, x);
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let l = this(vm, args);
    let n = vm.list_len(l);
    if n == 0 {
        return vm.index_error("pop from empty list");
    }
    let i = match args.opt(vm, 1) {
        Some(i) => seq::sequence_index(vm, name!("list"), i, n)?,
        None => n - 1,
    };
    let l = vm.resolve_mut(l)?;
    let x = vm.mem.item(vm.mem.get(l, VEC), i);
    if i + 1 == n {
        // The storage stays, because a list that is popped is often a stack and grows again.
        let vec = vm.mem.get(l, VEC);
        vm.mem.set_item(vec, i, Value::UNDEF);
        vm.mem.set(l, LEN, Value::len(i));
    } else {
        slices::remove(vm, l, i, 1)?;
    }
    Ok(x)
}

fn remove(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (l, x) = (this(vm, args), args.get(vm, 1));
    let i = seq::index(vm, l, x, None, None)?;
    slices::remove(vm, this(vm, args), i, 1)?;
    Ok(Value::NONE)
}

fn reverse(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let l = vm.resolve_mut(this(vm, args))?;
    let n = vm.mem.get(l, LEN).as_len();
    let vec = vm.mem.get(l, VEC);
    let mut left = n / 2;
    let mut low = vm.item_slots(vec, 0);
    let mut high = low.skip(n.saturating_sub(1));
    while left > 0 {
        let (x, y) = (low.word(0), high.word(0));
        low.set_word(0, y);
        high.set_word(0, x);
        (low, high) = (low.skip(1), high.skip(u32::MAX));
        left -= 1;
    }
    Ok(Value::NONE)
}
