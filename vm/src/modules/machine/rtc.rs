//! `machine.RTC`: date and time, memory that outlives resets, and the alarm that ends deep sleep.
//!
//! All objects are the same clock; an object has no fields. The time is the board's clock and an offset, which lies in
//! the real-time clock's memory beside the program's bytes ([`crate::board::rtc`]).

use crate::board::rtc;
use crate::error::R;
use crate::modules::time;
use crate::native::{constant, impure, impure_kw, Args, Group};
use crate::types::exception::Msg;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `RTC`.
pub static METHODS: Group = Group {
    name: name!("RTC"),
    entries: &[
        impure(name!("datetime"), datetime, 1, 2),
        impure(name!("memory"), memory, 1, 2),
        impure(name!("alarm"), alarm, 3, 3),
        impure(name!("alarm_left"), alarm_left, 1, 2),
        impure_kw(name!("irq"), irq, 1, 3),
        constant(name!("ALARM0"), Value::int(ALARM0)),
    ],
};

/// `RTC.ALARM0`, the one alarm.
const ALARM0: i32 = 0;
/// `machine.DEEPSLEEP`, the bit of `RTC.irq(wake=...)` for deep sleep.
pub const WAKE_DEEPSLEEP: i32 = 4;

/// `RTC()`.
pub fn make(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.alloc_words(Kind::Native, 0, &[Value::typ(TypeId::Rtc)])
}

/// `datetime()`: year, month, day, weekday, hours, minutes, seconds, milliseconds. With such a tuple: sets the time. The
/// day of the week is not looked at.
fn datetime(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let now = vm.board.time_us();
    if args.n < 2 {
        let seconds = now / 1_000_000;
        let mut fields = time::fields(seconds as i64);
        // The weekday moves before the hour; the day of the year makes room for the milliseconds.
        let weekday = fields[6];
        for i in (4..7).rev() {
            fields[i] = fields[i - 1];
        }
        fields[3] = weekday;
        fields[7] = Value::len((now - seconds * 1_000_000) as u32 / 1000);
        return vm.alloc_words(Kind::Tuple, 0, &fields);
    }
    let date = time::date_arg(vm, args.skip(1))?;
    let n = vm.seq_len(date);
    if n != 8 {
        let parts = [
            Msg::S("requested length 8 but object has length "),
            Msg::N(n as i32),
        ];
        return vm.raise_msg(TypeId::ValueError, &parts);
    }
    let ms = vm.seq_get(date, 7);
    let ms = vm.to_i32(ms)?;
    let seconds = time::seconds_of(vm, args.skip(1), 1)?;
    let us = ((seconds * 1000 + i64::from(ms)) * 1000) as u64;
    let ahead = us.wrapping_sub(now);
    let offset = rtc::offset(vm.board).wrapping_add(ahead);
    rtc::set_offset(vm.board, offset);
    Ok(Value::NONE)
}

/// `memory()`: the bytes that were stored. With bytes: stores them.
fn memory(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let stores = args.n > 1;
    let v = if stores {
        let t = vm.bytes_arg(args.get(vm, 1))?;
        if t.len > rtc::DATA_MAX {
            return vm.value_error("buffer too long");
        }
        // In an object of their own the bytes fill whole words, and the last word ends with zeros.
        let copy = vm.new_bytes_from(t.obj, t.at, t.len)?;
        rtc::set_len(vm.board, t.len);
        copy
    } else {
        let n = rtc::len(vm.board);
        vm.alloc(Kind::Bytes, n, 0)?
    };
    for i in 0..vm.mem.size(v).div_ceil(4) {
        let at = rtc::DATA + 4 * i;
        if stores {
            vm.board.poke(at, vm.mem.body_word(v, i));
        } else {
            let word = vm.board.peek(at).unwrap_or(0);
            vm.mem.set_body_word(v, i, word);
        }
    }
    Ok(if stores { Value::NONE } else { v })
}

fn check_alarm(vm: &mut Vm<'_>, id: Option<Value>) -> R<()> {
    match id {
        Some(v) if vm.to_i32(v)? != ALARM0 => vm.value_error("invalid alarm"),
        _ => Ok(()),
    }
}

/// `alarm(id, ms)`: sets the alarm, in milliseconds from now.
fn alarm(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    check_alarm(vm, args.opt(vm, 1))?;
    let v = args.get(vm, 2);
    let ms = vm.to_i32(v)?.max(0) as u64;
    vm.alarm.due_us = vm.board.time_us() + ms * 1000;
    Ok(Value::NONE)
}

/// Milliseconds until the alarm is due; 0 if it is over.
fn left_ms(vm: &mut Vm<'_>) -> u32 {
    let us = vm.alarm.due_us.saturating_sub(vm.board.time_us());
    (us / 1000).min(u64::from(u32::MAX)) as u32
}

/// `alarm_left(id=0)`: milliseconds until the alarm is due.
fn alarm_left(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    check_alarm(vm, args.opt(vm, 1))?;
    let ms = left_ms(vm);
    vm.new_uint(ms)
}

/// `irq(trigger=0, wake=0)`: says which sleeps the alarm ends.
fn irq(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("trigger"), name!("wake")])?;
    check_alarm(vm, args.opt_or_kw(vm, 1, name!("trigger")))?;
    vm.alarm.wakes = super::int_arg(vm, args, 2, name!("wake"), 0)?;
    Ok(Value::NONE)
}

/// Milliseconds until the alarm ends a deep sleep that begins now; `None` if it does not.
pub fn wakes_after(vm: &mut Vm<'_>) -> Option<u32> {
    match vm.alarm.wakes & WAKE_DEEPSLEEP {
        0 => None,
        _ => Some(left_ms(vm).max(1)),
    }
}
