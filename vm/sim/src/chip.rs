//! The chip of a simulated board: its pins with the parts behind them, its clock, its power and its
//! random numbers.

use core::borrow::BorrowMut;

use vm::board::Reset;

use crate::{Card, Devices, Flash, Pins, Power, Wiring};

/// The CPU's clock at power-on, in Hz.
const CPU_HZ: u32 = 80_000_000;
/// Microseconds that a byte on the hardware SPI takes, at 1 MHz. The simulated reader lets them pass by itself.
const SPI_BYTE_US: u64 = 8;

/// The state of a chip. `C` is how the card on the reader is kept: see [`crate::Mfrc522`].
#[derive(Clone, Debug)]
pub struct Chip<C = Card> {
    /// The pins, with screen and reader behind them.
    pub pins: Pins<C>,
    /// Why the chip started, and its watchdog.
    pub power: Power,
    /// The CPU's clock, in Hz.
    pub cpu_hz: u32,
    /// The flash chip, which outlives every restart.
    pub flash: Flash,
    now_us: u64,
    heap_bytes: u32,
    seed: u32,
    /// The watchdog was not fed in time.
    bitten: bool,
}

impl<C> Chip<C> {
    /// The seed of the random numbers on a board whose runs are all alike.
    pub const SEED: u32 = 0x2545_f491;

    /// A chip after power-on, with `heap_bytes` of heap and stack and its parts wired as `wiring` says.
    /// The seed must not be zero: the generator would never leave it.
    #[must_use]
    pub const fn new(heap_bytes: u32, wiring: Wiring, seed: u32) -> Chip<C> {
        Chip {
            pins: Pins::new(Devices::new(wiring)),
            power: Power::new(),
            cpu_hz: CPU_HZ,
            flash: Flash::new(Flash::SIZE),
            now_us: 0,
            heap_bytes,
            seed,
            bitten: false,
        }
    }
    /// Microseconds since the clock started.
    #[must_use]
    pub fn now_us(&self) -> u64 {
        self.now_us
    }
    /// Bytes of heap and stack.
    #[must_use]
    pub fn heap_bytes(&self) -> u32 {
        self.heap_bytes
    }
    /// True once the watchdog was not fed in time: the run has to end.
    #[must_use]
    pub fn is_bitten(&self) -> bool {
        self.bitten
    }
    /// The next random word (xorshift).
    pub fn random(&mut self) -> u32 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 17;
        self.seed ^= self.seed << 5;
        self.seed
    }
    /// Sets clock and CPU frequency to what they are at power-on.
    pub fn restart_clock(&mut self) {
        self.now_us = 0;
        self.cpu_hz = CPU_HZ;
    }
    /// Sets the clock to that of another chip, with which the parts have lived until then.
    pub fn set_clock(&mut self, now_us: u64) {
        self.now_us = now_us;
    }
    /// Counts the time of bytes on the SPI. The reader and the watchdog do not see it here.
    pub fn count_spi(&mut self, bytes: usize) {
        self.now_us += SPI_BYTE_US * bytes as u64;
    }
}

impl<C: BorrowMut<Card>> Chip<C> {
    /// Lets time pass, for the parts and the watchdog too.
    pub fn pass(&mut self, us: u32) {
        self.now_us += u64::from(us);
        self.pins.devices.advance_us(us);
        self.bitten |= !self.power.pass(us);
    }
    /// Lets time pass until the clock shows `now_us`.
    pub fn pass_until(&mut self, now_us: u64) {
        let us = now_us.saturating_sub(self.now_us);
        self.pass(u32::try_from(us).unwrap_or(u32::MAX));
        self.now_us = now_us;
    }
    /// The program has ended by a reset: how it starts anew, if it does. Only a soft reset keeps the pins.
    pub fn restarts(&mut self) -> Option<Reset> {
        let how = self.power.restarts();
        self.bitten = false;
        if how != Some(Reset::Soft) {
            self.pins.release();
        }
        how
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chip() -> Chip {
        Chip::new(1024, Wiring::shared(), Chip::<Card>::SEED)
    }

    #[test]
    fn the_clock_follows_another_one() {
        let mut c = chip();
        c.pass(10);
        c.pass_until(25);
        assert_eq!(c.now_us(), 25);
        let long = u64::from(u32::MAX) * 3;
        c.pass_until(long);
        assert_eq!(c.now_us(), long);
    }

    #[test]
    fn a_watchdog_bites_until_the_chip_restarts() {
        let mut c = chip();
        c.power.start_watchdog(1);
        c.pass(999);
        assert!(!c.is_bitten());
        c.pass(1);
        assert!(c.is_bitten());
        assert_eq!(c.restarts(), Some(Reset::Hard));
        assert!(!c.is_bitten());
    }

    #[test]
    fn a_restart_keeps_clock_and_frequency_unless_asked() {
        let mut c = chip();
        c.pass(10);
        c.cpu_hz = 160_000_000;
        c.restarts();
        assert_eq!((c.now_us(), c.cpu_hz), (10, 160_000_000));
        c.restart_clock();
        assert_eq!((c.now_us(), c.cpu_hz), (0, CPU_HZ));
    }
}
