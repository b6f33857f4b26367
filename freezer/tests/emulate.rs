//! `freeze emulate`: what it prints and returns, with the firmware that is part of the tool, and what it refuses.

#![cfg(unix)]

mod device;

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use device::{Dir, Elf};
use rustix::process::{kill_process, Pid, Signal};
use serde_json::Value as Json;

fn dir(name: &str) -> Dir {
    Dir::new(&format!("emulate-{name}"))
}

/// A program cannot tell the emulated chip from `freeze run`.
#[test]
fn it_runs_what_freeze_run_runs() {
    let d = dir("built-in");
    let text = "import sys\n\
                words = ['%s is %d' % (w, n) for n, w in enumerate('ab')]\n\
                print(words, 1 / 3, 2 ** 70, {1: (2, None)}, input('? '))\n\
                try:\n    print(input())\nexcept EOFError:\n    print('no more')\n\
                sys.exit(3)\n";
    d.file("p.py", text).file("input", "typed\n");
    let outcome = |args: &[&str]| {
        let input = fs::File::open(d.path("input")).expect("the input");
        let done = d.command(args).stdin(input).output().expect("it starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (done.status.code(), text(&done.stdout), text(&done.stderr))
    };
    let wanted =
        "['a is 0', 'b is 1'] 0.3333334 1180591620717411303424 {1: (2, None)} typed\nno more\n";
    let host = outcome(&["run", "p.py", "--heap-report"]);
    let chip = outcome(&["emulate", "p.py", "--heap-report"]);
    assert_eq!(
        host, chip,
        "after a change of the VM, the firmware has to be rebuilt"
    );
    assert_eq!((host.0, host.1), (Some(3), format!("? {wanted}")));
    assert!(host.2.starts_with("heap: used "), "{}", host.2);
}

/// A watchdog that the program has started would restart a chip for ever. The run ends where the program ends, and so the
/// status is the program's. An input that has ended does not keep it up.
#[test]
fn a_program_that_polls_gets_input() {
    let program = "\
import select, sys, time
from machine import Timer
poll = select.poll()
poll.register(sys.stdin, select.POLLIN)
typed = ''
while not typed.endswith('\\n'):
    if poll.poll(0):
        typed += sys.stdin.read(1)
    else:
        time.sleep_ms(1)
print(typed.strip())
while not poll.poll(1000):
    pass
print(input())
ticks = []
t = Timer(-1)
t.init(period=5, callback=lambda t: ticks.append(0))
print(input(), len(ticks) > 0)
t.deinit()
";
    let d = dir("polls");
    d.file("x.py", program).file("input", "one\ntwo\nthree\n");
    for args in [["emulate", "x.py"], ["run", "x.py"]] {
        let input = fs::File::open(d.path("input")).expect("the input");
        let done = d.command(&args).stdin(input).output().expect("it starts");
        let text = String::from_utf8_lossy(&done.stdout);
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("one"), "{done:?}");
        assert_eq!(lines.next(), Some("two"), "{done:?}");
        assert!(
            lines.next().is_some_and(|l| l.starts_with("three")),
            "{done:?}"
        );
    }
}

#[test]
fn a_watchdog_that_outlives_the_program_does_not_go_on() {
    let d = dir("watchdog");
    d.file(
        "p.py",
        "import machine, sys\nprint(machine.reset_cause())\nmachine.WDT(timeout=1000)\nsys.exit(7)\n",
    );
    let o = d.freeze(&["emulate", "p.py"]);
    assert_eq!((o.code, o.out.as_str()), (Some(7), "0\n"), "{o:?}");
}

/// A pin that becomes an output is the serial port's no more.
#[test]
fn a_program_that_takes_the_consoles_pin_is_not_heard() {
    let d = dir("pins");
    d.file(
        "p.py",
        "import machine, time\nprint('before')\ntime.sleep_ms(10)\n\
         machine.Pin(1, machine.Pin.OUT)\nprint('after')\n",
    );
    let o = d.freeze(&["emulate", "p.py"]);
    assert_eq!((o.code, o.out.as_str()), (Some(0), "before\n"), "{o:?}");
}

/// The rows of the table that `--count` prints: name, instructions, misses, milliseconds.
fn counts(text: &str) -> Vec<(String, u64, u64, f64)> {
    let rows = text.lines().skip(1).map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [name, instructions, misses, ms] = words[..] else {
            panic!("{line}");
        };
        let number = |n: &str| n.parse().expect("a number");
        (
            name.to_owned(),
            number(instructions),
            number(misses),
            ms.parse().expect("milliseconds"),
        )
    });
    rows.collect()
}

