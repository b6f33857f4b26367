//! Runs one program on both sides and compares the results.

use std::fmt;

use crate::machine::{Machine, AMPLE, USUAL};
use crate::oracle::{Oracle, Outcome};
use crate::tree::Texts;

/// The result of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both sides print the same.
    Same,
    /// CPython gives no result: the program is not valid, or takes too long.
    Useless(String),
    /// The sides differ.
    Differs(Difference),
}

/// A difference between both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The first lines that differ, or the VM's message.
    pub what: String,
    /// The ends of the program in CPython and in the VM.
    pub ends: (String, String),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wanted, got) = &self.ends;
        write!(f, "{}\n      CPython {wanted}, VM {got}", self.what)
    }
}

/// Both sides: CPython and the VM.
pub struct Pair {
    /// The CPython process.
    pub oracle: Oracle,
    /// The freezer and the VM.
    pub machine: Machine,
}

impl Pair {
    /// Starts both sides.
    pub fn new(name: &str) -> Pair {
        Pair {
            oracle: Oracle::start(),
            machine: Machine::new(name),
        }
    }

    /// Runs a program on both sides. With `stress`, the VM collects at each allocation.
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

/// True if a run ended, or may have gone another way, for want of memory.
pub fn lacks_memory(got: &Outcome) -> bool {
    got.how.contains("MemoryError")
        || got.text.contains("MemoryError")
        || got.text.contains("bytes of memory")
}

/// Compares the results of both sides.
pub fn judge(wanted: &Outcome, got: &Outcome) -> Verdict {
    let end = |how: &str| {
        // MicroPython has one class for both exceptions.
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
