//! `machine.Timer`: any number of timers, whatever their id. The running ones form a chain, the one that is due first at
//! its head, and the board's alarm is set to that one ([`crate::board::Board::set_alarm`]).
//!
//! A periodic timer is due at whole periods from its start, however late its callback runs, so it does not drift. If
//! callbacks take too long, the ticks that are behind by more than [`BEHIND`] are dropped, as on the port, whose queue of
//! scheduled calls has room for that many.

use super::int_args;
use crate::board::irq::ALARM;
use crate::error::R;
use crate::modules::pending;
use crate::native::{constant, impure, impure_kw, Args, Group};
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::layout::records::timer::{AT_LOW, CALLBACK, MODE, NEXT, PERIOD_LOW, WORDS};
use format::layout::{native, records::WIDE_BITS};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `Timer`.
pub static METHODS: Group = Group {
    name: name!("Timer"),
    entries: &[
        impure_kw(name!("init"), init, 1, 2),
        impure(name!("deinit"), deinit, 1, 1),
        constant(name!("ONE_SHOT"), Value::int(0)),
        constant(name!("PERIODIC"), Value::int(1)),
    ],
};

/// Keyword arguments.
static ARGS: [Value; 6] = [
    name!("mode"),
    name!("period"),
    name!("tick_hz"),
    name!("hard"),
    name!("freq"),
    name!("callback"),
];

/// Bits of a timer's mode.
const PERIODIC: u32 = 1;
const RUNNING: u32 = 2;
const HARD: u32 = 4;

/// Ticks of a periodic timer that may wait.
const BEHIND: u32 = 4;
/// The shortest period of a timer, in microseconds.
const SHORTEST_US: u64 = 100;
/// The longest moment or period, which two small ints can hold.
const LONGEST_US: u64 = (1 << (2 * WIDE_BITS - 1)) - 1;

/// The long number whose low half is the field `low`; the next field has the high half.
fn wide(vm: &Vm<'_>, object: Value, low: u32) -> u64 {
    let part = |i: u32| u64::from(vm.mem.get(object, i).as_len());
    part(low) | part(low + 1) << WIDE_BITS
}

fn set_wide(vm: &mut Vm<'_>, object: Value, low: u32, n: u64) {
    const MASK: u32 = (1 << WIDE_BITS) - 1;
    vm.mem.set(object, low, Value::len(n as u32 & MASK));
    let high = (n >> WIDE_BITS) as u32 & MASK;
    vm.mem.set(object, low + 1, Value::len(high));
}

fn mode(vm: &Vm<'_>, object: Value) -> u32 {
    vm.mem.get(object, MODE).as_len()
}

fn this(vm: &Vm<'_>, args: Args) -> Value {
    vm.native_base(args.get(vm, 0))
}

/// A timer that stands still.
fn new(vm: &mut Vm<'_>) -> R<Value> {
    let zero = Value::int(0);
    let mut words = [zero; WORDS as usize];
    words[0] = Value::typ(TypeId::Timer);
    for field in [NEXT, CALLBACK] {
        words[(field - native::TYPE) as usize] = Value::NONE;
    }
    vm.alloc_words(Kind::Native, 0, &words)
}

/// `Timer(id, mode=PERIODIC, *, period, tick_hz, freq, callback, hard)`. With an id alone it does not run.
pub fn make(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let id = args.get(vm, 0);
    vm.to_i32(id)?;
    let settings = settings(vm, args)?;
    let timer = new(vm)?;
    if args.n > 1 || args.kw_len(vm) > 0 {
        start(vm, timer, settings);
    }
    Ok(timer)
}

fn init(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let settings = settings(vm, args)?;
    let timer = this(vm, args);
    start(vm, timer, settings);
    Ok(Value::NONE)
}

fn deinit(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let timer = this(vm, args);
    unlink(vm, timer);
    set_alarm(vm);
    Ok(Value::NONE)
}

/// The settings that a call of `init` asks for. The period is in microseconds.
#[derive(Clone, Copy)]
struct Settings {
    callback: Value,
    us: u64,
    mode: u32,
}

fn settings(vm: &mut Vm<'_>, args: Args) -> R<Settings> {
    args.check_kw(vm, &ARGS)?;
    let mut given = [PERIODIC as i32, -1, 1000, 0];
    int_args(vm, args, 1, &ARGS, &mut given)?;
    let [mode, period, hz, hard] = given;
    // The ticks, and how many come in a second.
    let (ticks, hz) = match args.kw(vm, name!("freq")) {
        Some(v) if !v.is_none() => (1, vm.to_f32(v)?),
        _ => (period as u32, hz as f32),
    };
    let us = match hz == 1000.0 {
        true => u64::from(ticks) * 1000,
        false => (ticks as f32 * (1e6 / hz)) as u64,
    };
    Ok(Settings {
        callback: args.kw(vm, name!("callback")).unwrap_or(Value::NONE),
        us: us.clamp(SHORTEST_US, LONGEST_US),
        mode: mode as u32 & PERIODIC | if hard != 0 { HARD } else { 0 },
    })
}

