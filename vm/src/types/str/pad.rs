//! Removing and adding padding: `strip` and its relatives, `center`, `ljust`, `rjust`, `zfill`,
//! `expandtabs`.

use super::text::{Form, Text};
use crate::error::R;
use crate::native::Args;
use crate::vm::Vm;
use format::value::Value;

/// True if the character of `t` at byte `i` is one of `set`, or white space if there is no set.
fn strips(vm: &Vm<'_>, t: Text, i: u32, set: Option<Text>) -> bool {
    let Some(set) = set else {
        return super::split::is_space(t.byte(vm, i));
    };
    let c = t.part(i, t.width(vm, i));
    let mut at = 0;
    while at < set.len {
        let w = t.form_width(vm, set, at);
        if w == c.len && set.matches(vm, at, c) {
            return true;
        }
        at += w;
    }
    false
}

impl Text {
    /// Number of bytes of the character of `set` at byte `i`, if `set` is read as a text of the type of `self`.
    fn form_width(self, vm: &Vm<'_>, set: Text, i: u32) -> u32 {
        if self.form == Form::Str {
            set.width(vm, i)
        } else {
            1
        }
    }
}

fn stripped(vm: &mut Vm<'_>, args: Args, left: bool, right: bool) -> R<Value> {
    let t = vm.text_self(args)?;
    let set = match args.opt(vm, 1) {
        None | Some(Value::NONE) => None,
        Some(v) => Some(vm.text_arg(t.form, v)?),
    };
    let (mut from, mut to) = (0, t.len);
    while left && from < to && strips(vm, t, from, set) {
        from += t.width(vm, from);
    }
    while right && to > from {
        let last = t.before(vm, to);
        if !strips(vm, t, last, set) {
            break;
        }
        to = last;
    }
    vm.text_part(t, from, to - from)
}

/// `strip(chars)`.
pub(crate) fn strip(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    stripped(vm, args, true, true)
}

/// `lstrip(chars)`.
pub(crate) fn lstrip(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    stripped(vm, args, true, false)
}

/// `rstrip(chars)`.
pub(crate) fn rstrip(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    stripped(vm, args, false, true)
}

/// Where the text lies in its field.
#[repr(u32)]
enum Side {
    Left,
    Center,
    Right,
}

fn padded(vm: &mut Vm<'_>, args: Args, side: Side) -> R<Value> {
    let t = vm.text_self(args)?;
    let width = vm.to_i32(args.get(vm, 1))?;
    let space = Text {
        obj: format::names::ascii(b' '),
        at: 0,
        len: 1,
        form: t.form,
    };
    let fill = match args.opt(vm, 2) {
        Some(v) => vm.text_arg(t.form, v)?,
        None => space,
    };
    if fill.len == 0 || t.form_width(vm, fill, 0) != fill.len {
        return vm.type_error("the fill character must be exactly one character long");
    }
    let chars = t.chars(vm, 0, t.len);
    let pad = u32::try_from(width).unwrap_or(0).saturating_sub(chars);
    if pad == 0 {
        return vm.text_value(t);
    }
    let before = match side {
        Side::Left => 0,
        Side::Center => pad / 2,
        Side::Right => pad,
    };
    let size = t.len.saturating_add(pad.saturating_mul(fill.len));
    let raw = vm.text_room(size)?;
    for i in 0..pad {
        let at = i * fill.len + if i < before { 0 } else { t.len };
        vm.text_copy(fill, raw, at);
    }
    vm.text_copy(t, raw, before * fill.len);
    vm.text_done(t.form, raw, size)
}

/// `center(width, fill)`.
pub(crate) fn center(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    padded(vm, args, Side::Center)
}

/// `ljust(width, fill)`.
pub(crate) fn ljust(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    padded(vm, args, Side::Left)
}

/// `rjust(width, fill)`.
pub(crate) fn rjust(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    padded(vm, args, Side::Right)
}

/// `zfill(width)`.
pub(crate) fn zfill(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.text_self(args)?;
    let width = vm.to_i32(args.get(vm, 1))?;
    let chars = t.chars(vm, 0, t.len);
    let pad = u32::try_from(width).unwrap_or(0).saturating_sub(chars);
    if pad == 0 {
        return vm.text_value(t);
    }
    let sign = u32::from(t.len > 0 && matches!(t.byte(vm, 0), b'+' | b'-'));
    let size = t.len.saturating_add(pad);
    let raw = vm.text_room(size)?;
    vm.text_copy(t.part(0, sign), raw, 0);
    for i in 0..pad {
        vm.mem.set_byte(raw, sign + i, b'0');
    }
    vm.text_copy(t.part(sign, t.len - sign), raw, sign + pad);
    vm.text_done(t.form, raw, size)
}

/// Number of spaces that a tab at `column` stands for.
fn tab_width(column: u32, tab: u32) -> u32 {
    match column.checked_rem(tab) {
        Some(over) => tab - over,
        None => 0,
    }
}

/// `expandtabs(tabsize)`.
pub(crate) fn expandtabs(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.text_self(args)?;
    let tab = match args.opt(vm, 1) {
        Some(v) => u32::try_from(vm.to_i32(v)?).unwrap_or(0),
        None => 8,
    };
    // The first pass measures, the second one writes.
    let mut raw = Value::UNDEF;
    for _ in 0..2 {
        let (mut column, mut to) = (0, 0u32);
        for i in 0..t.len {
            let b = t.byte(vm, i);
            let n = if b == b'\t' {
                tab_width(column, tab)
            } else {
                1
            };
            if raw.is_def() {
                for k in 0..n {
                    vm.mem
                        .set_byte(raw, to + k, if b == b'\t' { b' ' } else { b });
                }
            }
            to = to.saturating_add(n);
            column = match b {
                b'\n' | b'\r' => 0,
                0x80..=0xbf if t.form == Form::Str => column,
                _ => column + n,
            };
        }
        if raw.is_def() {
            return vm.text_done(t.form, raw, to);
        }
        raw = vm.text_room(to)?;
    }
    Ok(raw)
}
