//! Instructions of single operations on the emulated chip, beside MicroPython's.
//!
//!     cargo bench --bench micro                           all operations of benches/py/micro.txt
//!     CASE=dict cargo bench --bench micro                 those with `dict` in section or name
//!     UPDATE_RECORDED=1 cargo bench --bench micro         also records the figures
//!     UPDATE_ESTIMATES=1 cargo bench --bench micro        also renews MicroPython's estimates in the table, with node
//!
//! A program executes a statement a hundred times. The same program without the statement is subtracted, so the figure is exact
//! and has no part of the loop. A garbage collection that the statements cause counts with them.
//!
//! A figure of MicroPython is exact, or estimated (`~`): benches/tools/micropython_cost says how. The bench fails if an operation
//! takes more than an exact figure, or ends with an exception.

#[path = "micro/estimate.rs"]
mod estimate;
#[path = "micro/table.rs"]
mod table;

use std::collections::BTreeMap;
use std::process::ExitCode;

use support::chip::emulate;
use support::{bench, filter, parallel, project, recorded};
use table::{Figure, Operation, TIMES};

/// The environment variable that renews the estimates.
const ESTIMATES: &str = "UPDATE_ESTIMATES";
/// The name of the recorded figures.
const GROUP: &str = "micro";

/// An operation and its instructions.
struct Measured<'a> {
    operation: &'a Operation,
    instructions: u64,
}

impl Measured<'_> {
    /// The instructions divided by MicroPython's.
    fn ratio(&self) -> Option<f64> {
        let micropython = self.operation.micropython.number()?;
        Some(self.instructions as f64 / micropython.max(1) as f64)
    }

    fn is_slow(&self) -> bool {
        self.ratio().is_some_and(|r| r > 1.0)
    }

    /// True for an operation that lets the bench fail.
    fn is_too_slow(&self) -> bool {
        self.is_slow() && matches!(self.operation.micropython, Figure::Exact(_))
    }
}

fn main() -> ExitCode {
    let mut all = filter::retain("CASE", table::PATH, table::operations(), |o| &o.path);
    if std::env::var_os(ESTIMATES).is_some_and(|v| v == "1") {
        renew_estimates(&mut all);
    }
    let mut measured = Vec::new();
    let mut problems = Vec::new();
    let counts = counts(&all);
    for operation in &all {
        match instructions(operation, &counts) {
            Ok(instructions) => measured.push(Measured {
                operation,
                instructions,
            }),
            Err(e) => problems.push(format!("{}: {e}", operation.name)),
        }
    }
    // The slowest are the last lines: they stand beside the summary.
    measured.sort_by(|a, b| {
        let ratio = |m: &Measured| m.ratio().unwrap_or(-1.0);
        ratio(a).total_cmp(&ratio(b))
    });
    print_table(&measured);
    for problem in &problems {
        println!("{problem}");
    }
    print_summary(&measured);
    if recorded::updating() {
        let figure = |m: &Measured| u32::try_from(m.instructions).unwrap_or(u32::MAX);
        let figures = measured
            .iter()
            .map(|m| (m.operation.name.clone(), figure(m)));
        bench::beside_recorded(GROUP, &figures.collect::<Vec<_>>(), None);
    }
    if problems.is_empty() && !measured.iter().any(Measured::is_too_slow) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Writes new estimates into the table.
fn renew_estimates(all: &mut [Operation]) {
    let figures = estimate::estimates(all);
    table::write_figures(&figures);
    for operation in all {
        let new = figures.iter().find(|(name, _)| *name == operation.name);
        operation.micropython = new.map_or(operation.micropython, |(_, figure)| *figure);
    }
}

/// The instructions of each program that the operations need. Programs with the same text run once.
fn counts(all: &[Operation]) -> BTreeMap<String, Result<u64, String>> {
    let texts = all.iter().flat_map(|o| [o.program(), o.empty_program()]);
    let mut programs: Vec<String> = texts.collect();
    programs.sort();
    programs.dedup();
    let numbered: Vec<(usize, &String)> = programs.iter().enumerate().collect();
    let results = parallel::map(&numbered, |(i, text)| {
        let directory = project(&format!("micro-{i}"), &[("main.py", text)]);
        let run = emulate(&directory.join("main.py"), b"")?;
        match (run.shown.status, run.shown.stdout) {
            (0, _) => Ok(run.program.instructions),
            (_, output) => Err(output.lines().last().unwrap_or("it fails").to_owned()),
        }
    });
    let flat = results.into_iter().map(|r| r.and_then(|r| r));
    programs.into_iter().zip(flat).collect()
}

/// The instructions of one execution of the operation's statement.
///
/// # Errors
/// The message of the exception that ended its program.
fn instructions(
    operation: &Operation,
    counts: &BTreeMap<String, Result<u64, String>>,
) -> Result<u64, String> {
    let count = |program: &str| counts[program].clone();
    let with = count(&operation.program())?;
    let without = count(&operation.empty_program())?;
    Ok(with.saturating_sub(without) / TIMES)
}

fn print_table(measured: &[Measured]) {
    println!(
        "{:34} {:>9} {:>9} {:>12} {:>7}",
        "operation", "recorded", "here", "MicroPython", "ratio"
    );
    for m in measured {
        let name = &m.operation.name;
        let recorded = bench::recorded(GROUP, name).map_or("-".to_owned(), |n| n.to_string());
        let micropython = m.operation.micropython.text();
        let ratio = m.ratio().map_or("-".to_owned(), |r| format!("{r:.2}"));
        let mark = match (m.is_too_slow(), m.is_slow()) {
            (true, _) => "  above MicroPython's exact figure",
            (false, true) => "  above",
            (false, false) => "",
        };
        println!(
            "{name:34} {recorded:>9} {:>9} {micropython:>12} {ratio:>7}{mark}",
            m.instructions
        );
    }
}

fn print_summary(measured: &[Measured]) {
    let ratios: Vec<f64> = measured.iter().filter_map(Measured::ratio).collect();
    let slow = measured.iter().filter(|m| m.is_slow()).count();
    let too_slow = measured.iter().filter(|m| m.is_too_slow()).count();
    // A free operation would make the mean zero.
    let logarithms: f64 = ratios.iter().map(|r| r.max(0.01).ln()).sum();
    let mean = (logarithms / ratios.len().max(1) as f64).exp();
    println!(
        "{} operations, {} of them with a figure of MicroPython's",
        measured.len(),
        ratios.len()
    );
    println!("geometric mean of the ratios {mean:.3}");
    println!("{slow} above 1.0, {too_slow} of them above an exact figure");
}
