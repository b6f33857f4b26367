//! QEMU executes samples.

use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;

use chip::record::Sample;

use crate::tools::{assemble, qemu, scratch};

/// Words of a result in front of those of memory: see `harness.S`.
const RESULT: usize = 20;

/// What a sample did in QEMU.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// a0 to a15, SAR, and the address of the next instruction.
    pub registers: [u32; 18],
    /// The cause of an exception.
    pub cause: Option<u32>,
    /// EXCVADDR.
    pub address: u32,
    /// The words at the addresses of what the sample stored.
    pub words: Vec<u32>,
}

/// Executes the samples in one run of QEMU; `name` is that of the test.
pub fn execute(name: &str, samples: &[Sample]) -> Vec<Done> {
    let directory = scratch(name);
    let elf = directory.join("harness.elf");
    assemble("core/harness.S", "core/harness.ld", &elf);
    let words: Vec<u32> = samples.iter().flat_map(written).collect();
    let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
    let [input, output] = ["samples", "results"].map(|name| directory.join(name));
    fs::write(&input, bytes).unwrap();
    let status = qemu(&elf)
        .stdin(File::open(&input).unwrap())
        .stdout(Stdio::from(File::create(&output).unwrap()))
        .status()
        .expect("`timeout` is there");
    assert!(
        status.success(),
        "QEMU: {status}. Needed: apt-get install gcc-xtensa-lx106 qemu-system-misc"
    );
    results(samples, &output)
}

/// The sample as the harness reads it.
fn written(sample: &Sample) -> Vec<u32> {
    // The instruction that raises an exception is begun as well.
    let begun = sample.instructions + u32::from(sample.exception.is_some());
    let mut words = sample.before.a.to_vec();
    words.extend([sample.before.sar, sample.before.pc, u32::MAX - begun]);
    words.extend([sample.words.len(), sample.stored.len()].map(|n| n as u32));
    words.extend(
        sample
            .words
            .iter()
            .flat_map(|(address, word)| [*address, *word]),
    );
    words.extend(sample.stored.iter().map(|(address, _)| *address));
    words
}

fn results(samples: &[Sample], file: &Path) -> Vec<Done> {
    let bytes = fs::read(file).unwrap();
    let words: Vec<u32> = bytes
        .chunks_exact(4)
        .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
        .collect();
    let mut left = &words[..];
    let all = samples.iter().map(|sample| {
        let (head, rest) = left.split_at(RESULT);
        let (words, rest) = rest.split_at(sample.stored.len());
        left = rest;
        Done {
            registers: std::array::from_fn(|n| head[n]),
            cause: (head[18] != u32::MAX).then_some(head[18]),
            address: head[19],
            words: words.to_vec(),
        }
    });
    let all = all.collect();
    assert!(left.is_empty(), "QEMU wrote more than the samples' results");
    all
}

/// The first difference between what the sample says and what QEMU did.
pub fn difference(sample: &Sample, done: &Done) -> Option<String> {
    let after = &sample.after;
    let ours = after.a.iter().chain([&after.sar, &after.pc]);
    for (n, (ours, theirs)) in ours.zip(done.registers).enumerate() {
        if *ours != theirs {
            let name = match n {
                16 => "sar".to_owned(),
                17 => "pc".to_owned(),
                n => format!("a{n}"),
            };
            return Some(format!("{name} is {ours:#010x}, in QEMU {theirs:#010x}"));
        }
    }
    let cause = sample.exception.map(|e| e.cause);
    if cause != done.cause {
        return Some(format!("cause is {cause:?}, in QEMU {:?}", done.cause));
    }
    if let Some(address) = sample.exception.and_then(|e| e.address) {
        if address != done.address {
            return Some(format!(
                "excvaddr is {address:#010x}, in QEMU {:#010x}",
                done.address
            ));
        }
    }
    let stored = sample.stored.iter().zip(&done.words);
    for ((address, ours), theirs) in stored {
        if ours != theirs {
            return Some(format!(
                "the word at {address:#010x} is {ours:#010x}, in QEMU {theirs:#010x}"
            ));
        }
    }
    None
}
