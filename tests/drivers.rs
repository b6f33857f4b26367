//! Drivers as people write them at home, from the parts' data sheets and MicroPython's documentation alone: SSD1306, DS18B20,
//! WS2812, EEPROM, BME280, LM75, DHT22, buttons, encoders, servos. They know nothing of the simulated parts or of the library.
//!
//! `tests/drivers/NAME.py` is a program, `NAME.toml` has its parts, `NAME.steps` is the script, and `NAME.out` is the output
//! that the data sheets demand. It is worked out by hand, and never recorded. The VM on this computer and the emulated chip
//! both have to print it, and every step of the script has to succeed.

use std::path::{Path, PathBuf};
use std::process::Command;

use support::at;
use support::chip::{firmware, freeze};
use support::text::assert_same;

fn drivers() -> Vec<PathBuf> {
    let dir = std::fs::read_dir(at("tests/drivers")).expect("the directory can be read");
    let paths = dir.map(|entry| entry.expect("it can be read").path());
    let mut all: Vec<PathBuf> = paths
        .filter(|p| p.extension().is_some_and(|e| e == "py"))
        .collect();
    all.sort();
    assert!(all.len() >= 14, "{all:?}");
    all
}

/// Plays a program, and tells what is wrong.
fn play(program: &Path, on_chip: bool) -> Result<(), String> {
    let mut command = Command::new(freeze());
    command.arg("play").arg(program);
    command.arg("--config").arg(program.with_extension("toml"));
    command.arg("--script").arg(program.with_extension("steps"));
    // Scripts name files beside them.
    command.current_dir(at("tests/drivers"));
    if on_chip {
        command.arg("--chip").args(firmware());
    }
    let output = command.output().expect("the tool runs");
    let name = program.file_name().unwrap_or_default().to_string_lossy();
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        let printed = String::from_utf8_lossy(&output.stdout);
        return Err(format!("{name}: {errors}\n{printed}"));
    }
    let wanted = std::fs::read_to_string(program.with_extension("out")).expect("it can be read");
    assert_same(&name, &wanted, &String::from_utf8_lossy(&output.stdout));
    Ok(())
}

fn play_all(on_chip: bool) {
    let failures: Vec<String> = drivers()
        .iter()
        .filter_map(|program| play(program, on_chip).err())
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn drivers_find_their_parts_in_the_vm() {
    play_all(false);
}

#[test]
fn drivers_find_their_parts_on_the_emulated_chip() {
    play_all(true);
}
