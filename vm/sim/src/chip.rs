//! The chip of a simulated board: its pins with the parts behind them, its clock, its power and its
//! random numbers.

use core::borrow::BorrowMut;

use vm::board::pin::PinSetup;
use vm::board::{uart, Reset, NO_SUPPLY};

use crate::events::Events;
use crate::part::{Nanos, US};
use crate::registers::Registers;
use crate::{Card, Devices, Flash, Pins, Power, Wiring};

/// The CPU's clock at power-on, in Hz.
const CPU_HZ: u32 = 80_000_000;
/// Microseconds that a byte on the hardware SPI takes, at 1 MHz. The simulated reader lets them pass by itself.
const SPI_BYTE_US: Nanos = 8;

/// The state of a chip. `C` is how the card on the reader is kept: see [`crate::Mfrc522`].
#[derive(Clone, Debug)]
pub struct Chip<C = Card> {
    /// The pins, with screen and reader behind them.
    pub pins: Pins<C>,
    /// Why the chip started, and its watchdog.
    pub power: Power,
    /// The CPU's clock, in Hz.
    pub cpu_hz: u32,
    /// The supply voltage as `ADC(1)` reads it.
    pub supply: u32,
    /// The registers that are not those of another part.
    pub(crate) registers: Registers,
    /// Time since the clock started.
    now: Nanos,
    /// The flash chip, which outlives every restart.
    pub flash: Flash,
    heap_bytes: u32,
    seed: u32,
    /// The watchdog was not fed in time.
    bitten: bool,
    /// The speed of serial port 1, in bits a second.
    baud_1: u32,
    /// Edges, alarm and pulses.
    pub(crate) events: Events,
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
            supply: NO_SUPPLY,
            registers: Registers::new(),
            now: 0,
            flash: Flash::new(Flash::SIZE),
            heap_bytes,
            seed,
            bitten: false,
            baud_1: 115_200,
            events: Events::new(),
        }
    }
    /// Microseconds since the clock started.
    #[must_use]
    pub fn now_us(&self) -> u64 {
        self.now / US
    }
    /// Nanoseconds since the clock started.
    #[must_use]
    pub fn now(&self) -> Nanos {
        self.now
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
        self.now = 0;
        self.cpu_hz = CPU_HZ;
    }
    /// Sets the clock to that of another chip, with which the parts have lived until then.
    pub fn set_clock(&mut self, now_us: u64) {
        self.now = now_us * US;
    }
}

impl<C: BorrowMut<Card>> Chip<C> {
    /// Counts the time of bytes on the SPI. The reader and the watchdog do not see it here.
    pub fn count_spi(&mut self, bytes: usize) {
        self.go(SPI_BYTE_US * US * bytes as Nanos, |devices, time| {
            devices.lines.advance(time)
        });
    }
    /// Lets time pass for the clock and, by `advance`, for parts: from each change of a line to the next one, so that
    /// the clock shows the moment of each change when it happens.
    fn go(&mut self, time: Nanos, advance: impl Fn(&mut Devices<C>, Nanos)) {
        let end = self.now + time;
        while self.now < end {
            let step = self
                .until_change()
                .map_or(end - self.now, |next| next.min(end - self.now));
            self.now += step;
            advance(&mut self.pins.devices, step);
            while let Some((high, low)) = self.events.pulses.due(self.now) {
                for pin in (0..u32::BITS).filter(|pin| (high | low) >> pin & 1 != 0) {
                    self.pins.write(pin, high >> pin & 1 != 0);
                }
            }
            self.look_at_pins();
        }
    }
    /// Nanoseconds until a part or a pulse changes a line.
    pub(crate) fn until_change(&self) -> Option<Nanos> {
        let part = self.pins.devices.lines.until_change();
        let pulse = self.events.pulses.until(self.now);
        part.into_iter().chain(pulse).min()
    }
    /// Notes the edges of the watched pins.
    pub(crate) fn look_at_pins(&mut self) {
        let watched = self.events.watched();
        for pin in (0..u32::BITS).filter(|pin| watched >> pin & 1 != 0) {
            let level = self.pins.read(pin);
            self.events.see(pin, level);
        }
    }
    /// True if the program has handlers or timers.
    #[must_use]
    pub fn awaits_events(&self) -> bool {
        self.events.is_active()
    }
    /// Microseconds until something may happen that the program waits for.
    pub(crate) fn until_event_us(&self) -> Option<u64> {
        let change = match self.events.watched() {
            0 => None,
            _ => self.until_change().map(|left| left.div_ceil(US)),
        };
        let alarm = self.events.alarm_us;
        let alarm = alarm.map(|at| at.saturating_sub(self.now_us()));
        change.into_iter().chain(alarm).min()
    }
    /// True while the timer makes pulses. They go on after a program's end.
    pub fn makes_pulses(&self) -> bool {
        self.events.pulses.until(self.now).is_some()
    }
    /// Lets time pass, for the parts and the watchdog too.
    pub fn pass(&mut self, us: u32) {
        self.pass_ns(Nanos::from(us) * US);
    }
    /// Lets nanoseconds pass, for the parts and the watchdog too.
    pub fn pass_ns(&mut self, time: Nanos) {
        let before = self.now_us();
        self.go(time, Devices::advance);
        let us = self.now_us() - before;
        self.bitten |= !self.power.pass(us.try_into().unwrap_or(u32::MAX));
    }
    /// Lets time pass until the clock shows `now_us`, if it is not that late already.
    pub fn pass_until(&mut self, now_us: u64) {
        self.pass_ns((now_us * US).saturating_sub(self.now));
    }
    /// Sets a serial port up, as `vm::board::Board::uart_setup`. Port 0 is the console, which has no speed here.
    pub(crate) fn uart_setup(&mut self, port: u32, baud: u32, _frame: u32) {
        if port == 1 {
            self.baud_1 = baud;
            self.pins.setup(uart::TX_1, PinSetup::INPUT);
        }
    }
    /// Sends a byte by port 1. It takes the time of ten bits.
    pub(crate) fn uart_send(&mut self, byte: u8) {
        self.pass_ns(10 * Nanos::from(1_000_000_000 / self.baud_1));
        self.pins.devices.lines.serial(1, byte, self.baud_1);
    }
    /// The length of the next pulse at a pin, as `vm::board::Board::pulse_us` tells.
    pub(crate) fn pulse_us(&mut self, pin: u32, level: bool, timeout_us: u32) -> i32 {
        let timeout = Nanos::from(timeout_us) * US;
        let (mut wanted, mut edges, mut start) = (level, 2, self.now);
        loop {
            let passed = self.now - start;
            if self.pins.read(pin) == wanted {
                edges -= 1;
                if edges == 0 {
                    return (passed / US) as i32;
                }
                (wanted, start) = (!wanted, self.now);
            } else if passed >= timeout {
                return -edges;
            } else {
                let left = timeout - passed;
                let step = self.until_change().unwrap_or(left);
                self.pass_ns(step.clamp(1, left));
            }
        }
    }
    /// The program has ended by a reset: how it starts anew, if it does. Only a soft reset keeps the pins.
    pub fn restarts(&mut self) -> Option<Reset> {
        let how = self.power.restarts();
        self.bitten = false;
        if how != Some(Reset::Soft) {
            self.pins.release();
            self.registers.reset();
            self.events = Events::new();
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
        c.pass_until(24);
        assert_eq!(c.now_us(), 25, "a clock does not go back");
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
