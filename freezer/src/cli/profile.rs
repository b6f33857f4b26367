//! `freeze emulate --profile`: where the chip's instructions were executed.

use std::collections::BTreeMap;
use std::fmt::Write;

use freezer::firmware::Firmware;

use super::chip_model::address;

/// What a list leaves out: less than this part of all instructions.
const SMALL: u64 = 1000;

/// Runs of instructions as the chip model reports them.
#[derive(Debug, Default)]
pub struct Profile {
    /// Address of the first instruction, how many were executed, how often the run began.
    runs: Vec<(u32, u64, u64)>,
}

impl Profile {
    /// Takes in a line of the list `run`; `None` if it is none.
    pub fn run(&mut self, text: &str) -> Option<()> {
        let mut words = text.split(' ');
        let pc = address(words.next()?)?;
        let executed = words.next()?.parse().ok()?;
        self.runs.push((pc, executed, words.next()?.parse().ok()?));
        Some(())
    }

    /// The functions, the most costly first.
    pub fn text(&self, firmware: &Firmware) -> String {
        let mut functions: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        for (pc, executed, times) in &self.runs {
            let (name, calls) = match firmware.symbols.function_at(*pc) {
                Some((s, 0)) => (s.display_name(), *times),
                Some((s, _)) => (s.display_name(), 0),
                None => ("(no function)".to_owned(), 0),
            };
            let entry = functions.entry(name).or_default();
            entry.0 += executed;
            entry.1 += calls;
        }
        table("function", "calls", functions.into_iter().collect())
    }
}

/// A table of names with their instructions and how often it was that; the most costly first.
fn table(what: &str, times: &str, mut rows: Vec<(String, (u64, u64))>) -> String {
    let total: u64 = rows.iter().map(|(_, (n, _))| n).sum();
    let share = |n: u64| n as f64 * 100.0 / total.max(1) as f64;
    rows.sort_by_key(|(_, (n, _))| std::cmp::Reverse(*n));
    let small = rows.iter().position(|(_, (n, _))| n * SMALL < total);
    let rest = rows.split_off(small.unwrap_or(rows.len()));
    // Writing to a string cannot fail.
    let mut out = String::new();
    let _ = writeln!(out, "instructions       %  {times:>9}      each  {what}");
    for (name, (n, calls)) in rows {
        let each = match calls {
            0 => String::new(),
            c => format!("{:.1}", n as f64 / c as f64),
        };
        let calls = if calls == 0 {
            String::new()
        } else {
            calls.to_string()
        };
        let _ = writeln!(
            out,
            "{n:12}  {:6.2}  {calls:>9}  {each:>8}  {name}",
            share(n)
        );
    }
    if !rest.is_empty() {
        let n = rest.iter().map(|(_, (n, _))| n).sum();
        let _ = writeln!(
            out,
            "{n:12}  {:6.2}  {:9}  {:8}  {} others",
            share(n),
            "",
            "",
            rest.len()
        );
    }
    let _ = writeln!(
        out,
        "{total:12}  {:6.2}  {:9}  {:8}  total",
        share(total),
        "",
        ""
    );
    out
}
