//! `dict.keys()`, `dict.values()`, `dict.items()`.

use crate::error::R;
use crate::protocol::namespace::AS_DICT;
use crate::protocol::out::Out;
use crate::types::list::seq;
use crate::vm::Vm;
use format::layout::view;
use format::object::Kind;
use format::value::Value;

pub use format::layout::view_of::{ITEMS, KEYS, VALUES};

fn what(vm: &Vm<'_>, v: Value) -> u32 {
    vm.mem.get(v, view::WHAT).as_len()
}

/// True for a view of values, the only view that is compared by identity.
pub fn is_values(vm: &Vm<'_>, v: Value) -> bool {
    what(vm, v) == VALUES
}

/// True for a view of keys, values or items.
pub fn is_view(vm: &Vm<'_>, v: Value) -> bool {
    vm.mem.is(v, Kind::View) && what(vm, v) < AS_DICT
}

/// A new view on the dict `d`; `what` is `KEYS`, `VALUES` or `ITEMS`.
pub fn new(vm: &mut Vm<'_>, d: Value, what: u32) -> R<Value> {
    vm.alloc_words(Kind::View, 0, &[vm.ns_target(d), Value::len(what)])
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    vm.put_lit(
        out,
        match what(vm, v) {
            KEYS => "dict_keys([",
            VALUES => "dict_values([",
            _ => "dict_items([",
        },
    )?;
    let what = what(vm, v);
    let mark = vm.hold_mark();
    let (h, value) = (vm.hold(v)?, vm.hold(Value::UNDEF)?);
    let mut cursor = 0;
    let mut first = true;
    while let Some((k, x)) = vm.ns_next(vm.mem.get(vm.held(h), view::OF), &mut cursor) {
        vm.set_held(value, x);
        if !core::mem::replace(&mut first, false) {
            vm.put_lit(out, ", ")?;
        }
        match what {
            KEYS => vm.repr(out, k)?,
            VALUES => vm.repr(out, x)?,
            _ => {
                vm.put(out, b'(')?;
                vm.repr(out, k)?;
                vm.put_lit(out, ", ")?;
                let x = vm.held(value);
                vm.repr(out, x)?;
                vm.put(out, b')')?;
            }
        }
    }
    vm.unwind_holds(mark);
    vm.put_lit(out, "])")
}

/// `x in v`.
pub fn contains(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    let d = vm.mem.get(v, view::OF);
    match what(vm, v) {
        KEYS => Ok(vm.dict_get(d, x)?.get().is_some()),
        ITEMS if vm.is_seq(x) && vm.seq_len(x) == 2 => {
            let mark = vm.hold_mark();
            let value = vm.hold(vm.seq_get(x, 1))?;
            let found = vm.dict_get(d, vm.seq_get(x, 0))?.get();
            let value = vm.held(value);
            vm.unwind_holds(mark);
            match found {
                Some(y) => vm.eq(y, value),
                None => Ok(false),
            }
        }
        ITEMS => Ok(false),
        _ => seq::contains_by_iteration(vm, v, x),
    }
}

/// `a == b` for two views. Views of keys, or of items, are equal if their dicts have the same keys or items.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    if a == b {
        return Ok(true);
    }
    if !is_view(vm, a) || !is_view(vm, b) || what(vm, a) != what(vm, b) || what(vm, a) == VALUES {
        return Ok(false);
    }
    let (da, db) = (vm.mem.get(a, view::OF), vm.mem.get(b, view::OF));
    if what(vm, a) == ITEMS {
        return super::eq(vm, da, db);
    }
    if vm.ns_len(da) != vm.ns_len(db) {
        return Ok(false);
    }
    let mark = vm.hold_mark();
    let (da, db) = (vm.hold(da)?, vm.hold(db)?);
    let mut cursor = 0;
    let mut same = true;
    while let Some((k, _)) = vm.ns_next(vm.held(da), &mut cursor) {
        if vm.dict_get(vm.held(db), k)?.get().is_none() {
            same = false;
            break;
        }
    }
    vm.unwind_holds(mark);
    Ok(same)
}
