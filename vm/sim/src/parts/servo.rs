//! A servo, which turns to an angle by the length of a pulse: 1000 to 2000 us in the common range, about 50 times a second.

use alloc::format;
use alloc::string::String;

use crate::part::{Nanos, Part};

/// A servo that measures what it gets.
#[derive(Clone, Debug)]
pub struct Servo {
    pin: u8,
    rose: Option<Nanos>,
    pulse: Option<Nanos>,
    /// The shortest and the longest pulse.
    range: Option<(Nanos, Nanos)>,
    period: Option<Nanos>,
    pulses: u32,
}

impl Servo {
    /// A servo at this pin.
    #[must_use]
    pub const fn new(pin: u8) -> Servo {
        Servo {
            pin,
            rose: None,
            pulse: None,
            range: None,
            period: None,
            pulses: 0,
        }
    }
    /// The length of the last pulse.
    #[must_use]
    pub fn pulse(&self) -> Option<Nanos> {
        self.pulse
    }
    /// The lengths of the shortest and the longest pulse.
    #[must_use]
    pub fn range(&self) -> Option<(Nanos, Nanos)> {
        self.range
    }
    /// The time between the beginnings of the last two pulses.
    #[must_use]
    pub fn period(&self) -> Option<Nanos> {
        self.period
    }
    /// The number of pulses.
    #[must_use]
    pub fn pulses(&self) -> u32 {
        self.pulses
    }
}

/// Microseconds, rounded.
fn us(time: Nanos) -> String {
    format!("{}", (time + 500) / 1000)
}

impl Part for Servo {
    fn pins(&self) -> u32 {
        1 << self.pin
    }
    fn changed(&mut self, _pin: u8, high: bool, now: Nanos) {
        if high {
            self.period = self.rose.map(|rose| now - rose);
            self.rose = Some(now);
        } else if let Some(rose) = self.rose {
            let pulse = now - rose;
            let (least, most) = self.range.unwrap_or((pulse, pulse));
            self.range = Some((least.min(pulse), most.max(pulse)));
            self.pulse = Some(pulse);
            self.pulses += 1;
        }
    }
    fn summary(&self, _now: Nanos) -> String {
        match (self.pulse, self.period) {
            (Some(pulse), Some(period)) => {
                format!("pulse {} us every {} us", us(pulse), us(period))
            }
            (Some(pulse), None) => format!("pulse {} us", us(pulse)),
            (None, _) => String::from("no pulse"),
        }
    }
    /// `pulse`, `least`, `most`, `period`: microseconds. `pulses`: their number.
    fn state(&self, key: &str, _now: Nanos) -> Option<String> {
        match key {
            "pulse" => self.pulse.map(us),
            "least" => self.range.map(|(least, _)| us(least)),
            "most" => self.range.map(|(_, most)| us(most)),
            "period" => self.period.map(us),
            "pulses" => Some(format!("{}", self.pulses)),
            _ => None,
        }
    }
}
