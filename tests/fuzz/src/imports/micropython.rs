//! Asks real MicroPython about projects: the generator must make none on which it and CPython disagree.

use crate::compare::{judge, Difference, Verdict};
use crate::oracle::Outcome;

use super::oracle::Oracle;
use super::project::{Project, Texts};
use super::run::Site;
use super::shrink::shrink;

/// The agreement of CPython and MicroPython.
#[derive(Debug, Default)]
pub struct Agreement {
    /// The number of projects that both ran.
    pub asked: usize,
    /// The seed of each project on which they disagree, and how.
    pub disagree: Vec<(u64, Difference)>,
}

/// Runs the projects of these seeds with both. Projects that CPython throws away are left out.
///
/// # Errors
/// The reason why MicroPython cannot be asked.
///
/// # Panics
/// If CPython is not there, or a file cannot be written.
pub fn agreement(seeds: impl Iterator<Item = u64>) -> Result<Agreement, &'static str> {
    let projects: Vec<(u64, Texts)> = seeds.map(|s| (s, super::project(s).texts())).collect();
    let mut oracle = Oracle::start();
    let differences = ask(&mut oracle, projects.iter().map(|(_, texts)| texts))?;
    let mut all = Agreement::default();
    for ((seed, _), difference) in projects.iter().zip(differences) {
        all.asked += usize::from(difference.is_ok());
        if let Ok(Some(d)) = difference {
            all.disagree.push((*seed, d));
        }
    }
    Ok(all)
}

/// A project on which CPython and MicroPython disagree, made smaller.
///
/// # Panics
/// If CPython is not there, or a file cannot be written.
pub fn small(seed: u64) -> Option<(Project, Difference)> {
    let mut oracle = Oracle::start();
    let mut test = |p: &Project| {
        let texts = p.texts();
        let mut answers = ask(&mut oracle, std::iter::once(&texts)).ok()?;
        answers.pop()?.ok()?
    };
    shrink(&super::project(seed), &mut test)
}

/// The difference of each project; `Err` for those that CPython throws away.
fn ask<'a>(
    oracle: &mut Oracle,
    projects: impl Iterator<Item = &'a Texts>,
) -> Result<Vec<Result<Option<Difference>, String>>, &'static str> {
    let wanted: Vec<(&Texts, Result<Outcome, String>)> =
        projects.map(|texts| (texts, oracle.run(texts))).collect();
    let mut sites = Vec::new();
    let mut files = Vec::new();
    for (texts, _) in wanted.iter().filter(|(_, w)| w.is_ok()) {
        let site = Site::new(&format!("both-{}", sites.len()));
        files.push(site.write(texts).expect("a project can be written"));
        sites.push(site);
    }
    let mut answers = support::oracle::micropython_ends(&files)?.into_iter();
    let mut compared = |wanted: Outcome| {
        let (text, error) = answers.next()?;
        let how = end(&error);
        match judge(&wanted, &Outcome { how, text }) {
            Verdict::Differs(d) => Some(d),
            Verdict::Same | Verdict::Useless(_) => None,
        }
    };
    Ok(wanted
        .into_iter()
        .map(|(_, w)| w.map(&mut compared))
        .collect())
}

/// The end of a program, from the message of the exception that ended it.
fn end(error: &str) -> String {
    let last = error.trim_end().lines().last().unwrap_or("");
    match last.split(':').next().unwrap_or("") {
        "" | "SystemExit" => "done".to_owned(),
        name => format!("raised:{name}"),
    }
}
