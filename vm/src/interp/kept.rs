//! The shortest ways: what was found lately, and what is found without a search. They call nothing, so
//! that the chip saves no registers for them. UNDEF or false says that `short` has to look.

use super::short::AT_END;
use crate::memory::heap::GAP;
use crate::memory::overlay;
use crate::native::table::BUILTINS;
use crate::types::{class, function, iter};
use crate::vm::Vm;
use format::frame::{CALLER, FUNC, INFO, PC, REGS};
use format::image::code::{self, Info};
use format::mem::Words;
use format::object::{self, pack, Kind, FROZEN};
use format::table;
use format::types::TypeId;
use format::value::Value;

/// True if the object `v` with the header `h` may have an overlay.
#[inline(always)]
fn may_be_overlaid(vm: &Vm<'_>, v: Value, h: u32) -> bool {
    h & FROZEN != 0 && vm.overlay.filter & overlay::filter_bit(v) != 0
}

/// True if the object `v` with the header `h` has an overlay.
#[inline(always)]
pub(super) fn is_overlaid(vm: &Vm<'_>, v: Value, h: u32) -> bool {
    h & FROZEN != 0 && vm.overlay.filter != 0 && vm.overlay_of(v).is_some()
}

/// The value of `key` in the table `t`, if its place is kept.
#[inline(always)]
fn value(vm: &Vm<'_>, t: Value, key: Value) -> Value {
    match vm.caches.places.get(t, key) {
        Some(e) if e != 0 => {
            let words = vm.mem.object_at(t);
            if words.word(e) == key.bits() {
                words.get(e + 1)
            } else {
                Value::UNDEF
            }
        }
        _ => Value::UNDEF,
    }
}

/// The module of the function `f`, its header and its words.
#[inline(always)]
pub(super) fn module_of<'a>(vm: &Vm<'a>, f: Value) -> Option<(Value, u32, Words<'a>)> {
    if f.is_undef() {
        return None;
    }
    let module = vm.mem.object_at(f).get(function::MODULE);
    if !module.is_object() {
        return None;
    }
    let m = vm.mem.object_at(module);
    let h = m.word(0);
    object::is(h, Kind::Module).then_some((module, h, m))
}

/// The global or built-in `name` of the function `f`.
#[inline(never)]
pub(super) fn global(vm: &Vm<'_>, f: Value, name: Value) -> Value {
    let Some((module, h, m)) = module_of(vm, f) else {
        return Value::UNDEF;
    };
    let own = m.get(class::INSTANCE_TABLE);
    let place = if own.is_undef() {
        0
    } else {
        match vm.caches.places.get(own, name) {
            Some(place) => place,
            None => return Value::UNDEF,
        }
    };
    if may_be_overlaid(vm, module, h) {
        let mut d = vm.overlay.chains[overlay::chain(module)];
        while d.is_def() {
            let delta = vm.mem.object_at(d);
            if delta.get(overlay::BASE) == module {
                // What the module had when it was frozen may be another now.
                if place != 0 {
                    return Value::UNDEF;
                }
                return value(vm, delta.get(overlay::CHANGES), name);
            }
            d = delta.get(overlay::NEXT);
        }
    }
    if place == 0 {
        return vm
            .caches
            .classes
            .get(BUILTINS, name)
            .unwrap_or(Value::UNDEF);
    }
    let words = vm.mem.object_at(own);
    if words.word(place) == name.bits() {
        words.get(place + 1)
    } else {
        Value::UNDEF
    }
}

