//! Clocks against those that MicroPython takes; the bus driven by software against a device that
//! watches its wires.

use super::*;

#[test]
fn the_clock_is_micropythons() {
    let cases = [
        (80_000_000, Some((1, 1, 80_000_000))),
        (40_000_000, Some((1, 2, 40_000_000))),
        (3_000_000, Some((13, 2, 3_076_923))),
        (1_000_000, Some((40, 2, 1_000_000))),
        (2_000, Some((8192, 4, 2_441))),
        (150, Some((8192, 64, 152))),
        (100, None),
        (0, None),
        (40_000_001, None),
        (79_999_999, None),
        (u32::MAX, None),
    ];
    for (hz, wanted) in cases {
        let got = SpiClock::new(hz).map(|c| (c.pre, c.count, c.hz()));
        assert_eq!(got, wanted, "{hz} Hz");
    }
}

const WIRES: SoftSpi = SoftSpi {
    sck: 4,
    mosi: 5,
    miso: 16,
    half_us: 3,
    polarity: false,
    phase: false,
};

/// A device on three wires: takes and gives bits at the edges of its mode.
struct Device {
    wires: SoftSpi,
    clock: bool,
    data: bool,
    taken: std::vec::Vec<bool>,
    answer: std::collections::VecDeque<bool>,
    /// The level at its data out.
    out: bool,
    slept: u32,
}

impl Device {
    fn new(wires: SoftSpi, answer: &[u8]) -> Device {
        let mut answer: std::collections::VecDeque<bool> = answer
            .iter()
            .flat_map(|b| (0..8).rev().map(move |i| b >> i & 1 != 0))
            .collect();
        // Without phase the first bit is there before the clock moves.
        let out = !wires.phase && answer.pop_front().unwrap_or(true);
        Device {
            wires,
            clock: wires.polarity,
            data: false,
            taken: std::vec::Vec::new(),
            answer,
            out,
            slept: 0,
        }
    }
}

impl Board for Device {
    fn write(&mut self, _bytes: &[u8]) {}
    fn read(&mut self) -> Option<u8> {
        None
    }
    fn ticks_ms(&mut self) -> u32 {
        0
    }
    fn ticks_us(&mut self) -> u32 {
        0
    }
    fn sleep_us(&mut self, us: u32) {
        self.slept += us;
    }
    fn random(&mut self) -> u32 {
        0
    }
    fn time_us(&mut self) -> u64 {
        0
    }
    fn heap_bytes(&self) -> u32 {
        0
    }
    fn pin_write(&mut self, pin: u32, high: bool) {
        if pin == self.wires.mosi {
            self.data = high;
            return;
        }
        assert_eq!(pin, self.wires.sck);
        assert_ne!(self.clock, high, "the clock moves at every write");
        self.clock = high;
        let leading = high != self.wires.polarity;
        if leading == self.wires.phase {
            self.out = self.answer.pop_front().unwrap_or(true);
        } else {
            self.taken.push(self.data);
        }
    }
    fn pin_read(&mut self, pin: u32) -> bool {
        assert_eq!(pin, self.wires.miso);
        self.out
    }
}

#[test]
fn bytes_pass_both_ways_in_every_mode() {
    let sent = [0x00, 0xff, 0xa5, 0x01, 0x80];
    let answer = [0x5a, 0x00, 0xff, 0x81, 0x7e];
    for (polarity, phase) in [(false, false), (false, true), (true, false), (true, true)] {
        let wires = SoftSpi {
            polarity,
            phase,
            ..WIRES
        };
        let mut device = Device::new(wires, &answer);
        let mut bytes = sent;
        device.soft_spi(&wires, &mut bytes);
        assert_eq!(bytes, answer, "what came back, {polarity} {phase}");
        let taken: std::vec::Vec<u8> = device
            .taken
            .chunks(8)
            .map(|bits| bits.iter().fold(0, |b, bit| b << 1 | u8::from(*bit)))
            .collect();
        assert_eq!(taken, sent, "what arrived, {polarity} {phase}");
        assert_eq!(device.clock, polarity, "the clock rests");
        assert_eq!(device.slept, 5 * 8 * 2 * WIRES.half_us);
    }
}