/// Lets a timer run from now on.
fn start(vm: &mut Vm<'_>, timer: Value, s: Settings) {
    unlink(vm, timer);
    vm.mem.set(timer, CALLBACK, s.callback);
    set_wide(vm, timer, PERIOD_LOW, s.us);
    let at = vm.board.now_us() + s.us;
    vm.mem.set(timer, MODE, Value::len(s.mode));
    link(vm, timer, at);
    set_alarm(vm);
    vm.poll_soon();
}

/// Puts a timer that stands still into the chain: behind those that are due at the same moment.
fn link(vm: &mut Vm<'_>, timer: Value, at_us: u64) {
    set_wide(vm, timer, AT_LOW, at_us);
    let running = mode(vm, timer) | RUNNING;
    vm.mem.set(timer, MODE, Value::len(running));
    let (mut before, mut next) = (Value::NONE, vm.interrupts.timers);
    while !next.is_none() && wide(vm, next, AT_LOW) <= at_us {
        (before, next) = (next, vm.mem.get(next, NEXT));
    }
    vm.mem.set(timer, NEXT, next);
    set_next(vm, before, timer);
}

/// Takes a timer out of the chain, if it is there.
fn unlink(vm: &mut Vm<'_>, timer: Value) {
    let old = mode(vm, timer);
    if old & RUNNING == 0 {
        return;
    }
    let (mut before, mut at) = (Value::NONE, vm.interrupts.timers);
    while at != timer {
        (before, at) = (at, vm.mem.get(at, NEXT));
    }
    let next = vm.mem.get(timer, NEXT);
    set_next(vm, before, next);
    vm.mem.set(timer, NEXT, Value::NONE);
    vm.mem.set(timer, MODE, Value::len(old & !RUNNING));
}

/// Makes `next` the timer behind `before`, or the first one if that is None.
fn set_next(vm: &mut Vm<'_>, before: Value, next: Value) {
    match before.is_none() {
        true => vm.interrupts.timers = next,
        false => vm.mem.set(before, NEXT, next),
    }
}

/// Sets the board's alarm to the first timer.
fn set_alarm(vm: &mut Vm<'_>) {
    let (mut hard, mut at) = (false, vm.interrupts.timers);
    let first = (!at.is_none()).then(|| wide(vm, at, AT_LOW));
    while !at.is_none() {
        hard |= mode(vm, at) & HARD != 0;
        at = vm.mem.get(at, NEXT);
    }
    let with = |bits: u32, on: bool| bits & !ALARM | if on { ALARM } else { 0 };
    vm.interrupts.sources = with(vm.interrupts.sources, first.is_some());
    vm.interrupts.hard = with(vm.interrupts.hard, hard);
    vm.board.set_alarm(first);
}

/// Runs the callback of the first timer that is due and may run now. **Moves objects.**
pub fn run(vm: &mut Vm<'_>) -> R<()> {
    let now = vm.board.now_us();
    let hard_only = vm.interrupts.in_scheduled;
    let mut timer = vm.interrupts.timers;
    while !timer.is_none() && wide(vm, timer, AT_LOW) <= now {
        let mode = mode(vm, timer);
        if !hard_only || mode & HARD != 0 {
            return run_one(vm, timer, now, mode);
        }
        timer = vm.mem.get(timer, NEXT);
    }
    set_alarm(vm);
    Ok(())
}

fn run_one(vm: &mut Vm<'_>, timer: Value, now: u64, mode: u32) -> R<()> {
    unlink(vm, timer);
    if mode & PERIODIC != 0 {
        let period = wide(vm, timer, PERIOD_LOW);
        let mut at = wide(vm, timer, AT_LOW) + period;
        while at + u64::from(BEHIND - 1) * period <= now {
            at += period;
        }
        link(vm, timer, at);
    }
    set_alarm(vm);
    let f = vm.mem.get(timer, CALLBACK);
    pending::call(vm, f, timer, mode & HARD != 0)
}

/// Writes the `repr` of a timer without the closing bracket.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let id = vm.id_of(v)?;
    vm.put_lit(out, "Timer(")?;
    vm.put_hex(out, id)
}