/// `obj.name`, if `obj` is an instance or a module and has it itself.
#[inline(never)]
pub(super) fn attr(vm: &Vm<'_>, obj: Value, name: Value) -> Value {
    if !obj.is_object() {
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
    let has_table = object::is(h, Kind::Instance) || object::is(h, Kind::Module);
    if !has_table || may_be_overlaid(vm, obj, h) {
        return Value::UNDEF;
    }
    value(vm, o.get(class::INSTANCE_TABLE), name)
}

/// `obj.name = v`, if `obj` is an instance in RAM that has the attribute, and its class has no say.
#[inline(never)]
pub(super) fn set_attr(vm: &Vm<'_>, obj: Value, name: Value, v: Value) -> bool {
    if !obj.is_ram() || vm.caches.classes_patched {
        return false;
    }
    let o = vm.mem.slots(obj);
    let h = o.word(0);
    if !object::is(h, Kind::Instance) || h & FROZEN != 0 {
        return false;
    }
    let c = o.get(class::INSTANCE_CLASS);
    let flags = vm.mem.object_at(c).get(class::FLAGS).as_len();
    let of_class = vm.caches.classes.get(c, name);
    if flags & class::FLAG_SETATTR != 0 || of_class.is_none_or(Value::is_object) {
        return false;
    }
    let t = o.get(class::INSTANCE_TABLE);
    match vm.caches.places.get(t, name) {
        Some(e) if e != 0 && t.is_ram() => {
            let entry = vm.mem.slots(t).skip(e);
            if entry.word(0) != name.bits() {
                return false;
            }
            entry.set(1, v);
            true
        }
        _ => false,
    }
}

/// Number of items of the list or tuple `v`, and the words whose second is the first item. Not of a list that has
/// an overlay, or without `SURE` that may have one, as the filter says.
#[inline(always)]
fn sequence<'a, const SURE: bool>(vm: &Vm<'a>, v: Value) -> Option<(u32, Words<'a>)> {
    if !v.is_object() {
        return None;
    }
    let o = vm.mem.object_at(v);
    let h = o.word(0);
    if object::is(h, Kind::Tuple) {
        return Some((object::size(h), o));
    }
    if !object::is(h, Kind::List) {
        return None;
    }
    if SURE && is_overlaid(vm, v, h) || !SURE && may_be_overlaid(vm, v, h) {
        return None;
    }
    Some((o.get(1).as_len(), vm.mem.object_at(o.get(2))))
}

/// The place among `len` items that the small int `i` means; `len` or more if none.
#[inline(always)]
fn position(i: Value, len: u32) -> u32 {
    let at = i.as_int();
    (if at < 0 { at + len as i32 } else { at }) as u32
}

/// `v[i]` of a list or tuple and an index that it has.
#[inline(never)]
pub(super) fn item(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    item_of::<false>(vm, v, i)
}

/// The same; with `SURE`, also of a list that only may have an overlay, and has none.
#[inline(always)]
pub(super) fn item_of<const SURE: bool>(vm: &Vm<'_>, v: Value, i: Value) -> Value {
    let Some((len, items)) = sequence::<SURE>(vm, v) else {
        return Value::UNDEF;
    };
    let at = position(i, len);
    if at >= len {
        return Value::UNDEF;
    }
    items.get(1 + at)
}

