//! How long `freeze run` of an empty program takes, alone and in a directory with many other modules,
//! beside `python3 -c pass` in the same run. A suite of a thousand small programs pays this for each.
//! Times are printed and not recorded.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How many runs a median is taken from. The commands take turns, so that a busy computer slows all of them.
const RUNS: usize = 41;
/// How many modules lie beside the program.
const OTHERS: usize = 500;
/// The median of `freeze run` should stay below this.
const AIM_MS: f64 = 20.0;

fn main() {
    let base = std::env::temp_dir().join(format!("permafrost-run-time-{}", std::process::id()));
    let (alone, among) = (base.join("alone"), base.join("among"));
    for dir in [&alone, &among] {
        std::fs::create_dir_all(dir).expect("a directory can be made");
        std::fs::write(dir.join("t.py"), "").expect("a file can be written");
    }
    for i in 0..OTHERS {
        let text = format!(
            "import m{}\n\n\ndef f(a):\n    return a + {i}\n",
            (i + 1) % OTHERS
        );
        std::fs::write(among.join(format!("m{i}.py")), text).expect("a file can be written");
    }
    let freeze = env!("CARGO_BIN_EXE_freeze");
    let ways: [(&str, &str, &[&str], &Path); 3] = [
        (
            "freeze run of an empty program",
            freeze,
            &["run", "t.py"],
            &alone,
        ),
        (
            "the same, beside 500 modules",
            freeze,
            &["run", "t.py"],
            &among,
        ),
        ("python3 -c pass", "python3", &["-c", "pass"], &alone),
    ];
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); ways.len()];
    for _ in 0..RUNS {
        for ((_, program, args, dir), all) in ways.iter().zip(&mut times) {
            all.push(run(program, args, dir));
        }
    }
    println!("ms: median of {RUNS}, and the quickest");
    for ((what, ..), mut all) in ways.iter().zip(times) {
        all.sort();
        let ms = |d: Duration| d.as_secs_f64() * 1000.0;
        println!("{what:32} {:7.1} {:7.1}", ms(all[RUNS / 2]), ms(all[0]));
    }
    println!("the aim for freeze run: below {AIM_MS} ms");
    // The directory belongs to this run only, so it does no harm if it stays.
    let _ = std::fs::remove_dir_all(&base);
}

fn run(program: &str, args: &[&str], dir: &Path) -> Duration {
    let start = Instant::now();
    let status = Command::new(program)
        .args(args)
        .current_dir(dir)
        .stdout(Stdio::null())
        .status()
        .expect("the program can be started");
    assert!(status.success(), "{program} {args:?}: {status}");
    start.elapsed()
}
