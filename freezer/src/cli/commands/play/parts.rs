//! Steps of scripts that act on parts, and look at them: docs/parts.md describes them.

use std::path::{Path, PathBuf};

use sim::part::{Nanos, MS};
use sim::{Action, Part};

use super::scene::Scene;
use crate::cli::support::input;

/// The words with which such steps begin.
pub const WORDS: [&str; 8] = [
    "press", "hold", "release", "turn", "set", "show", "check", "pixels",
];

/// Milliseconds of a press, and detents a second of a turn, if the script does not say.
const PRESS_MS: Nanos = 100;
const TURN_SPEED: u32 = 20;

/// A step with a part of a name.
#[derive(Clone, Debug, PartialEq)]
pub enum PartStep {
    /// Press the button, for this time.
    Press(String, Nanos),
    /// Press the button, and hold it.
    Hold(String),
    /// Let the button go.
    Release(String),
    /// Turn the knob by so many detents, at so many a second.
    Turn(String, i32, u32),
    /// Set a quantity, in thousandths.
    Set(String, String, i64),
    /// Print the state.
    Show(Option<String>),
    /// Fail unless a piece of the state is this, or differs from it by no more than the number.
    Check(String, String, String, Option<f64>),
    /// Fail unless the screen shows what this file shows, at this place.
    Pixels(String, PathBuf, u32, u32),
}

impl PartStep {
    /// The step of this word. `None` if there is no such word.
    pub fn parse(word: &str, rest: &str) -> Option<Result<PartStep, String>> {
        let mut words = rest.split_whitespace();
        let name = words.next().map(str::to_owned);
        if word == "show" {
            return Some(end(words, PartStep::Show(name)));
        }
        if !WORDS.contains(&word) {
            return None;
        }
        let Some(name) = name else {
            return Some(Err(format!("{word} needs the name of a part")));
        };
        let words: Vec<&str> = words.collect();
        Some(PartStep::of(word, name, &words))
    }

    fn of(word: &str, name: String, words: &[&str]) -> Result<PartStep, String> {
        let step = match (word, words) {
            ("press", []) => PartStep::Press(name, PRESS_MS * MS),
            ("press", [ms]) => PartStep::Press(name, number::<u32>(ms)? as Nanos * MS),
            ("hold", []) => PartStep::Hold(name),
            ("release", []) => PartStep::Release(name),
            ("turn", [detents]) => PartStep::Turn(name, number(detents)?, TURN_SPEED),
            ("turn", [detents, speed]) => PartStep::Turn(name, number(detents)?, number(speed)?),
            ("set", [quantity, value]) => {
                let milli = (number::<f64>(value)? * 1000.0).round() as i64;
                PartStep::Set(name, (*quantity).to_owned(), milli)
            }
            ("check", [key, value @ ..]) if !value.is_empty() => {
                let (value, most) = match value {
                    [value @ .., most] if !value.is_empty() && most.starts_with("+-") => {
                        (value, Some(number(&most[2..])?))
                    }
                    value => (value, None),
                };
                PartStep::Check(name, (*key).to_owned(), value.join(" "), most)
            }
            ("pixels", [file]) => PartStep::Pixels(name, file.into(), 0, 0),
            ("pixels", [file, x, y]) => PartStep::Pixels(name, file.into(), number(x)?, number(y)?),
            _ => return Err(form(word)),
        };
        Ok(step)
    }

    /// Does it. Returns what is to be printed.
    ///
    /// # Errors
    /// There is no such part, or it is not as the step says.
    pub fn run(&self, scene: &mut Scene) -> Result<String, String> {
        match self {
            PartStep::Press(name, time) => act(scene, name, &Action::Press(Some(*time))),
            PartStep::Hold(name) => act(scene, name, &Action::Press(None)),
            PartStep::Release(name) => act(scene, name, &Action::Release),
            PartStep::Turn(name, detents, speed) => {
                act(scene, name, &Action::Turn(*detents, *speed))
            }
            PartStep::Set(name, quantity, milli) => {
                act(scene, name, &Action::Set(quantity, *milli))
            }
            PartStep::Show(name) => show(scene, name.as_deref()),
            PartStep::Check(name, key, want, most) => check(scene, name, key, want, *most),
            PartStep::Pixels(name, file, x, y) => pixels(scene, name, file, *x, *y),
        }
    }
}

/// Gives the message that shows the form of a step.
fn form(word: &str) -> String {
    let rest = match word {
        "press" => "NAME [MILLISECONDS]",
        "turn" => "NAME DETENTS [DETENTS A SECOND]",
        "set" => "NAME QUANTITY NUMBER",
        "check" => "NAME KEY VALUE [+-NUMBER]",
        "pixels" => "NAME FILE [X Y]",
        _ => "NAME",
    };
    format!("write {word} {rest}")
}

