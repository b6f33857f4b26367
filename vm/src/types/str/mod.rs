//! `str`: UTF-8 text. Positions count characters. A flag in the header marks a string that is
//! all ASCII, in which each byte is a character.
//!
//! Most methods are methods of `bytes` and `bytearray` too: they work on a
//! [`text::Text`], and their results have the type of `self`.

mod case;
pub(crate) mod codec;
mod format_value;
mod join;
mod pad;
mod percent;
mod quote;
pub(crate) mod search;
mod spec;
mod split;
mod template;
pub(crate) mod text;

use crate::error::{Maybe, R};
use crate::native::{pure, pure_kw, static_fn, Group, MANY};
use crate::protocol::out::Out;
use crate::vm::Vm;
pub(crate) use codec::is_utf8;
pub use codec::new;
use format::isa::BinOp;
use format::name;
use format::object::{header, Kind, FLAG};
use format::value::Value;
pub(crate) use text::{Form, Text};

/// Attributes of `str`.
pub static METHODS: Group = Group {
    name: name!("str"),
    entries: &[
        pure(name!("find"), search::find, 2, 4),
        pure(name!("rfind"), search::rfind, 2, 4),
        pure(name!("index"), search::index, 2, 4),
        pure(name!("rindex"), search::rindex, 2, 4),
        pure(name!("count"), search::count, 2, 4),
        pure(name!("startswith"), search::startswith, 2, 4),
        pure(name!("endswith"), search::endswith, 2, 4),
        pure(name!("replace"), search::replace, 3, 4),
        pure(name!("partition"), search::partition, 2, 2),
        pure(name!("rpartition"), search::rpartition, 2, 2),
        pure(name!("removeprefix"), search::removeprefix, 2, 2),
        pure(name!("removesuffix"), search::removesuffix, 2, 2),
        pure_kw(name!("split"), split::split, 1, 3),
        pure_kw(name!("rsplit"), split::rsplit, 1, 3),
        pure_kw(name!("splitlines"), split::splitlines, 1, 2),
        pure(name!("join"), join::join, 2, 2),
        pure(name!("strip"), pad::strip, 1, 2),
        pure(name!("lstrip"), pad::lstrip, 1, 2),
        pure(name!("rstrip"), pad::rstrip, 1, 2),
        pure(name!("center"), pad::center, 2, 3),
        pure(name!("ljust"), pad::ljust, 2, 3),
        pure(name!("rjust"), pad::rjust, 2, 3),
        pure(name!("zfill"), pad::zfill, 2, 2),
        pure(name!("expandtabs"), pad::expandtabs, 1, 2),
        pure(name!("lower"), case::lower, 1, 1),
        pure(name!("upper"), case::upper, 1, 1),
        pure(name!("casefold"), case::lower, 1, 1),
        pure(name!("swapcase"), case::swapcase, 1, 1),
        pure(name!("title"), case::title, 1, 1),
        pure(name!("capitalize"), case::capitalize, 1, 1),
        pure(name!("isspace"), case::isspace, 1, 1),
        pure(name!("isalpha"), case::isalpha, 1, 1),
        pure(name!("isdigit"), case::isdigit, 1, 1),
        pure(name!("isdecimal"), case::isdigit, 1, 1),
        pure(name!("isnumeric"), case::isdigit, 1, 1),
        pure(name!("isalnum"), case::isalnum, 1, 1),
        pure(name!("isupper"), case::isupper, 1, 1),
        pure(name!("islower"), case::islower, 1, 1),
        pure(name!("isidentifier"), case::isidentifier, 1, 1),
        pure(name!("isprintable"), case::isprintable, 1, 1),
        pure(name!("isascii"), case::isascii, 1, 1),
        pure_kw(name!("format"), template::format, 1, MANY),
        pure_kw(name!("encode"), codec::encode, 1, 3),
        pure(name!("translate"), join::translate, 2, 2),
        static_fn(name!("maketrans"), join::maketrans, 1, 3),
    ],
};

/// The methods that `bytes` and `bytearray` share with `str`, for their tables.
pub(crate) mod shared {
    pub(crate) use super::case::{
        capitalize, isalnum, isalpha, isascii, isdigit, islower, isspace, isupper, lower, swapcase,
        title, upper,
    };
    pub(crate) use super::codec::{decode, fromhex, hex};
    pub(crate) use super::join::join;
    pub(crate) use super::pad::{center, ljust, lstrip, rjust, rstrip, strip, zfill};
    pub(crate) use super::search::{
        count, endswith, find, index, partition, removeprefix, removesuffix, replace, rfind,
        rindex, rpartition, startswith,
    };
    pub(crate) use super::split::{rsplit, split, splitlines};
    pub(crate) use super::template::format;
}

/// `a op b`, where `a` or `b` is a string; `None` if `str` does not define `op` for them.
pub fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    match op {
        BinOp::Mod if vm.is_str(a) => percent::percent(vm, Form::Str, a, b).map(Maybe),
        BinOp::Add if vm.is_str(a) && vm.is_str(b) => vm.concat(a, b).map(Maybe),
        BinOp::Mul => text_repeat(vm, a, b),
        _ => Ok(Maybe::NONE),
    }
}

