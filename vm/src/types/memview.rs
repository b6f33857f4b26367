//! `memoryview`. The fields `offset` and `len` count items.
//!
//! The view refers to the owner itself, not to its bytes. So a view on a frozen object sees
//! the copy that the first write to the object makes.

use crate::error::R;
use crate::native::{getter, pure, Args, Group};
use crate::types::bytes::items::item_size;
use crate::types::str::shared::hex;
use crate::types::{array, bytes};
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::typecode::item_shift;
use format::types::TypeId;
use format::value::Value;

pub use format::layout::memview::{CODE, LEN, OFFSET, OWNER};

/// Attributes of `memoryview`.
pub static METHODS: Group = Group {
    name: name!("memoryview"),
    entries: &[
        pure(name!("hex"), hex, 1, 2),
        pure(name!("tobytes"), tobytes, 1, 1),
        getter(name!("itemsize"), array::itemsize),
    ],
};

/// The type code of the items of the memoryview `v`.
pub fn typecode(vm: &Vm<'_>, v: Value) -> u8 {
    format::names::ascii_of(vm.mem.get(v, CODE))
}

/// Constructor: `memoryview(object)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    if args.n != 1 {
        return vm.type_error("function takes 1 positional arguments");
    }
    let v = vm.native_base(args.get(vm, 0));
    let v = vm.pixels_of(v).unwrap_or(v);
    if vm.mem.is(v, Kind::MemView) {
        let n = len(vm, v);
        return part(vm, v, 0, n);
    }
    let b = vm.bytes_arg(v)?;
    let code = vm.buffer_code(v);
    let n = b.len >> item_shift(code);
    vm.alloc_words(
        Kind::MemView,
        0,
        &[v, Value::int(0), Value::len(n), format::names::ascii(code)],
    )
}

/// A view on `n` items of the view `v`, beginning at item `from`.
fn part(vm: &mut Vm<'_>, v: Value, from: u32, n: u32) -> R<Value> {
    let offset = vm.mem.get(v, OFFSET).as_len() + from;
    let words = [
        vm.mem.get(v, OWNER),
        Value::len(offset),
        Value::len(n),
        vm.mem.get(v, CODE),
    ];
    vm.alloc_words(Kind::MemView, 0, &words)
}

fn tobytes(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.bytes_arg(args.get(vm, 0))?;
    vm.new_bytes_from(t.obj, t.at, t.len)
}

/// `v[index]`: an item, or a view on a part for a slice.
pub fn subscr(vm: &mut Vm<'_>, v: Value, index: Value) -> R<Value> {
    let n = len(vm, v);
    if !vm.mem.is(index, Kind::Slice) {
        let i = vm.item_index(index, n, name!("memoryview"))?;
        let code = typecode(vm, v);
        let b = vm.bytes_arg(v)?;
        return vm.read_item(b.obj, b.at + i * item_size(code), code);
    }
    let (start, count) = bounds(vm, index, n)?;
    part(vm, v, start, count)
}

fn bounds(vm: &mut Vm<'_>, slice: Value, n: u32) -> R<(u32, u32)> {
    let (start, _, step, count) = vm.slice_bounds(slice, n)?;
    if step != 1 {
        return vm.raise_text(
            TypeId::NotImplementedError,
            "only slices with step=1 (aka None) are supported",
            &[],
        );
    }
    Ok((start.max(0) as u32, count))
}

/// `v[index] = x`, or `del v[index]` if `x` is UNDEF.
pub fn set_subscr(vm: &mut Vm<'_>, v: Value, index: Value, x: Value) -> R<()> {
    if x.is_undef() {
        return vm.type_error("'memoryview' object doesn't support item deletion");
    }
    let owner = vm.mem.get(v, OWNER);
    if !matches!(vm.mem.kind(owner), Some(Kind::ByteArray | Kind::Array)) {
        return vm.type_error("'memoryview' object doesn't support item assignment");
    }
    let code = typecode(vm, v);
    let (n, size) = (len(vm, v), item_size(code));
    if !vm.mem.is(index, Kind::Slice) {
        let i = vm.item_index(index, n, name!("memoryview"))?;
        let bits = vm.bits_of_item(x, code)?;
        if let Some(b) = vm.buffer_mut(v)? {
            vm.write_bits(b.owner, b.offset + i * size, code, bits);
        }
        return Ok(());
    }
    let (start, count) = bounds(vm, index, n)?;
    let Some(to) = vm.buffer_mut(v)? else {
        return Ok(());
    };
    let from = vm.bytes_arg(x)?;
    if from.len != count * size || item_size(vm.buffer_code(x)) != size {
        return vm.value_error("lhs and rhs should be compatible");
    }
    vm.text_copy(from, to.owner, to.offset + start * size);
    Ok(())
}

/// `a == b`, for a view and any object with bytes.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    bytes::eq(vm, a, b)
}

/// `len(v)`: the number of its items, as far as the owner still has them.
pub fn len(vm: &Vm<'_>, v: Value) -> u32 {
    vm.buffer_of(v)
        .map_or(0, |b| b.len >> item_shift(typecode(vm, v)))
}
