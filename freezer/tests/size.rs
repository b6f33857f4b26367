//! `freeze size`, also with files that are not a firmware: the other commands read ELF files by the same code.

mod device;

use std::path::Path;

use device::{Dir, Elf, FUNCTION};
use freezer::board;
use serde_json::Value as Json;

#[test]
fn the_table_adds_up() {
    let d = Dir::new("table");
    d.file("chip.elf", Elf::new().bytes());
    let o = d.freeze(&["size", "chip.elf", "--functions"]);
    let wanted = "\
memory  part           bytes  limit
flash   code             900
        literals         124
        rodata           976
        initial          448
        total           2448  of 440000, 437552 free
iram    .iram            400
        total            400  of 32768, 32368 free
dram    .data             16
        .rodata.dram      32
        .bss             100
        heap           80896
        stack          16384
        total          97428  of 98304, 876 free
image   region        524288

bytes  largest functions
  600  firmware::main
  300  collect
";
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    assert_eq!(o.out, wanted);
}

#[test]
fn the_linker_has_the_same_limit() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../firmware/ld/chip.ld");
    let script = std::fs::read_to_string(script).expect("it can be read");
    let line = format!("_flash_limit = {};", freezer::firmware::FLASH_LIMIT);
    assert!(script.lines().any(|l| l == line), "{line}\n{script}");
}

#[test]
fn a_firmware_that_is_too_large_says_by_how_much() {
    let mut elf = Elf::new();
    elf.sections[4].bytes = vec![0; 440_000];
    let d = Dir::new("large");
    d.file("chip.elf", elf.bytes());
    let o = d.freeze(&["size", "chip.elf"]);
    let line = "        total         440448  of 440000: 448 too many\n";
    assert!(o.out.contains(line), "{}", o.out);
}

