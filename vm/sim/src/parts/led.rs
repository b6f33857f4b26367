//! A lamp at a pin, or anything else that is switched.

use alloc::format;
use alloc::string::String;

use crate::part::{Nanos, Part};

/// A lamp that counts how often it is switched, and measures how long it is lit.
#[derive(Clone, Debug)]
pub struct Led {
    pin: u8,
    /// The lamp hangs between the pin and the supply: a low level lights it.
    lit_low: bool,
    high: bool,
    changes: u32,
    /// The moment of the last edge, and the time for which the lamp was lit before it.
    edge: Nanos,
    lit: Nanos,
    /// The last two moments at which it went on, with the time for which it was lit before.
    on: [Option<(Nanos, Nanos)>; 2],
}

impl Led {
    /// A lamp between this pin and ground or, with `lit_low`, the supply.
    #[must_use]
    pub const fn new(pin: u8, lit_low: bool) -> Led {
        Led {
            pin,
            lit_low,
            // A lamp at the supply pulls the open line high.
            high: lit_low,
            changes: 0,
            edge: 0,
            lit: 0,
            on: [None; 2],
        }
    }
    /// True if it is lit.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.high != self.lit_low
    }
    /// The number of times that it was switched.
    #[must_use]
    pub fn changes(&self) -> u32 {
        self.changes
    }
    /// The time for which it was lit until `now`.
    #[must_use]
    pub fn lit(&self, now: Nanos) -> Nanos {
        self.lit + if self.is_on() { now - self.edge } else { 0 }
    }
    /// The part of the last whole period for which it was lit, in thousandths, and that period.
    #[must_use]
    pub fn duty(&self) -> Option<(u32, Nanos)> {
        let [Some((before, lit_before)), Some((last, lit_last))] = self.on else {
            return None;
        };
        let period = (last - before).max(1);
        let lit = lit_last - lit_before;
        Some((((lit * 1000 + period / 2) / period) as u32, period))
    }
}

impl Part for Led {
    fn pins(&self) -> u32 {
        1 << self.pin
    }
    fn rest(&self, _pin: u8) -> Option<bool> {
        Some(self.lit_low)
    }
    fn changed(&mut self, _pin: u8, high: bool, now: Nanos) {
        self.lit = self.lit(now);
        (self.high, self.edge) = (high, now);
        self.changes += 1;
        if self.is_on() {
            self.on = [self.on[1], Some((now, self.lit))];
        }
    }
    fn summary(&self, _now: Nanos) -> String {
        let on = if self.is_on() { "on" } else { "off" };
        format!("{on}, switched {} times", self.changes)
    }
    /// `level`: `on` or `off`. `changes`: how often it was switched. `duty`: thousandths of the last period. `period`:
    /// microseconds. `lit`: milliseconds for which it was lit.
    fn state(&self, key: &str, now: Nanos) -> Option<String> {
        match key {
            "level" => Some(String::from(if self.is_on() { "on" } else { "off" })),
            "changes" => Some(format!("{}", self.changes)),
            "duty" => self.duty().map(|(duty, _)| format!("{duty}")),
            "period" => self
                .duty()
                .map(|(_, period)| format!("{}", (period + 500) / 1000)),
            "lit" => Some(format!("{}", self.lit(now) / 1_000_000)),
            _ => None,
        }
    }
}
