//! `gc`.
//!
//! While modules are frozen, these functions answer as if the board's heap were empty. So a body
//! that asks them decides as it would on the board.

use crate::error::R;
use crate::native::{recorded, Args, Entry, Group};
use crate::vm::Vm;
use format::name;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    recorded(name!("collect"), collect, 0, 0),
    recorded(name!("mem_free"), mem_free, 0, 0),
    recorded(name!("mem_alloc"), mem_alloc, 0, 0),
    recorded(name!("threshold"), threshold, 0, 1),
    recorded(name!("enable"), enable, 0, 0),
    recorded(name!("disable"), disable, 0, 0),
    recorded(name!("isenabled"), is_enabled, 0, 0),
];

/// Attributes of the module `gc`.
pub static MODULE: Group = Group {
    name: name!("gc"),
    entries: ENTRIES,
};

fn collect(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.collect();
    Ok(Value::NONE)
}

fn mem_free(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let bytes = if vm.is_freezing() {
        vm.board.heap_bytes().saturating_sub(own_bytes(vm))
    } else {
        vm.mem_free()
    };
    Ok(Value::len(bytes))
}

fn mem_alloc(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let objects = if vm.is_freezing() { 0 } else { vm.mem_alloc() };
    Ok(Value::len(objects + own_bytes(vm)))
}

/// Bytes of the heap that the VM takes for itself: the bits that say which modules are imported,
/// and the exception that it keeps for the case that no memory is left.
pub(super) fn own_bytes(vm: &Vm<'_>) -> u32 {
    vm.heap.start * 4
}

fn threshold(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let Some(v) = args.opt(vm, 0) else {
        return vm.new_int(vm.settings.gc_threshold);
    };
    let bytes = vm.to_i32(v)?;
    vm.settings.gc_threshold = if bytes < 0 { -1 } else { bytes };
    Ok(Value::NONE)
}

fn enable(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.settings.gc_enabled = 1;
    Ok(Value::NONE)
}

fn disable(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.settings.gc_enabled = 0;
    Ok(Value::NONE)
}

fn is_enabled(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::bool(vm.settings.gc_enabled != 0))
}
