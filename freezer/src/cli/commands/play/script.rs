//! Plays by script. A line of the script is a step; docs/boxes.md describes the language.

use std::collections::VecDeque;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use freezer::diagnostic::{Diagnostic, Failure};
use sim::card::Memory;

use super::cards::Cards;
use super::lcd;
use super::parts::{self, PartStep};
use super::scene::{Leave, Player, Scene};
use super::work::Work;
use crate::cli::support::{input, output};

/// The box has settled when nothing has changed for this long.
const QUIET_US: u64 = 1_500_000;
/// The longest wait for a box to settle.
const PATIENCE_US: u64 = 60_000_000;
/// Time between two looks at the box.
const LOOK_US: u64 = 10_000;

/// A step of a script.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Lay this card on the reader.
    Lay(String),
    /// Take the card away.
    Lift,
    /// Let this many microseconds pass.
    Wait(u64),
    /// Wait until nothing changes any more.
    Settle,
    /// Type this, and Enter.
    Type(String),
    /// Go to the box of this name.
    Box(String),
    /// Power goes off and on again.
    Restart,
    /// Do something with a part.
    Part(PartStep),
    /// Print the screens, or that of this name.
    Screen(Option<String>),
    /// Print the heap's figures.
    Heap,
    /// Print what the emulated chip has taken since the last tap or count.
    Count,
    /// Write the screen to this file.
    Screenshot(PathBuf),
    /// Fail unless this text was written since the last tap, or stands on the screen.
    Expect(String),
    /// The play is over.
    Quit,
}

/// The steps of a script's file, which may be a pipe.
///
/// # Errors
/// The file cannot be read; or every line that is not a step.
pub fn read(file: &Path) -> Result<Vec<(u32, Step)>, Failure> {
    let steps = parse(&input::text(file, "script")?, file)?;
    if steps.is_empty() {
        let d = Diagnostic::new("this script has no steps").file(file);
        return Err(d.help("write one on each line, such as: tap anna").into());
    }
    Ok(steps)
}

/// The steps of a script, with their lines.
///
/// # Errors
/// Every line that is not a step.
fn parse(text: &str, file: &Path) -> Result<Vec<(u32, Step)>, Failure> {
    let (mut steps, mut errors) = (Vec::new(), Vec::new());
    for (n, line) in text.lines().enumerate() {
        let n = n as u32 + 1;
        match step(line.trim()) {
            Ok(all) => steps.extend(all.into_iter().map(|s| (n, s))),
            Err(what) => errors.push(Diagnostic::new(what).file(file).line(n)),
        }
    }
    if errors.is_empty() {
        Ok(steps)
    } else {
        Err(errors.into())
    }
}

fn step(line: &str) -> Result<Vec<Step>, String> {
    if line.is_empty() || line.starts_with('#') {
        return Ok(Vec::new());
    }
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let argument = |what: &str| match rest {
        "" => Err(format!("{word} needs {what}")),
        rest => Ok(rest.to_owned()),
    };
    let alone = |steps: Vec<Step>| match rest {
        "" => Ok(steps),
        _ => Err(format!("{word} stands alone")),
    };
    match word {
        "tap" => {
            let lay = Step::Lay(argument("the name of a card")?);
            Ok(vec![lay, Step::Settle, Step::Lift, Step::Settle])
        }
        "lay" => Ok(vec![Step::Lay(argument("the name of a card")?)]),
        "lift" => alone(vec![Step::Lift]),
        "wait" if rest.is_empty() => Ok(vec![Step::Settle]),
        "wait" => match rest.parse::<u32>() {
            Ok(ms) => Ok(vec![Step::Wait(u64::from(ms) * 1000)]),
            Err(_) => Err(format!("{rest} is not a number of milliseconds")),
        },
        "type" => Ok(vec![Step::Type(rest.to_owned())]),
        "box" => Ok(vec![
            Step::Box(argument("the name of an image")?),
            Step::Settle,
        ]),
        "restart" => alone(vec![Step::Restart, Step::Settle]),
        "screen" => Ok(vec![Step::Screen((!rest.is_empty()).then(|| rest.to_owned()))]),
        "heap" => alone(vec![Step::Heap]),
        "count" => alone(vec![Step::Count]),
        "screenshot" => Ok(vec![Step::Screenshot(argument("a path")?.into())]),
        "expect" => Ok(vec![Step::Expect(argument("a text")?)]),
        "quit" => alone(vec![Step::Quit]),
        _ => match PartStep::parse(word, rest) {
            Some(step) => Ok(vec![Step::Part(step?)]),
            None => Err(format!(
                "there is no step {word}: tap, lay, lift, wait, type, box, restart, screen, heap, count, \
                 screenshot, expect, {} or quit",
                parts::WORDS.join(", ")
            )),
        },
    }
}

/// What a box shows of its work: if this stays the same, the box has settled.
#[derive(PartialEq)]
struct Sight {
    screen: u32,
    /// The sum of the parts' counters of received data.
    parts: u32,
    written: usize,
    card: Option<Memory>,
}

