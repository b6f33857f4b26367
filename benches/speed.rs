//! Instructions of various programs on the emulated chip, beside MicroPython's, with the misses of the flash's cache and the
//! estimated time; and their time on this computer, beside CPython's.
//!
//!     cargo bench --bench speed                                  runs the programs of benches/py/speed
//!     PERMAFROST_BENCH_DIR=DIR cargo bench --bench speed         runs those of another directory
//!     CASE=dict cargo bench --bench speed                        runs those with `dict` in their name
//!     UPDATE_RECORDED=1 cargo bench --bench speed                also records the figures
//!
//! A body that does not touch the board would run completely while it is frozen. So each program first reads
//! the clock, and everything after that runs on the board. A line `N = 123` tells its number of iterations.
//!
//! `benches/micropython.txt` has MicroPython's figures, each valid for one file, byte for byte.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use support::chip::{emulate, write_image};
use support::run::{frozen, program, rom, run_program};
use support::{at, bench, board::Desk, filter, oracle, project};
use vm::host::Vm;

/// The environment variable that names another directory of programs.
const DIRECTORY: &str = "PERMAFROST_BENCH_DIR";
/// Python lines that stop freezing, so that the rest of the body runs on the board.
const CLOCK: &str = "import time\ntime.ticks_ms()\ndel time\n";
/// Python program that prints CPython's time for another program in seconds, and then its output.
const PYTHON: &str = "\
import sys, time, io
code = compile(open(sys.argv[1]).read(), sys.argv[1], 'exec')
out, sys.stdout = sys.stdout, io.StringIO()
start = time.perf_counter()
exec(code, {'__name__': '__main__'})
took = time.perf_counter() - start
text, sys.stdout = sys.stdout.getvalue(), out
print(took)
print(text, end='')
";
/// How many runs on this computer the fastest is taken from.
const RUNS: usize = 5;

/// The figures of a program. Instructions, misses and microseconds are the program's own, without the boot before it;
/// `here` and `python` are the times on this computer.
struct Figures {
    name: String,
    instructions: u64,
    misses: u64,
    us: u64,
    iterations: Option<u64>,
    micropython: Option<u64>,
    here: Duration,
    python: Duration,
    heap: String,
}

fn main() {
    let foreign = std::env::var_os(DIRECTORY).filter(|d| !d.is_empty());
    let directory = foreign
        .as_ref()
        .map_or_else(|| at("benches/py/speed"), PathBuf::from);
    let known = micropython();
    let all: Vec<Figures> = programs(&directory)
        .iter()
        .map(|path| measure(path, &known))
        .collect();

    println!(
        "{:14} {:>13} {:>10} {:>9} {:>9} {:>13} {:>6}   {:>9} {:>9} {:>6}",
        "on the chip",
        "instructions",
        "iteration",
        "misses",
        "est. ms",
        "MicroPython",
        "ratio",
        "here, ms",
        "CPython",
        "ratio"
    );
    for f in &all {
        print!("{:14} {:>13} ", f.name, f.instructions);
        print!("{:>10} ", or_dash(f.iterations.map(|n| f.instructions / n)));
        print!("{:>9} {:>9.1} ", f.misses, f.us as f64 / 1000.0);
        print!("{:>13} ", or_dash(f.micropython));
        let ratio = f.micropython.map(|m| ratio(f.instructions, m));
        print!("{:>6}   ", or_dash(ratio.map(|r| format!("{r:.3}"))));
        let (here, python) = (f.here.as_secs_f64(), f.python.as_secs_f64());
        print!("{:9.2} {:9.2} ", here * 1e3, python * 1e3);
        println!("{:6.2}", here / python);
    }
    let ratios = all
        .iter()
        .filter_map(|f| Some(ratio(f.instructions, f.micropython?)));
    let times = all
        .iter()
        .map(|f| f.here.as_secs_f64() / f.python.as_secs_f64());
    let (chip, host) = (mean(ratios), mean(times));
    let chip = or_dash(chip.map(|m| format!("{m:.3}")));
    let host = or_dash(host.map(|m| format!("{m:.2}")));
    println!(
        "{:14} {:>13} {:>10} {:>9} {:>9} {:>13} {chip:>6}   {:>9} {:>9} {host:>6}",
        "geometric mean", "", "", "", "", "", "", ""
    );
    println!("\nheap, the same on host and chip");
    for f in &all {
        println!("{:14} {}", f.name, f.heap.trim_start_matches("heap: "));
    }
    if foreign.is_none() {
        println!();
        let figure = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let figures: Vec<(String, u32)> = all
            .iter()
            .flat_map(|f| {
                let time = (format!("{}, estimated us", f.name), figure(f.us));
                [(f.name.clone(), figure(f.instructions)), time]
            })
            .collect();
        bench::beside_recorded("speed", &figures, None);
    }
}

