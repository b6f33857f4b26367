//! Execution: the loop over instructions, and what happens when one raises.

mod bind;
mod build;
mod call;
mod cell;
mod fast;
mod flow;
pub mod frame;
pub mod import;
mod instance;
mod names;
mod nested;
mod poll;
mod raise;
mod run;
mod step;
mod traceback;
mod unwind;

use crate::error::{Raise, R};
use crate::modules::pending;
use crate::vm::Vm;
use format::value::Value;

/// Runs the entered frame, and what it calls, until the frame marked
/// [`frame::STOP`] returns or yields. Gives UNDEF if that frame is a generator's that has ended.
///
/// # Errors
/// `Exc` for an exception that no frame of this run handles; the run's frames have been popped.
/// `Suspend`, `Budget` and `Reset` leave the frames as they are.
pub(crate) fn run(vm: &mut Vm<'_>) -> R<Value> {
    let outer = vm.calls.by_natives;
    vm.calls.by_natives = 0;
    let r = loop {
        let r = match run::execute(vm) {
            Err(Raise::Number) => vm.refuse_asked(),
            r => r,
        };
        match r {
            Ok(v) => break Ok(v),
            Err(Raise::Exc) => {
                if let Err(e) = vm.unwind() {
                    break Err(e);
                }
            }
            Err(Raise::NoMem) if vm.interrupts.call_waits => {
                if let Err(e) = run_handlers(vm) {
                    break Err(e);
                }
            }
            Err(Raise::NoMem) => {
                if let Err(e) = out_of_memory(vm) {
                    break Err(e);
                }
            }
            Err(e) => {
                vm.budget.stopped_at = vm.pc;
                break Err(e);
            }
        }
    };
    vm.calls.by_natives = outer;
    r
}

/// Runs the handlers for which a call was given back. The instruction is executed again.
fn run_handlers(vm: &mut Vm<'_>) -> R<()> {
    vm.interrupts.call_waits = false;
    vm.calls.by_natives = 0;
    vm.settle_stack();
    let ran = pending::run(vm);
    vm.interrupts.call_passes = true;
    match ran {
        Err(Raise::Exc) => vm.unwind(),
        r => r,
    }
}

/// Handles a failed allocation: collects garbage, so that the instruction can be executed again. Raises
/// MemoryError if the same instruction has failed before, or if `gc.disable` forbids collecting.
fn out_of_memory(vm: &mut Vm<'_>) -> R<()> {
    vm.calls.by_natives = 0;
    vm.settle_stack();
    let at = (vm.pc, vm.base, vm.countdown());
    // In stress mode an allocation that fails says nothing about memory.
    let forbidden = vm.settings.gc_enabled == 0 && !vm.heap.stress;
    if vm.shortage.at == at || vm.is_freezing() || forbidden {
        vm.budget.stopped_at = vm.pc;
        vm.shortage.at = (0, 0, 0);
        vm.heap.stress_pass = false;
        vm.raise_memory_error();
        #[cfg(feature = "build")]
        vm.look();
        return vm.unwind();
    }
    vm.collect();
    vm.shortage.exception = Value::UNDEF;
    vm.shortage.at = (vm.pc, vm.base, vm.countdown());
    vm.heap.stress_pass = true;
    Ok(())
}
