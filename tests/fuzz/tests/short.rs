//! A short run, always of the same programs. `cargo run --release -p permafrost-fuzz -- --programs 100000` is a long
//! one, and makes programs that differ smaller.

use fuzz::coverage::Coverage;
use fuzz::run::many;

/// The first seed.
const SEED: u64 = 1_000_000;
/// The number of programs; a debug build runs fewer.
const PROGRAMS: u64 = if cfg!(debug_assertions) { 200 } else { 2000 };
/// The number of programs whose instructions are counted.
const COVERED: u64 = if cfg!(debug_assertions) { 300 } else { 900 };

#[test]
fn cpython_and_the_machine_print_the_same() {
    let all = many(SEED..SEED + PROGRAMS, 3, &|seed, d| {
        println!("seed {seed}: {d}");
        println!("    make it small: cargo run --release -p permafrost-fuzz -- --programs 1 --seed {seed}");
    });
    assert!(all.differs.is_empty(), "programs differ");
    let useless: u64 = all.useless.values().sum();
    assert!(
        useless * 50 <= all.run,
        "CPython refuses too many programs: {:?}",
        all.useless
    );
}

#[test]
fn the_programs_reach_every_instruction_and_native() {
    let all = Coverage::of(SEED..SEED + COVERED);
    let missing = all.missing_ops();
    assert!(missing.is_empty(), "not reached: {missing:?}");
    let missing = all.missing_names();
    assert!(missing.is_empty(), "not reached: {missing:?}");
}
