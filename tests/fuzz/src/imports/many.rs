//! Runs many projects on all processors.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::Mutex;

use crate::compare::Difference;

use super::cost::Cost;
use super::oracle::Oracle;
use super::project::Project;
use super::run::{Site, Variant};
use super::shrink::shrink;

/// The figures of a variant.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The number of projects that were run.
    pub run: u64,
    /// The number of projects that differ.
    pub differ: u64,
    /// What the imports cost.
    pub cost: Cost,
}

/// The results of many projects.
#[derive(Debug, Default)]
pub struct Summary {
    /// The number of projects that were compared.
    pub projects: u64,
    /// The figures of each variant.
    pub variants: BTreeMap<Variant, Figures>,
    /// The number of projects of which CPython makes no use, by reason.
    pub thrown_away: BTreeMap<String, u64>,
    /// Seed and variant of each difference.
    pub differs: Vec<(u64, Variant)>,
}

impl Summary {
    /// The summary in one line.
    pub fn line(&self) -> String {
        let variants: u64 = self.variants.values().map(|f| f.run).sum();
        let thrown_away: u64 = self.thrown_away.values().sum();
        format!(
            "{} projects, {variants} variants, {} differences, {thrown_away} thrown away",
            self.projects,
            self.differs.len()
        )
    }
}

impl Plan {
    /// The project of a seed.
    pub fn project(&self, seed: u64) -> Project {
        match self.quiet {
            true => super::quiet_project(seed),
            false => super::project(seed),
        }
    }
}

/// What to run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The seeds of the projects.
    pub seeds: std::ops::Range<u64>,
    /// Whether the projects print nothing before their last statement.
    pub quiet: bool,
    /// The variants of each.
    pub variants: Vec<Variant>,
    /// The number of differences after which the run ends.
    pub most: usize,
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Runs the projects, and calls `tell` with each difference.
///
/// # Panics
/// If CPython is not there.
pub fn many(plan: &Plan, tell: &(dyn Fn(u64, Variant, &Difference) + Sync)) -> Summary {
    let next = AtomicU64::new(plan.seeds.start);
    let all = Mutex::new(Summary::default());
    std::thread::scope(|scope| {
        for t in 0..threads() {
            let (next, all) = (&next, &all);
            scope.spawn(move || {
                let (site, mut oracle) = (Site::new(&t.to_string()), Oracle::start());
                let all = || {
                    all.lock()
                        .expect("no thread panics while it holds the summary")
                };
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= plan.seeds.end || all().differs.len() >= plan.most {
                        return;
                    }
                    let project = plan.project(seed);
                    let wanted = match oracle.run(&project.texts()) {
                        Ok(wanted) => wanted,
                        Err(why) => {
                            *all().thrown_away.entry(why).or_default() += 1;
                            continue;
                        }
                    };
                    all().projects += 1;
                    for &variant in &plan.variants {
                        let texts = variant.of(&project, seed).texts();
                        let (ran, difference) = site.compare(&texts, variant.starts(), &wanted);
                        if let Some(d) = &difference {
                            tell(seed, variant, d);
                        }
                        let mut all = all();
                        let figures = all.variants.entry(variant).or_default();
                        figures.run += 1;
                        ran.imports.iter().for_each(|run| figures.cost.add(run));
                        figures.differ += u64::from(difference.is_some());
                        all.differs.extend(difference.map(|_| (seed, variant)));
                    }
                }
            });
        }
    });
    let mut all = all
        .into_inner()
        .expect("no thread panics while it holds the summary");
    all.differs.sort_unstable();
    all
}

/// Makes these projects smaller, and calls `tell` with each and its difference.
///
/// # Panics
/// If CPython is not there.
pub fn each_small(
    plan: &Plan,
    all: &[(u64, Variant)],
    tell: &(dyn Fn(u64, Variant, &Project, &Difference) + Sync),
) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for t in 0..threads().min(all.len()) {
            let next = &next;
            scope.spawn(move || {
                let (site, mut oracle) = (Site::new(&format!("small-{t}")), Oracle::start());
                while let Some(&(seed, variant)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let project = variant.of(&plan.project(seed), seed);
                    let mut test = |p: &Project| {
                        let texts = p.texts();
                        let wanted = oracle.run(&texts).ok()?;
                        site.compare(&texts, variant.starts(), &wanted).1
                    };
                    if let Some((small, why)) = shrink(&project, &mut test) {
                        tell(seed, variant, &small, &why);
                    }
                }
            });
        }
    });
}
