//! `machine.I2C` and `machine.SoftI2C`: one type, as on the ESP8266 port, whose bus is software on any two pins.
//!
//! A transfer counts as work, a step for each byte: at 100 kHz a byte takes as long as several backward jumps. Results
//! are numbers as in C: how many bytes were acknowledged, or an errno negated.

use super::spi::{buffer, no_buffer, source, target};
use super::{int_arg, pin};
use crate::board::i2c::{release, I2cStep, SoftI2c, FIFTHS};
use crate::error::R;
use crate::modules::errno::{ENODEV, ETIMEDOUT};
use crate::native::{impure, impure_kw, Args, Group};
use crate::protocol::out::Out;
use crate::types::bytes::buffer::Buf;
use crate::types::exception::Msg;
use crate::vm::Vm;
use format::layout::native;
use format::layout::records::i2c::{FREQ, PINS, TIMEOUT, WORDS};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `SoftI2C`.
pub static METHODS: Group = Group {
    name: name!("SoftI2C"),
    entries: &[
        impure_kw(name!("init"), init, 1, 3),
        impure(name!("deinit"), deinit, 1, 1),
        impure(name!("scan"), scan, 1, 1),
        impure(name!("start"), start, 1, 1),
        impure(name!("stop"), stop, 1, 1),
        impure(name!("readinto"), readinto, 2, 3),
        impure(name!("write"), write, 2, 2),
        impure(name!("readfrom"), readfrom, 3, 4),
        impure(name!("readfrom_into"), readfrom_into, 3, 4),
        impure(name!("writeto"), writeto, 3, 4),
        impure(name!("writevto"), writevto, 3, 4),
        impure_kw(name!("readfrom_mem"), readfrom_mem, 1, 4),
        impure_kw(name!("readfrom_mem_into"), readfrom_mem_into, 1, 4),
        impure_kw(name!("writeto_mem"), writeto_mem, 1, 4),
    ],
};

/// Default clock, and default microseconds of clock stretching, as on MicroPython.
const DEFAULT_FREQ: i32 = 400_000;
const DEFAULT_TIMEOUT: i32 = 50_000;
/// The addresses that [`scan`] asks; the others are reserved (UM10204, table 4).
const ADDRESSES: core::ops::Range<u32> = 0x08..0x78;
/// Most bits of an address within a part.
const MAX_ADDRSIZE: i32 = 32;

/// Steps that an address of [`scan`] counts.
const SCAN_STEPS: u32 = 64;
/// The pins' field holds the clock's pin, and this many times the data's.
const WORD: u32 = 1 << 8;

/// `SoftI2C(scl, sda, *, freq=400000, timeout=50000)`. A number before the pins, or the keyword `id`, is an id: -1 or 0.
pub fn make(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let id = args.opt_or_kw(vm, 0, name!("id")).filter(|v| v.is_int());
    if let Some(id) = id.map(Value::as_int).filter(|id| !(-1..=0).contains(id)) {
        return vm.raise_msg(
            TypeId::ValueError,
            &[Msg::S("I2C("), Msg::N(id), Msg::S(") doesn't exist")],
        );
    }
    let is_first = id.is_some() && id == args.opt(vm, 0);
    let object = vm.alloc(Kind::Native, WORDS, 0)?;
    vm.mem
        .set(object, native::TYPE, Value::typ(TypeId::SoftI2c));
    set_up(vm, object, args.skip(u32::from(is_first)))?;
    Ok(object)
}

fn init(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = vm.native_base(args.get(vm, 0));
    set_up(vm, object, args.skip(1))?;
    Ok(Value::NONE)
}

/// `deinit()` makes the pins inputs.
fn deinit(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let bus = bus(vm, args);
    for pin in [bus.scl, bus.sda] {
        let input = crate::board::pin::PinMode::In;
        let setup = crate::board::pin::PinSetup::KEEP.with_mode(input);
        vm.board.pin_setup(pin, setup);
    }
    Ok(Value::NONE)
}

