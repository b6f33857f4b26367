//! The emulated twin's board: console by the simulator's calls, a virtual clock.

mod mailbox;
mod simulator;

pub use mailbox::Mailbox;
pub use simulator::{exit, write_error, write_output};

use vm::board::Board;

/// Microseconds that pass with each look at the clock: a program that polls comes to an end.
const TICK_US: u32 = 10;

/// The board. Time passes by looking at the clock and by sleeping, so that a run is the same each time.
pub struct EmulatedBoard {
    now_us: u64,
    seconds: u32,
    seed: u32,
}

impl EmulatedBoard {
    /// A board whose clock and chance begin as the mailbox says.
    pub fn new(mail: &Mailbox) -> EmulatedBoard {
        EmulatedBoard {
            now_us: 0,
            seconds: mail.seconds,
            seed: mail.seed | 1,
        }
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
        self.now_us += u64::from(TICK_US);
        (self.now_us / 1000) as u32
    }
    fn ticks_us(&mut self) -> u32 {
        self.now_us += u64::from(TICK_US);
        self.now_us as u32
    }
    fn sleep_us(&mut self, us: u32) {
        self.now_us += u64::from(us);
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
}
