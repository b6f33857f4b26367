//! Calls the modules as Python does, in a VM with an empty image.

use core::sync::atomic::AtomicU32;
use std::string::{String, ToString};
use std::vec::Vec;

use crate::board::{Board, Event};
use crate::error::{Raise, R};
use crate::vm::{HeapReport, Vm};
use format::image::{self, header};
use format::names;
use format::value::Value;

/// A board that remembers what was written and has something to read.
struct Desk {
    written: Vec<u8>,
    to_read: Vec<u8>,
    slept: u64,
}

impl Board for Desk {
    fn write(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
    }
    fn read(&mut self) -> Option<u8> {
        if self.to_read.is_empty() {
            None
        } else {
            Some(self.to_read.remove(0))
        }
    }
    fn ticks_ms(&mut self) -> u32 {
        (1 << 30) + 5
    }
    fn ticks_us(&mut self) -> u32 {
        7
    }
    fn sleep_us(&mut self, us: u32) {
        self.slept += u64::from(us);
    }
    fn random(&mut self) -> u32 {
        0x0403_0201
    }
    fn time_us(&mut self) -> u64 {
        86_400_000_000
    }
    fn heap_bytes(&self) -> u32 {
        40000
    }
}

/// Runs `f` in a VM whose console has `input` to read. Returns its result and what it wrote.
pub(super) fn on_machine(input: &str, f: impl FnOnce(&mut Vm<'_>) -> String) -> (String, String) {
    let mut desk = Desk {
        written: Vec::new(),
        to_read: input.as_bytes().to_vec(),
        slept: 0,
    };
    let result = on_board(&mut desk, f);
    (result, String::from_utf8(desk.written).expect("text"))
}

/// Runs `f` in a VM with an empty image and this board.
pub(super) fn on_board<T>(board: &mut dyn Board, f: impl FnOnce(&mut Vm<'_>) -> T) -> T {
    let mut words = std::vec![0u32; header::WORDS as usize + 2];
    words[header::MAGIC as usize] = image::MAGIC;
    words[header::FINGERPRINT as usize] = crate::fingerprint();
    words[header::LEN as usize] = words.len() as u32;
    let end = words.len() as u32;
    for (place, at) in [
        (header::STRING_INDEX, header::WORDS),
        (header::FILTER, header::WORDS + 1),
        (header::EVALS, end),
        (header::STRINGS, end),
        (header::OBJECTS, end),
        (header::MAIN, u32::MAX),
    ] {
        words[place as usize] = at;
    }
    words[header::FILTER_BITS as usize] = 32;
    words[header::STRING_BUCKETS as usize] = 1;
    words[header::CRC as usize] = image::crc32(words.iter().copied());
    let rom: Vec<AtomicU32> = words.into_iter().map(AtomicU32::new).collect();
    let mut ram = std::vec![0u32; 20_000];
    let mut vm = Vm::new(&rom, &mut ram, board).expect("the empty image is right");
    f(&mut vm)
}

fn text(vm: &Vm<'_>, s: Value) -> String {
    let bytes: Vec<u8> = (0..vm.byte_len(s)).map(|i| vm.mem.byte(s, i)).collect();
    String::from_utf8_lossy(&bytes).to_string()
}

/// The `repr` of a result, or of the exception that was raised.
pub(super) fn shown(vm: &mut Vm<'_>, r: R<Value>) -> String {
    let v = match r {
        Ok(v) => v,
        Err(Raise::Exc) => vm.exc,
        Err(e) => return std::format!("{e:?}"),
    };
    match vm.to_repr(v) {
        Ok(s) => text(vm, s),
        Err(e) => std::format!("repr: {e:?}"),
    }
}

/// The native `name` of a module.
pub(super) fn native(vm: &mut Vm<'_>, module: &str, name: &str) -> Value {
    let m = vm
        .natives
        .find_module(names::find(module), None)
        .expect("module");
    vm.native_attr(m, names::find(name))
        .expect("attribute")
        .get()
        .expect("attribute")
}

/// `module.name(argument)`.
fn call(module: &str, name: &str, argument: &str) -> String {
    on_machine("", |vm| {
        let f = native(vm, module, name);
        let s = vm.new_str(argument.as_bytes()).expect("memory");
        let r = vm.call(f, &[s]);
        shown(vm, r)
    })
    .0
}

#[test]
fn loads_reads_what_micropython_reads() {
    let cases = [
        ("[1 2]", "[1, 2]"),
        ("[1}", "[1]"),
        ("{\"a\"}", "{}"),
        ("{\"a\":1}x", "ValueError('syntax error in JSON',)"),
        ("{1:2}", "{1: 2}"),
        ("{[1]:2}", "ValueError('syntax error in JSON',)"),
        ("", "ValueError('syntax error in JSON',)"),
        (" ", "ValueError('syntax error in JSON',)"),
        ("nul", "ValueError('syntax error in JSON',)"),
        ("\"\\q\\/\\b\\f\"", "'q/\\x08\\x0c'"),
        ("\"a\nb\"", "'a\\nb'"),
        ("\"abc", "ValueError('syntax error in JSON',)"),
        ("1.5e3", "1500.0"),
        (
            "1-2",
            "ValueError(\"invalid syntax for integer with base 10: '1-2'\",)",
        ),
        ("[1,,2]", "[1, 2]"),
        ("[1] \n", "[1]"),
        ("1 2", "ValueError('syntax error in JSON',)"),
        ("}", "ValueError('syntax error in JSON',)"),
        ("[", "ValueError('syntax error in JSON',)"),
        ("{true:1}", "{True: 1}"),
        ("12345678901234567890", "12345678901234567890"),
        ("-12345678901234567890", "-12345678901234567890"),
        ("-0", "0"),
        ("[1]]", "ValueError('syntax error in JSON',)"),
        ("1.", "1.0"),
        ("1.2.3", "ValueError('invalid syntax for number',)"),
        ("{\"a\" 1,\"b\":[{},[]]}", "{'a': 1, 'b': [{}, []]}"),
        ("[truefalse]", "[True, False]"),
        ("\"x\\u0041\\ny\"", "'xA\\ny'"),
        ("[[1,{\"a\":[null]}],2]", "[[1, {'a': [None]}], 2]"),
    ];
    for (source, expected) in cases {
        assert_eq!(call("json", "loads", source), expected, "{source}");
    }
}

#[test]
fn what_loads_reads_dumps_writes() {
    let cases = [
        "{\"a\": [1, 2, {\"b\": null}], \"c\": [], \"d\": {}}",
        "[[[[1]], 2], \"x\\\"\\\\\\n\\r\\t\\u0001\\u001f\", true, false, 1.5]",
        "12345678901234567890",
        "\"\u{1f600}\"",
    ];
    for source in cases {
        let (out, _) = on_machine("", |vm| {
            let s = vm.new_str(source.as_bytes()).expect("memory");
            let loads = native(vm, "json", "loads");
            let v = vm.call(loads, &[s]).expect("JSON");
            let dumps = native(vm, "json", "dumps");
            let t = vm.call(dumps, &[v]).expect("text");
            text(vm, t)
        });
        assert_eq!(out, source);
    }
    assert_eq!(call("json", "loads", "\"\\ud83d\\ude00\""), "'\\U0001f600'");
}

#[test]
fn deep_json_is_an_exception() {
    let deep = "[".repeat(2000);
    assert_eq!(
        call("json", "loads", &deep),
        "RuntimeError('maximum recursion depth exceeded',)"
    );
    let (out, _) = on_machine("", |vm| {
        let list = vm.new_list(&[]).expect("memory");
        vm.list_push(list, list).expect("memory");
        let dumps = native(vm, "json", "dumps");
        let r = vm.call(dumps, &[list]);
        shown(vm, r)
    });
    assert_eq!(out, "RuntimeError('maximum recursion depth exceeded',)");
}

#[test]
fn dates() {
    let cases: &[(i64, &str)] = &[
        (0, "(2000, 1, 1, 0, 0, 0, 5, 1)"),
        (86400 * 60 - 1, "(2000, 2, 29, 23, 59, 59, 1, 60)"),
        (-1, "(1999, 12, 31, 23, 59, 59, 4, 365)"),
        (636_204_245, "(2020, 2, 28, 11, 24, 5, 4, 59)"),
        (-86400 * 365_243, "(999, 12, 31, 0, 0, 0, 1, 365)"),
        (4_294_967_295, "(2136, 2, 7, 6, 28, 15, 1, 38)"),
    ];
    for (seconds, expected) in cases {
        let (out, _) = on_machine("", |vm| {
            let s = vm.new_int_i64(*seconds).expect("memory");
            let localtime = native(vm, "time", "localtime");
            let t = vm.call(localtime, &[s]).expect("date");
            let out = shown(vm, Ok(t));
            let mktime = native(vm, "time", "mktime");
            let back = vm.call(mktime, &[t]);
            assert_eq!(shown(vm, back), seconds.to_string());
            out
        });
        assert_eq!(out, *expected, "{seconds}");
    }
}

#[test]
fn ticks() {
    let (out, _) = on_machine("", |vm| {
        let mut all = String::new();
        for (name, a, b) in [
            ("ticks_diff", 5, (1 << 30) - 5),
            ("ticks_diff", 3, 10),
            ("ticks_add", (1 << 30) - 1, 5),
            ("ticks_add", 1, -2),
            ("ticks_add", 1, 1 << 29),
        ] {
            let f = native(vm, "time", name);
            let r = vm.call(f, &[Value::int(a), Value::int(b)]);
            all += &shown(vm, r);
            all += " ";
        }
        let f = native(vm, "time", "ticks_ms");
        let r = vm.call(f, &[]);
        all + &shown(vm, r)
    });
    assert_eq!(
        out,
        "10 -7 4 1073741823 OverflowError('ticks interval overflow',) 5"
    );
}

/// A board whose input ends each wait early, `pieces` times.
struct Typed {
    pieces: u32,
    slept: u64,
    polls: u32,
}

impl Board for Typed {
    fn write(&mut self, _bytes: &[u8]) {}
    fn read(&mut self) -> Option<u8> {
        None
    }
    fn ticks_ms(&mut self) -> u32 {
        0
    }
    fn ticks_us(&mut self) -> u32 {
        0
    }
    fn sleep_us(&mut self, us: u32) {
        self.slept += u64::from(us);
    }
    fn doze_us(&mut self, us: u32) -> u32 {
        let left = if self.pieces > 0 { us / 4 } else { 0 };
        self.pieces = self.pieces.saturating_sub(1);
        self.slept += u64::from(us - left);
        left
    }
    fn poll(&mut self, _interrupt: Option<u8>, _heap: HeapReport) -> Event {
        self.polls += 1;
        Event::None
    }
    fn random(&mut self) -> u32 {
        0
    }
    fn time_us(&mut self) -> u64 {
        0
    }
    fn heap_bytes(&self) -> u32 {
        40000
    }
}

#[test]
fn input_polls_the_board_and_makes_no_sleep_shorter() {
    // Milliseconds, waits that input ends, and polls: one for each piece of 20 ms, and one for each such wait.
    for (ms, pieces, polls) in [(0, 0, 0), (60, 0, 3), (60, 3, 4), (1, 1, 2)] {
        let mut board = Typed {
            pieces,
            slept: 0,
            polls: 0,
        };
        on_board(&mut board, |vm| {
            let f = native(vm, "time", "sleep_ms");
            vm.call(f, &[Value::int(ms)]).expect("it sleeps");
        });
        assert_eq!(board.slept, ms as u64 * 1000);
        assert_eq!(board.polls, polls, "{ms} ms, {pieces}");
    }
}

#[test]
fn streams() {
    let (out, _) = on_machine("", |vm| {
        let s = vm.new_str("aé\nb\n\nc".as_bytes()).expect("memory");
        let new = native(vm, "io", "StringIO");
        let stream = vm.call(new, &[s]).expect("stream");
        let mut all = String::new();
        let plan: &[(&str, &[Value])] = &[
            ("read", &[Value::int(2)]),
            ("tell", &[]),
            ("readline", &[]),
            ("readlines", &[]),
            ("read", &[]),
            ("write", &[names::ascii(b'!')]),
            ("getvalue", &[]),
            ("seek", &[Value::int(-2), Value::int(2)]),
            ("write", &[names::ascii(b'?')]),
            ("read", &[]),
            ("seek", &[Value::int(-20)]),
            ("seek", &[Value::int(12)]),
            ("write", &[names::ascii(b'z')]),
            ("getvalue", &[]),
            ("close", &[]),
            ("close", &[]),
            ("read", &[]),
        ];
        for (name, args) in plan {
            let r = vm.call_method(stream, names::find(name), args);
            all += &shown(vm, r);
            all += " ";
        }
        all
    });
    let expected = "'a\\xe9' 3 '\\n' ['b\\n', '\\n', 'c'] '' 1 'a\\xe9\\nb\\n\\nc!' 7 1 '!' OSError(22,) 12 1 \
                    'a\\xe9\\nb\\n\\n?!\\x00\\x00\\x00z' None None ValueError('I/O operation on closed file',) ";
    assert_eq!(out, expected);
}

#[test]
fn a_line_without_its_end_equals_the_same_text() {
    let (out, _) = on_machine("12345\r\n", |vm| {
        let input = native(vm, "builtins", "input");
        let line = vm.call(input, &[]).expect("a line");
        let mark = vm.hold_mark();
        let line = vm.hold(line).expect("room");
        let text = vm.new_str(b"12345").expect("memory");
        let same = vm.same_bytes(vm.held(line), text);
        vm.unwind_holds(mark);
        same.to_string()
    });
    assert_eq!(out, "true");
}

#[test]
fn console() {
    let (out, written) = on_machine("first\nsecond\u{e9}x\nlast", |vm| {
        let mut all = String::new();
        let input = native(vm, "builtins", "input");
        let prompt = names::ascii(b'>');
        let r = vm.call(input, &[prompt]);
        all += &shown(vm, r);
        let stdin = native(vm, "sys", "stdin");
        for (name, n) in [
            ("read", Some(7)),
            ("readline", None),
            ("read", None),
            ("read", None),
        ] {
            let n = n.map(Value::int);
            let r = vm.call_method(stdin, names::find(name), n.as_slice());
            all += &shown(vm, r);
        }
        let r = vm.call(input, &[]);
        all += &shown(vm, r);
        let print = native(vm, "builtins", "print");
        let list = vm
            .new_list(&[Value::int(1), prompt, Value::NONE])
            .expect("memory");
        vm.call(print, &[prompt, list, Value::float(1.5)])
            .expect("printed");
        let write = native(vm, "sys", "stderr");
        let r = vm.call_method(write, names::find("write"), &[prompt]);
        all + &shown(vm, r)
    });
    assert_eq!(out, "'first''second\\xe9''x\\n''last'''EOFError()1");
    assert_eq!(written, ">> [1, '>', None] 1.5\n>");
}

#[test]
fn memory_map_has_the_known_form() {
    let (_, written) = on_machine("", |vm| {
        vm.new_list(&[]).expect("memory");
        vm.new_str(b"not a core name").expect("memory");
        let f = native(vm, "micropython", "mem_info");
        let r = vm.call(f, &[Value::int(1)]);
        shown(vm, r)
    });
    let lines: Vec<&str> = written.lines().collect();
    assert!(
        lines[0].starts_with("stack: ") && lines[0].contains(" out of "),
        "{written}"
    );
    assert!(lines[1].starts_with("GC: total: "), "{written}");
    assert!(lines[2].starts_with(" No. of 1-blocks: "), "{written}");
    assert!(lines[3].starts_with("GC memory layout; from "), "{written}");
    assert!(lines[4].starts_with("00000: hLS="), "{written}");
    assert!(lines[5].ends_with(" lines all free)"), "{written}");
}
