//! One program on both sides.

use crate::machine::{Machine, AMPLE, USUAL};
use crate::oracle::{Oracle, Outcome};
use crate::tree::Texts;

/// What a comparison gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both print the same.
    Same,
    /// CPython cannot say: it is no program, or takes too long.
    Useless(String),
    /// They differ: where.
    Differs(String),
}

/// Both sides.
pub struct Pair {
    /// CPython.
    pub oracle: Oracle,
    /// The machine.
    pub machine: Machine,
}

impl Pair {
    /// Starts both.
    pub fn new(name: &str) -> Pair {
        Pair {
            oracle: Oracle::start(),
            machine: Machine::new(name),
        }
    }

    /// Runs a program on both; `stress`: with a collection at each allocation.
    pub fn compare(&mut self, texts: &Texts, stress: bool) -> Verdict {
        let wanted = self.oracle.run(texts);
        if wanted.how == "syntax" || wanted.how == "late" {
            return Verdict::Useless(format!("{}: {}", wanted.how, wanted.text));
        }
        let got = self.machine.run(texts, stress, USUAL);
        let verdict = judge(&wanted, &got);
        if verdict != Verdict::Same && lacks_memory(&got) {
            return judge(&wanted, &self.machine.run(texts, stress, AMPLE));
        }
        verdict
    }
}

fn lacks_memory(got: &Outcome) -> bool {
    got.how.contains("MemoryError")
        || got.text.contains("MemoryError")
        || got.text.contains("bytes of memory")
}

/// Compares what both sides did.
pub fn judge(wanted: &Outcome, got: &Outcome) -> Verdict {
    let end = |how: &str| {
        // MicroPython has one class for these.
        how.replace("UnboundLocalError", "NameError")
            .replace("UnicodeDecodeError", "UnicodeError")
            .replace("raised:error", "raised:ValueError")
            .replace("RecursionError", "RuntimeError")
            .replace("ModuleNotFoundError", "ImportError")
    };
    if !matches!(got.how.as_str(), "panic" | "not frozen") {
        if let Some(d) = support::text::difference(&wanted.text, &got.text) {
            return Verdict::Differs(format!(
                "{d}\n      CPython {}, machine {}",
                wanted.how, got.how
            ));
        }
    }
    if end(&wanted.how) == end(&got.how) {
        return Verdict::Same;
    }
    Verdict::Differs(format!(
        "CPython {}\n      machine {} {}",
        wanted.how,
        got.how,
        if got.how == "done" { "" } else { &got.text }
    ))
}
