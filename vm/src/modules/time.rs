//! `time`, with the ESP8266's epoch: seconds count from 2000-01-01.

use crate::error::R;
use crate::modules::pending;
use crate::native::{impure, pure, Args, Entry, Group};
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Ticks wrap to 0 at this value.
const PERIOD: u32 = 1 << 30;
/// Seconds of a day.
const DAY: i64 = 86400;

const ENTRIES: &[Entry] = &[
    impure(name!("sleep"), sleep, 1, 1),
    impure(name!("sleep_ms"), sleep_ms, 1, 1),
    impure(name!("sleep_us"), sleep_us, 1, 1),
    impure(name!("ticks_ms"), ticks_ms, 0, 0),
    impure(name!("ticks_us"), ticks_us, 0, 0),
    impure(name!("ticks_cpu"), ticks_cpu, 0, 0),
    pure(name!("ticks_add"), ticks_add, 2, 2),
    pure(name!("ticks_diff"), ticks_diff, 2, 2),
    impure(name!("time"), time, 0, 0),
    impure(name!("time_ns"), time_ns, 0, 0),
    impure(name!("localtime"), localtime, 0, 1),
    impure(name!("gmtime"), localtime, 0, 1),
    pure(name!("mktime"), mktime, 1, 1),
];

/// Attributes of the module `time`.
pub static MODULE: Group = Group {
    name: name!("time"),
    entries: ENTRIES,
};

/// Microseconds of sleep between two polls of the board.
const PIECE_US: u64 = 20_000;

/// Waits for `us` microseconds, in pieces, and polls the board and makes the calls that wait after each piece. Input and
/// events end a piece early. The time that polls and handlers take is part of the wait. Waits below a millisecond are
/// for hardware, and only wait. **May move objects.**
pub(super) fn wait(vm: &mut Vm<'_>, us: u64) -> R<()> {
    if us < 1000 {
        if us > 0 {
            vm.board.sleep_us(us as u32);
        }
        return Ok(());
    }
    let mut left = us;
    while left > 0 {
        let piece = left.min(PIECE_US) as u32;
        let start = vm.board.ticks_us();
        let slept = piece - vm.doze(piece);
        vm.poll()?;
        pending::run(vm)?;
        let passed = vm.board.ticks_us().wrapping_sub(start);
        left = left.saturating_sub(u64::from(passed.max(slept)));
    }
    Ok(())
}

fn sleep(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let us = match v.is_int() {
        true => v.as_int().max(0) as u64 * 1_000_000,
        false => (vm.to_f32(v)? * 1e6) as u64,
    };
    wait(vm, us)?;
    Ok(Value::NONE)
}

fn sleep_ms(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let ms = vm.to_i32(v)?;
    wait(vm, ms.max(0) as u64 * 1000)?;
    Ok(Value::NONE)
}

fn sleep_us(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let us = vm.to_i32(v)?;
    wait(vm, us.max(0) as u64)?;
    Ok(Value::NONE)
}

fn ticks_ms(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::len(vm.board.ticks_ms() % PERIOD))
}

fn ticks_us(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::len(vm.board.ticks_us() % PERIOD))
}

/// `ticks_cpu()`: cycles of the processor, in steps of a microsecond.
fn ticks_cpu(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    const FAST_HZ: u32 = 160_000_000;
    let cycles = if vm.board.cpu_hz() == FAST_HZ {
        160
    } else {
        80
    };
    let ticks = vm.board.ticks_us().wrapping_mul(cycles);
    Ok(Value::len(ticks % PERIOD))
}

fn ticks_add(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (ticks, delta) = two(vm, args)?;
    if delta.wrapping_add(PERIOD / 2 - 1) >= PERIOD - 1 {
        return vm.raise(TypeId::OverflowError, name!("ticks interval overflow"));
    }
    Ok(Value::len(ticks.wrapping_add(delta) % PERIOD))
}

fn ticks_diff(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (end, start) = two(vm, args)?;
    let distance = end.wrapping_sub(start).wrapping_add(PERIOD / 2) % PERIOD;
    Ok(Value::int(distance as i32 - (PERIOD / 2) as i32))
}

