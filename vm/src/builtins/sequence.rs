//! Built-in functions over iterables.

use crate::error::{Outcome, R};
use crate::memory::heap::Hold;
use crate::native::{pure, pure_kw, Args, Entry, MANY};
use crate::types::list::sort_list;
use crate::vm::Vm;
use format::isa::{BinOp, Op};
use format::name;
use format::object::{self, Kind};
use format::types::TypeId;
use format::value::{small, Value};

/// `all(iterable)`.
pub const ALL: Entry = pure(name!("all"), all, 1, 1);
/// `any(iterable)`.
pub const ANY: Entry = pure(name!("any"), any, 1, 1);
/// `iter(v)`, `iter(function, sentinel)`.
pub const ITER: Entry = pure(name!("iter"), iter, 1, 2);
/// `len(v)`.
pub const LEN: Entry = pure(name!("len"), len, 1, 1);
/// `max(iterable, *, key, default)`, `max(a, b, ...)`.
pub const MAX: Entry = pure_kw(name!("max"), max, 1, MANY);
/// `min(iterable, *, key, default)`, `min(a, b, ...)`.
pub const MIN: Entry = pure_kw(name!("min"), min, 1, MANY);
/// `next(iterator)`, `next(iterator, default)`.
pub const NEXT: Entry = pure(name!("next"), next, 1, 2);
/// `sorted(iterable, *, key=None, reverse=False)`.
pub const SORTED: Entry = pure_kw(name!("sorted"), sorted, 1, 1);
/// `sum(iterable, start=0)`.
pub const SUM: Entry = pure(name!("sum"), sum, 1, 2);

/// `all(iterable)`.
pub fn all(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(Value::bool(!any_is(vm, args, false)?))
}

/// `any(iterable)`.
pub fn any(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(Value::bool(any_is(vm, args, true)?))
}

/// True if the truth of at least one item is `wanted`.
fn any_is(vm: &mut Vm<'_>, args: Args, wanted: bool) -> R<bool> {
    let mut found = false;
    vm.each(args.get(vm, 0), &mut |vm, x| {
        let v = vm.held(x);
        let truth = if v.is_int() {
            v != Value::int(0)
        } else if v.is_object() {
            vm.firmly(|vm| vm.truth(vm.held(x)))?
        } else {
            vm.truth(v)?
        };
        found = truth == wanted;
        Ok(!found)
    })?;
    Ok(found)
}

/// `iter(v)`, `iter(function, sentinel)`.
pub fn iter(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    match args.opt(vm, 1) {
        None => vm.iter(v),
        Some(end) => vm.new_iter(crate::types::iter::SENTINEL, v, Value::int(0), end),
    }
}

/// `len(v)`.
pub fn len(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let n = vm.len(v)?;
    if n <= object::SIZE_MAX {
        return Ok(Value::len(n));
    }
    vm.firmly(|vm| vm.new_uint(n))
}

/// `next(iterator)`, `next(iterator, default)`.
pub fn next(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let it = args.get(vm, 0);
    if args.n == 1 && vm.mem.is(it, Kind::Gen) {
        return vm.gen_call(it, Value::NONE).map(Outcome::to_native);
    }
    vm.exc = Value::UNDEF;
    let found = match vm.next(it) {
        Err(e)
            if args.n == 2
                && e == crate::error::Raise::Exc
                && vm.raised_is(TypeId::StopIteration) =>
        {
            vm.exc = Value::UNDEF;
            None
        }
        r => r?.get(),
    };
    match found.or(args.opt(vm, 1)) {
        Some(x) => Ok(x),
        None if vm.raised_is(TypeId::StopIteration) => Err(crate::error::Raise::Exc),
        None => vm.raise_bare(TypeId::StopIteration),
    }
}