impl Vm<'_> {
    /// The strings `a` and `b`, joined.
    #[inline(never)]
    pub(crate) fn concat(&mut self, a: Value, b: Value) -> R<Value> {
        let (n, m) = (self.byte_len(a), self.byte_len(b));
        if n == 0 {
            return Ok(b);
        }
        if m == 0 {
            return Ok(a);
        }
        let (first, last) = (self.mem.byte(a, 0), self.mem.byte(b, m - 1));
        let ascii = self.mem.header(a) & self.mem.header(b) & FLAG;
        let s = self.alloc_bytes(Kind::Str, n + m)?;
        self.mem.copy_bytes(a, 0, s, 0, n);
        self.mem.copy_bytes(b, 0, s, n, m);
        if self.image.may_hold(&self.mem, n + m, first, last) {
            if let Some(v) = self.find_interned(s, 0, n + m) {
                self.release(s);
                return Ok(v);
            }
        }
        self.mem.set_header(s, header(Kind::Str, n + m, ascii));
        Ok(s)
    }
}

/// `format % values`, where `format` is a bytes object.
pub(crate) fn percent_bytes(vm: &mut Vm<'_>, format: Value, values: Value) -> R<Value> {
    percent::percent(vm, Form::Bytes, format, values)
}

/// A text times an int, in either order; `None` for other operands.
pub(crate) fn text_repeat(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Maybe> {
    let (t, times) = match vm.text(a) {
        Some(t) => (t, b),
        None => match vm.text(b) {
            Some(t) => (t, a),
            None => return Ok(Maybe::NONE),
        },
    };
    if !vm.is_integer(times) {
        if times == b && vm.special(b, name!("__int__")).is_some() {
            return vm.no_number(b, name!("__int__"));
        }
        return Ok(Maybe::NONE);
    }
    let times = u32::try_from(vm.to_i32(times)?).unwrap_or(0);
    if times == 1 && t.form != Form::ByteArray {
        return vm.text_value(t).map(Maybe);
    }
    let size = t.len.saturating_mul(times);
    let raw = vm.text_room(size)?;
    if t.len > 0 {
        for i in 0..times {
            vm.text_copy(t, raw, i * t.len);
        }
    }
    vm.text_done(t.form, raw, size).map(Maybe)
}

/// `v[index]`: a character, or a slice.
pub fn subscr(vm: &mut Vm<'_>, v: Value, index: Value) -> R<Value> {
    if vm.mem.is(index, Kind::Slice) {
        return slice(vm, v, index);
    }
    let i = vm.item_index(index, vm.char_len(v), name!("str"))?;
    let at = vm.char_to_byte(v, i);
    let (c, _) = vm.char_at(v, at);
    vm.new_char(c)
}

fn slice(vm: &mut Vm<'_>, v: Value, index: Value) -> R<Value> {
    let (start, _, step, count) = vm.slice_bounds(index, vm.char_len(v))?;
    let t = Text {
        obj: v,
        at: 0,
        len: vm.byte_len(v),
        form: Form::Str,
    };
    if count == 0 {
        return Ok(format::names::EMPTY);
    }
    let from = t.byte_pos(vm, start as u32);
    if step == 1 {
        let rest = t.part(from, t.len - from);
        let n = rest.byte_pos(vm, count);
        return vm.text_part(t, from, n);
    }
    text_stride(vm, t, from, step, count)
}

/// Every `step`th character of `t`, `count` in all, from the one at byte `from`.
fn text_stride(vm: &mut Vm<'_>, t: Text, from: u32, step: i32, count: u32) -> R<Value> {
    // The first pass measures, the second one writes.
    let mut raw = Value::UNDEF;
    loop {
        let (mut at, mut size) = (from, 0);
        for i in 0..count {
            let w = t.width(vm, at);
            if raw.is_def() {
                vm.text_copy(t.part(at, w), raw, size);
            }
            size += w;
            if i + 1 < count {
                at = walk(vm, t, at, step);
            }
        }
        if raw.is_def() {
            return vm.text_done(Form::Str, raw, size);
        }
        raw = vm.text_room(size)?;
    }
}

/// The byte `step` characters after byte `at`.
fn walk(vm: &Vm<'_>, t: Text, at: u32, step: i32) -> u32 {
    if t.is_flat(vm) {
        return at.wrapping_add_signed(step);
    }
    (0..step.unsigned_abs()).fold(at, |at, _| {
        if step > 0 {
            at + t.width(vm, at)
        } else {
            t.before(vm, at)
        }
    })
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let t = Text {
        obj: v,
        at: 0,
        len: vm.byte_len(v),
        form: Form::Str,
    };
    vm.put_quoted(out, t)
}

/// `x in v`.
pub fn contains(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    let t = Text {
        obj: v,
        at: 0,
        len: vm.byte_len(v),
        form: Form::Str,
    };
    search::text_contains(vm, t, x)
}

/// Order of two strings: the order of their code points; never `None`.
pub fn order(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Option<core::cmp::Ordering>> {
    let t = |vm: &Vm<'_>, obj| Text {
        obj,
        at: 0,
        len: vm.byte_len(obj),
        form: Form::Str,
    };
    let (a, b) = (t(vm, a), t(vm, b));
    text_order(vm, a, b).map(Some)
}

/// Order of the bytes of two texts. For UTF-8 this is the order of the code points.
pub(crate) fn text_order(vm: &mut Vm<'_>, a: Text, b: Text) -> R<core::cmp::Ordering> {
    let n = a.len.min(b.len);
    let same = a.same(vm, 0, b.part(0, n));
    vm.work_on_bytes(same)?;
    Ok(if same < n {
        a.byte(vm, same).cmp(&b.byte(vm, same))
    } else {
        a.len.cmp(&b.len)
    })
}
