//! The command `images` for damaged images. A separate process runs the cases, so that the number of a case that ends
//! the process (by an overflow of the native stack, or because it does not end) can be reported.

use std::fs::File;
use std::io::Read;
use std::process::{exit, Command};
use std::time::Instant;

use fuzz::image::case::Case;
use fuzz::image::many::{many, small, Plan};
use fuzz::image::run::Bench;
use fuzz::image::seeds;

use crate::USAGE;

/// The environment variable that tells the process that runs the cases its file for notes.
const NOTES: &str = "PERMAFROST_FUZZ_NOTES";

/// The number of functions of a stack that are shown.
const TRACED: usize = 8;

#[derive(Debug)]
struct Args {
    cases: u64,
    first: u64,
    seed: u64,
    most: usize,
    threads: usize,
    show: bool,
    planted: bool,
}

fn args(mut words: impl Iterator<Item = String>) -> Option<Args> {
    let mut a = Args {
        cases: 100_000,
        first: 0,
        seed: 1,
        most: usize::MAX,
        threads: std::thread::available_parallelism().map_or(1, usize::from),
        show: false,
        planted: false,
    };
    while let Some(w) = words.next() {
        match w.as_str() {
            "--cases" => a.cases = words.next()?.parse().ok()?,
            "--seed" => a.seed = words.next()?.parse().ok()?,
            "--most" => a.most = words.next()?.parse().ok()?,
            "--threads" => a.threads = words.next()?.parse().ok().filter(|n| *n > 0)?,
            "--case" => {
                a.first = words.next()?.parse().ok()?;
                a.cases = 1;
            }
            "--show" => a.show = true,
            "--planted" => a.planted = true,
            _ => return None,
        }
    }
    Some(a)
}

/// Runs the command with these arguments.
pub fn command(words: impl Iterator<Item = String>) {
    let Some(a) = args(words) else {
        eprintln!("{USAGE}");
        exit(2);
    };
    if !cfg!(debug_assertions) {
        println!("this build does not assert where loads and stores lie: use --profile checked");
    }
    if a.planted {
        return planted(&a);
    }
    match std::env::var_os(NOTES) {
        Some(notes) => inside(&a, File::options().write(true).open(notes).ok().as_ref()),
        None if a.show => inside(&a, None),
        None => outside(&a),
    }
}

/// Reports after how many cases each planted bug is found.
#[cfg(feature = "planted")]
fn planted(a: &Args) {
    let all = fuzz::image::planted::all(a.seed, a.cases, a.threads);
    for found in &all {
        println!("{found} ({})", found.how);
    }
    if all.iter().any(|f| f.after.is_none()) {
        exit(1);
    }
}

#[cfg(not(feature = "planted"))]
fn planted(_: &Args) {
    eprintln!("this needs --features planted");
    exit(2);
}

/// Starts the process that runs the cases.
fn outside(a: &Args) {
    let path = std::env::temp_dir().join(format!("permafrost-fuzz-notes-{}", std::process::id()));
    let status = File::create(&path).and_then(|_| {
        Command::new(std::env::current_exe()?)
            .args(std::env::args().skip(1))
            .env(NOTES, &path)
            .status()
    });
    let mut notes = Vec::new();
    let read = File::open(&path).and_then(|mut f| f.read_to_end(&mut notes));
    let _ = std::fs::remove_file(&path);
    let code = match status {
        Ok(status) => status.code(),
        Err(e) => {
            eprintln!("the cases cannot be run: {e}");
            exit(2);
        }
    };
    if code.is_none() && read.is_ok() {
        let cases = notes.chunks_exact(8).filter_map(|c| c.try_into().ok());
        let cases: Vec<String> = cases.map(|c| u64::from_le_bytes(c).to_string()).collect();
        println!(
            "one of these cases ended the process: {} (seed {}); look at each with --case N",
            cases.join(", "),
            a.seed
        );
    }
    exit(code.unwrap_or(1));
}

/// Runs the cases and reports the results.
fn inside(a: &Args, notes: Option<&File>) {
    let seeds = seeds::all();
    let mut words = Vec::new();
    if a.show {
        for number in a.first..a.first + a.cases {
            print!(
                "{}",
                Case::new(&seeds, a.seed, number, &mut words).describe(&seeds)
            );
        }
    }
    for s in seeds.iter().filter(|_| a.show && a.cases > 1) {
        println!("{}: {} words", s.name, s.words.len());
    }
    let began = Instant::now();
    let tally = many(
        &seeds,
        &Plan {
            seed: a.seed,
            cases: a.first..a.first + a.cases,
            threads: a.threads,
            notes,
            most: a.most,
        },
    );
    let seconds = began.elapsed().as_secs_f64();
    print!("{}", tally.report());
    println!(
        "seed {}, {seconds:.1} s, {:.0} cases a second and thread",
        a.seed,
        tally.cases as f64 / seconds / a.threads as f64
    );
    let mut bench = Bench::new(&seeds);
    for (fault, (case, n)) in &tally.faults {
        let case = small(&mut bench, case, fault);
        print!("\n{n} cases: {fault}\n{}", case.describe(&seeds));
        for frame in bench.trace(&case).iter().take(TRACED) {
            println!("    in {frame}");
        }
    }
    if !tally.faults.is_empty() {
        exit(1);
    }
}
