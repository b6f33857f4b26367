//! Damaged images are refused with a reason, or run to an end. They never cause a panic.
//!
//! The checksum finds accidental damage. Behind it stands verification: these tests
//! give damaged images a right checksum, and run those that are accepted. What such an
//! image computes does not matter.

#[path = "damage/exchanged.rs"]
mod exchanged;
#[path = "damage/guarantees.rs"]
mod guarantees;
#[path = "damage/lookup.rs"]
mod lookup;
#[path = "damage/memos.rs"]
mod memos;

use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::Arc;
use std::time::{Duration, Instant};

use format::image::{crc32, header, ImageError};
use vm::board::Board;
use vm::host::Raise;
use vm::host::Vm;
use vm::verify;

/// How many flips are tried on the small image; the stories get an eighth of them.
const FLIPS: u64 = 10_000;
/// Calls and backward jumps that a damaged program may execute.
const FUEL: u64 = 30_000;
/// Words of RAM of the board.
const RAM: usize = 78_000 / 4;
/// No case may take longer than this, in seconds.
const PATIENCE: u64 = 20;

/// A board without devices. Its clock advances when it is read.
struct Quiet<'a> {
    input: &'a [u8],
    written: Vec<u8>,
    time: u32,
}

impl Board for Quiet<'_> {
    fn write(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
    }
    fn read(&mut self) -> Option<u8> {
        let (first, rest) = self.input.split_first()?;
        self.input = rest;
        Some(*first)
    }
    fn ticks_ms(&mut self) -> u32 {
        self.time += 1;
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
        0
    }
    fn heap_bytes(&self) -> u32 {
        4 * RAM as u32
    }
}

struct Case {
    words: Vec<u32>,
    input: Vec<u8>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn freeze(options: &freezer::Options) -> Vec<u32> {
    match freezer::freeze(options) {
        Ok(f) => f.words,
        Err(f) => panic!(
            "{}",
            f.errors
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        ),
    }
}

/// A small image with an object of every kind.
fn rich() -> Case {
    let dir = root().join("freezer/tests/damage");
    let roots = ["rich.py", "damaged"].map(|f| dir.join(f)).to_vec();
    let main = Some(dir.join("start.py"));
    Case {
        words: freeze(&freezer::Options {
            roots,
            main,
            debug_rom: true,
            ..Default::default()
        }),
        input: Vec::new(),
    }
}

/// The stories, played with a visitor's taps.
fn stories() -> Case {
    let dir = root().join("pystories");
    let main = Some(dir.join("regimes/console.py"));
    let input =
        std::fs::read(root().join("tests/play/bribed.taps")).expect("tests/play/bribed.taps");
    Case {
        words: freeze(&freezer::Options {
            roots: vec![dir],
            main,
            // The program of a box would wait for cards forever.
            exclude: vec!["main".to_owned(), "boot".to_owned()],
            ..Default::default()
        }),
        input,
    }
}

fn rom(words: &[u32]) -> Vec<AtomicU32> {
    words.iter().map(|w| AtomicU32::new(*w)).collect()
}

fn seal(rom: &[AtomicU32]) {
    let crc = crc32(rom.iter().map(|w| w.load(Relaxed)));
    rom[header::CRC as usize].store(crc, Relaxed);
}

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    Refused(ImageError),
    Done,
    Raised,
    Budget,
}

/// Boots the image, runs its program, imports all modules, and collects after each. With `stress`,
/// each allocation collects first, so that the collector meets damaged values.
fn run(
    rom: &[AtomicU32],
    ram: &mut [u32],
    input: &[u8],
    fuel: u64,
    stress: bool,
) -> (End, Vec<u8>) {
    let mut board = Quiet {
        input,
        written: Vec::new(),
        time: 0,
    };
    let end = {
        let mut vm = match Vm::new(rom, ram, &mut board) {
            Ok(vm) => vm,
            Err(e) => return (End::Refused(e), Vec::new()),
        };
        vm.set_fuel(fuel);
        vm.set_stress(stress);
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
                Err(_) => {
                    end = End::Budget;
                    break;
                }
            }
            vm.collect();
        }
        end
    };
    (end, board.written)
}

/// Pseudo-random numbers.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }
    fn flip(&mut self, words: usize) -> (usize, u32) {
        (self.below(words as u64) as usize, 1 << self.below(32))
    }
}

/// Aborts the process if a case does not end; the message has the case's number.
fn watch() -> Arc<AtomicU64> {
    let now = Arc::new(AtomicU64::new(0));
    let seen = Arc::clone(&now);
    std::thread::spawn(move || {
        let mut last = (u64::MAX, Instant::now());
        while seen.load(Relaxed) != u64::MAX {
            std::thread::sleep(Duration::from_millis(200));
            let case = seen.load(Relaxed);
            if case != last.0 {
                last = (case, Instant::now());
            } else if last.1.elapsed().as_secs() > PATIENCE {
                eprintln!("case {case} does not end");
                std::process::abort();
            }
        }
    });
    now
}

