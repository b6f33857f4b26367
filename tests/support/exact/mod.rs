//! The test of exactness: a project prints the same, whatever part of it is evaluated at freeze time.
//!
//! [`sweep`] makes variants of a project. Each has an effect before one of its statements, where the evaluation at
//! freeze time stops. All of them have to print what the project prints, and to end as it ends.

pub mod outcome;
pub mod places;
pub mod project;
pub mod variant;

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::run::{program, try_freeze};
use crate::{parallel, scratch, text};

pub use outcome::{End, Outcome};
pub use project::Project;
pub use variant::{Variant, Variants, EFFECT};

/// How a project is swept.
#[derive(Clone, Debug)]
pub struct Options {
    /// The variants that are run.
    pub variants: Variants,
    /// What every variant has to print. Without it, CPython is asked.
    pub wanted: Wanted,
    /// The budget of each evaluation at freeze time, and of each run, in calls and backward jumps.
    pub fuel: u64,
    /// Modules to freeze although nothing seems to import them: those whose names the program computes.
    pub include: Vec<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            variants: Variants::Every,
            wanted: Wanted::CPython,
            fuel: 2_000_000,
            include: Vec::new(),
        }
    }
}

/// What the variants have to print.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// What CPython prints for the unchanged project.
    CPython,
    /// What CPython prints for the variant itself: for a project that sees the effect, such as one that replaces
    /// `__import__`.
    CPythonEach,
    /// This.
    This(Outcome),
}

/// A variant with another outcome than wanted.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The project's name.
    pub project: String,
    /// The variant.
    pub variant: Variant,
    /// What differs: the first line of the output that does, or the ends.
    pub what: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {}", self.project, self.variant, self.what)
    }
}

/// The results of a sweep.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Variants that were run.
    pub variants: usize,
    /// Variants with another outcome than wanted.
    pub differences: Vec<Difference>,
}

/// Runs variants of a project and compares their outcomes.
///
/// # Errors
/// The file and the parser's message, if a file of the project is not Python.
///
/// # Panics
/// If files cannot be written, or there is no `python3`.
pub fn sweep(project: &Project, options: &Options) -> Result<Report, String> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    let directory = scratch(&format!("exact/{n}"));
    let report = sweep_in(&directory, project, options);
    std::fs::remove_dir_all(&directory).expect("a scratch directory can be removed");
    report
}

fn sweep_in(directory: &Path, project: &Project, options: &Options) -> Result<Report, String> {
    for (path, bytes) in &project.files {
        write(directory, path, bytes);
    }
    let main = directory.join(&project.main);
    let mut wanted = match &options.wanted {
        Wanted::This(outcome) => outcome.clone(),
        Wanted::CPython | Wanted::CPythonEach => Outcome::of_cpython(&main),
    };
    let mut report = Report::default();
    let mut last_line = None;
    for variant in options.variants.of(project.variants()?) {
        let changed = project.changed(&variant)?;
        for (path, text) in &changed {
            write(directory, path, text.as_bytes());
        }
        if options.wanted == Wanted::CPythonEach {
            wanted = Outcome::of_cpython(&main);
        }
        let what = match parallel::caught(|| run(&main, options)).and_then(|got| got) {
            Err(e) => Some(e),
            Ok(got) => {
                let line = last_line.get_or_insert_with(|| got.last_line().map(str::to_owned));
                different(&wanted, &got, line.as_deref())
            }
        };
        report.variants += 1;
        report.differences.extend(what.map(|what| Difference {
            project: project.name.clone(),
            variant,
            what,
        }));
        for (path, bytes) in project.unchanged(&changed) {
            write(directory, path, bytes);
        }
    }
    Ok(report)
}

/// Freezes a program and runs its image.
fn run(main: &Path, options: &Options) -> Result<Outcome, String> {
    let freeze = freezer::Options {
        budget: options.fuel,
        include: options.include.clone(),
        ..program(main)
    };
    let image = try_freeze(&freeze).map_err(|e| format!("it cannot be frozen:\n      {e}"))?;
    Ok(Outcome::of_image(&image, options.fuel))
}

/// What differs between two outcomes. `last_line` is that of the first variant: the messages of exceptions are not
/// CPython's, but the same in all variants.
fn different(wanted: &Outcome, got: &Outcome, last_line: Option<&str>) -> Option<String> {
    let ends = || format!("it ended: {:?}", got.end);
    if let Some(d) = text::difference(&wanted.stdout, &got.stdout) {
        let same = matches!((&wanted.end, &got.end), (End::Exit(a), End::Exit(b)) if a == b);
        return Some(if same {
            d
        } else {
            format!("{d}\n      {}", ends())
        });
    }
    if !wanted.matches(got) {
        return Some(format!("{}\n      wanted {:?}", ends(), wanted.end));
    }
    let (first, line) = (last_line?, got.last_line()?);
    (line != first).then(|| {
        format!("the traceback ends otherwise:\n      wanted {first:?}\n      got    {line:?}")
    })
}

fn write(directory: &Path, path: &Path, bytes: &[u8]) {
    let path = directory.join(path);
    let parent = path.parent().unwrap_or(directory);
    std::fs::create_dir_all(parent).expect("a directory can be made");
    std::fs::write(path, bytes).expect("a file can be written");
}
