//! `heapq`: lists in which no item is less than its parent: item `i` has the parent `(i - 1) / 2`.
//!
//! Items are only ever exchanged in pairs, so the list holds all of them at any
//! moment, whatever a comparison in Python does.

use crate::error::R;
use crate::memory::heap::Hold;
use crate::native::{pure, Args, Entry, Group};
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    pure(name!("heappush"), heappush, 2, 2),
    pure(name!("heappop"), heappop, 1, 1),
    pure(name!("heapify"), heapify, 1, 1),
];

/// Attributes of the module `heapq`.
pub static MODULE: Group = Group {
    name: name!("heapq"),
    entries: ENTRIES,
};

/// The list that is the first argument, held; if it was frozen, it has its copy in RAM.
fn list_arg(vm: &mut Vm<'_>, args: Args) -> R<Hold> {
    let l = vm.native_base(args.get(vm, 0));
    if !vm.mem.is(l, Kind::List) {
        return vm.type_error("heap must be a list");
    }
    vm.resolve_mut(l)?;
    vm.hold(l)
}

fn heappush(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let l = list_arg(vm, args)?;
    let item = args.get(vm, 1);
    vm.list_push(vm.held(l), item)?;
    let last = vm.list_len(vm.held(l)).saturating_sub(1);
    rise(vm, l, 0, last)?;
    Ok(Value::NONE)
}

fn heappop(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let l = list_arg(vm, args)?;
    let n = vm.list_len(vm.held(l));
    if n == 0 {
        return vm.index_error("empty heap");
    }
    let first = vm.list_get(vm.held(l), 0);
    let first = vm.hold(first)?;
    swap(vm, l, 0, n - 1)?;
    vm.list_truncate(vm.held(l), n - 1)?;
    sink(vm, l, 0)?;
    Ok(vm.held(first))
}

fn heapify(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let l = list_arg(vm, args)?;
    let n = vm.list_len(vm.held(l));
    for i in (0..n / 2).rev() {
        sink(vm, l, i)?;
    }
    Ok(Value::NONE)
}

/// Exchanges items `i` and `j`.
fn swap(vm: &mut Vm<'_>, l: Hold, i: u32, j: u32) -> R<()> {
    let l = vm.held(l);
    let (x, y) = (vm.list_get(l, i), vm.list_get(l, j));
    vm.list_set(l, i, y)?;
    vm.list_set(l, j, x)
}

/// True if item `i` is less than item `j`. **Moves objects.**
fn less(vm: &mut Vm<'_>, l: Hold, i: u32, j: u32) -> R<bool> {
    let read = |vm: &Vm<'_>| (vm.list_get(vm.held(l), i), vm.list_get(vm.held(l), j));
    let (x, y) = read(vm);
    if x.is_int() && y.is_int() {
        return Ok(x.as_int() < y.as_int());
    }
    if x.is_undef() || y.is_undef() {
        // A comparison before this one has taken items away.
        return Ok(false);
    }
    vm.firmly(|vm| {
        let (x, y) = read(vm);
        vm.less(x, y)
    })
}

/// Moves item `at` up past the parents that it is less than, but not above `top`.
fn rise(vm: &mut Vm<'_>, l: Hold, top: u32, at: u32) -> R<()> {
    let mut at = at;
    while at > top {
        let parent = (at - 1) / 2;
        if !less(vm, l, at, parent)? {
            break;
        }
        exchange(vm, l, at, parent)?;
        at = parent;
    }
    Ok(())
}

/// Moves item `top` down to the end of a branch, exchanging it with the lesser child at each step,
/// and up again from there. This needs fewer comparisons, as most items belong near the end.
fn sink(vm: &mut Vm<'_>, l: Hold, top: u32) -> R<()> {
    let n = vm.list_len(vm.held(l));
    let mut at = top;
    while at * 2 + 1 < n {
        let left = at * 2 + 1;
        let lesser = if left + 1 < n && !less(vm, l, left, left + 1)? {
            left + 1
        } else {
            left
        };
        exchange(vm, l, at, lesser)?;
        at = lesser;
    }
    rise(vm, l, top, at)
}

/// Exchanges items `i` and `j`, unless a comparison has removed one of them.
fn exchange(vm: &mut Vm<'_>, l: Hold, i: u32, j: u32) -> R<()> {
    if i.max(j) < vm.list_len(vm.held(l)) {
        swap(vm, l, i, j)?;
    }
    Ok(())
}
