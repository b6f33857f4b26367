//! `bytes` and `bytearray`. The storage `raw` of a bytearray is UNDEF as long
//! as nothing has been stored. Most methods are shared with `str`; see [`crate::types::str`].

pub mod buffer;
pub(crate) mod grow;
pub(crate) mod items;
pub(crate) mod quick;
pub(crate) mod store;

pub use buffer::Buf;

use crate::error::{Maybe, R};
use crate::native::{pure, pure_kw, static_fn, Args, Entry, Group, MANY};
use crate::protocol::out::Out;
use crate::types::str::search::text_contains;
use crate::types::str::shared as text;
use crate::types::str::text::{Form, Text};
use crate::types::str::{percent_bytes, text_order, text_repeat};
use crate::vm::Vm;
use format::isa::BinOp;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;
use store::Store;

/// Attributes of `bytes` or `bytearray`: the given ones, and those that both have.
macro_rules! methods {
    ($($own:expr,)*) => {
        &[
            $($own,)*
            pure(name!("find"), text::find, 2, 4),
            pure(name!("rfind"), text::rfind, 2, 4),
            pure(name!("index"), text::index, 2, 4),
            pure(name!("rindex"), text::rindex, 2, 4),
            pure(name!("count"), text::count, 2, 4),
            pure(name!("startswith"), text::startswith, 2, 4),
            pure(name!("endswith"), text::endswith, 2, 4),
            pure(name!("replace"), text::replace, 3, 4),
            pure(name!("partition"), text::partition, 2, 2),
            pure(name!("rpartition"), text::rpartition, 2, 2),
            pure(name!("removeprefix"), text::removeprefix, 2, 2),
            pure(name!("removesuffix"), text::removesuffix, 2, 2),
            pure_kw(name!("split"), text::split, 1, 3),
            pure_kw(name!("rsplit"), text::rsplit, 1, 3),
            pure_kw(name!("splitlines"), text::splitlines, 1, 2),
            pure(name!("join"), text::join, 2, 2),
            pure(name!("strip"), text::strip, 1, 2),
            pure(name!("lstrip"), text::lstrip, 1, 2),
            pure(name!("rstrip"), text::rstrip, 1, 2),
            pure(name!("center"), text::center, 2, 3),
            pure(name!("ljust"), text::ljust, 2, 3),
            pure(name!("rjust"), text::rjust, 2, 3),
            pure(name!("zfill"), text::zfill, 2, 2),
            pure(name!("lower"), text::lower, 1, 1),
            pure(name!("upper"), text::upper, 1, 1),
            pure(name!("swapcase"), text::swapcase, 1, 1),
            pure(name!("title"), text::title, 1, 1),
            pure(name!("capitalize"), text::capitalize, 1, 1),
            pure(name!("isspace"), text::isspace, 1, 1),
            pure(name!("isalpha"), text::isalpha, 1, 1),
            pure(name!("isdigit"), text::isdigit, 1, 1),
            pure(name!("isalnum"), text::isalnum, 1, 1),
            pure(name!("isupper"), text::isupper, 1, 1),
            pure(name!("islower"), text::islower, 1, 1),
            pure(name!("isascii"), text::isascii, 1, 1),
            pure_kw(name!("format"), text::format, 1, MANY),
            pure_kw(name!("decode"), text::decode, 1, 3),
            pure(name!("hex"), text::hex, 1, 2),
            static_fn(name!("fromhex"), text::fromhex, 1, 1),
        ]
    };
}

const BYTES_ENTRIES: &[Entry] = methods!();
const BYTEARRAY_ENTRIES: &[Entry] = methods!(
    pure(name!("append"), grow::append, 2, 2),
    pure(name!("extend"), grow::extend, 2, 2),
);

/// Attributes of `bytes`.
pub static METHODS: Group = Group {
    name: name!("bytes"),
    entries: BYTES_ENTRIES,
};

/// Attributes of `bytearray`.
pub static BYTEARRAY_METHODS: Group = Group {
    name: name!("bytearray"),
    entries: BYTEARRAY_ENTRIES,
};

