//! Functions of the `machine` module for the CPU's clock, reset and sleep.

use super::rtc;
use crate::board::{Reset, ResetCause};
use crate::error::{Raise, R};
use crate::modules::{pending, time};
use crate::native::Args;
use crate::vm::Vm;
use format::object::Kind;
use format::value::Value;

/// `machine.PWRON_RESET`.
pub const PWRON_RESET: Value = Value::int(ResetCause::PowerOn as i32);
/// `machine.HARD_RESET`.
pub const HARD_RESET: Value = Value::int(ResetCause::External as i32);
/// `machine.WDT_RESET`.
pub const WDT_RESET: Value = Value::int(ResetCause::Watchdog as i32);
/// `machine.DEEPSLEEP_RESET`.
pub const DEEPSLEEP_RESET: Value = Value::int(ResetCause::DeepSleep as i32);
/// `machine.SOFT_RESET`.
pub const SOFT_RESET: Value = Value::int(ResetCause::Soft as i32);

/// `machine.freq()`, `machine.freq(hz)`.
pub fn freq(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let Some(v) = args.opt(vm, 0) else {
        return Ok(Value::len(vm.board.cpu_hz()));
    };
    // MicroPython compares whole megahertz.
    let mhz = vm.to_i32(v)? / 1_000_000;
    if mhz != 80 && mhz != 160 {
        return vm.value_error("frequency can only be either 80Mhz or 160MHz");
    }
    vm.board.set_cpu_hz(mhz as u32 * 1_000_000);
    Ok(Value::NONE)
}

/// `machine.reset()`: does not return to the program, and runs no `finally`.
pub fn reset(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.board.reset(Reset::Hard);
    Err(Raise::Reset)
}

/// `machine.soft_reset()`.
pub fn soft_reset(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.board.reset(Reset::Soft);
    Err(Raise::Reset)
}

/// `machine.deepsleep()`, `machine.deepsleep(ms)`: ends with a reset. Without a time the alarm of the `RTC` ends the
/// sleep, if it is to wake the chip.
pub fn deepsleep(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let ms = match args.opt(vm, 0) {
        Some(v) => Some(vm.to_i32(v)?.max(1) as u32),
        None => rtc::wakes_after(vm),
    };
    vm.board.deep_sleep(ms);
    Err(Raise::Reset)
}

/// `machine.reset_cause()`.
pub fn reset_cause(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::len(vm.board.reset_cause() as u32))
}

/// `machine.unique_id()`: four bytes, the least significant first.
pub fn unique_id(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let v = vm.alloc(Kind::Bytes, 4, 0)?;
    let id = vm.board.unique_id();
    vm.mem.set_body_word(v, 0, id);
    Ok(v)
}

/// `machine.idle()`: handlers that wait run too.
pub fn idle(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    if !vm.has_event() {
        vm.board.idle();
    }
    vm.poll()?;
    pending::run(vm)?;
    Ok(Value::NONE)
}

/// `machine.lightsleep()`, `machine.lightsleep(ms)`: waits. Only time can end the wait. Without an
/// argument it takes 71 minutes, 2^32 microseconds, as on MicroPython.
pub fn lightsleep(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let us = match args.opt(vm, 0) {
        Some(v) => vm.to_i32(v)?.max(0) as u64 * 1000,
        None => u64::from(u32::MAX),
    };
    time::wait(vm, us)?;
    Ok(Value::NONE)
}
