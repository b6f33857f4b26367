//! Boots with a damaged image region, as a power failure, bad flash or an old image leave it. The firmware has to print
//! what is wrong and wait for a reset: `freeze emulate --flash` then ends with status 3.

use std::fs;
use std::path::Path;
use std::process::Command;

use format::image::header;
use freezer::firmware::prebuilt;
use support::chip::freeze;
use support::run::try_freeze;
use support::{parallel, stories};

use crate::board::flash;
use crate::tools::{run, scratch};

const WAITS: i32 = 3;

/// Boots a flash whose image region begins with these bytes. Returns exit status and console output.
fn boot(directory: &Path, name: &str, image: &[u8]) -> (i32, String) {
    let firmware = prebuilt().expect("the firmware is built in");
    let mut content = flash(&firmware, &[]);
    let at = firmware.image_offset() as usize;
    content[at..at + image.len()].copy_from_slice(image);
    let file = directory.join(name);
    fs::write(&file, content).unwrap();
    let output = run(Command::new(freeze())
        .args(["emulate", "--flash"])
        .arg(&file));
    fs::remove_file(&file).unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code().unwrap_or(-1), text)
}

fn erased_from(image: &[u8], at: usize) -> Vec<u8> {
    let mut all = image.to_vec();
    all[at..].fill(0xff);
    all
}

fn with_word(image: &[u8], word: u32, value: u32) -> Vec<u8> {
    let mut all = image.to_vec();
    let at = word as usize * 4;
    all[at..at + 4].copy_from_slice(&value.to_le_bytes());
    all
}

#[test]
fn the_firmware_says_what_is_wrong_with_the_image_and_waits() {
    let directory = scratch("power");
    let words = try_freeze(&stories::program("regimes/play_script.py"))
        .expect("it freezes")
        .words;
    let image: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();

    let half = (image.len() / 2) & !3;
    let cases: [(&str, Vec<u8>, &str); 6] = [
        (
            "erased",
            Vec::new(),
            "there is no image: the flash is erased\n",
        ),
        (
            "zeros",
            vec![0; 4096],
            "there is no image: freeze did not make this\n",
        ),
        (
            "half written",
            erased_from(&image, half),
            "the image is half written: erased flash follows ",
        ),
        (
            "only its header",
            erased_from(&image, header::WORDS as usize * 4),
            "the image is half written: erased flash follows 76 bytes\n",
        ),
        (
            "machine",
            with_word(&image, header::FINGERPRINT, 0x1234_5678),
            "the image is for another version of the VM; freeze again\n",
        ),
        (
            "length",
            with_word(&image, header::LEN, 1 << 24),
            "the image is truncated: its header says 67108864 bytes\n",
        ),
    ];
    for (what, bytes, message) in cases {
        let (status, text) = boot(&directory, what, &bytes);
        assert!(text.starts_with(message), "{what}: {text}");
        assert_eq!(text.lines().count(), 1, "{what}: {text}");
        assert_eq!(status, WAITS, "{what}");
    }

    // With any bit flipped, the firmware gives a reason and never faults.
    let flips: Vec<usize> = (0..64)
        .map(|k| k * 2_654_435_761 % (image.len() * 8))
        .collect();
    let results = parallel::map(&flips, |bit| {
        let mut damaged = image.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        boot(&directory, &format!("bit {bit}"), &damaged)
    });
    for (bit, result) in flips.iter().zip(results) {
        let (status, text) = result.expect("the emulator ran");
        assert!(
            text.starts_with("the image is ") || text.starts_with("there is no image"),
            "{bit}: {text}"
        );
        assert_eq!(status, WAITS, "bit {bit}: {text}");
    }

    // The undamaged image runs.
    let (status, text) = boot(&directory, "whole", &image);
    assert_eq!(status, 0, "{text}");
    println!(
        "6 kinds of damage and {} flipped bits: each refused with its reason",
        flips.len()
    );
}

#[test]
fn the_tool_knows_the_heap_of_the_firmware() {
    let firmware = prebuilt().expect("the firmware is built in");
    assert_eq!(firmware.heap.bytes, freezer::board::ESP8266_HEAP);
    assert_eq!(
        firmware.fingerprint,
        vm::fingerprint(),
        "run: sh scripts/firmware"
    );
}
