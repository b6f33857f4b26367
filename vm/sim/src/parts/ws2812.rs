//! A strip of lamps with one wire: Worldsemi WS2812B (data sheet) and, at half the speed, WS2811 (data sheet); lamps with a
//! fourth, white colour: Opsco SK6812RGBW.
//!
//! A bit is a high of 400 ns (0) or 800 ns (1), at half the speed of 500 or 1200 ns, each with a tolerance of 150 ns; a low
//! lasts 300 ns at least. A low of 50 us (the data sheet's reset) makes the lamps show what came. A high outside of the
//! tolerances is counted as a fault, and read as what it is nearer to. A low of up to 5 us is accepted between two bits, as
//! all known lamps do; a longer one that is no reset is a fault.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::part::{Nanos, Part, US};

/// The low that makes the lamps show their colours.
const RESET: Nanos = 50 * US;
const TOLERANCE: Nanos = 150;
const LOW_LEAST: Nanos = 300;
const LOW_MOST: Nanos = 5 * US;

/// The order of the colours on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Green, red, blue.
    Grb,
    /// Red, green, blue.
    Rgb,
    /// Green, red, blue, white.
    Grbw,
}

/// A strip.
#[derive(Clone, Debug)]
pub struct Ws2812 {
    pin: u8,
    order: Order,
    /// The highs of a zero and of a one.
    highs: [Nanos; 2],
    /// The colours that the lamps show: red, green, blue, white.
    lamps: Vec<[u8; 4]>,
    bytes: Vec<u8>,
    bits: u8,
    count: u8,
    /// The moment of the last edge.
    edge: Nanos,
    /// The moment at which the lamps show what came, if nothing more comes.
    shows: Option<Nanos>,
    faults: u32,
    frames: u32,
    received: u32,
}

impl Ws2812 {
    /// A strip of so many dark lamps at this pin.
    #[must_use]
    pub fn new(pin: u8, lamps: usize, order: Order) -> Ws2812 {
        Ws2812 {
            pin,
            order,
            highs: [400, 800],
            lamps: vec![[0; 4]; lamps],
            bytes: Vec::new(),
            bits: 0,
            count: 0,
            edge: 0,
            shows: None,
            faults: 0,
            frames: 0,
            received: 0,
        }
    }
    /// The same for lamps of half the speed.
    #[must_use]
    pub fn slow(mut self) -> Ws2812 {
        self.highs = [500, 1200];
        self
    }
    /// The colours that the lamps show: red, green, blue, white.
    #[must_use]
    pub fn lamps(&self) -> &[[u8; 4]] {
        &self.lamps
    }
    /// Highs and lows outside of the tolerances.
    #[must_use]
    pub fn faults(&self) -> u32 {
        self.faults
    }
    /// The number of times that the lamps have taken new colours.
    #[must_use]
    pub fn frames(&self) -> u32 {
        self.frames
    }
    /// A lamp's colours as hexadecimal digits.
    #[must_use]
    pub fn colour(&self, n: usize) -> Option<String> {
        let [r, g, b, w] = self.lamps.get(n)?;
        Some(match self.order {
            Order::Grbw => format!("#{r:02x}{g:02x}{b:02x}{w:02x}"),
            _ => format!("#{r:02x}{g:02x}{b:02x}"),
        })
    }

    fn rise(&mut self, low: Nanos) {
        // Before the first bit the line may be low as long as it likes.
        let within = !self.bytes.is_empty() || self.count > 0;
        if within && !(LOW_LEAST..=LOW_MOST).contains(&low) {
            self.faults += 1;
        }
        self.shows = None;
    }
    fn fall(&mut self, high: Nanos, now: Nanos) {
        let [zero, one] = self.highs;
        if high.abs_diff(zero) > TOLERANCE && high.abs_diff(one) > TOLERANCE {
            self.faults += 1;
        }
        let bit = high > (zero + one) / 2;
        self.bits = self.bits << 1 | u8::from(bit);
        self.count += 1;
        if self.count == 8 {
            self.bytes.push(self.bits);
            self.count = 0;
            self.received += 1;
        }
        self.shows = Some(now + RESET);
    }
    fn show(&mut self) {
        let size = if self.order == Order::Grbw { 4 } else { 3 };
        for (lamp, bytes) in self.lamps.iter_mut().zip(self.bytes.chunks_exact(size)) {
            *lamp = match (self.order, bytes) {
                (Order::Rgb, [r, g, b, ..]) => [*r, *g, *b, 0],
                (_, [g, r, b, w]) => [*r, *g, *b, *w],
                (_, [g, r, b, ..]) => [*r, *g, *b, 0],
                _ => *lamp,
            };
        }
        self.bytes.clear();
        self.count = 0;
        self.frames += 1;
    }
}

impl Part for Ws2812 {
    fn pins(&self) -> u32 {
        1 << self.pin
    }
    fn changed(&mut self, _pin: u8, high: bool, now: Nanos) {
        let time = now - self.edge;
        self.edge = now;
        match high {
            true => self.rise(time),
            false => self.fall(time, now),
        }
    }
    fn next_change(&self) -> Option<Nanos> {
        self.shows
    }
    fn advance(&mut self, now: Nanos) {
        if self.shows.take_if(|at| *at <= now).is_some() {
            self.show();
        }
    }
    fn summary(&self, _now: Nanos) -> String {
        let colours: Vec<String> = (0..self.lamps.len())
            .filter_map(|n| self.colour(n))
            .collect();
        match self.faults {
            0 => colours.join(" "),
            n => format!(
                "{} ({n} pulses outside of the tolerances)",
                colours.join(" ")
            ),
        }
    }
    /// A number: the colour of that lamp, such as `#ff8000`. `faults`, `frames`: their number.
    fn state(&self, key: &str, _now: Nanos) -> Option<String> {
        match key {
            "faults" => Some(format!("{}", self.faults)),
            "frames" => Some(format!("{}", self.frames)),
            n => self.colour(n.parse().ok()?),
        }
    }
    fn received(&self) -> u32 {
        self.received
    }
}
