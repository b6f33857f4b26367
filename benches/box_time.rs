//! The time that a box takes on the emulated chip: from power-on to its first page, for a tap, for a redraw of the screen,
//! and while it waits for a visitor. All times are the emulator's estimates, while the core is awake.
//!
//!     cargo bench --bench box_time                       prints new figures beside the recorded ones
//!     UPDATE_RECORDED=1 cargo bench --bench box_time     also records them
//!
//! A second table has the same with other numbers of ways of the flash cache, since nobody has published the real number.

use std::path::PathBuf;

use support::boxes::{build, play, Place, WIRINGS};
use support::chip::write_image;
use support::run::frozen;
use support::{bench, project, stories};

/// The ways of the recorded figures, and the others.
const WAYS: [&str; 4] = ["4", "1", "2", "8"];

/// A visit: power-on, ten seconds without a visitor, a tap.
const VISIT: &str = "wait\ncount\nwait 10000\ncount\nlay anna\nwait\ncount\nlift\n";

/// How often the screen is drawn, to divide by.
const REDRAWS: u32 = 10;
const REDRAW: &str = "wait\ntype go\nwait\ncount\n";

/// The longest tap that visitors do not notice, in microseconds.
const TAP_US: u32 = 50_000;

/// The work of the chip for one step of a play: times in microseconds, instructions, misses.
#[derive(Clone, Copy, Debug)]
struct Taken {
    us: u32,
    awake_us: u32,
    instructions: u32,
    misses: u32,
}

impl Taken {
    /// Reads a line of the script's step `count`.
    fn read(line: &str) -> Taken {
        let number = |name: &str| {
            let (_, rest) = line.split_once(name).expect("the line has it");
            let digits = rest.trim_start().split([',', ' ']).next();
            let number = digits.and_then(|d| d.parse::<f64>().ok());
            number.unwrap_or_else(|| panic!("{name} in {line}"))
        };
        Taken {
            us: (number("estimated ms") * 1000.0) as u32,
            awake_us: (number("awake") * 1000.0) as u32,
            instructions: number("instructions") as u32,
            misses: number("misses") as u32,
        }
    }
    /// The lines of a play that begin with `start`.
    fn all(output: &str, start: &str) -> Vec<Taken> {
        let lines = output.lines().filter(|line| line.starts_with(start));
        lines.map(Taken::read).collect()
    }
}

/// The figures of a wiring.
struct Measured {
    boot: Taken,
    idle: Taken,
    tap: Taken,
    redraws: Taken,
}

impl Measured {
    fn of(box_image: &[PathBuf], redraw_image: &[PathBuf], ways: &str) -> Measured {
        let chip = Place::Chip(vec!["--cache-ways".to_owned(), ways.to_owned()]);
        let visit = play(box_image, VISIT, &chip);
        let [boot, tap] = Taken::all(&visit, "drawn: ")[..] else {
            panic!("{visit}");
        };
        let [_, idle, _] = Taken::all(&visit, "count: ")[..] else {
            panic!("{visit}");
        };
        let redraw = play(redraw_image, REDRAW, &chip);
        let [redraws] = Taken::all(&redraw, "drawn: ")[..] else {
            panic!("{redraw}");
        };
        Measured {
            boot,
            idle,
            tap,
            redraws,
        }
    }
    fn figures(&self, wiring: &str) -> Vec<(String, u32)> {
        let mut all = Vec::new();
        let mut add = |what: &str, figure: u32| all.push((format!("{wiring}: {what}"), figure));
        let mut taken = |what: &str, t: &Taken, times: u32| {
            add(&format!("{what}, us"), t.awake_us / times);
            add(&format!("{what}, instructions"), t.instructions / times);
            add(&format!("{what}, misses"), t.misses / times);
        };
        taken("boot", &self.boot, 1);
        taken("tap", &self.tap, 1);
        taken("redraw", &self.redraws, REDRAWS);
        let asleep = u64::from(self.idle.us - self.idle.awake_us) * 1000 / u64::from(self.idle.us);
        add("idle, asleep of 1000", asleep as u32);
        all
    }
}

/// A program that draws the screen when a line is typed.
fn redraw_image(wiring: &str) -> Vec<PathBuf> {
    let main = format!(
        "import boxconfig\nboxconfig.WIRING = '{wiring}'\nimport wiring\nscreen, reader = wiring.connect('{wiring}')\ninput()\n\
         for _ in range({REDRAWS}):\n    screen.redraw()\ninput()\n"
    );
    let directory = project(&format!("redraw-{wiring}"), &[("main.py", &main)]);
    let mut options = stories::all();
    options.main = Some(directory.join("main.py"));
    let others = ["stories", "templates", "plays", "regimes"];
    options.exclude.extend(others.map(str::to_owned));
    let image = directory.join("redraw.img");
    write_image(&frozen(&options).words, &image);
    vec![image]
}

fn main() {
    let images = WIRINGS.map(|w| (w, build("fort", &["gate"], w), redraw_image(w)));
    let mut tables = WAYS.map(|ways| {
        let measured = images
            .iter()
            .map(|(w, visit, redraw)| Measured::of(visit, redraw, ways).figures(w));
        measured.collect::<Vec<_>>().concat()
    });
    bench::beside_recorded("box", &tables[0], None);
    for (what, us) in &tables[0] {
        if what.ends_with("tap, us") && *us > TAP_US {
            println!("{what}: more than {TAP_US}");
        }
    }
    println!(
        "\n{:36}{}",
        "ways of the flash cache",
        WAYS.map(|w| format!(" {w:>9}")).concat()
    );
    let [first, others @ ..] = &mut tables;
    for (n, (what, figure)) in first.iter().enumerate() {
        print!("{what:36} {figure:>9}");
        for other in others.iter() {
            print!(" {:>9}", other[n].1);
        }
        println!();
    }
}
