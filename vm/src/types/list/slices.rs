//! Slices of lists: reading, assigning, deleting.

use super::{words, LEN, VEC};
use crate::error::R;
use crate::vm::Vm;
use format::object::Kind;
use format::value::Value;

/// `l[slice]`.
pub fn get(vm: &mut Vm<'_>, l: Value, slice: Value) -> R<Value> {
    let (start, _, step, count) = vm.slice_bounds(slice, vm.list_len(l))?;
    let new = vm.new_list_cap(count)?;
    let to = vm.item_slots(vm.mem.get(new, VEC), 0);
    words::copy_slice(vm.items_of(l).1.skip(start as u32), step, to, count);
    vm.mem.set(new, LEN, Value::len(count));
    Ok(new)
}

/// Index of item `i` of a slice.
pub(crate) fn at(start: i32, step: i32, i: u32) -> u32 {
    (start as i64 + step as i64 * i as i64) as u32
}

/// Removes `n` items, beginning at item `from`.
pub fn remove(vm: &mut Vm<'_>, l: Value, from: u32, n: u32) -> R<()> {
    let l = vm.resolve_mut(l)?;
    let len = vm.mem.get(l, LEN).as_len();
    let n = n.min(len.saturating_sub(from));
    let vec = vm.mem.get(l, VEC);
    if n > 0 {
        let to = vm.item_slots(vec, from);
        words::copy(to.skip(n).words(), to, len - n - from);
    }
    vm.list_truncate(l, len - n)
}

/// `del l[slice]`.
pub fn delete(vm: &mut Vm<'_>, l: Value, slice: Value) -> R<()> {
    let len = vm.list_len(l);
    let (start, _, step, count) = vm.slice_bounds(slice, len)?;
    if count == 0 {
        return Ok(());
    }
    let (first, by) = ascending(start, step, count);
    if by == 1 {
        return remove(vm, l, first, count);
    }
    let l = vm.resolve_mut(l)?;
    let vec = vm.mem.get(l, VEC);
    let (mut to, mut gone) = (first, 0);
    for i in first..len {
        if gone < count && i == first + gone * by {
            gone += 1;
            continue;
        }
        let x = vm.mem.item(vec, i);
        vm.mem.set_item(vec, to, x);
        to += 1;
    }
    vm.list_truncate(l, to)
}

/// A slice that goes through the same items from the lowest one upwards: its first index and its step.
fn ascending(start: i32, step: i32, count: u32) -> (u32, u32) {
    if step > 0 {
        (start as u32, step as u32)
    } else {
        (at(start, step, count - 1), step.unsigned_abs())
    }
}

/// `l[slice] = x`.
pub fn assign(vm: &mut Vm<'_>, l: Value, slice: Value, x: Value) -> R<()> {
    let mark = vm.hold_mark();
    let (lh, sh) = (vm.hold(l)?, vm.hold(slice)?);
    let source = vm.native_if_plain(x);
    let copied = source == l || !vm.is_seq(source);
    let source = if copied {
        vm.list_from(source)?
    } else {
        source
    };
    let (l, slice) = (vm.held(lh), vm.held(sh));
    vm.unwind_holds(mark);
    let (start, stop, step, count) = vm.slice_bounds(slice, vm.list_len(l))?;
    let n = vm.seq_len(source);
    if step == 1 {
        let removed = (stop - start).max(0) as u32;
        return splice(vm, l, start as u32, removed, source, n);
    }
    if n != count {
        return vm.value_error("sequence has wrong length");
    }
    let to = vm.resolve_mut(l)?;
    let vec = vm.mem.get(to, VEC);
    for i in 0..n {
        let v = vm.seq_get(source, i);
        vm.mem.set_item(vec, at(start, step, i), v);
    }
    Ok(())
}

/// Replaces `removed` items, beginning at item `from`, by the first `n` items of `source`.
fn splice(vm: &mut Vm<'_>, l: Value, from: u32, removed: u32, source: Value, n: u32) -> R<()> {
    let to = vm.resolve_mut(l)?;
    let len = vm.mem.get(to, LEN).as_len();
    if n < removed {
        remove(vm, to, from, removed - n)?;
    } else if n > removed {
        open_gap(vm, to, from, n - removed, len)?;
    }
    let vec = vm.mem.get(to, VEC);
    if vm.mem.is(vec, Kind::Vec) {
        words::copy(vm.items_of(source).1, vm.item_slots(vec, from), n);
    }
    Ok(())
}

/// Makes a gap of `n` items before item `from`. `l` is not frozen and has `len` items.
pub fn open_gap(vm: &mut Vm<'_>, l: Value, from: u32, n: u32, len: u32) -> R<()> {
    let vec = vm.list_room(l, n)?;
    if from < len {
        words::move_up(vm.item_slots(vec, from), len - from, n);
    }
    vm.mem.set(l, LEN, Value::len(len + n));
    Ok(())
}
