//! What reaches the board. The cases in `tests/cases/board` test what Python sees.

use std::string::String;
use std::vec::Vec;

use crate::board::i2c::tests::{Part, Seen};
use crate::board::irq::ALARM;
use crate::board::pin::{PinMode, PinSetup};
use crate::board::spi::{SoftSpi, SpiSetup};
use crate::board::{Board, Reset, ResetCause};
use crate::modules::tests::{native, on_board, shown};
use crate::vm::Vm;
use format::names;
use format::types::TypeId;
use format::value::Value;

/// A board that notes what is asked of it. Its SPI answers with the bytes it gets, inverted.
#[derive(Default)]
struct Notes {
    calls: Vec<String>,
    /// Bytes of each transfer.
    transfers: Vec<Vec<u8>>,
    wires: Option<SoftSpi>,
    /// Levels that the next reads of a pin return; after them the pin stays low.
    levels: Vec<bool>,
    now_us: u32,
    alarm_us: Option<u64>,
}

impl Notes {
    fn note(&mut self, what: String) {
        self.calls.push(what);
    }
}

impl Board for Notes {
    fn write(&mut self, _bytes: &[u8]) {}
    fn read(&mut self) -> Option<u8> {
        None
    }
    fn ticks_ms(&mut self) -> u32 {
        0
    }
    fn ticks_us(&mut self) -> u32 {
        self.now_us = self.now_us.wrapping_add(10);
        self.now_us
    }
    fn set_alarm(&mut self, at_us: Option<u64>) {
        self.alarm_us = at_us;
    }
    fn has_event(&mut self, of: u32) -> bool {
        let now = u64::from(self.now_us);
        of & ALARM != 0 && self.alarm_us.is_some_and(|at| at <= now)
    }
    fn sleep_us(&mut self, us: u32) {
        self.note(std::format!("sleep {us}"));
    }
    fn random(&mut self) -> u32 {
        0
    }
    fn time_us(&mut self) -> u64 {
        0
    }
    fn heap_bytes(&self) -> u32 {
        40_000
    }
    fn pin_setup(&mut self, pin: u32, setup: PinSetup) {
        let (mode, pull_up, high) = (setup.mode(), setup.pull_up(), setup.high());
        self.note(std::format!("pin {pin} {mode:?} {pull_up:?} {high:?}"));
    }
    fn pin_write(&mut self, pin: u32, high: bool) {
        self.note(std::format!("pin {pin} {high}"));
    }
    fn pin_read(&mut self, _pin: u32) -> bool {
        !self.levels.is_empty() && self.levels.remove(0)
    }
    fn spi_setup(&mut self, setup: &SpiSetup) {
        let (hz, mode) = (setup.clock.hz(), (setup.polarity, setup.phase));
        self.note(std::format!("spi {hz} {mode:?}"));
    }
    fn spi_transfer(&mut self, bytes: &mut [u8]) {
        self.transfers.push(bytes.to_vec());
        bytes.iter_mut().for_each(|b| *b = !*b);
    }
    fn soft_spi(&mut self, wires: &SoftSpi, bytes: &mut [u8]) {
        self.wires = Some(*wires);
        self.spi_transfer(bytes);
    }
    fn set_cpu_hz(&mut self, hz: u32) {
        self.note(std::format!("cpu {hz}"));
    }
    fn reset_cause(&mut self) -> ResetCause {
        ResetCause::DeepSleep
    }
    fn unique_id(&mut self) -> u32 {
        0x0a0b_0c0d
    }
    fn idle(&mut self) {
        self.note("idle".into());
    }
    fn reset(&mut self, how: Reset) {
        self.note(std::format!("reset {how:?}"));
    }
    fn deep_sleep(&mut self, ms: Option<u32>) {
        self.note(std::format!("deep sleep {ms:?}"));
    }
    fn watchdog_start(&mut self, ms: u32) {
        self.note(std::format!("watchdog {ms}"));
    }
    fn watchdog_feed(&mut self) {
        self.note("fed".into());
    }
    fn adc_read(&mut self) -> u32 {
        1024
    }
}

/// `machine.name(*args)`.
fn call(vm: &mut Vm<'_>, name: &str, args: &[Value]) -> String {
    let f = native(vm, "machine", name);
    let r = vm.call(f, args);
    shown(vm, r)
}

/// `t(*args)`.
fn make(vm: &mut Vm<'_>, t: TypeId, args: &[Value]) -> Value {
    vm.call(Value::typ(t), args).expect("it can be made")
}

/// `object.name(*args)`.
fn method(vm: &mut Vm<'_>, object: Value, name: &str, args: &[Value]) -> String {
    let r = vm.call_method(object, names::find(name), args);
    shown(vm, r)
}

