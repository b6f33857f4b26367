//! The real firmware on the fake ROM: it is flashed by `freeze flash` and esptool, read back, and booted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use freezer::firmware::{prebuilt_bytes, Board};
use support::chip::{freeze, write_image};
use support::run::{program, run_program, try_freeze};

use crate::flashing::{boot, esptool, fakerom};
use crate::tools::{here, scratch, succeed};

/// Where the image's region begins in flash.
const IMAGE: usize = 0x80000;
const ROM: &str = "--no-stub --before no-reset --after no-reset";

/// The file of an image whose program prints `text`, and the program's output on the host.
fn story(directory: &Path, name: &str, text: &str) -> (PathBuf, String) {
    let source = directory.join(format!("{name}.py"));
    fs::write(
        &source,
        format!("import gc\nprint({text:?}, gc.mem_free())\n"),
    )
    .unwrap();
    let words = try_freeze(&program(&source)).expect("it freezes").words;
    let image = directory.join(format!("{name}.img"));
    write_image(&words, &image);
    (image, run_program(&words, b"").stdout)
}

/// Writes the firmware of `board` to the file `name`, and makes the two parts of it that are flashed.
fn parts(directory: &Path, board: Board, name: &str) -> [Vec<u8>; 2] {
    let elf = directory.join(name);
    fs::write(
        &elf,
        prebuilt_bytes(board).expect("the firmware is built in"),
    )
    .unwrap();
    if board == Board::Emulated {
        // The entry for QEMU is not flashed.
        succeed(
            Command::new("xtensa-lx106-elf-objcopy")
                .args(["-R", ".reset"])
                .arg(&elf),
        );
    }
    let make =
        "--chip esp8266 elf2image --flash-mode dio --flash-size 4MB --flash-freq 40m -o part";
    succeed(
        Command::new(esptool())
            .current_dir(directory)
            .args(make.split(' '))
            .arg(name),
    );
    ["part0x00000.bin", "part0x10000.bin"].map(|f| {
        let made = [
            f.to_owned(),
            f.replace("0x00000", "-0x00000")
                .replace("0x10000", "-0x10000"),
        ];
        let found = made.iter().find_map(|f| fs::read(directory.join(f)).ok());
        found.expect("elf2image made its parts")
    })
}

fn holds(flash: &[u8], at: usize, part: &[u8]) -> bool {
    flash[at..at + part.len()] == *part
}

#[test]
fn freeze_flash_writes_the_chips_firmware_and_then_images_alone() {
    let directory = scratch("freeze-flash");
    let [low, high] = parts(&directory, Board::Chip, "chip.elf");
    let (first, _) = story(&directory, "first", "one");
    let (second, _) = story(&directory, "second", "two");
    let flash = |image: &Path, more: &str| {
        let arguments: String = ROM
            .split(' ')
            .map(|a| format!(" --esptool-arg={a}"))
            .collect();
        let command = format!(
            "{} flash {} --port {{port}} --esptool {}{more}{arguments}",
            freeze().display(),
            image.display(),
            esptool()
        );
        let output = fakerom(&directory, "flash.bin", &command);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{text}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let wrote = text
            .lines()
            .filter_map(|l| l.strip_prefix("fakerom: wrote "));
        (
            fs::read(directory.join("flash.bin")).unwrap(),
            wrote.map(str::to_owned).collect::<Vec<_>>(),
        )
    };
    let (all, wrote) = flash(&first, " --firmware");
    assert_eq!(wrote.len(), 3, "{wrote:?}");
    assert!(holds(&all, 0, &low) && holds(&all, 0x10000, &high));
    assert!(holds(&all, IMAGE, &fs::read(&first).unwrap()));

    let (then, wrote) = flash(&second, "");
    assert_eq!(wrote.len(), 1, "{wrote:?}");
    assert!(wrote[0].starts_with("0x00080000.."), "{wrote:?}");
    assert!(holds(&then, IMAGE, &fs::read(&second).unwrap()));
    assert!(all[..IMAGE] == then[..IMAGE], "the firmware was touched");
}

#[test]
fn the_flashed_firmware_boots_through_the_mask_rom_and_runs_the_new_story() {
    let directory = scratch("firmware-boots");
    let rom = directory.join("rom.elf");
    succeed(
        Command::new("sh")
            .arg(here().join("fakerom/build-rom.sh"))
            .arg(&rom),
    );
    let parts = parts(&directory, Board::Emulated, "emulated.elf");
    for (i, part) in parts.iter().enumerate() {
        fs::write(directory.join(format!("{i}.bin")), part).unwrap();
    }
    let write = |what: &str| {
        let command = format!(
            "{} --chip esp8266 --port {{port}} {ROM} write-flash {what}",
            esptool()
        );
        let output = fakerom(&directory, "flash.bin", &command);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
    };
    let (_, host) = story(&directory, "first", "one");
    write("0x0 0.bin 0x10000 1.bin 0x80000 first.img");
    assert_eq!(boot(&directory, &rom), (0, host, String::new()));

    let (_, host) = story(&directory, "second", "another story");
    write("0x80000 second.img");
    assert_eq!(boot(&directory, &rom), (0, host, String::new()));
}
