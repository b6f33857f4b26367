//! Button, encoder, potentiometer.

use sim::part::{Action, Nanos, MS};
use sim::parts::{Button, Encoder, Pot};
use sim::{Lines, Part};

/// The edges of a pin within a time, as levels with their moments.
fn edges(lines: &mut Lines, pins: &[u8], time: Nanos) -> Vec<(Nanos, Vec<Option<bool>>)> {
    let levels = |lines: &Lines| -> Vec<_> { pins.iter().map(|p| lines.level(*p)).collect() };
    let (end, mut last, mut all) = (lines.now() + time, levels(lines), Vec::new());
    while lines.now() < end {
        let left = end - lines.now();
        lines.advance(
            lines
                .until_change()
                .map_or(left, |next| next.clamp(1, left)),
        );
        if levels(lines) != last {
            last = levels(lines);
            all.push((lines.now(), last.clone()));
        }
    }
    all
}

fn act<P: Part>(lines: &mut Lines, name: &str, action: Action<'_>) {
    assert_eq!(
        lines.act(name, |p: &mut P, now| p.act(&action, now)),
        Some(true)
    );
}

#[test]
fn a_button_bounces_and_then_stays() {
    let mut lines = Lines::new();
    lines.connect("b", Box::new(Button::new(0)));
    act::<Button>(&mut lines, "b", Action::Press(Some(50 * MS)));
    let press = edges(&mut lines, &[0], 40 * MS);
    assert_eq!(press.len(), 7, "{press:?}");
    assert_eq!(press[6].1, [Some(false)]);
    assert!(press[6].0 > MS && press[6].0 < 4 * MS);
    let release = edges(&mut lines, &[0], 40 * MS);
    assert_eq!((release.len(), release[0].0), (7, 50 * MS + 1));
    assert_eq!(lines.level(0), None, "it has no resistor");
}

#[test]
fn a_button_may_lead_to_the_supply_and_not_bounce() {
    let mut lines = Lines::new();
    lines.connect("b", Box::new(Button::new(0).to_supply().bouncing(0)));
    assert_eq!(lines.level(0), Some(false));
    act::<Button>(&mut lines, "b", Action::Press(None));
    let all = edges(&mut lines, &[0], 40 * MS);
    assert_eq!(all, [(1, vec![Some(true)])]);
    act::<Button>(&mut lines, "b", Action::Release);
    assert_eq!(edges(&mut lines, &[0], 40 * MS).len(), 1);
}

#[test]
fn an_encoder_turns_at_its_speed() {
    let mut lines = Lines::new();
    lines.connect("e", Box::new(Encoder::new(12, 13)));
    act::<Encoder>(&mut lines, "e", Action::Turn(2, 500));
    let (closed, open) = (Some(false), Some(true));
    let detent = [
        [closed, open],
        [closed, closed],
        [open, closed],
        [open, open],
    ];
    let turn = edges(&mut lines, &[12, 13], 10 * MS);
    for (n, (at, levels)) in turn.iter().enumerate() {
        assert_eq!(
            (*at, &levels[..]),
            (1 + n as u64 * MS / 2, &detent[n % 4][..])
        );
    }
    assert_eq!(turn.len(), 8, "2000 edges a second, two detents");
    act::<Encoder>(&mut lines, "e", Action::Turn(-3, 500));
    let back = edges(&mut lines, &[12, 13], 10 * MS);
    assert_eq!(back[0].1, [open, closed], "the other contact closes first");
    assert_eq!(lines.first::<Encoder>().map(Encoder::detents), Some(-1));
}

#[test]
fn a_potentiometer_sets_the_voltage() {
    let mut lines = Lines::new();
    assert_eq!(lines.analog_uv(), None);
    lines.connect("p", Box::new(Pot::new(250_000)));
    assert_eq!(lines.analog_uv(), Some(250_000));
    act::<Pot>(&mut lines, "p", Action::Set("voltage", 700));
    assert_eq!(lines.analog_uv(), Some(700_000));
}
