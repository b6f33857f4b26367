//! `machine.PWM`. The VM keeps the channels ([`crate::board::pwm`]), and the board makes the pulses.

use super::{int_args, pin};
use crate::board::pin::PinSetup;
use crate::error::R;
use crate::native::{impure, impure_kw, Args, Group};
use crate::protocol::out::Out;
use crate::types::exception::Msg;
use crate::vm::Vm;
use format::layout::records::pwm::{ACTIVE, PIN};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `PWM`.
pub static METHODS: Group = Group {
    name: name!("PWM"),
    entries: &[
        impure_kw(name!("init"), init, 1, 3),
        impure(name!("deinit"), deinit, 1, 1),
        impure(name!("freq"), freq, 1, 2),
        impure(name!("duty"), duty, 1, 2),
        impure(name!("duty_u16"), duty_u16, 1, 2),
        impure(name!("duty_ns"), duty_ns, 1, 2),
    ],
};

/// Keyword arguments.
static ARGS: [Value; 4] = [
    name!("freq"),
    name!("duty"),
    name!("duty_u16"),
    name!("duty_ns"),
];

/// `PWM(pin, freq, duty, *, duty_u16, duty_ns)`.
pub fn make(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let pin = pin::number(vm, v)?;
    let words = [Value::typ(TypeId::Pwm), Value::len(pin), Value::int(0)];
    let object = vm.alloc_words(Kind::Native, 0, &words)?;
    set_up(vm, object, args)?;
    Ok(object)
}

fn init(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = vm.native_base(args.get(vm, 0));
    set_up(vm, object, args)?;
    Ok(Value::NONE)
}

/// Makes a channel for the object's pin, and sets what the arguments give. Nothing in here allocates.
fn set_up(vm: &mut Vm<'_>, object: Value, args: Args) -> R<()> {
    args.check_kw(vm, &ARGS)?;
    let mut given = [-1; 4];
    int_args(vm, args, 1, &ARGS, &mut given)?;
    let pin = vm.mem.get(object, PIN).as_len();
    if !vm.pwm.add(pin) {
        let parts = [Msg::S("PWM not supported on pin "), Msg::N(pin as i32)];
        return vm.raise_msg(TypeId::ValueError, &parts);
    }
    if vm.mem.get(object, ACTIVE).as_int() == 0 {
        vm.board.pin_setup(pin, PinSetup::output(false));
        vm.mem.set(object, ACTIVE, Value::int(1));
    }
    let [hz, duty, u16, ns] = given;
    if hz != -1 {
        vm.pwm.set_hz(hz);
    }
    if duty != -1 {
        vm.pwm.set_duty(pin, duty);
    }
    if u16 != -1 {
        vm.pwm.set_duty(pin, of_u16(u16));
    }
    if ns != -1 {
        vm.pwm.set_ns(pin, ns);
    }
    play(vm);
    Ok(())
}

fn play(vm: &mut Vm<'_>) {
    let (steps, n) = vm.pwm.steps();
    vm.board.pwm_play(&steps[..n]);
}

/// The duty that the port makes of one of 16 bits.
fn of_u16(n: i32) -> i32 {
    n.clamp(0, 0xffff) >> 6
}

/// The object's pin. A channel that was ended by `deinit` begins again, as on the port.
fn this(vm: &mut Vm<'_>, args: Args) -> R<u32> {
    let object = vm.native_base(args.get(vm, 0));
    if vm.mem.get(object, ACTIVE).as_int() == 0 {
        set_up(vm, object, args.skip(args.n))?;
    }
    Ok(vm.mem.get(object, PIN).as_len())
}

/// `deinit()`: the pin becomes low.
fn deinit(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = vm.native_base(args.get(vm, 0));
    let pin = vm.mem.get(object, PIN).as_len();
    if vm.mem.get(object, ACTIVE).as_int() != 0 {
        vm.mem.set(object, ACTIVE, Value::int(0));
        vm.pwm.remove(pin);
        play(vm);
        vm.board.pin_write(pin, false);
    }
    Ok(Value::NONE)
}

fn freq(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let Some(v) = args.opt(vm, 1) else {
        return Ok(Value::len(vm.pwm.hz()));
    };
    let hz = vm.to_i32(v)?;
    vm.pwm.set_hz(hz);
    play(vm);
    Ok(Value::NONE)
}

fn duty(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let pin = this(vm, args)?;
    let Some(v) = args.opt(vm, 1) else {
        return Ok(Value::len(vm.pwm.duty(pin)));
    };
    let duty = vm.to_i32(v)?;
    vm.pwm.set_duty(pin, duty);
    play(vm);
    Ok(Value::NONE)
}

fn duty_u16(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let pin = this(vm, args)?;
    let Some(v) = args.opt(vm, 1) else {
        return Ok(Value::len(vm.pwm.duty(pin) << 6));
    };
    let duty = vm.to_i32(v)?;
    vm.pwm.set_duty(pin, of_u16(duty));
    play(vm);
    Ok(Value::NONE)
}

fn duty_ns(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let pin = this(vm, args)?;
    let Some(v) = args.opt(vm, 1) else {
        let ns = vm.pwm.ns(pin);
        return vm.new_uint(ns);
    };
    let ns = vm.to_i32(v)?;
    vm.pwm.set_ns(pin, ns);
    play(vm);
    Ok(Value::NONE)
}

/// Writes the `repr` of a PWM object without the closing bracket.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let pin = vm.mem.get(v, PIN).as_len();
    vm.put_lit(out, "PWM(")?;
    vm.put_int(out, pin as i32)?;
    if vm.mem.get(v, ACTIVE).as_int() != 0 {
        vm.put_lit(out, ", freq=")?;
        vm.put_int(out, vm.pwm.hz() as i32)?;
        vm.put_lit(out, ", duty=")?;
        vm.put_int(out, vm.pwm.duty(pin) as i32)?;
    }
    Ok(())
}
