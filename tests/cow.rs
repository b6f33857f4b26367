//! Bytes of heap that the first write to a frozen object takes, and each further one.

use std::collections::BTreeMap;

use support::at;
use support::run::{frozen, program, run_frozen, Exit, RunOptions};

/// Most bytes of the first write to a frozen namespace.
const FIRST: u32 = 32;
/// Most bytes of each further key.
const FURTHER: u32 = 12;

#[test]
fn writes_cost_what_was_promised() {
    let image = frozen(&program(&at("tests/py_cow/measure.py")));
    let run = run_frozen(&image, &RunOptions::default());
    assert_eq!(run.exit, Exit::Done, "after {}", run.stdout);
    let mut figures: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut backs = BTreeMap::new();
    for line in run.stdout.lines().skip(1) {
        let words: Vec<&str> = line.split(' ').collect();
        let [what, keys, bytes] = words[..] else {
            panic!("{line:?}")
        };
        let bytes: i32 = bytes.parse().expect("a number of bytes");
        if keys == "back" {
            backs.insert(what, bytes);
        } else {
            figures
                .entry(what)
                .or_default()
                .push(u32::try_from(bytes).expect("a write takes memory"));
        }
    }
    let kinds = ["module", "instance", "class", "dict"];
    let wanted: Vec<String> = kinds
        .iter()
        .flat_map(|k| [format!("{k}-changed"), format!("{k}-added")])
        .collect();
    let mut failures = Vec::new();
    for what in &wanted {
        let Some(bytes) = figures.get(what.as_str()) else {
            panic!("no figures of {what}")
        };
        assert_eq!(bytes.len(), 41);
        println!(
            "{what:18} first {} B, 40 further {} B, back {:?}",
            bytes[0],
            bytes[40] - bytes[0],
            backs[what.as_str()]
        );
        for (n, b) in bytes.iter().enumerate() {
            let limit = FIRST + FURTHER * n as u32;
            if *b > limit {
                failures.push(format!(
                    "{what}: {b} bytes at {n} further keys, more than {limit}"
                ));
            }
        }
        if backs[what.as_str()] != 0 {
            failures.push(format!(
                "{what}: {} bytes are left when all is written back",
                backs[what.as_str()]
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