fn end<'a>(mut words: impl Iterator<Item = &'a str>, step: PartStep) -> Result<PartStep, String> {
    match words.next() {
        Some(word) => Err(format!("{word} is too much")),
        None => Ok(step),
    }
}

fn number<N: std::str::FromStr>(text: &str) -> Result<N, String> {
    let number = text.parse();
    number.map_err(|_| format!("{text} is not such a number"))
}

fn part<'s>(scene: &'s Scene, name: &str) -> Result<&'s dyn Part, String> {
    let lines = &scene.chip.pins.devices.lines;
    let found = lines.parts().find(|(n, _)| *n == name);
    found.map(|(_, part)| part).ok_or_else(|| none(scene, name))
}

fn none(scene: &Scene, name: &str) -> String {
    let lines = &scene.chip.pins.devices.lines;
    let names: Vec<&str> = lines.parts().map(|(name, _)| name).collect();
    match names.as_slice() {
        [] => format!("there is no part {name}: no part is connected"),
        names => format!("there is no part {name}: {}", names.join(", ")),
    }
}

fn act(scene: &mut Scene, name: &str, action: &Action<'_>) -> Result<String, String> {
    let lines = &mut scene.chip.pins.devices.lines;
    match lines.apply(name, action) {
        Some(true) => Ok(String::new()),
        Some(false) => Err(match action {
            Action::Press(_) | Action::Release => format!("{name} is not a button"),
            Action::Turn(..) => format!("{name} is not a knob"),
            Action::Set(quantity, _) => format!("{name} has no {quantity} that can be set"),
        }),
        None => Err(none(scene, name)),
    }
}

fn show(scene: &Scene, name: Option<&str>) -> Result<String, String> {
    let lines = &scene.chip.pins.devices.lines;
    if let Some(name) = name {
        part(scene, name)?;
    }
    Ok(lines.text(name))
}

fn check(
    scene: &Scene,
    name: &str,
    key: &str,
    want: &str,
    most: Option<f64>,
) -> Result<String, String> {
    let now = scene.chip.pins.devices.now();
    let Some(found) = part(scene, name)?.state(key, now) else {
        return Err(format!("{name} has no {key}: see docs/parts.md"));
    };
    let fits = match most {
        None => found == want,
        Some(most) => {
            let (found, want): (f64, f64) = (number(&found)?, number(want)?);
            (found - want).abs() <= most
        }
    };
    match fits {
        true => Ok(String::new()),
        false => Err(format!("{name} {key} is {found}, not {want}")),
    }
}

/// Compares a part of a screen with the rows of a file, whose `#` are lit pixels.
fn pixels(scene: &Scene, name: &str, file: &Path, x: u32, y: u32) -> Result<String, String> {
    let screens = scene.screens();
    let Some((_, screen, _)) = screens.iter().find(|(n, ..)| *n == name) else {
        part(scene, name)?;
        return Err(format!("{name} has no pixels"));
    };
    let text = input::text(file, "picture").map_err(|d| d.to_string())?;
    let mut wrong = 0;
    for (row, line) in (y..).zip(text.lines()) {
        for (column, c) in (x..).zip(line.chars()) {
            wrong += u32::from(screen.pixel(column, row) != (c == '#'));
        }
    }
    match wrong {
        0 => Ok(String::new()),
        n => Err(format!(
            "{n} pixels of {name} are others than in {}",
            file.display()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_has_its_form() {
        let parse = |word, rest| PartStep::parse(word, rest).expect("it is a word");
        let name = || "x".to_owned();
        assert_eq!(parse("press", "x"), Ok(PartStep::Press(name(), 100 * MS)));
        assert_eq!(
            parse("turn", "x -3 500"),
            Ok(PartStep::Turn(name(), -3, 500))
        );
        let set = PartStep::Set(name(), "temperature".to_owned(), -10_500);
        assert_eq!(parse("set", "x temperature -10.5"), Ok(set));
        let check =
            |value: &str, most| PartStep::Check(name(), "k".to_owned(), value.to_owned(), most);
        assert_eq!(
            parse("check", "x k two words"),
            Ok(check("two words", None))
        );
        assert_eq!(
            parse("check", "x k 1500 +-15"),
            Ok(check("1500", Some(15.0)))
        );
        assert_eq!(parse("show", ""), Ok(PartStep::Show(None)));
        for (word, rest) in [
            ("show", "a b"),
            ("hold", "x 1"),
            ("pixels", "x f 1"),
            ("check", "x k"),
        ] {
            assert!(parse(word, rest).is_err(), "{word} {rest}");
        }
        assert_eq!(PartStep::parse("jump", "x"), None);
    }
}
