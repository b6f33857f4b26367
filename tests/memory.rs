//! Lack of memory: with every heap smaller than the least that a program needs, MemoryError is raised, `except`
//! catches it, and the heap is intact, then and afterwards (`vm::whole` checks it).
//!
//!     cargo test --release --test memory                some cases, some sizes
//!     SWEEP=all cargo test --release --test memory      every case, every size
//!     SWEEP=dict cargo test --release --test memory     every size for cases with `dict` in their name

use std::path::{Path, PathBuf};

use freezer::Frozen;
use support::board::Desk;
use support::run::{program, rom, run_frozen, try_freeze, Exit, Run, RunOptions};
use support::{cases, filter, parallel};
use vm::host::Vm;

/// Without `SWEEP`, one case in this many is run.
const ONE_IN: usize = 2;
/// Without `SWEEP`, a case is run with this many sizes of the heap: half of them just below the least size that it
/// needs, the others spread over the whole range.
const SIZES: u32 = 48;
/// Bytes of a heap that is large enough for every case. Its output is the expected one.
const AMPLE: u32 = 1 << 20;
/// The heap is checked after one in this many collections and MemoryErrors.
const LOOKS: u32 = 16;
/// The budget of a run in calls and loops: more than any case uses.
const FUEL: u64 = 12_000_000;
/// A case that is left out: if memory is missing for its scheduled call, it waits for ever.
const WAITS: &str = "tasks/waits_for_outside";
/// Sizes of the heap are multiples of this.
const WORD: u32 = 4;

/// A program that imports the case and prints how the import ended.
const AROUND: &str = "\
print('begin')
try:
    import case_
    print('passed')
except MemoryError:
    print('caught')
except BaseException:
    print('other')
";

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    /// Memory was missing before the wrapper began.
    NotBegun,
    /// The program ran to its end and printed the expected output.
    Passed,
    /// The wrapper caught MemoryError.
    Caught,
    /// The output differs: the program caught MemoryError itself, or a recursion ended early.
    Otherwise,
}

/// The results of one case, over all sizes of the heap.
#[derive(Default, Debug)]
struct Found {
    least: u32,
    runs: u32,
    caught: u32,
    otherwise: u32,
    not_begun: u32,
}

/// Writes the case, as module `case_`, and the wrapper to a directory. With `loud`, the case begins with an effect, so
/// that its whole body runs on the board.
fn project(case: &cases::Case, loud: bool) -> PathBuf {
    let dir = support::scratch(&format!("memory/{}/{loud}", case.name.replace('/', "_")));
    let text = std::fs::read_to_string(&case.path).expect("a case can be read");
    let first = if loud { "print(end='')\n" } else { "" };
    if case.path.ends_with("main.py") {
        copy_modules(case.path.parent().unwrap_or(Path::new(".")), &dir);
    }
    std::fs::write(dir.join("case_.py"), format!("{first}{text}")).expect("a file can be written");
    std::fs::write(dir.join("main.py"), AROUND).expect("a file can be written");
    dir.join("main.py")
}

