//! `array.array`. The field `len` counts items. The type code is a string of
//! one character; `raw` is UNDEF as long as nothing has been stored.

use crate::error::{Maybe, R};
use crate::native::{constant, getter, pure, Args, Group};
use crate::protocol::out::Out;
use crate::types::bytes;
use crate::types::bytes::grow;
use crate::types::bytes::items::{is_code, item_size};
use crate::types::bytes::store::Store;
use crate::types::str::text::{Form, Text};
use crate::vm::Vm;
use format::isa::BinOp;
use format::name;
use format::names;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

pub use format::layout::array::CODE;

/// The module `array`.
pub static MODULE: Group = Group {
    name: name!("array"),
    entries: &[constant(name!("array"), Value::typ(TypeId::Array))],
};

/// Attributes of `array`.
pub static METHODS: Group = Group {
    name: name!("array"),
    entries: &[
        pure(name!("append"), grow::append, 2, 2),
        pure(name!("extend"), grow::extend, 2, 2),
        getter(name!("itemsize"), itemsize),
        getter(name!("typecode"), typecode_of),
    ],
};

/// The type code of the array `v`.
pub fn typecode(vm: &Vm<'_>, v: Value) -> u8 {
    vm.mem.byte(vm.mem.get(vm.resolve(v), CODE), 0)
}

fn typecode_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(vm.field_of(args, CODE))
}

/// The attribute `itemsize` of an array or memoryview: bytes of an item.
pub(super) fn itemsize(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let code = vm.buffer_code(args.get(vm, 0));
    Ok(Value::len(item_size(code)))
}

/// Constructor: `array(typecode, initializer)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    if args.n == 0 || args.n > 2 {
        return vm.type_error("function missing 1 required positional arguments");
    }
    let t = vm.text_arg(Form::Str, args.get(vm, 0))?;
    let code = if t.len == 1 { t.byte(vm, 0) } else { 0 };
    if !is_code(code) {
        return vm.value_error("bad typecode");
    }
    let Some(given) = args.opt(vm, 1) else {
        return of_raw(vm, code, Value::UNDEF, 0);
    };
    let v = vm.native_base(given);
    if matches!(vm.mem.kind(v), Some(Kind::Bytes | Kind::ByteArray)) {
        let t = vm.bytes_arg(v)?;
        return of_bytes(vm, code, t);
    }
    if vm.mem.is(v, Kind::Array) {
        return converted(vm, v, code);
    }
    if vm.is_seq(v) && !vm.has_instances(v) {
        return of_items(vm, code, v);
    }
    let list = vm.item_list(given, code)?;
    let list = vm.hold(list)?;
    vm.firmly(|vm| of_items(vm, code, vm.held(list)))
}

fn of_raw(vm: &mut Vm<'_>, code: u8, raw: Value, n: u32) -> R<Value> {
    vm.alloc_words(Kind::Array, 0, &[names::ascii(code), Value::len(n), raw])
}

/// An array of the bytes of `t`, as far as they are whole items.
fn of_bytes(vm: &mut Vm<'_>, code: u8, t: Text) -> R<Value> {
    let size = item_size(code);
    let n = t.len / size;
    if n == 0 {
        return of_raw(vm, code, Value::UNDEF, 0);
    }
    let raw = vm.text_room(n * size)?;
    vm.text_copy(t.part(0, n * size), raw, 0);
    of_raw(vm, code, raw, n)
}

/// A new array of the numbers in the list or tuple `seq`.
pub fn of_items(vm: &mut Vm<'_>, code: u8, seq: Value) -> R<Value> {
    let (n, size) = (vm.seq_len(seq), item_size(code));
    if n == 0 {
        return of_raw(vm, code, Value::UNDEF, 0);
    }
    let raw = vm.text_room(n.saturating_mul(size))?;
    for i in 0..n {
        let v = vm.seq_get(seq, i);
        let bits = vm.bits_of_item(v, code)?;
        vm.write_bits(raw, i * size, code, bits);
    }
    of_raw(vm, code, raw, n)
}

fn text_of(vm: &Vm<'_>, v: Value) -> Text {
    vm.text_like(Form::Bytes, v).unwrap_or(Text {
        obj: Value::UNDEF,
        at: 0,
        len: 0,
        form: Form::Bytes,
    })
}

/// `a op b`, where `a` or `b` is of this type; `None` if the type does not define `op` for them.
pub fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    if op != BinOp::Add || !vm.mem.is(a, Kind::Array) {
        return Ok(Maybe::NONE);
    }
    let Some(y) = vm.text_like(Form::Bytes, b) else {
        return Ok(Maybe::NONE);
    };
    let code = typecode(vm, a);
    let more = if vm.mem.is(b, Kind::Array) && typecode(vm, b) != code {
        let more = converted(vm, b, code)?;
        text_of(vm, more)
    } else {
        y
    };
    let x = text_of(vm, a);
    let size = item_size(code);
    let n = x.len / size + more.len / size;
    let raw = vm.text_room(n * size)?;
    vm.text_copy(x, raw, 0);
    vm.text_copy(more.part(0, more.len / size * size), raw, x.len);
    of_raw(vm, code, raw, n).map(Maybe)
}

