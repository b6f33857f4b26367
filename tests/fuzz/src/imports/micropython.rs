//! Asks real MicroPython about projects: the generator must make none on which it and CPython disagree.

use crate::compare::{judge, Verdict};
use crate::oracle::Outcome;

use super::oracle::Oracle;
use super::project::Texts;
use super::run::Site;

/// The agreement of CPython and MicroPython.
#[derive(Debug, Default)]
pub struct Agreement {
    /// The number of projects that both ran.
    pub asked: usize,
    /// Each project on which they disagree, and how.
    pub disagree: Vec<(String, String)>,
}

/// Runs named projects with both. Projects that CPython throws away are left out.
///
/// # Errors
/// The reason why MicroPython cannot be asked.
///
/// # Panics
/// If CPython is not there, or a file cannot be written.
pub fn agreement(projects: &[(String, Texts)]) -> Result<Agreement, &'static str> {
    let mut oracle = Oracle::start();
    let mut sites = Vec::new();
    let mut files = Vec::new();
    let mut wanted = Vec::new();
    for (name, texts) in projects {
        let Ok(outcome) = oracle.run(texts) else {
            continue;
        };
        let site = Site::new(&format!("both-{}", sites.len()));
        files.push(site.write(texts).expect("a project can be written"));
        sites.push(site);
        wanted.push((name, outcome));
    }
    let answers = support::oracle::micropython_ends(&files)?;
    let mut all = Agreement::default();
    for ((name, wanted), (text, error)) in wanted.iter().zip(answers) {
        all.asked += 1;
        let got = Outcome {
            how: end(&error),
            text,
        };
        if let Verdict::Differs(d) = judge(wanted, &got) {
            let how = d.to_string().replace("VM", "MicroPython");
            all.disagree.push(((*name).clone(), how));
        }
    }
    Ok(all)
}

/// The end of a program, from the message of the exception that ended it.
fn end(error: &str) -> String {
    let last = error.trim_end().lines().last().unwrap_or("");
    match last.split(':').next().unwrap_or("") {
        "" | "SystemExit" => "done".to_owned(),
        name => format!("raised:{name}"),
    }
}