/// Constructor of `bytes` and `bytearray`: `callee_type` says which.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("encoding"), name!("errors")])?;
    let form = if vm.calls.callee_type == Value::typ(TypeId::ByteArray) {
        Form::ByteArray
    } else {
        Form::Bytes
    };
    if args.n > 3 {
        return vm.type_error("function expected at most 3 arguments");
    }
    let Some(given) = args.opt(vm, 0) else {
        return sized(vm, form, 0);
    };
    let v = vm.native_base(given);
    if vm.is_str(v) {
        let encoding = args.opt_or_kw(vm, 1, name!("encoding"));
        if encoding.is_none() {
            return vm.type_error("string argument without an encoding");
        }
        let t = vm.text_arg(Form::Str, v)?;
        let errors = args.opt_or_kw(vm, 2, name!("errors"));
        return vm.encode_text(t, form, encoding, errors);
    }
    if args.n > 1 {
        return vm.type_error("wrong number of arguments");
    }
    if vm.is_integer(v) {
        let n = vm.to_i32(v)?;
        return match u32::try_from(n) {
            Ok(n) => sized(vm, form, n),
            Err(_) => vm.raise_bare(TypeId::ValueError),
        };
    }
    if let Some(b) = vm.buffer_of(v) {
        return vm.text_value(Text {
            obj: b.owner,
            at: b.offset,
            len: b.len,
            form,
        });
    }
    if vm.is_seq(v) && !vm.has_instances(v) {
        return of_items(vm, form, v);
    }
    let list = vm.item_list(given, b'B')?;
    let list = vm.hold(list)?;
    vm.firmly(|vm| of_items(vm, form, vm.held(list)))
}

/// A bytes object or bytearray of `n` zeros.
fn sized(vm: &mut Vm<'_>, form: Form, n: u32) -> R<Value> {
    let raw = vm.text_room(n)?;
    vm.text_done(form, raw, n)
}

/// The bytes whose values are the items of a list or tuple.
fn of_items(vm: &mut Vm<'_>, form: Form, seq: Value) -> R<Value> {
    let n = vm.seq_len(seq);
    let raw = vm.text_room(n)?;
    for i in 0..n {
        let v = vm.seq_get(seq, i);
        let bits = if v.is_int() {
            v.as_int() as u32
        } else if form == Form::Bytes {
            vm.to_i32(v)? as u32
        } else {
            vm.bits_of_item(v, b'q')? as u32
        };
        if form == Form::Bytes && bits > 255 {
            return vm.value_error("bytes value out of range");
        }
        vm.mem.set_byte(raw, i, bits as u8);
    }
    vm.text_done(form, raw, n)
}

/// `a op b`, where `a` or `b` is of this type; `None` if the type does not define `op` for them.
pub fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    match op {
        BinOp::Add => concat(vm, a, b),
        BinOp::Mul => text_repeat(vm, a, b),
        BinOp::Mod if vm.mem.is(a, Kind::Bytes) => percent_bytes(vm, a, b).map(Maybe),
        _ => Ok(Maybe::NONE),
    }
}