fn two(vm: &mut Vm<'_>, args: Args) -> R<(u32, u32)> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    Ok((vm.to_i32(a)? as u32, vm.to_i32(b)? as u32))
}

fn time(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let s = vm.board.seconds();
    vm.new_uint(s)
}

fn time_ns(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let us = vm.board.time_us();
    vm.new_int_i64(us as i64 * 1000)
}

fn localtime(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let seconds = match args.opt(vm, 0) {
        Some(v) if v.is_float() => v.as_float() as i64,
        Some(v) if !v.is_none() => vm.to_i64(v)?,
        _ => i64::from(vm.board.seconds()),
    };
    let fields = fields(seconds);
    vm.alloc_words(Kind::Tuple, 0, &fields)
}

/// The fields of `localtime`, for seconds since 2000-01-01: year, month, day, hour, minute, second, day of the week, day
/// of the year.
pub(super) fn fields(seconds: i64) -> [Value; 8] {
    // Far more years than a board lasts; larger numbers would overflow.
    let seconds = seconds.clamp(-(1 << 40), 1 << 40);
    let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let (year, month, day) = date_of(days);
    let n = |i: i64| Value::int(i as i32);
    [
        n(year),
        n(month),
        n(day),
        n(second / 3600),
        n(second / 60 % 60),
        n(second % 60),
        // 2000-01-01 was a Saturday; Monday is 0.
        n((days + 5).rem_euclid(7)),
        n(days - days_before(year, 1) + 1),
    ]
}

fn mktime(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let date = date_arg(vm, args)?;
    if !matches!(vm.seq_len(date), 8 | 9) {
        return vm.type_error("mktime needs a tuple of length 8 or 9");
    }
    let seconds = seconds_of(vm, args, 0)?;
    vm.new_int_i64(seconds)
}

/// The first argument, which has to be a tuple or list.
pub(super) fn date_arg(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = vm.native_base(args.get(vm, 0));
    match vm.mem.kind(v) {
        Some(Kind::Tuple | Kind::List | Kind::NamedTuple) => Ok(v),
        _ => vm.raise_text(TypeId::TypeError, "object '%t' isn't a tuple or list", &[v]),
    }
}

/// Seconds since 2000-01-01 of the tuple or list that is the first argument: year, month and day, then `skip` items that
/// are not looked at, then hour, minute and second.
pub(super) fn seconds_of(vm: &mut Vm<'_>, args: Args, skip: u32) -> R<i64> {
    let mut f = [0i64; 6];
    let mut at = 0;
    for (i, x) in f.iter_mut().enumerate() {
        if i == 3 {
            at += skip;
        }
        let v = vm.native_base(args.get(vm, 0));
        let item = vm.seq_get(v, at);
        let item = vm.as_number(item, name!("__int__"))?;
        *x = i64::from(vm.to_i32(item)?);
        at += 1;
    }
    let [year, month, day, hour, minute, second] = f;
    // Months below 1 and above 12 count on into other years.
    let year = year + (month - 1).div_euclid(12);
    let days = days_before(year, (month - 1).rem_euclid(12) + 1) + day - 1;
    Ok(days * DAY + hour * 3600 + minute * 60 + second)
}

/// Days from 2000-01-01 to the first day of a month.
fn days_before(year: i64, month: i64) -> i64 {
    // Years that begin in March end with the leap day.
    let (y, m) = if month > 2 {
        (year - 2000, month - 3)
    } else {
        (year - 2001, month + 9)
    };
    let leap_days = y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400);
    y * 365 + leap_days + (153 * m + 2) / 5 + 60
}

/// Year, month and day of a day, which is counted from 2000-01-01.
fn date_of(days: i64) -> (i64, i64, i64) {
    let mut year = 2000 + days.div_euclid(366);
    while days < days_before(year, 1) {
        year -= 1;
    }
    while days >= days_before(year + 1, 1) {
        year += 1;
    }
    let mut month = 1;
    while month < 12 && days >= days_before(year, month + 1) {
        month += 1;
    }
    (year, month, days - days_before(year, month) + 1)
}
