//! `eval` without a compiler on the device.
//!
//! A string that is in the image was compiled when it was frozen. Among other
//! strings, names, numbers, attribute chains and string literals are evaluated directly.
//! Anything else raises NotImplementedError, on the PC and on the chip alike.

use crate::error::{Outcome, R};
use crate::native::Args;
use crate::types::function;
use crate::types::str::codec::Codec;
use crate::vm::Vm;
use format::float::parse::parse_float30;
use format::frame::STOP;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// `eval(expression, globals, locals)`. The expression is a string or, as in MicroPython, bytes.
pub(super) fn eval(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let mut text = vm.native_base(args.get(vm, 0));
    if !vm.is_str(text) {
        let source = vm.bytes_arg(text)?;
        text = vm.decode_text(source, Codec::Utf8, None)?;
    }
    let globals = namespace(vm, args)?;
    let text = vm.intern(text);
    if let Some(code) = vm.image.find_eval(&vm.mem, text) {
        let f = vm.alloc(Kind::Func, function::MODULE, 0)?;
        vm.mem.set(f, function::CODE, code);
        vm.mem.set(f, function::MODULE, globals);
        let stop = if vm.calls.by_natives != 0 { STOP } else { 0 };
        let none = Args::on_stack(0, 0, Value::UNDEF);
        return vm.call_function(f, none, stop).map(Outcome::to_native);
    }
    direct(vm, text, globals)
}

/// The globals that the expression sees: the given dicts, merged if there are two, or the caller's module.
fn namespace(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let given = |vm: &Vm<'_>, i| {
        let v = args.opt(vm, i).filter(|v| !v.is_none());
        v.map(|v| vm.native_base(v))
    };
    let (globals, locals) = (given(vm, 1), given(vm, 2));
    if globals.into_iter().chain(locals).any(|v| !vm.is_dict(v)) {
        return vm.type_error("globals and locals must be dicts");
    }
    match (globals, locals) {
        (None, None) => Ok(vm.globals()),
        (Some(g), None) => Ok(vm.ns_target(g)),
        (g, Some(l)) => {
            let g = g.unwrap_or(vm.globals());
            if vm.ns_target(g) == vm.ns_target(l) {
                return Ok(vm.ns_target(g));
            }
            let both = vm.new_dict()?;
            for ns in [g, l] {
                let mut cursor = 0;
                while let Some((k, v)) = vm.ns_next(ns, &mut cursor) {
                    vm.dict_set(both, k, v)?;
                }
            }
            Ok(both)
        }
    }
}

/// `exec` and `compile`: both raise NotImplementedError, because there is no compiler on the device.
pub(super) fn exec(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.raise_text(
        TypeId::NotImplementedError,
        "exec and compile need a compiler, which a board has not",
        &[],
    )
}

/// Evaluates a name, number, attribute chain or string literal.
fn direct(vm: &mut Vm<'_>, text: Value, globals: Value) -> R<Value> {
    let n = vm.byte_len(text);
    let (mut from, mut end) = (0, n);
    while from < end && vm.mem.byte(text, from) == b' ' {
        from += 1;
    }
    while end > from && vm.mem.byte(text, end - 1) == b' ' {
        end -= 1;
    }
    let first = if from < end {
        vm.mem.byte(text, from)
    } else {
        0
    };
    if first.is_ascii_digit() || first == b'-' || first == b'.' {
        return number(vm, text, from, end);
    }
    if first == b'\'' || first == b'"' {
        return string(vm, text, from, end);
    }
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b >= 128;
    let all = (from..end).all(|i| is_name(vm.mem.byte(text, i)) || vm.mem.byte(text, i) == b'.');
    if !all || from == end {
        return refuse(vm, text);
    }
    let mut value = Value::UNDEF;
    let mut at = from;
    while at <= end {
        let stop = (at..end)
            .find(|&i| vm.mem.byte(text, i) == b'.')
            .unwrap_or(end);
        if stop == at || vm.mem.byte(text, at).is_ascii_digit() {
            return refuse(vm, text);
        }
        let part = vm.new_str_from(text, at, stop - at)?;
        value = if value.is_undef() {
            name_value(vm, part, globals)?
        } else {
            vm.get_attr(value, part)?
        };
        at = stop + 1;
    }
    Ok(value)
}

fn name_value(vm: &mut Vm<'_>, name: Value, globals: Value) -> R<Value> {
    for (text, v) in [
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
    ] {
        if vm.str_is(name, text) {
            return Ok(v);
        }
    }
    if let Some(v) = vm.ns_get(globals, name) {
        return Ok(v);
    }
    match vm.natives.builtin(name) {
        Some(v) => Ok(v),
        None => vm.raise_text(TypeId::NameError, "name '%v' isn't defined", &[name]),
    }
}

/// Evaluates the string literal at `from..end`, which has no prefix and no triple quotes.
fn string(vm: &mut Vm<'_>, text: Value, from: u32, end: u32) -> R<Value> {
    let quote = vm.mem.byte(text, from);
    if end < from + 2 || vm.mem.byte(text, end - 1) != quote {
        return refuse(vm, text);
    }
    let mark = vm.hold_mark();
    let mut out = vm.out_buffer()?;
    let mut i = from + 1;
    while i < end - 1 {
        let b = vm.mem.byte(text, i);
        i += 1;
        if b == quote {
            return refuse(vm, text);
        }
        if b != b'\\' {
            vm.put(&mut out, b)?;
            continue;
        }
        let e = vm.mem.byte(text, i);
        i += 1;
        let digits = match e {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            _ => 0,
        };
        let c = match e {
            b'n' => 10,
            b't' => 9,
            b'r' => 13,
            b'\\' | b'\'' | b'"' => e as u32,
            _ if digits > 0 => {
                let mut c = 0u32;
                for _ in 0..digits {
                    let d = (vm.mem.byte(text, i) as char).to_digit(16);
                    let Some(d) = d else { return refuse(vm, text) };
                    c = c.wrapping_mul(16).wrapping_add(d);
                    i += 1;
                }
                c
            }
            _ => return refuse(vm, text),
        };
        if i > end - 1 || char::from_u32(c).is_none() {
            return refuse(vm, text);
        }
        vm.put_char(&mut out, c)?;
    }
    let s = vm.out_str(out)?;
    vm.unwind_holds(mark);
    Ok(s)
}

fn number(vm: &mut Vm<'_>, text: Value, from: u32, end: u32) -> R<Value> {
    let digits =
        (from..end).all(|i| vm.mem.byte(text, i).is_ascii_digit() || i == from && end > from + 1);
    if digits {
        let s = vm.new_str_from(text, from, end - from)?;
        return vm.call(Value::typ(TypeId::Int), &[s]);
    }
    match parse_float30(from, end, &|i| vm.mem.byte(text, i)) {
        Some(f) => Ok(Value::float(f)),
        None => refuse(vm, text),
    }
}

fn refuse(vm: &mut Vm<'_>, text: Value) -> R<Value> {
    vm.raise_text(
        TypeId::NotImplementedError,
        "eval: '%v' is not in the image, and a board has no compiler",
        &[text],
    )
}
