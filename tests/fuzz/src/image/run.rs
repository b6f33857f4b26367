//! Runs one image in a small heap with a small budget, and checks whether anything went wrong.

use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::Once;

use format::image::{crc32, header, ImageError};
use vm::board::Board;
use vm::host::Broken;
use vm::host::Raise;
use vm::host::Vm;

use super::case::Case;
use super::seeds::Seed;

/// The budget of a program in calls and backward jumps.
const FUEL: u64 = 4096;
/// The heap is checked after one in this many collections, and at the end.
const CHECK_EVERY: u32 = 5;
/// The content of RAM at power-on. It is not a value, so that nothing relies on it.
const POWER_ON: u32 = 0xa5a5_a5a4;

/// The permitted ends of a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum End {
    /// The verifier refused the image.
    Refused,
    /// The program and each module ran to the end.
    Done,
    /// The program raised an exception that nothing caught.
    Raised,
    /// The budget was used up.
    Budget,
    /// The program reset the board, or memory was missing for the VM itself.
    Stopped,
}

/// The result of a case.
#[derive(Clone, Copy, Debug)]
pub struct Ran {
    pub end: End,
    /// The opcodes that were executed, as bits. A build without assertions sets none.
    pub executed: u128,
}

/// A fault: an end that must not happen.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fault {
    /// A panic, with its place and message.
    Panic(String),
    /// The heap is broken.
    Broken(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Panic(m) => write!(f, "panics: {m}"),
            Fault::Broken(m) => write!(f, "the heap is broken: {m}"),
        }
    }
}

/// A board without devices, whose clock advances when it is read.
struct Quiet {
    time: u32,
    heap: u32,
}

impl Board for Quiet {
    fn write(&mut self, _bytes: &[u8]) {}
    fn read(&mut self) -> Option<u8> {
        None
    }
    fn ticks_ms(&mut self) -> u32 {
        self.time = self.time.wrapping_add(1);
        self.time
    }
    fn ticks_us(&mut self) -> u32 {
        self.ticks_ms()
    }
    fn sleep_us(&mut self, us: u32) {
        self.time = self.time.wrapping_add(us / 1000);
    }
    fn random(&mut self) -> u32 {
        self.ticks_ms().wrapping_mul(0x9e37_79b9)
    }
    fn time_us(&mut self) -> u64 {
        u64::from(self.ticks_ms()) * 1000
    }
    fn heap_bytes(&self) -> u32 {
        self.heap
    }
}

/// The memory in which cases run: RAM, and the images as ROM.
pub struct Bench<'s> {
    seeds: &'s [Seed],
    roms: Vec<Vec<AtomicU32>>,
    ram: Vec<u32>,
}

