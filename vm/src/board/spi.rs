//! SPI, as the VM and a board speak of it.

use super::Board;

/// Most bytes of a transfer: the FIFO `SPI_W0` to `SPI_W15` of the chip has 64
/// (ESP8266 Technical Reference, chapter 4).
pub const FIFO: usize = 64;
/// The byte that comes in from a bus on which no device answers.
pub const IDLE: u8 = 0xff;
/// The pins of the hardware SPI: clock, data out, data in.
pub const HSPI: [u32; 3] = [14, 13, 12];

/// The clock of the hardware SPI: the 80-MHz bus clock divided by both numbers. On the chip
/// they are, less one, the fields `CLKDIV_PRE` (13 bits) and `CLKCNT_N` (6 bits) of `SPI_CLOCK`;
/// the undivided clock is its bit 31 (ESP8266 Technical Reference, chapter 4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpiClock {
    /// First divider, 1 to 8192.
    pub pre: u32,
    /// Bus clocks of a bit after that: 1 for the undivided clock, else even, 2 to 64.
    pub count: u32,
}

/// Frequency of the bus clock, whatever the CPU's is.
const BUS_HZ: u32 = 80_000_000;

impl SpiClock {
    /// The clock that MicroPython takes for `hz`; `None` if there is none: beyond 40 MHz
    /// there is 80 MHz only.
    pub fn new(hz: u32) -> Option<SpiClock> {
        if hz == BUS_HZ {
            return Some(SpiClock { pre: 1, count: 1 });
        }
        if hz == 0 || hz > BUS_HZ / 2 {
            return None;
        }
        let divider = BUS_HZ / 2 / hz;
        let pre = divider.min(1 << 13);
        let count = divider / pre * 2;
        (count <= 1 << 6).then_some(SpiClock { pre, count })
    }
    /// Bits per second.
    pub const fn hz(self) -> u32 {
        BUS_HZ / (self.pre * self.count)
    }
}

/// How the hardware SPI is set up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpiSetup {
    /// The clock.
    pub clock: SpiClock,
    /// The clock's level between transfers (CPOL).
    pub polarity: bool,
    /// Data are taken at the second edge of the clock, not at the first (CPHA).
    pub phase: bool,
}

/// A bus that the CPU drives by software: three pins and a pace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SoftSpi {
    /// Pin of the clock.
    pub sck: u32,
    /// Pin of the data out.
    pub mosi: u32,
    /// Pin of the data in.
    pub miso: u32,
    /// Microseconds of half a bit; 0 for as fast as possible.
    pub half_us: u32,
    /// The clock's level between transfers.
    pub polarity: bool,
    /// Data are taken at the second edge of the clock, not at the first.
    pub phase: bool,
}

/// Moves the bytes over three pins, most significant bit first, and puts what came back
/// in their place.
pub fn bit_bang<B: Board + ?Sized>(board: &mut B, wires: &SoftSpi, bytes: &mut [u8]) {
    let edge = |board: &mut B, active: bool| {
        // The half of a bit before an edge: data settle before they are taken.
        if wires.half_us > 0 {
            board.sleep_us(wires.half_us);
        }
        board.pin_write(wires.sck, active != wires.polarity);
    };
    for byte in bytes {
        // Bits leave at the top and come in at the bottom.
        let mut w = u32::from(*byte);
        for _ in 0..8 {
            if wires.phase {
                edge(board, true);
            }
            board.pin_write(wires.mosi, w & 0x80 != 0);
            edge(board, !wires.phase);
            w = w << 1 | u32::from(board.pin_read(wires.miso));
            if !wires.phase {
                edge(board, false);
            }
        }
        *byte = w as u8;
    }
}

#[cfg(test)]
mod tests;
