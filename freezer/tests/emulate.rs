//! `freeze emulate`: what it gives to QEMU, what it returns, and what it refuses.
//!
//! Most cases use a stand-in for QEMU that looks at its arguments. [`in_qemu`] uses the real
//! one (Debian: qemu-system-misc).

#![cfg(unix)]

mod device;

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use device::{Dir, Elf, Section, CODE};

const EMULATED: [&str; 2] = ["--firmware-elf", "emulated.elf"];

/// A stand-in for QEMU. It writes down its arguments, and keeps the files that they name: image and mailbox.
const QEMU: &str = r#"
printf '%s\n' "$@" >calls
for a; do case $a in loader,*)
    f=${a#loader,file=}; f=${f%%,*}
    cp "$f" "${f##*/}"
;; esac; done
echo program output
"#;

fn ready(name: &str) -> Dir {
    let d = Dir::new(&format!("emulate-{name}"));
    d.file("emulated.elf", Elf::new(1).bytes());
    d.image("a", "print(1)\n");
    d
}

fn emulate<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [&["emulate"], args, &EMULATED].concat()
}

fn words(path: &Path) -> Vec<u32> {
    let bytes = fs::read(path).expect("the file");
    assert_eq!(bytes.len() % 4, 0);
    bytes
        .chunks(4)
        .map(|b| u32::from_le_bytes(b.try_into().expect("four")))
        .collect()
}

#[test]
fn qemu_gets_firmware_image_and_mailbox() {
    let d = ready("arguments");
    d.script("qemu-system-xtensa", &format!("{QEMU}exit 7"));
    let o = d.freeze(&emulate(&["a.img"]));
    assert_eq!(
        (o.code, o.out.as_str(), o.err.as_str()),
        (Some(7), "program output\n", "")
    );
    let calls = d.read("calls");
    let lines: Vec<&str> = calls.lines().collect();
    let fixed = "-cpu lx106 -machine sim -semihosting -nographic -monitor none -serial none -kernel emulated.elf";
    assert_eq!(lines[..lines.len() - 4].join(" "), fixed);
    let image = lines[lines.len() - 3];
    assert!(
        image.starts_with("loader,file=/")
            && image.ends_with("/image,addr=0x40280000,force-raw=on"),
        "{image}"
    );
    let mailbox = lines[lines.len() - 1];
    assert!(
        mailbox.ends_with("/mailbox,addr=0x3ffc0000,force-raw=on"),
        "{mailbox}"
    );
    assert_eq!(
        fs::read(d.path("image")).expect("kept"),
        fs::read(d.path("a.img")).expect("made")
    );
    let mail = words(&d.path("mailbox"));
    assert_eq!(
        (mail.len(), mail[0], mail[1], mail[4]),
        (5, 0x584f_424d, 0, 0)
    );
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("later")
        .as_secs();
    assert!(
        (0..120).contains(&(now as i64 - 946_684_800 - i64::from(mail[2]))),
        "{}",
        mail[2]
    );
    assert_ne!(mail[3], 0);
}

#[test]
fn switches_and_a_module_reach_the_mailbox() {
    let d = ready("mailbox");
    d.script("qemu-system-xtensa", QEMU);
    let o = d.freeze(&emulate(&[
        "a.img",
        "-m",
        "stories.fort",
        "--heap-report",
        "--stress-gc",
    ]));
    assert_eq!(o.code, Some(0), "{o:?}");
    let mail = words(&d.path("mailbox"));
    assert_eq!((mail.len(), mail[1], mail[4]), (8, 3, 12));
    assert_eq!(
        &fs::read(d.path("mailbox")).expect("kept")[20..],
        b"stories.fort"
    );
    let long = "m".repeat(201);
    d.refused(
        &emulate(&["a.img", "-m", &long]),
        &["at most 200 bytes here, this one 201"],
    );
}

