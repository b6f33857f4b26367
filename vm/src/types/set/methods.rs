//! Methods of `set` and `frozenset`.

use super::algebra;
use crate::error::R;
use crate::memory::heap::Hold;
use crate::native::{pure, Args, Group, MANY};
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `set`.
pub static METHODS: Group = Group {
    name: name!("set"),
    entries: &[
        pure(name!("__contains__"), contains, 2, 2),
        pure(name!("add"), add, 2, 2),
        pure(name!("clear"), clear, 1, 1),
        pure(name!("copy"), copy, 1, 1),
        pure(name!("difference"), difference, 1, MANY),
        pure(name!("difference_update"), difference_update, 1, MANY),
        pure(name!("discard"), discard, 2, 2),
        pure(name!("intersection"), intersection, 1, MANY),
        pure(name!("intersection_update"), intersection_update, 1, MANY),
        pure(name!("isdisjoint"), isdisjoint, 2, 2),
        pure(name!("issubset"), issubset, 2, 2),
        pure(name!("issuperset"), issuperset, 2, 2),
        pure(name!("pop"), pop, 1, 1),
        pure(name!("remove"), remove, 2, 2),
        pure(name!("symmetric_difference"), symmetric_difference, 2, 2),
        pure(
            name!("symmetric_difference_update"),
            symmetric_difference_update,
            2,
            2,
        ),
        pure(name!("union"), union, 1, MANY),
        pure(name!("update"), update, 1, MANY),
    ],
};

/// Attributes of `frozenset`.
pub static FROZEN_METHODS: Group = Group {
    name: name!("frozenset"),
    entries: &[
        pure(name!("__contains__"), contains, 2, 2),
        pure(name!("copy"), copy, 1, 1),
        pure(name!("difference"), difference, 1, MANY),
        pure(name!("intersection"), intersection, 1, MANY),
        pure(name!("isdisjoint"), isdisjoint, 2, 2),
        pure(name!("issubset"), issubset, 2, 2),
        pure(name!("issuperset"), issuperset, 2, 2),
        pure(name!("symmetric_difference"), symmetric_difference, 2, 2),
        pure(name!("union"), union, 1, MANY),
    ],
};

/// An operation that changes a held set by the items of a held iterable.
type Change = fn(&mut Vm<'_>, Hold, Hold) -> R<()>;

fn this(vm: &Vm<'_>, args: Args) -> Value {
    vm.native_base(args.get(vm, 0))
}

fn contains(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (s, x) = (this(vm, args), args.get(vm, 1));
    Ok(Value::bool(vm.set_has(s, x)?))
}

fn add(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (s, x) = (this(vm, args), args.get(vm, 1));
    vm.set_add(s, x)?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.set_clear(this(vm, args))?;
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let s = this(vm, args);
    if vm.mem.is(s, Kind::FrozenSet) {
        return Ok(s);
    }
    vm.set_copy(s, Kind::Set)
}

fn discard(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (s, x) = (this(vm, args), args.get(vm, 1));
    vm.set_discard(s, x)?;
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (s, x) = (this(vm, args), args.get(vm, 1));
    if vm.set_discard(s, x)? {
        return Ok(Value::NONE);
    }
    let x = args.get(vm, 1);
    vm.key_error(x)
}

/// Removes and returns the first item.
fn pop(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let s = this(vm, args);
    let t = vm.set_table(s);
    let used = t.used(&vm.mem).min(t.cap);
    let Some(e) = (0..used).find(|&e| t.key(&vm.mem, e).is_def()) else {
        return vm.raise_text(TypeId::KeyError, "pop from an empty set", &[]);
    };
    let x = t.key(&vm.mem, e);
    vm.set_delete(s, e)?;
    Ok(x)
}

/// Applies `f` to the held set with each argument after the first.
fn with_each(vm: &mut Vm<'_>, s: Hold, args: Args, f: Change) -> R<()> {
    let other = vm.hold(Value::UNDEF)?;
    for i in 1..args.n {
        vm.set_held(other, args.get(vm, i));
        f(vm, s, other)?;
    }
    Ok(())
}

/// A copy of the set, changed by `f` with each argument after the first.
fn changed_copy(vm: &mut Vm<'_>, args: Args, f: Change) -> R<Value> {
    let mark = vm.hold_mark();
    let s = this(vm, args);
    let frozen = vm.mem.is(s, Kind::FrozenSet);
    let new = vm.set_copy(s, Kind::Set)?;
    let new = vm.hold(new)?;
    with_each(vm, new, args, f)?;
    let new = vm.held(new);
    vm.unwind_holds(mark);
    if frozen {
        vm.set_freeze(new);
    }
    Ok(new)
}

fn change(vm: &mut Vm<'_>, args: Args, f: Change) -> R<Value> {
    let mark = vm.hold_mark();
    let s = vm.hold(this(vm, args))?;
    with_each(vm, s, args, f)?;
    vm.unwind_holds(mark);
    Ok(Value::NONE)
}

fn union(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    changed_copy(vm, args, algebra::add_all)
}

fn update(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    change(vm, args, algebra::add_all)
}

fn difference(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    changed_copy(vm, args, algebra::remove_all)
}

fn difference_update(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    change(vm, args, algebra::remove_all)
}

fn intersection(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    changed_copy(vm, args, algebra::keep_only)
}

fn intersection_update(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    change(vm, args, algebra::keep_only)
}

fn symmetric_difference(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    changed_copy(vm, args, algebra::toggle_all)
}

fn symmetric_difference_update(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    change(vm, args, algebra::toggle_all)
}

fn isdisjoint(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (s, other) = (vm.hold(this(vm, args))?, vm.hold(args.get(vm, 1))?);
    Ok(Value::bool(algebra::is_disjoint(vm, s, other)?))
}

fn issubset(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (s, other) = (vm.hold(this(vm, args))?, vm.hold(args.get(vm, 1))?);
    let other = algebra::as_set(vm, other)?;
    Ok(Value::bool(algebra::is_subset(vm, s, other)?))
}

fn issuperset(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (s, other) = (vm.hold(this(vm, args))?, vm.hold(args.get(vm, 1))?);
    let other = algebra::as_set(vm, other)?;
    Ok(Value::bool(algebra::is_subset(vm, other, s)?))
}