impl<'s> Bench<'s> {
    /// Memory for cases of these images. From now on, panics of cases are not printed.
    pub fn new(seeds: &'s [Seed]) -> Bench<'s> {
        catch_messages();
        Bench {
            seeds,
            roms: seeds.iter().map(|s| support::run::rom(&s.words)).collect(),
            ram: Vec::new(),
        }
    }

    /// Runs a case.
    ///
    /// # Errors
    /// The fault, if there was one.
    pub fn run(&mut self, case: &Case) -> Result<Ran, Fault> {
        let rom = &self.roms[case.image];
        for (at, w) in case.writes() {
            rom[at as usize].store(w, Relaxed);
        }
        let crc = crc32(rom.iter().map(|w| w.load(Relaxed)));
        rom[header::CRC as usize].store(crc, Relaxed);
        let ram = &mut self.ram;
        QUIET.set(true);
        let ran = catch_unwind(AssertUnwindSafe(|| execute(rom, ram, case)));
        QUIET.set(false);
        let whole = &self.seeds[case.image].words;
        for (at, _) in case.writes() {
            rom[at as usize].store(whole[at as usize], Relaxed);
        }
        match ran {
            Ok(Ok(ran)) => Ok(ran),
            Ok(Err(b)) => Err(Fault::Broken(b.what.to_owned())),
            Err(_) => Err(Fault::Panic(MESSAGE.take())),
        }
    }

    /// The functions of the VM that were running when the case panicked, inner ones first.
    pub fn trace(&mut self, case: &Case) -> Vec<String> {
        TRACE.set(Some(String::new()));
        let _ = self.run(case);
        let trace = TRACE.take().unwrap_or_default();
        let mut lines = trace.lines().map(str::trim).peekable();
        let mut frames = Vec::new();
        while let Some(line) = lines.next() {
            let Some((_, name)) = line.split_once(": vm::") else {
                continue;
            };
            let place = lines.next_if(|l| l.starts_with("at ")).unwrap_or("");
            frames.push(format!("{name} {place}"));
        }
        frames
    }
}

/// Boots, runs the program, imports all modules, collects.
fn execute(rom: &[AtomicU32], ram: &mut Vec<u32>, case: &Case) -> Result<Ran, Broken> {
    ram.clear();
    ram.resize(case.ram, POWER_ON);
    let mut board = Quiet {
        time: case.clock,
        heap: 4 * case.ram as u32,
    };
    let mut vm = match Vm::new(rom, ram, &mut board) {
        Ok(vm) => vm,
        Err(ImageError::RamTooSmall) => panic!("RAM is too small for a verifier"),
        Err(_) => {
            return Ok(Ran {
                end: End::Refused,
                executed: 0,
            })
        }
    };
    vm.set_fuel(FUEL);
    vm.set_stress(case.stress);
    vm.set_checking(CHECK_EVERY);
    vm.allow_undef();
    let main = vm.image.main;
    let mut end = End::Done;
    let modules = (0..vm.image.modules).filter(|n| Some(*n) != main);
    for n in main.into_iter().chain(modules) {
        let run = match Some(n) == main {
            true => vm.run_program(),
            false => vm.run_module(n),
        };
        match run {
            Ok(()) => {}
            Err(Raise::Exc) => {
                vm.print_raised();
                if Some(n) == main {
                    end = End::Raised;
                }
            }
            Err(Raise::Budget) => {
                end = End::Budget;
                break;
            }
            Err(_) => {
                end = End::Stopped;
                break;
            }
        }
    }
    vm.set_stress(false);
    vm.collect();
    vm.checked()?;
    Ok(Ran {
        end,
        executed: executed(&vm),
    })
}

#[cfg(debug_assertions)]
fn executed(vm: &Vm<'_>) -> u128 {
    vm.executed
}

#[cfg(not(debug_assertions))]
fn executed(_: &Vm<'_>) -> u128 {
    0
}

thread_local! {
    /// True while a case runs in this thread.
    static QUIET: Cell<bool> = const { Cell::new(false) };
    /// The place and message of the case's panic.
    static MESSAGE: RefCell<String> = const { RefCell::new(String::new()) };
    /// The stack at the case's panic, if it was asked for.
    static TRACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps places and messages of panics in cases. Other panics are printed as usual.
fn catch_messages() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                return usual(info);
            }
            let text = info.payload().downcast_ref::<String>().cloned();
            let text = text.or_else(|| {
                info.payload()
                    .downcast_ref::<&str>()
                    .map(|s| (*s).to_owned())
            });
            let place = info
                .location()
                .map_or_else(String::new, ToString::to_string);
            let text = format!("{place}: {}", without_numbers(&text.unwrap_or_default()));
            MESSAGE.set(text);
            if TRACE.with_borrow(Option::is_some) {
                TRACE.set(Some(Backtrace::force_capture().to_string()));
            }
        }));
    });
}

/// The text with `#` for each word with a number or a value, so that the same fault always has the same text.
fn without_numbers(text: &str) -> String {
    let tells =
        |w: &&str| w.contains(|c: char| c.is_ascii_digit() || c == ':') || w.starts_with("undef");
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|w| if tells(&w) { "#" } else { w })
        .collect();
    words.join(" ")
}
