//! How many instructions a second the emulated chip executes on this computer, beside QEMU's lx106 on the same loop.
//!
//!     cargo bench --bench emulator
//!
//! The loop runs from IRAM, without the flash's cache. The second figure is a whole program of the VM, with cache and
//! peripherals. Needed: Debian's gcc-xtensa-lx106 and qemu-system-misc.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use chip::hardware::Peripherals;
use chip::peripherals::flash::Flash;
use chip::time::NEVER;
use chip::{rom, Machine, Stop, World};
use support::chip::{emulate, write_image};
use support::run::{frozen, program};
use support::{at, project};

/// Where the loop lies.
const CODE: u32 = 0x4010_0000;
/// Rounds of the loop.
const ROUNDS: u32 = 1_000_000;
/// How many runs the fastest is taken from.
const RUNS: usize = 3;

struct Nothing;
impl World for Nothing {}

fn main() {
    let directory = project("emulator", &[]);
    let elf = directory.join("loop.elf");
    assemble(&elf, ROUNDS);
    let (instructions, ours) = here(&elf);
    let theirs = qemu(&elf);
    let rate = |time: Duration| instructions as f64 / time.as_secs_f64() / 1e6;
    println!(
        "{:44} {:>14} {:>8}",
        "million instructions a second", "emulated chip", "QEMU"
    );
    println!(
        "{:44} {:14.0} {:8.0}",
        format!("a loop of {instructions} instructions in IRAM"),
        rate(ours),
        rate(theirs)
    );
    println!(
        "{:44} {:14.0} {:>8}",
        "the VM (benches/py/speed/int_loop.py)",
        whole(),
        "-"
    );
}

fn run(command: &mut Command) -> Vec<u8> {
    let output = command.output();
    let output = output.unwrap_or_else(|e| {
        panic!("{command:?}: {e}; needed: apt-get install gcc-xtensa-lx106 qemu-system-misc")
    });
    assert!(output.status.success(), "{command:?}\n{output:?}");
    output.stdout
}

/// Assembles the loop with this many rounds.
fn assemble(elf: &Path, rounds: u32) {
    let script = format!("-Wl,-T,{}", at("benches/emulator/loop.ld").display());
    let rounds = format!("-DROUNDS={rounds}");
    run(Command::new("xtensa-lx106-elf-gcc")
        .args(["-nostdlib", "-Wl,-z,noexecstack", &script, &rounds, "-o"])
        .args([elf, &at("benches/emulator/loop.S")]));
}

/// Runs the loop on the emulated core. Returns its instructions, and the time.
fn here(elf: &Path) -> (u64, Duration) {
    let code = elf.with_extension("bin");
    run(Command::new("xtensa-lx106-elf-objcopy")
        .args(["-O", "binary", "-j", ".iram"])
        .args([elf, &code]));
    let code = std::fs::read(&code).expect("objcopy wrote it");
    let symbols = run(Command::new("xtensa-lx106-elf-nm").arg(elf));
    let symbols = String::from_utf8_lossy(&symbols);
    let start = symbols.lines().find_map(|l| l.strip_suffix(" T start"));
    let start = start.and_then(|a| u32::from_str_radix(a, 16).ok());
    let start = start.expect("the loop has a start");
    let mut best = (0, Duration::MAX);
    for _ in 0..RUNS {
        let peripherals = Peripherals::new(Flash::new(vec![0xff; 1 << 20]), [2; 6]);
        let mut machine = Machine::new(rom::ROM, peripherals, Vec::new());
        for (word, address) in code.chunks(4).zip((CODE..).step_by(4)) {
            let word = word.iter().rev().fold(0, |w, b| w << 8 | u32::from(*b));
            machine.memory.set_iram(address, word);
        }
        machine.registers.pc = start;
        let began = Instant::now();
        let stop = machine.run(&mut Nothing, NEVER);
        let took = began.elapsed();
        assert!(matches!(stop, Stop::Unknown(..)), "{stop:?}");
        best = (machine.counts().instructions, best.1.min(took));
    }
    best
}

/// Runs the loop in QEMU, and returns the time without QEMU's own start.
fn qemu(elf: &Path) -> Duration {
    let time = |elf: &Path| {
        let mut command = Command::new("qemu-system-xtensa");
        command.args([
            "-cpu",
            "lx106",
            "-machine",
            "sim",
            "-semihosting",
            "-nographic",
        ]);
        command
            .args(["-monitor", "none", "-serial", "none", "-kernel"])
            .arg(elf);
        let began = Instant::now();
        run(&mut command);
        began.elapsed()
    };
    let best = |elf: &Path| (0..RUNS).map(|_| time(elf)).min().unwrap_or_default();
    let empty = elf.with_extension("empty");
    assemble(&empty, 1);
    best(elf).saturating_sub(best(&empty))
}

/// Million instructions a second of a whole program, with the tool's own start.
fn whole() -> f64 {
    let text = std::fs::read_to_string(at("benches/py/speed/int_loop.py")).expect("the program");
    let text = format!("import time\ntime.ticks_ms()\n{text}");
    let directory = project("emulator-vm", &[("main.py", &text)]);
    let image = directory.join("main.img");
    write_image(&frozen(&program(&directory.join("main.py"))).words, &image);
    let rates = (0..RUNS).map(|_| {
        let began = Instant::now();
        let ran = emulate(&image, b"").expect("the chip runs it");
        let instructions = ran.boot.instructions + ran.program.instructions;
        instructions as f64 / began.elapsed().as_secs_f64() / 1e6
    });
    rates.fold(0.0, f64::max)
}
