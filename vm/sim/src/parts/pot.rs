//! A potentiometer at the analog pin.

use alloc::format;
use alloc::string::String;

use super::decimal;
use crate::part::{Action, Nanos, Part};

/// A potentiometer, which sets the voltage of the chip's pin TOUT.
#[derive(Clone, Debug)]
pub struct Pot {
    uv: u32,
}

impl Pot {
    /// A potentiometer that stands at this voltage, in microvolts.
    #[must_use]
    pub const fn new(uv: u32) -> Pot {
        Pot { uv }
    }
    /// The voltage, in microvolts.
    #[must_use]
    pub const fn uv(&self) -> u32 {
        self.uv
    }
}

impl Part for Pot {
    fn pins(&self) -> u32 {
        0
    }
    fn analog_uv(&self) -> Option<u32> {
        Some(self.uv)
    }
    fn act(&mut self, action: &Action<'_>, _now: Nanos) -> bool {
        match *action {
            Action::Set("voltage", mv) => self.uv = mv.clamp(0, 3_300) as u32 * 1000,
            _ => return false,
        }
        true
    }
    /// `voltage`: in volts.
    fn state(&self, key: &str, _now: Nanos) -> Option<String> {
        (key == "voltage").then(|| decimal(i64::from(self.uv / 1000)))
    }
    fn summary(&self, _now: Nanos) -> String {
        format!("{} V", decimal(i64::from(self.uv / 1000)))
    }
}
