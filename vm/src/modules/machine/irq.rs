//! `disable_irq` and `enable_irq`.
//!
//! A handler in Python would have to wait for the machine anyway, and there is none: see
//! `Pin.irq`. So code that guards itself against handlers is always safe here, and the state that is
//! handed back and forth is always "enabled".

use crate::error::R;
use crate::native::Args;
use crate::vm::Vm;
use format::value::Value;

/// `machine.disable_irq()`: the state before, for `enable_irq`.
pub fn disable(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::int(0))
}

/// `machine.enable_irq(state)`.
pub fn enable(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let state = args.get(vm, 0);
    vm.to_i32(state)?;
    Ok(Value::NONE)
}