#[test]
fn a_run_is_counted_by_what_the_chip_was_doing() {
    let d = dir("count");
    let text = "import time\ntime.sleep_ms(200)\nfor i in range(2000):\n    i * i\nprint('done')\n";
    d.file("p.py", text);
    let run = |ways: &str| {
        let o = d.freeze(&["emulate", "p.py", "--count", "--cache-ways", ways]);
        assert_eq!((o.code, o.out.as_str()), (Some(0), "done\n"), "{o:?}");
        let heads: Vec<&str> = o
            .err
            .lines()
            .next()
            .unwrap_or("")
            .split_whitespace()
            .collect();
        assert_eq!(heads, ["instructions", "misses", "estimated", "ms"]);
        counts(&o.err)
    };
    let rows = run("4");
    let names: Vec<&str> = rows.iter().map(|r| r.0.as_str()).collect();
    assert_eq!(names, ["boot", "program", "interrupts", "waiting", "all"]);
    let (parts, all) = rows.split_at(4);
    assert_eq!(parts.iter().map(|r| r.1).sum::<u64>(), all[0].1);
    assert_eq!(parts.iter().map(|r| r.2).sum::<u64>(), all[0].2);
    assert!((parts.iter().map(|r| r.3).sum::<f64>() - all[0].3).abs() < 0.01);
    assert!(parts[0].1 > 10_000 && parts[1].1 > 10_000, "{rows:?}");
    assert!(
        (190.0..230.0).contains(&parts[3].3),
        "it slept 200 ms: {rows:?}"
    );
    assert_eq!(rows, run("4"), "each run is the same");
    assert!(run("1")[4].2 > run("8")[4].2, "more ways, fewer misses");
    let o = d.freeze(&["emulate", "p.py", "--cache-ways", "3"]);
    assert_eq!(o.code, Some(2), "{o:?}");
}

#[test]
fn a_profile_names_functions_and_instructions() {
    let d = dir("profile");
    d.file(
        "p.py",
        "import time\ntime.ticks_ms()\nx = 0\nfor i in range(300):\n    x += i\nprint(x, [x] * 3)\n",
    );
    let profile = ["emulate", "p.py", "--profile"];
    let o = d.freeze(&profile);
    assert_eq!(
        (o.code, o.out.as_str()),
        (Some(0), "44850 [44850, 44850, 44850]\n")
    );
    let heads: Vec<String> = o
        .err
        .lines()
        .filter(|l| l.trim_start().starts_with("instr"))
        .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        heads,
        [
            "instr. own % misses calls each with callees longest function",
            "instr. % times each instruction of the VM, with all that it calls",
        ]
    );
    let row = |name: &str| o.err.lines().any(|l| l.trim_end().ends_with(name));
    assert!(row("  ForIter"), "{}", o.err);
    assert!(row("  none: start and end"), "{}", o.err);

    let o = d.freeze(&[&profile[..], &["--json", "--count"]].concat());
    let line = o
        .err
        .lines()
        .find(|l| l.starts_with('{'))
        .expect("a line of JSON");
    let json: Json = serde_json::from_str(line).expect("JSON");
    let table: String = o
        .err
        .lines()
        .filter(|l| !l.starts_with('{'))
        .map(|l| format!("{l}\n"))
        .collect();
    let counts = counts(&table);
    assert_eq!(json["instructions"], counts[4].1);
    let functions = json["functions"].as_array().expect("a list");
    let sum = |key: &str| {
        functions
            .iter()
            .filter_map(|f| f[key].as_u64())
            .sum::<u64>()
    };
    assert_eq!(sum("own"), counts[4].1);
    assert_eq!(sum("misses"), counts[4].2);
    let begins = functions.iter().find(|f| f["name"] == "program_begins");
    assert_eq!(begins.expect("it was called")["calls"], 1);
    let opcodes = json["opcodes"].as_array().expect("a list");
    let loops = opcodes.iter().find(|op| op["name"] == "ForIter");
    assert_eq!(loops.expect("it was executed")["times"], 301);
    let document = include_str!("../../docs/json.md");
    let keys = |rows: &Json| -> Vec<String> {
        let first = rows[0].as_object().expect("an object");
        first.keys().cloned().collect()
    };
    for key in [keys(&json["functions"]), keys(&json["opcodes"])].concat() {
        assert!(document.contains(&format!("`{key}`")), "{key}");
    }
}

#[test]
fn a_check_tells_how_deep_the_stack_became() {
    let d = dir("check");
    d.file("p.py", "import sys\nprint(sorted([3, 1]))\nsys.exit(5)\n");
    let o = d.freeze(&["emulate", "p.py", "--check"]);
    assert_eq!((o.code, o.out.as_str()), (Some(5), "[1, 3]\n"), "{o:?}");
    let line = o.err.strip_prefix("check: ").expect("the line");
    let end =
        " of 16384 bytes of stack used; emulated loads in functions that may: 0; problems: 0\n";
    let used: u32 = line
        .strip_suffix(end)
        .expect(line)
        .parse()
        .expect("a number");
    assert!((1000..16_000).contains(&used), "{used}");
}

