//! Instructions that the emulated chip takes for boot, imports, taps and collections. They are counted from
//! entry to return of the firmware's own functions.
//!
//!     cargo bench --bench chip                       prints new figures beside the recorded ones
//!     UPDATE_RECORDED=1 cargo bench --bench chip     also records them

use std::fmt::Write;
use std::path::{Path, PathBuf};

use support::chip::{emulate, profile, write_image, Profile};
use support::run::{frozen, program, run_program};
use support::{at, bench, project, stories};

/// The functions whose calls are measured.
const VERIFY: &str = "format::image::verify::verify";
const COLLECT: &str = "<vm::vm::Vm>::collect";

/// How many modules are imported one after the other.
const MODULES: u32 = 64;

fn main() {
    let directory = project("chip", &[]);
    let image = directory.join("program.img");
    heap_at_import(&image);

    let mut figures = Figures::default();
    boot_and_taps(&image, &mut figures);
    imports(&mut figures);
    collections(&mut figures);
    println!("\ninstructions");
    bench::beside_recorded("chip", &figures.0, None);
}

#[derive(Default)]
struct Figures(Vec<(String, u32)>);

impl Figures {
    /// Adds a figure, and prints a line if it is more than `most`.
    fn add(&mut self, what: &str, instructions: u64, most: Option<u64>) {
        if let Some(most) = most.filter(|m| instructions > *m) {
            println!("{what}: {instructions} instructions, more than {most}");
        }
        let n = u32::try_from(instructions).unwrap_or(u32::MAX);
        self.0.push((what.to_owned(), n));
    }
}

/// Prints the heap that imports take, and checks that it is the same on host and chip.
fn heap_at_import(image: &Path) {
    let words = frozen(&stories::program("regimes/import_cost.py")).words;
    write_image(&words, image);
    let host = run_program(&words, b"");
    let chip = emulate(image, b"").expect("the chip runs it").shown;
    println!("{:40} {:>8} {:>8}", "heap at import, bytes", "host", "chip");
    for (here, there) in host.stdout.lines().zip(chip.stdout.lines()) {
        let (name, bytes) = here.rsplit_once(' ').unwrap_or((here, ""));
        let other = there.rsplit(' ').next().unwrap_or("");
        println!("{name:40} {bytes:>8} {other:>8}");
    }
    assert_eq!(host, chip, "host and chip differ");
}

/// Measures the boot, from reset to the first page, and what one more tap takes.
fn boot_and_taps(image: &Path, figures: &mut Figures) {
    let words = frozen(&stories::program("regimes/console.py")).words;
    write_image(&words, image);
    let taps = std::fs::read_to_string(at("tests/play/standard.taps")).expect("a play");
    let count = taps.lines().count() as u64;
    let first = taps.lines().next().unwrap_or_default();
    let none = profile(image, b"");
    let one = profile(image, format!("{first}\n").as_bytes());
    let all = profile(image, taps.as_bytes());
    assert!(all.stdout.len() > one.stdout.len() && one.stdout.len() > none.stdout.len());

    let verified = one.calls(VERIFY).total;
    let bytes = 4 * words.len() as u64;
    figures.add("verification of 100 bytes", verified * 100 / bytes, None);
    figures.add("verification of the story", verified, None);
    let page = one.instructions() - verified;
    figures.add("boot to the first page, less that", page, Some(2_000_000));
    let taps = (all.instructions() - none.instructions()) / count;
    figures.add("a tap, on average", taps, None);
    let collected = all.calls(COLLECT);
    figures.add("a tap's collections", collected.total / count, None);
    figures.add(
        "longest collection of the play",
        collected.longest,
        Some(1_500_000),
    );
}

/// Measures what one more import of a frozen module takes.
fn imports(figures: &mut Figures) {
    let all: Vec<(String, String)> = (0..MODULES)
        .map(|n| (format!("m{n}.py"), format!("def f():\n    return {n}\n")))
        .chain((0..MODULES).map(|n| (format!("p/m{n}.py"), format!("NAME = 'm{n}'\n"))))
        .chain([("p/__init__.py".to_owned(), String::new())])
        .collect();
    let run = |name: &str, line: &dyn Fn(u32) -> String, count: u32| {
        let mut main = "import time\ntime.ticks_ms()\nimport p\n".to_owned();
        for n in 0..MODULES {
            let after = if n < count {
                ""
            } else {
                "if time.ticks_ms() < 0: "
            };
            // Writing to a String cannot fail.
            let _ = writeln!(main, "{after}{}", line(n));
        }
        let mut files: Vec<(&str, &str)> =
            all.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        files.push(("main.py", &main));
        run_measured(&project(&format!("chip-{name}-{count}"), &files))
    };
    for (what, name, line) in [
        (
            "import of a module",
            "module",
            &(|n| format!("import m{n}")) as &dyn Fn(u32) -> String,
        ),
        ("import of a package's module", "package", &|n| {
            format!("from p.m{n} import NAME")
        }),
    ] {
        let (none, all) = (run(name, line, 0), run(name, line, MODULES));
        let more = |p: &Profile| p.instructions() - p.calls(VERIFY).total;
        let each = (more(&all) - more(&none)) / u64::from(MODULES);
        figures.add(what, each, Some(10_000));
    }
}

/// Measures a full collection with 4,000 and with 40,000 bytes live.
fn collections(figures: &mut Figures) {
    for (bytes, most) in [(4_000, None), (40_000, Some(1_500_000))] {
        let main = format!(
            "import gc\n\
             class Item:\n    def __init__(self, n):\n        self.n = n\n        self.name = 'item ' + str(n)\n\
             gc.collect()\n\
             base = gc.mem_alloc()\n\
             items = []\n\
             n = 0\n\
             while gc.mem_alloc() - base < {bytes}:\n    \
             items.append((n, [n, Item(n)], {{'n': n}}))\n    n += 1\n    \
             if n % 4 == 0:\n        gc.collect()\n\
             gc.collect()\n\
             print(gc.mem_alloc() - base)\n"
        );
        let files = [("main.py", format!("import time\ntime.ticks_ms()\n{main}"))];
        let files = files.each_ref().map(|(n, t)| (*n, t.as_str()));
        let ran = run_measured(&project(&format!("chip-collect-{bytes}"), &files));
        let live: i64 = ran.stdout.trim().parse().expect("a number");
        assert!((live - bytes).abs() < 1_000, "{live} bytes are live");
        let longest = ran.calls(COLLECT).longest;
        figures.add(
            &format!("collection, {} kB live", bytes / 1000),
            longest,
            most,
        );
    }
}

/// Freezes `main.py` of the directory, runs it in the emulator and returns its profile.
fn run_measured(directory: &Path) -> Profile {
    let image: PathBuf = directory.join("main.img");
    let words = frozen(&program(&directory.join("main.py"))).words;
    write_image(&words, &image);
    profile(&image, b"")
}
