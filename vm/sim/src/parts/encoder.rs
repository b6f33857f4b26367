//! A rotary encoder: two contacts to ground, a quarter of a period apart. At each detent both are open. Clockwise, A closes
//! first.

use alloc::format;
use alloc::string::String;

use super::schedule::Schedule;
use crate::part::{Action, Nanos, Part, MS};

/// Edges from one detent to the next.
const EDGES: u32 = 4;
/// The contacts that are closed, A in bit 0 and B in bit 1, along a turn clockwise.
const CLOSED: [u8; EDGES as usize] = [0b00, 0b01, 0b11, 0b10];

/// An encoder.
#[derive(Clone, Debug)]
pub struct Encoder {
    a: u8,
    b: u8,
    /// Its module has resistors.
    resistors: bool,
    /// The position in edges, and the positions to come.
    position: i64,
    coming: Schedule<i64>,
    /// The position after all that is to come.
    last: i64,
}

impl Encoder {
    /// An encoder at these pins. Its module has resistors.
    #[must_use]
    pub fn new(a: u8, b: u8) -> Encoder {
        Encoder {
            a,
            b,
            resistors: true,
            position: 0,
            coming: Schedule::default(),
            last: 0,
        }
    }
    /// The same without resistors.
    #[must_use]
    pub fn bare(mut self) -> Encoder {
        self.resistors = false;
        self
    }
    /// Turns by so many detents, clockwise if positive, at so many detents a second. The turn begins at `at`, or behind
    /// the one that is going on.
    pub fn turn(&mut self, at: Nanos, detents: i32, per_second: u32) {
        let step = (1000 * MS / Nanos::from(per_second.max(1) * EDGES)).max(1);
        let mut when = self.coming.end().map_or(at, |end| at.max(end + step));
        for _ in 0..detents.unsigned_abs() * EDGES {
            self.last += i64::from(detents.signum());
            self.coming.put(when, self.last);
            when += step;
        }
    }
    /// The position in detents.
    #[must_use]
    pub fn detents(&self) -> i64 {
        self.position.div_euclid(i64::from(EDGES))
    }
    fn closed(&self) -> u8 {
        CLOSED[self.position.rem_euclid(i64::from(EDGES)) as usize]
    }
}

impl Part for Encoder {
    fn pins(&self) -> u32 {
        1 << self.a | 1 << self.b
    }
    fn rest(&self, _pin: u8) -> Option<bool> {
        self.resistors.then_some(true)
    }
    fn level(&self, pin: u8) -> Option<bool> {
        let contact = if pin == self.a { 0 } else { 1 };
        (self.closed() >> contact & 1 != 0).then_some(false)
    }
    fn next_change(&self) -> Option<Nanos> {
        self.coming.next()
    }
    fn advance(&mut self, now: Nanos) {
        self.position = self.coming.take(now).unwrap_or(self.position);
    }
    fn act(&mut self, action: &Action<'_>, now: Nanos) -> bool {
        match *action {
            Action::Turn(detents, per_second) => self.turn(now + 1, detents, per_second),
            _ => return false,
        }
        true
    }
    fn summary(&self, _now: Nanos) -> String {
        format!("at {}", self.detents())
    }
    /// `position`: the detents from the beginning, clockwise.
    fn state(&self, key: &str, _now: Nanos) -> Option<String> {
        (key == "position").then(|| format!("{}", self.detents()))
    }
}
