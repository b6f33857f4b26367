//! Scratchpad, EEPROM and conversion.

use super::rom::crc8;
use crate::part::{Nanos, MS, US};

/// The scratchpad's temperature after power-on, 85 degrees.
const POWER_ON: i16 = 85 * 16;
/// The time of a conversion with 12 bits; each bit less halves it.
const CONVERSION: Nanos = 750 * MS;
/// The time in which the scratchpad is copied to EEPROM.
const COPY: Nanos = 10 * MS;
/// The time from the last bit of a command to the strong pull-up: the rest of the slot, 10 us, and what a driver takes.
const GRACE: Nanos = 100 * US;

/// The bits of the configuration register that read as ones.
const CONFIG_ONES: u8 = 0x1f;

/// A conversion that runs.
#[derive(Clone, Copy, Debug)]
struct Conversion {
    start: Nanos,
    end: Nanos,
    /// A part without supply has lost its power.
    failed: bool,
}

/// The memory of a part.
#[derive(Clone, Debug)]
pub(super) struct Memory {
    /// The surroundings' temperature, in thousandths of a degree.
    milli_c: i64,
    parasite: bool,
    temperature: i16,
    /// The alarm's upper and lower limit, and the configuration: in the scratchpad, and in EEPROM.
    settings: [u8; 3],
    stored: [u8; 3],
    conversion: Option<Conversion>,
    copied: Nanos,
    /// Since when the chip drives the line high.
    strong_since: Option<Nanos>,
}

impl Memory {
    pub(super) fn new() -> Memory {
        // As shipped: limits of 75 and 70 degrees, 12 bits.
        let settings = [75, 70, 0x60 | CONFIG_ONES];
        Memory {
            milli_c: 20_000,
            parasite: false,
            temperature: POWER_ON,
            settings,
            stored: settings,
            conversion: None,
            copied: 0,
            strong_since: None,
        }
    }
    pub(super) fn set_parasite(&mut self) {
        self.parasite = true;
    }
    pub(super) fn is_parasite(&self) -> bool {
        self.parasite
    }
    pub(super) fn temperature(&self) -> i64 {
        self.milli_c
    }
    pub(super) fn set_temperature(&mut self, milli: i64, now: Nanos) {
        self.catch_up(now);
        self.milli_c = milli;
    }
    /// The chip drives the line high, or no more.
    pub(super) fn powered(&mut self, strong: bool, now: Nanos) {
        self.catch_up(now);
        if let Some(c) = &mut self.conversion {
            c.failed |= !strong && now > c.start + GRACE;
        }
        self.strong_since = strong.then(|| self.strong_since.unwrap_or(now));
    }
    /// Starts a conversion.
    pub(super) fn convert(&mut self, now: Nanos) {
        self.conversion = Some(Conversion {
            start: now,
            end: now + (CONVERSION >> (12 - self.bits())),
            failed: false,
        });
    }
    /// Copies the settings to EEPROM.
    pub(super) fn copy(&mut self, now: Nanos) {
        self.stored = self.settings;
        self.copied = now + COPY;
    }
    /// Fetches the settings from EEPROM.
    pub(super) fn recall(&mut self) {
        self.settings = self.stored;
    }
    /// True while a conversion or a copy runs.
    pub(super) fn is_busy(&mut self, now: Nanos) -> bool {
        self.catch_up(now);
        self.conversion.is_some() || now < self.copied
    }
    /// A byte of settings is written.
    pub(super) fn set(&mut self, n: usize, byte: u8) {
        self.settings[n] = if n == 2 {
            byte & 0x60 | CONFIG_ONES
        } else {
            byte
        };
    }
    /// The scratchpad with its check sum.
    pub(super) fn scratchpad(&mut self, now: Nanos) -> [u8; 9] {
        self.catch_up(now);
        let [low, high] = self.temperature.to_le_bytes();
        let [th, tl, config] = self.settings;
        let mut all = [low, high, th, tl, config, 0xff, 0x0c, 0x10, 0];
        all[8] = crc8(&all[..8]);
        all
    }
    /// True if the last conversion was outside of the limits.
    pub(super) fn alarms(&mut self, now: Nanos) -> bool {
        self.catch_up(now);
        let whole = (self.temperature >> 4) as i8;
        whole >= self.settings[0] as i8 || whole <= self.settings[1] as i8
    }

    fn bits(&self) -> u8 {
        9 + (self.settings[2] >> 5 & 3)
    }
    /// Ends the conversion whose time is over.
    fn catch_up(&mut self, now: Nanos) {
        let Some(c) = self.conversion.filter(|c| c.end <= now) else {
            return;
        };
        self.conversion = None;
        let strong = self
            .strong_since
            .is_some_and(|since| since <= c.start + GRACE);
        if self.parasite && (c.failed || !strong) {
            self.temperature = POWER_ON;
            self.settings = self.stored;
            return;
        }
        // The nearest sixteenth: thousandths do not hold all sixteenths.
        let sixteenths = (self.milli_c * 16 + 500)
            .div_euclid(1000)
            .clamp(-55 * 16, 125 * 16);
        self.temperature = sixteenths as i16 & !0 << (12 - self.bits());
    }
}
