//! The constructors `enumerate`, `zip`, `map`, `filter` and `reversed`.

use super::{ENUMERATE, FILTER, MAP, REVERSED, ZIP};
use crate::error::R;
use crate::memory::heap::Hold;
use crate::native::Args;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::{small, Value};

/// The largest number of iterables that `map` takes.
pub const MAP_MAX: usize = 8;

/// Raises TypeError if there are fewer than `n` positional arguments.
fn need(vm: &mut Vm<'_>, args: Args, n: u32) -> R<()> {
    if args.n >= n {
        return Ok(());
    }
    let missing = (n - args.n) as i32;
    vm.raise_text(
        TypeId::TypeError,
        "function missing %n required positional arguments",
        &[Value::int(missing)],
    )
}

/// `enumerate(iterable, start=0)`.
pub fn enumerate(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("start"), name!("iterable")])?;
    if args.kw(vm, name!("iterable")).is_none() {
        need(vm, args, 1)?;
    }
    let start = args
        .opt_or_kw(vm, 1, name!("start"))
        .unwrap_or(Value::int(0));
    let Some(start) = small(vm.to_i32(start)?) else {
        return vm.int_overflow();
    };
    let source = args
        .opt_or_kw(vm, 0, name!("iterable"))
        .unwrap_or(Value::NONE);
    let it = vm.iter(source)?;
    vm.keep_with(it, |vm, it| {
        vm.new_iter(ENUMERATE, vm.held(it), start, Value::UNDEF)
    })
}

/// `zip(*iterables)`.
pub fn zip(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    let iterators = iterators(vm, args)?;
    vm.keep_with(iterators, |vm, it| {
        vm.new_iter(ZIP, vm.held(it), Value::int(0), Value::UNDEF)
    })
}

/// `map(function, *iterables)`.
pub fn map(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    need(vm, args, 2)?;
    if args.n as usize > MAP_MAX + 1 {
        return vm.type_error("map with too many iterables");
    }
    let iterators = iterators(vm, args.skip(1))?;
    vm.keep_with(iterators, |vm, it| {
        vm.new_iter(MAP, vm.held(it), Value::int(0), args.get(vm, 0))
    })
}

/// `filter(function, iterable)`.
pub fn filter(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    need(vm, args, 2)?;
    let source = args.get(vm, 1);
    let it = vm.iter(source)?;
    vm.keep_with(it, |vm, it| {
        vm.new_iter(FILTER, vm.held(it), Value::int(0), args.get(vm, 0))
    })
}

/// `reversed(sequence)`.
pub fn reversed(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    need(vm, args, 1)?;
    let v = args.get(vm, 0);
    if vm.special(v, name!("__reversed__")).is_some() {
        if let Some(it) = vm.call_special(v, name!("__reversed__"), &[])?.get() {
            return Ok(it);
        }
    }
    let v = args.get(vm, 0);
    let own = vm.special(v, name!("__getitem__")).is_some();
    let mut source = if own { v } else { vm.native_base(v) };
    match vm.mem.kind(source) {
        Some(Kind::Dict | Kind::View) => source = vm.list_from(source)?,
        Some(Kind::Set | Kind::FrozenSet) => {
            return vm.raise_text(TypeId::TypeError, "'%t' object isn't reversible", &[v]);
        }
        _ => {}
    }
    let mark = vm.hold_mark();
    let h = vm.hold(source)?;
    let n = vm.len(source)?;
    let source = vm.held(h);
    vm.unwind_holds(mark);
    vm.keep_with(source, |vm, s| {
        vm.new_iter(REVERSED, vm.held(s), Value::len(n), Value::UNDEF)
    })
}

/// A tuple of the iterators over the arguments.
fn iterators(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let mark = vm.hold_mark();
    let t = vm.alloc(Kind::Tuple, args.n, 0)?;
    let t = vm.hold(t)?;
    for i in 0..args.n {
        let source = args.get(vm, i);
        let it = vm.iter(source)?;
        let tuple = vm.held(t);
        vm.mem.set_item(tuple, i, it);
    }
    let t = vm.held(t);
    vm.unwind_holds(mark);
    Ok(t)
}

impl Vm<'_> {
    /// Runs `f`, which allocates, firmly with `v` held.
    fn keep_with(&mut self, v: Value, f: impl Fn(&mut Self, Hold) -> R<Value>) -> R<Value> {
        let mark = self.hold_mark();
        let h = self.hold(v)?;
        let r = self.firmly(|vm| f(vm, h));
        self.unwind_holds(mark);
        r
    }
}
