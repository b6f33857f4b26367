//! Case and classes of characters. As in MicroPython, only ASCII letters count as letters
//! and are changed.

use super::text::Form;
use crate::error::R;
use crate::native::Args;
use crate::vm::Vm;
use format::value::Value;

/// The text with `map` applied to each byte; `map` also gets the byte before it.
fn mapped(vm: &mut Vm<'_>, args: Args, map: fn(u8, Option<u8>) -> u8) -> R<Value> {
    let t = vm.text_self(args)?;
    let before = |vm: &Vm<'_>, i: u32| i.checked_sub(1).map(|k| t.byte(vm, k));
    let same = |i| map(t.byte(vm, i), before(vm, i)) == t.byte(vm, i);
    if t.form != Form::ByteArray && (0..t.len).all(same) {
        return vm.text_value(t);
    }
    let raw = vm.text_room(t.len)?;
    for i in 0..t.len {
        let b = map(t.byte(vm, i), before(vm, i));
        vm.mem.set_byte(raw, i, b);
    }
    vm.text_done(t.form, raw, t.len)
}

/// `lower()` and `casefold()`.
pub(crate) fn lower(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    mapped(vm, args, |b, _| b.to_ascii_lowercase())
}

/// `upper()`.
pub(crate) fn upper(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    mapped(vm, args, |b, _| b.to_ascii_uppercase())
}

/// `swapcase()`.
pub(crate) fn swapcase(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    mapped(
        vm,
        args,
        |b, _| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b },
    )
}

/// `title()`.
pub(crate) fn title(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    mapped(vm, args, |b, before| {
        if before.is_some_and(|c| c.is_ascii_alphabetic()) {
            b.to_ascii_lowercase()
        } else {
            b.to_ascii_uppercase()
        }
    })
}

/// `capitalize()`.
pub(crate) fn capitalize(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    mapped(vm, args, |b, before| match before {
        None => b.to_ascii_uppercase(),
        Some(_) => b.to_ascii_lowercase(),
    })
}

fn all(vm: &mut Vm<'_>, args: Args, test: fn(u8) -> bool) -> R<Value> {
    let t = vm.text_self(args)?;
    Ok(Value::bool(
        t.len > 0 && (0..t.len).all(|i| test(t.byte(vm, i))),
    ))
}

/// `isspace()`.
pub(crate) fn isspace(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    all(vm, args, super::split::is_space)
}

/// `isalpha()`.
pub(crate) fn isalpha(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    all(vm, args, |b| b.is_ascii_alphabetic())
}

/// `isdigit()`, `isdecimal()` and `isnumeric()`.
pub(crate) fn isdigit(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    all(vm, args, |b| b.is_ascii_digit())
}

/// `isalnum()`.
pub(crate) fn isalnum(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    all(vm, args, |b| b.is_ascii_alphanumeric())
}

/// `isidentifier()`.
pub(crate) fn isidentifier(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.text_self(args)?;
    if t.len > 0 && t.byte(vm, 0).is_ascii_digit() {
        return Ok(Value::FALSE);
    }
    all(vm, args, |b| {
        b == b'_' || b.is_ascii_alphanumeric() || b >= 0x80
    })
}

/// `isprintable()`.
pub(crate) fn isprintable(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.text_self(args)?;
    Ok(Value::bool(
        (0..t.len).all(|i| matches!(t.byte(vm, i), 0x20..=0x7e | 0x80..)),
    ))
}

/// `isascii()`.
pub(crate) fn isascii(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.text_self(args)?;
    Ok(Value::bool((0..t.len).all(|i| t.byte(vm, i) < 0x80)))
}

/// True if there are letters, and all of them are `wanted`.
fn cased(vm: &mut Vm<'_>, args: Args, wanted: fn(&u8) -> bool) -> R<Value> {
    let t = vm.text_self(args)?;
    let mut letters = (0..t.len)
        .map(|i| t.byte(vm, i))
        .filter(u8::is_ascii_alphabetic)
        .peekable();
    Ok(Value::bool(
        letters.peek().is_some() && letters.all(|b| wanted(&b)),
    ))
}

/// `isupper()`.
pub(crate) fn isupper(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    cased(vm, args, u8::is_ascii_uppercase)
}

/// `islower()`.
pub(crate) fn islower(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    cased(vm, args, u8::is_ascii_lowercase)
}