/// `v[key]` of a dict and an interned string.
#[inline(never)]
pub(super) fn entry(vm: &Vm<'_>, v: Value, key: Value) -> Value {
    if !key.is_interned() || !v.is_object() {
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(v);
    let h = o.word(0);
    if !object::is(h, Kind::Dict) || may_be_overlaid(vm, v, h) {
        return Value::UNDEF;
    }
    value(vm, o.get(1), key)
}

/// `v[i] = x` of a list in RAM and an index that it has; of a dict in RAM and an interned string.
#[inline(never)]
pub(super) fn set_item(vm: &Vm<'_>, v: Value, i: Value, x: Value) -> bool {
    if !v.is_ram() {
        return false;
    }
    let o = vm.mem.slots(v);
    let h = o.word(0);
    if h & FROZEN != 0 {
        return false;
    }
    if i.is_int() && object::is(h, Kind::List) {
        let len = o.get(1).as_len();
        let at = position(i, len);
        if at >= len {
            return false;
        }
        vm.mem.slots(o.get(2)).set(1 + at, x);
        return true;
    }
    if !i.is_interned() || !object::is(h, Kind::Dict) {
        return false;
    }
    let t = o.get(1);
    match vm.caches.places.get(t, i) {
        Some(e) if e != 0 && t.is_ram() => {
            let entry = vm.mem.slots(t).skip(e);
            if entry.word(0) != i.bits() {
                return false;
            }
            entry.set(1, x);
            true
        }
        _ => false,
    }
}

/// The next item of the iterator `it` over a list or tuple; [`AT_END`] at the end of one, and of a range that is
/// empty.
#[inline(never)]
pub(super) fn next(vm: &Vm<'_>, it: Value) -> Value {
    if !it.is_ram() {
        return Value::UNDEF;
    }
    let o = vm.mem.slots(it);
    let h = o.word(0);
    if !object::is(h, Kind::Iter) || h & FROZEN != 0 {
        return Value::UNDEF;
    }
    let at = o.get(iter::POSITION);
    let what = o.get(iter::WHAT).as_len() & iter::WHAT_MASK;
    if what == iter::EMPTY {
        return AT_END;
    }
    if what > iter::TUPLE {
        return Value::UNDEF;
    }
    let Some((n, items)) = sequence::<false>(vm, o.get(iter::SOURCE)) else {
        return Value::UNDEF;
    };
    if at.as_len() >= n {
        // It stays at its end, and holds nothing any more.
        o.set_word(iter::WHAT, o.word(iter::WHAT) & !(iter::WHAT_MASK << 1));
        o.set(iter::SOURCE, Value::UNDEF);
        return AT_END;
    }
    o.set_word(iter::POSITION, at.bits() + 2);
    items.get(1 + at.as_len())
}

/// Enters the Python function `f` with the `n` registers from `first` on, if these are exactly its
/// arguments, and there is room.
#[inline(never)]
pub(super) fn call(vm: &mut Vm<'_>, f: Value, first: u32, n: u32) -> bool {
    if !f.is_object() {
        return false;
    }
    let func = vm.mem.object_at(f);
    if !object::is(func.word(0), Kind::Func) {
        return false;
    }
    let code = func.get(function::CODE);
    let shape = vm.mem.object_at(code).word(code::INFO) >> 1;
    if !Info::takes_exactly(shape, n) {
        return false;
    }
    let regs = shape & 0xff;
    let at = vm.stack.low.wrapping_sub(REGS + regs);
    if at < vm.heap.top + GAP || at < vm.stack.floor || vm.budget.fuel <= 1 {
        return false;
    }
    vm.budget.fuel -= 1;
    let caller = vm.mem.ram_at(vm.base - REGS);
    caller.set(PC, Value::len(vm.pc));
    let new = vm.mem.ram_at(at);
    new.set(FUNC, f);
    new.set(PC, Value::UNDEF);
    new.set(CALLER, vm.frame);
    new.set(INFO, pack(regs, 0));
    let (mut to, mut given) = (new.skip(REGS), caller.skip(REGS + first));
    let end = to.skip(n);
    while !to.is(end) {
        to.set_word(0, given.word(0));
        (to, given) = (to.skip(1), given.skip(1));
    }
    let end = new.skip(REGS + regs);
    while !to.is(end) {
        to.set(0, Value::UNDEF);
        to = to.skip(1);
    }
    vm.stack.low = at;
    vm.frame = Value::len(at);
    vm.base = at + REGS;
    vm.pc = code.rom_off() + code::INSTRS;
    true
}

/// The function that `obj.name` is, to be called with `obj` before the arguments: a method of the class of the
/// instance `obj`, which has no attribute of that name itself, or a native method of a built-in type.
#[inline(never)]
pub(super) fn method(vm: &Vm<'_>, obj: Value, name: Value) -> Value {
    if !obj.is_object() {
        if obj.is_interned() {
            let str = Value::typ(TypeId::Str);
            return vm.caches.classes.get(str, name).unwrap_or(Value::UNDEF);
        }
        return Value::UNDEF;
    }
    let o = vm.mem.object_at(obj);
    let h = o.word(0);
    if !object::is(h, Kind::Instance) {
        let kind = Value::slot(object::kind_index(h));
        return vm.caches.classes.get(kind, name).unwrap_or(Value::UNDEF);
    }
    if may_be_overlaid(vm, obj, h)
        || !table::lookup::lacks(&vm.mem, o.get(class::INSTANCE_TABLE), name)
    {
        return Value::UNDEF;
    }
    match vm.caches.classes.get(o.get(class::INSTANCE_CLASS), name) {
        Some(f) if f.is_object() && object::is(vm.mem.object_at(f).word(0), Kind::Func) => f,
        _ => Value::UNDEF,
    }
}
