//! `dict`, `OrderedDict` and the dict views. The storage is a namespace: see
//! [`crate::protocol::namespace`], and [`crate::protocol::hash`] for keys.

mod methods;
mod update;
mod views;

use crate::error::{Maybe, R};
use crate::memory::heap::Hold;
use crate::memory::keys::UNSURE;
use crate::native::Args;
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::isa::BinOp;
use format::layout::dict::{TABLE, WORDS};
use format::layout::view;
use format::object::{Kind, FLAG};
use format::table::{self, VALUE};
use format::types::TypeId;
use format::value::Value;

pub use methods::{METHODS, ORDERED_METHODS};
pub use views::{is_values, ITEMS};

impl Vm<'_> {
    /// A new, empty dict.
    pub fn new_dict(&mut self) -> R<Value> {
        self.alloc(Kind::Dict, WORDS, 0)
    }

    /// A new, empty dict with room for `n` entries.
    pub fn new_dict_cap(&mut self, n: u32) -> R<Value> {
        self.new_dict_of(Kind::Table2, n, 0)
    }

    /// A new, empty OrderedDict with room for `n` entries.
    pub fn new_ordered_dict(&mut self, n: u32) -> R<Value> {
        self.new_dict_of(Kind::Table2, n, FLAG)
    }

    /// A new, empty dict whose table is of kind `kind` and has room for `n` entries. `flag` is FLAG for an OrderedDict.
    pub(crate) fn new_dict_of(&mut self, kind: Kind, n: u32, flag: u32) -> R<Value> {
        let d = self.alloc(Kind::Dict, WORDS, flag)?;
        if n > 0 {
            let t = self.table_new(kind, n)?;
            self.mem.set(d, TABLE, t.at);
        }
        Ok(d)
    }

    /// True for a dict, or a namespace that is shown as a dict.
    pub(crate) fn is_dict(&self, v: Value) -> bool {
        self.mem.is(v, Kind::Dict) || self.mem.is(v, Kind::View) && !views::is_view(self, v)
    }

    /// True if `v` is an OrderedDict, in whose comparison the order of the entries counts.
    pub(crate) fn is_ordered(&self, v: Value) -> bool {
        self.mem.is(v, Kind::Dict) && self.mem.header(v) & FLAG != 0
    }

    /// A copy of the dict `d`.
    pub fn dict_copy(&mut self, d: Value) -> R<Value> {
        let flag = if self.is_ordered(d) { FLAG } else { 0 };
        let new = self.alloc(Kind::Dict, WORDS, flag)?;
        let t = self.tables(d);
        let n = self.ns_len(d);
        if n == 0 {
            return Ok(new);
        }
        let hashed =
            table::is_hashed(t.own.kind) || t.delta.is_some_and(|x| table::is_hashed(x.kind));
        let kind = if hashed { Kind::Table3 } else { Kind::Table2 };
        let copy = if t.delta.is_none() {
            self.table_copy(t.own, kind, n)?
        } else {
            self.table_new(kind, n)?
        };
        self.mem.set(new, TABLE, copy.at);
        if t.delta.is_some() {
            let mut cursor = 0;
            while let Some((k, v, word)) = self.dict_next(d, &mut cursor) {
                self.dict_append(new, k, v, word)?;
            }
        }
        Ok(new)
    }

    /// Raises `KeyError(key)`.
    pub(crate) fn key_error<T>(&mut self, key: Value) -> R<T> {
        self.raise(TypeId::KeyError, key)
    }
}

/// Constructor of `dict` and `OrderedDict`: `callee_type` says which.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let ordered = vm.is_subclass(vm.calls.callee_type, Value::typ(TypeId::OrderedDict));
    let n = args.kw_len(vm) + args.opt(vm, 0).map_or(0, |v| vm.len_hint(v));
    let d = vm.new_dict_of(Kind::Table2, n, if ordered { FLAG } else { 0 })?;
    let mark = vm.hold_mark();
    let d = vm.hold(d)?;
    update::from_args(vm, d, args)?;
    let d = vm.held(d);
    vm.unwind_holds(mark);
    Ok(d)
}

/// `a op b`, where `a` or `b` is of this type; `None` if the type does not define `op` for them.
pub fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    let (a, b) = (vm.native_base(a), vm.native_base(b));
    if op != BinOp::Or || !vm.is_dict(a) || !vm.is_dict(b) {
        return Ok(Maybe::NONE);
    }
    let mark = vm.hold_mark();
    let b = vm.hold(b)?;
    let new = vm.dict_copy(a)?;
    let new = vm.hold(new)?;
    update::from_dict(vm, new, b)?;
    let new = vm.held(new);
    vm.unwind_holds(mark);
    Ok(Maybe(new))
}

/// `a op= b` in place; `None` if the plain operator is to be used.
pub fn inplace(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    if op != BinOp::Or {
        return Ok(Maybe::NONE);
    }
    let mark = vm.hold_mark();
    let ha = vm.hold(a)?;
    let d = vm.native_base(a);
    vm.dict_update(d, b)?;
    let a = vm.held(ha);
    vm.unwind_holds(mark);
    Ok(Maybe(a))
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm<'_>, v: Value, index: Value) -> R<Value> {
    let mark = vm.hold_mark();
    let key = vm.hold(index)?;
    let found = vm.dict_get(v, index)?.get();
    let key = vm.held(key);
    vm.unwind_holds(mark);
    match found {
        Some(x) => Ok(x),
        None => vm.key_error(key),
    }
}

