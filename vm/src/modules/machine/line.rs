//! Lines with exact timing: `time_pulse_us`, `bitstream` and `dht_readinto`, and the module `_line` with what the library's
//! modules in Python need of the board: a slot on one wire, and waiting for input.

use super::pin;
use super::spi::{buffer, no_buffer};
use crate::board::line;
use crate::error::R;
use crate::modules::errno::ETIMEDOUT;
use crate::modules::{console, time};
use crate::native::{impure, Args, Group};
use crate::types::bytes::buffer::Buf;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::object::BODY;
use format::value::Value;

/// Attributes of the module `_line`.
pub static MODULE: Group = Group {
    name: name!("_line"),
    entries: &[
        impure(name!("slot"), slot, 4, 4),
        impure(name!("wait_input"), wait_input, 1, 1),
    ],
};

/// Default timeout of `time_pulse_us`.
const PULSE_TIMEOUT_US: i32 = 1_000_000;
/// The longest pulse: a small int.
const LONGEST_US: i32 = (1 << 30) - 1;
/// Bytes of a DHT's answer.
const ANSWER: u32 = 5;
/// Microseconds of high before a part answers, of the part's own announcement, and of a bit, at most.
const DHT_TIMEOUT_US: u32 = 150;
/// Microseconds of a pulse between a zero (26 to 28) and a one (70).
const DHT_ONE_US: i32 = 48;
/// A DHT begins to answer when its line was low for 18 ms and is released. Before that it needs a while.
const DHT_REST_US: u64 = 250_000;
const DHT_START_US: u64 = 18_000;

/// The number of the pin that is the first argument.
fn pin_arg(vm: &mut Vm<'_>, args: Args) -> R<u32> {
    let v = args.get(vm, 0);
    pin::number(vm, v)
}

/// `machine.time_pulse_us(pin, level, timeout_us=1000000)`: how many microseconds the next pulse of this
/// level lasts. -2 if it did not begin in time, -1 if it lasted too long.
pub fn time_pulse_us(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let pin = pin_arg(vm, args)?;
    let level = args.get(vm, 1);
    let level = vm.truth(level)?;
    let timeout = match args.opt(vm, 2) {
        Some(v) => vm.to_i32(v)?,
        None => PULSE_TIMEOUT_US,
    };
    let timeout = timeout.clamp(0, LONGEST_US) as u32;
    Ok(Value::int(vm.board.pulse_us(pin, level, timeout)))
}

/// `machine.bitstream(pin, encoding, timing, buffer)`. The only encoding is 0: a pulse for each bit.
pub fn bitstream(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let pin = pin_arg(vm, args)?;
    let encoding = args.get(vm, 1);
    if vm.to_i32(encoding)? != 0 {
        return vm.value_error("unsupported encoding");
    }
    let timing = args.get(vm, 2);
    let mut ns = [0; 4];
    if vm.seq_len(timing) != 4 {
        return vm.value_error("requested length 4");
    }
    for (i, ns) in (0..).zip(&mut ns) {
        let v = vm.seq_get(timing, i);
        *ns = vm.to_i32(v)?.max(0) as u32;
    }
    let data = args.get(vm, 3);
    let data = in_ram(vm, data)?;
    if data.len > 0 {
        let first = data.owner.ram_off() + BODY;
        let end = data.offset + data.len;
        let (_, words, _) = vm.mem.ram_windows(first, first + end.div_ceil(4));
        vm.board.bitstream(pin, &ns, words, data.offset..end);
    }
    Ok(Value::NONE)
}

/// The bytes of `v`, in RAM: those of a frozen object are copied.
fn in_ram(vm: &mut Vm<'_>, v: Value) -> R<Buf> {
    let from = buffer(vm, v)?;
    if from.len == 0 || from.owner.is_ram() {
        return Ok(from);
    }
    let owner = vm.alloc(Kind::Bytes, from.len, 0)?;
    vm.mem
        .copy_bytes(from.owner, from.offset, owner, 0, from.len);
    Ok(Buf {
        owner,
        offset: 0,
        len: from.len,
    })
}

/// `machine.dht_readinto(pin, buffer)`: asks a DHT for its five bytes.
///
/// Nothing interrupts the answer, which takes 4 ms.
pub fn dht_readinto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let pin = pin_arg(vm, args)?;
    line::release(&mut *vm.board, pin);
    time::wait(vm, DHT_REST_US)?;
    line::set(&mut *vm.board, pin, false);
    time::wait(vm, DHT_START_US)?;
    // Waiting may move the buffer.
    let into = args.get(vm, 1);
    let Some(into) = vm.buffer_mut(into)? else {
        return no_buffer(vm);
    };
    if into.len < ANSWER {
        return vm.value_error("buffer too small");
    }
    vm.board.exact(true);
    line::set(&mut *vm.board, pin, true);
    // The part answers with a low and a high of 80 us each, then come the bits. The first call waits for the low's end, so it
    // may come late: the code may have to be loaded from flash.
    let mut us = 0;
    for i in 0..2 + 8 * ANSWER {
        us = vm.board.pulse_us(pin, i > 0, DHT_TIMEOUT_US);
        if us < 0 {
            break;
        }
        if i >= 2 {
            let at = into.offset + (i - 2) / 8;
            let byte = vm.mem.byte(into.owner, at) << 1;
            vm.mem
                .set_byte(into.owner, at, byte | u8::from(us > DHT_ONE_US));
        }
    }
    vm.board.exact(false);
    if us < 0 {
        return vm.os_error(ETIMEDOUT);
    }
    Ok(Value::NONE)
}

/// `_line.slot(pin, low_us, sample_us, rest_us)`: the level that was seen, as a number.
fn slot(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let pin = pin_arg(vm, args)?;
    let mut us = [0; 3];
    for (i, us) in (1..).zip(&mut us) {
        let v = args.get(vm, i);
        *us = vm.to_i32(v)? as u32;
    }
    let level = vm.board.slot(pin, &us);
    Ok(Value::int(i32::from(level)))
}

/// `_line.wait_input(ms)`: waits for input of the console, at most so long; for ever if that is negative. True if there is
/// some.
fn wait_input(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let ms = args.get(vm, 0);
    let ms = vm.to_i32(ms)?;
    let waits = console::wait_input(vm, ms as u32)?;
    Ok(Value::bool(waits))
}