/// Sets `object` up by the arguments, of which the pins may be the first two, and the board accordingly. Nothing in here
/// allocates or calls Python, so `object` does not move.
fn set_up(vm: &mut Vm<'_>, object: Value, args: Args) -> R<()> {
    let names = [
        name!("scl"),
        name!("sda"),
        name!("freq"),
        name!("timeout"),
        name!("id"),
    ];
    args.check_kw(vm, &names)?;
    if args.n > 2 {
        return vm.type_error("extra positional arguments given");
    }
    let scl = required(vm, args, 0, names[0])?;
    let scl = pin::number(vm, scl)?;
    let sda = required(vm, args, 1, names[1])?;
    let sda = pin::number(vm, sda)?;
    let freq = int_arg(vm, args, u32::MAX, names[2], DEFAULT_FREQ)?;
    let timeout = int_arg(vm, args, u32::MAX, names[3], DEFAULT_TIMEOUT)?;
    if freq <= 0 {
        return vm.value_error("invalid freq");
    }
    let fields = [
        (FREQ, freq as u32),
        (PINS, scl | sda * WORD),
        (TIMEOUT, timeout.max(0) as u32),
    ];
    for (field, n) in fields {
        vm.mem.set(object, field, Value::len(n));
    }
    let bus = read(vm, object);
    release(&mut *vm.board, &bus);
    // A part that was interrupted in the middle of a byte learns that the transfer is over.
    vm.board.i2c(&bus, I2cStep::STOP);
    Ok(())
}

/// Argument `i`, or the keyword argument `name`.
fn required(vm: &mut Vm<'_>, args: Args, i: u32, name: Value) -> R<Value> {
    match args.opt_or_kw(vm, i, name) {
        Some(v) => Ok(v),
        None => vm.raise_text(TypeId::TypeError, "'%v' argument required", &[name]),
    }
}

/// The bus that an I2C object stands for.
fn read(vm: &Vm<'_>, object: Value) -> SoftI2c {
    let field = |i| vm.mem.get(object, i).as_len();
    let pins = field(PINS);
    SoftI2c {
        scl: pins % WORD,
        sda: pins / WORD,
        half: (500_000 * FIFTHS).div_ceil(field(FREQ)),
        timeout_us: field(TIMEOUT),
    }
}

/// The bus of the object that is the first argument.
fn bus(vm: &Vm<'_>, args: Args) -> SoftI2c {
    read(vm, vm.native_base(args.get(vm, 0)))
}

/// The Python result of a transfer that gave `n`.
fn result(vm: &mut Vm<'_>, n: i32) -> R<Value> {
    match n {
        0.. => Ok(Value::int(n)),
        _ => vm.os_error(-n),
    }
}

/// None, if a transfer that gave `n` did not fail.
fn none(vm: &mut Vm<'_>, n: i32) -> R<Value> {
    result(vm, n).map(|_| Value::NONE)
}

/// Does a step; what came back, or the errno negated.
fn step(vm: &mut Vm<'_>, bus: &SoftI2c, step: I2cStep) -> i32 {
    vm.board
        .i2c(bus, step)
        .map_or(-ETIMEDOUT, |bits| bits as i32)
}

/// Sends bytes; the number of those that were acknowledged. The first one that is not is the last.
fn send(vm: &mut Vm<'_>, bus: &SoftI2c, bytes: Buf) -> i32 {
    for i in 0..bytes.len {
        let byte = vm.mem.byte(bytes.owner, bytes.offset + i);
        match step(vm, bus, I2cStep::send(byte)) {
            n @ ..0 => return n,
            bits if bits & 1 != 0 => return i as i32,
            _ => {}
        }
    }
    bytes.len as i32
}

/// Receives bytes, and acknowledges all of them; the last one only if `nack` is false.
fn receive(vm: &mut Vm<'_>, bus: &SoftI2c, into: Buf, nack: bool) -> i32 {
    for i in 0..into.len {
        let last = i + 1 == into.len;
        let bits = step(vm, bus, I2cStep::receive(nack && last));
        if bits < 0 {
            return bits;
        }
        vm.mem
            .set_byte(into.owner, into.offset + i, (bits >> 1) as u8);
    }
    0
}

/// Starts a transfer with the part at this address: 0, or an errno negated if no part acknowledges.
fn begin(vm: &mut Vm<'_>, bus: &SoftI2c, address: u32, reads: bool) -> i32 {
    let byte = (address << 1) as u8 | u8::from(reads);
    let started = step(vm, bus, I2cStep::START);
    if started < 0 {
        return started;
    }
    let bits = step(vm, bus, I2cStep::send(byte));
    if bits < 0 || bits & 1 == 0 {
        return bits.min(0);
    }
    step(vm, bus, I2cStep::STOP);
    -ENODEV
}