#[test]
fn power_reaches_the_board() {
    let int = Value::int;
    let cases: &[(&str, &[Value], &str, &[&str])] = &[
        ("freq", &[int(160_000_000)], "None", &["cpu 160000000"]),
        ("freq", &[int(80_999_999)], "None", &["cpu 80000000"]),
        ("reset", &[], "Reset", &["reset Hard"]),
        ("soft_reset", &[], "Reset", &["reset Soft"]),
        ("deepsleep", &[], "Reset", &["deep sleep None"]),
        (
            "deepsleep",
            &[int(60_000)],
            "Reset",
            &["deep sleep Some(60000)"],
        ),
        ("deepsleep", &[int(-1)], "Reset", &["deep sleep Some(1)"]),
        ("reset_cause", &[], "5", &[]),
        ("unique_id", &[], "b'\\r\\x0c\\x0b\\n'", &[]),
        ("idle", &[], "None", &["idle"]),
        ("lightsleep", &[int(2)], "None", &["sleep 2000"]),
        ("sleep", &[int(-2)], "None", &[]),
        (
            "lightsleep",
            &[int(50)],
            "None",
            // In pieces; the VM polls the board after each.
            &["sleep 20000", "sleep 20000", "sleep 10000"],
        ),
    ];
    for (name, args, wanted, calls) in cases {
        let mut board = Notes::default();
        let got = on_board(&mut board, |vm| call(vm, name, args));
        assert_eq!(
            (got.as_str(), board.calls.as_slice().join("; ")),
            (*wanted, calls.join("; "))
        );
    }
}

#[test]
fn a_pin_is_set_up_by_one_call_and_only_if_asked() {
    let (int, none) = (Value::int, Value::NONE);
    let cases: &[(&[Value], &[&str])] = &[
        (&[int(2)], &[]),
        (&[int(2), none, none, none], &[]),
        (&[int(2), int(1)], &["pin 2 Some(Out) Some(false) None"]),
        (
            &[int(0), int(0), int(1)],
            &["pin 0 Some(In) Some(true) None"],
        ),
        (
            &[int(15), int(1), none, int(0)],
            &["pin 15 Some(Out) Some(false) Some(false)"],
        ),
        (
            &[int(4), int(2), int(1), int(5)],
            &["pin 4 Some(OpenDrain) Some(true) Some(true)"],
        ),
        (
            &[int(4), int(-1), none, int(1)],
            &["pin 4 None None Some(true)"],
        ),
        (&[int(4), none, int(0)], &["pin 4 None Some(false) None"]),
    ];
    for (args, calls) in cases {
        let mut board = Notes::default();
        on_board(&mut board, |vm| make(vm, TypeId::Pin, args));
        assert_eq!(board.calls, *calls, "{args:?}");
    }
    assert_eq!(PinMode::OpenDrain as u32, 2);
}

#[test]
fn signals_invert_what_they_write() {
    let mut board = Notes::default();
    on_board(&mut board, |vm| {
        let pin = make(vm, TypeId::Pin, &[Value::int(12)]);
        let signal = make(vm, TypeId::Signal, &[pin]);
        method(vm, signal, "on", &[]);
        method(vm, signal, "value", &[Value::int(0)]);
        method(vm, pin, "off", &[]);
    });
    assert_eq!(board.calls, ["pin 12 true", "pin 12 false", "pin 12 false"]);
}

#[test]
fn a_bus_moves_every_byte_in_pieces_that_fit_the_fifo() {
    for n in [0usize, 1, 4, 63, 64, 65, 128, 200] {
        let sent: Vec<u8> = (0..n).map(|i| (i * 7 + 1) as u8).collect();
        let mut board = Notes::default();
        let received = on_board(&mut board, |vm| {
            let bus = make(vm, TypeId::Spi, &[Value::int(1), Value::int(1_000_000)]);
            let from = vm.new_bytes(&sent).expect("memory");
            // The target does not begin at a word boundary.
            let into = vm.new_bytearray_from(Value::UNDEF, 0, n as u32 + 3);
            let into = into.expect("memory");
            let view = make(vm, TypeId::MemoryView, &[into]);
            let slice = [Value::int(3), Value::NONE, Value::NONE];
            let slice = vm.alloc_words(format::object::Kind::Slice, 0, &slice);
            let slice = slice.expect("memory");
            let view = vm.get_item(view, slice).expect("a part of it");
            assert_eq!(method(vm, bus, "write_readinto", &[from, view]), "None");
            // The received bytes are sent again, also from a place that is not a word boundary.
            assert_eq!(method(vm, bus, "write", &[view]), "None");
            let bytes = vm.buffer_of(into).expect("it has bytes");
            (0..bytes.len)
                .map(|i| vm.mem.byte(bytes.owner, i))
                .collect::<Vec<u8>>()
        });
        assert_eq!(board.calls, ["spi 1000000 (false, false)"]);
        let inverted: Vec<u8> = sent.iter().map(|b| !b).collect();
        assert_eq!(
            board.transfers.concat(),
            [&sent[..], &inverted[..]].concat()
        );
        assert!(board
            .transfers
            .iter()
            .all(|t| !t.is_empty() && t.len() <= 64));
        let wanted = [&[0; 3][..], &inverted[..]].concat();
        assert_eq!(received, wanted);
    }
}