#[test]
fn a_reset_starts_the_program_again_unless_once_is_given() {
    let d = dir("reset");
    for (how, causes) in [("reset", "0\n4\n"), ("soft_reset", "0\n4\n")] {
        let text = format!(
            "import machine\nprint(machine.reset_cause())\n\
             if machine.reset_cause() == 0:\n    machine.{how}()\nprint('on')\nraise SystemExit(6)\n"
        );
        d.file("p.py", text);
        let o = d.freeze(&["emulate", "p.py"]);
        let wanted = format!("{causes}on\n");
        assert_eq!(
            (o.code, o.out, o.err.as_str()),
            (Some(6), wanted, ""),
            "{how}"
        );
        let o = d.freeze(&["emulate", "p.py", "--once"]);
        assert_eq!(
            (o.code, o.out.as_str(), o.err.as_str()),
            (Some(0), "0\n", ""),
            "{how}"
        );
    }
}

#[test]
fn what_the_mask_rom_says_is_shown_on_request() {
    let d = dir("verbose");
    d.file("p.py", "print(1)\n");
    let o = d.freeze(&["emulate", "p.py", "-v"]);
    assert_eq!((o.code, o.out.as_str()), (Some(0), "1\n"));
    assert!(
        o.err
            .contains("at another speed: mask ROM's stand-in, rst cause:1"),
        "{o:?}"
    );
}

#[test]
fn time_passes_as_on_a_chip_on_request() {
    let d = dir("realtime");
    d.file("p.py", "import time\ntime.sleep_ms(400)\nprint(1)\n");
    let start = Instant::now();
    let o = d.freeze(&["emulate", "p.py", "--realtime"]);
    assert_eq!((o.code, o.out.as_str()), (Some(0), "1\n"), "{o:?}");
    assert!(start.elapsed() >= Duration::from_millis(400));
}

#[test]
fn wrong_files_are_refused() {
    let d = dir("refused");
    d.image("a", "print(1)\n");
    d.file("text.img", "hello").file("wrong.py", "x = (1,\n");
    d.refused(
        &["emulate", "none.img"],
        &["none.img: there is no such file"],
    );
    d.refused(
        &["emulate", "text.img"],
        &["text.img: this is not an image"],
    );
    d.refused(&["emulate", "wrong.py"], &["wrong.py:"]);
    for option in ["--rom", "--firmware-elf"] {
        d.refused(
            &["emulate", "a.img", option, "none"],
            &["none: there is no such file"],
        );
    }
    d.refused(
        &["emulate", "a.img", "--rom", "text.img"],
        &["text.img: a mask ROM has 65536 bytes, this file 5"],
    );
    d.refused(
        &["emulate", "--flash", "none.bin"],
        &["none.bin: there is no such file"],
    );
    d.refused(
        &["emulate", "--flash", "text.img"],
        &[
            "text.img: no flash chip has 5 bytes",
            "from 512 KiB to 16 MiB",
        ],
    );
    let o = d.freeze(&["emulate", "--flash", "none/flash.bin", "a.py"]);
    assert_eq!((o.code, o.out.as_str()), (Some(1), ""), "{o:?}");
    assert!(o.err.contains("no such directory: none/"), "{o:?}");
    let o = d.freeze(&["emulate", "a.img", "--flash", "text.img"]);
    assert_eq!(o.code, Some(1), "the file is no flash: {o:?}");
    d.refused(&["emulate"], &["there is no freeze.toml in this directory"]);
}

#[test]
fn a_firmware_that_does_not_fit_is_refused() {
    let d = dir("firmware");
    d.image("a", "print(1)\n");
    let emulate = ["emulate", "a.img", "--firmware-elf", "other.elf"];
    d.file("other.elf", "text");
    d.refused(&emulate, &["other.elf: "]);
    let mut elf = Elf::new();
    elf.words[2] ^= 1;
    d.file("other.elf", elf.bytes());
    let (image, firmware) = (vm::fingerprint(), vm::fingerprint() ^ 1);
    d.refused(
        &emulate,
        &[
            &format!("{image:08x}"),
            &format!("{firmware:08x}"),
            "--firmware-elf",
        ],
    );
    d.file("other.elf", Elf::new().bytes());
    d.refused(
        &emulate,
        &[
            "other.elf: ",
            "no function program_begins, which the emulator watches",
        ],
    );
}

