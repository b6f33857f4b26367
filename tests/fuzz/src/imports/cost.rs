//! What imports cost: how many of a run's imports run no body on the device.

use std::collections::BTreeMap;
use std::fmt;

use format::image::reads::Read;
use vm::host::{Imports, Why};

/// The imports of many runs.
#[derive(Clone, Debug, Default)]
pub struct Cost {
    /// The number of modules that were imported when the program began.
    pub at_start: usize,
    /// The number of modules that memos imported.
    pub by_memo: usize,
    /// The number of bodies that ran on the device, by reason.
    pub bodies: BTreeMap<Why, usize>,
}

impl Cost {
    /// Adds the imports of a run.
    pub fn add(&mut self, run: &Imports) {
        self.at_start += run.at_start;
        self.by_memo += run.by_memo;
        for (_, why) in &run.bodies {
            *self.bodies.entry(*why).or_default() += 1;
        }
    }

    /// The percentage of imports that ran no body on the device.
    pub fn free_percent(&self) -> f64 {
        let free = self.at_start + self.by_memo;
        let all = free + self.bodies.values().sum::<usize>();
        100.0 * free as f64 / all.max(1) as f64
    }

    /// Why bodies ran, the most frequent reason first.
    pub fn reasons(&self) -> Vec<(usize, String)> {
        let mut all: Vec<(usize, String)> = self
            .bodies
            .iter()
            .map(|(why, n)| (*n, reason(*why)))
            .collect();
        all.sort_by(|a, b| b.cmp(a));
        all
    }
}

fn reason(why: Why) -> String {
    match why {
        Why::NoMemo => "without a memo".to_owned(),
        Why::Again => "imported again".to_owned(),
        Why::Joined => "a joined module cannot join".to_owned(),
        Why::Read(read, kind) => {
            let read = Read::from_index(read).map_or(String::new(), |r| format!("{r:?}"));
            let kind = kind.map_or(String::new(), |k| format!(" of a {k:?}"));
            format!("a read does not hold: {read}{kind}")
        }
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bodies: usize = self.bodies.values().sum();
        write!(
            f,
            "{} imports: {} at the start, {} by memos, {bodies} bodies ran ({:.1} % cost nothing)",
            self.at_start + self.by_memo + bodies,
            self.at_start,
            self.by_memo,
            self.free_percent()
        )
    }
}
