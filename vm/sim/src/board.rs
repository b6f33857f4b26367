//! A simulated board: a [`Chip`] in a [`World`]. The board answers the VM as the chip does, and the world
//! decides the rest: where the console goes, how time passes, and who watches.

use core::borrow::BorrowMut;
use core::ops::Range;

use vm::board::flash::SECTOR;
use vm::board::irq::{Edge, ALARM, PINS};
use vm::board::pin::PinSetup;
use vm::board::pwm::Step;
use vm::board::{rtc, Event, Reset, ResetCause};
use vm::program::HeapReport;

use crate::part::{Nanos, US};
use crate::{Card, Chip};

/// What a simulated board needs of its surroundings. A world owns the chip, so that its methods can pass time
/// and move cards.
pub trait World {
    /// How the card on the reader is kept: see [`crate::Mfrc522`].
    type Card: BorrowMut<Card>;

    /// The chip.
    fn chip(&self) -> &Chip<Self::Card>;
    /// The chip, to change it.
    fn chip_mut(&mut self) -> &mut Chip<Self::Card>;

    /// Writes bytes to the console.
    fn write(&mut self, bytes: &[u8]);
    /// Reads one byte from the console, waiting for it; `None` at its end.
    fn read(&mut self) -> Option<u8>;

    /// Brings the chip's clock up to date before a program reads it. A virtual clock goes on a little, so that
    /// a program that polls it comes to an end.
    fn look(&mut self);
    /// Lets the program sleep.
    fn sleep(&mut self, us: u32);
    /// Microseconds since 2000-01-01.
    fn time_us(&mut self) -> u64;
    /// Brings the chip's clock up to date where time passes by itself; a virtual clock stays as it is.
    fn catch_up(&mut self) {}
    /// The chip's clock has gone on by itself for a while: waits for the time here, where that passes by itself.
    fn wait_for_chip(&mut self) {}
    /// Sleeps deeply: `ms` milliseconds, or until the reset pin for `None`.
    fn deep_sleep(&mut self, ms: Option<u32>) {
        let _ = ms;
    }
    /// The program has ended, but its handlers and timers have not.
    fn handlers_go_on(&mut self) {}
    /// Bytes were sent over the hardware SPI.
    fn sent(&mut self, bytes: usize) {
        let _ = bytes;
    }

    /// True if [`World::read`] would not have to wait.
    fn input_waits(&mut self) -> bool {
        true
    }
    /// Bytes of the flash chip have changed: those of sector number `sector`.
    fn flash_changed(&mut self, sector: u32) {
        let _ = sector;
    }

    /// The board is polled; `heap` is the heap at this moment.
    fn polled(&mut self, heap: HeapReport) {
        let _ = heap;
    }
    /// True if the program is to be left, as at a reset.
    fn is_left(&self) -> bool {
        false
    }
    /// True if Ctrl-C was typed since the last call.
    fn interrupted(&mut self) -> bool {
        false
    }
}

/// A simulated board.
#[derive(Clone, Debug)]
pub struct Board<W> {
    /// The board's surroundings.
    pub world: W,
    /// The clock is virtual: see `vm::board::Board::exact`.
    exact: bool,
}

impl<W: World> Board<W> {
    /// A board in this world.
    #[must_use]
    pub const fn new(world: W) -> Board<W> {
        Board {
            world,
            exact: false,
        }
    }

    /// Brings the chip's clock up to date before a program reads it, or a pin while the clock is virtual.
    fn look(&mut self) {
        match self.exact {
            true => self.world.chip_mut().pass(1),
            false => self.world.look(),
        }
    }
}

