//! Lines between the chip and parts: their levels, and the moments at which parts see them change.

use sim::{Card, Chip, Lines, Nanos, Part, Wiring};
use vm::board::pin::{PinMode, PinSetup};

/// A part that pulls a line low between two moments, has a resistor, and notes what it sees.
#[derive(Clone, Debug, Default)]
struct Puller {
    pin: u8,
    resistor: bool,
    /// When it pulls, and when it lets go.
    times: Vec<Nanos>,
    pulls: bool,
    seen: Vec<(Nanos, bool)>,
}

impl Part for Puller {
    fn pins(&self) -> u32 {
        1 << self.pin
    }
    fn rest(&self, _: u8) -> Option<bool> {
        self.resistor.then_some(true)
    }
    fn level(&self, _: u8) -> Option<bool> {
        self.pulls.then_some(false)
    }
    fn changed(&mut self, pin: u8, high: bool, now: Nanos) {
        assert_eq!(pin, self.pin);
        self.seen.push((now, high));
    }
    fn next_change(&self) -> Option<Nanos> {
        self.times.first().copied()
    }
    fn advance(&mut self, now: Nanos) {
        assert_eq!(now, self.times.remove(0));
        self.pulls = !self.pulls;
    }
}

fn puller(times: &[Nanos]) -> Box<Puller> {
    Box::new(Puller {
        pin: 4,
        resistor: true,
        times: times.to_vec(),
        ..Puller::default()
    })
}

fn seen(lines: &Lines, name: &str) -> Vec<(Nanos, bool)> {
    lines
        .named::<Puller>(name)
        .expect("it is there")
        .seen
        .clone()
}

#[test]
fn a_line_is_low_if_one_pulls_it() {
    let mut lines = Lines::new();
    lines.connect("a", puller(&[100, 300]));
    lines.connect("b", puller(&[200, 400]));
    assert_eq!((lines.level(4), lines.level(5)), (Some(true), None));
    lines.advance(250);
    assert_eq!(lines.level(4), Some(false));
    lines.drive(4, Some(false));
    lines.advance(250);
    assert_eq!(
        (lines.now(), lines.level(4)),
        (500, Some(true)),
        "without the chip"
    );
    lines.drive(4, None);
    // Each sees its own edges too, but none while another one pulls.
    assert_eq!(seen(&lines, "a"), [(100, false), (500, true)]);
    assert_eq!(seen(&lines, "b"), seen(&lines, "a"));
    lines.drive(4, Some(true));
    lines.drive(200, Some(true));
    assert_eq!(seen(&lines, "a").len(), 2);
}

#[test]
fn a_part_that_comes_late_sees_the_present_level() {
    let mut lines = Lines::new();
    lines.drive(4, Some(false));
    lines.advance(7);
    lines.connect("a", puller(&[]));
    assert_eq!(seen(&lines, "a"), [(7, false)]);
    lines.connect("b", puller(&[]));
    assert_eq!(seen(&lines, "b"), [(7, false)]);
    assert_eq!(seen(&lines, "a").len(), 1);
    lines.act("a", |part: &mut Puller, now| part.times.push(now + 1));
    assert_eq!(lines.until_change(), Some(1));
    assert_eq!(lines.len(), 2);
}

#[test]
fn the_clock_shows_the_moment_of_each_change() {
    let mut chip: Chip = Chip::new(4096, Wiring::none(), Chip::<Card>::SEED);
    chip.pins
        .devices
        .lines
        .connect("a", puller(&[1_500, 2_000_250, 9_000_000]));
    chip.pass(2_000);
    assert_eq!(chip.pins.devices.next_change(), Some(2_000_250));
    assert!(!chip.pins.read(4));
    chip.pass_ns(250);
    assert_eq!((chip.now(), chip.pins.read(4)), (2_000_250, true));
    chip.count_spi(1_000);
    assert!(!chip.pins.read(4), "time of the SPI is time");
    assert_eq!(chip.now_us(), 10_000);
    assert_eq!(
        seen(&chip.pins.devices.lines, "a"),
        [(1_500, false), (2_000_250, true), (9_000_000, false)]
    );
}

#[test]
fn pins_drive_lines_and_let_them_go() {
    let mut chip: Chip = Chip::new(4096, Wiring::none(), Chip::<Card>::SEED);
    chip.pins.devices.lines.connect("a", puller(&[]));
    let edges = |chip: &Chip| seen(&chip.pins.devices.lines, "a").len();
    chip.pins
        .setup(4, PinSetup::output(false).with_mode(PinMode::OpenDrain));
    assert_eq!(edges(&chip), 1);
    chip.pins.write(4, true);
    assert_eq!((edges(&chip), chip.pins.read(4)), (2, true));
    chip.pins.setup(4, PinSetup::output(false));
    chip.pins.setup(4, PinSetup::INPUT);
    assert_eq!((edges(&chip), chip.pins.read(4)), (4, true));
    chip.pins.setup(4, PinSetup::output(false));
    chip.pins.release();
    assert_eq!(edges(&chip), 6);
}
