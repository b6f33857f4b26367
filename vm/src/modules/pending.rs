//! Calls that wait for the VM's next safepoint: handlers of pins, callbacks of timers, and what `micropython.schedule`
//! was given.
//!
//! Edges and the alarm wait in the board ([`crate::board::irq`]). A soft handler runs like a scheduled call: no other one
//! interrupts it. A hard handler runs with the heap locked, and may interrupt a soft one. Nothing interrupts a hard handler.
//! An exception that a handler raises is printed and goes no further.

use crate::board::irq::{ALARM, PINS, ROOM};
use crate::error::R;
use crate::modules::machine::{irq, timer};
use crate::modules::micropython::{call_scheduled, run_scheduled};
use crate::vm::Vm;
use format::value::Value;

/// Most handlers of edges that run before the program goes on: those that may wait.
const MOST: u32 = ROOM as u32;
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

    /// True if an event waits whose handler may run now.
    pub(crate) fn has_event(&mut self) -> bool {
        match self.allowed() {
            0 => false,
            allowed => self.board.has_event(allowed),
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

/// Makes the calls that wait. **Moves objects.**
pub(crate) fn run(vm: &mut Vm<'_>) -> R<()> {
    let mut left = MOST;
    while left > 0 && run_one(vm)? {
        left -= 1;
    }
    run_scheduled(vm)?;
    vm.look_soon();
    Ok(())
}

/// Runs the callback of a timer, if one is due, and the handler of an edge, if one waits; hard handlers first. False if no
/// edge waited: further callbacks of timers run at the next safepoint, so that the program goes on even if they take longer
/// than their periods.
fn run_one(vm: &mut Vm<'_>) -> R<bool> {
    let alarm = vm.allowed() & ALARM;
    if alarm != 0 && vm.board.has_event(alarm) {
        timer::run(vm)?;
    }
    let pins = vm.allowed() & PINS;
    let hard = pins & vm.interrupts.hard;
    let mut edge = None;
    if hard != 0 {
        edge = vm.board.take_edge(hard);
    }
    if edge.is_none() && pins & !hard != 0 {
        edge = vm.board.take_edge(pins);
    }
    match edge {
        Some(edge) => irq::run(vm, edge).map(|()| true),
        None => Ok(false),
    }
}

/// Serves the handlers of a program that has ended, until none is left: it waits as MicroPython's prompt would.
///
/// # Errors
/// KeyboardInterrupt and `Reset`.
pub(crate) fn serve(vm: &mut Vm<'_>) -> R<()> {
    run(vm)?;
    if vm.interrupts.sources != 0 {
        vm.board.handlers_go_on();
    }
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
