//! The firmware from end to end: `freeze flash` and esptool write it into a flash through the fake ROM, and the emulated
//! chip boots from that flash.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use freezer::firmware::flash::{parts, Mode};
use freezer::firmware::{prebuilt, prebuilt_bytes};
use support::chip::{freeze, write_image};
use support::run::{program, run_program, try_freeze};

use crate::flashing::{esptool, fakerom};
use crate::tools::{run, scratch, succeed};

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

/// Writes the image to the directory's flash with `freeze flash` and more options. Returns what the flash then holds, and
/// the ranges that were written.
fn flash(directory: &Path, image: &Path, more: &str) -> (Vec<u8>, Vec<String>) {
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
    let output = fakerom(directory, "flash.bin", &command);
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
        wrote.map(str::to_owned).collect(),
    )
}

/// Boots from the directory's flash. Returns exit status, standard output and standard error.
fn boot(directory: &Path) -> (i32, String, String) {
    let output = run(Command::new(freeze()).current_dir(directory).args([
        "emulate",
        "--flash",
        "flash.bin",
    ]));
    let [out, errors] =
        [output.stdout, output.stderr].map(|b| String::from_utf8_lossy(&b).into_owned());
    (output.status.code().unwrap_or(-1), out, errors)
}

#[test]
fn what_freeze_flash_writes_boots_and_an_image_alone_can_be_replaced() {
    let directory = scratch("freeze-flash");
    let [low, high] = parts(&prebuilt().expect("built in"), Mode::Dio).expect("it has its parts");
    let holds = |flash: &[u8], at: usize, part: &[u8]| flash[at..at + part.len()] == *part;

    let (first, host) = story(&directory, "first", "one");
    let (all, wrote) = flash(&directory, &first, " --firmware");
    assert_eq!(wrote.len(), 3, "{wrote:?}");
    assert!(holds(&all, 0, &low.bytes) && holds(&all, 0x10000, &high.bytes));
    assert!(holds(&all, IMAGE, &fs::read(&first).unwrap()));
    assert_eq!(boot(&directory), (0, host, String::new()));

    let (second, host) = story(&directory, "second", "another story");
    let (then, wrote) = flash(&directory, &second, "");
    assert_eq!(wrote.len(), 1, "{wrote:?}");
    assert!(wrote[0].starts_with("0x00080000.."), "{wrote:?}");
    assert!(holds(&then, IMAGE, &fs::read(&second).unwrap()));
    assert!(all[..IMAGE] == then[..IMAGE], "the firmware was touched");
    assert_eq!(boot(&directory), (0, host, String::new()));

    a_damaged_firmware_does_not_start(&directory, &then);
}

/// The mask ROM checks what it loads, and says why it does not start it.
fn a_damaged_firmware_does_not_start(directory: &Path, flash: &[u8]) {
    let damages: [(usize, u8, &str); 4] = [
        (0, 0x00, "no image: flash does not begin with 0xe9"),
        (7, 0x30, "the entry is not in IRAM"),
        (11, 0x20, "a segment is neither in IRAM nor in DRAM"),
        (100, flash[100] ^ 1, "the checksum of the image is wrong"),
    ];
    for (at, byte, message) in damages {
        let mut damaged = flash.to_vec();
        damaged[at] = byte;
        fs::write(directory.join("flash.bin"), damaged).unwrap();
        let (status, out, errors) = boot(directory);
        assert_eq!((status, out.as_str()), (1, ""), "{errors}");
        let start = "error: the mask ROM does not start the firmware; its last line is: ";
        assert!(
            errors.contains(start) && errors.contains(message),
            "{message}: {errors}"
        );
    }
}

/// What `freeze emulate` composes is, byte for byte, what `freeze flash` lets esptool make and write.
#[test]
fn the_parts_are_those_of_esptool_for_each_mode() {
    let directory = scratch("elf2image");
    let firmware = prebuilt().expect("the firmware is built in");
    let elf = prebuilt_bytes().expect("the firmware is built in");
    fs::write(directory.join("chip.elf"), elf).unwrap();
    for (name, mode) in [
        ("qio", Mode::Qio),
        ("qout", Mode::Qout),
        ("dio", Mode::Dio),
        ("dout", Mode::Dout),
    ] {
        let make = format!(
            "--chip esp8266 elf2image --flash-mode {name} --flash-size 4MB --flash-freq 40m -o {name}- chip.elf"
        );
        succeed(
            Command::new(esptool())
                .current_dir(&directory)
                .args(make.split(' ')),
        );
        for (part, file) in parts(&firmware, mode)
            .expect("it has its parts")
            .iter()
            .zip(["0x00000", "0x10000"])
        {
            let made = fs::read(directory.join(format!("{name}-{file}.bin"))).expect("a part");
            assert!(made == part.bytes, "{name}, {file}: another part");
        }
    }
}
