//! `machine.ADC`: the analog pin, and the supply voltage.

use crate::error::R;
use crate::native::{impure, Args, Group};
use crate::types::exception::Msg;
use crate::vm::Vm;
use format::layout::records::adc::CHANNEL;
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

/// `ADC(0)`, the pin, or `ADC(1)`, the supply voltage.
pub fn make(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let channel = args.get(vm, 0);
    let channel = vm.to_i32(channel)?;
    if !matches!(channel, 0 | 1) {
        let parts = [Msg::S("not a valid ADC Channel: "), Msg::N(channel)];
        return vm.raise_msg(TypeId::ValueError, &parts);
    }
    let words = [Value::typ(TypeId::Adc), Value::int(channel)];
    vm.alloc_words(Kind::Native, 0, &words)
}

/// The channel of an ADC.
pub(super) fn channel(vm: &Vm<'_>, v: Value) -> u32 {
    vm.mem.get(v, CHANNEL).as_len()
}

fn reading(vm: &mut Vm<'_>, args: Args) -> u32 {
    let v = vm.native_base(args.get(vm, 0));
    match channel(vm, v) {
        0 => vm.board.adc_read(),
        _ => vm.board.supply_read(),
    }
}

fn read(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(Value::len(reading(vm, args)))
}

/// The board's reading, 0 to 1024, stretched to 16 bits as MicroPython does.
fn read_u16(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let n = reading(vm, args);
    Ok(Value::len((n << 6 | n >> 4).min(0xffff)))
}