/// The programs of a directory, sorted by name.
fn programs(directory: &Path) -> Vec<PathBuf> {
    let shown = directory.display().to_string();
    let mut all: Vec<_> = std::fs::read_dir(directory)
        .unwrap_or_else(|e| panic!("the programs cannot be read from {DIRECTORY}={shown}: {e}"))
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "py"))
        .map(|p| (stem(&p), p))
        .collect();
    assert!(!all.is_empty(), "{DIRECTORY}={shown} has no Python files");
    all.sort();
    let chosen = filter::retain("CASE", &shown, all, |(name, _)| name);
    chosen.into_iter().map(|(_, path)| path).collect()
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// MicroPython's instructions from `benches/micropython.txt`, by name and CRC-32 of the program.
fn micropython() -> BTreeMap<(String, u32), u64> {
    let text = std::fs::read_to_string(at("benches/micropython.txt")).expect("the file is there");
    let lines = text
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'));
    let parse = |line: &str| {
        let mut words = line.split_whitespace();
        let name = words.next()?.to_owned();
        let crc = u32::from_str_radix(words.next()?, 16).ok()?;
        Some(((name, crc), words.next()?.parse().ok()?))
    };
    lines
        .map(|l| parse(l).unwrap_or_else(|| panic!("benches/micropython.txt: {l}")))
        .collect()
}

fn measure(path: &Path, known: &BTreeMap<(String, u32), u64>) -> Figures {
    let name = stem(path);
    let text = std::fs::read_to_string(path).expect("the program can be read");
    let directory = project(
        &format!("speed-{name}"),
        &[("main.py", &format!("{CLOCK}{text}"))],
    );
    let words = frozen(&program(&directory.join("main.py"))).words;
    let image = directory.join("main.img");
    write_image(&words, &image);
    let chip = emulate(&image, b"").unwrap_or_else(|e| panic!("{name}: {e}"));
    let host = run_program(&words, b"");
    assert_eq!(host, chip.shown, "{name}: host and chip differ");

    let mut python = Duration::MAX;
    for _ in 0..RUNS {
        let shown =
            oracle::python(&["-c", PYTHON], Some(path), &directory, None).expect("CPython runs it");
        let (took, output) = shown.split_once('\n').expect("two lines");
        assert_eq!(output, host.stdout, "{name}: CPython prints something else");
        let seconds = took.parse().expect("seconds");
        python = python.min(Duration::from_secs_f64(seconds));
    }
    let here = (0..RUNS).map(|_| time(&words)).min();
    Figures {
        instructions: chip.program.instructions,
        misses: chip.program.misses,
        us: chip.program.us,
        iterations: iterations(&text),
        micropython: known.get(&(name.clone(), crc32(text.as_bytes()))).copied(),
        here: here.unwrap_or_default(),
        python,
        heap: host.heap,
        name,
    }
}

/// The time that the VM takes for a program on this computer. Verification is not counted.
fn time(words: &[u32]) -> Duration {
    let rom = rom(words);
    let mut ram = vec![0u32; (freezer::board::ESP8266_HEAP / 4) as usize];
    let mut board = Desk::board(freezer::board::ESP8266_HEAP, b"");
    let mut vm = Vm::new(&rom, &mut ram, &mut board).expect("the image is accepted");
    let start = Instant::now();
    vm::program::run(&mut vm, None);
    start.elapsed()
}

/// The number of iterations of a program: its line `N = 123`.
fn iterations(text: &str) -> Option<u64> {
    text.lines()
        .find_map(|l| l.strip_prefix("N = ")?.trim().parse().ok())
}

/// The CRC-32 of the bytes, as gzip and Python's `binascii.crc32` compute it.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| {
            c >> 1 ^ if c & 1 != 0 { 0xedb8_8320 } else { 0 }
        })
    })
}

fn ratio(a: u64, b: u64) -> f64 {
    a as f64 / b as f64
}

/// The geometric mean; `None` if there are no figures.
fn mean(ratios: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = ratios.fold((0.0, 0u32), |(sum, n), r| (sum + r.ln(), n + 1));
    (n > 0).then(|| (sum / f64::from(n)).exp())
}

fn or_dash<T: ToString>(x: Option<T>) -> String {
    x.map_or_else(|| "-".to_owned(), |x| x.to_string())
}
