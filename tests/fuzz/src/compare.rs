//! One program on both sides.

use std::fmt;

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
    /// They differ.
    Differs(Difference),
}

/// Where both sides differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The first lines that do, or the machine's message.
    pub what: String,
    /// How CPython ended, and how the machine.
    pub ends: (String, String),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wanted, got) = &self.ends;
        write!(f, "{}\n      CPython {wanted}, machine {got}", self.what)
    }
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
    let ends = (wanted.how.clone(), got.how.clone());
    let ran = !matches!(got.how.as_str(), "panic" | "not frozen");
    if ran {
        if let Some(what) = support::text::difference(&wanted.text, &got.text) {
            return Verdict::Differs(Difference { what, ends });
        }
    }
    if end(&wanted.how) == end(&got.how) {
        return Verdict::Same;
    }
    let what = if ran {
        "their ends".to_owned()
    } else {
        got.text.clone()
    };
    Verdict::Differs(Difference { what, ends })
}