impl Sight {
    fn of(scene: &Scene) -> Sight {
        let devices = &scene.chip.pins.devices;
        let received = devices.lines.parts().map(|(_, part)| part.received());
        Sight {
            screen: devices.screen.counters().bytes,
            parts: received.fold(0, u32::wrapping_add),
            written: scene.console.len(),
            card: devices.reader.card().map(|c| *c.memory()),
        }
    }
}

/// What the script waits for.
enum Waiting {
    Nothing,
    Until(u64),
    /// Nothing has changed since the first time; the wait is given up at the second.
    Quiet(u64, u64, Box<Sight>),
}

/// Plays a script.
pub struct Script<'a> {
    steps: VecDeque<(u32, Step)>,
    file: &'a Path,
    /// Names of the boxes.
    boxes: Vec<String>,
    cards: Cards,
    waiting: Waiting,
    next_look: u64,
    /// The bytes of the console that were passed on, and the bytes that were there at the last tap.
    shown: usize,
    since: usize,
    /// The chip's work until the last tap or count.
    counted: Work,
    /// Why the play failed.
    pub failure: Option<Failure>,
}

impl<'a> Script<'a> {
    /// A player of these steps; `file` is named in errors.
    pub fn new(steps: Vec<(u32, Step)>, file: &'a Path, boxes: Vec<String>) -> Script<'a> {
        Script {
            steps: steps.into(),
            file,
            boxes,
            cards: Cards::default(),
            waiting: Waiting::Nothing,
            next_look: 0,
            shown: 0,
            since: 0,
            counted: Work::default(),
            failure: None,
        }
    }

    /// A box was switched on; its console is empty.
    pub fn begin(&mut self) {
        (self.shown, self.since, self.next_look) = (0, 0, 0);
        self.counted = Work::default();
        if let Waiting::Until(_) | Waiting::Quiet(..) = self.waiting {
            self.waiting = Waiting::Nothing;
        }
    }

    /// The program has ended: runs the steps that need no program. The first step that needs one is an error.
    pub fn finish(&mut self, scene: &mut Scene) {
        self.waiting = Waiting::Nothing;
        if scene.leave.is_none() {
            self.pass_on(scene);
        }
        while scene.leave.is_none() {
            match self.steps.pop_front() {
                None => scene.leave = Some(Leave::Quit),
                Some((_, Step::Settle | Step::Lift)) => {}
                Some((line, Step::Lay(_) | Step::Wait(_) | Step::Type(_))) => {
                    let d = Diagnostic::new("the program has ended before this step");
                    self.fail(d.file(self.file).line(line), scene);
                }
                Some((line, step)) => self.run(line, step, scene),
            }
        }
    }

    fn fail(&mut self, d: Diagnostic, scene: &mut Scene) {
        self.failure = Some(d.into());
        scene.leave = Some(Leave::Quit);
    }

    fn pass_on(&mut self, scene: &mut Scene) {
        let new = String::from_utf8_lossy(&scene.console[self.shown..]).into_owned();
        self.shown = scene.console.len();
        self.print(&new, scene);
    }

    fn print(&mut self, text: &str, scene: &mut Scene) {
        if let Err(failure) = output::print(text) {
            self.failure = Some(failure);
            scene.leave = Some(Leave::Quit);
        }
    }

    /// True while the script has to wait longer.
    fn waits(&mut self, scene: &Scene) -> bool {
        match &mut self.waiting {
            Waiting::Nothing => false,
            Waiting::Until(time) => scene.now_us() < *time,
            Waiting::Quiet(since, end, sight) => {
                let now = Sight::of(scene);
                if now != **sight || scene.starts {
                    **sight = now;
                    *since = scene.now_us();
                }
                scene.now_us() < *since + QUIET_US && scene.now_us() < *end
            }
        }
    }

    fn run(&mut self, line: u32, step: Step, scene: &mut Scene) {
        match step {
            Step::Lay(name) => {
                self.tapped(scene);
                self.cards.lay(&name, scene);
            }
            Step::Lift
                if self.cards.laid().is_some() && scene.chip.pins.devices.reader.is_unused() =>
            {
                let d = Diagnostic::new(
                    "nothing has read the card: the program does not use the card reader",
                );
                let help = "taps are for programs with an MFRC522; for other parts, docs/parts.md has steps";
                self.fail(d.file(self.file).line(line).help(help), scene);
            }
            Step::Lift => self.cards.lift(scene),
            Step::Wait(us) => self.waiting = Waiting::Until(scene.now_us() + us),
            Step::Settle => {
                let (now, sight) = (scene.now_us(), Box::new(Sight::of(scene)));
                self.waiting = Waiting::Quiet(now, now + PATIENCE_US, sight);
            }
            Step::Type(text) => {
                self.tapped(scene);
                scene.typed.extend(text.as_bytes());
                scene.typed.push_back(b'\n');
            }
            Step::Box(name) => match self.boxes.iter().position(|b| *b == name) {
                Some(n) => {
                    self.cards.lift(scene);
                    scene.leave = Some(Leave::Box(n));
                }
                None => {
                    let what = format!("no image is called {name}: {}", self.boxes.join(", "));
                    self.fail(Diagnostic::new(what).file(self.file).line(line), scene);
                }
            },
            Step::Restart => {
                self.cards.lift(scene);
                scene.leave = Some(Leave::Restart);
            }
            Step::Part(step) => match step.run(scene) {
                Ok(text) => self.print(&text, scene),
                Err(what) => self.fail(Diagnostic::new(what).file(self.file).line(line), scene),
            },
            Step::Screen(name) => match screen_text(scene, name.as_deref()) {
                Some(text) => self.print(&text, scene),
                None => {
                    let d = Diagnostic::new("there is no such screen");
                    self.fail(d.file(self.file).line(line), scene);
                }
            },
            Step::Heap => {
                let text = format!("heap: {}\n", scene.heap_text());
                self.print(&text, scene);
            }
            Step::Count => self.count(line, scene),
            Step::Screenshot(path) => {
                if let Err(failure) = screenshot(scene, &path) {
                    self.failure = Some(failure);
                    scene.leave = Some(Leave::Quit);
                }
            }
            Step::Expect(text) => self.expect(line, &text, scene),
            Step::Quit => scene.leave = Some(Leave::Quit),
        }
    }

    /// A visitor has done something: output and work from now on are the answer.
    fn tapped(&mut self, scene: &Scene) {
        self.since = scene.console.len();
        self.counted = scene.watch.map_or(Work::default(), |watch| watch.now);
    }

    fn count(&mut self, line: u32, scene: &mut Scene) {
        let Some(watch) = scene.watch else {
            let d = Diagnostic::new("only the emulated chip counts: play with --chip");
            self.fail(d.file(self.file).line(line), scene);
            return;
        };
        self.print(&watch.text(self.counted), scene);
        self.counted = watch.now;
    }

    fn expect(&mut self, line: u32, text: &str, scene: &mut Scene) {
        let written = String::from_utf8_lossy(&scene.console[self.since..]).into_owned();
        let on_screen = lcd::text(&scene.chip.pins.devices.screen);
        let has = |place: &str| words(place).contains(&words(text));
        if has(&written) || has(&on_screen) {
            return;
        }
        let d = Diagnostic::new(format!("{text:?} was expected; the console has\n{written}"));
        self.fail(d.file(self.file).line(line), scene);
    }
}

/// A text with single spaces, since a page breaks its lines where the screen ends.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes the first screen as a picture.
///
/// # Errors
/// There is none, or the file cannot be written.
pub fn screenshot(scene: &Scene, path: &Path) -> Result<(), Failure> {
    let screens = scene.screens();
    let Some((_, screen, palette)) = screens.first() else {
        return Err(Diagnostic::new("no part has a screen").into());
    };
    lcd::write_png(*screen, palette, path)
}

/// The screens, or that of this name, each between two rules, with the text in the box's own font below. `None` if there is
/// no such screen.
fn screen_text(scene: &Scene, name: Option<&str>) -> Option<String> {
    let mut screens = scene.screens();
    screens.retain(|(n, ..)| name.is_none_or(|name| name == *n));
    let mut out = String::new();
    for (_, screen, _) in &screens {
        let rule = "-".repeat(screen.size().0 as usize);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "+{rule}+");
        for row in lcd::half_blocks(*screen) {
            let _ = writeln!(out, "|{row}|");
        }
        let _ = writeln!(out, "+{rule}+");
    }
    let text = lcd::text(&scene.chip.pins.devices.screen);
    if name.is_none_or(|name| name == "screen") && !text.is_empty() {
        let _ = writeln!(out, "{text}");
    }
    (!screens.is_empty()).then_some(out)
}

