//! The results of many cases.

use std::collections::BTreeMap;
use std::fmt::Write;

use format::isa::Op;

use super::case::Case;
use super::change::Change;
use super::run::{End, Fault, Ran};

/// Counts of results, and the faults that were found.
#[derive(Debug, Default)]
pub struct Tally {
    pub cases: u64,
    /// Numbers of cases, by their ends.
    pub ends: BTreeMap<End, u64>,
    /// For each kind of change: the number of cases with it, and how many of these were accepted.
    pub changes: BTreeMap<Change, (u64, u64)>,
    /// For each instruction: the number of accepted cases that executed it.
    pub executed: BTreeMap<Op, u64>,
    /// The faults, each with the first case that showed it and the number of such cases.
    pub faults: BTreeMap<Fault, (Case, u64)>,
}

impl Tally {
    /// Adds the result of one case.
    pub fn add(&mut self, case: &Case, ran: Result<Ran, Fault>) {
        self.cases += 1;
        let ran = match ran {
            Ok(ran) => Some(ran),
            Err(fault) => {
                let first = self
                    .faults
                    .entry(fault)
                    .or_insert_with(|| (case.clone(), 0));
                first.1 += 1;
                if case.number < first.0.number {
                    first.0 = case.clone();
                }
                None
            }
        };
        let accepted = ran.is_none_or(|r| r.end != End::Refused);
        for (change, _) in &case.changes {
            let n = self.changes.entry(*change).or_default();
            n.0 += 1;
            n.1 += u64::from(accepted);
        }
        let Some(ran) = ran else { return };
        *self.ends.entry(ran.end).or_default() += 1;
        let reached = Op::ALL
            .iter()
            .filter(|op| ran.executed >> **op as u32 & 1 != 0);
        for op in reached {
            *self.executed.entry(*op).or_default() += 1;
        }
    }

    /// Adds the counts of another tally.
    pub fn join(&mut self, other: Tally) {
        self.cases += other.cases;
        for (end, n) in other.ends {
            *self.ends.entry(end).or_default() += n;
        }
        for (change, (made, accepted)) in other.changes {
            let n = self.changes.entry(change).or_default();
            *n = (n.0 + made, n.1 + accepted);
        }
        for (op, n) in other.executed {
            *self.executed.entry(op).or_default() += n;
        }
        for (fault, (case, n)) in other.faults {
            let first = self
                .faults
                .entry(fault)
                .or_insert_with(|| (case.clone(), 0));
            first.1 += n;
            if case.number < first.0.number {
                first.0 = case;
            }
        }
    }

    /// The number of cases that the verifier refused.
    pub fn refused(&self) -> u64 {
        self.ends.get(&End::Refused).copied().unwrap_or(0)
    }

    /// The cases that the verifier accepted, in percent.
    pub fn accepted_percent(&self) -> f64 {
        (self.cases - self.refused()) as f64 * 100.0 / self.cases.max(1) as f64
    }

    /// Instructions that no accepted case executed.
    pub fn not_executed(&self) -> Vec<&'static str> {
        let missing = |op: &&Op| !self.executed.contains_key(op);
        Op::ALL.iter().filter(missing).map(|op| op.name()).collect()
    }

    /// The whole tally, as text.
    pub fn report(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{} cases: {} refused, {} accepted ({:.1} %)",
            self.cases,
            self.refused(),
            self.cases - self.refused(),
            self.accepted_percent()
        );
        for (end, n) in self.ends.iter().filter(|e| *e.0 != End::Refused) {
            let _ = writeln!(out, "    {end:?}: {n}");
        }
        let _ = writeln!(
            out,
            "changes: in how many cases, and how many of these were accepted"
        );
        for (change, (made, accepted)) in &self.changes {
            let percent = *accepted as f64 * 100.0 / (*made).max(1) as f64;
            let _ = writeln!(
                out,
                "    {change:<12?} {made:8} {accepted:8} {percent:5.1} %"
            );
        }
        let _ = writeln!(
            out,
            "instructions executed in accepted cases: {} of {}",
            self.executed.len(),
            Op::ALL.len()
        );
        let missing = self.not_executed();
        if !missing.is_empty() {
            let _ = writeln!(out, "    not executed: {}", missing.join(", "));
        }
        let mut rare: Vec<(u64, &str)> = self
            .executed
            .iter()
            .map(|(op, n)| (*n, op.name()))
            .collect();
        rare.sort_unstable();
        let rare: Vec<String> = rare
            .iter()
            .take(6)
            .map(|(n, op)| format!("{op} {n}"))
            .collect();
        let _ = writeln!(out, "    rarest: {}", rare.join(", "));
        let _ = writeln!(out, "faults: {}", self.faults.len());
        out
    }
}
