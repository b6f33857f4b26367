//! `machine.UART`: port 0 is the console, and shares its input with `sys.stdin`; port 1 only sends.
//!
//! An object holds what its constructor and `init` were given, in the order in which it is printed: see
//! [`format::layout::records::uart`]. Methods that read are those of the console's streams.

use super::pin;
use crate::board::pin::PinSetup;
use crate::board::uart;
use crate::error::R;
use crate::modules::console;
use crate::native::{impure, impure_kw, Args, Group};
use crate::protocol::out::Out;
use crate::types::exception::Msg;
use crate::types::stream;
use crate::vm::Vm;
use format::layout::native;
use format::layout::records::uart::{BAUDRATE, PORT, TIMEOUT, WORDS};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `UART`.
pub static METHODS: Group = Group {
    name: name!("UART"),
    entries: &[
        impure_kw(name!("init"), init, 1, 5),
        impure(name!("deinit"), deinit, 1, 1),
        impure(name!("any"), any, 1, 1),
        impure(name!("read"), console::read, 1, 2),
        impure(name!("readline"), console::readline, 1, 2),
        impure(name!("readinto"), console::readinto, 2, 3),
        impure(name!("write"), write, 2, 2),
        impure(name!("txdone"), txdone, 1, 1),
        impure(name!("flush"), flush, 1, 1),
    ],
};

/// Keyword arguments: the fields after the port's number, of which the first four may be positional arguments; then the
/// pins.
static NAMES: [Value; 9] = [
    name!("baudrate"),
    name!("bits"),
    name!("parity"),
    name!("stop"),
    name!("rxbuf"),
    name!("timeout"),
    name!("timeout_char"),
    name!("tx"),
    name!("rx"),
];
/// The fields that `init` leaves as they are if they are not given. The others become 0.
const LASTING: u32 = 5;
/// The first values of the fields.
static FIRST: [i32; 7] = [BAUD, 8, NO_PARITY, 1, 15, 0, 0];
const BAUD: i32 = 115_200;
/// The parity None.
const NO_PARITY: i32 = -1;
/// The pins that `tx` may name, by port, and `rx`.
const TX: [u32; 2] = [1, uart::TX_1];
const RX: u32 = 3;

/// `UART(port, baudrate, bits, parity, stop, *, tx, rx, timeout, timeout_char, rxbuf)`.
pub fn make(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let port = args.get(vm, 0);
    let port = vm.to_i32(port)?;
    if !(0..2).contains(&port) {
        return vm.raise_msg(
            TypeId::ValueError,
            &[Msg::S("UART("), Msg::N(port), Msg::S(") does not exist")],
        );
    }
    let object = vm.alloc(Kind::Native, WORDS, 0)?;
    vm.mem.set(object, native::TYPE, Value::typ(TypeId::Uart));
    vm.mem.set(object, PORT, Value::int(port));
    for (at, first) in (BAUDRATE..).zip(&FIRST) {
        vm.mem.set(object, at, Value::int(*first));
    }
    set_up(vm, object, args)?;
    Ok(object)
}

fn init(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = this(vm, args);
    set_up(vm, object, args)?;
    Ok(Value::NONE)
}

/// The object that is the first argument.
fn this(vm: &Vm<'_>, args: Args) -> Value {
    vm.native_base(args.get(vm, 0))
}

fn port_of(vm: &Vm<'_>, object: Value) -> u32 {
    vm.mem.get(object, PORT).as_len()
}

