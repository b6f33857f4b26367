//! Searching: `find` and its relatives, `count`, `startswith`, `replace`, `partition`.

use super::text::{byte_of, Form, Text};
use crate::error::{Maybe, R};
use crate::native::Args;
use crate::vm::Vm;
use format::object::{Kind, BODY};
use format::seeded_bugs::planted;
use format::value::Value;

/// Number of bytes that are compared between two reports of work.
const PIECE: u32 = 1024;

/// Byte position of the first `needle` in the bytes `from..to` of `t`.
pub(crate) fn find_in(
    vm: &mut Vm<'_>,
    t: Text,
    needle: Text,
    from: u32,
    to: u32,
) -> R<Option<u32>> {
    seek(vm, t, needle, (from, to), false)
}

/// Byte position of the last `needle` in the bytes `from..to` of `t`.
pub(crate) fn rfind_in(
    vm: &mut Vm<'_>,
    t: Text,
    needle: Text,
    from: u32,
    to: u32,
) -> R<Option<u32>> {
    seek(vm, t, needle, (from, to), true)
}

/// Byte position of the first `needle`, or of the last one, in the bytes `from..to` of `t`. Nothing moves.
#[inline(never)]
fn seek(
    vm: &mut Vm<'_>,
    t: Text,
    needle: Text,
    (from, to): (u32, u32),
    last: bool,
) -> R<Option<u32>> {
    if from + needle.len > to {
        return Ok(None);
    }
    let mut places = to - needle.len - from + 1;
    if needle.len == 0 {
        return Ok(Some(if last { from + places - 1 } else { from }));
    }
    if !last && places > 1 {
        places -= u32::from(planted(6));
    }
    let first = needle.byte(vm, 0);
    let body = vm.mem.at(t.obj).skip(BODY);
    let mut compared = 0;
    for i in 0..places {
        let at = from + if last { places - 1 - i } else { i };
        compared += 1;
        if byte_of(body, t.at + at) == first {
            let same = t.same(vm, at, needle);
            compared += same;
            if same == needle.len {
                vm.work_on_bytes(compared)?;
                return Ok(Some(at));
            }
        }
        if compared >= PIECE {
            vm.work_on_bytes(compared)?;
            compared = 0;
        }
    }
    vm.work_on_bytes(compared)?;
    Ok(None)
}

