//! Calls that wait for the VM's next safepoint: handlers of pins, callbacks of timers, and what `micropython.schedule`
//! was given.
//!
//! Edges and the alarm wait in the board ([`crate::board::irq`]). A soft handler runs like a scheduled call: no other one
//! interrupts it. A hard handler runs with the heap locked, and may interrupt a soft one. Nothing interrupts a hard handler.
//! An exception that a handler raises is printed and goes no further.

use crate::board::irq::{ALARM, PINS};
use crate::error::R;
use crate::modules::machine::{irq, timer};
use crate::modules::micropython::{call_scheduled, run_scheduled};
use crate::vm::Vm;
use format::value::Value;

/// Handlers that run before the program goes on.
const MOST: u32 = 32;
/// Microseconds that a program without anything else to do waits between two polls of the board.
const PIECE_US: u32 = 20_000;

impl Vm<'_> {
    /// The events whose handlers may run now.
    fn allowed(&self) -> u32 {
        let i = &self.interrupts;
        match (i.held_back || i.in_hard, i.in_scheduled) {
            (true, _) => 0,
            (_, true) => i.hard,
            _ => i.sources,
        }
    }

    /// The events that wait and whose handlers may run now.
    pub(crate) fn events(&mut self) -> u32 {
        match self.allowed() {
            0 => 0,
            allowed => self.board.events() & allowed,
        }
    }

    /// Waits for at most `us` microseconds, for input, or for an event whose handler may run. Gives the microseconds that
    /// are left.
    pub(crate) fn doze(&mut self, us: u32) -> u32 {
        // The board would end the wait for an event whose handler may not run.
        if self.interrupts.sources & !self.allowed() != 0 {
            let us_now = us.min(1000);
            self.board.sleep_us(us_now);
            return us - us_now;
        }
        self.board.doze_us(us)
    }
}

/// Makes the calls that wait, and gives the microseconds that they took. **Moves objects.**
pub(crate) fn run_and_time(vm: &mut Vm<'_>) -> R<u32> {
    if !vm.call_waits() {
        return Ok(0);
    }
    let start = vm.board.ticks_us();
    run(vm)?;
    Ok(vm.board.ticks_us().wrapping_sub(start))
}

/// Makes the calls that wait. **Moves objects.**
pub(crate) fn run(vm: &mut Vm<'_>) -> R<()> {
    let mut left = MOST;
    while left > 0 {
        left -= 1;
        let due = vm.events();
        if due == 0 {
            break;
        }
        let hard = due & vm.interrupts.hard & PINS;
        irq::run(vm, if hard != 0 { hard } else { due & PINS })?;
        if due & ALARM != 0 {
            timer::run(vm)?;
        }
    }
    run_scheduled(vm)?;
    vm.look_soon();
    Ok(())
}

/// Serves the handlers of a program that has ended, until none is left: it waits as MicroPython's prompt would.
///
/// # Errors
/// KeyboardInterrupt and `Reset`.
pub(crate) fn serve(vm: &mut Vm<'_>) -> R<()> {
    run(vm)?;
    while vm.interrupts.sources != 0 {
        vm.doze(PIECE_US);
        vm.poll()?;
        run(vm)?;
    }
    Ok(())
}

/// Calls the handler `f` with the argument `x`. None is not called. **Moves objects.**
pub(super) fn call(vm: &mut Vm<'_>, f: Value, x: Value, hard: bool) -> R<()> {
    if f.is_none() {
        return Ok(());
    }
    let before = (vm.interrupts.in_scheduled, vm.heap.locked);
    (vm.interrupts.in_scheduled, vm.interrupts.in_hard) = (true, hard);
    vm.heap.locked += u32::from(hard);
    let r = call_scheduled(vm, f, x);
    vm.interrupts.in_hard = false;
    vm.interrupts.in_scheduled = before.0;
    if hard {
        vm.heap.locked = before.1;
    }
    r
}
