//! Tests of the chip model: its reports, and its exact counts.

use crate::tools::{assemble, here, plugin, qemu, run, scratch, succeed};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Instructions that `accesses.S` executes, counted by hand in its comments.
const INSTRUCTIONS: u32 = 3 + 6 + 1 + 1000 * 4 + 17 + 2 + 3;

#[test]
fn every_access_is_judged_as_the_chip_would() {
    let directory = scratch("accesses");
    let elf = accesses(&directory);
    let at = symbols(&elf);
    let report = report(&elf, &directory, &["map=on"], &[]);
    let mut expected = format!(
        "chip-model 1\ninstructions {INSTRUCTIONS}\nflash_subword_loads 1001\nrefused_accesses 6\n\
         refused_code 1\nlowest_stack 0x3fffd340\n"
    );
    for (list, label, rest) in [
        ("subword", "flash_byte", "1000 1 load"),
        ("subword", "flash_half", "1 2 load"),
        ("refused", "flash_store", "1 4 store read-only 0x40200004"),
        (
            "refused",
            "flash_store_byte",
            "1 1 store read-only 0x40200004",
        ),
        ("refused", "iram_byte", "1 1 load words-only 0x40107f03"),
        (
            "refused",
            "iram_store_half",
            "1 2 store words-only 0x40107f02",
        ),
        ("refused", "gpio_byte", "1 1 load words-only 0x60000304"),
        ("refused", "nowhere", "1 4 load unmapped 0x60100000"),
        ("code", "dram_code", "not-executable"),
    ] {
        expected += &format!("{list} {:#010x} {rest}\n", at[label]);
    }
    assert_eq!(report, expected);
}

#[test]
fn without_the_map_the_loads_from_flash_are_still_listed() {
    let directory = scratch("subword");
    let elf = accesses(&directory);
    let full = report(&elf, &directory, &[], &[]);
    assert!(
        full.contains("\nflash_subword_loads 1001\nrefused_accesses 0\n"),
        "{full}"
    );
    let count = report(&elf, &directory, &["count=on"], &[]);
    assert!(count.contains("\nflash_subword_loads 0\n"), "{count}");
    assert_eq!(instructions(&full), u64::from(INSTRUCTIONS));
    assert_eq!(instructions(&count), u64::from(INSTRUCTIONS));
}

/// In the handler's cases, nearly every block is left in the middle by an exception. QEMU with one instruction in each
/// block, and the model with an add for each instruction, have to report the same.
#[test]
fn counts_are_exact_where_exceptions_leave_blocks() {
    let directory = scratch("counts");
    let mut script = Command::new("python3");
    script
        .arg(here().join("lse/lse.py"))
        .arg("--keep")
        .arg(&directory);
    succeed(&mut script);
    for name in ["loads.elf", "refused.elf"] {
        let elf = directory.join(name);
        let count = |options: &[&str], qemu: &[&str]| {
            instructions(&report(&elf, &directory, options, qemu))
        };
        let expected = count(&["count=on", "each=on"], &["-singlestep"]);
        assert!(expected > 100_000, "{name}: {expected}");
        for options in [
            &["count=on"][..],
            &["count=on", "each=on"],
            &["map=on"],
            &["profile=on"],
        ] {
            assert_eq!(count(options, &[]), expected, "{name} {options:?}");
        }
    }
}

#[test]
fn the_profile_tells_where() {
    let directory = scratch("profile");
    let elf = accesses(&directory);
    let at = symbols(&elf);
    let report = report(&elf, &directory, &["profile=on"], &[]);
    let (mut total, mut in_loop, mut rounds) = (0, 0, 0);
    for line in report.lines().filter_map(|l| l.strip_prefix("run ")) {
        let words: Vec<&str> = line.split(' ').collect();
        let pc = u32::from_str_radix(words[0].strip_prefix("0x").unwrap(), 16).unwrap();
        let executed = words[1].parse::<u32>().unwrap();
        total += executed;
        if (at["loop"]..at["flash_half"]).contains(&pc) {
            in_loop += executed;
        }
        if pc == at["loop"] {
            rounds += words[2].parse::<u32>().unwrap();
        }
    }
    // The first round's load ends the run that begins before the loop, at `movi`.
    assert_eq!((total, in_loop, rounds), (INSTRUCTIONS, 1000 * 4 - 1, 999));
}

#[test]
fn calls_are_followed_to_their_return() {
    let directory = scratch("calls");
    let elf = accesses(&directory);
    let at = symbols(&elf);
    let report = report(&elf, &directory, &["calls=on"], &[]);
    let calls: Vec<&str> = report.lines().filter(|l| l.starts_with("call ")).collect();
    // The function is one instruction long, and three come after it.
    let before = INSTRUCTIONS - 1 - 3;
    assert_eq!(
        calls,
        [format!("call {:#010x} 1 1 1 {before}", at["dram_code"])]
    );
}

#[test]
fn wrong_options_end_qemu_before_the_program_starts() {
    let directory = scratch("options");
    let elf = accesses(&directory);
    for (option, word) in [
        ("mapp=on", "no option mapp"),
        ("map=1", "map=1: on or off"),
        (
            "out=/no/such/directory/x",
            "cannot write /no/such/directory/x",
        ),
    ] {
        let output = run(qemu(&elf).arg("-plugin").arg(plugin(&[&option])));
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{option}: {errors}");
        assert!(
            errors.contains("chip-model: ") && errors.contains(word),
            "{option}: {errors}"
        );
    }
}

fn accesses(directory: &Path) -> PathBuf {
    let elf = directory.join("accesses.elf");
    assemble("model/accesses.S", "model/accesses.ld", &elf);
    elf
}

/// Runs the program under the model and returns the report.
fn report(elf: &Path, directory: &Path, options: &[&str], more: &[&str]) -> String {
    let file = directory.join("report");
    let out = format!("out={}", file.display());
    let mut all: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&out];
    all.extend(options.iter().map(|o| o as &dyn AsRef<std::ffi::OsStr>));
    succeed(qemu(elf).args(more).arg("-plugin").arg(plugin(&all)));
    fs::read_to_string(&file).unwrap()
}

fn instructions(report: &str) -> u64 {
    let line = report
        .lines()
        .find_map(|line| line.strip_prefix("instructions "));
    line.unwrap().parse().unwrap()
}

fn symbols(elf: &Path) -> HashMap<String, u32> {
    let text = succeed(Command::new("xtensa-lx106-elf-nm").arg(elf));
    let line = |line: &str| {
        let mut words = line.split(' ');
        let address = u32::from_str_radix(words.next()?, 16).ok()?;
        Some((words.nth(1)?.to_owned(), address))
    };
    text.lines().filter_map(line).collect()
}