fn concat(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Maybe> {
    let Some(x) = vm.text(a).filter(|x| x.form != Form::Str) else {
        return Ok(Maybe::NONE);
    };
    let Some(y) = vm.text_like(Form::Bytes, b) else {
        return Ok(Maybe::NONE);
    };
    let n = x.len.saturating_add(y.len);
    let raw = vm.text_room(n)?;
    vm.text_copy(x, raw, 0);
    vm.text_copy(y, raw, x.len);
    vm.text_done(x.form, raw, n).map(Maybe)
}

fn type_word(vm: &Vm<'_>, v: Value) -> Value {
    if vm.mem.is(v, Kind::ByteArray) {
        name!("bytearray")
    } else {
        name!("bytes")
    }
}

fn text_of(vm: &Vm<'_>, v: Value) -> Text {
    vm.text(v).unwrap_or(Text {
        obj: Value::UNDEF,
        at: 0,
        len: 0,
        form: Form::Bytes,
    })
}

/// `v[index]`: a number, or a new object for a slice.
pub fn subscr(vm: &mut Vm<'_>, v: Value, index: Value) -> R<Value> {
    let t = text_of(vm, v);
    if !vm.mem.is(index, Kind::Slice) {
        let i = vm.item_index(index, t.len, type_word(vm, v))?;
        return Ok(Value::len(u32::from(t.byte(vm, i))));
    }
    let (start, _, step, count) = vm.slice_bounds(index, t.len)?;
    if step == 1 {
        return vm.text_part(t, start.max(0) as u32, count);
    }
    let raw = vm.text_room(count)?;
    for i in 0..count {
        let at = start.wrapping_add(step.wrapping_mul(i as i32)) as u32;
        let b = t.byte(vm, at);
        vm.mem.set_byte(raw, i, b);
    }
    vm.text_done(t.form, raw, count)
}

/// `v[index] = x`, or `del v[index]` if `x` is UNDEF. **May move objects.**
pub fn set_subscr(vm: &mut Vm<'_>, v: Value, index: Value, x: Value) -> R<()> {
    if !vm.mem.is(v, Kind::ByteArray) {
        let what = if x.is_undef() {
            "'%t' object doesn't support item deletion"
        } else {
            "'%t' object doesn't support item assignment"
        };
        return vm.raise_text(TypeId::TypeError, what, &[v]);
    }
    if vm.mem.is(index, Kind::Slice) {
        return set_slice(vm, v, index, x);
    }
    let i = vm.item_index(index, Store::read(vm, v).len(vm), name!("bytearray"))?;
    if x.is_undef() {
        let s = Store::write(vm, v)?;
        return s.splice(vm, i, 1, 0);
    }
    let bits = vm.bits_of_item(x, b'B')?;
    let s = Store::write(vm, v)?;
    let raw = s.raw(vm);
    vm.mem.set_byte(raw, i, bits as u8);
    Ok(())
}

fn set_slice(vm: &mut Vm<'_>, v: Value, index: Value, x: Value) -> R<()> {
    if x.is_undef() {
        let s = Store::write(vm, v)?;
        return s.delete(vm, index);
    }
    if vm.buffer_of(x).is_some() {
        let s = Store::write(vm, v)?;
        let t = vm.bytes_arg(x)?;
        return s.assign(vm, index, t);
    }
    let mark = vm.hold_mark();
    let (v, index) = (vm.hold(v)?, vm.hold(index)?);
    let list = vm.item_list(x, b'B')?;
    let list = vm.hold(list)?;
    vm.firmly(|vm| {
        let bytes = of_items(vm, Form::Bytes, vm.held(list))?;
        let s = Store::write(vm, vm.held(v))?;
        let t = vm.bytes_arg(bytes)?;
        s.assign(vm, vm.held(index), t)
    })?;
    vm.unwind_holds(mark);
    Ok(())
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let t = text_of(vm, v);
    let array = t.form == Form::ByteArray;
    vm.put_lit(out, if array { "bytearray(b" } else { "b" })?;
    vm.put_quoted(out, t)?;
    if array {
        vm.put(out, b')')?;
    }
    Ok(())
}

/// `x in v`, where `x` is a number or has bytes.
pub fn contains(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    let t = text_of(vm, v);
    let x = vm.native_base(x);
    if vm.is_integer(x) {
        let bits = vm.bits_of_item(x, b'q')?;
        return Ok((0..t.len).any(|i| u64::from(t.byte(vm, i)) == bits));
    }
    text_contains(vm, t, x)
}

/// `a == b` for two objects with bytes: they are equal if their bytes are.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    let (Some(x), Some(y)) = (vm.buffer_of(a), vm.buffer_of(b)) else {
        return Ok(false);
    };
    if x.len != y.len {
        return Ok(false);
    }
    vm.work_on_bytes(x.len)?;
    let same = |i| vm.mem.byte(x.owner, x.offset + i) == vm.mem.byte(y.owner, y.offset + i);
    Ok((0..x.len).all(same))
}

/// Order of the bytes of `a` and `b`; `None` if one of them has no bytes.
pub fn order(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Option<core::cmp::Ordering>> {
    let (Some(x), Some(y)) = (vm.text_like(Form::Bytes, a), vm.text_like(Form::Bytes, b)) else {
        return Ok(None);
    };
    text_order(vm, x, y).map(Some)
}

/// `len(v)`.
pub fn len(vm: &Vm<'_>, v: Value) -> u32 {
    text_of(vm, v).len
}
