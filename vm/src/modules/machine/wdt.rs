//! `machine.WDT`: the watchdog. Its object has no fields.

use super::int_arg;
use crate::error::R;
use crate::native::{impure, Args, Group};
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `WDT`.
pub static METHODS: Group = Group {
    name: name!("WDT"),
    entries: &[impure(name!("feed"), feed, 1, 1)],
};

/// `WDT(id=0, timeout=5000)`: starts the watchdog. The timeout is in milliseconds.
pub fn make(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("id"), name!("timeout")])?;
    let id = int_arg(vm, args, 0, name!("id"), 0)?;
    let ms = int_arg(vm, args, 1, name!("timeout"), 5000)?;
    if id != 0 || ms <= 0 {
        return vm.value_error("");
    }
    let wdt = vm.alloc_words(Kind::Native, 0, &[Value::typ(TypeId::Wdt)])?;
    vm.board.watchdog_start(ms as u32);
    Ok(wdt)
}

fn feed(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.board.watchdog_feed();
    Ok(Value::NONE)
}
