//! `machine.I2C` and `machine.SoftI2C`: one type, as on the ESP8266 port, whose bus is software on any two pins.
//!
//! A transfer counts as work, a step for each byte: at 100 kHz a byte takes as long as several backward jumps. What a
//! transfer gives is a number as in C: how many bytes were acknowledged, or an errno negated.

use super::spi::{buffer, no_buffer};
use super::{int_arg, int_args, pin};
use crate::board::i2c::{I2cStep, SoftI2c, FIFTHS};
use crate::board::line::release;
use crate::board::pin::{PinMode, PinSetup};
use crate::error::R;
use crate::modules::errno::{ENODEV, ETIMEDOUT};
use crate::native::{impure, impure_kw, Args, Group};
use crate::protocol::out::Out;
use crate::types::bytes::buffer::Buf;
use crate::types::exception::Msg;
use crate::vm::Vm;
use format::layout::native;
use format::layout::records::i2c::{HALF, PINS, TIMEOUT, WORDS};
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

/// Keyword arguments of the constructor and of `init`.
static NAMES: [Value; 5] = [
    name!("scl"),
    name!("sda"),
    name!("freq"),
    name!("timeout"),
    name!("id"),
];
/// Keyword arguments of transfers that begin with an address within the part.
static PLACE_NAMES: [Value; 4] = [
    name!("addr"),
    name!("memaddr"),
    name!("arg"),
    name!("addrsize"),
];
/// The pins may be positional arguments, after an id.
const POSITIONAL: u32 = 2;
/// Default clock, and default microseconds of clock stretching, as on MicroPython.
const DEFAULT_FREQ: i32 = 400_000;
const DEFAULT_TIMEOUT: i32 = 50_000;
/// The addresses that [`scan`] asks; the others are reserved (UM10204, table 4).
const ADDRESSES: core::ops::Range<u32> = 0x08..0x78;
/// Steps that an address of [`scan`] counts. On a bus that is held low it takes the timeout.
const SCAN_STEPS: u32 = 64;
/// Most bits of an address within a part.
const MAX_ADDRSIZE: u32 = 32;
/// The pins' field holds the clock's pin, and this many times the data's.
const PIN: u32 = 1 << 8;

/// `SoftI2C(scl, sda, *, freq=400000, timeout=50000)`. A number before the pins, or the keyword `id`, is an id: -1 or 0.
pub fn make(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = vm.alloc(Kind::Native, WORDS, 0)?;
    vm.mem
        .set(object, native::TYPE, Value::typ(TypeId::SoftI2c));
    set_up(vm, object, args)?;
    Ok(object)
}

fn init(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = vm.native_base(args.get(vm, 0));
    set_up(vm, object, args.skip(1))?;
    Ok(Value::NONE)
}

/// Sets `object` up by the arguments, and the board accordingly. Nothing in here allocates or calls Python, so `object`
/// does not move.
fn set_up(vm: &mut Vm<'_>, object: Value, args: Args) -> R<()> {
    args.check_kw(vm, &NAMES)?;
    let mut args = args;
    let mut given = [DEFAULT_FREQ, DEFAULT_TIMEOUT, -1];
    if let Some(v) = args.opt(vm, 0).filter(|v| v.is_int()) {
        given[2] = v.as_int();
        args = args.skip(1);
    }
    // No positional argument is in their places.
    int_args(vm, args, POSITIONAL + 1, &NAMES[2..], &mut given)?;
    let [freq, timeout, id] = given;
    if id > 0 {
        return vm.raise_msg(
            TypeId::ValueError,
            &[Msg::S("I2C("), Msg::N(id), Msg::S(") doesn't exist")],
        );
    }
    if args.n > POSITIONAL {
        return vm.type_error("extra positional arguments given");
    }
    let mut pins = 0;
    for i in 0..2 {
        let v = required(vm, args, i, NAMES[i as usize])?;
        pins = pins / PIN + pin::number(vm, v)? * PIN;
    }
    let half = (500_000 * FIFTHS) / freq.max(1) as u32;
    vm.mem.set(object, HALF, Value::len(half.max(1)));
    vm.mem.set(object, PINS, Value::len(pins));
    vm.mem
        .set(object, TIMEOUT, Value::len(timeout.max(0) as u32));
    let bus = read(vm, object);
    release(&mut *vm.board, bus.scl);
    release(&mut *vm.board, bus.sda);
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
    let pins = vm.mem.get(object, PINS).as_len();
    SoftI2c {
        scl: pins % PIN,
        sda: pins / PIN,
        half: vm.mem.get(object, HALF).as_len(),
        timeout_us: vm.mem.get(object, TIMEOUT).as_len(),
    }
}

