//! `_memory`: the natives behind the library's `uctypes` and `esp`, which are written in Python.

use crate::board::flash::SECTOR;
use crate::error::R;
use crate::modules::machine::memory::no_memory;
use crate::native::{impure, Args, Entry, Group};
use crate::vm::Vm;
use format::name;
use format::names;
use format::object::Kind;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    impure(name!("addressof"), addressof, 1, 1),
    impure(name!("view"), view, 2, 2),
    impure(name!("flash"), flash, 3, 3),
    impure(name!("flash_size"), flash_size, 0, 0),
    impure(name!("flash_erase"), flash_erase, 1, 1),
];

/// Attributes of the module `_memory`.
pub static MODULE: Group = Group {
    name: name!("_memory"),
    entries: ENTRIES,
};

/// Input/output error.
const EIO: i32 = 5;
/// Words that go to the flash at a time.
const WORDS: usize = 16;

/// `addressof(object)`.
fn addressof(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    vm.address_of(v).map(Value::len)
}

/// `view(address, n)`: the `n` bytes of the object with this address, or fewer if it ends before: the object itself if
/// it is a bytearray of that length, else a memoryview. None if the address is not that of an object.
fn view(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (at, n) = (args.get(vm, 0), args.get(vm, 1));
    let (at, n) = (vm.bits_of_item(at, b'I')? as u32, vm.to_i32(n)? as u32);
    let Some((owner, place)) = vm.object_with(at) else {
        return Ok(Value::NONE);
    };
    let whole = vm.buffer_of(owner).map_or(0, |b| b.len);
    if place >= whole && n > 0 {
        return no_memory(vm, at);
    }
    if vm.mem.is(owner, Kind::ByteArray) && whole == n {
        return Ok(owner);
    }
    let n = n.min(whole - place.min(whole));
    let words = [owner, Value::len(place), Value::len(n), names::ascii(b'B')];
    vm.alloc_words(Kind::MemView, 0, &words)
}

/// `flash(address, buffer, writes)`: reads the flash chip into a buffer, or writes it from there. The length of what is
/// written is a multiple of 4.
fn flash(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (at, buffer) = (args.get(vm, 0), args.get(vm, 1));
    let at = vm.to_i32(at)? as u32;
    let v = args.get(vm, 2);
    let writes = vm.truth(v)?;
    let bytes = match writes {
        true => vm.buffer_of(buffer),
        false => vm.buffer_mut(buffer)?,
    };
    let Some(b) = bytes else {
        return vm.type_error("object with buffer protocol required");
    };
    let mut good = at % 4 == 0;
    let mut done = 0;
    while good && done < b.len {
        let n = (b.len - done).min(4 * WORDS as u32);
        let mut words = [0; WORDS];
        let words = &mut words[..n.div_ceil(4) as usize];
        let from = b.offset + done;
        if writes {
            for i in 0..n {
                words[i as usize / 4] |= u32::from(vm.mem.byte(b.owner, from + i)) << (i % 4 * 8);
            }
            good = vm.board.flash_write(at + done, words);
        } else {
            good = vm.board.flash_read(at + done, words);
            for i in 0..n {
                let byte = words[i as usize / 4] >> (i % 4 * 8);
                vm.mem.set_byte(b.owner, from + i, byte as u8);
            }
        }
        done += n;
    }
    ended(vm, good)
}

fn flash_size(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::len(vm.board.flash_size()))
}

/// `flash_erase(sector)`.
fn flash_erase(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let sector = vm.to_i32(v)? as u32;
    let good = sector < u32::MAX / SECTOR && vm.board.flash_erase(sector);
    ended(vm, good)
}

/// None, or OSError if the flash chip did not do it.
fn ended(vm: &mut Vm<'_>, good: bool) -> R<Value> {
    match good {
        true => Ok(Value::NONE),
        false => vm.os_error(EIO),
    }
}
