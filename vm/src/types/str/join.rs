//! `join`, `translate`, `maketrans`.

use super::text::{Form, Text};
use crate::error::{Raise, R};
use crate::native::Args;
use crate::vm::Vm;
use format::types::TypeId;
use format::value::Value;

/// The item `v`, which must be a text that can be joined by `sep`.
#[inline(always)]
fn item(vm: &mut Vm<'_>, sep: Text, v: Value) -> R<Text> {
    match vm.text_like(sep.form, v) {
        Some(t) => Ok(t),
        None => {
            vm.type_error("join expects a list of str/bytes objects consistent with self object")
        }
    }
}

/// `sep.join(iterable)`.
pub(crate) fn join(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.text_self(args)?;
    let given = vm.native_base(args.get(vm, 1));
    if vm.is_seq(given) {
        return join_seq(vm, args, given);
    }
    let list = vm.list_from(given)?;
    let list = vm.hold(list)?;
    // The iterable is used up, so the whole instruction must not be executed again.
    vm.firmly(|vm| join_seq(vm, args, vm.held(list)))
}

fn join_seq(vm: &mut Vm<'_>, args: Args, seq: Value) -> R<Value> {
    let sep = vm.text_self(args)?;
    vm.learn_whole(seq);
    // The items stay where they are: nothing moves before the next instruction.
    let (n, items) = vm.items_of(seq);
    if n == 1 && sep.form == Form::Str {
        let only = item(vm, sep, items.get(0))?;
        return vm.text_value(only);
    }
    let mut size = sep.len.saturating_mul(n.saturating_sub(1));
    for i in 0..n {
        size = size.saturating_add(item(vm, sep, items.get(i))?.len);
    }
    let raw = vm.text_room(size)?;
    let mut to = 0;
    for i in 0..n {
        if i > 0 && sep.len > 0 {
            vm.text_copy(sep, raw, to);
            to += sep.len;
        }
        let t = item(vm, sep, items.get(i))?;
        vm.text_copy(t, raw, to);
        to += t.len;
    }
    vm.text_done(sep.form, raw, size)
}

/// `str.translate(table)`; the keys of the table are code points.
pub(crate) fn translate(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let text = vm.text_self(args)?;
    if text.form != Form::Str {
        return vm.type_error("argument has wrong type");
    }
    let n = text.len;
    let mut out = vm.out_buffer()?;
    let mut at = 0;
    while at < n {
        let text = vm.native_base(args.get(vm, 0));
        let (c, width) = vm.char_at(text, at);
        match replacement(vm, args.get(vm, 1), c)? {
            None => vm.put_char(&mut out, c)?,
            Some(Value::NONE) => {}
            Some(v) if vm.is_str(v) => vm.put_bytes_of(&mut out, v)?,
            Some(v) => {
                let c = vm.to_i32(v)?;
                if !(0..0x11_0000).contains(&c) {
                    return vm.value_error("character mapping must be in range(0x110000)");
                }
                vm.put_char(&mut out, c as u32)?;
            }
        }
        at += width;
    }
    vm.out_str(out)
}

/// The value that the table, a dict or anything with items, has for the code point `c`; `None` if it has none.
fn replacement(vm: &mut Vm<'_>, table: Value, c: u32) -> R<Option<Value>> {
    let dict = vm.native_base(table);
    if vm.is_dict(dict) {
        return Ok(vm.dict_get(dict, Value::len(c))?.get());
    }
    match vm.get_item(table, Value::len(c)) {
        Ok(v) => Ok(Some(v)),
        Err(Raise::Exc) if vm.raised_is(TypeId::LookupError) => Ok(None),
        Err(e) => Err(e),
    }
}

/// `str.maketrans(dict)`, `str.maketrans(from, to)`, `str.maketrans(from, to, delete)`.
pub(crate) fn maketrans(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let first = vm.native_base(args.get(vm, 0));
    if args.n == 1 && !vm.is_dict(first) {
        return vm.type_error("if you give only one argument to maketrans it must be a dict");
    }
    let table = vm.new_dict()?;
    if args.n == 1 {
        let mut cursor = 0;
        while let Some((k, v)) = vm.ns_next(first, &mut cursor) {
            let k = if vm.is_str(k) {
                if vm.char_len(k) != 1 {
                    return vm.value_error("string keys in translate table must be of length 1");
                }
                Value::len(vm.char_at(k, 0).0)
            } else if k.is_int() {
                k
            } else {
                return vm.type_error("keys in translate table must be strings or integers");
            };
            vm.dict_set(table, k, v)?;
        }
        return Ok(table);
    }
    let from = vm.text_arg(Form::Str, first)?;
    let to = vm.text_arg(Form::Str, args.get(vm, 1))?;
    if from.chars(vm, 0, from.len) != to.chars(vm, 0, to.len) {
        return vm.value_error("the first two maketrans arguments must have equal length");
    }
    let (mut i, mut k) = (0, 0);
    while i < from.len {
        let (a, wa) = vm.char_at(from.obj, i);
        let (b, wb) = vm.char_at(to.obj, k);
        vm.dict_set(table, Value::len(a), Value::len(b))?;
        i += wa;
        k += wb;
    }
    if let Some(v) = args.opt(vm, 2) {
        let gone = vm.text_arg(Form::Str, v)?;
        let mut i = 0;
        while i < gone.len {
            let (c, w) = vm.char_at(gone.obj, i);
            vm.dict_set(table, Value::len(c), Value::NONE)?;
            i += w;
        }
    }
    Ok(table)
}
