//! `machine.SPI` (the hardware bus, HSPI) and `machine.SoftSPI` (a software bus on any three pins).
//!
//! The fields are in [`format::layout::records::spi`]. The pace is bits per second for the hardware bus, and microseconds
//! per half bit for the software bus. The word `what` holds mode and pins: [`POLARITY`], [`PHASE`],
//! [`PINS`]. `write`, `readinto` and `write_readinto` allocate nothing, so they can be called while the heap
//! is locked.

use super::{int_args, pin};
use crate::board::pin::PinSetup;
use crate::board::spi::{SoftSpi, SpiClock, SpiSetup, FIFO, HSPI};
use crate::error::R;
use crate::native::{constant, impure, impure_kw, Args, Entry, Group};
use crate::protocol::out::Out;
use crate::types::bytes::buffer::Buf;
use crate::types::exception::Msg;
use crate::vm::Vm;
use format::layout::native;
use format::layout::records::spi::{PACE, WHAT, WORDS};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    impure_kw(name!("init"), init, 1, 4),
    impure(name!("deinit"), deinit, 1, 1),
    impure(name!("read"), read, 2, 3),
    impure(name!("readinto"), readinto, 2, 3),
    impure(name!("write"), write, 2, 2),
    impure(name!("write_readinto"), write_readinto, 3, 3),
    constant(name!("MSB"), Value::int(MSB)),
    constant(name!("LSB"), Value::int(1)),
];

/// Attributes of `SPI`.
pub static METHODS: Group = Group {
    name: name!("SPI"),
    entries: ENTRIES,
};
/// Attributes of `SoftSPI`.
pub static SOFT_METHODS: Group = Group {
    name: name!("SoftSPI"),
    entries: ENTRIES,
};

/// `SPI.MSB`.
const MSB: i32 = 0;
/// Bit of [`WHAT`]: the clock idles high.
const POLARITY: u32 = 1;
/// Bit of [`WHAT`]: data are sampled at the second edge.
const PHASE: u32 = 2;
/// Bit of [`WHAT`] at which the pins' numbers begin: clock, data out, data in, [`PIN_BITS`] bits each.
const PINS: u32 = 8;
const PIN_BITS: u32 = 5;
const PIN_MASK: u32 = (1 << PIN_BITS) - 1;
/// The pins' bits while no pin is set: all ones.
const NO_PINS: u32 = 0x7fff << PINS;
/// The pins' bits of the hardware bus.
const HSPI_PINS: u32 =
    HSPI[0] << PINS | HSPI[1] << (PINS + PIN_BITS) | HSPI[2] << (PINS + 2 * PIN_BITS);
/// Default bits per second, as in MicroPython.
const HARD_BAUD: u32 = 80_000_000;
const SOFT_BAUD: i32 = 500_000;
/// CPU clocks per bit of MicroPython's software SPI when it does not wait.
const CLOCKS_PER_BIT: u32 = 48;

static ARGS: [Value; 9] = [
    name!("id"),
    name!("baudrate"),
    name!("polarity"),
    name!("phase"),
    name!("bits"),
    name!("firstbit"),
    name!("sck"),
    name!("mosi"),
    name!("miso"),
];
/// Index of the first pin in [`ARGS`].
const PIN_ARGS: usize = 6;

/// The fields of an SPI object, read.
#[derive(Clone, Copy)]
struct Spi {
    soft: bool,
    pace: u32,
    what: u32,
}

impl Spi {
    fn pin(self, i: u32) -> u32 {
        self.what >> (PINS + PIN_BITS * i) & PIN_MASK
    }
    fn polarity(self) -> bool {
        self.what & POLARITY != 0
    }
    fn phase(self) -> bool {
        self.what & PHASE != 0
    }
    fn wires(self) -> SoftSpi {
        SoftSpi {
            sck: self.pin(0),
            mosi: self.pin(1),
            miso: self.pin(2),
            half_us: self.pace,
            polarity: self.polarity(),
            phase: self.phase(),
        }
    }
}

/// `SPI(id, baudrate, polarity, phase, ...)`. Id 1 is the hardware bus, -1 a software bus. Without an id
/// the bus is a software bus if pins are given, and else the hardware bus.
pub fn make(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (id, soft) = match args.opt_or_kw(vm, 0, name!("id")) {
        Some(v) => (vm.to_i32(v)?, false),
        None => (
            1,
            ARGS.iter()
                .skip(PIN_ARGS)
                .any(|n| args.kw(vm, *n).is_some()),
        ),
    };
    match id {
        1 if !soft => build(vm, args, 1, false),
        1 | -1 => build(vm, args, 1, true),
        _ => vm.raise_msg(
            TypeId::ValueError,
            &[Msg::S("SPI("), Msg::N(id), Msg::S(") doesn't exist")],
        ),
    }
}

/// `SoftSPI(baudrate, polarity, phase, bits=8, firstbit=MSB, sck, mosi, miso)`.
pub fn make_soft(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    build(vm, args, 0, true)
}

