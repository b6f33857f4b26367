//! `machine.Pin`, an immediate value, and `machine.Signal`, a pin whose levels may be inverted: an
//! object. They share the methods that read and write.

use super::{int_arg, irq};
use crate::board::irq::{FALLING, RISING};
use crate::board::pin::{exists, PinMode, PinSetup};
use crate::error::R;
use crate::native::{constant, impure, impure_kw, Args, Entry, Group};
use crate::vm::Vm;
use format::layout::records::signal;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

const VALUE: Entry = impure(name!("value"), value, 1, 2);
const CALL: Entry = impure(name!("__call__"), value, 1, 2);
const ON: Entry = impure(name!("on"), on, 1, 1);
const OFF: Entry = impure(name!("off"), off, 1, 1);

/// Attributes of `Pin`.
pub static METHODS: Group = Group {
    name: name!("Pin"),
    entries: &[
        VALUE,
        CALL,
        ON,
        OFF,
        impure_kw(name!("init"), init, 1, 4),
        impure_kw(name!("irq"), irq::irq, 1, 4),
        constant(name!("IN"), Value::int(PinMode::In as i32)),
        constant(name!("OUT"), Value::int(PinMode::Out as i32)),
        constant(name!("OPEN_DRAIN"), Value::int(PinMode::OpenDrain as i32)),
        constant(name!("PULL_UP"), Value::int(PULL_UP)),
        constant(name!("IRQ_RISING"), Value::int(RISING as i32)),
        constant(name!("IRQ_FALLING"), Value::int(FALLING as i32)),
    ],
};

/// Attributes of `Signal`.
pub static SIGNAL_METHODS: Group = Group {
    name: name!("Signal"),
    entries: &[VALUE, CALL, ON, OFF],
};

/// `Pin.PULL_UP`; 0 means no pull.
const PULL_UP: i32 = 1;
/// Keyword arguments of a pin, then of a signal.
static ARGS: [Value; 4] = [
    name!("mode"),
    name!("pull"),
    name!("value"),
    name!("invert"),
];
/// Bit of a signal's word: its levels are inverted. The bits below hold the pin's number.
const INVERT: u32 = 1 << 8;
/// Number of the pin that has no pull-up in the chip.
const NO_PULL_UP: u32 = 16;

/// The number of the pin `v`.
///
/// # Errors
/// ValueError if it is not a pin.
pub(super) fn number(vm: &mut Vm<'_>, v: Value) -> R<u32> {
    let v = vm.native_base(v);
    if v.is_pin() {
        return Ok(v.pin_number());
    }
    vm.value_error("expecting a pin")
}

/// `Pin(id, mode, pull, value)`. With an id alone the pin stays as it is.
pub fn make(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    make_with(vm, args, &ARGS[..3])
}

/// A pin set up by the arguments of `Pin`, of which `known` lists those that may be keywords.
fn make_with(vm: &mut Vm<'_>, args: Args, known: &[Value]) -> R<Value> {
    let v = args.get(vm, 0);
    let id = vm.to_i32(v)? as u32;
    if !exists(id) {
        return vm.value_error("invalid pin");
    }
    set_up(vm, id, args, known)?;
    Ok(Value::pin(id))
}

fn init(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let id = number(vm, v)?;
    set_up(vm, id, args, &ARGS[..3])?;
    Ok(Value::NONE)
}

/// Sets pin `id` up by the arguments after the first one: `mode`, `pull`, `value`. A mode
/// that is missing or -1 stays as it is.
fn set_up(vm: &mut Vm<'_>, id: u32, args: Args, known: &[Value]) -> R<()> {
    args.check_kw(vm, known)?;
    let mut setup = PinSetup::KEEP;
    let mode = int_arg(vm, args, 1, name!("mode"), -1)?;
    setup = match mode {
        -1 => setup,
        0 => setup.with_mode(PinMode::In),
        1 => setup.with_mode(PinMode::Out),
        2 => setup.with_mode(PinMode::OpenDrain),
        _ => return vm.value_error("invalid mode"),
    };
    // A new mode without a pull turns the pull off.
    let stays = if mode == -1 { -1 } else { 0 };
    setup = match int_arg(vm, args, 2, name!("pull"), stays)? {
        -1 => setup,
        0 => setup.with_pull_up(false),
        PULL_UP if id == NO_PULL_UP => return vm.value_error("Pin(16) doesn't support pull"),
        PULL_UP => setup.with_pull_up(true),
        _ => return vm.value_error("invalid pull"),
    };
    match args.opt_or_kw(vm, 3, name!("value")) {
        Some(v) if !v.is_none() => setup = setup.with_level(vm.truth(v)?),
        _ => {}
    }
    if setup != PinSetup::KEEP {
        vm.board.pin_setup(id, setup);
    }
    Ok(())
}

/// `Signal(pin, invert=False)`, or the arguments of `Pin` and `invert`.
pub fn make_signal(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let v = vm.native_base(v);
    let pin = if v.is_pin() {
        args.check_kw(vm, &[name!("invert")])?;
        if args.n > 1 {
            return vm.type_error("");
        }
        v
    } else {
        // If the allocation below fails, all this is done again, with the same result.
        make_with(vm, args, &ARGS)?
    };
    let inverted = match args.kw(vm, name!("invert")) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    let what = pin.pin_number() | if inverted { INVERT } else { 0 };
    let words = [Value::typ(TypeId::Signal), Value::len(what)];
    vm.alloc_words(Kind::Native, 0, &words)
}

/// The pin behind a pin or signal, and whether its levels are inverted.
fn this(vm: &Vm<'_>, args: Args) -> (u32, bool) {
    let v = vm.native_base(args.get(vm, 0));
    if v.is_pin() {
        return (v.pin_number(), false);
    }
    let what = vm.mem.get(v, signal::PIN).as_len();
    (what & (INVERT - 1), what & INVERT != 0)
}

fn set(vm: &mut Vm<'_>, args: Args, level: bool) -> R<Value> {
    let (pin, inverted) = this(vm, args);
    vm.board.pin_write(pin, level != inverted);
    Ok(Value::NONE)
}

fn on(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    set(vm, args, true)
}

fn off(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    set(vm, args, false)
}

/// `pin.value()`, `pin.value(x)`, `pin()`, `pin(x)`.
fn value(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    if let Some(x) = args.opt(vm, 1) {
        let level = vm.truth(x)?;
        return set(vm, args, level);
    }
    let (pin, inverted) = this(vm, args);
    let level = vm.board.pin_read(pin) != inverted;
    Ok(Value::int(i32::from(level)))
}
