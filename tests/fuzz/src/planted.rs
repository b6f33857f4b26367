//! Checks that the fuzzer finds bugs that were planted in the VM on purpose.

use std::fmt;
use std::ops::Range;

use format::seeded_bugs::{plant, BUGS, OF_LOADS};

use crate::run::many;

/// A planted bug, and what became of it.
#[derive(Debug)]
pub struct Found {
    /// A description of the bug.
    pub bug: &'static str,
    /// The number of programs after which the bug was found, or `None` if it was not.
    pub after: Option<u64>,
    /// The first difference that it caused.
    pub how: String,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.after {
            Some(n) => write!(f, "found after {n:5}: {}", self.bug),
            None => write!(f, "NOT FOUND: {}", self.bug),
        }
    }
}

/// Plants one bug after the other, and runs programs until it is found, at most this many. Bugs that only show in
/// assertions of loads are left to damaged images.
pub fn all(seeds: Range<u64>) -> Vec<Found> {
    let found = (1..OF_LOADS).zip(BUGS).map(|(n, bug)| {
        plant(n);
        let all = many(seeds.clone(), 1, &|_, _| {});
        plant(0);
        let how = all.differs.first().map(|(_, d)| d.clone());
        Found {
            bug,
            after: how.is_some().then_some(all.run),
            how: how.unwrap_or_default(),
        }
    });
    found.collect()
}
