//! The lines between the chip's pins and parts: who drives them, which levels they have, and who is told.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use vm::board::pin;

use crate::part::{Action, Nanos, Part};

/// The number of lines, one for each pin.
const LINES: usize = pin::COUNT as usize;
/// Rounds in which parts answer each other's levels. Parts that go on after them swing for ever.
const ROUNDS: u32 = 100;

/// A part and its name.
#[derive(Debug)]
struct Connected {
    name: String,
    part: Box<dyn Part>,
}

impl Clone for Connected {
    fn clone(&self) -> Connected {
        Connected {
            name: self.name.clone(),
            part: self.part.copied(),
        }
    }
}

/// The parts on the lines. The owner calls [`Lines::advance`] before anything else happens at a later moment, so that each
/// part sees each edge at its own time.
#[derive(Clone, Debug)]
pub struct Lines {
    parts: Vec<Connected>,
    /// The levels that the chip drives; `None` where it drives none.
    chip: [Option<bool>; LINES],
    /// The levels that parts were told, as bits.
    high: u32,
    /// The lines that have parts, as bits.
    used: u32,
    now: Nanos,
}

impl Default for Lines {
    fn default() -> Lines {
        Lines::new()
    }
}

impl Lines {
    /// Lines without parts, at power-on.
    #[must_use]
    pub const fn new() -> Lines {
        Lines {
            parts: Vec::new(),
            chip: [None; LINES],
            high: 0,
            used: 0,
            now: 0,
        }
    }
    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Nanos {
        self.now
    }
    /// Connects a part.
    pub fn connect(&mut self, name: &str, part: Box<dyn Part>) {
        let pins = part.pins();
        let assumed = bits(pins).filter(|p| part.rest(*p) == Some(true));
        let assumed = assumed.fold(0, |all, p| all | 1 << p);
        let name = name.into();
        self.parts.push(Connected { name, part });
        for pin in bits(pins & !self.used) {
            self.high |= u32::from(self.is_high(pin)) << pin;
        }
        self.used |= pins;
        if let Some(new) = self.parts.last_mut() {
            for pin in bits(pins & (assumed ^ self.high)) {
                let high = self.high >> pin & 1 != 0;
                new.part.changed(pin, high, self.now);
            }
        }
        self.settle();
    }
    /// The number of parts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.len()
    }
    /// True without parts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
    /// The parts and their names, in the order in which they were connected.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &dyn Part)> {
        self.parts.iter().map(|c| (c.name.as_str(), &*c.part))
    }
    /// The state of all parts, or of that with this name, a line for each.
    #[must_use]
    pub fn text(&self, name: Option<&str>) -> String {
        let parts = self.parts();
        let parts = parts.filter(|(n, _)| name.is_none_or(|name| name == *n));
        let line =
            |(name, part): (&str, &dyn Part)| format!("{name}: {}\n", part.summary(self.now));
        parts.map(line).collect()
    }
    /// The first part of a type.
    #[must_use]
    pub fn first<P: Part>(&self) -> Option<&P> {
        self.parts.iter().find_map(|c| c.part.any().downcast_ref())
    }
    /// The part of a name, if it has this type.
    #[must_use]
    pub fn named<P: Part>(&self, name: &str) -> Option<&P> {
        let found = self.parts.iter().find(|c| c.name == name)?;
        found.part.any().downcast_ref()
    }
    /// Acts on the part of a name, if it has this type, as a person does who turns or presses something. `act` gets the
    /// present moment. Lines follow at once.
    pub fn act<P: Part, R>(
        &mut self,
        name: &str,
        act: impl FnOnce(&mut P, Nanos) -> R,
    ) -> Option<R> {
        let found = self.parts.iter_mut().find(|c| c.name == name)?;
        let part = found.part.any_mut().downcast_mut()?;
        let result = act(part, self.now);
        self.settle();
        Some(result)
    }

    /// Somebody acts on the part of a name, whatever its type. `None` if there is no such part, false if it has no such
    /// thing.
    pub fn apply(&mut self, name: &str, action: &Action<'_>) -> Option<bool> {
        let found = self.parts.iter_mut().find(|c| c.name == name)?;
        let done = found.part.act(action, self.now);
        self.settle();
        Some(done)
    }

    /// The chip drives a pin to a level, or lets it go.
    pub fn drive(&mut self, pin: u8, level: Option<bool>) {
        let Some(driven) = self.chip.get_mut(usize::from(pin)) else {
            return;
        };
        if *driven == level {
            return;
        }
        *driven = level;
        if self.used >> pin & 1 != 0 {
            for c in &mut self.parts {
                if c.part.pins() >> pin & 1 != 0 {
                    c.part.driven(pin, level, self.now);
                }
            }
            self.settle();
        }
    }
    /// The level that parts and their resistors give to a line; `None` where there are none.
    #[must_use]
    pub fn level(&self, pin: u8) -> Option<bool> {
        let driven = self.on_line(pin).filter_map(|part| part.level(pin));
        let level = driven.reduce(|a, b| a && b);
        level.or_else(|| self.rest(pin))
    }
    /// The time until a part does something by itself; `None` if none will.
    #[must_use]
    pub fn until_change(&self) -> Option<Nanos> {
        let moments = self.parts.iter().filter_map(|c| c.part.next_change());
        moments.min().map(|at| at.saturating_sub(self.now))
    }
    /// Lets time pass. Parts do what is due at its moment.
    pub fn advance(&mut self, time: Nanos) {
        let end = self.now.saturating_add(time);
        while let Some(left) = self.until_change().filter(|left| *left <= end - self.now) {
            self.now += left;
            for c in &mut self.parts {
                if c.part.next_change().is_some_and(|at| at <= self.now) {
                    c.part.advance(self.now);
                    let next = c.part.next_change();
                    debug_assert!(
                        next.is_none_or(|at| at > self.now),
                        "{} stands still",
                        c.name
                    );
                }
            }
            self.settle();
        }
        self.now = end;
    }
    /// The hardware SPI exchanges bytes with the parts that are selected. Each byte is replaced by what comes back: ones
    /// where no part answers.
    pub fn spi(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            let sent = *byte;
            let answers = self
                .parts
                .iter_mut()
                .filter_map(|c| c.part.spi(sent, self.now));
            *byte = answers.fold(0xff, |all, answer| all & answer);
        }
        self.settle();
    }
    /// A serial port has sent a byte.
    pub fn serial(&mut self, port: u8, byte: u8, baud: u32) {
        for c in &mut self.parts {
            c.part.serial(port, byte, baud, self.now);
        }
        self.settle();
    }
    /// The voltage at the analog pin, in microvolts; `None` without a part there.
    #[must_use]
    pub fn analog_uv(&self) -> Option<u32> {
        self.parts.iter().find_map(|c| c.part.analog_uv())
    }

    /// Tells the parts each line whose level is another one, until they have answered each other.
    fn settle(&mut self) {
        for _ in 0..ROUNDS {
            let changed =
                bits(self.used).filter(|pin| self.is_high(*pin) != (self.high >> pin & 1 != 0));
            let changed = changed.fold(0, |all, pin| all | 1 << pin);
            if changed == 0 {
                return;
            }
            self.high ^= changed;
            for pin in bits(changed) {
                let high = self.high >> pin & 1 != 0;
                for c in &mut self.parts {
                    if c.part.pins() >> pin & 1 != 0 {
                        c.part.changed(pin, high, self.now);
                    }
                }
            }
        }
    }
    /// The level of a line. One that nobody drives and pulls is low.
    fn is_high(&self, pin: u8) -> bool {
        let driven = self.on_line(pin).filter_map(|part| part.level(pin));
        let driven = driven.chain(self.chip[usize::from(pin)]);
        let level = driven.reduce(|a, b| a && b);
        level.or_else(|| self.rest(pin)).unwrap_or(false)
    }
    /// The level to which resistors pull a line.
    fn rest(&self, pin: u8) -> Option<bool> {
        let resistors = self.on_line(pin).filter_map(|part| part.rest(pin));
        resistors.reduce(|a, b| a || b)
    }
    /// The parts on a line.
    fn on_line(&self, pin: u8) -> impl Iterator<Item = &dyn Part> {
        let parts = self.parts.iter().map(|c| &*c.part);
        parts.filter(move |part| part.pins() >> pin & 1 != 0)
    }
}

/// The numbers of the bits that are set.
fn bits(set: u32) -> impl Iterator<Item = u8> {
    (0..32).filter(move |n| set >> n & 1 != 0)
}
