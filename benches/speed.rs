//! Instructions of various programs on the emulated chip, beside MicroPython's, with the misses of the flash's cache and the
//! estimated time; and their time on this computer, beside CPython's.
//!
//!     cargo bench --bench speed                                  runs the programs of benches/py/speed
//!     PERMAFROST_BENCH_DIR=DIR cargo bench --bench speed         runs those of another directory
//!     CASE=dict cargo bench --bench speed                        runs those with `dict` in their name
//!     UPDATE_RECORDED=1 cargo bench --bench speed                also records the figures
//!
//! A body that does not touch the board would run completely while it is frozen. So a program reads the clock, and
//! everything after that runs on the board. The bench puts this call before each program that has none itself.
//! A line `N = 123` tells a program's number of iterations.
//!
//! `benches/micropython.txt` has MicroPython's figures, each valid for one file, byte for byte; a file of this name in
//! the other directory has more of them. The bench fails if a program of benches/py/speed takes more instructions than
//! on MicroPython, or prints something else than on CPython. Programs of another directory may: their rows say so.
//! `NAME.exp` beside a program has its output, where floats of 30 bits make another one than CPython's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use support::chip::{emulate, write_image};
use support::run::{program, rom, run_program, try_freeze};
use support::{at, bench, board::Desk, filter, oracle, project};
use vm::host::Vm;

/// The environment variable that names another directory of programs.
const DIRECTORY: &str = "PERMAFROST_BENCH_DIR";
/// The call that stops freezing.
const TICKS: &str = "ticks_ms";
/// Python lines with this call, so that the rest of the body runs on the board.
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
/// The file of MicroPython's figures, in `benches` and in another directory.
const MICROPYTHON: &str = "micropython.txt";
/// The largest ratio to MicroPython's instructions that passes.
const BAR: f64 = 1.0;
/// How many runs on this computer the fastest is taken from.
const RUNS: usize = 5;

/// The figures of a program. Instructions, misses and microseconds are the program's own, without the boot before it;
/// `here` and `python` are the times on this computer; `python` may be the reason why there is none.
struct Figures {
    name: String,
    instructions: u64,
    misses: u64,
    us: u64,
    iterations: Option<u64>,
    micropython: Option<u64>,
    here: Duration,
    python: Result<Duration, String>,
    heap: String,
}