impl Player for Script<'_> {
    fn look(&mut self, scene: &mut Scene) {
        if scene.now_us() < self.next_look {
            return;
        }
        self.next_look = scene.now_us() + LOOK_US;
        self.pass_on(scene);
        while scene.leave.is_none() && !self.waits(scene) {
            self.waiting = Waiting::Nothing;
            match self.steps.pop_front() {
                Some((line, step)) => self.run(line, step, scene),
                None => scene.leave = Some(Leave::Quit),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_step_or_wrong() {
        let text = "# a remark\n\ntap a\nwait 20\nwait\nexpect  two words \nquit\n";
        let steps = parse(text, Path::new("x")).expect("it is a script");
        let lay = Step::Lay("a".to_owned());
        let want = [
            (3, lay),
            (3, Step::Settle),
            (3, Step::Lift),
            (3, Step::Settle),
            (4, Step::Wait(20_000)),
            (5, Step::Settle),
            (6, Step::Expect("two words".to_owned())),
            (7, Step::Quit),
        ];
        assert_eq!(steps, want);
        for wrong in [
            "tap",
            "wait x",
            "lift up",
            "jump",
            "screenshot",
            "quit now",
            "press",
            "turn knob x",
            "set dht temperature hot",
            "check led",
        ] {
            let failure = parse(&format!("\n{wrong}\n"), Path::new("x")).expect_err(wrong);
            assert_eq!(failure.errors[0].line, Some(2), "{wrong}");
        }
    }
}
