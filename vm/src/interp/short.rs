//! The short ways of frequent instructions: what they do in the common case, without calling
//! Python, allocating or raising. UNDEF or false says that the long way has to be taken.

use super::kept;
use crate::memory::overlay;
use crate::native::table::BUILTINS;
use crate::types::class;
use crate::types::int::floor_div;
use crate::vm::{Keep, Vm};
use format::isa::BinOp;
use format::mem::Words;
use format::object::{self, Kind, FROZEN};
use format::value::Value;

/// True for what says by itself whether it is true: `True`, `False` and `None`.
#[inline(always)]
pub(super) fn is_plain_truth(v: Value) -> bool {
    v.is_bool() || v.is_none()
}

/// True if both are small ints.
#[inline(always)]
pub(super) fn are_ints(x: Value, y: Value) -> bool {
    x.bits() & y.bits() & 1 != 0
}

/// `x + y` of small ints: the sum overflows iff its sign is neither operand's.
#[inline(always)]
pub(super) fn add(x: Value, y: Value) -> Option<Value> {
    if !are_ints(x, y) {
        return None;
    }
    let (x, y) = (x.bits(), y.bits() - 1);
    let sum = x.wrapping_add(y);
    if ((sum ^ x) & (sum ^ y)) as i32 >= 0 {
        Some(Value::from_bits(sum))
    } else {
        None
    }
}

/// `x - y` of small ints.
#[inline(always)]
pub(super) fn sub(x: Value, y: Value) -> Option<Value> {
    if !are_ints(x, y) {
        return None;
    }
    let (x, y) = (x.bits(), y.bits() - 1);
    let difference = x.wrapping_sub(y);
    if ((x ^ y) & (difference ^ x)) as i32 >= 0 {
        Some(Value::from_bits(difference))
    } else {
        None
    }
}

/// `x + n` of a small int and a number that is small and not negative.
#[inline(always)]
pub(super) fn add_number(x: Value, n: u32) -> Option<Value> {
    let sum = (x.bits() as i32).wrapping_add(n as i32 * 2);
    if x.is_int() && sum >= x.bits() as i32 {
        Some(Value::from_bits(sum as u32))
    } else {
        None
    }
}

/// `x - n` of a small int and a number that is small and not negative.
#[inline(always)]
pub(super) fn sub_number(x: Value, n: u32) -> Option<Value> {
    let difference = (x.bits() as i32).wrapping_sub(n as i32 * 2);
    if x.is_int() && difference <= x.bits() as i32 {
        Some(Value::from_bits(difference as u32))
    } else {
        None
    }
}

/// `x op y` of small ints, for the operator of number `op`.
#[inline(never)]
pub(super) fn arithmetic(op: u32, x: Value, y: Value) -> Value {
    if !are_ints(x, y) {
        return Value::UNDEF;
    }
    let (i, j) = (x.as_int(), y.as_int());
    let Some(op) = BinOp::from_index(op) else {
        return Value::UNDEF;
    };
    let r = match op {
        BinOp::Add => return add(x, y).unwrap_or(Value::UNDEF),
        BinOp::Sub => return sub(x, y).unwrap_or(Value::UNDEF),
        BinOp::Mul => return multiply(x, y),
        BinOp::FloorDiv if j != 0 => floor_div(i, j).0,
        // The chip has no division.
        BinOp::Mod if i >= 0 && j > 0 && j & (j - 1) == 0 => i & (j - 1),
        BinOp::Mod if j != 0 => floor_div(i, j).1,
        BinOp::Shl if (0..31).contains(&j) && i << j >> j == i => i << j,
        BinOp::Shr if j >= 0 => i >> j.min(31),
        BinOp::And => i & j,
        BinOp::Or => i | j,
        BinOp::Xor => i ^ j,
        _ => return Value::UNDEF,
    };
    checked(r)
}

/// `x * y` of small ints whose product has less than 30 bits by their lengths.
#[inline(never)]
pub(super) fn multiply(x: Value, y: Value) -> Value {
    if !are_ints(x, y) {
        return Value::UNDEF;
    }
    let (x, y) = (x.as_int(), y.as_int());
    if x.unsigned_abs().leading_zeros() + y.unsigned_abs().leading_zeros() >= 64 - 29 {
        Value::int(x.wrapping_mul(y))
    } else {
        Value::UNDEF
    }
}

/// The small int `i`, if it is one.
#[inline(always)]
fn checked(i: i32) -> Value {
    if i << 1 >> 1 == i {
        Value::int(i)
    } else {
        Value::UNDEF
    }
}

/// What stands for an item at the end of an iterator.
pub(super) const AT_END: Value = Value::AGAIN;

