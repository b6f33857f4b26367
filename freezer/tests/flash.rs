//! `freeze flash`: what it refuses, the commands that it prints, and those that it runs.

#![cfg(unix)]

mod device;

use std::fs;

use device::{Dir, Elf};

/// A stand-in for esptool. It writes down how it was called, and makes the files that the real one would make.
const ESPTOOL: &str = r#"
if [ "$*" = version ]; then printf 'esptool v5.1.0\n5.1.0\n'; exit 0; fi
echo "$@" >>calls
case "$*" in
*elf2image*) test -f "${12}" && echo a >"${11}0x00000.bin" && echo b >"${11}0x10000.bin" ;;
*write-flash*) for f; do case $f in *.bin|*.img) test -s "$f" || exit 3 ;; esac; done ;;
esac
"#;

fn ready(name: &str) -> Dir {
    let d = Dir::new(&format!("flash-{name}"));
    d.file("chip.elf", Elf::new().bytes());
    d.image("a", "print(1)\n");
    d
}

const CHIP: [&str; 4] = ["--port", "/dev/ttyX", "--firmware-elf", "chip.elf"];

fn flash<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [&["flash"], args, &CHIP].concat()
}

#[test]
fn an_image_goes_to_its_region() {
    let d = ready("image");
    d.script("esptool", ESPTOOL);
    let o = d.freeze(&flash(&[
        "a.img",
        "--baud",
        "9600",
        "--esptool-arg=--no-stub",
    ]));
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    let call = "--chip esp8266 --port /dev/ttyX --baud 9600 --no-stub write-flash 0x80000 a.img\n";
    assert_eq!(d.read("calls"), call);
}

#[test]
fn the_firmware_is_converted_and_written_with_the_image() {
    let d = ready("both");
    d.script("esptool", ESPTOOL);
    let o = d.freeze(&flash(&["a.img", "--firmware"]));
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    let calls = d.read("calls");
    let [convert, write] = calls.lines().collect::<Vec<_>>()[..] else {
        panic!("two calls: {calls}")
    };
    assert!(
        convert.starts_with(
            "--chip esp8266 elf2image --flash-mode dio --flash-size 4MB --flash-freq 40m --output "
        ),
        "{convert}"
    );
    assert!(convert.ends_with("/firmware- chip.elf"), "{convert}");
    let words: Vec<&str> = write.split(' ').collect();
    assert_eq!(
        words[..7],
        [
            "--chip",
            "esp8266",
            "--port",
            "/dev/ttyX",
            "--baud",
            "460800",
            "write-flash"
        ]
    );
    assert_eq!(
        (words[7], words[9], words[11], words[12]),
        ("0x00000", "0x10000", "0x80000", "a.img")
    );
    assert!(
        words[8].ends_with("/firmware-0x00000.bin") && words[10].ends_with("/firmware-0x10000.bin")
    );
}

#[test]
fn the_flash_mode_reaches_the_firmwares_header() {
    let d = ready("mode");
    for mode in ["dio", "dout", "qio", "qout"] {
        let o = d.freeze(&flash(&["--firmware", "--dry-run", "--flash-mode", mode]));
        assert_eq!(o.code, Some(0), "{o:?}");
        let wanted = format!("elf2image --flash-mode {mode} --flash-size 4MB");
        assert!(o.out.contains(&wanted), "{}", o.out);
    }
    let o = d.freeze(&flash(&["a.img", "--dry-run", "--flash-mode", "dout"]));
    assert_eq!(o.code, Some(2), "only the firmware has a header: {o:?}");
}

#[test]
fn a_dry_run_prints_the_commands_and_runs_nothing() {
    let d = ready("dry");
    d.script("esptool", ESPTOOL);
    fs::rename(d.path("a.img"), d.path("my image.img")).expect("renamed");
    let o = d.freeze(&flash(&[
        "my image.img",
        "--firmware",
        "--dry-run",
        "--esptool-arg=--before",
        "--esptool-arg=no-reset",
    ]));
    let wanted = "\
esptool --chip esp8266 elf2image --flash-mode dio --flash-size 4MB --flash-freq 40m --output firmware- chip.elf
esptool --chip esp8266 --port /dev/ttyX --baud 460800 --before no-reset write-flash 0x00000 firmware-0x00000.bin 0x10000 firmware-0x10000.bin 0x80000 'my image.img'
";
    assert_eq!(
        (o.code, o.out.as_str(), o.err.as_str()),
        (Some(0), wanted, "")
    );
    assert!(!d.path("calls").exists());
    // A shell can run the printed lines; here they call the stand-in.
    let run = d
        .command(&[])
        .get_envs()
        .find(|(k, _)| *k == "PATH")
        .and_then(|(_, v)| v.map(ToOwned::to_owned));
    let shell = std::process::Command::new("/bin/sh")
        .args(["-e", "-c", wanted])
        .current_dir(&d.0)
        .env("PATH", run.expect("PATH is set"))
        .status()
        .expect("a shell");
    assert!(shell.success());
    assert_eq!(d.read("calls").lines().count(), 2);
    let only = d.freeze(&flash(&[
        "--firmware",
        "--dry-run",
        "--esptool",
        "python3 -m esptool",
    ]));
    assert!(
        only.out
            .ends_with("write-flash 0x00000 firmware-0x00000.bin 0x10000 firmware-0x10000.bin\n"),
        "{only:?}"
    );
    assert!(
        only.out
            .starts_with("python3 -m esptool --chip esp8266 elf2image"),
        "{only:?}"
    );
}