fn main() -> ExitCode {
    let foreign = std::env::var_os(DIRECTORY).filter(|d| !d.is_empty());
    let directory = foreign
        .as_ref()
        .map_or_else(|| at("benches/py/speed"), PathBuf::from);
    let mut known = BTreeMap::new();
    read_micropython(&at("benches").join(MICROPYTHON), &mut known);
    read_micropython(&directory.join(MICROPYTHON), &mut known);
    let mut all = Vec::new();
    let mut problems = Vec::new();
    for path in programs(&directory) {
        match measure(&path, &known) {
            Ok(f) => all.push(f),
            Err(e) => problems.push(format!("{}: {e}", stem(&path))),
        }
    }

    print_table(&all);
    println!("\nheap, the same on host and chip");
    for f in &all {
        println!("{:14} {}", f.name, f.heap.trim_start_matches("heap: "));
    }
    for f in &all {
        if let Err(e) = &f.python {
            problems.push(format!("{}: {e}", f.name));
        }
    }
    if foreign.is_none() {
        println!();
        bench::beside_recorded("speed", &recorded_figures(&all), None);
        let slow = all.iter().filter(|f| f.ratio().is_some_and(|r| r > BAR));
        problems.extend(slow.map(|f| format!("{}: slower than on MicroPython", f.name)));
    }
    print_summary(&all, &problems);
    if foreign.is_none() && !problems.is_empty() {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn print_table(all: &[Figures]) {
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
    for f in all {
        print!("{:14} {:>13} ", f.name, f.instructions);
        print!("{:>10} ", or_dash(f.iterations.map(|n| f.instructions / n)));
        print!("{:>9} {:>9.1} ", f.misses, f.us as f64 / 1000.0);
        print!("{:>13} ", or_dash(f.micropython));
        print!("{:>6}   ", or_dash(f.ratio().map(|r| format!("{r:.3}"))));
        print!("{:9.2} ", f.here.as_secs_f64() * 1e3);
        match (&f.python, f.time_ratio()) {
            (Ok(python), Some(r)) => println!("{:9.2} {r:6.2}", python.as_secs_f64() * 1e3),
            (Err(e), _) => println!("{e}"),
            (Ok(_), None) => println!(),
        }
    }
    let chip = mean(all.iter().filter_map(Figures::ratio));
    let host = mean(all.iter().filter_map(Figures::time_ratio));
    let chip = or_dash(chip.map(|m| format!("{m:.3}")));
    let host = or_dash(host.map(|m| format!("{m:.2}")));
    println!(
        "{:14} {:>13} {:>10} {:>9} {:>9} {:>13} {chip:>6}   {:>9} {:>9} {host:>6}",
        "geometric mean", "", "", "", "", "", "", ""
    );
}

/// The last lines: problems, the ratios' geometric mean and the worst of them.
fn print_summary(all: &[Figures], problems: &[String]) {
    println!();
    for problem in problems {
        println!("{problem}");
    }
    let ratios = || all.iter().filter_map(|f| Some((f.ratio()?, &f.name)));
    let worst = ratios().max_by(|a, b| a.0.total_cmp(&b.0));
    if let (Some(mean), Some((worst, name))) = (mean(ratios().map(|r| r.0)), worst) {
        let count = ratios().count();
        let slow = ratios().filter(|r| r.0 > BAR).count();
        print!("of MicroPython's instructions, {count} programs: geometric mean {mean:.3}, ");
        println!("worst {worst:.3} ({name}), {slow} above {BAR:.1}");
    }
}

/// The figures of the recorded file: instructions and time.
fn recorded_figures(all: &[Figures]) -> Vec<(String, u32)> {
    let figure = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    all.iter()
        .flat_map(|f| {
            let time = (format!("{}, estimated us", f.name), figure(f.us));
            [(f.name.clone(), figure(f.instructions)), time]
        })
        .collect()
}

impl Figures {
    /// The program's instructions divided by MicroPython's.
    fn ratio(&self) -> Option<f64> {
        Some(self.instructions as f64 / self.micropython? as f64)
    }

    /// The time on this computer divided by CPython's.
    fn time_ratio(&self) -> Option<f64> {
        let python = self.python.as_ref().ok()?;
        Some(self.here.as_secs_f64() / python.as_secs_f64())
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

/// Reads MicroPython's instructions, by CRC-32 of the program, if there is such a file.
fn read_micropython(path: &Path, known: &mut BTreeMap<u32, u64>) {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let parse = |line: &str| {
        let mut words = line.split_whitespace().skip(1);
        let crc = u32::from_str_radix(words.next()?, 16).ok()?;
        Some((crc, words.next()?.parse().ok()?))
    };
    let lines = text
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'));
    known.extend(lines.map(|l| parse(l).unwrap_or_else(|| panic!("{}: {l}", path.display()))));
}

/// Measures a program.
///
/// # Errors
/// The reason why it does not run on the chip.
fn measure(path: &Path, known: &BTreeMap<u32, u64>) -> Result<Figures, String> {
    let name = stem(path);
    let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
    let clock = if text.contains(TICKS) { "" } else { CLOCK };
    let directory = project(
        &format!("speed-{name}"),
        &[("main.py", &format!("{clock}{text}"))],
    );
    let words = try_freeze(&program(&directory.join("main.py")))?.words;
    let image = directory.join("main.img");
    write_image(&words, &image);
    let chip = emulate(&image, b"")?;
    let host = run_program(&words, b"");
    if host != chip.shown {
        return Err("host and chip differ".to_owned());
    }

    let here = (0..RUNS).map(|_| time(&words)).min();
    Ok(Figures {
        instructions: chip.program.instructions,
        misses: chip.program.misses,
        us: chip.program.us,
        iterations: iterations(&text),
        micropython: known.get(&crc32(text.as_bytes())).copied(),
        here: here.unwrap_or_default(),
        python: python(path, &directory, &host.stdout),
        heap: host.heap,
        name,
    })
}

/// CPython's time for a program that has to print `wanted`, or has this in an `.exp` file beside it. There, `time` has MicroPython's clock functions.
///
/// # Errors
/// The reason why the time cannot be compared.
fn python(path: &Path, directory: &Path, wanted: &str) -> Result<Duration, String> {
    let mut fastest = Duration::MAX;
    for _ in 0..RUNS {
        let done = oracle::command(&["-c", PYTHON], Some(path), directory)
            .env("PYTHONPATH", at("tests/support/exact/shim"))
            .output()
            .map_err(|e| e.to_string())?;
        if !done.status.success() {
            let errors = String::from_utf8_lossy(&done.stderr);
            let last = errors.lines().last().unwrap_or_default();
            return Err(format!("CPython does not run it: {last}"));
        }
        let shown = String::from_utf8_lossy(&done.stdout);
        let (took, output) = shown.split_once('\n').ok_or("CPython prints no time")?;
        let exp = std::fs::read_to_string(path.with_extension("exp"));
        if exp.as_deref().unwrap_or(output) != wanted {
            return Err("CPython prints something else".to_owned());
        }
        let seconds = took.parse().map_err(|_| "CPython prints no time")?;
        fastest = fastest.min(Duration::from_secs_f64(seconds));
    }
    Ok(fastest)
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

/// The geometric mean; `None` if there are no figures.
fn mean(ratios: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = ratios.fold((0.0, 0u32), |(sum, n), r| (sum + r.ln(), n + 1));
    (n > 0).then(|| (sum / f64::from(n)).exp())
}

fn or_dash<T: ToString>(x: Option<T>) -> String {
    x.map_or_else(|| "-".to_owned(), |x| x.to_string())
}
