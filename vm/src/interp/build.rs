//! Instructions that build containers and strings from registers. The operands are the `c` registers from register
//! `b` on; each function gives the instruction's result.

use super::step::expect;
use crate::error::R;
use crate::vm::Vm;
use format::isa::{a, b, c};
use format::layout::tuple;
use format::object::Kind;
use format::table;
use format::value::Value;

/// `MakeTuple`: a tuple of the registers.
#[inline]
pub(super) fn tuple(vm: &mut Vm<'_>, w: u32) -> R<Value> {
    let t = vm.alloc(Kind::Tuple, c(w), 0)?;
    for i in 0..c(w) {
        let v = vm.reg(b(w) + i);
        vm.mem.set(t, tuple::ITEMS + i, v);
    }
    Ok(t)
}

/// `MakeList`: a list of the registers.
#[inline]
pub(super) fn list(vm: &mut Vm<'_>, w: u32) -> R<Value> {
    let l = vm.new_list_cap(c(w))?;
    for i in 0..c(w) {
        vm.list_push(l, vm.reg(b(w) + i))?;
    }
    Ok(l)
}

/// `MakeSet`: a set of the registers.
#[inline]
pub(super) fn set(vm: &mut Vm<'_>, w: u32) -> R<Value> {
    let kind = table_kind(vm, b(w), c(w), 1, Kind::Keys1);
    let s = vm.new_set_of(kind, table::grown_to(c(w)))?;
    let h = vm.hold(s)?;
    for i in 0..c(w) {
        vm.set_add(vm.held(h), vm.reg(b(w) + i))?;
    }
    let s = vm.held(h);
    vm.trim_set(s);
    vm.unwind_holds_above(h);
    Ok(s)
}

/// `MakeDict`: a dict of `c` entries, whose keys and values alternate in the registers.
#[inline]
pub(super) fn dict(vm: &mut Vm<'_>, w: u32) -> R<Value> {
    if c(w) == 0 {
        return vm.new_dict();
    }
    let kind = table_kind(vm, b(w), c(w), 2, Kind::Table2);
    let d = vm.new_dict_of(kind, c(w), 0)?;
    let h = vm.hold(d)?;
    for i in 0..c(w) {
        let (key, value) = (vm.reg(b(w) + 2 * i), vm.reg(b(w) + 2 * i + 1));
        vm.dict_set(vm.held(h), key, value)?;
    }
    let d = vm.held(h);
    vm.unwind_holds_above(h);
    Ok(d)
}

/// The kind of table for the `n` keys in the registers from `first` on, one in each `step` of them: `plain`, or the kind
/// that holds hashes too if one of the keys needs it.
fn table_kind(vm: &Vm<'_>, first: u32, n: u32, step: u32, plain: Kind) -> Kind {
    let mut i = 0;
    while i < n {
        if !vm.is_plain_key(vm.reg(first + i * step)) {
            return table::hashed(plain);
        }
        i += 1;
    }
    plain
}

/// `MakeStr`: the concatenation of the strings in the registers.
#[inline]
pub(super) fn string(vm: &mut Vm<'_>, w: u32) -> R<Value> {
    let mut n = 0;
    for i in 0..c(w) {
        let part = vm.reg(b(w) + i);
        if !vm.is_str(part) {
            return vm.type_error("argument has wrong type");
        }
        n += vm.byte_len(part);
    }
    let raw = vm.alloc_bytes(Kind::Raw, n)?;
    let mut at = 0;
    for i in 0..c(w) {
        let part = vm.reg(b(w) + i);
        let len = vm.byte_len(part);
        vm.mem.copy_bytes(part, 0, raw, at, len);
        at += len;
    }
    vm.raw_into_str(raw, n)
}

/// `ListToTuple`: a tuple of the items of the list in register `b`.
#[inline]
pub(super) fn tuple_of_list(vm: &mut Vm<'_>, w: u32) -> R<Value> {
    let l = vm.reg(b(w));
    expect(vm, l, Kind::List)?;
    let n = vm.list_len(l);
    let t = vm.alloc(Kind::Tuple, n, 0)?;
    for i in 0..n {
        let v = vm.list_get(l, i);
        vm.mem.set(t, tuple::ITEMS + i, v);
    }
    Ok(t)
}

/// `ListAppend`: appends the value in register `b` to the list in register `a`.
#[inline(never)]
pub(super) fn append(vm: &mut Vm<'_>, w: u32) -> R<()> {
    let (l, v) = target(vm, w, Kind::List)?;
    vm.list_push(l, v)
}

/// The container in register `a`, and the value in register `b` that is to be added to it. TypeError unless the
/// container is of the given kind.
#[inline]
pub(super) fn target(vm: &mut Vm<'_>, w: u32, kind: Kind) -> R<(Value, Value)> {
    let (container, v) = (vm.reg(a(w)), vm.reg(b(w)));
    expect(vm, container, kind)?;
    Ok((container, v))
}
