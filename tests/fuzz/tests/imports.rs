//! A short run of random projects, always the same. `cargo run --release -p permafrost-fuzz -- imports --cases 20000` is a
//! long one, and makes projects that differ smaller.

use fuzz::imports::many::{many, Plan};
use fuzz::imports::micropython::agreement;
use fuzz::imports::project;
use fuzz::imports::project::Effect;
use fuzz::imports::run::VARIANTS;

/// The first seed.
const SEED: u64 = 1_000_000;
/// The number of projects.
const PROJECTS: u64 = 150;
/// The number of projects about which MicroPython is asked.
const ASKED: u64 = 100;

#[test]
fn projects_print_the_same_wherever_their_first_effect_is() {
    let plan = Plan {
        seeds: SEED..SEED + PROJECTS,
        quiet: false,
        variants: VARIANTS.to_vec(),
        most: 3,
    };
    let all = many(&plan, &|seed, variant, d| {
        println!("seed {seed}, {}: {d}", variant.name());
        println!("    make it small: cargo run --release -p permafrost-fuzz -- imports --cases 1 --seed {seed}");
    });
    assert!(all.differs.is_empty(), "{}", all.line());
    let thrown_away: u64 = all.thrown_away.values().sum();
    assert!(thrown_away * 5 <= PROJECTS, "{:?}", all.thrown_away);
}

#[test]
fn cpython_and_micropython_agree() {
    match agreement(SEED..SEED + ASKED) {
        Ok(all) => assert!(all.disagree.len() <= 1, "{:?}", all.disagree),
        Err(why) => println!("MicroPython was not asked: {why}"),
    }
}

#[test]
fn an_effect_goes_before_each_statement() {
    let project = project(SEED);
    let lines =
        |texts: &[(String, String)]| texts.iter().map(|(_, t)| t.lines().count()).sum::<usize>();
    let plain = project.texts();
    let mut seen = std::collections::BTreeSet::new();
    for at in 0..project.statements() {
        let texts = project.with(Effect::At(at)).texts();
        assert_eq!(lines(&texts), lines(&plain) + 1, "statement {at}");
        assert!(
            seen.insert(texts),
            "statement {at} has the place of another one"
        );
    }
    assert_eq!(project.with(Effect::At(project.statements())), project);
}