#[test]
fn a_python_file_is_frozen_first() {
    let d = ready("python");
    d.script("esptool", ESPTOOL);
    d.file("typo.py", "def f():\n    return lenght\nprint(1)\n");
    let o = d.freeze(&flash(&["typo.py"]));
    assert_eq!(o.code, Some(0), "{o:?}");
    let warning = "warning: typo.py:2: the name lenght exists nowhere";
    assert!(o.err.starts_with(warning), "{o:?}");
    assert!(d.read("calls").ends_with("0x80000 frozen.img\n"), "{o:?}");
    assert!(d.path("frozen.img").is_file() && d.path("frozen.sym").is_file());
}

#[test]
fn what_the_board_would_refuse_is_not_written() {
    let d = ready("refused");
    d.script("esptool", ESPTOOL);
    let image = fs::read(d.path("a.img")).expect("the image");
    let fingerprint = format!("{:08x}", vm::fingerprint());

    d.refused(&flash(&["none.py"]), &["none.py: there is no such file"]);
    d.file("wrong.py", "x = = 1\n");
    d.refused(&flash(&["wrong.py"]), &["wrong.py:1:5: invalid syntax"]);
    d.refused(&flash(&["none.img"]), &["none.img: there is no such file"]);
    d.file(
        "text.img",
        "This is a text, no image, but long enough to have a header.     \n",
    );
    d.refused(&flash(&["text.img"]), &["text.img: this is not an image"]);

    let mut damaged = image.clone();
    let middle = image.len() / 2;
    damaged[middle] ^= 1;
    d.file("damaged.img", damaged);
    d.refused(
        &flash(&["damaged.img"]),
        &["damaged.img: the image is damaged: its checksum"],
    );
    d.file("half.img", &image[..(image.len() / 2) & !3]);
    d.refused(&flash(&["half.img"]), &["half.img: the image is truncated"]);

    let mut other = image.clone();
    other[8..12].copy_from_slice(&0x1234_5678u32.to_le_bytes());
    d.file("other.img", other);
    d.refused(
        &flash(&["other.img"]),
        &["for VM 12345678", &fingerprint, "chip.elf", "freeze again"],
    );
    let mut elf = Elf::new();
    elf.words[2] = 0x1234_5678;
    d.file("chip.elf", elf.bytes());
    d.refused(
        &flash(&["a.img"]),
        &[
            &format!("for VM {fingerprint}"),
            "VM 12345678",
            "build firmware/ anew",
        ],
    );
    d.refused(
        &flash(&["other.img"]),
        &[
            "this freeze has another VM",
            "the freeze that made the image",
        ],
    );

    let mut elf = Elf::new();
    elf.words[4] = 64;
    d.file("chip.elf", elf.bytes());
    let length = format!(
        "the image has {} bytes, but the firmware chip.elf has room for 64",
        image.len()
    );
    d.refused(&flash(&["a.img"]), &[&length, "--exclude"]);
    assert!(!d.path("calls").exists());
}

#[test]
fn esptool_is_found_or_asked_for() {
    let d = ready("esptool");
    let path = d.path("bin");
    fs::create_dir(&path).expect("a directory");
    let alone = |args: &[&str]| {
        let done = d
            .command(&flash(args))
            .env("PATH", &path)
            .output()
            .expect("freeze starts");
        (
            done.status.code(),
            String::from_utf8_lossy(&done.stderr).into_owned(),
        )
    };
    let (code, err) = alone(&["a.img"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(
        err.contains("esptool is not installed") && err.contains("pip install --upgrade esptool"),
        "{err}"
    );
    let (code, err) = alone(&["a.img", "--esptool", "mytool x"]);
    assert!(
        code == Some(1) && err.contains("esptool does not start as: mytool x"),
        "{err}"
    );

    d.script("bin/esptool.py", "echo 'esptool.py v4.7.0'; echo 4.7.0");
    let (code, err) = alone(&["a.img"]);
    assert!(
        code == Some(1) && err.contains("esptool.py is version 4; 5 or later is needed"),
        "{err}"
    );
    // A newer esptool is taken, wherever it is found.
    d.script("bin/python3", "shift 2\necho \"$@\" >>calls\necho 5.0.2");
    let (code, err) = alone(&["a.img"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(
        d.read("calls").ends_with("write-flash 0x80000 a.img\n"),
        "{}",
        d.read("calls")
    );

    d.script(
        "bin/esptool",
        "test \"$*\" = version && echo 5.0.2 && exit 0; exit 2",
    );
    let (code, err) = alone(&["a.img"]);
    assert_eq!(code, Some(1));
    assert!(
        err.contains("esptool failed (exit status: 2)")
            && err.contains("write-flash 0x80000 a.img"),
        "{err}"
    );
}

#[test]
fn wrong_command_lines() {
    let d = ready("usage");
    for args in [
        &["flash", "--baud", "x"][..],
        &["flash", "a.img", "--port", "x", "--baud", "7"],
        &["flash", "a.img", "--save-elf", "x.elf"],
    ] {
        let o = d.freeze(args);
        assert_eq!(o.code, Some(2), "{args:?} {o:?}");
    }
}
