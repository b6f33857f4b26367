//! Progress of a freeze, for those who wait.

use std::fmt;
use std::sync::Arc;

/// A step of a freeze.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// It reads a source file: its module, and how many were read before it.
    Reads(&'a str, usize),
    /// It evaluates the body of a module. How many of all modules were evaluated before it, and how many there are.
    Evaluates(&'a str, usize, usize),
    /// It writes the objects of a module to the image. How many came before it, and how many there are.
    Writes(&'a str, usize, usize),
    /// It boots the image, and measures the import of a module. How many came before it, and how many there are.
    Measures(&'a str, usize, usize),
}

impl fmt::Display for Step<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Reads(name, n) => write!(f, "reading {name} ({})", n + 1),
            Step::Evaluates(name, n, of) => {
                write!(f, "running the body of {name} ({} of {of})", n + 1)
            }
            Step::Writes(name, n, of) => write!(f, "writing {name} ({} of {of})", n + 1),
            Step::Measures(name, n, of) => write!(f, "measuring {name} ({} of {of})", n + 1),
        }
    }
}

type Tell = dyn Fn(Step<'_>) + Send + Sync;

/// Whoever is told of each step of a freeze; by default nobody.
#[derive(Clone, Default)]
pub struct Progress(Option<Arc<Tell>>);

impl Progress {
    /// Calls `tell` at each step.
    pub fn new(tell: impl Fn(Step<'_>) + Send + Sync + 'static) -> Progress {
        Progress(Some(Arc::new(tell)))
    }
    /// A step begins.
    pub(crate) fn tell(&self, step: Step<'_>) {
        if let Some(tell) = &self.0 {
            tell(step);
        }
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Progress(..)"
        } else {
            "Progress"
        })
    }
}