/// Changes `object` by the arguments, and sets the port up accordingly. Nothing in here allocates or calls Python, so
/// `object` does not move.
fn set_up(vm: &mut Vm<'_>, object: Value, args: Args) -> R<()> {
    let port = port_of(vm, object);
    args.check_kw(vm, &NAMES)?;
    let mut n = [0; FIRST.len()];
    for (i, n) in (0..).zip(&mut n) {
        *n = match args.opt_or_kw(vm, 1 + i, NAMES[i as usize]) {
            None if i >= LASTING => 0,
            None => vm.mem.get(object, BAUDRATE + i).as_int(),
            Some(v) if v.is_none() => NO_PARITY,
            Some(v) => vm.to_i32(v)?,
        };
    }
    for (name, own) in [(name!("tx"), TX[port as usize]), (name!("rx"), RX)] {
        match args.kw(vm, name) {
            Some(v) if !v.is_none() && pin::number(vm, v)? != own => {
                return vm.value_error("invalid tx/rx");
            }
            _ => {}
        }
    }
    let [baud, bits, parity, stop, ..] = n;
    if baud <= 0 || !(5..9).contains(&bits) || !(1..3).contains(&stop) {
        return vm.value_error("invalid baudrate, bits or stop");
    }
    n[6] = n[6].max(character_us(baud) / 1000 + 1);
    for (at, n) in (BAUDRATE..).zip(n) {
        vm.mem.set(object, at, Value::int_near(n));
    }
    let frame = uart::frame(
        bits as u32,
        (parity >= 0).then_some(parity & 1 != 0),
        stop as u32,
    );
    vm.board.uart_setup(port, baud as u32, frame);
    Ok(())
}

/// Microseconds in which a character is sent and received for sure.
fn character_us(baud: i32) -> i32 {
    13_000_000 / baud
}

/// `deinit()`: port 0 is the console again, at its speed; port 1 gives up its pin.
fn deinit(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = this(vm, args);
    match port_of(vm, object) {
        0 => vm.board.uart_setup(0, BAUD as u32, uart::frame(8, None, 1)),
        _ => vm.board.pin_setup(uart::TX_1, PinSetup::INPUT),
    }
    Ok(Value::NONE)
}

/// `any()`: 1 if something can be read at once.
fn any(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = this(vm, args);
    let waits = port_of(vm, object) == 0 && vm.board.input_waits();
    Ok(Value::int(i32::from(waits)))
}

fn write(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = this(vm, args);
    let t = stream::written(vm, args)?;
    match port_of(vm, object) {
        0 => console::put(vm, t)?,
        _ => {
            vm.work(t.len)?;
            for i in 0..t.len {
                let byte = t.byte(vm, i);
                vm.board.uart_send(byte);
            }
        }
    }
    Ok(Value::len(t.len))
}

fn txdone(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let object = this(vm, args);
    let port = port_of(vm, object);
    Ok(Value::bool(!vm.board.uart_sends(port)))
}

fn flush(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    while txdone(vm, args)? != Value::TRUE {
        vm.board.sleep_us(100);
    }
    // The last character has left the queue, but not the port.
    let baud = vm.mem.get(this(vm, args), BAUDRATE).as_int();
    vm.board.sleep_us(character_us(baud) as u32);
    Ok(Value::NONE)
}

/// If `v` is a UART: the milliseconds for which its methods wait for the first byte, and for each further one.
///
/// # Errors
/// OSError for port 1, which receives nothing.
pub(in crate::modules) fn timeouts(vm: &mut Vm<'_>, v: Value) -> R<Option<[u32; 2]>> {
    let v = vm.native_base(v);
    if vm.builtin_type(v) != TypeId::Uart {
        return Ok(None);
    }
    if port_of(vm, v) != 0 {
        return vm.raise_text(TypeId::OSError, "UART(1) can't read", &[]);
    }
    let ms = |i| vm.mem.get(v, TIMEOUT + i).as_int().max(0) as u32;
    Ok(Some([ms(0), ms(1)]))
}

/// Writes the `repr` of a UART without the closing bracket.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    vm.put_lit(out, "UART(")?;
    vm.put_int(out, vm.mem.get(v, PORT).as_int())?;
    for (at, name) in (BAUDRATE..).zip(&NAMES[..FIRST.len()]) {
        vm.put_lit(out, ", ")?;
        vm.put_bytes_of(out, *name)?;
        vm.put(out, b'=')?;
        match vm.mem.get(v, at).as_int() {
            NO_PARITY if *name == name!("parity") => vm.put_lit(out, "None")?,
            n => vm.put_int(out, n)?,
        }
    }
    Ok(())
}
