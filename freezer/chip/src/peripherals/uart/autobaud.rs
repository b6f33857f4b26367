//! Measuring the speed of what is received: the shortest pulses at RXD in bus clocks, and the number of edges.
//!
//! Source: the ROM at 0x40003924, which takes (low + high) / 2 + 12 as the divider when 29 edges have come: a pulse is
//! counted 12 clocks too short. The sender is taken to have the port's own speed.

use super::sender::Format;

/// AUTOBAUD: measures.
const ON: u32 = 1 << 0;
/// A pulse's length while none has been seen.
const NO_PULSE: u32 = 0xf_ffff;
/// Clocks by which a pulse is counted too short.
const LOST: u32 = 12;
const MOST_EDGES: u32 = 0x3ff;

#[derive(Clone, Copy, Debug)]
pub(super) struct Autobaud {
    control: u32,
    low: u32,
    high: u32,
    edges: u32,
}

impl Default for Autobaud {
    fn default() -> Autobaud {
        Autobaud {
            control: 0,
            low: NO_PULSE,
            high: NO_PULSE,
            edges: 0,
        }
    }
}

impl Autobaud {
    /// Writes the control register. Switching on starts a measurement.
    pub(super) fn write(&mut self, value: u32) {
        if value & ON != 0 && self.control & ON == 0 {
            *self = Autobaud::default();
        }
        self.control = value;
    }
    pub(super) const fn control(&self) -> u32 {
        self.control
    }
    pub(super) const fn low_pulse(&self) -> u32 {
        self.low
    }
    pub(super) const fn high_pulse(&self) -> u32 {
        self.high
    }
    pub(super) const fn edges(&self) -> u32 {
        self.edges
    }
    /// A frame came in: its pulses are counted, but for the last, which goes on in the stop bit.
    pub(super) fn see(&mut self, byte: u8, format: Format) {
        if self.control & ON == 0 {
            return;
        }
        let byte = u32::from(byte) & ((1 << format.data) - 1);
        let parity = |odd| byte.count_ones() % 2 != u32::from(odd);
        let bits = core::iter::once(false)
            .chain((0..format.data).map(|i| byte >> i & 1 != 0))
            .chain(format.parity.map(parity))
            .chain(core::iter::once(true));
        let mut level = true;
        let mut length = 0;
        for bit in bits {
            if bit != level {
                self.edge(level, length * format.divider);
                (level, length) = (bit, 0);
            }
            length += 1;
        }
    }
    /// An edge at the end of a pulse at `level` of `clocks`; 0 for the pause before the frame.
    fn edge(&mut self, level: bool, clocks: u32) {
        self.edges = (self.edges + 1).min(MOST_EDGES);
        if clocks > 0 {
            let shortest = if level { &mut self.high } else { &mut self.low };
            *shortest = (*shortest).min(clocks.saturating_sub(LOST));
        }
    }
}