/// A new object; `first` is the index of the argument `baudrate`.
fn build(vm: &mut Vm<'_>, args: Args, first: u32, soft: bool) -> R<Value> {
    let (t, what) = if soft {
        (TypeId::SoftSpi, NO_PINS)
    } else {
        (TypeId::Spi, HSPI_PINS)
    };
    let pace = if soft {
        half_us(vm, SOFT_BAUD)
    } else {
        HARD_BAUD
    };
    let object = vm.alloc(Kind::Native, WORDS, 0)?;
    vm.mem.set(object, native::TYPE, Value::typ(t));
    set_up(vm, object, args, first, Spi { soft, pace, what })?;
    Ok(object)
}

fn init(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (object, spi) = this(vm, args);
    set_up(vm, object, args, 1, spi)?;
    Ok(Value::NONE)
}

/// `deinit()` has nothing to release, as on MicroPython.
fn deinit(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::NONE)
}

/// Microseconds per half bit for at most `baud` bits per second; 0 if the software bus is not faster than
/// that anyway.
fn half_us(vm: &Vm<'_>, baud: i32) -> u32 {
    if baud as u32 >= vm.board.cpu_hz() / CLOCKS_PER_BIT {
        0
    } else {
        500_000u32.div_ceil(baud.max(1) as u32)
    }
}

/// Changes `spi` by the arguments, sets the board up accordingly, and stores it in `object`. Nothing in
/// here allocates or calls Python, so `object` does not move.
fn set_up(vm: &mut Vm<'_>, object: Value, args: Args, first: u32, spi: Spi) -> R<()> {
    args.check_kw(vm, &ARGS)?;
    let mut spi = spi;
    let mut given = [-1, -1, -1, 8, MSB];
    int_args(vm, args, first, &ARGS[1..PIN_ARGS], &mut given)?;
    let [baud, polarity, phase, bits, first_bit] = given;
    for (n, flag) in [(polarity, POLARITY), (phase, PHASE)] {
        match n {
            -1 => {}
            0 => spi.what &= !flag,
            _ => spi.what |= flag,
        }
    }
    if bits != 8 {
        return vm.value_error("bits must be 8");
    }
    if first_bit != MSB {
        return vm.value_error("firstbit must be MSB");
    }
    let mut shift = PINS;
    for name in ARGS.iter().skip(PIN_ARGS) {
        if let Some(v) = args.kw(vm, *name) {
            let n = pin::number(vm, v)?;
            spi.what = spi.what & !(PIN_MASK << shift) | n << shift;
        }
        shift += PIN_BITS;
    }
    if baud == 0 || baud < -1 {
        return vm.value_error("impossible baudrate");
    }
    if spi.soft {
        if baud > 0 {
            spi.pace = half_us(vm, baud);
        }
        start_soft(vm, spi)?;
    } else {
        if baud > 0 {
            spi.pace = baud as u32;
        }
        spi.pace = start_hard(vm, spi)?;
    }
    vm.mem.set(object, PACE, Value::len(spi.pace));
    vm.mem.set(object, WHAT, Value::len(spi.what));
    Ok(())
}

/// Sets the three pins up, with the clock idle.
fn start_soft(vm: &mut Vm<'_>, spi: Spi) -> R<()> {
    if (0..3).any(|i| spi.pin(i) == PIN_MASK) {
        return vm.value_error("must specify all of sck/mosi/miso");
    }
    vm.board
        .pin_setup(spi.pin(0), PinSetup::output(spi.polarity()));
    vm.board.pin_setup(spi.pin(1), PinSetup::output(false));
    vm.board.pin_setup(spi.pin(2), PinSetup::INPUT);
    Ok(())
}

/// Sets the hardware bus up. Returns the bits per second that it really has.
fn start_hard(vm: &mut Vm<'_>, spi: Spi) -> R<u32> {
    if spi.what & NO_PINS != HSPI_PINS {
        return vm.value_error("SPI(1) has sck=14, mosi=13, miso=12: use SoftSPI");
    }
    let Some(clock) = SpiClock::new(spi.pace) else {
        return vm.value_error("impossible baudrate");
    };
    vm.board.spi_setup(&SpiSetup {
        clock,
        polarity: spi.polarity(),
        phase: spi.phase(),
    });
    Ok(clock.hz())
}

/// The SPI object that is the first argument, and its fields.
fn this(vm: &Vm<'_>, args: Args) -> (Value, Spi) {
    let object = vm.native_base(args.get(vm, 0));
    let spi = Spi {
        soft: vm.builtin_type(object) == TypeId::SoftSpi,
        pace: vm.mem.get(object, PACE).as_len(),
        what: vm.mem.get(object, WHAT).as_len(),
    };
    (object, spi)
}

