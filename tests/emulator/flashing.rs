//! Flashes with esptool, and boots from the flash, both through the fake ROM of `fakerom/`.

use crate::tools::{assemble, here, plugin, qemu, run, scratch, succeed};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const OPTIONS: &str = "--chip esp8266 --port {port} --no-stub --before no-reset --after no-reset";

/// Bytes of flash that the chip maps. QEMU gets as many.
const MAPPED: usize = 1 << 20;

/// Firmware and image are flashed and boot. Then the image alone is replaced.
#[test]
fn what_esptool_flashes_boots_and_an_image_alone_can_be_replaced() {
    let directory = scratch("flashing");
    let [elf, rom] = ["sample.elf", "rom.elf"].map(|name| directory.join(name));
    assemble("fakerom/sample.S", "fakerom/sample.ld", &elf);
    succeed(
        Command::new("sh")
            .arg(here().join("fakerom/build-rom.sh"))
            .arg(&rom),
    );
    let make = "--chip esp8266 elf2image --flash-mode dio --flash-size 4MB --flash-freq 40m -o sample sample.elf";
    succeed(
        Command::new(esptool())
            .current_dir(&directory)
            .args(make.split(' ')),
    );
    fs::write(directory.join("first.img"), "image one here!\n").unwrap();
    // Two sectors and some bytes take three sectors. The chip erases one more if their number is odd.
    let mut second = b"another image 2\n".to_vec();
    second.extend((0..2 * 4096).map(|k| (k % 251) as u8));
    fs::write(directory.join("second.img"), &second).unwrap();

    let log = flash(
        &directory,
        "0x0 sample0x00000.bin 0x10000 sample0x10000.bin 0x80000 first.img",
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
    assert_eq!(
        boot(&directory, &rom),
        (0, "dram    flash   image one here!\n".into(), String::new())
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
    assert_eq!(
        boot(&directory, &rom),
        (0, "dram    flash   another image 2\n".into(), String::new())
    );
    let after = fs::read(directory.join("flash.bin")).unwrap();
    assert_eq!(before.len(), 4 << 20);
    assert!(before[..0x80000] == after[..0x80000] && before[0x84000..] == after[0x84000..]);
    assert_eq!(after[0x80000..0x80000 + second.len()], second);

    // The chip model finds nothing in the whole boot, the ROM's part included, that the chip refuses.
    let out = format!("out={}", directory.join("report").display());
    let image = directory.join("mapped.bin");
    succeed(with_flash(
        qemu(&rom).arg("-plugin").arg(plugin(&[&"map=on", &out])),
        &image,
    ));
    let report = fs::read_to_string(directory.join("report")).unwrap();
    assert!(
        report.contains("\nflash_subword_loads 0\nrefused_accesses 0\nrefused_code 0\n"),
        "{report}"
    );

    // Damaged flash does not boot.
    for (at, byte, message) in [
        (0, 0x00, "no image at flash address 0"),
        (1, 0x20, "a segment is not in IRAM"),
        (7, 0x30, "the entry is not in IRAM"),
        (16, after[16] ^ 1, "the checksum of the image is wrong"),
        (15, 0x7f, "the image does not end within the first MiB"),
    ] {
        let mut damaged = after.clone();
        damaged[at] = byte;
        fs::write(directory.join("flash.bin"), damaged).unwrap();
        let (status, _, errors) = boot(&directory, &rom);
        assert_eq!(status, 70, "{errors}");
        assert!(
            errors.starts_with("rom: ") && errors.contains(message),
            "{message}: {errors}"
        );
    }
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

/// Boots from the flash. Returns exit status, standard output and standard error.
pub fn boot(directory: &Path, rom: &Path) -> (i32, String, String) {
    let image = directory.join("mapped.bin");
    fs::write(
        &image,
        &fs::read(directory.join("flash.bin")).unwrap()[..MAPPED],
    )
    .unwrap();
    let output = run(with_flash(&mut qemu(rom), &image));
    let [out, errors] =
        [output.stdout, output.stderr].map(|b| String::from_utf8_lossy(&b).into_owned());
    (output.status.code().unwrap(), out, errors)
}

fn with_flash<'a>(qemu: &'a mut Command, image: &Path) -> &'a mut Command {
    qemu.arg("-device").arg(format!(
        "loader,file={},addr=0x40200000,force-raw=on",
        image.display()
    ))
}
