//! `disable_irq` and `enable_irq`.
//!
//! There are no handlers (see `Pin.irq`), and one written in Python would have to wait for the VM anyway.
//! So code that guards itself against handlers is always safe here. The state that is handed back and
//! forth is always 0.

use crate::error::R;
use crate::native::Args;
use crate::vm::Vm;
use format::value::Value;

/// `machine.disable_irq()`: returns the previous state, for `enable_irq`.
pub fn disable(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::int(0))
}

/// `machine.enable_irq(state)`: does nothing but check that the state is an integer.
pub fn enable(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let state = args.get(vm, 0);
    vm.to_i32(state)?;
    Ok(Value::NONE)
}
