//! The command line of the fuzzer; the library has the rest.

mod images;
mod imports_command;

use std::time::Instant;

use fuzz::compare::{Pair, Verdict};
use fuzz::coverage::Coverage;
use fuzz::gen::Gen;
use fuzz::run::{each_small, many, stressed};

const USAGE: &str = "fuzz [coverage|planted] [--programs N] [--seed FIRST] [--most DIFFERENCES] [--small DIFFERENCES] [--show] [--save DIRECTORY]\n\
fuzz images [--cases N] [--seed N] [--most FAULTS] [--threads N] [--case NUMBER] [--show] [--planted]\n\
fuzz imports [--cases N] [--seed N] [--variants all|plain|main|every|random|twice] [--most DIFFERENCES] [--small DIFFERENCES] [--one SEED] [--quiet] [--micropython] [--planted]";

struct Args {
    coverage: bool,
    planted: bool,
    programs: u64,
    seed: u64,
    /// The number of programs that differ after which the run ends.
    most: usize,
    /// The number of these that are made smaller.
    small: usize,
    show: bool,
    save: Option<String>,
}

fn args() -> Option<Args> {
    let mut a = Args {
        coverage: false,
        planted: false,
        programs: 2000,
        seed: 1,
        most: 5,
        small: 5,
        show: false,
        save: None,
    };
    let mut words = std::env::args().skip(1);
    while let Some(w) = words.next() {
        match w.as_str() {
            "coverage" => a.coverage = true,
            "planted" => a.planted = true,
            "--programs" => a.programs = words.next()?.parse().ok()?,
            "--seed" => a.seed = words.next()?.parse().ok()?,
            "--most" => a.most = words.next()?.parse().ok()?,
            "--small" => a.small = words.next()?.parse().ok()?,
            "--show" => a.show = true,
            "--save" => a.save = Some(words.next()?),
            _ => return None,
        }
    }
    Some(a)
}

fn main() {
    let words = std::env::args().skip(2);
    match std::env::args().nth(1).as_deref() {
        Some("images") => return images::command(words),
        Some("imports") => return imports_command::command(words),
        _ => {}
    }
    let Some(a) = args() else {
        eprintln!("{USAGE}");
        std::process::exit(2);
    };
    // A panic of the VM is a result, and its message is in the report.
    std::panic::set_hook(Box::new(|_| {}));
    if a.coverage {
        print!("{}", Coverage::of(a.seed..a.seed + a.programs).report());
        return;
    }
    if a.planted {
        return planted(a.seed..a.seed + a.programs);
    }
    if a.show {
        return show(a.seed);
    }
    let began = Instant::now();
    let all = many(a.seed..a.seed + a.programs, a.most, &|seed, d| {
        println!("seed {seed}: {d}");
    });
    println!(
        "{} programs from seed {} in {:.1} s, {} differ",
        all.run,
        a.seed,
        began.elapsed().as_secs_f32(),
        all.differs.len()
    );
    for (why, n) in &all.useless {
        println!("{n} of no use: {why}");
    }
    let seeds: Vec<u64> = all.differs.iter().map(|d| d.0).take(a.small).collect();
    each_small(&seeds, &|seed, small, why| {
        let mut report = format!("\nseed {seed} made small: {why}\n");
        for (name, text) in small.texts() {
            report.push_str(&format!("--- {name}.py\n{text}\n"));
            if let Some(save) = &a.save {
                let dir = format!("{save}/seed_{seed}");
                let written = std::fs::create_dir_all(&dir)
                    .and_then(|()| std::fs::write(format!("{dir}/{name}.py"), text));
                if let Err(e) = written {
                    eprintln!("{dir}: {e}");
                }
            }
        }
        print!("{report}");
    });
    if !all.differs.is_empty() {
        std::process::exit(1);
    }
}

/// Reports after how many programs each planted bug is found.
#[cfg(feature = "planted")]
fn planted(seeds: std::ops::Range<u64>) {
    let mut missed = false;
    for found in fuzz::planted::all(seeds) {
        println!("{found}");
        missed |= found.after.is_none();
    }
    if missed {
        std::process::exit(1);
    }
}

#[cfg(not(feature = "planted"))]
fn planted(_: std::ops::Range<u64>) {
    eprintln!("this needs --features planted");
    std::process::exit(2);
}

fn show(seed: u64) {
    let program = Gen::program(seed);
    for (name, text) in program.texts() {
        println!("--- {name}.py\n{text}");
    }
    let mut pair = Pair::new("show");
    match pair.compare(&program.texts(), stressed(seed)) {
        Verdict::Same => println!("--- both print\n{}", pair.oracle.run(&program.texts()).text),
        Verdict::Useless(why) => println!("--- of no use: {why}"),
        Verdict::Differs(d) => println!("--- they differ: {d}"),
    }
}
