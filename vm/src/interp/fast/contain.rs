//! Membership: `x in v`.

use super::item::sequence;
use super::key;
use crate::protocol::hash::UNSURE;
use crate::vm::Vm;
use format::layout::{byte_array, range, vec};
use format::mem::Words;
use format::object::{self, Kind, BODY, FROZEN};
use format::value::Value;

/// Most bytes of a text that are searched for one of them. A search of more is counted as work.
const MOST_BYTES: u32 = 64;

/// Most bytes of a text that is searched for in another one.
const MOST_OF_PART: u32 = 16;

/// The answer, if it was found without a call.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(in crate::interp) enum Found {
    /// Not there.
    No,
    /// There.
    Yes,
    /// The general way has to be taken.
    Unsure,
}

impl From<bool> for Found {
    #[inline(always)]
    fn from(there: bool) -> Found {
        if there {
            Found::Yes
        } else {
            Found::No
        }
    }
}

/// `x in v` for a dict, set, list, tuple, range, text or bytes, as far as it takes no call to find out.
#[inline(never)]
pub(in crate::interp) fn found(vm: &Vm<'_>, v: Value, x: Value) -> Found {
    if v.is_interned() {
        return text_in(vm, vm.mem.at(v), x);
    }
    if !v.is_object() {
        return Found::Unsure;
    }
    let o = vm.mem.object_at(v);
    let h = o.header();
    if object::is(h, Kind::Dict) {
        return match key::value(vm, v, x) {
            Some(found) => Found::from(found.is_def()),
            None => Found::Unsure,
        };
    }
    if object::is(h, Kind::Set) || object::is(h, Kind::FrozenSet) {
        return match vm.set_place(v, x).0 {
            UNSURE => Found::Unsure,
            e => Found::from(e != 0),
        };
    }
    if object::is(h, Kind::Str) {
        return text_in(vm, o, x);
    }
    if object::is(h, Kind::Bytes) {
        return bytes_in(vm, o, object::size(h), x);
    }
    if object::is(h, Kind::ByteArray) && h & FROZEN == 0 {
        let raw = o.get(byte_array::RAW);
        if raw.is_undef() {
            return Found::Unsure;
        }
        return bytes_in(
            vm,
            vm.mem.object_at(raw),
            o.get(byte_array::LEN).as_len(),
            x,
        );
    }
    if object::is(h, Kind::Range) {
        return in_range(o, x);
    }
    match sequence(vm, v) {
        Some((n, items)) => in_items(vm, items, n, x),
        None => Found::Unsure,
    }
}

/// `x in range` for a range of small ints one by one.
#[inline(always)]
fn in_range(range: Words<'_>, x: Value) -> Found {
    let [start, stop, step] = [range::START, range::STOP, range::STEP].map(|i| range.get(i));
    if !x.is_int() || !start.is_int() || !stop.is_int() || step != Value::int(1) {
        return Found::Unsure;
    }
    Found::from(start.as_int() <= x.as_int() && x.as_int() < stop.as_int())
}

/// `x in s` for a string `s` and a short string `x`.
#[inline(always)]
fn text_in(vm: &Vm<'_>, s: Words<'_>, x: Value) -> Found {
    if !vm.is_str(x) {
        return Found::Unsure;
    }
    let n = object::size(s.header());
    part_in(s, n, vm.mem.at(x))
}

/// `x in s` for the first `n` bytes of `s`, and a small int or short bytes `x`.
#[inline(always)]
fn bytes_in(vm: &Vm<'_>, s: Words<'_>, n: u32, x: Value) -> Found {
    if x.is_int() {
        byte_in(s, n, x.as_int() as u32)
    } else if vm.mem.is(x, Kind::Bytes) {
        part_in(s, n, vm.mem.at(x))
    } else {
        Found::Unsure
    }
}

/// True if one of the first `n` bytes of `s` is `byte`.
#[inline(always)]
fn byte_in(s: Words<'_>, n: u32, byte: u32) -> Found {
    if n > MOST_BYTES {
        return Found::Unsure;
    }
    let (mut at, mut w) = (0, 0);
    while at < n {
        if at & 3 == 0 {
            w = s.word(BODY + (at >> 2));
        }
        if w & 0xff == byte {
            return Found::Yes;
        }
        w >>= 8;
        at += 1;
    }
    Found::No
}

/// True if the bytes of `part` lie somewhere within the first `n` bytes of `s`.
#[inline(never)]
fn part_in(s: Words<'_>, n: u32, part: Words<'_>) -> Found {
    let m = object::size(part.header());
    if n > MOST_BYTES || m > MOST_OF_PART {
        return Found::Unsure;
    }
    if m == 0 {
        return Found::Yes;
    }
    let first = part.word(BODY) & 0xff;
    let (mut at, mut w) = (0, 0);
    while at + m <= n {
        if at & 3 == 0 {
            w = s.word(BODY + (at >> 2));
        }
        if w & 0xff == first {
            let mut i = 1;
            while i < m && byte(s, at + i) == byte(part, i) {
                i += 1;
            }
            if i == m {
                return Found::Yes;
            }
        }
        w >>= 8;
        at += 1;
    }
    Found::No
}

/// Byte `i` of the text `s`.
#[inline(always)]
fn byte(s: Words<'_>, i: u32) -> u32 {
    s.word(BODY + (i >> 2)) >> ((i & 3) * 8) & 0xff
}

/// True if one of the `n` items equals `x`, a small int or a string.
#[inline(always)]
fn in_items(vm: &Vm<'_>, items: Words<'_>, n: u32, x: Value) -> Found {
    if !x.is_int() && !vm.is_str(x) {
        return Found::Unsure;
    }
    let mut item = items.skip(vec::ITEMS);
    let mut left = n;
    while left > 0 {
        let y = item.get(0);
        if y == x {
            return Found::Yes;
        }
        // Most items are ints or interned strings, which differ if their words do.
        if !y.is_int() && !y.is_interned() {
            match vm.is_same_key(y, x) {
                Some(false) => {}
                Some(true) => return Found::Yes,
                None => return Found::Unsure,
            }
        }
        item = item.skip(1);
        left -= 1;
    }
    Found::No
}