/// The bus of the object that is the first argument.
fn bus(vm: &Vm<'_>, args: Args) -> SoftI2c {
    read(vm, vm.native_base(args.get(vm, 0)))
}

/// `deinit()` makes the pins inputs.
fn deinit(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let bus = bus(vm, args);
    for pin in [bus.scl, bus.sda] {
        vm.board
            .pin_setup(pin, PinSetup::KEEP.with_mode(PinMode::In));
    }
    Ok(Value::NONE)
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
        let n = send_byte(vm, bus, byte);
        if n != 0 {
            return if n < 0 { n } else { i as i32 };
        }
    }
    bytes.len as i32
}

/// Sends a byte: 0, or 1 if it is not acknowledged.
fn send_byte(vm: &mut Vm<'_>, bus: &SoftI2c, byte: u8) -> i32 {
    let bits = step(vm, bus, I2cStep::send(byte));
    if bits < 0 {
        bits
    } else {
        bits & 1
    }
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

/// Starts a transfer with the part that has this address in bits 7 to 1, and in bit 0 whether it reads: 0, or an errno
/// negated.
fn begin(vm: &mut Vm<'_>, bus: &SoftI2c, address: u32) -> i32 {
    let started = step(vm, bus, I2cStep::START);
    if started < 0 {
        return started;
    }
    match send_byte(vm, bus, address as u8) {
        1 => -ENODEV,
        n => n,
    }
}

/// Ends a transfer that gave `n`, without a stop condition if `stops` is false and a part has answered.
fn end(vm: &mut Vm<'_>, bus: &SoftI2c, stops: bool, n: i32) -> i32 {
    if n == -ENODEV || n >= 0 && stops {
        let stopped = step(vm, bus, I2cStep::STOP);
        if stopped < 0 {
            return stopped;
        }
    }
    n
}

/// `value`, if a transfer gave `n` and that is no errno.
fn finish(vm: &mut Vm<'_>, n: i32, value: Value) -> R<Value> {
    if n < 0 {
        return vm.os_error(-n);
    }
    Ok(value)
}

fn scan(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let bus = bus(vm, args);
    let found = vm.new_list(&[])?;
    for address in ADDRESSES {
        let n = begin(vm, &bus, address << 1);
        if end(vm, &bus, true, n) == 0 {
            vm.list_push(found, Value::len(address))?;
        }
        vm.work(SCAN_STEPS)?;
    }
    Ok(found)
}

fn start(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    condition(vm, args, I2cStep::START)
}

fn stop(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    condition(vm, args, I2cStep::STOP)
}

fn condition(vm: &mut Vm<'_>, args: Args, what: I2cStep) -> R<Value> {
    let bus = bus(vm, args);
    let n = step(vm, &bus, what);
    finish(vm, n, Value::NONE)
}

/// `readinto(buffer, nack=True)`.
fn readinto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let into = args.get(vm, 1);
    let into = bytes(vm, into, READS)?;
    let nack = flag(vm, args, 2)?;
    let bus = bus(vm, args);
    let n = receive(vm, &bus, into, nack);
    finish(vm, n, Value::NONE)
}

/// `write(bytes)`: how many were acknowledged.
fn write(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let from = args.get(vm, 1);
    let from = bytes(vm, from, 0)?;
    let bus = bus(vm, args);
    let n = send(vm, &bus, from);
    finish(vm, n, Value::int(n))
}

/// The argument `i`, which is true if it is not given.
fn flag(vm: &mut Vm<'_>, args: Args, i: u32) -> R<bool> {
    args.opt(vm, i).map_or(Ok(true), |v| vm.truth(v))
}

/// A transfer reads from the part.
const READS: u32 = 1;
/// It begins with an address within the part.
const AT: u32 = 2;
/// The bytes that are read go into a new bytes object.
const NEW: u32 = 4;
/// The bytes that are written come from several objects.
const LIST: u32 = 8;
/// It gives how many bytes were acknowledged.
const COUNTS: u32 = 16;

/// `readfrom(addr, n, stop=True)`.
fn readfrom(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    transfer(vm, args, READS | NEW)
}
/// `readfrom_into(addr, buffer, stop=True)`.
fn readfrom_into(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    transfer(vm, args, READS)
}
/// `writeto(addr, bytes, stop=True)`: how many bytes were acknowledged.
fn writeto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    transfer(vm, args, COUNTS)
}
/// `writevto(addr, list of bytes, stop=True)`: how many bytes were acknowledged.
fn writevto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    transfer(vm, args, LIST | COUNTS)
}
/// `readfrom_mem(addr, memaddr, n, *, addrsize=8)`.
fn readfrom_mem(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    transfer(vm, args, AT | READS | NEW)
}
/// `readfrom_mem_into(addr, memaddr, buffer, *, addrsize=8)`.
fn readfrom_mem_into(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    transfer(vm, args, AT | READS)
}
/// `writeto_mem(addr, memaddr, bytes, *, addrsize=8)`.
fn writeto_mem(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    transfer(vm, args, AT)
}

