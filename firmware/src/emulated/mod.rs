//! The emulated twin's board: a console by the simulator's calls, a virtual clock, and pins that are wired
//! to the simulated box.

mod mailbox;
mod simulator;

pub use mailbox::Mailbox;
pub use simulator::{exit, write_error, write_output};

use sim::{Card, Devices, Pins, Power, Wiring};
use vm::board::pin::PinSetup;
use vm::board::spi::SpiSetup;
use vm::board::{Board, Event, Reset, ResetCause};
use vm::program::HeapReport;

/// Microseconds that pass with each read of the clock, so that a program that polls it comes to an end.
const TICK_US: u32 = 10;

/// The emulated board. Its time passes only by reading the clock and by sleeping, so that every run is the
/// same.
pub struct EmulatedBoard {
    now_us: u64,
    seconds: u32,
    seed: u32,
    cpu_hz: u32,
    power: Power,
    /// The watchdog was not fed in time.
    bitten: bool,
    pins: &'static mut Pins,
}

impl EmulatedBoard {
    /// A board whose clock and random numbers start as the mailbox says. It is not inlined, because the box is
    /// made on the stack and copied: that stack is free again before the program starts.
    #[inline(never)]
    pub fn new(mail: &Mailbox) -> EmulatedBoard {
        let pins = simulator::pins(match mail.soft_screen {
            false => Pins::new(Devices::new(Wiring::shared())),
            true => Pins::new(Devices::new(Wiring::soft())),
        });
        if mail.card {
            pins.devices.reader.place(Card::new(mailbox::card_uid()));
        }
        EmulatedBoard {
            now_us: 0,
            seconds: mail.seconds,
            seed: mail.seed | 1,
            cpu_hz: 80_000_000,
            power: Power::new(),
            bitten: false,
            pins,
        }
    }
    fn pass(&mut self, us: u32) {
        self.now_us += u64::from(us);
        self.pins.devices.advance_us(us);
        self.bitten |= !self.power.pass(us);
    }
    /// Restarts the board after a program that ended by a reset. A hard reset starts the clock from zero, and releases
    /// the pins. False if the run ends instead.
    pub fn restart(&mut self) -> bool {
        let how = self.power.restarts();
        self.bitten = false;
        if how != Some(Reset::Soft) {
            self.seconds += (self.now_us / 1_000_000) as u32;
            self.now_us = 0;
            self.cpu_hz = 80_000_000;
            self.pins.release();
        }
        how.is_some()
    }
}

impl Board for EmulatedBoard {
    fn write(&mut self, bytes: &[u8]) {
        simulator::write_output(bytes);
    }
    fn read(&mut self) -> Option<u8> {
        simulator::read()
    }
    fn ticks_ms(&mut self) -> u32 {
        self.pass(TICK_US);
        (self.now_us / 1000) as u32
    }
    fn ticks_us(&mut self) -> u32 {
        self.pass(TICK_US);
        self.now_us as u32
    }
    fn sleep_us(&mut self, us: u32) {
        self.pass(us);
    }
    fn random(&mut self) -> u32 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 17;
        self.seed ^= self.seed << 5;
        self.seed
    }
    fn time_us(&mut self) -> u64 {
        u64::from(self.seconds) * 1_000_000 + self.now_us
    }
    /// Computing takes time only while a watchdog runs, so that it can bite.
    fn poll(&mut self, _interrupt: Option<u8>, _heap: HeapReport) -> Event {
        if self.power.is_watched() {
            self.pass(TICK_US);
        }
        match self.bitten {
            true => Event::Reset,
            false => Event::None,
        }
    }
    fn heap_bytes(&self) -> u32 {
        crate::memory::heap_bytes()
    }
    fn stack_left(&self) -> u32 {
        crate::memory::stack_left()
    }

    fn pin_setup(&mut self, pin: u32, setup: PinSetup) {
        self.pins.setup(pin, setup);
    }
    fn pin_write(&mut self, pin: u32, high: bool) {
        self.pins.write(pin, high);
    }
    fn pin_read(&mut self, pin: u32) -> bool {
        self.pins.read(pin)
    }
    fn spi_setup(&mut self, _setup: &SpiSetup) {}
    fn spi_transfer(&mut self, bytes: &mut [u8]) {
        self.pins.devices.spi_transfer(bytes);
    }
    fn cpu_hz(&self) -> u32 {
        self.cpu_hz
    }
    fn set_cpu_hz(&mut self, hz: u32) {
        self.cpu_hz = hz;
    }
    fn reset_cause(&mut self) -> ResetCause {
        self.power.cause()
    }
    fn reset(&mut self, how: Reset) {
        self.power.reset(how);
    }
    /// Without a time nothing wakes the board, and the run ends.
    fn deep_sleep(&mut self, ms: Option<u32>) {
        if let Some(ms) = ms {
            self.seconds += ms / 1000;
            self.power.wake();
        }
    }
    fn watchdog_start(&mut self, ms: u32) {
        self.power.start_watchdog(ms);
    }
    fn watchdog_feed(&mut self) {
        self.power.feed();
    }
}
