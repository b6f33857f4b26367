//! A short run of damaged images, always of the same cases. `cargo run --profile checked -p permafrost-fuzz -- images --cases 1000000`
//! runs many.

use fuzz::image::case::Case;
use fuzz::image::many::{many, Plan};
use fuzz::image::run::{Bench, End};
use fuzz::image::seeds;

/// The number of cases.
const CASES: u64 = 20_000;
/// The least percentage of accepted cases: a case that is refused does not run.
const ACCEPTED: f64 = 30.0;

#[test]
fn whole_images_run_to_their_end() {
    let seeds = seeds::all();
    let mut bench = Bench::new(&seeds);
    for (i, seed) in seeds.iter().enumerate() {
        let end = if seed.name == "exceptions" {
            End::Raised
        } else {
            End::Done
        };
        let ran = bench.run(&Case::whole(i));
        assert_eq!(ran.map(|r| r.end), Ok(end), "{}", seed.name);
    }
}

#[test]
fn what_the_verifier_accepts_does_no_harm() {
    let seeds = seeds::all();
    let tally = many(
        &seeds,
        &Plan {
            seed: 1,
            cases: 0..CASES,
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            notes: None,
            most: usize::MAX,
        },
    );
    print!("{}", tally.report());
    for (fault, (case, n)) in &tally.faults {
        println!("{n} cases: {fault}\n{}", case.describe(&seeds));
        println!(
            "    make it small: cargo run --profile checked -p permafrost-fuzz -- images --case {}",
            case.number
        );
    }
    assert!(tally.faults.is_empty(), "accepted images do harm");
    assert!(tally.accepted_percent() >= ACCEPTED, "too few are accepted");
    // Only a build with assertions knows what was executed.
    if cfg!(debug_assertions) {
        assert!(
            tally.not_executed().is_empty(),
            "not every instruction was executed"
        );
    }
}
