//! `machine.mem8`, `mem16` and `mem32`: memory by address.
//!
//! An address is that of an object with bytes ([`Vm::address_of`]), or one of the processor's map. The latter is the
//! board's, which is asked for whole words: registers and flash serve nothing else reliably.

use crate::error::R;
use crate::types::exception::Msg;
use crate::vm::Vm;
use format::name;
use format::types::TypeId;
use format::value::Value;

/// `memory[index]`.
#[inline(never)]
pub(crate) fn load(vm: &mut Vm<'_>, memory: Value, index: Value) -> R<Value> {
    let word = access(vm, memory, index, None)?;
    // Only the allocation is repeated if memory is short: a second read of a register may have an effect.
    vm.firmly(|vm| vm.new_uint(word))
}

/// `memory[index] = x`.
#[inline(never)]
pub(crate) fn store(vm: &mut Vm<'_>, memory: Value, index: Value, x: Value) -> R<()> {
    let x = vm.bits_of_item(x, b'I')? as u32;
    access(vm, memory, index, Some(x)).map(|_| ())
}

/// Reads the item with the address `index`, or sets it to `x`. Gives what the item was.
fn access(vm: &mut Vm<'_>, memory: Value, index: Value, x: Option<u32>) -> R<u32> {
    let at = vm.bits_of_item(index, b'I')? as u32;
    // While modules are frozen there is no memory to look at.
    vm.stop_freezing(name!("mem"))?;
    let width = memory.memory_width().unwrap_or(1);
    if at % width != 0 {
        let parts = [
            Msg::S("address "),
            Msg::X(at),
            Msg::S(" is not aligned to "),
            Msg::N(width as i32),
            Msg::S(" bytes"),
        ];
        return vm.raise_msg(TypeId::ValueError, &parts);
    }
    if let Some((owner, place)) = vm.object_with(at) {
        let bytes = match x {
            Some(_) => vm.buffer_mut(owner)?,
            None => vm.buffer_of(owner),
        };
        let Some(b) = bytes.filter(|b| place < b.len && width <= b.len - place) else {
            return no_memory(vm, at);
        };
        let code = match width {
            1 => b'B',
            2 => b'H',
            _ => b'I',
        };
        let place = b.offset + place;
        if let Some(x) = x {
            vm.write_bits(b.owner, place, code, x.into());
            return Ok(0);
        }
        return Ok(vm.item_bits(b.owner, place, code) as u32);
    }
    let word = at & !3;
    let shift = at % 4 * 8;
    let mask = u32::MAX >> (32 - width * 8);
    // A part of a word is put into what the word held. A whole word is not read before it is written.
    let held = match x {
        Some(_) if width == 4 => Some(0),
        _ => vm.board.peek(word),
    };
    let good = match (held, x) {
        (Some(held), Some(x)) => {
            let new = held & !(mask << shift) | (x & mask) << shift;
            vm.board.poke(word, new)
        }
        (held, _) => held.is_some(),
    };
    match good {
        true => Ok(held.unwrap_or(0) >> shift & mask),
        false => no_memory(vm, at),
    }
}

/// Raises ValueError, since there is nothing at the address, or nothing that can be written.
#[cold]
#[inline(never)]
pub(crate) fn no_memory<T>(vm: &mut Vm<'_>, at: u32) -> R<T> {
    let parts = [Msg::S("no memory at address "), Msg::X(at)];
    vm.raise_msg(TypeId::ValueError, &parts)
}
