//! The sending half of a serial port: the FIFO and the shift register.

use std::collections::VecDeque;

use crate::time::{Clocks, Time, NEVER, SECOND};

use super::FIFO_BYTES;

/// The form of a frame, and the divider of its speed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format {
    /// Data bits: 5 to 8.
    pub data: u32,
    /// `Some(odd)` with a parity bit.
    pub parity: Option<bool>,
    /// Length of the whole frame in halves of a bit.
    half_bits: u64,
    /// Bus clocks for a bit.
    pub divider: u32,
}

impl Format {
    /// The format that CONF0 says.
    pub(super) const fn new(conf0: u32, divider: u32) -> Format {
        let data = 5 + (conf0 >> 2 & 3);
        let parity = match conf0 & 3 {
            2 => Some(false),
            3 => Some(true),
            _ => None,
        };
        let stop_halves = match conf0 >> 4 & 3 {
            0 | 1 => 2,
            2 => 3,
            _ => 4,
        };
        let whole = 1 + data + parity.is_some() as u32;
        Format {
            data,
            parity,
            half_bits: (2 * whole + stop_halves) as u64,
            // A divider of 0 cannot be; it counts as 1.
            divider: if divider == 0 { 1 } else { divider },
        }
    }
}

/// A byte whose stop bit is over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sent {
    pub byte: u8,
    /// Bits a second, on average over the frame.
    pub baud: u32,
    pub end: Time,
}

/// A byte in the shift register.
#[derive(Clone, Copy, Debug)]
struct Shifting {
    byte: u8,
    start: Time,
    end: Time,
    half_bits: u64,
}

#[derive(Clone, Debug)]
pub(super) struct Sender {
    fifo: VecDeque<u8>,
    shifting: Option<Shifting>,
    /// A period of the bus clock.
    bus: Time,
    /// The divider at which the present frame is sent.
    divider: u32,
}

impl Default for Sender {
    fn default() -> Sender {
        Sender {
            fifo: VecDeque::with_capacity(FIFO_BYTES),
            shifting: None,
            bus: Clocks::RESET.bus,
            divider: 1,
        }
    }
}

impl Sender {
    /// Puts a byte into the FIFO, from which it goes on at once if the shift register is free.
    pub(super) fn send(&mut self, byte: u8, format: Format, now: Time) {
        if self.shifting.is_none() {
            self.shift(byte, format, now);
        } else if self.fifo.len() < FIFO_BYTES {
            self.fifo.push_back(byte);
        }
    }
    /// The next byte that is over, until `now`. The one after it starts where it ended.
    pub(super) fn sent(&mut self, format: Format, now: Time) -> Option<Sent> {
        let Shifting {
            byte,
            start,
            end,
            half_bits,
        } = self.shifting.filter(|s| s.end <= now)?;
        self.shifting = None;
        if let Some(following) = self.fifo.pop_front() {
            self.shift(following, format, end);
        }
        let twice = 2 * (end - start).max(1);
        let baud = ((half_bits * SECOND + twice / 2) / twice) as u32;
        Some(Sent { byte, baud, end })
    }
    /// The end of the frame in the shift register.
    pub(super) fn end(&self) -> Time {
        self.shifting.map_or(NEVER, |s| s.end)
    }
    /// Bytes in the FIFO.
    pub(super) fn waiting(&self) -> usize {
        self.fifo.len()
    }
    /// Empties the FIFO.
    pub(super) fn clear(&mut self) {
        self.fifo.clear();
    }
    /// The time of a frame.
    pub(super) fn frame(&self, format: Format) -> Time {
        format.half_bits * u64::from(format.divider) * self.bus / 2
    }
    /// Sets the divider for the rest of the present frame, too.
    pub(super) fn set_speed(&mut self, format: Format, now: Time) {
        self.rescale(self.bus, format, now);
    }
    /// Sets the bus clock, for the rest of the present frame too.
    pub(super) fn set_bus(&mut self, bus: Time, format: Format, now: Time) {
        self.rescale(bus, format, now);
        self.bus = bus;
    }
    /// An empty sender with this one's clock.
    pub(super) fn reset(&self) -> Sender {
        Sender {
            bus: self.bus,
            ..Sender::default()
        }
    }

    fn shift(&mut self, byte: u8, format: Format, start: Time) {
        self.divider = format.divider;
        self.shifting = Some(Shifting {
            byte,
            start,
            end: start + self.frame(format),
            half_bits: format.half_bits,
        });
    }
    fn rescale(&mut self, bus: Time, format: Format, now: Time) {
        let old = u128::from(self.bus) * u128::from(self.divider);
        let new = u128::from(bus) * u128::from(format.divider);
        if let Some(shifting) = &mut self.shifting {
            let left = u128::from(shifting.end - now) * new / old;
            shifting.end = now + left as Time;
        }
        self.divider = format.divider;
    }
}
