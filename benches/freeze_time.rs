//! How long a freeze takes, and how large its image is. Times are only printed; bytes are
//! compared with the recorded ones (`UPDATE_RECORDED=1` records them anew).

use std::time::{Duration, Instant};

use freezer::Options;
use support::run::{frozen, program};
use support::{bench, project, stories};

/// How many freezes the median is of.
const RUNS: usize = 5;

fn main() {
    let dir = project("freeze_time", &[("main.py", "")]);
    let empty = program(&dir.join("main.py"));
    let mut new = Vec::new();
    let mut times = Vec::new();
    for (what, options) in [("pystories", stories::all()), ("an empty program", empty)] {
        let (bytes, time) = measure(&options);
        new.push((format!("image of {what}"), bytes));
        times.push((what, time));
    }
    bench::beside_recorded("freeze", &new, None);
    for (what, time) in times {
        println!(
            "freeze of {what}: {:.1} ms (median of {RUNS})",
            time.as_secs_f64() * 1000.0
        );
    }
}

/// Bytes of the image, and the median time.
fn measure(options: &Options) -> (u32, Duration) {
    let mut bytes = 0;
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            bytes = frozen(options).sizes.image;
            start.elapsed()
        })
        .collect();
    times.sort();
    (bytes, times[RUNS / 2])
}
