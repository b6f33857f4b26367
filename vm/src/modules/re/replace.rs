//! `re.sub`.

use super::matcher::{find, Positions};
use super::{new_match, program, text};
use crate::error::R;
use crate::memory::heap::Hold;
use crate::native::Args;
use crate::protocol::out::Out;
use crate::types::str::codec::is_utf8;
use crate::types::str::text::{Form, Text};
use crate::vm::Vm;
use format::types::TypeId;
use format::value::Value;

/// Larger than the number of any group.
const NO_GROUP: u32 = 1 << 20;

/// `sub(replacement, subject, count, flags)`: the replacement is a template, or a function that makes one
/// from a match object. An empty match ends the replacing.
pub(super) fn sub(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let most = match args.opt(vm, 3) {
        Some(n) => vm.to_i32(n)?,
        None => 0,
    };
    let (by, subject) = (args.get(vm, 1), args.get(vm, 2));
    let calls = vm.is_callable(by);
    let t = text(vm, subject)?;
    let mut given = if calls { t } else { text(vm, by)? };
    let program = program(vm, args.get(vm, 0))?;
    let positions = Positions::new(vm, program)?;
    // The function may collect, so from here on values are read from holds.
    let program = vm.hold(program)?;
    let source = vm.hold(t.obj)?;
    let template = vm.hold(given.obj)?;
    let found = vm.hold(Value::NONE)?;
    let mut out = vm.out_buffer()?;
    let (mut at, mut n) = (0, 0);
    while most <= 0 || n < most {
        let any = vm.firmly(|vm| {
            let t = Text {
                obj: vm.held(source),
                ..t
            };
            let any = find(vm, vm.held(program), t, at, false, positions)?;
            if any && calls {
                let m = new_match(vm, t.obj, positions)?;
                vm.set_held(found, m);
            }
            Ok(any)
        })?;
        let (from, to) = if any { positions.whole(vm) } else { (0, 0) };
        if from == to {
            break;
        }
        slice(vm, &mut out, source, at, from - at)?;
        if calls {
            let (f, m) = (args.get(vm, 1), vm.held(found));
            let made = vm.call(f, &[m])?;
            given = text(vm, made)?;
            vm.set_held(template, given.obj);
        }
        let bytes = Text {
            obj: vm.held(template),
            ..given
        };
        if t.form == Form::Str && given.form == Form::Bytes && !is_utf8(vm, bytes) {
            return vm.raise_bare(TypeId::UnicodeError);
        }
        expand(vm, &mut out, template, given.len, source, positions)?;
        at = to;
        n += 1;
    }
    if n == 0 {
        return Ok(args.get(vm, 2));
    }
    slice(vm, &mut out, source, at, t.len - at)?;
    if t.form == Form::Str {
        vm.out_str(out)
    } else {
        Ok(vm.out_bytes(out))
    }
}

/// Writes `n` bytes of the held object, from byte `from` on.
fn slice(vm: &mut Vm<'_>, out: &mut Out, held: Hold, from: u32, n: u32) -> R<()> {
    vm.firmly(|vm| vm.put_slice_of(out, vm.held(held), from, n))
}

/// Writes a template of `len` bytes, in which `\1` and `\g<1>` stand for groups of the source.
fn expand(
    vm: &mut Vm<'_>,
    out: &mut Out,
    template: Hold,
    len: u32,
    source: Hold,
    positions: Positions,
) -> R<()> {
    // Bytes past the end count as zeros.
    let byte = |vm: &Vm<'_>, i: u32| {
        if i < len {
            vm.mem.byte(vm.held(template), i)
        } else {
            0
        }
    };
    let mut i = 0;
    while i < len {
        if byte(vm, i) == b'\\' {
            i += 1;
            let named = byte(vm, i) == b'g' && byte(vm, i + 1) == b'<';
            i += if named { 2 } else { 0 };
            let (mut group, digits) = (0, i);
            while byte(vm, i).is_ascii_digit() {
                group = (group * 10 + u32::from(byte(vm, i) - b'0')).min(NO_GROUP);
                i += 1;
            }
            if i > digits {
                i += u32::from(named && byte(vm, i) == b'>');
                if group * 2 >= positions.len() {
                    return vm.raise(TypeId::IndexError, Value::len(group));
                }
                let end = positions.get(vm, group * 2 + 1);
                let start = positions.get(vm, group * 2);
                if start.is_int() && end.is_int() {
                    let n = end.as_len().saturating_sub(start.as_len());
                    slice(vm, out, source, start.as_len(), n)?;
                }
                continue;
            }
            if i >= len {
                break;
            }
        }
        slice(vm, out, template, i, 1)?;
        i += 1;
    }
    Ok(())
}
