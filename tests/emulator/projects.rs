//! Compares the emulated chip with the host on random projects of several modules, always the same: output, exit status
//! and bytes of heap. The four ways to place effects take turns.

use fuzz::imports::oracle::Oracle;
use fuzz::imports::project;
use fuzz::imports::project::Texts;
use fuzz::imports::run::{Site, Variant};
use fuzz::machine::USUAL;
use support::parallel;

use crate::parity::compare;
use crate::tools::scratch;

/// The first seed.
const SEED: u64 = 3_000_000;
/// The number of projects.
const PROJECTS: usize = 500;

#[test]
fn random_projects_are_the_same_on_the_chip() {
    let directory = scratch("projects");
    let projects = useful();
    let results = parallel::map(&projects, |(seed, texts)| {
        let name = seed.to_string();
        let image = Site::new(&name).freeze(texts, USUAL)?;
        compare(&image.words, b"", &directory.join(name + ".img"))
    });
    let mut failed = 0;
    for ((seed, _), result) in projects.iter().zip(results) {
        if let Err(e) = result.and_then(|r| r) {
            failed += 1;
            println!("seed {seed}: {e}");
        }
    }
    println!("{PROJECTS} projects on the emulated chip, {failed} failed");
    assert_eq!(failed, 0);
}

/// Seed and files of the first projects that CPython does not throw away.
fn useful() -> Vec<(u64, Texts)> {
    const WAYS: [Variant; 4] = [
        Variant::Plain,
        Variant::Main,
        Variant::Every,
        Variant::Random,
    ];
    let mut oracle = Oracle::start();
    (SEED..)
        .zip(WAYS.into_iter().cycle())
        .filter_map(|(seed, way)| {
            let project = project(seed);
            oracle.run(&project.texts()).ok()?;
            Some((seed, way.of(&project, seed).texts()))
        })
        .take(PROJECTS)
        .collect()
}
