//! `Pin.irq`, its object, and `disable_irq` with `enable_irq`.
//!
//! The board keeps the edges of a pin until the VM takes them ([`crate::board::irq`]); `modules/pending.rs` tells when
//! that is. The objects of the pins that have handlers form a chain.

use super::pin;
use crate::board::irq::{Edge, FALLING, RISING};
use crate::error::R;
use crate::modules::pending;
use crate::native::{impure, Args, Group};
use crate::types::exception::Msg;
use crate::vm::Vm;
use format::layout::records::irq::{HANDLER, NEXT, WHAT, WORDS};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of what `Pin.irq` gives.
pub static METHODS: Group = Group {
    name: name!("IRQ"),
    entries: &[
        impure(name!("__call__"), call, 1, 1),
        impure(name!("trigger"), trigger, 1, 2),
        impure(name!("flags"), flags, 1, 1),
    ],
};

// The word `what`: the pin's number in bits 3 to 0.
const PIN: u32 = 15;
/// Shift of the edges that call the handler.
const TRIGGER: u32 = 4;
/// Shift of the edge that called it last.
const FLAGS: u32 = 6;
const HARD: u32 = 1 << 8;
const EDGES: u32 = RISING | FALLING;

/// Number of the first pin that has no interrupts.
const NO_IRQ: u32 = 16;

/// State that [`disable`] gives while handlers run freely, and while they are held back: what the port gives, the
/// processor's register PS with its level of interrupts in the lower four bits.
const ENABLED: i32 = 0x20;
const LEVEL: i32 = 15;

/// `machine.disable_irq()`: holds handlers and callbacks back, and returns the previous state, for `enable_irq`.
pub fn disable(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let before = core::mem::replace(&mut vm.interrupts.held_back, true);
    Ok(Value::int(ENABLED | if before { LEVEL } else { 0 }))
}

/// `machine.enable_irq(state)`: goes back to that state.
pub fn enable(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let state = args.get(vm, 0);
    vm.interrupts.held_back = vm.to_i32(state)? & LEVEL != 0;
    vm.look_soon();
    Ok(Value::NONE)
}

/// `machine.irq_overflows()`: edges that were lost because 255 were waiting, since the program began.
pub fn overflows(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let lost = vm.board.edges_lost();
    vm.new_uint(lost)
}

/// `pin.irq(handler=None, trigger=IRQ_FALLING | IRQ_RISING, hard=False)`. Without arguments nothing changes.
pub fn irq(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let known = [name!("handler"), name!("trigger"), name!("hard")];
    args.check_kw(vm, &known)?;
    let v = args.get(vm, 0);
    let pin = pin::number(vm, v)?;
    if pin >= NO_IRQ {
        return vm.raise_msg(
            TypeId::OSError,
            &[Msg::S("pin does not have IRQ capabilities")],
        );
    }
    let handler = args.opt_or_kw(vm, 1, known[0]).unwrap_or(Value::NONE);
    let edges = super::int_arg(vm, args, 2, known[1], EDGES as i32)? as u32;
    let hard = match args.opt_or_kw(vm, 3, known[2]) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    if edges & !EDGES != 0 {
        return vm.value_error("invalid trigger");
    }
    let mut object = find(vm, pin);
    if object.is_none() {
        let none = Value::NONE;
        let words: [Value; WORDS as usize] = [Value::typ(TypeId::Irq), none, none, Value::len(pin)];
        object = vm.alloc_words(Kind::Native, 0, &words)?;
    }
    if args.n == 1 && args.kw_len(vm) == 0 {
        return Ok(object);
    }
    vm.board.pin_watch(pin, 0);
    // Edges of before belong to the handler of before.
    while vm.board.take_edge(1 << pin).is_some() {}
    unlink(vm, pin);
    if handler.is_none() {
        return Ok(object);
    }
    let bit = 1 << pin;
    let what = pin | edges << TRIGGER | if hard { HARD } else { 0 };
    vm.mem.set(object, NEXT, vm.interrupts.irqs);
    vm.mem.set(object, HANDLER, handler);
    vm.mem.set(object, WHAT, Value::len(what));
    vm.interrupts.irqs = object;
    vm.interrupts.sources |= bit;
    if hard {
        vm.interrupts.hard |= bit;
    }
    vm.board.pin_watch(pin, edges);
    vm.poll_soon();
    Ok(object)
}

