//! `machine.mem8`, `mem16` and `mem32`: memory by address.
//!
//! An address is that of an object with bytes ([`Vm::address_of`]), or one of the processor's map. The latter is the
//! board's, which is asked for whole words: registers and flash serve nothing else reliably.

use crate::error::R;
use crate::protocol::address::part;
use crate::types::bytes::Buf;
use crate::types::exception::Msg;
use crate::vm::Vm;
use format::name;
use format::types::TypeId;
use format::value::Value;

/// `memory[index]`.
pub(crate) fn load(vm: &mut Vm<'_>, memory: Value, index: Value) -> R<Value> {
    let (at, width) = place(vm, memory, index)?;
    let word = match vm.object_with(at) {
        Some((owner, place)) => match part(vm.buffer_of(owner), place, width) {
            Some(b) => bits(vm, b),
            None => return no_memory(vm, at),
        },
        None => match vm.board.peek(at & !3) {
            Some(word) => word >> (at % 4 * 8),
            None => return no_memory(vm, at),
        },
    };
    // What was read is not read again: that of a register may have an effect.
    vm.firmly(|vm| vm.new_uint(word & mask(width)))
}

/// `memory[index] = x`.
pub(crate) fn store(vm: &mut Vm<'_>, memory: Value, index: Value, x: Value) -> R<()> {
    let (at, width) = place(vm, memory, index)?;
    let x = vm.bits_of_item(x, b'I')? as u32 & mask(width);
    if let Some((owner, place)) = vm.object_with(at) {
        let bytes = vm.buffer_mut(owner)?;
        let Some(b) = part(bytes, place, width) else {
            return no_memory(vm, at);
        };
        for i in 0..width {
            vm.mem.set_byte(b.owner, b.offset + i, (x >> (i * 8)) as u8);
        }
        return Ok(());
    }
    let shift = at % 4 * 8;
    let mut word = x << shift;
    if width < 4 {
        // A part of a word is put into what the word held.
        word |= vm.board.peek(at & !3).unwrap_or(0) & !(mask(width) << shift);
    }
    match vm.board.poke(at & !3, word) {
        true => Ok(()),
        false => no_memory(vm, at),
    }
}

/// The ones of a number of `width` bytes.
fn mask(width: u32) -> u32 {
    u32::MAX >> (32 - width * 8)
}

/// The number that the bytes make up, the least significant first.
fn bits(vm: &Vm<'_>, b: Buf) -> u32 {
    (0..b.len).rev().fold(0, |bits, i| {
        bits << 8 | u32::from(vm.mem.byte(b.owner, b.offset + i))
    })
}

/// The address that `index` stands for, and the width of the memory's items.
fn place(vm: &mut Vm<'_>, memory: Value, index: Value) -> R<(u32, u32)> {
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
    Ok((at, width))
}

/// Raises ValueError, since there is nothing at the address, or nothing that can be written.
#[cold]
#[inline(never)]
pub(crate) fn no_memory<T>(vm: &mut Vm<'_>, at: u32) -> R<T> {
    let parts = [Msg::S("no memory at address "), Msg::X(at)];
    vm.raise_msg(TypeId::ValueError, &parts)
}