fn copy_modules(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a case's directory can be read") {
        let path = entry.expect("a case's directory can be read").path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            std::fs::create_dir_all(&target).expect("a directory can be made");
            copy_modules(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}

fn run(image: &Frozen, heap: u32) -> Run {
    let options = RunOptions {
        heap,
        check: Some(LOOKS),
        fuel: FUEL,
        ..RunOptions::default()
    };
    run_frozen(image, &options)
}

/// True if the VM accepts the image with this much memory.
fn boots(image: &Frozen, heap: u32) -> bool {
    let rom = rom(&image.words);
    let mut ram = vec![0u32; (heap / WORD) as usize];
    let mut board = Desk::board(heap, &[]);
    let booted = Vm::new(&rom, &mut ram, &mut board).is_ok();
    booted
}

/// The least size in `low..high` for which `good` holds. `good` has to hold for all larger sizes too.
fn least(mut low: u32, mut high: u32, good: impl Fn(u32) -> bool) -> u32 {
    while low < high {
        let middle = (low + high) / 2 / WORD * WORD;
        if good(middle) {
            high = middle;
        } else {
            low = middle + WORD;
        }
    }
    high
}

/// How a run ended.
///
/// # Errors
/// A message if a run must not end in this way.
fn judge(wanted: &str, run: &Run) -> Result<End, String> {
    if let Some(b) = run.broken {
        return Err(format!("the heap is broken: {b:?}"));
    }
    if let Exit::Stopped(e) = run.exit {
        return Err(format!("it stopped: {e:?}"));
    }
    if run.stdout == wanted && run.exit == Exit::Done {
        return Ok(End::Passed);
    }
    if !run.stdout.starts_with("begin\n") {
        return match &run.exit {
            Exit::Raised(trace) if trace.contains("MemoryError") => Ok(End::NotBegun),
            e => Err(format!("it did not begin: {e:?}")),
        };
    }
    if run.exit != Exit::Done {
        return Err(format!(
            "`except` did not take it: {:?}\n{}",
            run.exit, run.stdout
        ));
    }
    if run.stdout.ends_with("caught\n") {
        Ok(End::Caught)
    } else {
        Ok(End::Otherwise)
    }
}

fn sizes(boot: u32, least: u32, all: bool) -> Vec<u32> {
    let every: Vec<u32> = (boot / WORD..least / WORD)
        .rev()
        .map(|w| w * WORD)
        .collect();
    let n = every.len() as u32;
    if all || n <= SIZES {
        return every;
    }
    let near = SIZES / 2;
    let far = |i: u32| near + i * (n - near) / (SIZES - near);
    let chosen = (0..near).chain((0..SIZES - near).map(far));
    chosen
        .filter_map(|i| every.get(i as usize).copied())
        .collect()
}

fn sweep(case: &cases::Case, all: bool) -> Result<Found, String> {
    let mut found = Found::default();
    for loud in [false, true] {
        let image = try_freeze(&program(&project(case, loud)))?;
        let ample = run(&image, AMPLE);
        let wanted = ample.stdout.clone();
        judge(&wanted, &ample)?;
        let boot = least(0, AMPLE, |heap| boots(&image, heap));
        let passes = |heap| judge(&wanted, &run(&image, heap)) == Ok(End::Passed);
        let least = least(boot, AMPLE, passes);
        found.least = found.least.max(least);
        for heap in sizes(boot, least, all) {
            let end = judge(&wanted, &run(&image, heap));
            let end = end.map_err(|e| format!("{heap} bytes (loud: {loud}): {e}"))?;
            found.runs += 1;
            match end {
                End::Passed => {}
                End::Caught => found.caught += 1,
                End::Otherwise => found.otherwise += 1,
                End::NotBegun => found.not_begun += 1,
            }
        }
    }
    Ok(found)
}

#[test]
fn the_heap_is_whole_at_every_size() {
    let sweep_of = std::env::var("SWEEP").unwrap_or_default();
    let all = !sweep_of.is_empty();
    let mut chosen = cases::all();
    chosen.retain(|c| c.name != WAITS);
    if all && sweep_of != "all" {
        chosen = filter::retain("SWEEP", cases::DIRECTORY, chosen, |c| &c.name);
    }
    if !all {
        chosen = chosen.into_iter().step_by(ONE_IN).collect();
    }
    let results = parallel::map(&chosen, |case| sweep(case, all));
    let (mut failures, mut runs, mut caught) = (0, 0, 0);
    for (case, result) in chosen.iter().zip(results) {
        match result.and_then(|r| r) {
            Ok(f) => {
                runs += f.runs;
                caught += f.caught;
                println!(
                    "{:45} needs {:6} B; {:6} smaller heaps: {} caught, {} otherwise, {} before it began",
                    case.name, f.least, f.runs, f.caught, f.otherwise, f.not_begun
                );
            }
            Err(e) => {
                failures += 1;
                println!("{:45} FAILED\n    {e}", case.name);
            }
        }
    }
    println!(
        "{} cases, {runs} runs, {caught} MemoryErrors caught, {failures} failed",
        chosen.len()
    );
    assert_eq!(failures, 0, "cases failed");
    assert!(caught > 0, "nothing was caught");
}
