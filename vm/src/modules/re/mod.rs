//! `re`: regular expressions, with the syntax and limits of MicroPython's.
//!
//! A pattern object holds its program, a bytes object (see [`compile`]): frozen like any other, it costs no RAM.
//! A match object holds the subject and the positions of the groups.

mod compile;
mod matcher;
mod replace;

use crate::error::R;
use crate::native::{pure, Args, Entry, Group};
use crate::protocol::out::Out;
use crate::types::str::text::{Form, Text};
use crate::vm::Vm;
use format::layout::record;
use format::layout::records::{matched, pattern};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;
use matcher::{find, Positions};

/// Attributes of the module `re`.
pub static MODULE: Group = Group {
    name: name!("re"),
    entries: &[
        pure(name!("compile"), compile_, 1, 2),
        MATCH,
        SEARCH,
        SPLIT,
        SUB,
    ],
};

// The first argument is a pattern object or a pattern's text, so a function is also the method.
const MATCH: Entry = pure(name!("match"), match_, 2, 4);
const SEARCH: Entry = pure(name!("search"), search, 2, 4);
const SPLIT: Entry = pure(name!("split"), split, 2, 3);
const SUB: Entry = pure(name!("sub"), replace::sub, 3, 5);

/// Attributes of pattern objects.
pub static PATTERN_METHODS: Group = Group {
    name: name!("re"),
    entries: &[MATCH, SEARCH, SPLIT, SUB],
};

/// Attributes of match objects.
pub static MATCH_METHODS: Group = Group {
    name: name!("match"),
    entries: &[
        pure(name!("group"), group, 2, 2),
        pure(name!("groups"), groups, 1, 1),
        pure(name!("start"), start, 1, 2),
        pure(name!("end"), end, 1, 2),
        pure(name!("span"), span, 1, 2),
    ],
};

/// The text of a string or of bytes.
fn text(vm: &mut Vm<'_>, v: Value) -> R<Text> {
    match vm.text(v) {
        Some(t) if t.form != Form::ByteArray => Ok(t),
        _ => vm.not_text(Form::Str, v),
    }
}

/// The program of a pattern object, or that of a pattern's text, which is compiled.
fn program(vm: &mut Vm<'_>, v: Value) -> R<Value> {
    if vm.builtin_type(v) == TypeId::Re {
        return Ok(vm.mem.get(v, pattern::PROGRAM));
    }
    let t = text(vm, v)?;
    compile::compile(vm, t)
}

/// `compile(pattern, flags)`. Flags are ignored.
fn compile_(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = text(vm, args.get(vm, 0))?;
    let program = compile::compile(vm, t)?;
    vm.alloc_words(Kind::Record, 0, &[Value::typ(TypeId::Re), program])
}

fn match_(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    first(vm, args, true)
}

fn search(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    first(vm, args, false)
}

/// A match object for the first match, or None. With a pattern object, the arguments after the subject are
/// the bounds of the search; with a pattern's text, they are flags.
fn first(vm: &mut Vm<'_>, args: Args, only_there: bool) -> R<Value> {
    let pattern = args.get(vm, 0);
    let program = program(vm, pattern)?;
    let subject = args.get(vm, 1);
    let mut t = text(vm, subject)?;
    let mut from = 0;
    if vm.builtin_type(pattern) == TypeId::Re {
        let bounds = [bound(vm, t, args, 2)?, bound(vm, t, args, 3)?];
        from = bounds[0].unwrap_or(0);
        t.len = bounds[1].unwrap_or(t.len).max(from);
    }
    let positions = Positions::new(vm, program)?;
    if find(vm, program, t, from, only_there, positions)? {
        new_match(vm, t.obj, positions)
    } else {
        Ok(Value::NONE)
    }
}

/// The byte of the text at the character position in argument `i`; `None` without one.
fn bound(vm: &mut Vm<'_>, t: Text, args: Args, i: u32) -> R<Option<u32>> {
    let Some(v) = args.opt(vm, i) else {
        return Ok(None);
    };
    let n = vm.to_i32(v)?;
    Ok(Some(t.byte_pos(vm, n.max(0) as u32)))
}