/// Transfers `n` bytes in both directions. Sends those of `from`, or else `fill`; stores those received
/// in `into`, or else drops them.
fn transfer(vm: &mut Vm<'_>, args: Args, n: u32, from: Option<Buf>, fill: u8, into: Option<Buf>) {
    let (_, spi) = this(vm, args);
    let wires = spi.wires();
    let mut fifo = [0u8; FIFO];
    let mut done = 0;
    while done < n {
        let bytes = &mut fifo[..(n - done).min(FIFO as u32) as usize];
        match from {
            Some(f) => load(vm, f.owner, f.offset + done, bytes),
            None => bytes.fill(fill),
        }
        if spi.soft {
            vm.board.soft_spi(&wires, bytes);
        } else {
            vm.board.spi_transfer(bytes);
        }
        if let Some(to) = into {
            for (b, i) in bytes.iter().zip(done..) {
                vm.mem.set_byte(to.owner, to.offset + i, *b);
            }
        }
        done += bytes.len() as u32;
    }
}

/// Copies bytes of `owner`, from byte `at` on, into `bytes`. It reads whole words, because redrawing a
/// screen spends its time here.
fn load(vm: &Vm<'_>, owner: Value, at: u32, bytes: &mut [u8]) {
    let word = |at: u32| vm.mem.body_word(owner, at >> 2);
    let (mut at, end) = (at, at + bytes.len() as u32);
    let mut w = 0;
    if at < end {
        w = word(at) >> (at % 4 * 8);
    }
    for b in bytes {
        *b = w as u8;
        w >>= 8;
        at += 1;
        if at % 4 == 0 && at < end {
            w = word(at);
        }
    }
}

/// Raises TypeError for an object that has no bytes of the kind that is wanted.
pub(super) fn no_buffer<T>(vm: &mut Vm<'_>) -> R<T> {
    vm.type_error("object with buffer protocol required")
}

/// The bytes of `v`, to be sent.
pub(super) fn buffer(vm: &mut Vm<'_>, v: Value) -> R<Buf> {
    match vm.buffer_of(v) {
        Some(b) => Ok(b),
        None => no_buffer(vm),
    }
}

/// The bytes of argument `i`, to be sent.
pub(super) fn source(vm: &mut Vm<'_>, args: Args, i: u32) -> R<Buf> {
    let v = args.get(vm, i);
    buffer(vm, v)
}

/// The bytes of argument `i`, to be overwritten.
pub(super) fn target(vm: &mut Vm<'_>, args: Args, i: u32) -> R<Buf> {
    let v = args.get(vm, i);
    match vm.buffer_mut(v)? {
        Some(b) => Ok(b),
        None => no_buffer(vm),
    }
}

/// `spi.write(bytes)`.
fn write(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let from = source(vm, args, 1)?;
    transfer(vm, args, from.len, Some(from), 0, None);
    Ok(Value::NONE)
}

/// `spi.readinto(buffer, write=0)`.
fn readinto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let fill = fill(vm, args)?;
    let into = target(vm, args, 1)?;
    transfer(vm, args, into.len, None, fill, Some(into));
    Ok(Value::NONE)
}

/// `spi.read(n, write=0)`.
fn read(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let fill = fill(vm, args)?;
    let n = args.get(vm, 1);
    let n = vm.to_i32(n)?;
    if n < 0 {
        return vm.value_error("");
    }
    let len = n as u32;
    let owner = vm.alloc(Kind::Bytes, len, 0)?;
    let into = Buf {
        owner,
        offset: 0,
        len,
    };
    transfer(vm, args, len, None, fill, Some(into));
    Ok(owner)
}

/// The byte that is sent while others are read: the argument `write`.
fn fill(vm: &mut Vm<'_>, args: Args) -> R<u8> {
    match args.opt(vm, 2) {
        Some(v) => Ok(vm.to_i32(v)? as u8),
        None => Ok(0),
    }
}

/// `spi.write_readinto(send, receive)`: both may be the same buffer.
fn write_readinto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    // The target comes first: if it is frozen, it gets its copy in RAM now, and the source may be the same.
    let into = target(vm, args, 2)?;
    let from = source(vm, args, 1)?;
    if from.len != into.len {
        return vm.value_error("buffers must be the same length");
    }
    transfer(vm, args, from.len, Some(from), 0, Some(into));
    Ok(Value::NONE)
}

/// Writes the `repr` of an SPI object without the closing bracket.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let pace = vm.mem.get(v, PACE).as_len();
    let what = vm.mem.get(v, WHAT).as_len();
    let soft = vm.builtin_type(v) == TypeId::SoftSpi;
    let spi = Spi { soft, pace, what };
    let (open, baud) = match (soft, pace) {
        (false, _) => ("HSPI(id=1, baudrate=", pace),
        (true, 0) => ("SoftSPI(baudrate=", vm.board.cpu_hz() / CLOCKS_PER_BIT),
        (true, _) => ("SoftSPI(baudrate=", 500_000 / pace),
    };
    let fields = [
        (open, baud),
        (", polarity=", what & POLARITY),
        (", phase=", u32::from(spi.phase())),
        (", sck=", spi.pin(0)),
        (", mosi=", spi.pin(1)),
        (", miso=", spi.pin(2)),
    ];
    for (text, n) in fields.iter().take(if soft { 6 } else { 3 }) {
        vm.put_lit(out, text)?;
        vm.put_int(out, *n as i32)?;
    }
    Ok(())
}
