//! A button whose contact bounces.

use alloc::string::String;

use super::schedule::Schedule;
use crate::part::{Action, Nanos, Part, MS};

/// Edges of a bounce, besides the last one.
const BOUNCES: u64 = 6;

/// A button between a pin and ground, or between a pin and the supply.
#[derive(Clone, Debug)]
pub struct Button {
    pin: u8,
    /// The level while it is pressed.
    pressed_high: bool,
    /// It has a resistor that pulls the other way.
    resistor: bool,
    /// The time in nanoseconds for which the contact bounces.
    bounce: Nanos,
    closed: bool,
    coming: Schedule<bool>,
    /// The state of the generator from which the bounces' times come.
    seed: u32,
}

impl Button {
    /// A button to ground at this pin, without a resistor, that bounces for 3 ms.
    #[must_use]
    pub fn new(pin: u8) -> Button {
        Button {
            pin,
            pressed_high: false,
            resistor: false,
            bounce: 3 * MS,
            closed: false,
            coming: Schedule::default(),
            seed: u32::from(pin) + 1,
        }
    }
    /// The same to the supply, with a resistor to ground.
    #[must_use]
    pub fn to_supply(mut self) -> Button {
        (self.pressed_high, self.resistor) = (true, true);
        self
    }
    /// The same with a resistor that pulls the open line.
    #[must_use]
    pub fn with_resistor(mut self) -> Button {
        self.resistor = true;
        self
    }
    /// The same with another time of bouncing; 0 for a contact that does not bounce.
    #[must_use]
    pub fn bouncing(mut self, time: Nanos) -> Button {
        self.bounce = time;
        self
    }
    /// Presses the button at a moment, and lets it go after a time if one is given.
    pub fn press(&mut self, at: Nanos, hold: Option<Nanos>) {
        self.contact(at, true);
        if let Some(hold) = hold {
            self.contact(at + hold.max(1), false);
        }
    }
    /// Lets the button go at a moment.
    pub fn release(&mut self, at: Nanos) {
        self.contact(at, false);
    }

    /// The contact closes or opens for good after some bounces, the first of which is at `at`.
    fn contact(&mut self, at: Nanos, closed: bool) {
        self.coming.put(at, closed);
        let step = self.bounce / (BOUNCES + 1);
        if step < 2 {
            return;
        }
        for n in 1..=BOUNCES {
            self.seed = self
                .seed
                .wrapping_mul(1_664_525)
                .wrapping_add(1_013_904_223);
            let time = n * step + u64::from(self.seed >> 8) % step;
            self.coming.put(at + time, closed == (n % 2 == 0));
        }
    }
}

impl Part for Button {
    fn pins(&self) -> u32 {
        1 << self.pin
    }
    fn rest(&self, _pin: u8) -> Option<bool> {
        self.resistor.then_some(!self.pressed_high)
    }
    fn level(&self, _pin: u8) -> Option<bool> {
        self.closed.then_some(self.pressed_high)
    }
    fn next_change(&self) -> Option<Nanos> {
        self.coming.next()
    }
    fn advance(&mut self, now: Nanos) {
        self.closed = self.coming.take(now).unwrap_or(self.closed);
    }
    /// The first edge comes a nanosecond later, as no part changes a line in the moment of an action.
    fn act(&mut self, action: &Action<'_>, now: Nanos) -> bool {
        match *action {
            Action::Press(hold) => self.press(now + 1, hold),
            Action::Release => self.release(now + 1),
            _ => return false,
        }
        true
    }
    fn summary(&self, _now: Nanos) -> String {
        String::from(if self.closed { "pressed" } else { "open" })
    }
    /// `contact`: `pressed` or `open`.
    fn state(&self, key: &str, now: Nanos) -> Option<String> {
        (key == "contact").then(|| self.summary(now))
    }
}