/// A match object for `subject`.
fn new_match(vm: &mut Vm<'_>, subject: Value, positions: Positions) -> R<Value> {
    let m = vm.alloc(Kind::Record, matched::WORDS + positions.len(), 0)?;
    vm.mem.set(m, record::TYPE, Value::typ(TypeId::Match));
    vm.mem.set(m, matched::TEXT, subject);
    for i in 0..positions.len() {
        let p = positions.get(vm, i);
        vm.mem.set(m, matched::POSITIONS + i, p);
    }
    Ok(m)
}

/// `split(subject, maxsplit)`. An empty match ends the splitting.
fn split(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let program = program(vm, args.get(vm, 0))?;
    let t = text(vm, args.get(vm, 1))?;
    let most = match args.opt(vm, 2) {
        Some(n) => vm.to_i32(n)?,
        None => 0,
    };
    let positions = Positions::new(vm, program)?;
    if positions.len() > 2 {
        return vm.raise_text(
            TypeId::NotImplementedError,
            "splitting with sub-captures",
            &[],
        );
    }
    let list = vm.new_list(&[])?;
    let mut at = 0;
    while most <= 0 || vm.list_len(list) < most as u32 {
        if !find(vm, program, t, at, false, positions)? {
            break;
        }
        let (from, to) = positions.whole(vm);
        if from == to {
            break;
        }
        let part = vm.text_part(t, at, from - at)?;
        vm.list_push(list, part)?;
        at = to;
    }
    let part = vm.text_part(t, at, t.len - at)?;
    vm.list_push(list, part)?;
    Ok(list)
}

/// How many groups a match has, itself included.
fn count(vm: &Vm<'_>, m: Value) -> u32 {
    (vm.mem.size(m) - matched::WORDS) / 2
}

/// Bytes of the subject where group `n` of the match `m` begins and ends; `None` if it has no part in the
/// match.
///
/// # Errors
/// IndexError if there is no such group.
fn range(vm: &mut Vm<'_>, m: Value, n: i32) -> R<Option<(u32, u32)>> {
    if n < 0 || n as u32 >= count(vm, m) {
        let n = vm.new_int(n)?;
        return vm.raise(TypeId::IndexError, n);
    }
    let at = |i| vm.mem.get(m, matched::POSITIONS + 2 * n as u32 + i);
    let both = at(0).is_int() && at(1).is_int();
    Ok(both.then(|| (at(0).as_len(), at(1).as_len())))
}

/// The text of group `n`, or None.
fn group_text(vm: &mut Vm<'_>, m: Value, n: i32) -> R<Value> {
    let Some((from, to)) = range(vm, m, n)? else {
        return Ok(Value::NONE);
    };
    let t = text(vm, vm.mem.get(m, matched::TEXT))?;
    vm.text_part(t, from, to.saturating_sub(from))
}

fn group(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let n = vm.to_i32(args.get(vm, 1))?;
    group_text(vm, args.get(vm, 0), n)
}

fn groups(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let m = args.get(vm, 0);
    let n = count(vm, m);
    let all = vm.alloc(Kind::Tuple, n - 1, 0)?;
    for i in 1..n {
        let text = group_text(vm, m, i as i32)?;
        vm.mem.set_item(all, i - 1, text);
    }
    Ok(all)
}

/// Start (`which` is 0) or end (1) of a group, in characters; -1 if it has no part in the match.
fn position(vm: &mut Vm<'_>, args: Args, which: u32) -> R<Value> {
    let m = args.get(vm, 0);
    let n = match args.opt(vm, 1) {
        Some(n) => vm.to_i32(n)?,
        None => 0,
    };
    let Some((from, to)) = range(vm, m, n)? else {
        return Ok(Value::int(-1));
    };
    let t = text(vm, vm.mem.get(m, matched::TEXT))?;
    let byte = if which == 0 { from } else { to };
    Ok(Value::len(t.chars(vm, 0, byte)))
}

fn start(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    position(vm, args, 0)
}

fn end(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    position(vm, args, 1)
}

fn span(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let both = [position(vm, args, 0)?, position(vm, args, 1)?];
    vm.new_tuple(&both)
}

/// Writes the `repr` of a match object.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, m: Value) -> R<()> {
    vm.put_lit(out, "<match num=")?;
    let n = count(vm, m);
    vm.put_int(out, n as i32)?;
    vm.put(out, b'>')
}
