//! `_memory`: the natives behind the library's `uctypes` and `esp`, which are written in Python.

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
    impure(name!("flash"), flash, 0, 3),
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

/// `flash()`: the identification of the flash chip. `flash(sector)` erases a sector. `flash(address, data, writes)` writes the words
/// of a bytes object, or else reads words into a new one; the number of bytes is a multiple of 4.
fn flash(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let Some(at) = args.opt(vm, 0) else {
        return Ok(Value::len(vm.board.flash_id()));
    };
    let at = vm.to_i32(at)? as u32;
    let Some(data) = args.opt(vm, 1) else {
        let good = vm.board.flash_erase(at);
        return ended(vm, good);
    };
    let writes = args.get(vm, 2) == Value::TRUE;
    if !vm.mem.is(data, Kind::Bytes) || !writes && !data.is_ram() {
        return vm.type_error("");
    }
    let n = vm.mem.size(data) / 4;
    let mut words = [0; WORDS];
    let (mut good, mut done) = (at % 4 == 0, 0);
    while good && done < n {
        let words = &mut words[..WORDS.min((n - done) as usize)];
        if writes {
            for (word, i) in words.iter_mut().zip(done..) {
                *word = vm.mem.body_word(data, i);
            }
            good = vm.board.flash_write(at + 4 * done, words);
        } else {
            good = vm.board.flash_read(at + 4 * done, words);
            for (word, i) in words.iter().zip(done..) {
                vm.mem.set_body_word(data, i, *word);
            }
        }
        done += words.len() as u32;
    }
    ended(vm, good)
}

/// None, or OSError if the flash chip did not do it.
fn ended(vm: &mut Vm<'_>, good: bool) -> R<Value> {
    match good {
        true => Ok(Value::NONE),
        false => vm.os_error(EIO),
    }
}
