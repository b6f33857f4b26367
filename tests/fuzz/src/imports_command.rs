//! The command `imports` for random projects of several modules.

use std::process::exit;
use std::time::Instant;

use fuzz::imports::many::{each_small, many, Plan};
use fuzz::imports::micropython::{agreement, small};
use fuzz::imports::oracle::Oracle;
use fuzz::imports::run::{Site, Variant, VARIANTS};

use crate::USAGE;

#[derive(Debug)]
struct Args {
    cases: u64,
    seed: u64,
    variants: Vec<Variant>,
    /// The number of differences after which the run ends.
    most: usize,
    /// The number of these that are made smaller.
    small: usize,
    /// The project to show.
    one: Option<u64>,
    /// Whether CPython is compared with MicroPython.
    micropython: bool,
    /// Whether the projects print nothing before their last statement.
    quiet: bool,
    /// Whether the planted bugs are looked for.
    planted: bool,
}

fn args(mut words: impl Iterator<Item = String>) -> Option<Args> {
    let mut a = Args {
        cases: 1000,
        seed: 1,
        variants: VARIANTS.to_vec(),
        most: usize::MAX,
        small: 5,
        one: None,
        micropython: false,
        quiet: false,
        planted: false,
    };
    while let Some(w) = words.next() {
        match w.as_str() {
            "--cases" => a.cases = words.next()?.parse().ok()?,
            "--seed" => a.seed = words.next()?.parse().ok()?,
            "--most" => a.most = words.next()?.parse().ok()?,
            "--small" => a.small = words.next()?.parse().ok()?,
            "--one" => a.one = Some(words.next()?.parse().ok()?),
            "--quiet" => a.quiet = true,
            "--planted" => a.planted = true,
            "--micropython" => a.micropython = true,
            "--variants" => {
                a.variants = match words.next()?.as_str() {
                    "all" => VARIANTS.to_vec(),
                    "plain" => vec![Variant::Plain],
                    "main" => vec![Variant::Main],
                    "every" => vec![Variant::Every],
                    "random" => vec![Variant::Random],
                    "twice" => vec![Variant::Twice],
                    _ => return None,
                }
            }
            _ => return None,
        }
    }
    Some(a)
}

/// Runs the command with these arguments.
pub fn command(words: impl Iterator<Item = String>) {
    let Some(a) = args(words) else {
        eprintln!("{USAGE}");
        exit(2);
    };
    // A panic of the VM is a result, and its message is in the report.
    std::panic::set_hook(Box::new(|_| {}));
    if a.planted {
        return planted(a.seed..a.seed + a.cases);
    }
    if a.micropython {
        return both(a.seed..a.seed + a.cases, a.small);
    }
    let began = Instant::now();
    let plan = Plan {
        seeds: a.seed..a.seed + a.cases,
        quiet: a.quiet,
        variants: a.variants,
        most: a.most,
    };
    if let Some(seed) = a.one {
        return one(seed, &plan);
    }
    let all = many(&plan, &|seed, variant, d| {
        println!("seed {seed}, {}: {d}", variant.name());
    });
    let mut wrong: Vec<(u64, Variant)> = all.differs.clone();
    wrong.dedup_by_key(|(seed, _)| *seed);
    wrong.truncate(a.small);
    each_small(&plan, &wrong, &|seed, variant, small, d| {
        let name = variant.name();
        println!("\nseed {seed}, {name}, made small: {d}\n{}", small.shown());
    });
    for (why, n) in &all.thrown_away {
        println!("thrown away: {n} {why}");
    }
    for (variant, f) in &all.variants {
        let percent = 100.0 * f.differ as f64 / f.run.max(1) as f64;
        println!(
            "{}: {} of {} differ ({percent:.1} %)",
            variant.name(),
            f.differ,
            f.run
        );
        println!("    {}", f.cost);
        for (n, why) in f.cost.reasons() {
            println!("    {n:6} {why}");
        }
    }
    println!("{} ({:.1} s)", all.line(), began.elapsed().as_secs_f32());
    if !all.differs.is_empty() {
        exit(1);
    }
}

/// Reports after how many projects each planted bug is found.
#[cfg(feature = "planted")]
fn planted(seeds: std::ops::Range<u64>) {
    let mut missed = false;
    for found in fuzz::imports::planted::each(seeds) {
        println!("{found}\n    {}", found.how);
        missed |= found.after.is_none();
    }
    if missed {
        exit(1);
    }
}

#[cfg(not(feature = "planted"))]
fn planted(_: std::ops::Range<u64>) {
    eprintln!("this needs --features planted");
    exit(2);
}

/// Shows a project, and the outputs of both sides.
fn one(seed: u64, plan: &Plan) {
    let project = plan.project(seed);
    println!("{}", project.shown());
    let wanted = match Oracle::start().run(&project.texts()) {
        Ok(wanted) => wanted,
        Err(why) => return println!("thrown away: {why}"),
    };
    println!("--- CPython: {}\n{}", wanted.how, wanted.text);
    let site = Site::new("one");
    for variant in &plan.variants {
        let texts = variant.of(&project, seed).texts();
        let (ran, difference) = site.compare(&texts, variant.starts(), &wanted);
        let got = ran.outcome;
        println!("--- {}: {}\n{}", variant.name(), got.how, got.text);
        println!("--- {:?}", ran.imports);
        if let Some(d) = difference {
            println!("--- they differ: {d}");
        }
    }
}

/// Compares CPython with MicroPython. In the report, MicroPython is in the place of the VM.
fn both(seeds: std::ops::Range<u64>, most: usize) {
    let all = match agreement(seeds) {
        Ok(all) => all,
        Err(why) => return eprintln!("MicroPython cannot be asked: {why}"),
    };
    for (seed, d) in &all.disagree {
        println!("seed {seed}: {d}");
    }
    for (seed, _) in all.disagree.iter().take(most) {
        if let Some((small, d)) = small(*seed) {
            println!("\nseed {seed}, made small: {d}\n{}", small.shown());
        }
    }
    println!(
        "{} projects, MicroPython disagrees on {}",
        all.asked,
        all.disagree.len()
    );
}
