//! Methods of `dict` and `OrderedDict`.

use super::{update, views};
use crate::error::R;
use crate::native::{pure, pure_kw, static_fn, Args, Group};
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `dict`.
pub static METHODS: Group = Group {
    name: name!("dict"),
    entries: &[
        pure(name!("__contains__"), contains, 2, 2),
        pure(name!("__delitem__"), delitem, 2, 2),
        pure(name!("__getitem__"), getitem, 2, 2),
        pure(name!("__setitem__"), setitem, 3, 3),
        pure(name!("clear"), clear, 1, 1),
        pure(name!("copy"), copy, 1, 1),
        pure(name!("get"), get, 2, 3),
        pure(name!("items"), items, 1, 1),
        pure(name!("keys"), keys, 1, 1),
        pure(name!("pop"), pop, 2, 3),
        pure(name!("popitem"), popitem, 1, 1),
        pure(name!("setdefault"), setdefault, 2, 3),
        pure_kw(name!("update"), update, 1, 2),
        pure(name!("values"), values, 1, 1),
        static_fn(name!("fromkeys"), fromkeys, 1, 2),
    ],
};

/// Attributes of `OrderedDict` that `dict` does not have.
pub static ORDERED_METHODS: Group = Group {
    name: name!("OrderedDict"),
    entries: &[pure_kw(name!("move_to_end"), move_to_end, 2, 3)],
};

fn this(vm: &Vm<'_>, args: Args) -> Value {
    vm.native_base(args.get(vm, 0))
}

fn contains(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (d, k) = (this(vm, args), args.get(vm, 1));
    Ok(Value::bool(vm.dict_get(d, k)?.get().is_some()))
}

fn delitem(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (d, k) = (this(vm, args), args.get(vm, 1));
    super::set_subscr(vm, d, k, Value::UNDEF)?;
    Ok(Value::NONE)
}

fn getitem(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (d, k) = (this(vm, args), args.get(vm, 1));
    super::subscr(vm, d, k)
}

fn setitem(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (d, k, x) = (this(vm, args), args.get(vm, 1), args.get(vm, 2));
    vm.dict_set(d, k, x)?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.ns_clear(this(vm, args))?;
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.dict_copy(this(vm, args))
}

fn get(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (d, k) = (this(vm, args), args.get(vm, 1));
    let found = vm.dict_get(d, k)?.get();
    Ok(found.or(args.opt(vm, 2)).unwrap_or(Value::NONE))
}

fn items(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    views::new(vm, this(vm, args), views::ITEMS)
}

fn keys(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    views::new(vm, this(vm, args), views::KEYS)
}

fn values(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    views::new(vm, this(vm, args), views::VALUES)
}

fn pop(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (d, k) = (this(vm, args), args.get(vm, 1));
    match vm.dict_take(d, k)?.get().or(args.opt(vm, 2)) {
        Some(x) => Ok(x),
        None => {
            let k = args.get(vm, 1);
            vm.key_error(k)
        }
    }
}

fn popitem(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let d = this(vm, args);
    let Some((k, v)) = last(vm, d) else {
        return vm.raise_text(TypeId::KeyError, "popitem(): dictionary is empty", &[]);
    };
    let mark = vm.hold_mark();
    let pair = vm.new_tuple(&[k, v])?;
    let pair = vm.hold(pair)?;
    vm.dict_del(d, k)?;
    let pair = vm.held(pair);
    vm.unwind_holds(mark);
    Ok(pair)
}

/// Key and value of the last entry of the dict `d`.
fn last(vm: &Vm<'_>, d: Value) -> Option<(Value, Value)> {
    vm.learn_whole(d);
    let t = vm.tables(d);
    if t.delta.is_some() {
        return vm.ns_last(d);
    }
    let used = t.own.used(&vm.mem).min(t.own.cap);
    let e = (0..used).rev().find(|&e| t.own.key(&vm.mem, e).is_def())?;
    Some((t.own.key(&vm.mem, e), t.own.value(&vm.mem, e)))
}

fn setdefault(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (d, k) = (this(vm, args), args.get(vm, 1));
    if let Some(x) = vm.dict_get(d, k)?.get() {
        return Ok(x);
    }
    let (d, k) = (this(vm, args), args.get(vm, 1));
    let x = args.opt(vm, 2).unwrap_or(Value::NONE);
    vm.dict_set(d, k, x)?;
    Ok(args.opt(vm, 2).unwrap_or(Value::NONE))
}

fn update(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let mark = vm.hold_mark();
    let d = vm.hold(this(vm, args))?;
    update::from_args(vm, d, args.skip(1))?;
    vm.unwind_holds(mark);
    Ok(Value::NONE)
}

/// `fromkeys(iterable, value=None)`: makes a dict of the type that it is called on.
fn fromkeys(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let class = vm.calls.callee_type;
    let mark = vm.hold_mark();
    let d = if vm.mem.is(class, Kind::Class) {
        vm.call(class, &[])?
    } else if class == Value::typ(TypeId::OrderedDict) {
        vm.new_ordered_dict(0)?
    } else {
        vm.new_dict()?
    };
    let d = vm.hold(d)?;
    vm.each(args.get(vm, 0), &mut |vm, k| {
        vm.firmly(|vm| {
            let x = args.opt(vm, 1).unwrap_or(Value::NONE);
            let d = vm.held(d);
            if vm.is_dict(d) {
                vm.dict_set(d, vm.held(k), x)
            } else {
                vm.set_item(d, vm.held(k), x)
            }
        })?;
        Ok(true)
    })?;
    let d = vm.held(d);
    vm.unwind_holds(mark);
    Ok(d)
}

/// `move_to_end(key, last=True)`.
fn move_to_end(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("last")])?;
    let to_end = args.opt_or_kw(vm, 2, name!("last")).unwrap_or(Value::TRUE);
    let to_end = vm.truth(to_end)?;
    let (d, k) = (this(vm, args), args.get(vm, 1));
    vm.learn_whole(d);
    let Some(x) = vm.dict_get(d, k)?.get() else {
        let k = args.get(vm, 1);
        return vm.key_error(k);
    };
    let mark = vm.hold_mark();
    let (key, x) = (vm.hold(args.get(vm, 1))?, vm.hold(x)?);
    let rest = if to_end {
        Value::UNDEF
    } else {
        vm.dict_copy(this(vm, args))?
    };
    let rest = vm.hold(rest)?;
    if to_end {
        vm.dict_del(this(vm, args), vm.held(key))?;
    } else {
        vm.ns_clear(this(vm, args))?;
    }
    vm.firmly(|vm| vm.dict_set(this(vm, args), vm.held(key), vm.held(x)))?;
    if !to_end {
        let d = vm.hold(this(vm, args))?;
        update::from_dict(vm, d, rest)?;
    }
    vm.unwind_holds(mark);
    Ok(Value::NONE)
}