/// `sorted(iterable, *, key=None, reverse=False)`.
pub fn sorted(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let known = [name!("key"), name!("reverse")];
    args.check_kw(vm, &known)?;
    let mark = vm.hold_mark();
    let key = args.kw(vm, known[0]).unwrap_or(Value::NONE);
    let (key, l) = (vm.hold(key)?, vm.hold(Value::UNDEF)?);
    let reverse = args.kw(vm, known[1]).unwrap_or(Value::FALSE);
    let reverse = vm.truth(reverse)?;
    let list = vm.list_from(args.get(vm, 0))?;
    vm.set_held(l, list);
    vm.firmly(|vm| sort_list(vm, l, key, reverse))?;
    let list = vm.held(l);
    vm.unwind_holds(mark);
    Ok(list)
}

/// `sum(iterable, start=0)`.
pub fn sum(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let mark = vm.hold_mark();
    let total = vm.hold(args.opt(vm, 1).unwrap_or(Value::int(0)))?;
    vm.each(args.get(vm, 0), &mut |vm, x| {
        let (a, b) = (vm.held(total), vm.held(x));
        if a.is_int() && b.is_int() {
            if let Some(s) = small(a.as_int() + b.as_int()) {
                vm.set_held(total, s);
                return Ok(true);
            }
        }
        let s = vm.firmly(|vm| vm.binary(BinOp::Add, vm.held(total), vm.held(x)))?;
        vm.set_held(total, s);
        Ok(true)
    })?;
    let s = vm.held(total);
    vm.unwind_holds(mark);
    Ok(s)
}

/// `max(iterable, *, key, default)`, `max(a, b, ...)`.
pub fn max(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    best(vm, args, true)
}

/// `min(iterable, *, key, default)`, `min(a, b, ...)`.
pub fn min(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    best(vm, args, false)
}

/// The state of `min` and `max`, in holds.
struct Best {
    largest: bool,
    function: Hold,
    item: Hold,
    key: Hold,
    new_key: Hold,
}

impl Best {
    /// Compares one more held item with the best one so far.
    fn offer(&self, vm: &mut Vm<'_>, x: Hold) -> R<()> {
        let key = if vm.held(self.function).is_none() {
            vm.held(x)
        } else {
            vm.firmly(|vm| vm.call(vm.held(self.function), &[vm.held(x)]))?
        };
        vm.set_held(self.new_key, key);
        let old = vm.held(self.key);
        let better = if old.is_undef() {
            true
        } else if key.is_int() && old.is_int() {
            (key.as_int() > old.as_int()) == self.largest && key != old
        } else {
            vm.firmly(|vm| {
                let (old, new) = (vm.held(self.key), vm.held(self.new_key));
                let op = if self.largest { Op::Gt } else { Op::Lt };
                let v = vm.compare(op, new, old)?;
                vm.truth(v)
            })?
        };
        if better {
            vm.set_held(self.item, vm.held(x));
            vm.set_held(self.key, vm.held(self.new_key));
        }
        Ok(())
    }
}

fn best(vm: &mut Vm<'_>, args: Args, largest: bool) -> R<Value> {
    let known = [name!("key"), name!("default")];
    args.check_kw(vm, &known)?;
    let mark = vm.hold_mark();
    let function = args.kw(vm, known[0]).unwrap_or(Value::NONE);
    let default = args.kw(vm, known[1]).unwrap_or(Value::UNDEF);
    let default = vm.hold(default)?;
    let b = Best {
        largest,
        function: vm.hold(function)?,
        item: vm.hold(Value::UNDEF)?,
        key: vm.hold(Value::UNDEF)?,
        new_key: vm.hold(Value::UNDEF)?,
    };
    if args.n == 1 {
        vm.each(args.get(vm, 0), &mut |vm, x| {
            b.offer(vm, x)?;
            Ok(true)
        })?;
    } else {
        let x = vm.hold(Value::UNDEF)?;
        for i in 0..args.n {
            vm.set_held(x, args.get(vm, i));
            b.offer(vm, x)?;
        }
    }
    let found = vm.held(b.item).some().or(vm.held(default).some());
    vm.unwind_holds(mark);
    match found {
        Some(x) => Ok(x),
        None => vm.value_error("arg is an empty sequence"),
    }
}
