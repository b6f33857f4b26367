//! `machine.ADC`: the one analog pin. Its object has no fields.

use crate::error::R;
use crate::native::{impure, Args, Group};
use crate::types::exception::Msg;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `ADC`.
pub static METHODS: Group = Group {
    name: name!("ADC"),
    entries: &[
        impure(name!("read"), read, 1, 1),
        impure(name!("read_u16"), read_u16, 1, 1),
    ],
};

/// `ADC(0)`.
pub fn make(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let channel = args.get(vm, 0);
    let channel = vm.to_i32(channel)?;
    if channel != 0 {
        let parts = [Msg::S("not a valid ADC Channel: "), Msg::N(channel)];
        return vm.raise_msg(TypeId::ValueError, &parts);
    }
    vm.alloc_words(Kind::Native, 0, &[Value::typ(TypeId::Adc)])
}

fn read(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::len(vm.board.adc_read()))
}

/// The board's reading, 0 to 1024, stretched to 16 bits as MicroPython does.
fn read_u16(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let n = vm.board.adc_read();
    Ok(Value::len((n << 6 | n >> 4).min(0xffff)))
}