/// The bytes of `v` that a transfer of the kind `how` moves. With [`NEW`], `v` is their number.
fn bytes(vm: &mut Vm<'_>, v: Value, how: u32) -> R<Buf> {
    let bytes = if how & NEW != 0 {
        let Ok(len) = u32::try_from(vm.to_i32(v)?) else {
            return vm.value_error("");
        };
        Buf {
            owner: vm.alloc(Kind::Bytes, len, 0)?,
            offset: 0,
            len,
        }
    } else if how & READS != 0 {
        match vm.buffer_mut(v)? {
            Some(b) => b,
            None => return no_buffer(vm),
        }
    } else {
        buffer(vm, v)?
    };
    vm.work(bytes.len)?;
    Ok(bytes)
}

/// A transfer of the kind `how`: a set of [`READS`] and the constants after it.
///
/// Where the part does not acknowledge the address within it, nothing is read or written, and nothing is raised, as
/// on MicroPython.
fn transfer(vm: &mut Vm<'_>, args: Args, how: u32) -> R<Value> {
    args.check_kw(vm, &PLACE_NAMES)?;
    let part = required(vm, args, 1, PLACE_NAMES[0])?;
    let part = (vm.to_i32(part)? as u32) << 1;
    let (mut what, mut at, mut bits, mut stops) = (2, 0, 0, true);
    if how & AT != 0 {
        what = 3;
        let place = required(vm, args, 2, PLACE_NAMES[1])?;
        at = vm.to_i32(place)? as u32;
        bits = int_arg(vm, args, u32::MAX, PLACE_NAMES[3], 8)? as u32;
        if bits % 8 != 0 || bits > MAX_ADDRSIZE {
            return vm.value_error("invalid addrsize");
        }
    } else {
        stops = flag(vm, args, 3)?;
    }
    let what = required(vm, args, what, PLACE_NAMES[2])?;
    let bytes = if how & LIST != 0 {
        check_list(vm, what)?
    } else {
        bytes(vm, what, how)?
    };

    let bus = bus(vm, args);
    let mut n = 0;
    if how & READS == 0 || how & AT != 0 {
        n = begin(vm, &bus, part);
        while n == 0 && bits > 0 {
            bits -= 8;
            n = send_byte(vm, &bus, (at >> bits) as u8);
        }
    }
    if n == 0 && how & READS != 0 {
        n = begin(vm, &bus, part | 1);
        if n == 0 {
            n = receive(vm, &bus, bytes, true);
        }
    } else if n == 0 && how & LIST != 0 {
        n = send_list(vm, &bus, what);
    } else if n == 0 {
        n = send(vm, &bus, bytes);
    }
    let n = end(vm, &bus, stops, n);
    let value = match how & (NEW | COUNTS) {
        NEW => bytes.owner,
        COUNTS => Value::int(n),
        _ => Value::NONE,
    };
    finish(vm, n, value)
}

/// Checks that `v` is a list or tuple of objects with bytes; there are none besides those.
fn check_list(vm: &mut Vm<'_>, v: Value) -> R<Buf> {
    let parts = vm.native_base(v);
    if !vm.is_seq(parts) {
        return vm.raise_text(TypeId::TypeError, "object '%t' isn't a tuple or list", &[v]);
    }
    for i in 0..vm.seq_len(parts) {
        let part = vm.seq_get(parts, i);
        bytes(vm, part, 0)?;
    }
    Ok(Buf {
        owner: Value::UNDEF,
        offset: 0,
        len: 0,
    })
}

/// Sends the bytes of all objects of a list that [`check_list`] accepts, as [`send`] does.
fn send_list(vm: &mut Vm<'_>, bus: &SoftI2c, list: Value) -> i32 {
    let parts = vm.native_base(list);
    let mut total = 0;
    for i in 0..vm.seq_len(parts) {
        let Some(part) = vm.buffer_of(vm.seq_get(parts, i)) else {
            break;
        };
        let n = send(vm, bus, part);
        if n < 0 {
            return n;
        }
        total += n;
        if n != part.len as i32 {
            break;
        }
    }
    total
}

/// Writes the `repr` of an I2C object without the closing bracket. The frequency is that of whole microseconds, as on
/// MicroPython.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let bus = read(vm, v);
    let fields = [
        ("SoftI2C(scl=", bus.scl),
        (", sda=", bus.sda),
        (", freq=", 500_000 / (bus.half / FIFTHS).max(1)),
    ];
    for (text, n) in &fields {
        vm.put_lit(out, text)?;
        vm.put_int(out, *n as i32)?;
    }
    Ok(())
}