/// `v[index] = x`, or `del v[index]` if `x` is UNDEF.
pub fn set_subscr(vm: &mut Vm<'_>, v: Value, index: Value, x: Value) -> R<()> {
    if x.is_def() {
        return vm.dict_set(v, index, x);
    }
    let mark = vm.hold_mark();
    let key = vm.hold(index)?;
    let found = vm.dict_del(v, index)?;
    let key = vm.held(key);
    vm.unwind_holds(mark);
    if found {
        Ok(())
    } else {
        vm.key_error(key)
    }
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    if views::is_view(vm, v) {
        return views::repr(vm, out, v);
    }
    let ordered = vm.is_ordered(v);
    vm.put_lit(out, if ordered { "OrderedDict({" } else { "{" })?;
    let mark = vm.hold_mark();
    let (d, value) = (vm.hold(v)?, vm.hold(Value::UNDEF)?);
    let mut cursor = 0;
    while let Some((k, x)) = vm.ns_next(vm.held(d), &mut cursor) {
        vm.set_held(value, x);
        vm.repr(out, k)?;
        vm.put_lit(out, ": ")?;
        let x = vm.held(value);
        vm.repr(out, x)?;
        if vm.ns_next(vm.held(d), &mut { cursor }).is_some() {
            vm.put_lit(out, ", ")?;
        }
    }
    vm.unwind_holds(mark);
    vm.put_lit(out, if ordered { "})" } else { "}" })
}

/// `x in v`, of a dict or view.
pub fn contains(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    if views::is_view(vm, v) {
        return views::contains(vm, v, x);
    }
    Ok(vm.dict_get(v, x)?.get().is_some())
}

/// `len(v)`, of a dict or view.
pub fn len(vm: &Vm<'_>, v: Value) -> u32 {
    if views::is_view(vm, v) {
        return vm.ns_len(vm.mem.get(v, view::OF));
    }
    vm.ns_len(v)
}

/// `a == b`, both dicts or both views.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    if views::is_view(vm, a) || views::is_view(vm, b) {
        return views::eq(vm, a, b);
    }
    let ordered = vm.is_ordered(a) && vm.is_ordered(b);
    if !ordered {
        if let Some(same) = same_plain_entries(vm, a, b) {
            return Ok(same);
        }
    }
    if vm.ns_len(a) != vm.ns_len(b) {
        return Ok(false);
    }
    let mark = vm.hold_mark();
    let (a, b) = (vm.hold(a)?, vm.hold(b)?);
    let same = if ordered {
        same_order(vm, a, b)?
    } else {
        same_entries(vm, a, b)?
    };
    vm.unwind_holds(mark);
    Ok(same)
}

/// Most entries that are compared without counting the work.
const PLAIN_MAX: u32 = 32;

/// True if two dicts in RAM have the same entries, if it can be told without a call.
fn same_plain_entries(vm: &Vm<'_>, a: Value, b: Value) -> Option<bool> {
    let (x, y) = (vm.entries_in_ram(a)?, vm.entries_in_ram(b)?);
    if x.live != y.live {
        return Some(false);
    }
    if x.used > PLAIN_MAX {
        return None;
    }
    let other = vm.mem.get(b, TABLE);
    let (mut entry, mut left) = (x.first, x.used);
    while left > 0 {
        let key = entry.get(0);
        if key.is_def() {
            let value = match vm.place_of(other, key).0 {
                UNSURE => return None,
                0 => return Some(false),
                e => vm.mem.object_at(other).get(e + VALUE),
            };
            if !vm.plain_eq(entry.get(1), value)? {
                return Some(false);
            }
        }
        entry = entry.skip(2);
        left -= 1;
    }
    Some(true)
}

fn same_entries(vm: &mut Vm<'_>, a: Hold, b: Hold) -> R<bool> {
    let value = vm.hold(Value::UNDEF)?;
    let mut cursor = 0;
    while let Some((k, x)) = vm.ns_next(vm.held(a), &mut cursor) {
        vm.set_held(value, x);
        let Some(y) = vm.dict_get(vm.held(b), k)?.get() else {
            return Ok(false);
        };
        let x = vm.held(value);
        if !vm.eq(x, y)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn same_order(vm: &mut Vm<'_>, a: Hold, b: Hold) -> R<bool> {
    let (x, y) = (vm.hold(Value::UNDEF)?, vm.hold(Value::UNDEF)?);
    let (mut ca, mut cb) = (0, 0);
    loop {
        let ea = vm.ns_next(vm.held(a), &mut ca);
        let eb = vm.ns_next(vm.held(b), &mut cb);
        let (Some((ka, va)), Some((kb, vb))) = (ea, eb) else {
            return Ok(ea.is_none() && eb.is_none());
        };
        vm.set_held(x, va);
        vm.set_held(y, vb);
        if !vm.eq(ka, kb)? {
            return Ok(false);
        }
        let (va, vb) = (vm.held(x), vm.held(y));
        if !vm.eq(va, vb)? {
            return Ok(false);
        }
    }
}
