//! Set algebra on held sets. The other operand is held too. It may be anything
//! iterable unless a function says otherwise.

use super::is_set;
use crate::error::R;
use crate::memory::heap::Hold;
use crate::vm::Vm;
use format::value::Value;

/// Calls `f` with each item of the held iterable, as a hold, and its hash word, until `f` returns
/// false. Hashes that a set has stored are not computed again.
fn each_word(
    vm: &mut Vm<'_>,
    other: Hold,
    f: &mut dyn FnMut(&mut Vm<'_>, Hold, u32) -> R<bool>,
) -> R<()> {
    let source = vm.native_if_plain(vm.held(other));
    if !is_set(vm, source) {
        return vm.each(source, &mut |vm, k| {
            let word = vm.firmly(|vm| vm.key_word(vm.held(k)))?;
            f(vm, k, word)
        });
    }
    let mark = vm.hold_mark();
    let (source, item) = (vm.hold(source)?, vm.hold(Value::UNDEF)?);
    let mut cursor = 0;
    while let Some((k, word)) = vm.set_next(vm.held(source), &mut cursor) {
        vm.set_held(item, k);
        if !f(vm, item, word)? {
            break;
        }
    }
    vm.unwind_holds(mark);
    Ok(())
}

/// `s |= other`.
pub fn add_all(vm: &mut Vm<'_>, s: Hold, other: Hold) -> R<()> {
    if vm.held(s) == vm.held(other) {
        return Ok(());
    }
    each_word(vm, other, &mut |vm, k, word| {
        vm.firmly(|vm| vm.set_add_word(s, k, word))?;
        Ok(true)
    })
}

/// `s -= other`.
pub fn remove_all(vm: &mut Vm<'_>, s: Hold, other: Hold) -> R<()> {
    if vm.held(s) == vm.held(other) {
        return vm.set_clear(vm.held(s));
    }
    each_word(vm, other, &mut |vm, k, word| {
        vm.firmly(|vm| vm.set_discard_word(s, k, word))?;
        Ok(true)
    })
}

/// `s ^= other`.
pub fn toggle_all(vm: &mut Vm<'_>, s: Hold, other: Hold) -> R<()> {
    let other = as_set(vm, other)?;
    if vm.held(s) == vm.held(other) {
        return vm.set_clear(vm.held(s));
    }
    each_word(vm, other, &mut |vm, k, word| {
        vm.firmly(|vm| match vm.set_find(s, k, word)? {
            Some(i) => vm.set_delete(vm.held(s), i),
            None => vm.set_append(vm.held(s), vm.held(k), word),
        })?;
        Ok(true)
    })
}

/// `s &= other`.
pub fn keep_only(vm: &mut Vm<'_>, s: Hold, other: Hold) -> R<()> {
    let new = vm.hold(Value::UNDEF)?;
    let both = intersection(vm, s, other)?;
    vm.set_held(new, both);
    vm.firmly(|vm| vm.set_replace(vm.held(s), vm.held(new)))
}

/// A new set of the items that `a`, a set, and `other` have in common.
pub fn intersection(vm: &mut Vm<'_>, a: Hold, other: Hold) -> R<Value> {
    let new = vm.hold(Value::UNDEF)?;
    let other = as_set(vm, other)?;
    let s = vm.firmly(|vm| vm.new_set())?;
    vm.set_held(new, s);
    each_word(vm, a, &mut |vm, k, word| {
        vm.firmly(|vm| {
            if vm.set_find(other, k, word)?.is_some() {
                vm.set_append(vm.held(new), vm.held(k), word)?;
            }
            Ok(())
        })?;
        Ok(true)
    })?;
    Ok(vm.held(new))
}

/// True if each item of the set `a` is in the set `b`.
pub fn is_subset(vm: &mut Vm<'_>, a: Hold, b: Hold) -> R<bool> {
    let mut all = vm.set_table(vm.held(a)).live(&vm.mem) <= vm.set_table(vm.held(b)).live(&vm.mem);
    if all {
        each_word(vm, a, &mut |vm, k, word| {
            all = vm.set_find(b, k, word)?.is_some();
            Ok(all)
        })?;
    }
    Ok(all)
}

/// True if no item of the iterable is in the set `a`.
pub fn is_disjoint(vm: &mut Vm<'_>, a: Hold, other: Hold) -> R<bool> {
    let mut none = true;
    each_word(vm, other, &mut |vm, k, word| {
        none = vm.firmly(|vm| vm.set_find(a, k, word))?.is_none();
        Ok(none)
    })?;
    Ok(none)
}

/// Makes the held iterable a set, in its hold.
pub fn as_set(vm: &mut Vm<'_>, other: Hold) -> R<Hold> {
    let v = vm.native_if_plain(vm.held(other));
    if v == vm.held(other) && is_set(vm, v) {
        return Ok(other);
    }
    let s = if is_set(vm, v) { v } else { vm.set_from(v)? };
    vm.set_held(other, s);
    Ok(other)
}