/// The global or built-in `name` of the function `f`.
#[inline(never)]
pub(super) fn global(vm: &Vm<'_>, f: Value, name: Value) -> Value {
    let Some((module, h, m)) = kept::module_of(vm, f) else {
        return Value::UNDEF;
    };
    let v = attribute(vm, module, h, m, name);
    if v.is_def() {
        return v;
    }
    if vm.persistent[Keep::Builtins as usize].is_def() {
        // The program has added names, which come first.
        return Value::UNDEF;
    }
    if let Some(found) = vm.caches.classes.get(BUILTINS, name) {
        return found;
    }
    let found = vm.natives.builtin(name).unwrap_or(Value::UNDEF);
    vm.caches.classes.put(BUILTINS, name, found);
    found
}

/// The attribute of the instance or module `obj` itself, whose header and words are `h` and `o`.
#[inline(always)]
fn attribute(vm: &Vm<'_>, obj: Value, h: u32, o: Words<'_>, name: Value) -> Value {
    let own = o.get(class::INSTANCE_TABLE);
    if h & FROZEN != 0 && vm.overlay.filter != 0 {
        if let Some(d) = vm.overlay_of(obj) {
            let delta = vm.mem.object_at(d).get(overlay::CHANGES);
            return vm.changed_value_of(own, delta, name);
        }
    }
    vm.value_of(own, name)
}

/// `obj.name`, if `obj` is an instance or a module: its own attribute, or one of its class that is no
/// function and nothing else that is bound or called.
#[inline(never)]
pub(super) fn attr(vm: &Vm<'_>, obj: Value, name: Value) -> Value {
    if !obj.is_object() {
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
    let is_instance = object::is(h, Kind::Instance);
    if !is_instance && !object::is(h, Kind::Module) {
        return Value::UNDEF;
    }
    let v = attribute(vm, obj, h, o, name);
    if v.is_def() || !is_instance {
        return v;
    }
    match vm.class_lookup(o.get(class::INSTANCE_CLASS), name) {
        Some(v) if v.is_int() || v.is_float() || v.is_interned() || v.is_bool() || v.is_none() => v,
        _ => Value::UNDEF,
    }
}

/// `obj.name = v`, if `obj` is an instance in RAM that has the attribute, and its class has no say.
#[inline(never)]
pub(super) fn set_own_attr(vm: &mut Vm<'_>, obj: Value, name: Value, v: Value) -> bool {
    if !obj.is_ram() {
        return false;
    }
    let o = vm.mem.slots(obj);
    let h = o.word(0);
    if !object::is(h, Kind::Instance) || h & FROZEN != 0 {
        return false;
    }
    let c = o.get(class::INSTANCE_CLASS);
    if vm.class_flags(c) & class::FLAG_SETATTR != 0 {
        return false;
    }
    if let Some(p) = vm.class_lookup(c, name) {
        // A property or a descriptor.
        if matches!(vm.mem.kind(p), Some(Kind::Property | Kind::Instance)) {
            return false;
        }
    }
    let t = o.get(class::INSTANCE_TABLE);
    if !t.is_ram() {
        return false;
    }
    let e = vm.entry_of(t, name);
    if e == 0 {
        return false;
    }
    vm.mem.slots(t).set(e + 1, v);
    true
}

/// `v[i]` of a list or tuple and an index that it has; of a dict and an interned string that it has.
#[inline(never)]
pub(super) fn item(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    if !i.is_int() {
        return match has(vm, v, i) {
            Some(e) if e != 0 => {
                let t = vm.mem.object_at(v).get(1);
                vm.mem.object_at(t).get(e + 1)
            }
            _ => Value::UNDEF,
        };
    }
    kept::item_of::<true>(vm, v, i)
}

/// Place of the interned string `key` in the dict `v`, 0 if it is not there; `None` if these are something else.
#[inline(always)]
pub(super) fn has(vm: &Vm<'_>, v: Value, key: Value) -> Option<u32> {
    if !key.is_interned() || !v.is_object() {
        return None;
    }
    let o = vm.mem.object_at(v);
    let h = o.word(0);
    if !object::is(h, Kind::Dict) || kept::is_overlaid(vm, v, h) {
        return None;
    }
    let t = o.get(1);
    if t.is_undef() {
        return Some(0);
    }
    Some(vm.entry_of(t, key))
}

/// `v[key] = x` of a dict in RAM and an interned string that it has.
#[inline(never)]
pub(super) fn set_entry(vm: &mut Vm<'_>, v: Value, key: Value, x: Value) -> bool {
    if !v.is_ram() || !key.is_interned() {
        return false;
    }
    let o = vm.mem.slots(v);
    let h = o.word(0);
    if h & FROZEN != 0 || !object::is(h, Kind::Dict) {
        return false;
    }
    let t = o.get(1);
    if !t.is_ram() {
        return false;
    }
    let e = vm.entry_of(t, key);
    if e != 0 {
        vm.mem.slots(t).set(e + 1, x);
    }
    e != 0
}
