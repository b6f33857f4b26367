//! Tests the exception vectors and the emulation of sub-word loads in `firmware/patch/xtensa-lx-rt/asm`, on the emulated
//! chip. `lse/lse.py` makes the cases and judges what they did.

use std::fs;
use std::path::Path;
use std::process::Command;

use chip::core::exception::cause;
use chip::hardware::Peripherals;
use chip::memory::Refusal;
use chip::peripherals::flash::Flash;
use chip::rom::ROM;
use chip::time::SECOND;
use chip::{Machine, Stop, World};

use crate::tools::{here, scratch, succeed};

/// Nothing is connected to the chip.
struct Nothing;
impl World for Nothing {}

/// Runs the program `name` and returns the words that it wrote. With `odd`, alignment exceptions become LoadStoreErrors.
fn run(directory: &Path, name: &str, odd: bool) -> Vec<u32> {
    let file = |suffix: &str| directory.join(format!("{name}{suffix}"));
    let addresses = fs::read_to_string(file(".at")).expect("lse.py wrote it");
    let at = |symbol: &str| -> u32 {
        let found = addresses.lines().find_map(|l| l.strip_prefix(symbol));
        found.expect(symbol).trim().parse().expect("an address")
    };
    let [write, finish, handler, end] =
        ["write ", "finish ", "_lx_exception ", "__lx_rt_prepare "].map(at);
    let flash = Flash::new(fs::read(file(".flash")).expect("lse.py wrote it"));
    let mut machine = Machine::new(
        ROM,
        Peripherals::new(flash, [2, 0, 0, 0, 0, 1]),
        vec![write, finish, handler],
    );
    let mut words = Vec::new();
    loop {
        let stop = machine.run(&mut Nothing, 60 * SECOND);
        let r = &mut machine.registers;
        match stop {
            Stop::Watched(pc) if pc == finish => break,
            Stop::Watched(pc) if pc == write => {
                let (from, bytes) = (r.get(4), r.get(5));
                words.extend((0..bytes / 4).map(|n| machine.peek(from + 4 * n).expect("memory")));
            }
            Stop::Watched(_) if odd && r.exccause == cause::ALIGNMENT => {
                r.exccause = cause::LOAD_STORE;
            }
            Stop::Watched(_) => {}
            // `break`, as with a debugger's hardware: an exception of level 2 (ISA, Debug Option).
            Stop::Unknown(pc, _) => {
                (r.epc[1], r.eps[0]) = (pc, r.ps);
                (r.ps, r.pc) = (r.ps | 0x12, r.vecbase + 0x10);
            }
            stop => panic!("{name}: {stop:?} after {} words", words.len()),
        }
    }
    // The handler itself makes no access that the chip refuses: all are the cases' own.
    let own = machine.findings.refused.keys();
    let wrong: Vec<_> = own
        .filter(|p| (0x4010_0000..end).contains(&p.pc))
        .filter(|p| p.refusal != Refusal::Prohibited)
        .collect();
    assert!(wrong.is_empty(), "{name}: {wrong:?}");
    words
}

/// Every emulated load, and everything that is not emulated.
#[test]
fn loads_of_parts_of_words_are_emulated_and_nothing_else() {
    let directory = scratch("handler");
    let script = |what: &str| {
        let mut command = Command::new("python3");
        command.arg(here().join("lse/lse.py")).arg(what);
        command.arg(&directory);
        command
    };
    succeed(&mut script("build"));
    for name in ["loads", "refused", "odd", "double"] {
        let words = run(&directory, name, name == "odd");
        let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
        fs::write(directory.join(format!("{name}.records")), bytes).expect("it is ours");
    }
    let text = succeed(&mut script("check"));
    println!("{text}");
    let cases = text
        .lines()
        .filter_map(|line| line.split(" cases, 0 wrong").next());
    let cases: u32 = cases
        .filter_map(|line| line.rsplit(' ').next()?.parse::<u32>().ok())
        .sum();
    assert!(cases > 8900, "only {cases} cases:\n{text}");
}