/// A new array of type `code` with the numbers of the array `v`.
pub fn converted(vm: &mut Vm<'_>, v: Value, code: u8) -> R<Value> {
    let (n, size) = (len(vm, v), item_size(code));
    if n == 0 {
        return of_raw(vm, code, Value::UNDEF, 0);
    }
    let raw = vm.text_room(n.saturating_mul(size))?;
    for i in 0..n {
        let x = item(vm, v, i)?;
        let bits = vm.bits_of_item(x, code)?;
        vm.write_bits(raw, i * size, code, bits);
    }
    of_raw(vm, code, raw, n)
}

/// Item `i`, which must exist.
fn item(vm: &mut Vm<'_>, v: Value, i: u32) -> R<Value> {
    let code = typecode(vm, v);
    let raw = Store::read(vm, v).raw(vm);
    vm.read_item(raw, i * item_size(code), code)
}

/// `v[index]`: an item, or a new array for a slice.
pub fn subscr(vm: &mut Vm<'_>, v: Value, index: Value) -> R<Value> {
    let n = len(vm, v);
    if !vm.mem.is(index, Kind::Slice) {
        let i = vm.item_index(index, n, name!("array"))?;
        return item(vm, v, i);
    }
    let (start, _, step, count) = vm.slice_bounds(index, n)?;
    let (code, t) = (typecode(vm, v), text_of(vm, v));
    let size = item_size(code);
    if count == 0 {
        return of_raw(vm, code, Value::UNDEF, 0);
    }
    let raw = vm.text_room(count * size)?;
    if step == 1 {
        vm.text_copy(t.part(start as u32 * size, count * size), raw, 0);
        return of_raw(vm, code, raw, count);
    }
    for i in 0..count {
        let at = start.wrapping_add(step.wrapping_mul(i as i32)) as u32;
        vm.text_copy(t.part(at * size, size), raw, i * size);
    }
    of_raw(vm, code, raw, count)
}

/// `v[index] = x`, or `del v[index]` if `x` is UNDEF.
pub fn set_subscr(vm: &mut Vm<'_>, v: Value, index: Value, x: Value) -> R<()> {
    if vm.mem.is(index, Kind::Slice) {
        return set_slice(vm, v, index, x);
    }
    let i = vm.item_index(index, len(vm, v), name!("array"))?;
    if x.is_undef() {
        let s = Store::write(vm, v)?;
        return s.splice(vm, i, 1, 0);
    }
    let code = typecode(vm, v);
    let bits = vm.bits_of_item(x, code)?;
    let s = Store::write(vm, v)?;
    let raw = s.raw(vm);
    vm.write_bits(raw, i * s.item, code, bits);
    Ok(())
}

fn set_slice(vm: &mut Vm<'_>, v: Value, index: Value, x: Value) -> R<()> {
    let s = Store::write(vm, v)?;
    if x.is_undef() {
        return s.delete(vm, index);
    }
    let t = vm.bytes_arg(x)?;
    if item_size(vm.buffer_code(x)) != s.item {
        return vm.value_error("lhs and rhs should be compatible");
    }
    s.assign(vm, index, t)
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    vm.put_lit(out, "array('")?;
    let code = typecode(vm, v);
    vm.put(out, code)?;
    vm.put(out, b'\'')?;
    for i in 0..len(vm, v) {
        vm.put_lit(out, if i == 0 { ", [" } else { ", " })?;
        let x = item(vm, v, i)?;
        vm.repr(out, x)?;
    }
    vm.put_lit(out, if len(vm, v) > 0 { "])" } else { ")" })
}

/// `a == b` for two arrays: they are equal if their numbers are, whatever their type codes.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    let code = typecode(vm, a);
    if code == typecode(vm, b) && !matches!(code, b'f' | b'd') {
        return bytes::eq(vm, a, b);
    }
    let n = len(vm, a);
    if n != len(vm, b) {
        return Ok(false);
    }
    for i in 0..n {
        let (x, y) = (item(vm, a, i)?, item(vm, b, i)?);
        // Comparing numbers runs no Python code, so nothing moves.
        if !vm.eq(x, y)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `len(v)`.
pub fn len(vm: &Vm<'_>, v: Value) -> u32 {
    Store::read(vm, v).len(vm)
}

/// `x in v`. **May move objects.**
pub fn contains(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    let mark = vm.hold_mark();
    let (hv, hx) = (vm.hold(v)?, vm.hold(x)?);
    let mut found = false;
    let mut i = 0;
    while !found && i < len(vm, vm.held(hv)) {
        let y = item(vm, vm.held(hv), i)?;
        found = vm.eq(y, vm.held(hx))?;
        i += 1;
    }
    vm.unwind_holds(mark);
    Ok(found)
}
