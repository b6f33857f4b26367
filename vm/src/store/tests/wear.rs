//! The wear of the sectors.

use super::flash::Nor;
use super::write;
use std::println;
use std::vec;

/// Writes one file that many times into the store of a flash of 4 MiB, with others that stay; prints the erasures of the
/// sectors of log and contents, and returns the most of each.
fn worn(writes: u32) -> [u32; 2] {
    let mut nor = Nor::new(768);
    write(&mut nor, "large", true, &[(0, vec![1; 1 << 20])]).expect("a large file");
    write(&mut nor, "small", true, &[(0, vec![2; 100])]).expect("a small file");
    nor.wear.fill(0);
    for i in 0..writes {
        write(&mut nor, "state.json", true, &[(0, vec![i as u8; 200])]).expect("a write");
    }
    let (log, contents) = nor.wear.split_at(8);
    let used: vec::Vec<u32> = contents.iter().copied().filter(|n| *n > 0).collect();
    let most = [log, &used].map(|wear| wear.iter().copied().max().unwrap_or(0));
    for (what, wear) in [("log", log), ("contents", &used[..])] {
        let sum: u32 = wear.iter().sum();
        println!(
            "{writes} writes: {what}: {} sectors, erased {} to {} times, {:.1} on average",
            wear.len(),
            wear.iter().min().unwrap_or(&0),
            wear.iter().max().unwrap_or(&0),
            f64::from(sum) / wear.len() as f64
        );
    }
    most
}

#[test]
fn a_file_that_is_written_often_wears_all_sectors() {
    let [log, contents] = worn(3_000);
    assert!(log <= 6, "{log}");
    assert!(contents <= 25, "{contents}");
}

/// `cargo test -p permafrost-vm --lib a_hundred_thousand -- --ignored --nocapture`
#[test]
#[ignore = "takes a minute"]
fn a_hundred_thousand_writes_wear_all_sectors() {
    let [log, contents] = worn(100_000);
    assert!(log <= 200, "{log}");
    assert!(contents <= 300, "{contents}");
}
