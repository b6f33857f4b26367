//! The serial loader of `fakerom/`: what esptool erases and writes, and wrong uses.

use crate::tools::{here, run, scratch};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const OPTIONS: &str = "--chip esp8266 --port {port} --no-stub --before no-reset --after no-reset";

/// Esptool erases whole sectors, and the loader one more if their number is odd. It keeps everything else.
#[test]
fn esptool_erases_and_writes_through_the_fake_rom() {
    let directory = scratch("flashing");
    fs::write(directory.join("boot.bin"), [0xe9; 900]).unwrap();
    fs::write(directory.join("first.img"), "image one here!\n").unwrap();
    // Two sectors and some bytes take three sectors.
    let mut second = b"another image 2\n".to_vec();
    second.extend((0..2 * 4096).map(|k| (k % 251) as u8));
    fs::write(directory.join("second.img"), &second).unwrap();

    let log = flash(
        &directory,
        "0x0 boot.bin 0x10000 first.img 0x80000 first.img",
    );
    assert_eq!(
        log,
        [
            "erased 0x00000000..0x00002000",
            "wrote 0x00000000..0x00000400",
            "erased 0x00010000..0x00012000",
            "wrote 0x00010000..0x00010400",
            "erased 0x00080000..0x00082000",
            "wrote 0x00080000..0x00080400",
        ]
    );
    let before = fs::read(directory.join("flash.bin")).unwrap();

    let log = flash(&directory, "0x80000 second.img");
    assert_eq!(
        log,
        [
            "erased 0x00080000..0x00084000",
            "wrote 0x00080000..0x00082400"
        ]
    );
    let after = fs::read(directory.join("flash.bin")).unwrap();
    assert_eq!(before.len(), 4 << 20);
    assert!(before[..0x80000] == after[..0x80000] && before[0x84000..] == after[0x84000..]);
    assert_eq!(after[0x80000..0x80000 + second.len()], second);
}

#[test]
fn wrong_uses_of_the_fake_rom_say_what_to_do() {
    let directory = scratch("fakerom");
    let stub = format!(
        "{} --port {{port}} --before no-reset write-flash 0x0 x",
        esptool()
    );
    fs::write(directory.join("x"), "some bytes").unwrap();
    for (flash, command, message) in [
        ("flash.bin", "true", "the command does not name {port}"),
        (
            "flash.bin",
            "no-such-program {port}",
            "there is no program no-such-program",
        ),
        (
            "no-such-directory/flash.bin",
            "true {port}",
            "cannot write no-such-directory/flash.bin",
        ),
        ("flash.bin", &stub, "give esptool --no-stub"),
    ] {
        let output = fakerom(&directory, flash, command);
        let text = [output.stdout, output.stderr]
            .map(|b| String::from_utf8_lossy(&b).into_owned())
            .concat();
        assert!(
            !output.status.success() && text.contains(message),
            "{command}: {text}"
        );
    }
    fs::write(directory.join("long.bin"), vec![0; (4 << 20) + 1]).unwrap();
    let output = fakerom(&directory, "long.bin", "true {port}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("long.bin has 4194305 bytes"));
}

/// The name of esptool, which may be outside of `PATH`: then `ESPTOOL` names it.
pub fn esptool() -> String {
    std::env::var("ESPTOOL").unwrap_or_else(|_| "esptool".into())
}

/// Runs the command with the fake ROM at `{port}`; the flash's content is in this file.
pub fn fakerom(directory: &Path, flash: &str, command: &str) -> Output {
    let script = here().join("fakerom/fakerom.py");
    run(Command::new("python3")
        .current_dir(directory)
        .arg(script)
        .args(["--flash", flash, "--"])
        .args(command.split(' ')))
}

/// Writes files to addresses with esptool. Returns the ranges that were erased and written.
fn flash(directory: &Path, what: &str) -> Vec<String> {
    let output = fakerom(
        directory,
        "flash.bin",
        &format!("{} {OPTIONS} write-flash {what}", esptool()),
    );
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text.lines()
        .filter_map(|line| line.strip_prefix("fakerom: "))
        .map(str::to_owned)
        .collect()
}
