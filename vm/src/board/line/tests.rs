//! Slots against a part that notes the levels of its line, and pulses of a line whose levels are given.

use super::*;
use std::vec::Vec;

/// A line that a part pulls low at some moments.
#[derive(Default)]
struct Line {
    now_us: u32,
    /// Microseconds at which the part pulls low, and those at which it lets go.
    pulled: Vec<(u32, u32)>,
    low: bool,
    /// Moments of the chip's edges.
    edges: Vec<(u32, bool)>,
    setups: Vec<Option<PinMode>>,
    exact: i32,
}

impl Board for Line {
    fn write(&mut self, _bytes: &[u8]) {}
    fn read(&mut self) -> Option<u8> {
        None
    }
    fn ticks_ms(&mut self) -> u32 {
        0
    }
    fn ticks_us(&mut self) -> u32 {
        self.now_us += 1;
        self.now_us
    }
    fn sleep_us(&mut self, us: u32) {
        assert_eq!(self.exact, 1, "the slot is not interrupted");
        self.now_us += us;
    }
    fn random(&mut self) -> u32 {
        0
    }
    fn time_us(&mut self) -> u64 {
        0
    }
    fn heap_bytes(&self) -> u32 {
        0
    }
    fn exact(&mut self, on: bool) {
        self.exact += if on { 1 } else { -1 };
    }
    fn pin_setup(&mut self, _pin: u32, setup: PinSetup) {
        self.setups.push(setup.mode());
        self.low = setup.high() == Some(false);
        self.edges.push((self.now_us, !self.low));
    }
    fn pin_write(&mut self, _pin: u32, high: bool) {
        self.low = !high;
        self.edges.push((self.now_us, high));
    }
    fn pin_read(&mut self, _pin: u32) -> bool {
        let now = self.now_us;
        !self.low && !self.pulled.iter().any(|(a, b)| (*a..*b).contains(&now))
    }
}

#[test]
fn a_slot_is_low_then_released_and_looked_at() {
    for pin in [4, 16] {
        let mut line = Line {
            pulled: [(480, 560)].into(),
            ..Line::default()
        };
        assert!(!line.slot(pin, &[480, 70, 410]), "the part is there");
        assert_eq!(line.edges, [(0, false), (480, true)]);
        assert_eq!(line.now_us, 960);
        assert!(line.slot(pin, &[6, 9, 55]), "nobody pulls low");
        assert_eq!(line.exact, 0);
        let modes = [Some(PinMode::Out), Some(PinMode::In)].repeat(2);
        assert_eq!(line.setups, if pin == 16 { modes } else { Vec::new() });
    }
}

#[test]
fn a_pulse_is_measured_from_edge_to_edge() {
    let low = |pulled: &[(u32, u32)]| Line {
        pulled: pulled.to_vec(),
        ..Line::default()
    };
    let forever = 1_000_000;
    type Case<'a> = (&'a [(u32, u32)], bool, i32);
    let cases: &[Case<'_>] = &[
        (&[(10, 47)], false, 37),
        (&[(0, 20), (50, 60)], true, 30),
        // The pulse has begun.
        (&[(0, 20)], false, 18),
        (&[], false, -2),
        (&[(10, forever)], false, -1),
        (&[(0, forever)], true, -2),
    ];
    for (pulled, level, wanted) in cases {
        assert_eq!(low(pulled).pulse_us(4, *level, 100), *wanted, "{pulled:?}");
    }
}

#[test]
fn an_open_drain_is_released_and_keeps_its_pull_up() {
    let mut line = Line::default();
    release(&mut line, 4);
    release(&mut line, 16);
    assert_eq!(line.setups, [Some(PinMode::OpenDrain), Some(PinMode::In)]);
    assert!(line.pin_read(4));
}