#[test]
fn a_python_file_is_frozen_for_it() {
    let d = ready("source");
    d.script("qemu-system-xtensa", QEMU);
    let o = d.freeze(&emulate(&[
        "a.py",
        "--debug-info",
        "sidecar",
        "--heap",
        "78000",
    ]));
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    let made = d.freeze(&[
        "-q",
        "--main",
        "a.py",
        "a.py",
        "-o",
        "b.img",
        "--debug-info",
        "sidecar",
    ]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let image = words(&d.path("image"));
    // The images differ, because a.py is also a root of the second one; magic, version and fingerprint
    // are the same.
    assert_eq!(image[..3], words(&d.path("b.img"))[..3]);
    d.file("wrong.py", "x = (1,\n");
    d.refused(&emulate(&["wrong.py"]), &["wrong.py:"]);
}

#[test]
fn what_the_firmware_would_not_run_is_refused() {
    let d = ready("refused");
    d.script("qemu-system-xtensa", QEMU);
    d.refused(
        &emulate(&["none.img"]),
        &["none.img: there is no such file"],
    );
    d.file("text.img", "hello");
    d.refused(&emulate(&["text.img"]), &["text.img: this is not an image"]);
    d.file("emulated.elf", Elf::new(0).bytes());
    d.refused(
        &emulate(&["a.img"]),
        &["emulated.elf: this firmware is for the chip, not for the emulator"],
    );
    let mut elf = Elf::new(1);
    elf.words[2] ^= 1;
    d.file("emulated.elf", elf.bytes());
    let (image, firmware) = (vm::fingerprint(), vm::fingerprint() ^ 1);
    d.refused(
        &emulate(&["a.img"]),
        &[
            &format!("{image:08x}"),
            &format!("{firmware:08x}"),
            "--firmware-elf",
        ],
    );
    assert!(!d.path("calls").exists());
    d.file("emulated.elf", Elf::new(1).bytes());
    let done = d
        .command(&emulate(&["a.img"]))
        .env("PATH", d.path("tmp"))
        .output()
        .expect("it starts");
    let err = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1));
    assert!(
        err.contains("there is no qemu-system-xtensa") && err.contains("qemu-system-misc"),
        "{err}"
    );
    assert_eq!(fs::read_dir(d.path("tmp")).expect("it is there").count(), 0);
}

/// Makes a stand-in for QEMU that writes `report` to the plugin's file.
fn with_report(d: &Dir, report: &str) {
    d.file("report.txt", report);
    let script = r#"
for a; do case $a in file=*) o=${a#*,out=}; cp report.txt "${o%%,*}"; echo "$a" >plugin ;; esac; done
exit 5
"#;
    d.script("qemu-system-xtensa", script);
}

const CLEAN: &str = "chip-model 1\ninstructions 123456\nflash_subword_loads 0\nrefused_accesses 0\nrefused_code 0\nlowest_stack 0x3ffff000\n";

#[test]
fn instructions_are_counted() {
    let d = ready("count");
    with_report(&d, &CLEAN.replace("0x3ffff000", "none"));
    d.file("model,a.so", "");
    let o = d.freeze(&emulate(&["a.img", "--count", "--plugin", "model,a.so"]));
    assert_eq!(
        (o.code, o.out.as_str(), o.err.as_str()),
        (Some(5), "", "instructions: 123456\n")
    );
    // A comma in a name is written twice, or QEMU takes it for the end of the name.
    let plugin = d.read("plugin");
    assert!(
        plugin.contains("/model,,a.so,out=/") && plugin.ends_with("/report,count=on\n"),
        "{plugin}"
    );
}

#[test]
fn a_profile_names_functions_and_instructions() {
    let d = ready("profile");
    let report = CLEAN.replace("123456", "1000")
        + "run 0x40210004 600 3\nrun 0x40210270 390 6\nrun 0x40210274 10 1\n\
           call 0x40210004 3 900 500 7\nopcode 0 4 100\nopcode 2 1 300\n";
    with_report(&d, &report);
    d.file("m.so", "");
    let profile = ["a.img", "--profile", "--plugin", "m.so"];
    let o = d.freeze(&emulate(&profile));
    let lines: Vec<String> = o.err.lines().map(words_of).collect();
    for wanted in [
        "600 60.00 3 200.0 900 500 firmware::main",
        "300 30.00 1 300.0 LoadInt",
        "100 10.00 4 25.0 Move",
        "600 60.00 none: start and end",
    ] {
        assert!(lines.iter().any(|l| l == wanted), "{wanted}: {o:?}");
    }
    assert_eq!(o.code, Some(5));
    let plugin = d.read("plugin");
    assert!(
        plugin.contains(",profile=on,calls=on,opcodes=/") && plugin.contains("program=0x40280000"),
        "{plugin}"
    );
    let o = d.freeze(&emulate(&[&profile[..], &["--json"]].concat()));
    let json: serde_json::Value = serde_json::from_str(&o.err).expect("one line of JSON");
    let main = &json["functions"][0];
    assert_eq!(json["instructions"], 1000);
    assert_eq!(main["name"], "firmware::main");
    let figures = ["own", "calls", "total", "longest", "first"].map(|k| main[k].as_u64());
    assert_eq!(figures, [600, 3, 900, 500, 7].map(Some));
    assert_eq!(json["opcodes"][0]["name"], "LoadInt");
    assert_eq!(json["opcodes"][0]["instructions"], 300);
    let document = include_str!("../../docs/json.md");
    for key in [
        "own",
        "calls",
        "total",
        "longest",
        "first",
        "times",
        "instructions",
        "opcodes",
    ] {
        assert!(document.contains(&format!("`{key}`")), "{key}");
    }
}

