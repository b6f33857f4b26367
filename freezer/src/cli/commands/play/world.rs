//! The simulated box that is played: its parts, its clock, and what passes over its console.
//!
//! Time is virtual: it passes by sleeping, by looking at the clock, by each byte on the bus and by
//! computing. Whoever plays looks at the box whenever time has passed.

use std::collections::VecDeque;

use sim::{Card, Devices, Pins, Power};
use vm::board::pin::PinSetup;
use vm::board::{Board, Event, Reset, ResetCause};
use vm::program::HeapReport;

use super::Stage;
use crate::cli::support::decode::Decoder;

/// Time that passes by a look at the clock, and by so many steps as lie between two polls.
const LOOK_US: u32 = 10;
/// Time of a byte on the bus, as the simulated reader counts it.
const BYTE_US: u64 = 8;
/// While a program waits for the console, whoever plays looks this often.
const WAIT_US: u32 = 10_000;
/// What Ctrl-C is on a console.
const CTRL_C: u8 = 3;

/// Why a program that runs is to be left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// The play is over.
    Quit,
    /// Power goes off and on again.
    Restart,
    /// The player goes on to the box of this number.
    Box(usize),
}

/// A box.
pub struct World {
    /// Pins, screen and reader.
    pub pins: Pins<Box<Card>>,
    /// Microseconds since power-on.
    pub now_us: u64,
    /// All that the program has written.
    pub console: Vec<u8>,
    /// What is typed and not read yet.
    pub typed: VecDeque<u8>,
    /// Ctrl-C was typed.
    pub interrupt: bool,
    /// The program is to be left.
    pub leave: Option<Leave>,
    /// The heap when it was shown last.
    pub heap: HeapReport,
    decoder: Decoder,
    power: Power,
    bitten: bool,
    heap_bytes: u32,
    cpu_hz: u32,
    seed: u32,
}

impl World {
    /// A box without power yet.
    pub fn new(stage: &Stage, heap_bytes: u32) -> World {
        World {
            pins: Pins::new(Devices::new(stage.wiring)),
            decoder: Decoder::new(stage.sidecar.clone(), None),
            now_us: 0,
            console: Vec::new(),
            typed: VecDeque::new(),
            interrupt: false,
            leave: None,
            heap: HeapReport {
                used: 0,
                peak: 0,
                free: heap_bytes,
            },
            power: Power::new(),
            bitten: false,
            heap_bytes,
            cpu_hz: 80_000_000,
            seed: 0x2545_f491,
        }
    }
    /// The program has ended by a reset. True if it starts anew.
    pub fn restarts(&mut self) -> bool {
        self.bitten = false;
        self.pins.release();
        self.power.restarts()
    }
    /// The program has ended: no more output will come.
    pub fn end(&mut self) {
        self.decoder.end(&mut self.console);
    }
    fn pass(&mut self, us: u32) {
        self.now_us += u64::from(us);
        self.pins.devices.advance_us(us);
        self.bitten |= !self.power.pass(us);
    }
}

/// Who plays.
pub trait Player {
    /// Time has passed, or the program computes.
    fn look(&mut self, world: &mut World);
}

/// The board of a box that somebody plays.
pub struct PlayBoard<'a> {
    /// The box.
    pub world: &'a mut World,
    /// Who plays.
    pub player: &'a mut dyn Player,
}

impl PlayBoard<'_> {
    fn pass(&mut self, us: u32) {
        self.world.pass(us);
        self.world.decoder.idle(&mut self.world.console);
        if self.world.leave.is_none() {
            self.player.look(self.world);
        }
    }
}

impl Board for PlayBoard<'_> {
    fn write(&mut self, bytes: &[u8]) {
        if self.world.leave.is_none() {
            let world = &mut *self.world;
            world.decoder.feed(bytes, &mut world.console);
        }
    }
    /// Ends when the program is left, and the next poll ends the program.
    fn read(&mut self) -> Option<u8> {
        while self.world.leave.is_none() {
            if std::mem::take(&mut self.world.interrupt) {
                return Some(CTRL_C);
            }
            if let Some(byte) = self.world.typed.pop_front() {
                return Some(byte);
            }
            self.pass(WAIT_US);
        }
        None
    }
    fn ticks_ms(&mut self) -> u32 {
        self.pass(LOOK_US);
        (self.world.now_us / 1000) as u32
    }
    fn ticks_us(&mut self) -> u32 {
        self.pass(LOOK_US);
        self.world.now_us as u32
    }
    fn sleep_us(&mut self, us: u32) {
        self.pass(us);
    }
    fn poll(&mut self, interrupt: Option<u8>, heap: HeapReport) -> Event {
        self.world.heap = heap;
        self.pass(LOOK_US);
        if self.world.leave.is_some() || self.world.bitten {
            return Event::Reset;
        }
        match interrupt.is_some() && std::mem::take(&mut self.world.interrupt) {
            true => Event::Interrupt,
            false => Event::None,
        }
    }
    fn random(&mut self) -> u32 {
        let seed = &mut self.world.seed;
        *seed ^= *seed << 13;
        *seed ^= *seed >> 17;
        *seed ^= *seed << 5;
        *seed
    }
    fn time_us(&mut self) -> u64 {
        self.world.now_us
    }
    fn heap_bytes(&self) -> u32 {
        self.world.heap_bytes
    }
    fn pin_setup(&mut self, pin: u32, setup: PinSetup) {
        self.world.pins.setup(pin, setup);
    }
    fn pin_write(&mut self, pin: u32, high: bool) {
        self.world.pins.write(pin, high);
    }
    fn pin_read(&mut self, pin: u32) -> bool {
        self.world.pins.read(pin)
    }
    fn spi_transfer(&mut self, bytes: &mut [u8]) {
        self.world.pins.devices.spi_transfer(bytes);
        self.world.now_us += BYTE_US * bytes.len() as u64;
    }
    fn cpu_hz(&self) -> u32 {
        self.world.cpu_hz
    }
    fn set_cpu_hz(&mut self, hz: u32) {
        self.world.cpu_hz = hz;
    }
    fn reset_cause(&mut self) -> ResetCause {
        self.world.power.cause()
    }
    fn reset(&mut self, how: Reset) {
        self.world.power.reset(how);
    }
    fn deep_sleep(&mut self, ms: Option<u32>) {
        if let Some(ms) = ms {
            for _ in 0..ms {
                self.pass(1000);
            }
            self.world.power.wake();
        }
    }
    fn watchdog_start(&mut self, ms: u32) {
        self.world.power.start_watchdog(ms);
    }
    fn watchdog_feed(&mut self) {
        self.world.power.feed();
    }
}
