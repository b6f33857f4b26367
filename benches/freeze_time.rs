//! How long a freeze takes: of the stories, of an empty program, of all images of the boxes, and of few and
//! many modules, where the time should grow like their number. Times are printed and not recorded.

use std::process::Command;
use std::time::{Duration, Instant};

use freezer::Options;
use support::run::{frozen, program};
use support::{at, chip, project, scratch, stories};

/// How many freezes a median is taken from.
const RUNS: usize = 5;

/// Lines of a generated module.
const LINES: usize = 100;
/// Modules of the two generated programs.
const FEW: usize = 100;
const MANY: usize = 1000;
/// How many times as long the larger program may take.
const BAR: f64 = 12.0;

fn main() {
    let dir = project("freeze_time", &[("main.py", "")]);
    let empty = program(&dir.join("main.py"));
    for (what, options) in [("pystories", stories::all()), ("an empty program", empty)] {
        println!("freeze of {what}: {}", shown(measure(&options)));
    }
    let [few, many] = [FEW, MANY].map(|modules| {
        let time = measure(&generated(modules));
        println!(
            "freeze of {modules} modules of {LINES} lines: {}",
            shown(time)
        );
        time.as_secs_f64()
    });
    println!(
        "{MANY} modules take {:.1} times as long as {FEW}; the bar is {BAR}",
        many / few
    );
    let (images, time) = build_all();
    println!(
        "freeze build-all of {images} images: {}; the bar is 3000 ms",
        shown(time)
    );
}

fn shown(time: Duration) -> String {
    format!("{:.1} ms (median of {RUNS})", time.as_secs_f64() * 1000.0)
}

/// Builds the boxes of the stories with the tool itself. Returns the number of images and the median time.
fn build_all() -> (usize, Duration) {
    let images = scratch("build_all").join("images");
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let status = Command::new(chip::freeze())
                .args(["build-all", "-q", "--config"])
                .arg(at("pystories/freeze.toml"))
                .arg("-o")
                .arg(&images)
                .status();
            assert!(status.is_ok_and(|s| s.success()), "freeze build-all failed");
            start.elapsed()
        })
        .collect();
    times.sort();
    let files = std::fs::read_dir(&images).expect("the images are there");
    let images = files.filter(|f| {
        let path = f.as_ref().map(|f| f.path());
        path.is_ok_and(|p| p.extension().is_some_and(|e| e == "img"))
    });
    (images.count(), times[RUNS / 2])
}

/// The median time of a freeze.
fn measure(options: &Options) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            frozen(options);
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

/// A program of this many modules, each with functions, a class, data, and imports of two others.
fn generated(modules: usize) -> Options {
    let mut files = Vec::new();
    let mut main = String::new();
    for n in 0..modules {
        main += &format!("import m{n}\n");
        files.push((format!("m{n}.py"), module(n)));
    }
    files.push(("main.py".to_owned(), main));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    let dir = project(&format!("freeze_time_{modules}"), &files);
    program(&dir.join("main.py"))
}

fn module(n: usize) -> String {
    let mut lines = Vec::new();
    if n % 10 > 1 {
        lines.push(format!("import m{}", n - 1));
        lines.push(format!("from m{} import table_{}", n - 2, n - 2));
    }
    lines.extend([
        format!("table_{n} = {{'name': 'module {n}', 'rows': [{n}, 2, 3], 'next': None}}"),
        format!("class Part{n}:"),
        format!("    kind = 'part {n}'"),
        "    def __init__(self, size):".to_owned(),
        "        self.size = size".to_owned(),
        "    def grow(self, by):".to_owned(),
        "        self.size += by".to_owned(),
        "        return self".to_owned(),
        format!("part = Part{n}({n})"),
    ]);
    let mut f = 0;
    while lines.len() + 6 <= LINES {
        lines.extend([
            format!("def work_{f}(a, b={n}):"),
            "    total = 0".to_owned(),
            "    for i in range(a):".to_owned(),
            format!("        if i % 3 == {f}:"),
            "            total += i * b".to_owned(),
            format!("    return total, 'text {n} {f}'"),
        ]);
        f += 1;
    }
    while lines.len() < LINES {
        lines.push(format!("value_{} = work_0(3)", lines.len()));
    }
    lines.join("\n") + "\n"
}