/// A line with single spaces.
fn words_of(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_model_is_found_or_asked_for() {
    let d = ready("model");
    with_report(&d, CLEAN);
    d.refused(
        &emulate(&["a.img", "--count", "--plugin", "none.so"]),
        &["none.so: there is no model", "cargo build", "--plugin"],
    );
    let own = Path::new(env!("CARGO_BIN_EXE_freeze")).with_file_name("libchip_model.so");
    if !own.exists() {
        d.refused(
            &emulate(&["a.img", "--check"]),
            &[
                "libchip_model.so",
                "tests/emulator/chip-model",
                "FREEZE_CHIP_MODEL",
            ],
        );
    }
    d.file("m.so", "");
    let mut command = d.command(&emulate(&["a.img", "--count"]));
    let done = command
        .env("FREEZE_CHIP_MODEL", "m.so")
        .output()
        .expect("it starts");
    assert_eq!(
        String::from_utf8_lossy(&done.stderr),
        "instructions: 123456\n"
    );
    d.script("qemu-system-xtensa", "exit 1");
    d.refused(
        &emulate(&["a.img", "--count", "--plugin", "m.so"]),
        &["QEMU did not run the firmware"],
    );
    with_report(&d, &CLEAN.replace("model 1", "model 2"));
    d.refused(
        &emulate(&["a.img", "--count", "--plugin", "m.so"]),
        &["has another version"],
    );
}

#[test]
fn a_check_tells_what_the_chip_would_refuse() {
    let d = ready("check");
    d.file("m.so", "");
    let check = emulate(&["a.img", "--check", "--plugin", "m.so"]);
    let mut elf = Elf::new(1);
    // core::fmt::write is on the list of functions whose byte loads from flash may be emulated.
    elf.symbols[2].0 = "_RNvNtCs1_4core3fmt5write";
    d.file("emulated.elf", elf.bytes());
    with_report(&d, &(CLEAN.to_owned() + "subword 0x40210270 12 1 load\n"));
    let o = d.freeze(&check);
    let line = "check: 4096 of 16384 bytes of stack used; emulated loads in functions that may: 12; problems: 0\n";
    assert_eq!((o.code, o.err.as_str()), (Some(5), line));
    assert!(d.read("plugin").ends_with(",map=on\n"));

    for (lines, wanted) in [
        ("subword 0x40210014 3 2 load\n", "error: a 16-bit load from the flash in a function that may not do that, 3 times, pc 40210014: firmware::main + 0x10\n"),
        ("subword 0x402103fc 3 1 load\n", "pc 402103fc: 0x402103fc\n"),
        ("refused 0x40210270 2 1 store read-only 0x40200004\n", "error: the chip refuses an 8-bit store at 40200004 (read-only), 2 times, pc 40210270: core::fmt::write + 0x8\n"),
        ("code 0x3ffe8000 not-executable\n", "error: the chip refuses to execute the code at 3ffe8000 (not-executable)\n"),
        ("lowest_stack 0x3fffc010\n", "error: the stack of 16384 bytes is too small: 16368 were used\n"),
    ] {
        with_report(&d, &(CLEAN.to_owned() + lines));
        let o = d.freeze(&check);
        assert_eq!(o.code, Some(1), "{o:?}");
        assert!(o.err.contains(wanted) && o.err.contains("; problems: 1\n"), "{wanted:?}: {o:?}");
    }
    let many: String = (0..30)
        .map(|i| {
            format!(
                "refused {:#010x} 1 1 load unmapped 0x00000000\n",
                0x4021_0004 + i
            )
        })
        .collect();
    with_report(&d, &(CLEAN.to_owned() + &many));
    let o = d.freeze(&check);
    assert!(
        o.err.ends_with("error: and so at 10 other places\n"),
        "{o:?}"
    );
}

#[test]
fn an_end_by_a_signal_ends_qemu_too_and_leaves_no_files() {
    let d = ready("signal");
    d.script(
        "qemu-system-xtensa",
        "echo $$ >pid.new; mv pid.new pid; exec sleep 300",
    );
    let mut child = d
        .command(&emulate(&["a.img"]))
        .stdout(Stdio::null())
        .spawn()
        .expect("it starts");
    let start = Instant::now();
    while !d.path("pid").exists() {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "QEMU was not started"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    let pid = d.read("pid");
    let kill = |signal: &str, pid: &str| {
        let mut kill = std::process::Command::new("kill");
        kill.args([signal, pid.trim()])
            .stderr(Stdio::null())
            .status()
            .expect("kill")
            .success()
    };
    assert!(kill("-0", &pid));
    assert!(kill("-INT", &child.id().to_string()));
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    assert!(!kill("-0", &pid), "QEMU is alive");
    assert_eq!(fs::read_dir(d.path("tmp")).expect("it is there").count(), 0);
}

/// A program for the lx106, made with GNU as. It prints the name of the mailbox's module, and exits with the sum
/// of the image's first byte and the flags.
///
/// ```text
/// 50000000:  j     5000000c              # QEMU's lx106 starts here
/// 50000004:  .word 3ffc0000, 40280000    # mailbox, image
/// 5000000c:  l32r  a2, 50000004
/// 5000000f:  l32i  a6, a2, 4             # flags
/// 50000012:  l32i  a5, a2, 16            # bytes of the name
/// 50000015:  addi  a4, a2, 20            # the name
/// 50000018:  movi  a3, 1                 # to standard output
/// 5000001b:  movi  a2, 4                 # write
/// 5000001e:  simcall
/// 50000021:  l32r  a7, 50000008
/// 50000024:  l32i  a3, a7, 0
/// 50000027:  extui a3, a3, 0, 8
/// 5000002a:  add   a3, a3, a6
/// 5000002d:  movi  a2, 1                 # exit
/// 50000030:  simcall
/// ```
const PROGRAM: &[u8] = &[
    0x06, 0x02, 0x00, 0x00, 0x00, 0x00, 0xfc, 0x3f, 0x00, 0x00, 0x28, 0x40, 0x21, 0xfe, 0xff, 0x62,
    0x22, 0x01, 0x52, 0x22, 0x04, 0x42, 0xc2, 0x14, 0x32, 0xa0, 0x01, 0x22, 0xa0, 0x04, 0x00, 0x51,
    0x00, 0x71, 0xf9, 0xff, 0x32, 0x27, 0x00, 0x30, 0x30, 0x74, 0x60, 0x33, 0x80, 0x22, 0xa0, 0x01,
    0x00, 0x51, 0x00,
];

#[test]
fn in_qemu() {
    let d = Dir::new("emulate-qemu");
    let mut elf = Elf::new(1);
    elf.entry = 0x5000_0000;
    elf.sections = vec![Section {
        name: ".reset",
        kind: CODE,
        address: elf.entry,
        bytes: PROGRAM.to_vec(),
    }];
    d.file("emulated.elf", elf.bytes());
    d.image("a", "print(1)\n");
    let o = d.freeze(&emulate(&["a.img", "-m", "story", "--heap-report"]));
    let status = i32::from(b'P') + 1;
    assert_eq!(
        (o.code, o.out.as_str(), o.err.as_str()),
        (Some(status), "story", "")
    );
}

/// The firmware that is part of the tool (firmware/prebuilt) has this VM, and a program
/// cannot tell the emulator from `freeze run`.
#[test]
fn the_built_in_firmware_runs_what_freeze_run_runs() {
    let d = Dir::new("emulate-built-in");
    let text = "import sys\n\
                words = ['%s is %d' % (w, n) for n, w in enumerate('ab')]\n\
                print(words, 1 / 3, 2 ** 70, {1: (2, None)}, input('? '))\n\
                try:\n    print(input())\nexcept EOFError:\n    print('no more')\n\
                sys.exit(3)\n";
    d.file("p.py", text).file("input", "typed\n");
    let outcome = |args: &[&str]| {
        let input = fs::File::open(d.path("input")).expect("the input");
        let done = d.command(args).stdin(input).output().expect("it starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (done.status.code(), text(&done.stdout), text(&done.stderr))
    };
    let wanted =
        "['a is 0', 'b is 1'] 0.3333334 1180591620717411303424 {1: (2, None)} typed\nno more\n";
    let host = outcome(&["run", "p.py"]);
    let board = outcome(&["emulate", "p.py"]);
    assert_eq!(
        host, board,
        "after a change of the VM, the firmware has to be rebuilt"
    );
    assert_eq!((host.0, host.2.as_str()), (Some(3), ""));
    assert_eq!(host.1, format!("? {wanted}"));
}