/// Ends a transfer that gave `n`.
fn end(vm: &mut Vm<'_>, bus: &SoftI2c, stops: bool, n: i32) -> i32 {
    if n < 0 || !stops {
        return n;
    }
    match step(vm, bus, I2cStep::STOP) {
        failed @ ..0 => failed,
        _ => n,
    }
}

fn scan(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let bus = bus(vm, args);
    let mut found = 0u128;
    for address in ADDRESSES {
        let n = begin(vm, &bus, address, false);
        if end(vm, &bus, true, n) == 0 {
            found |= 1 << address;
        }
        // A bus that is held low takes the timeout for each address.
        vm.work(SCAN_STEPS)?;
    }
    let list = vm.new_list_cap(found.count_ones())?;
    for address in ADDRESSES.filter(|a| found >> a & 1 != 0) {
        vm.list_push(list, Value::len(address))?;
    }
    Ok(list)
}

fn start(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let bus = bus(vm, args);
    let n = step(vm, &bus, I2cStep::START);
    none(vm, n)
}

fn stop(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let bus = bus(vm, args);
    let n = step(vm, &bus, I2cStep::STOP);
    none(vm, n)
}

/// `readinto(buffer, nack=True)`.
fn readinto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let into = target(vm, args, 1)?;
    let nack = flag(vm, args, 2)?;
    vm.work(into.len)?;
    let bus = bus(vm, args);
    let n = receive(vm, &bus, into, nack);
    none(vm, n)
}

/// `write(bytes)`: how many were acknowledged.
fn write(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let from = source(vm, args, 1)?;
    vm.work(from.len)?;
    let bus = bus(vm, args);
    let n = send(vm, &bus, from);
    result(vm, n)
}

/// The argument `i`, which is true if it is not given.
fn flag(vm: &mut Vm<'_>, args: Args, i: u32) -> R<bool> {
    args.opt(vm, i).map_or(Ok(true), |v| vm.truth(v))
}

/// A whole transfer from the part at `address`.
fn fetch(vm: &mut Vm<'_>, args: Args, address: u32, into: Buf, stops: bool) -> i32 {
    let bus = bus(vm, args);
    match begin(vm, &bus, address, true) {
        0 => {
            let n = receive(vm, &bus, into, true);
            end(vm, &bus, stops, n)
        }
        failed => failed,
    }
}

/// The address of a part: the argument `i`, which may be the keyword argument `addr`.
fn address(vm: &mut Vm<'_>, args: Args) -> R<u32> {
    let v = required(vm, args, 1, name!("addr"))?;
    Ok(vm.to_i32(v)? as u32)
}

/// A new bytes object of as many bytes as `v` says.
fn room(vm: &mut Vm<'_>, v: Value) -> R<Buf> {
    let Ok(len) = u32::try_from(vm.to_i32(v)?) else {
        return vm.value_error("");
    };
    vm.work(len)?;
    let owner = vm.alloc(Kind::Bytes, len, 0)?;
    Ok(Buf {
        owner,
        offset: 0,
        len,
    })
}

/// `readfrom(addr, n, stop=True)`.
fn readfrom(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (address, stops) = (address(vm, args)?, flag(vm, args, 3)?);
    let n = args.get(vm, 2);
    let into = room(vm, n)?;
    let n = fetch(vm, args, address, into, stops);
    result(vm, n).map(|_| into.owner)
}

/// `readfrom_into(addr, buffer, stop=True)`.
fn readfrom_into(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (address, stops) = (address(vm, args)?, flag(vm, args, 3)?);
    let into = target(vm, args, 2)?;
    vm.work(into.len)?;
    let n = fetch(vm, args, address, into, stops);
    none(vm, n)
}

/// `writeto(addr, bytes, stop=True)`: how many bytes were acknowledged.
fn writeto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (address, stops) = (address(vm, args)?, flag(vm, args, 3)?);
    let from = source(vm, args, 2)?;
    vm.work(from.len)?;
    let bus = bus(vm, args);
    let mut n = begin(vm, &bus, address, false);
    if n == 0 {
        n = send(vm, &bus, from);
    }
    let n = end(vm, &bus, stops, n);
    result(vm, n)
}

