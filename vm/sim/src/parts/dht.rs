//! Humidity and temperature on a line of its own: DHT22 (Aosong AM2302, product manual) and DHT11 (Aosong, product
//! manual).
//!
//! The chip pulls the line low, 1 ms or more for a DHT22 and 18 ms for a DHT11, and lets it go. The sensor answers 30 us later
//! with 80 us low and 80 us high, then 40 bits: 50 us low, and 26 us high for a zero or 70 us for a one; 50 us low end the
//! answer. The bytes are humidity, temperature and their sum: tenths of 16 bits, temperatures below zero with the highest
//! bit (DHT22); whole numbers with tenths of the temperature (DHT11).
//!
//! The sensor measures no more often than every two seconds (DHT22) or every second (DHT11): an earlier request gets the
//! values of the measurement before.

use alloc::format;
use alloc::string::String;

use super::decimal;
use super::schedule::Schedule;
use crate::part::{Action, Nanos, Part, MS, US};

/// Which of the two sensors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The one with whole per cents.
    Dht11,
    /// The one with tenths.
    Dht22,
}

impl Kind {
    /// The least low of a request.
    const fn request(self) -> Nanos {
        match self {
            Kind::Dht11 => 18 * MS,
            Kind::Dht22 => MS,
        }
    }
    /// The least time between two measurements.
    const fn pause(self) -> Nanos {
        match self {
            Kind::Dht11 => 1000 * MS,
            Kind::Dht22 => 2000 * MS,
        }
    }
}

const WAIT: Nanos = 30 * US;
const START: Nanos = 80 * US;
const GAP: Nanos = 50 * US;
const ZERO: Nanos = 26 * US;
const ONE: Nanos = 70 * US;

/// The sensor.
#[derive(Clone, Debug)]
pub struct Dht {
    kind: Kind,
    pin: u8,
    milli_c: i64,
    milli_percent: i64,
    /// The values of the last measurement, and its moment.
    measured: Option<(Nanos, [u8; 5])>,
    /// The moment at which the chip pulled the line.
    fell: Option<Nanos>,
    /// Whether the sensor pulls the line.
    answer: Schedule<bool>,
    pulls: bool,
    reads: u32,
}

impl Dht {
    /// A sensor at this pin, at 20 degrees and 50 %. Its module has a resistor.
    #[must_use]
    pub fn new(kind: Kind, pin: u8) -> Dht {
        Dht {
            kind,
            pin,
            milli_c: 20_000,
            milli_percent: 50_000,
            measured: None,
            fell: None,
            answer: Schedule::default(),
            pulls: false,
            reads: 0,
        }
    }
    fn measure(&self) -> [u8; 5] {
        let tenths = |milli: i64| (milli + if milli < 0 { -50 } else { 50 }) / 100;
        let (humidity, temperature) = (tenths(self.milli_percent), tenths(self.milli_c));
        let size = temperature.unsigned_abs() as u16;
        let sign = u16::from(temperature < 0) << 15;
        let [a, b, c, d] = match self.kind {
            Kind::Dht22 => {
                let [a, b] = (humidity.clamp(0, 1000) as u16).to_be_bytes();
                let [c, d] = (size.min(1250) | sign).to_be_bytes();
                [a, b, c, d]
            }
            Kind::Dht11 => {
                let tenth = (size % 10) as u8 | u8::from(temperature < 0) << 7;
                [
                    (humidity / 10).clamp(0, 100) as u8,
                    0,
                    (size / 10).min(127) as u8,
                    tenth,
                ]
            }
        };
        let sum = a.wrapping_add(b).wrapping_add(c).wrapping_add(d);
        [a, b, c, d, sum]
    }
    fn answer(&mut self, now: Nanos) {
        self.reads += 1;
        let due = self
            .measured
            .is_none_or(|(at, _)| now >= at + self.kind.pause());
        if due {
            self.measured = Some((now, self.measure()));
        }
        let (_, bytes) = self.measured.unwrap_or((now, self.measure()));
        let mut at = now + WAIT;
        let mut pulse = |low: Nanos, high: Nanos| {
            self.answer.put(at, true);
            self.answer.put(at + low, false);
            at += low + high;
        };
        pulse(START, START);
        for byte in bytes {
            for n in (0..8).rev() {
                pulse(GAP, if byte >> n & 1 != 0 { ONE } else { ZERO });
            }
        }
        pulse(GAP, 0);
    }
}

impl Part for Dht {
    fn pins(&self) -> u32 {
        1 << self.pin
    }
    fn rest(&self, _pin: u8) -> Option<bool> {
        Some(true)
    }
    fn level(&self, _pin: u8) -> Option<bool> {
        self.pulls.then_some(false)
    }
    fn changed(&mut self, _pin: u8, high: bool, now: Nanos) {
        if self.answer.next().is_some() {
            return;
        }
        if !high {
            self.fell = Some(now);
        } else if self
            .fell
            .take()
            .is_some_and(|fell| now - fell >= self.kind.request())
        {
            self.answer(now);
        }
    }
    fn next_change(&self) -> Option<Nanos> {
        self.answer.next()
    }
    fn advance(&mut self, now: Nanos) {
        self.pulls = self.answer.take(now).unwrap_or(self.pulls);
    }
    fn act(&mut self, action: &Action<'_>, _now: Nanos) -> bool {
        match *action {
            Action::Set("temperature", milli) => self.milli_c = milli,
            Action::Set("humidity", milli) => self.milli_percent = milli,
            _ => return false,
        }
        true
    }
    fn summary(&self, _now: Nanos) -> String {
        let (c, percent) = (decimal(self.milli_c), decimal(self.milli_percent));
        format!("{c} degrees, {percent} %, read {} times", self.reads)
    }
    /// `reads`: how often the sensor has answered.
    fn state(&self, key: &str, _now: Nanos) -> Option<String> {
        (key == "reads").then(|| format!("{}", self.reads))
    }
}