impl<W: World> vm::board::Board for Board<W> {
    fn write(&mut self, bytes: &[u8]) {
        self.world.write(bytes);
    }
    fn read(&mut self) -> Option<u8> {
        self.world.read()
    }
    fn ticks_ms(&mut self) -> u32 {
        self.look();
        (self.world.chip().now_us() / 1000) as u32
    }
    fn ticks_us(&mut self) -> u32 {
        self.look();
        self.world.chip().now_us() as u32
    }
    fn sleep_us(&mut self, us: u32) {
        match self.exact {
            true => self.world.chip_mut().pass(us),
            false => self.world.sleep(us),
        }
    }
    fn exact(&mut self, on: bool) {
        if on == self.exact {
            return;
        }
        self.exact = on;
        match on {
            true => self.world.catch_up(),
            false => self.world.wait_for_chip(),
        }
    }
    fn pulse_us(&mut self, pin: u32, level: bool, timeout_us: u32) -> i32 {
        let outer = self.exact;
        self.exact(true);
        let us = self.world.chip_mut().pulse_us(pin, level, timeout_us);
        self.exact(outer);
        us
    }
    /// On the chip, the interpreter takes longer than a strip's reset from one stream to the next. Here a pause stands for that.
    fn bitstream(&mut self, pin: u32, ns: &[u32; 4], words: &[u32], bytes: Range<u32>) {
        const PAUSE: Nanos = 100 * US;
        self.exact(true);
        let chip = self.world.chip_mut();
        chip.pass_ns(PAUSE);
        for at in bytes {
            let byte = words[at as usize / 4] >> (at % 4 * 8);
            for bit in (0..8).rev().map(|i| (byte >> i & 1) as usize) {
                for (level, ns) in [(true, ns[2 * bit]), (false, ns[2 * bit + 1])] {
                    chip.pins.write(pin, level);
                    chip.look_at_pins();
                    chip.pass_ns(ns.into());
                }
            }
        }
        self.exact(false);
    }
    fn uart_setup(&mut self, port: u32, baud: u32, frame: u32) {
        self.world.chip_mut().uart_setup(port, baud, frame);
    }
    fn uart_send(&mut self, byte: u8) {
        self.exact(true);
        self.world.chip_mut().uart_send(byte);
        self.exact(false);
    }
    fn handlers_go_on(&mut self) {
        self.world.handlers_go_on();
    }
    fn doze_us(&mut self, us: u32) -> u32 {
        if !self.world.chip().awaits_events() {
            self.world.sleep(us);
            return 0;
        }
        let end = self.world.chip().now_us() + u64::from(us);
        loop {
            let left = end.saturating_sub(self.world.chip().now_us()) as u32;
            if left == 0 || self.has_event(PINS | ALARM) {
                return left;
            }
            let step = self.world.chip().until_event_us();
            let step = step.map_or(left, |us| us.clamp(1, left.into()) as u32);
            self.world.sleep(step);
        }
    }
    fn poll(&mut self, interrupt: Option<u8>, heap: HeapReport) -> Event {
        self.world.polled(heap);
        if self.world.chip().awaits_events() {
            self.world.catch_up();
        }
        if self.world.is_left() || self.world.chip().is_bitten() {
            return Event::Reset;
        }
        match interrupt.is_some() && self.world.interrupted() {
            true => Event::Interrupt,
            false => Event::None,
        }
    }
    fn random(&mut self) -> u32 {
        self.world.chip_mut().random()
    }
    fn time_us(&mut self) -> u64 {
        self.world.time_us().wrapping_add(rtc::offset(self))
    }
    fn heap_bytes(&self) -> u32 {
        self.world.chip().heap_bytes()
    }
    fn pin_setup(&mut self, pin: u32, setup: PinSetup) {
        self.world.chip_mut().pins.setup(pin, setup);
        self.world.chip_mut().look_at_pins();
    }
    fn pin_write(&mut self, pin: u32, high: bool) {
        self.world.chip_mut().pins.write(pin, high);
        self.world.chip_mut().look_at_pins();
    }
    fn pin_watch(&mut self, pin: u32, edges: u32) {
        let chip = self.world.chip_mut();
        let level = chip.pins.read(pin);
        chip.events.watch(pin, edges, level);
    }
    fn has_event(&mut self, of: u32) -> bool {
        let chip = self.world.chip_mut();
        chip.look_at_pins();
        chip.events.has(of, chip.now_us())
    }
    fn take_edge(&mut self, pins: u32) -> Option<Edge> {
        self.world.chip_mut().events.take(pins)
    }
    fn edges_lost(&mut self) -> u32 {
        self.world.chip().events.lost()
    }
    fn now_us(&mut self) -> u64 {
        self.world.look();
        self.world.chip().now_us()
    }
    fn set_alarm(&mut self, at_us: Option<u64>) {
        self.world.chip_mut().events.alarm_us = at_us;
    }
    fn input_waits(&mut self) -> bool {
        self.world.input_waits()
    }
    fn release_interrupts(&mut self) {
        self.world.chip_mut().events.release();
    }
    fn pwm_play(&mut self, steps: &[Step]) {
        self.world.catch_up();
        let chip = self.world.chip_mut();
        let now = chip.now();
        chip.events.pulses.play(steps, now);
    }
    fn pin_read(&mut self, pin: u32) -> bool {
        if self.exact {
            self.look();
        }
        self.world.chip().pins.read(pin)
    }
    fn spi_transfer(&mut self, bytes: &mut [u8]) {
        self.world.chip_mut().pins.devices.spi_transfer(bytes);
        self.world.sent(bytes.len());
    }
    fn adc_read(&mut self) -> u32 {
        crate::adc::reading(
            self.world
                .chip()
                .pins
                .devices
                .lines
                .analog_uv()
                .unwrap_or(0),
        )
    }
    fn supply_read(&mut self) -> u32 {
        self.world.chip().supply
    }
    fn peek(&mut self, at: u32) -> Option<u32> {
        self.world.chip_mut().peek(at)
    }
    fn poke(&mut self, at: u32, word: u32) -> bool {
        self.world.chip_mut().poke(at, word)
    }
    fn cpu_hz(&self) -> u32 {
        self.world.chip().cpu_hz
    }
    fn set_cpu_hz(&mut self, hz: u32) {
        self.world.chip_mut().cpu_hz = hz;
    }
    fn reset_cause(&mut self) -> ResetCause {
        self.world.chip().power.cause()
    }
    fn reset(&mut self, how: Reset) {
        self.world.chip_mut().power.reset(how);
    }
    /// Without a time nobody wakes the chip: it does not start anew.
    fn deep_sleep(&mut self, ms: Option<u32>) {
        self.world.deep_sleep(ms);
        if ms.is_some() {
            self.world.chip_mut().power.wake();
        }
    }
    fn watchdog_start(&mut self, ms: u32) {
        self.world.catch_up();
        self.world.chip_mut().power.start_watchdog(ms);
    }
    fn watchdog_feed(&mut self) {
        self.world.catch_up();
        self.world.chip_mut().power.feed();
    }
    fn flash_id(&mut self) -> u32 {
        self.world.chip().flash.id()
    }
    fn flash_size(&mut self) -> u32 {
        self.world.chip().flash.size()
    }
    fn flash_read(&mut self, at: u32, into: &mut [u32]) -> bool {
        self.world.chip().flash.read(at, into)
    }
    fn flash_write(&mut self, at: u32, words: &[u32]) -> bool {
        let done = self.world.chip_mut().flash.write(at, words);
        let sectors = at / SECTOR..(at + 4 * words.len() as u32).div_ceil(SECTOR);
        sectors.for_each(|n| self.world.flash_changed(n));
        done
    }
    fn flash_erase(&mut self, sector: u32) -> bool {
        let done = self.world.chip_mut().flash.erase(sector);
        self.world.flash_changed(sector);
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Wiring;
    use vm::board::Board as _;

    const HEAP: HeapReport = HeapReport {
        used: 0,
        peak: 0,
        free: 0,
    };

    /// A world whose clock advances by a microsecond each time it is read.
    struct Bench {
        chip: Chip,
        left: bool,
        interrupt: bool,
    }

    impl World for Bench {
        type Card = Card;
        fn chip(&self) -> &Chip {
            &self.chip
        }
        fn chip_mut(&mut self) -> &mut Chip {
            &mut self.chip
        }
        fn write(&mut self, _bytes: &[u8]) {}
        fn read(&mut self) -> Option<u8> {
            None
        }
        fn look(&mut self) {
            self.chip.pass(1);
        }
        fn sleep(&mut self, us: u32) {
            self.chip.pass(us);
        }
        fn time_us(&mut self) -> u64 {
            self.chip.now_us()
        }
        fn is_left(&self) -> bool {
            self.left
        }
        fn interrupted(&mut self) -> bool {
            core::mem::take(&mut self.interrupt)
        }
    }

    fn board() -> Board<Bench> {
        Board::new(Bench {
            chip: Chip::new(4096, Wiring::shared(), Chip::<Card>::SEED),
            left: false,
            interrupt: false,
        })
    }

    #[test]
    fn clock_and_heap_are_the_chips() {
        let mut b = board();
        b.sleep_us(1999);
        assert_eq!((b.ticks_ms(), b.ticks_us()), (2, 2001));
        assert_eq!(b.heap_bytes(), 4096);
    }

    #[test]
    fn an_interrupt_waits_until_the_console_may_interrupt() {
        let mut b = board();
        b.world.interrupt = true;
        assert_eq!(b.poll(None, HEAP), Event::None);
        assert_eq!(b.poll(Some(3), HEAP), Event::Interrupt);
        assert_eq!(b.poll(Some(3), HEAP), Event::None);
    }

    #[test]
    fn a_program_that_is_left_or_bitten_is_reset() {
        let mut b = board();
        b.world.left = true;
        assert_eq!(b.poll(None, HEAP), Event::Reset);
        b.world.left = false;
        b.watchdog_start(1);
        assert_eq!(b.poll(None, HEAP), Event::None);
        b.sleep_us(1000);
        assert_eq!(b.poll(None, HEAP), Event::Reset);
        assert_eq!(b.world.chip.restarts(), Some(Reset::Hard));
        assert_eq!(b.reset_cause(), ResetCause::Watchdog);
    }

    #[test]
    fn a_soft_reset_keeps_the_pins() {
        let driven = |how| {
            let mut b = board();
            b.pin_setup(4, PinSetup::output(true));
            b.reset(how);
            assert_eq!(b.world.chip.restarts(), Some(how));
            b.pin_read(4)
        };
        assert!(driven(Reset::Soft));
        assert!(!driven(Reset::Hard));
    }

    #[test]
    fn deep_sleep_without_a_time_does_not_wake() {
        let mut b = board();
        b.deep_sleep(None);
        assert_eq!(b.world.chip.restarts(), None);
        b.deep_sleep(Some(5));
        assert_eq!(b.world.chip.restarts(), Some(Reset::Hard));
        assert_eq!(b.reset_cause(), ResetCause::DeepSleep);
    }
}