/// The object of the pin's handler; None if it has none.
fn find(vm: &Vm<'_>, pin: u32) -> Value {
    let mut at = vm.interrupts.irqs;
    while !at.is_none() && pin_of(vm, at) != pin {
        at = vm.mem.get(at, NEXT);
    }
    at
}

/// Takes the pin's object out of the chain, if it is there.
fn unlink(vm: &mut Vm<'_>, pin: u32) {
    vm.interrupts.sources &= !(1 << pin);
    vm.interrupts.hard &= !(1 << pin);
    let (mut before, mut at) = (Value::NONE, vm.interrupts.irqs);
    while !at.is_none() {
        let next = vm.mem.get(at, NEXT);
        if pin_of(vm, at) == pin {
            match before.is_none() {
                true => vm.interrupts.irqs = next,
                false => vm.mem.set(before, NEXT, next),
            }
            vm.mem.set(at, HANDLER, Value::NONE);
            vm.mem.set(at, WHAT, Value::len(pin));
            return;
        }
        (before, at) = (at, next);
    }
}

fn what(vm: &Vm<'_>, object: Value) -> u32 {
    vm.mem.get(object, WHAT).as_len()
}

fn pin_of(vm: &Vm<'_>, object: Value) -> u32 {
    what(vm, object) & PIN
}

fn this(vm: &Vm<'_>, args: Args) -> Value {
    vm.native_base(args.get(vm, 0))
}

/// Runs the handler of an edge. **Moves objects.**
pub fn run(vm: &mut Vm<'_>, edge: Edge) -> R<()> {
    let object = find(vm, edge.pin);
    if object.is_none() {
        return Ok(());
    }
    let old = what(vm, object);
    // A pulse may end before its edge is noted: a pin that waits for one kind of edge had that one.
    let flags = match old >> TRIGGER & EDGES {
        EDGES if edge.high => RISING,
        EDGES => FALLING,
        one => one,
    };
    let new = old & !(EDGES << FLAGS) | flags << FLAGS;
    vm.mem.set(object, WHAT, Value::len(new));
    call_handler(vm, object)
}

fn call_handler(vm: &mut Vm<'_>, object: Value) -> R<()> {
    let (f, what) = (vm.mem.get(object, HANDLER), what(vm, object));
    pending::call(vm, f, Value::pin(what & PIN), what & HARD != 0)
}

/// `irq()`: calls the handler.
fn call(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = this(vm, args);
    call_handler(vm, object)?;
    Ok(Value::NONE)
}

/// `irq.trigger()`: the edges that call the handler. `irq.trigger(edges)` changes them and returns the ones before.
fn trigger(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = this(vm, args);
    let old = what(vm, object);
    if let Some(v) = args.opt(vm, 1) {
        let edges = vm.to_i32(v)? as u32;
        if edges & !EDGES != 0 {
            return vm.value_error("invalid trigger");
        }
        let new = old & !(EDGES << TRIGGER) | edges << TRIGGER;
        vm.mem.set(object, WHAT, Value::len(new));
        if find(vm, old & PIN) == object {
            vm.board.pin_watch(old & PIN, edges);
        }
    }
    Ok(Value::len(old >> TRIGGER & EDGES))
}

/// `irq.flags()`: the edge that called the handler last, as a trigger.
fn flags(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = this(vm, args);
    Ok(Value::len(what(vm, object) >> FLAGS & EDGES))
}