#[test]
fn differences_are_told() {
    let old = Elf::new();
    let mut new = old.clone();
    new.sections[4].bytes.extend([0; 20]);
    new.sections[1].name = ".data.more";
    new.symbols[1].2 = 590;
    new.symbols[2].2 = 330;
    new.symbols.push(("added", 0x4021_03b2, 20, FUNCTION));
    let d = Dir::new("diff");
    d.file("old.elf", old.bytes()).file("new.elf", new.bytes());
    let o = d.freeze(&["size", "new.elf", "--diff", "old.elf"]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    for line in [
        "flash   code             940     +40\n",
        "        literals          84     -40\n",
        "        rodata           996     +20\n",
        "        total           2468     +20  of 440000, 437532 free\n",
        "iram    .iram            400       0\n",
        "dram    .data.more        16     +16\n",
        "        .data              0     -16\n",
        "        total          97428       0  of 98304, 876 free\n",
        "\nbytes  change  functions that changed most\n  330     +30  collect\n   20     +20  added\n  590     -10  firmware::main\n",
    ] {
        assert!(o.out.contains(line), "{line:?} is missing:\n{}", o.out);
    }
    let same = d.freeze(&["size", "new.elf", "--diff", "new.elf"]);
    assert!(
        same.out.ends_with("\nno function changed its size\n"),
        "{}",
        same.out
    );
}

#[test]
fn json_has_every_figure_of_the_table() {
    let d = Dir::new("json");
    let mut new = Elf::new();
    new.symbols[1].2 = 596;
    d.file("old.elf", Elf::new().bytes())
        .file("new.elf", new.bytes());
    let json = |args: &[&str]| -> Json {
        let o = d.freeze(args);
        serde_json::from_str(&o.out).unwrap_or_else(|e| panic!("{e}: {o:?}"))
    };
    let plain = json(&["size", "old.elf", "--json"]);
    assert_eq!(plain["fingerprint"], format!("{:08x}", vm::fingerprint()));
    assert_eq!(plain["parts"].as_array().map(Vec::len), Some(14));
    let total =
        serde_json::json!({"memory": "flash", "name": "total", "bytes": 2448, "limit": 440_000});
    assert_eq!(plain["parts"][4], total);
    assert!(plain.get("functions").is_none() && plain.get("old").is_none());
    let compared = json(&["size", "new.elf", "--json", "--diff", "old.elf"]);
    assert_eq!(compared["old"], "old.elf");
    assert_eq!(compared["parts"][0]["change"], -4);
    let function = serde_json::json!([{"name": "firmware::main", "bytes": 596, "change": -4}]);
    assert_eq!(compared["functions"], function);
}

#[test]
fn what_is_no_firmware_is_refused_with_a_reason() {
    let good = Elf::new();
    let with = |change: &dyn Fn(&mut Elf)| {
        let mut elf = good.clone();
        change(&mut elf);
        elf.bytes()
    };
    let word = |at: usize, value: u32| with(&|e| e.words[at] = value);
    let mut wide = good.bytes();
    wide[4] = 2;
    let mut headers = good.bytes();
    headers[32..36].copy_from_slice(&u32::MAX.to_le_bytes());
    let cases: &[(&str, Vec<u8>, &str)] = &[
        ("text", b"hello".to_vec(), "it is not an ELF file"),
        ("empty", Vec::new(), "it is not an ELF file"),
        (
            "short",
            good.bytes()[..40].to_vec(),
            "the ELF file is damaged",
        ),
        (
            "half",
            good.bytes()[..900].to_vec(),
            "the ELF file is damaged",
        ),
        (
            "headers",
            headers,
            "its section headers are not where it says",
        ),
        (
            "machine",
            with(&|e| e.machine = 62),
            "another processor (machine 62), not for the Xtensa",
        ),
        ("wide", wide, "another processor"),
        (
            "foreign",
            with(&|e| e.words.clear()),
            "the ELF file has no section .permafrost",
        ),
        ("magic", word(0, 7), "does not begin with the magic word"),
        (
            "layout",
            word(1, 1),
            "describes itself in layout 1, this freeze reads 2",
        ),
        (
            "few",
            with(&|e| e.words.truncate(5)),
            "is wrong: it is too short",
        ),
        (
            "region",
            word(3, 0x402f_0000),
            "its image region is not in the mapped flash",
        ),
        (
            "sector",
            word(3, 0x4028_0100),
            "its image region is not in the mapped flash",
        ),
        ("stack", word(8, 16), "its stack ends before it begins"),
    ];
    for (name, bytes, reason) in cases {
        let d = Dir::new(&format!("refused-{name}"));
        d.file("x.elf", bytes);
        d.refused(&["size", "x.elf"], &["x.elf: ", reason]);
    }
    let d = Dir::new("refused-none");
    d.refused(&["size", "none.elf"], &["none.elf: there is no such file"]);
    d.refused(
        &["size", "tmp"],
        &["tmp: this is a directory, not firmware"],
    );
    d.file("chip.elf", good.bytes());
    d.refused(
        &["size", "chip.elf", "--diff", "none.elf"],
        &["none.elf: there is no such file"],
    );
}

/// Any damage gives a message or figures, and never a panic (status 101).
#[test]
fn damaged_files_are_read_without_a_panic() {
    let d = Dir::new("damaged");
    let good = Elf::new().bytes();
    let mut state = 1u32;
    let mut random = |n: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % n
    };
    let headers = good.len() - 40 * 10;
    for round in 0..400 {
        let mut bytes = good.clone();
        // Most headers are at the file's start and end.
        for _ in 0..=random(3) {
            let at = if random(2) == 0 {
                random(52)
            } else {
                headers + random(400)
            };
            bytes[at] = [0, 0xff, 1, 0x80][random(4)];
        }
        if round % 8 == 0 {
            bytes.truncate(random(good.len()));
        }
        d.file("x.elf", &bytes);
        let o = d.freeze(&["size", "x.elf", "--functions"]);
        assert!(matches!(o.code, Some(0 | 1)), "round {round}: {o:?}");
    }
}

/// The firmware that is part of the tool (firmware/prebuilt) has this VM, and fits the chip.
#[test]
fn the_built_in_firmware_fits_the_chip() {
    let d = Dir::new("built-in");
    let o = d.freeze(&["size", "--json"]);
    let json: Json = serde_json::from_str(&o.out).unwrap_or_else(|e| panic!("{e}: {o:?}"));
    let machine = format!("{:08x}", vm::fingerprint());
    assert_eq!(
        json["fingerprint"], machine,
        "after a change of the VM, the firmware has to be rebuilt"
    );
    let mut totals = 0;
    for part in json["parts"].as_array().expect("a list") {
        if let Some(limit) = part["limit"].as_u64() {
            totals += 1;
            assert!(part["bytes"].as_u64().expect("a number") <= limit, "{part}");
        }
    }
    assert_eq!(totals, 3);
    // The freezer's constants are those of the firmware.
    let bytes = |name: &str| {
        let parts = json["parts"].as_array().expect("a list");
        let part = parts.iter().find(|p| p["name"] == name).expect(name);
        part["bytes"].as_u64()
    };
    assert_eq!(bytes("heap"), Some(u64::from(board::ESP8266_HEAP)));
    assert_eq!(bytes("region"), Some(u64::from(board::ESP8266_REGION)));
}
