//! The emulated twin's board: console by the simulator's calls, a virtual clock, and pins with the
//! simulated box behind them.

mod mailbox;
mod simulator;

pub use mailbox::Mailbox;
pub use simulator::{exit, write_error, write_output};

use sim::{Card, Devices, Pins, Wiring};
use vm::board::pin::PinSetup;
use vm::board::spi::SpiSetup;
use vm::board::{Board, Reset, ResetCause};

/// Microseconds that pass with each look at the clock: a program that polls comes to an end.
const TICK_US: u32 = 10;

/// The board. Time passes by looking at the clock and by sleeping, so that a run is the same each time.
pub struct EmulatedBoard {
    now_us: u64,
    seconds: u32,
    seed: u32,
    cpu_hz: u32,
    pins: &'static mut Pins,
}

impl EmulatedBoard {
    /// A board whose clock and chance begin as the mailbox says. Not inlined: the box is made on the
    /// stack and copied, and that stack is free again before the program starts.
    #[inline(never)]
    pub fn new(mail: &Mailbox) -> EmulatedBoard {
        let pins = simulator::pins(Pins::new(Devices::new(Wiring::shared())));
        if mail.card {
            pins.devices.reader.place(Card::new(mailbox::card_uid()));
        }
        EmulatedBoard {
            now_us: 0,
            seconds: mail.seconds,
            seed: mail.seed | 1,
            cpu_hz: 80_000_000,
            pins,
        }
    }
    fn pass(&mut self, us: u32) {
        self.now_us += u64::from(us);
        self.pins.devices.advance_us(us);
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
    fn seconds(&mut self) -> u32 {
        self.seconds + (self.now_us / 1_000_000) as u32
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
        ResetCause::PowerOn
    }
    /// As the run ends by it: the status is 0, as on the host.
    fn reset(&mut self, _how: Reset) {}
}