#[test]
fn reading_sends_the_byte_that_is_asked_for() {
    let mut board = Notes::default();
    on_board(&mut board, |vm| {
        let bus = make(vm, TypeId::Spi, &[]);
        assert_eq!(method(vm, bus, "read", &[Value::int(2)]), "b'\\xff\\xff'");
        assert_eq!(
            method(vm, bus, "read", &[Value::int(1), Value::int(0x5a)]),
            "b'\\xa5'"
        );
        let text = vm.new_bytes(b"ab").expect("memory");
        assert_eq!(method(vm, bus, "write", &[text]), "None");
    });
    assert_eq!(board.transfers, [&[0, 0][..], &[0x5a], b"ab"]);
}

#[test]
fn a_software_bus_has_its_wires_and_its_pace() {
    let args = |vm: &mut Vm<'_>, baud: i32| {
        let names = ["baudrate", "polarity", "phase", "sck", "mosi", "miso"].map(names::find);
        let names = vm.new_tuple(&names).expect("memory");
        let one = Value::int(1);
        let values = [
            Value::int(baud),
            one,
            one,
            Value::pin(4),
            Value::pin(5),
            Value::pin(16),
        ];
        for v in values.iter().rev() {
            vm.hold(*v).expect("room");
        }
        crate::native::Args::on_stack(vm.stack.low, 0, names)
    };
    for (baud, half_us) in [(100_000, 5), (300_000, 2), (1, 500_000), (2_000_000, 0)] {
        let mut board = Notes::default();
        on_board(&mut board, |vm| {
            let args = args(vm, baud);
            let bus = vm
                .call_type(Value::typ(TypeId::SoftSpi), args)
                .expect("a bus");
            assert_eq!(method(vm, bus, "read", &[Value::int(1)]), "b'\\xff'");
        });
        assert_eq!(
            board.calls,
            [
                "pin 4 Some(Out) Some(false) Some(true)",
                "pin 5 Some(Out) Some(false) Some(false)",
                "pin 16 Some(In) Some(false) None",
            ]
        );
        let wires = SoftSpi {
            sck: 4,
            mosi: 5,
            miso: 16,
            half_us,
            polarity: true,
            phase: true,
        };
        assert_eq!(board.wires, Some(wires), "{baud}");
    }
}

#[test]
fn the_watchdog_and_the_analog_pin() {
    let mut board = Notes::default();
    on_board(&mut board, |vm| {
        let dog = make(vm, TypeId::Wdt, &[Value::int(0), Value::int(1500)]);
        method(vm, dog, "feed", &[]);
        make(vm, TypeId::Wdt, &[]);
        let adc = make(vm, TypeId::Adc, &[Value::int(0)]);
        assert_eq!(method(vm, adc, "read", &[]), "1024");
        assert_eq!(method(vm, adc, "read_u16", &[]), "65535");
    });
    assert_eq!(board.calls, ["watchdog 1500", "fed", "watchdog 5000"]);
}

#[test]
fn pulses_are_timed() {
    // Each read of the clock takes 10 us; a read of the pin takes none.
    let cases: &[(&[bool], &str)] = &[
        // Low for two reads, high for four, then low.
        (&[false, false, true, true, true, true], "40"),
        // High already.
        (&[true, true, true], "30"),
        // Never high.
        (&[], "-2"),
        // High for too long.
        (&[true; 100], "-1"),
    ];
    for (levels, wanted) in cases {
        let mut board = Notes {
            levels: levels.to_vec(),
            ..Notes::default()
        };
        let got = on_board(&mut board, |vm| {
            let args = [Value::pin(4), Value::int(1), Value::int(500)];
            call(vm, "time_pulse_us", &args)
        });
        assert_eq!(got, *wanted, "{levels:?}");
    }
}

