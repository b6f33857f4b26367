//! Splitting: `split`, `rsplit`, `splitlines`.
//!
//! Each method goes through the text twice, so that the list gets its final size at once.

use super::search::{find_in, rfind_in};
use super::text::Text;
use crate::error::R;
use crate::native::Args;
use crate::vm::Vm;
use format::name;
use format::value::Value;

/// ASCII white space, as everywhere in MicroPython.
pub(crate) fn is_space(b: u8) -> bool {
    matches!(b, b' ' | 9..=13)
}

/// What is left of a text that is being split.
#[derive(Clone, Copy)]
struct Rest {
    /// The part that is left, as byte positions.
    from: u32,
    to: u32,
    /// How many more times the text may be split.
    left: u32,
    /// The last piece has been taken.
    done: bool,
}

/// A function that takes the next piece off the rest; returns its byte position and length.
type Take = fn(&mut Vm<'_>, Text, Option<Text>, &mut Rest) -> R<Option<(u32, u32)>>;

fn take_left(vm: &mut Vm<'_>, t: Text, sep: Option<Text>, r: &mut Rest) -> R<Option<(u32, u32)>> {
    if r.done {
        return Ok(None);
    }
    let from = match sep {
        Some(_) => r.from,
        None => match (r.from..r.to).find(|&i| !is_space(t.byte(vm, i))) {
            Some(at) => at,
            None => return Ok(None),
        },
    };
    let cut = match sep {
        _ if r.left == 0 => None,
        Some(sep) => find_in(vm, t, sep, from, r.to)?.map(|at| (at, at + sep.len)),
        None => (from..r.to)
            .find(|&i| is_space(t.byte(vm, i)))
            .map(|at| (at, at + 1)),
    };
    match cut {
        Some((end, next)) => {
            r.left -= 1;
            r.from = next;
            Ok(Some((from, end - from)))
        }
        None => {
            r.done = true;
            Ok(Some((from, r.to - from)))
        }
    }
}

fn take_right(vm: &mut Vm<'_>, t: Text, sep: Option<Text>, r: &mut Rest) -> R<Option<(u32, u32)>> {
    if r.done {
        return Ok(None);
    }
    let to = match sep {
        Some(_) => r.to,
        None => match (r.from..r.to).rev().find(|&i| !is_space(t.byte(vm, i))) {
            Some(at) => at + 1,
            None => return Ok(None),
        },
    };
    let cut = match sep {
        _ if r.left == 0 => None,
        Some(sep) => rfind_in(vm, t, sep, r.from, to)?.map(|at| (at, at + sep.len)),
        None => (r.from..to)
            .rev()
            .find(|&i| is_space(t.byte(vm, i)))
            .map(|at| (at, at + 1)),
    };
    match cut {
        Some((end, start)) => {
            r.left -= 1;
            r.to = end;
            Ok(Some((start, to - start)))
        }
        None => {
            r.done = true;
            Ok(Some((r.from, to - r.from)))
        }
    }
}

fn pieces(vm: &mut Vm<'_>, args: Args, take: Take, reversed: bool) -> R<Value> {
    args.check_kw(vm, &[name!("sep"), name!("maxsplit")])?;
    let t = vm.text_self(args)?;
    let sep = match args.opt_or_kw(vm, 1, name!("sep")) {
        None | Some(Value::NONE) => None,
        Some(v) => Some(vm.text_arg(t.form, v)?),
    };
    if sep.is_some_and(|s| s.len == 0) {
        return vm.value_error("empty separator");
    }
    let limit = args.opt_or_kw(vm, 2, name!("maxsplit"));
    let left = vm.count_arg(limit)?;
    let start = Rest {
        from: 0,
        to: t.len,
        left,
        done: false,
    };
    let mut rest = start;
    let mut n = 0;
    while take(vm, t, sep, &mut rest)?.is_some() {
        n += 1;
    }
    let list = vm.new_list_cap(n)?;
    for _ in 0..n {
        vm.list_push(list, Value::NONE)?;
    }
    let mut rest = start;
    for i in 0..n {
        let Some((at, len)) = take(vm, t, sep, &mut rest)? else {
            break;
        };
        let piece = vm.text_part(t, at, len)?;
        vm.list_set(list, if reversed { n - 1 - i } else { i }, piece)?;
    }
    Ok(list)
}

/// `split(sep, maxsplit)`.
pub(crate) fn split(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    pieces(vm, args, take_left, false)
}

/// `rsplit(sep, maxsplit)`.
pub(crate) fn rsplit(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    pieces(vm, args, take_right, true)
}

/// The end of the line that begins at byte `from`, without its line break and with it.
fn line_end(vm: &Vm<'_>, t: Text, from: u32) -> (u32, u32) {
    match (from..t.len).find(|&i| matches!(t.byte(vm, i), b'\n' | b'\r')) {
        None => (t.len, t.len),
        Some(at) if t.byte(vm, at) == b'\r' && at + 1 < t.len && t.byte(vm, at + 1) == b'\n' => {
            (at, at + 2)
        }
        Some(at) => (at, at + 1),
    }
}

/// `splitlines(keepends)`.
pub(crate) fn splitlines(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("keepends")])?;
    let t = vm.text_self(args)?;
    let keep = match args.opt_or_kw(vm, 1, name!("keepends")) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    // `truth` may have moved objects.
    let t = if args.n > 1 || args.names.is_def() {
        vm.text_self(args)?
    } else {
        t
    };
    let (mut n, mut at) = (0, 0);
    while at < t.len {
        at = line_end(vm, t, at).1;
        n += 1;
    }
    let list = vm.new_list_cap(n)?;
    let mut at = 0;
    while at < t.len {
        let (end, next) = line_end(vm, t, at);
        let line = vm.text_part(t, at, if keep { next } else { end } - at)?;
        vm.list_push(list, line)?;
        at = next;
    }
    Ok(list)
}