/// Flips single bits, corrects the checksum, and runs the images that are accepted.
fn flips(name: &str, case: &Case, count: u64, seed: u64) {
    let rom = rom(&case.words);
    let mut ram = vec![0; RAM];
    let mut dice = Dice(seed);
    let (mut refused, mut done, mut raised, mut budget) = (0, 0, 0, 0);
    let mut panics = Vec::new();
    let mut slowest = (Duration::ZERO, 0);
    let only = number_in("DAMAGE_CASE");
    assert!(
        only.is_none_or(|o| o < count),
        "DAMAGE_CASE={} is no case of {name}: they are numbered from 0 to {}",
        only.unwrap_or_default(),
        count - 1
    );
    let now = watch();
    for i in 0..count {
        let (at, bit) = dice.flip(case.words.len());
        if only.is_some_and(|o| o != i) || at == header::CRC as usize {
            continue;
        }
        now.store(i, Relaxed);
        if std::env::var_os("DAMAGE_TRACE").is_some() {
            eprintln!("{name} case {i}: word {at:#x} bit {bit:#x}");
        }
        let was = rom[at].fetch_xor(bit, Relaxed);
        seal(&rom);
        let start = Instant::now();
        let end = catch_unwind(AssertUnwindSafe(|| {
            run(&rom, &mut ram, &case.input, FUEL, i % 4 == 3).0
        }));
        slowest = slowest.max((start.elapsed(), i));
        rom[at].store(was, Relaxed);
        match end {
            Ok(End::Refused(_)) => refused += 1,
            Ok(End::Done) => done += 1,
            Ok(End::Raised) => raised += 1,
            Ok(End::Budget) => budget += 1,
            Err(_) => panics.push((i, at, bit)),
        }
    }
    now.store(u64::MAX, Relaxed);
    println!(
        "{name}: {} words, {count} flips: {refused} refused; of the others {done} ran to the end, {raised} raised, \
         {budget} used the budget up; {} panicked; slowest {:?} (case {})",
        case.words.len(),
        panics.len(),
        slowest.0,
        slowest.1
    );
    assert!(panics.is_empty(), "{panics:x?}");
}

/// Runs `f` with a native stack of 64 MiB: the tests check only that the depth is bounded.
fn deep(f: impl FnOnce() + Send + 'static) {
    let t = std::thread::Builder::new()
        .stack_size(64 << 20)
        .spawn(f)
        .expect("a thread");
    if let Err(e) = t.join() {
        std::panic::resume_unwind(e);
    }
}

#[test]
fn whole_images_run() {
    deep(|| {
        let mut ram = vec![0; RAM];
        for (name, case) in [("rich", rich()), ("stories", stories())] {
            let (end, out) = run(&rom(&case.words), &mut ram, &case.input, 10_000_000, false);
            println!("{name}: {end:?}\n{}", String::from_utf8_lossy(&out));
            assert_eq!(end, End::Done);
        }
    });
}

#[test]
fn truncated_images_are_refused() {
    let case = rich();
    let whole = rom(&case.words);
    let mut ram = vec![0; RAM];
    assert!(verify(&whole, &mut ram).is_ok());
    for n in 0..whole.len() {
        assert!(verify(&whole[..n], &mut ram).is_err(), "{n} words");
    }
    // Flashing was cut off: erased flash follows the image.
    let flash = rom(&case.words);
    let step = if cfg!(debug_assertions) { 61 } else { 3 };
    let mut cuts = 0;
    let mut cut = 4 * case.words.len();
    for n in (0..4 * case.words.len()).rev().step_by(step) {
        while cut > n {
            cut -= 1;
            flash[cut / 4].fetch_or(0xff << (8 * (cut % 4)), Relaxed);
        }
        let same = flash
            .iter()
            .zip(&case.words)
            .all(|(f, w)| f.load(Relaxed) == *w);
        assert!(same || verify(&flash, &mut ram).is_err(), "{n} bytes");
        cuts += 1;
    }
    println!(
        "refused at {} lengths in words and {cuts} in bytes",
        whole.len()
    );
}

#[test]
fn flipped_bits_are_refused() {
    for (case, count) in [(rich(), FLIPS), (stories(), FLIPS / 8)] {
        let rom = rom(&case.words);
        let mut ram = vec![0; RAM];
        let mut dice = Dice(1);
        for _ in 0..count {
            let (at, bit) = dice.flip(case.words.len());
            rom[at].fetch_xor(bit, Relaxed);
            assert!(verify(&rom, &mut ram).is_err(), "word {at:#x} bit {bit:#x}");
            rom[at].fetch_xor(bit, Relaxed);
        }
        println!("{count} flips in {} words refused", case.words.len());
    }
}

#[test]
fn flipped_bits_with_a_right_checksum_do_no_harm() {
    deep(|| flips("rich", &rich(), FLIPS, seed(2)));
}

#[test]
fn flipped_bits_in_the_stories_do_no_harm() {
    deep(|| flips("stories", &stories(), FLIPS / 8, seed(3)));
}

/// The seed of the random places, or that of the environment variable `DAMAGE_SEED`.
fn seed(default: u64) -> u64 {
    number_in("DAMAGE_SEED").unwrap_or(default)
}

/// The number in an environment variable, if it is set.
fn number_in(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    let number = text.parse();
    Some(number.unwrap_or_else(|_| panic!("{variable}={text} is not a number")))
}