/// The mask ROM of an erased chip says so and stays.
#[test]
fn a_flash_without_a_firmware_ends_the_run() {
    let d = dir("erased");
    d.file("flash.bin", vec![0xff; 1 << 20]);
    let o = d.freeze(&["emulate", "--flash", "flash.bin"]);
    assert_eq!((o.code, o.out.as_str()), (Some(1), ""), "{o:?}");
    let message = "error: the mask ROM does not start the firmware; its last line is: \
                   no image: flash does not begin with 0xe9\n";
    assert!(o.err.contains(message), "{o:?}");
}

/// Starts `freeze emulate` on a program, and waits for its first line, `begins`.
fn started(d: &Dir, text: &str, more: &[&str]) -> (Child, impl Read) {
    d.file("p.py", text);
    let mut child = d
        .command(&[&["emulate", "p.py"], more].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut out = BufReader::new(child.stdout.take().expect("its output"));
    let mut line = String::new();
    out.read_line(&mut line).expect("a line");
    assert_eq!(line, "begins\n");
    (child, out)
}

/// The exit status of a child that ends within a minute.
fn status(child: &mut Child) -> Option<i32> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(60) {
        if let Some(status) = child.try_wait().expect("the child is ours") {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    panic!("it goes on");
}

#[test]
fn ctrl_c_is_a_keyboard_interrupt_in_the_program() {
    for (name, wait) in [
        ("loop", "while True: pass"),
        ("sleep", "import time\nwhile True: time.sleep(1)"),
        ("input", "input()"),
    ] {
        let d = dir(&format!("ctrl-c-{name}"));
        let text = format!("print('begins')\ntry:\n    {}\nexcept KeyboardInterrupt:\n    print('seen')\nraise SystemExit(9)\n", wait.replace('\n', "\n    "));
        let (mut child, mut out) = started(&d, &text, &["--realtime"]);
        kill_process(Pid::from_child(&child), Signal::INT).expect("it runs");
        assert_eq!(status(&mut child), Some(9), "{name}");
        let mut rest = String::new();
        out.read_to_string(&mut rest).expect("text");
        assert_eq!(rest, "seen\n", "{name}");
    }
}

#[test]
fn ctrl_c_twice_ends_the_emulator() {
    let d = dir("ctrl-c-twice");
    let text = "print('begins')\nwhile True:\n    try:\n        while True: pass\n    except KeyboardInterrupt: pass\n";
    let (mut child, _out) = started(&d, text, &[]);
    let pid = child.id();
    let send = format!("while kill -INT {pid} 2>/dev/null; do :; done");
    let mut sender = Command::new("sh")
        .args(["-c", &send])
        .spawn()
        .expect("a shell");
    assert_eq!(status(&mut child), Some(130));
    sender.wait().expect("it ends with the emulator");
}

#[test]
fn a_reader_that_goes_away_ends_the_run() {
    let d = dir("pipe");
    let (mut child, out) = started(&d, "print('begins')\nwhile True:\n    print('more')\n", &[]);
    drop(out);
    assert_eq!(status(&mut child), Some(0));
}

/// The pins of the emulated chip reach the simulated reader, and the card on it.
#[test]
fn a_card_lies_on_the_reader() {
    let d = dir("card");
    let stories = concat!(env!("CARGO_MANIFEST_DIR"), "/../pystories");
    for name in ["wiring.py", "mfrc522.py", "st7920.py"] {
        fs::copy(format!("{stories}/{name}"), d.path(name)).expect("copied");
    }
    let text = "from wiring import connect\nscreen, reader = connect('one-bus')\nreader.start()\n\
                uid = bytearray(5)\nprint(reader.find(uid), any(uid))\n";
    d.file("p.py", text);
    for (more, wanted) in [(&["--card"][..], "True True\n"), (&[], "False False\n")] {
        let o = d.freeze(&[&["emulate", "p.py"], more].concat());
        assert_eq!((o.code, o.out.as_str()), (Some(0), wanted), "{o:?}");
    }
}

/// In real time the output comes in pieces, and so do the lines of a traceback.
#[test]
fn a_traceback_in_pieces_has_each_line_once() {
    let d = dir("pieces");
    d.image(
        "a",
        "from machine import Pin\nPin(2, Pin.OUT)\ndef f():\n    return 1 // 0\ndef g():\n    f()\nprint('begins')\ng()\n",
    );
    let wanted = "begins\nTraceback (most recent call last):\n  File \"a.py\", line 8, in <module>\n  File \"a.py\", line 6, in g\n  File \"a.py\", line 4, in f\nZeroDivisionError: divide by zero\n";
    for args in [
        ["emulate", "a.img"].as_slice(),
        &["emulate", "--realtime", "a.img"],
    ] {
        let o = d.freeze(args);
        assert_eq!(o.out, wanted, "{args:?}");
    }
}
