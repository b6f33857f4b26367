//! Parts on the terminal: a line for each, and keys for buttons and knobs.

use sim::part::MS;
use sim::parts::{Button, Encoder, Pot, Ws2812};
use sim::{Action, Part};

use super::scene::Scene;

/// The time of a press by key, and the speed of a turn in detents a second.
const PRESS: u64 = 100 * MS;
const TURN_SPEED: u32 = 20;
/// The millivolts by which a key moves a potentiometer.
const STEP_MV: i64 = 50;

/// The keys, for the line that names all of them.
pub const KEYS: &str = "b press the button, < and > turn the knob, - and + move the potentiometer";

/// A line for each part. Lamps of strips have their colours.
pub fn lines(scene: &Scene) -> Vec<String> {
    let lines = &scene.chip.pins.devices.lines;
    let line = |(name, part): (&str, &dyn Part)| match part.any().downcast_ref::<Ws2812>() {
        Some(strip) => strip_line(name, strip),
        None => format!("{name}: {}", part.summary(lines.now())),
    };
    lines.parts().map(line).collect()
}

fn strip_line(name: &str, strip: &Ws2812) -> String {
    // White light adds to all three colours.
    let lamp = |[r, g, b, w]: &[u8; 4]| {
        let [r, g, b] = [r, g, b].map(|c| c.saturating_add(*w));
        format!("\x1b[48;2;{r};{g};{b}m  ")
    };
    let lamps: String = strip.lamps().iter().map(lamp).collect();
    let faults = match strip.faults() {
        0 => String::new(),
        n => format!(" {n} pulses outside of the tolerances"),
    };
    format!("\x1b[0m{name}: {lamps}\x1b[0m{faults}")
}

/// Obeys a key: acts on the first part of its kind. False if it is not a key for parts.
pub fn key(key: u8, scene: &mut Scene) -> bool {
    let (name, action) = match key {
        b'b' => (first::<Button>(scene), Action::Press(Some(PRESS))),
        b'<' | b',' => (first::<Encoder>(scene), Action::Turn(-1, TURN_SPEED)),
        b'>' | b'.' => (first::<Encoder>(scene), Action::Turn(1, TURN_SPEED)),
        b'+' | b'=' => (first::<Pot>(scene), moved(scene, STEP_MV)),
        b'-' => (first::<Pot>(scene), moved(scene, -STEP_MV)),
        _ => return false,
    };
    if let Some(name) = name {
        scene.chip.pins.devices.lines.apply(&name, &action);
    }
    true
}

/// The name of the first part of a type.
fn first<P: Part>(scene: &Scene) -> Option<String> {
    let mut parts = scene.chip.pins.devices.lines.parts();
    let found = parts.find(|(_, part)| part.any().is::<P>());
    found.map(|(name, _)| name.to_owned())
}

/// The first potentiometer goes this far.
fn moved(scene: &Scene, mv: i64) -> Action<'static> {
    let pot = scene.chip.pins.devices.lines.first::<Pot>();
    let now = pot.map_or(0, |pot| i64::from(pot.uv() / 1000));
    Action::Set("voltage", (now + mv).clamp(0, 1000))
}
