//! Checks that random projects find bugs that were planted on purpose in recording, checking and order.

use std::ops::Range;

use format::seeded_bugs::{plant, BUGS, OF_IMPORTS};

use super::many::{many, Plan};
use super::run::VARIANTS;
use crate::planted::Found;

/// Plants one bug after the other, and runs projects until one differs that does not differ without the bug. Runs at
/// most those of `seeds`.
pub fn each(seeds: Range<u64>) -> impl Iterator<Item = Found> {
    let bugs = (1..).zip(BUGS).skip(OF_IMPORTS as usize - 1);
    let plan = move |seeds: Range<u64>, most| Plan {
        seeds,
        quiet: false,
        variants: VARIANTS.to_vec(),
        most,
    };
    let find = move |(n, bug)| {
        let mut from = seeds.start;
        while from < seeds.end {
            plant(n);
            let with = many(&plan(from..seeds.end, 1), &|_, _, _| {});
            plant(0);
            let Some(&(seed, _)) = with.differs.first() else {
                break;
            };
            let mut how = String::new();
            let without = many(&plan(seed..seed + 1, usize::MAX), &|_, _, _| {});
            if without.differs.is_empty() {
                plant(n);
                let told = std::sync::Mutex::new(&mut how);
                many(&plan(seed..seed + 1, 1), &|seed, variant, d| {
                    let text = format!("seed {seed}, {}: {d}", variant.name());
                    **told.lock().expect("no thread panics while it tells") = text;
                });
                plant(0);
                return Found {
                    bug,
                    after: Some(seed + 1 - seeds.start),
                    how,
                };
            }
            from = seed + 1;
        }
        Found {
            bug,
            after: None,
            how: String::new(),
        }
    };
    bugs.map(find)
}
