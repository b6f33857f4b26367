//! Growing in place: `+=`, `append` and `extend` of bytearrays and arrays.

use super::of_items;
use super::quick;
use super::store::Store;
use crate::error::{Maybe, R};
use crate::native::Args;
use crate::types::array;
use crate::types::str::text::Form;
use crate::vm::Vm;
use format::isa::BinOp;
use format::layout::{array as layout_array, byte_array};
use format::names;
use format::object::{Kind, BODY};
use format::typecode::item_shift;
use format::value::Value;

/// `a op= b` in place; `None` if the plain operator is to be used.
pub fn inplace(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    if op != BinOp::Add || !grows(vm, a) {
        return Ok(Maybe::NONE);
    }
    let mark = vm.hold_mark();
    let h = vm.hold(a)?;
    add(vm, a, b)?;
    let a = vm.held(h);
    vm.unwind_holds(mark);
    Ok(Maybe(a))
}

/// `extend(iterable)`.
pub fn extend(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let a = receiver(vm, args)?;
    add(vm, a, args.get(vm, 1))?;
    Ok(Value::NONE)
}

/// `append(number)`.
pub fn append(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let a = receiver(vm, args)?;
    let x = args.get(vm, 1);
    if append_byte(vm, a, x) || append_item(vm, a, x) {
        return Ok(Value::NONE);
    }
    let code = code_of(vm, a);
    let bits = vm.bits_of_item(args.get(vm, 1), code)?;
    let s = Store::write(vm, a)?;
    let n = s.len(vm);
    s.splice(vm, n, 0, 1)?;
    let raw = s.raw(vm);
    vm.write_bits(raw, n * s.item, code, bits);
    Ok(Value::NONE)
}

/// Appends the small int `x` to the bytearray `a` in RAM, if there is room for it. Gives false if it has appended nothing.
fn append_byte(vm: &Vm<'_>, a: Value, x: Value) -> bool {
    if !a.is_ram() || !x.is_int() || vm.is_frozen(a) || !vm.mem.is(a, Kind::ByteArray) {
        return false;
    }
    let o = vm.mem.slots(a);
    let (n, raw) = (o.get(byte_array::LEN).as_len(), o.get(byte_array::RAW));
    if n >= vm.mem.storage_size(raw) {
        return false;
    }
    let (raw, word, shift) = (vm.mem.slots(raw), BODY + (n >> 2), (n & 3) * 8);
    let w = raw.word(word) & !(0xff << shift) | (x.as_int() as u32 & 0xff) << shift;
    raw.set_word(word, w);
    o.set(byte_array::LEN, Value::len(n + 1));
    true
}

/// Appends the number `x` to the array `a` in RAM, if there is room for it. Gives false if it has appended nothing.
fn append_item(vm: &Vm<'_>, a: Value, x: Value) -> bool {
    if !a.is_ram() || vm.is_frozen(a) || !vm.mem.is(a, Kind::Array) {
        return false;
    }
    let o = vm.mem.slots(a);
    let (n, raw) = (o.get(layout_array::LEN).as_len(), o.get(layout_array::RAW));
    let shift = item_shift(names::ascii_of(o.get(layout_array::CODE)));
    if (n + 1) << shift > vm.mem.storage_size(raw) {
        return false;
    }
    o.set(layout_array::LEN, Value::len(n + 1));
    let is_set = quick::set(vm, a, Value::len(n), x);
    if !is_set {
        o.set(layout_array::LEN, Value::len(n));
    }
    is_set
}

fn grows(vm: &Vm<'_>, v: Value) -> bool {
    vm.mem.is(v, Kind::ByteArray) || vm.mem.is(v, Kind::Array)
}

fn receiver(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let a = vm.native_base(args.get(vm, 0));
    if grows(vm, a) {
        Ok(a)
    } else {
        vm.type_error("argument has wrong type")
    }
}

/// The type code of the items of a bytearray or array.
fn code_of(vm: &Vm<'_>, v: Value) -> u8 {
    if vm.mem.is(v, Kind::Array) {
        array::typecode(vm, v)
    } else {
        b'B'
    }
}

/// Appends `b` to `a`: the items of an array, the bytes of an object with bytes, or the numbers of an
/// iterable. **May move objects.**
fn add(vm: &mut Vm<'_>, a: Value, b: Value) -> R<()> {
    let given = vm.native_base(b);
    if vm.mem.is(a, Kind::Array) && vm.mem.is(given, Kind::Array) {
        let code = array::typecode(vm, a);
        if array::typecode(vm, given) != code {
            let more = array::converted(vm, given, code)?;
            return put(vm, a, more);
        }
    }
    if vm.buffer_of(given).is_some() {
        return put(vm, a, given);
    }
    let mark = vm.hold_mark();
    let h = vm.hold(a)?;
    let code = code_of(vm, a);
    let list = vm.item_list(b, code)?;
    let list = vm.hold(list)?;
    vm.firmly(|vm| {
        let (a, items) = (vm.held(h), vm.held(list));
        let more = if vm.mem.is(a, Kind::Array) {
            array::of_items(vm, array::typecode(vm, a), items)?
        } else {
            of_items(vm, Form::ByteArray, items)?
        };
        put(vm, vm.held(h), more)
    })?;
    vm.unwind_holds(mark);
    Ok(())
}

/// Appends the bytes of `more` to `a`.
fn put(vm: &mut Vm<'_>, a: Value, more: Value) -> R<()> {
    let s = Store::write(vm, a)?;
    // Read only now, because `more` may be `a`, and then `Store::write` may have copied it.
    let t = vm.bytes_arg(more)?;
    s.append(vm, t)
}
