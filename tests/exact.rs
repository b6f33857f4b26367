//! Runs every case of several files with an effect before each of its statements, one variant each: all have to print
//! what CPython prints for the unchanged case.
//!
//!     cargo test --test exact                 a line with the number of projects, variants and differences
//!     CASE=part cargo test --test exact       only projects with `part` in their name
//!     EXACT_DIR=DIR cargo test --test exact   the projects in that directory too

#[path = "exact/compares.rs"]
mod compares;
#[path = "exact/places.rs"]
mod places;
#[path = "exact/projects.rs"]
mod projects;

use std::collections::BTreeMap;
use std::io::Write;

use support::exact::{sweep, Difference, Options};
use support::parallel;

#[test]
fn effects_at_every_place_change_nothing() {
    let chosen = projects::chosen();
    let reports = parallel::map(&chosen, |c| {
        let options = Options {
            wanted: c.wanted.clone(),
            ..Options::default()
        };
        sweep(&c.project, &options)
    });
    let (mut variants, mut differences, mut wrong) = (0, 0, 0);
    for (c, report) in chosen.iter().zip(reports) {
        match report.and_then(|r| r) {
            Ok(report) => {
                variants += report.variants;
                differences += report.differences.len();
                wrong += usize::from(!report.differences.is_empty());
                show(&c.project.name, report.variants, &report.differences);
            }
            Err(e) => {
                wrong += 1;
                println!("{}: not swept: {e}", c.project.name);
            }
        }
    }
    let summary = format!(
        "exact: {} projects, {variants} variants, {differences} differences in {wrong} projects\n",
        chosen.len()
    );
    // The test harness hides what a passing test prints, but not what is written directly.
    let written = std::io::stdout().lock().write_all(summary.as_bytes());
    written.expect("standard output can be written");
    assert_eq!(wrong, 0, "{summary}");
}

/// Prints the differences of a project: each with all variants that show it.
fn show(name: &str, variants: usize, differences: &[Difference]) {
    if differences.is_empty() {
        return;
    }
    println!(
        "{name}: {} of {variants} variants differ",
        differences.len()
    );
    let mut kinds: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for d in differences {
        kinds
            .entry(&d.what)
            .or_default()
            .push(d.variant.to_string());
    }
    for (what, variants) in kinds {
        println!("  {}:\n    {what}", variants.join("\n  "));
    }
}