/// `writevto(addr, list of bytes, stop=True)`: one transfer, of which so many bytes were acknowledged.
fn writevto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (address, stops) = (address(vm, args)?, flag(vm, args, 3)?);
    let parts = args.get(vm, 2);
    let parts = vm.native_if_plain(parts);
    if !vm.is_seq(parts) {
        return vm.raise_text(
            TypeId::TypeError,
            "object '%t' isn't a tuple or list",
            &[parts],
        );
    }
    let count = vm.seq_len(parts);
    for i in 0..count {
        let part = vm.seq_get(parts, i);
        let part = buffer(vm, part)?;
        vm.work(part.len)?;
    }
    let bus = bus(vm, args);
    let mut n = begin(vm, &bus, address, false);
    for i in 0..count {
        let part = vm.seq_get(parts, i);
        let part = buffer(vm, part)?;
        if n < 0 {
            break;
        }
        let sent = send(vm, &bus, part);
        n = if sent < 0 { sent } else { n + sent };
        if sent != part.len as i32 {
            break;
        }
    }
    let n = end(vm, &bus, stops, n);
    result(vm, n)
}

/// An address within a part: its bytes, most significant first.
#[derive(Clone, Copy)]
struct Place {
    part: u32,
    at: u32,
    bits: u32,
}

/// The arguments `addr`, `memaddr` and `addrsize`, and the one between them.
fn place(vm: &mut Vm<'_>, args: Args) -> R<(Place, Value)> {
    let names = [name!("memaddr"), name!("arg"), name!("addrsize")];
    args.check_kw(vm, &[name!("addr"), names[0], names[1], names[2]])?;
    let part = address(vm, args)?;
    let at = required(vm, args, 2, names[0])?;
    let at = vm.to_i32(at)? as u32;
    let what = required(vm, args, 3, names[1])?;
    let bits = int_arg(vm, args, u32::MAX, names[2], 8)?;
    if bits % 8 != 0 || !(0..=MAX_ADDRSIZE).contains(&bits) {
        return vm.value_error("invalid addrsize");
    }
    let bits = bits as u32;
    Ok((Place { part, at, bits }, what))
}

/// Begins a transfer to a part, and sends the address within it: 0; 1 if the part does not acknowledge that.
fn seek(vm: &mut Vm<'_>, bus: &SoftI2c, place: Place) -> i32 {
    let mut n = begin(vm, bus, place.part, false);
    let mut bits = place.bits;
    while n == 0 && bits > 0 {
        bits -= 8;
        n = step(vm, bus, I2cStep::send((place.at >> bits) as u8));
        if n >= 0 {
            n &= 1;
        }
    }
    n
}

/// Reads from a place in a part. Where the part does not acknowledge the place, the bytes stay as they are and
/// nothing is raised, as on MicroPython.
fn fetch_at(vm: &mut Vm<'_>, args: Args, place: Place, into: Buf) -> R<Value> {
    let bus = bus(vm, args);
    let n = match seek(vm, &bus, place) {
        0 => fetch(vm, args, place.part, into, true),
        n => end(vm, &bus, true, n),
    };
    none(vm, n)
}

/// `readfrom_mem(addr, memaddr, n, *, addrsize=8)`.
fn readfrom_mem(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (place, n) = place(vm, args)?;
    let into = room(vm, n)?;
    fetch_at(vm, args, place, into)?;
    Ok(into.owner)
}

/// `readfrom_mem_into(addr, memaddr, buffer, *, addrsize=8)`.
fn readfrom_mem_into(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (place, into) = place(vm, args)?;
    let Some(into) = vm.buffer_mut(into)? else {
        return no_buffer(vm);
    };
    vm.work(into.len)?;
    fetch_at(vm, args, place, into)
}

/// `writeto_mem(addr, memaddr, bytes, *, addrsize=8)`.
fn writeto_mem(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (place, from) = place(vm, args)?;
    let from = buffer(vm, from)?;
    vm.work(from.len)?;
    let bus = bus(vm, args);
    let mut n = seek(vm, &bus, place);
    if n == 0 {
        n = send(vm, &bus, from);
    }
    let n = end(vm, &bus, true, n);
    none(vm, n)
}

/// Writes the `repr` of an I2C object without the closing bracket. The frequency is that of whole microseconds, as on
/// MicroPython; the bus runs at the one that was asked for.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let bus = read(vm, v);
    let us = (500_000 / vm.mem.get(v, FREQ).as_len()).max(1);
    let fields = [
        ("SoftI2C(scl=", bus.scl),
        (", sda=", bus.sda),
        (", freq=", 500_000 / us),
    ];
    for (text, n) in fields {
        vm.put_lit(out, text)?;
        vm.put_int(out, n as i32)?;
    }
    Ok(())
}