/// Runs `f` with an I2C object on a bus with `part`.
fn with_i2c(part: &mut Part, f: impl FnOnce(&mut Vm<'_>, Value)) {
    on_board(part, |vm| {
        let pins = [Value::pin(5), Value::pin(4)];
        let bus = make(vm, TypeId::SoftI2c, &pins);
        f(vm, bus);
    });
}

#[test]
fn a_part_on_i2c_is_read_and_written() {
    let mut part = Part::new();
    with_i2c(&mut part, |vm, bus| {
        let int = Value::int;
        let at = int(0x50);
        let bytes = |vm: &mut Vm<'_>, b: &[u8]| vm.new_bytes(b).expect("memory");
        assert_eq!(method(vm, bus, "scan", &[]), "[80]");
        let data = bytes(vm, &[2, 10, 11, 12]);
        assert_eq!(method(vm, bus, "writeto", &[at, data]), "4");
        let data = bytes(vm, &[3]);
        assert_eq!(method(vm, bus, "writeto", &[at, data, Value::FALSE]), "1");
        assert_eq!(method(vm, bus, "readfrom", &[at, int(2)]), "b'\\x0b\\x0c'");
        let args = [at, int(4), int(2)];
        assert_eq!(method(vm, bus, "readfrom_mem", &args), "b'\\x0c\\xa0'");
        let data = bytes(vm, b"mem");
        assert_eq!(method(vm, bus, "writeto_mem", &[at, int(32), data]), "None");
        let into = vm.new_bytearray_from(Value::UNDEF, 0, 4).expect("memory");
        let args = [at, int(32), into];
        assert_eq!(method(vm, bus, "readfrom_mem_into", &args), "None");
        let r = Ok(into);
        assert_eq!(shown(vm, r), "bytearray(b'mem\\x86')");
        let parts = [bytes(vm, &[33]), bytes(vm, b""), bytes(vm, b"xy")];
        let parts = vm.new_list(&parts).expect("memory");
        assert_eq!(method(vm, bus, "writevto", &[at, parts]), "3");
        let args = [at, int(32), int(3)];
        assert_eq!(method(vm, bus, "readfrom_mem", &args), "b'mxy'");
        // By the primitives.
        let data = bytes(vm, &[0xa0, 33]);
        method(vm, bus, "start", &[]);
        assert_eq!(method(vm, bus, "write", &[data]), "2");
        method(vm, bus, "start", &[]);
        let data = bytes(vm, &[0xa1]);
        assert_eq!(method(vm, bus, "write", &[data]), "1");
        let into = vm.new_bytearray_from(Value::UNDEF, 0, 2).expect("memory");
        method(vm, bus, "readinto", &[into, Value::FALSE]);
        method(vm, bus, "readinto", &[into]);
        method(vm, bus, "stop", &[]);
        let r = Ok(into);
        assert_eq!(shown(vm, r), "bytearray(b'\\x86\\x81')");
    });
    let answers: Vec<bool> = part
        .seen
        .iter()
        .rev()
        .take(5)
        .rev()
        .map(|s| matches!(s, Seen::Answer(_, true)))
        .collect();
    assert_eq!(answers, [true, true, true, false, false]);
}

#[test]
fn transfers_on_i2c_that_fail() {
    let int = Value::int;
    let run = |set: fn(&mut Part), name: &str, args: &[Value]| {
        let mut part = Part::new();
        set(&mut part);
        let mut got = String::new();
        with_i2c(&mut part, |vm, bus| {
            let five = vm.new_bytes(b"12345").expect("memory");
            let args: Vec<Value> = args
                .iter()
                .map(|v| if v.is_none() { five } else { *v })
                .collect();
            got = method(vm, bus, name, &args);
        });
        (got, part.seen.last().copied())
    };
    let short: fn(&mut Part) = |p| p.takes = 3;
    let (at, stopped) = (int(0x50), Some(Seen::Stop));
    type Case<'a> = (fn(&mut Part), &'a str, &'a [Value], &'a str);
    let cases: &[Case<'_>] = &[
        (short, "writeto", &[at, Value::NONE], "3"),
        (short, "writeto_mem", &[at, int(0), Value::NONE], "None"),
        (
            |p| p.takes = 0,
            "readfrom_mem",
            &[at, int(0), int(2)],
            "b'\\x00\\x00'",
        ),
        (|_| {}, "readfrom", &[int(0x51), int(2)], "OSError(19,)"),
        (|_| {}, "writeto", &[int(0x51), Value::NONE], "OSError(19,)"),
        (
            |_| {},
            "readfrom_mem",
            &[int(0x51), int(0), int(2)],
            "OSError(19,)",
        ),
    ];
    for (set, name, args, wanted) in cases {
        let (got, last) = run(*set, name, args);
        assert_eq!((got.as_str(), last), (*wanted, stopped), "{name} {args:?}");
    }
    for name in ["readfrom", "writeto"] {
        let args = if name == "readfrom" {
            int(2)
        } else {
            Value::NONE
        };
        let (got, _) = run(|p| p.stretch_us = 60_000, name, &[at, args]);
        assert_eq!(got, "OSError(110,)", "{name}");
    }
    let (got, _) = run(|p| p.stretch_us = 60_000, "scan", &[]);
    assert_eq!(got, "[]");
}