type Find = fn(&mut Vm<'_>, Text, Text, u32, u32) -> R<Option<u32>>;

/// The text to search for, from argument 1: a text of the kind of `t`, or in bytes the number of one byte.
fn needle(vm: &mut Vm<'_>, args: Args, t: Text) -> R<Text> {
    let v = args.get(vm, 1);
    if t.form == Form::Str || !vm.is_integer(vm.native_base(v)) {
        return vm.text_arg(t.form, v);
    }
    let Ok(byte) = u8::try_from(vm.to_i32(v)?) else {
        return vm.value_error("byte must be in range(0, 256)");
    };
    let byte = vm.new_bytes(&[byte])?;
    vm.text_arg(t.form, byte)
}

/// The character position of the match that `search` finds, as an int; `None` if there is none.
fn position(vm: &mut Vm<'_>, args: Args, search: Find) -> R<Maybe> {
    let t = vm.text_self(args)?;
    let needle = needle(vm, args, t)?;
    let Some((from, to)) = vm.text_range(t, args, 2)? else {
        return Ok(Maybe::NONE);
    };
    Ok(search(vm, t, needle, from, to)?
        .map(|at| Value::len(t.chars(vm, 0, at)))
        .into())
}

fn position_or_raise(vm: &mut Vm<'_>, args: Args, search: Find) -> R<Value> {
    match position(vm, args, search)?.get() {
        Some(v) => Ok(v),
        None => vm.value_error("substring not found"),
    }
}

/// `find(sub, start, end)`.
pub(crate) fn find(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(position(vm, args, find_in)?.get().unwrap_or(Value::int(-1)))
}

/// `rfind(sub, start, end)`.
pub(crate) fn rfind(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(position(vm, args, rfind_in)?
        .get()
        .unwrap_or(Value::int(-1)))
}

/// `index(sub, start, end)`.
pub(crate) fn index(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    position_or_raise(vm, args, find_in)
}

/// `rindex(sub, start, end)`.
pub(crate) fn rindex(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    position_or_raise(vm, args, rfind_in)
}

/// `count(sub, start, end)`.
pub(crate) fn count(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.text_self(args)?;
    let needle = needle(vm, args, t)?;
    let Some((mut from, to)) = vm.text_range(t, args, 2)? else {
        return Ok(Value::int(0));
    };
    if needle.len == 0 {
        return Ok(Value::len(t.chars(vm, from, to) + 1));
    }
    let mut n = 0;
    while let Some(at) = find_in(vm, t, needle, from, to)? {
        n += 1;
        from = at + needle.len;
    }
    Ok(Value::len(n))
}

/// True if argument 1, or an item of it if it is a tuple, passes `test`.
fn any_affix(vm: &mut Vm<'_>, args: Args, test: fn(&Vm<'_>, Text, Text) -> bool) -> R<Value> {
    let t = vm.text_self(args)?;
    let affix = args.get(vm, 1);
    let Some((from, to)) = vm.text_range(t, args, 2)? else {
        return Ok(Value::FALSE);
    };
    let t = t.part(from, to - from);
    if !vm.mem.is(affix, Kind::Tuple) {
        let a = vm.text_arg(t.form, affix)?;
        return Ok(Value::bool(test(vm, t, a)));
    }
    for i in 0..vm.mem.size(affix) {
        let a = vm.text_arg(t.form, vm.mem.item(affix, i))?;
        if test(vm, t, a) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn begins(vm: &Vm<'_>, t: Text, a: Text) -> bool {
    t.matches(vm, 0, a)
}

fn ends(vm: &Vm<'_>, t: Text, a: Text) -> bool {
    a.len <= t.len && t.matches(vm, t.len - a.len, a)
}

/// `startswith(prefix or tuple, start, end)`.
pub(crate) fn startswith(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    any_affix(vm, args, begins)
}

/// `endswith(suffix or tuple, start, end)`.
pub(crate) fn endswith(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    any_affix(vm, args, ends)
}

/// `removeprefix(prefix)`.
pub(crate) fn removeprefix(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.text_self(args)?;
    let a = vm.text_arg(t.form, args.get(vm, 1))?;
    let cut = if begins(vm, t, a) { a.len } else { 0 };
    vm.text_part(t, cut, t.len - cut)
}

/// `removesuffix(suffix)`.
pub(crate) fn removesuffix(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.text_self(args)?;
    let a = vm.text_arg(t.form, args.get(vm, 1))?;
    let cut = if ends(vm, t, a) { a.len } else { 0 };
    vm.text_part(t, 0, t.len - cut)
}

/// The places where `replace` puts the new text, one after the other.
struct Places {
    old: Text,
    at: u32,
    left: u32,
}

impl Places {
    fn next(&mut self, vm: &mut Vm<'_>, t: Text) -> R<Option<u32>> {
        if self.left == 0 || self.at > t.len {
            return Ok(None);
        }
        let Some(found) = find_in(vm, t, self.old, self.at, t.len)? else {
            return Ok(None);
        };
        self.left -= 1;
        let step = match self.old.len {
            0 if found < t.len => t.width(vm, found),
            0 => 1,
            n => n,
        };
        self.at = found + step;
        Ok(Some(found))
    }
}

/// `replace(old, new, count)`.
pub(crate) fn replace(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.text_self(args)?;
    let old = vm.text_arg(t.form, args.get(vm, 1))?;
    let new = vm.text_arg(t.form, args.get(vm, 2))?;
    let limit = vm.count_arg(args.opt(vm, 3))?;
    let mut places = Places {
        old,
        at: 0,
        left: limit,
    };
    let mut n = 0u32;
    while places.next(vm, t)?.is_some() {
        n += 1;
    }
    if n == 0 {
        return vm.text_value(t);
    }
    let Some(size) = n
        .checked_mul(new.len)
        .map(|added| (t.len - n * old.len).saturating_add(added))
    else {
        return Err(crate::error::Raise::NoMem);
    };
    let raw = vm.text_room(size)?;
    let mut places = Places {
        old,
        at: 0,
        left: limit,
    };
    let (mut done, mut to) = (0, 0);
    while let Some(at) = places.next(vm, t)? {
        vm.text_copy(t.part(done, at - done), raw, to);
        to += at - done;
        vm.text_copy(new, raw, to);
        to += new.len;
        done = at + old.len;
    }
    vm.text_copy(t.part(done, t.len - done), raw, to);
    vm.text_done(t.form, raw, size)
}

fn parted(vm: &mut Vm<'_>, args: Args, search: Find, right: bool) -> R<Value> {
    let t = vm.text_self(args)?;
    let sep = vm.text_arg(t.form, args.get(vm, 1))?;
    if sep.len == 0 {
        return vm.value_error("empty separator");
    }
    let parts = match search(vm, t, sep, 0, t.len)? {
        Some(at) => {
            let end = at + sep.len;
            [t.part(0, at), t.part(at, sep.len), t.part(end, t.len - end)]
        }
        None if right => [t.part(0, 0), t.part(0, 0), t],
        None => [t, t.part(0, 0), t.part(0, 0)],
    };
    let a = vm.text_value(parts[0])?;
    let b = vm.text_value(parts[1])?;
    let c = vm.text_value(parts[2])?;
    vm.new_tuple(&[a, b, c])
}

/// `partition(sep)`.
pub(crate) fn partition(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    parted(vm, args, find_in, false)
}

/// `rpartition(sep)`.
pub(crate) fn rpartition(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    parted(vm, args, rfind_in, true)
}

/// `x in t`, for a text `x`.
pub(crate) fn text_contains(vm: &mut Vm<'_>, t: Text, x: Value) -> R<bool> {
    let form = if t.form == Form::Str {
        Form::Str
    } else {
        Form::Bytes
    };
    let needle = vm.text_arg(form, x)?;
    Ok(find_in(vm, t, needle, 0, t.len)?.is_some())
}
