//! A board for tests. It keeps a program's output and feeds it input. Its clock is virtual, so that two runs of a
//! program see the same times.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use sim::{Devices, Pins, Wiring};
use vm::board::pin::PinSetup;
use vm::board::Board;

use crate::museum::{Museum, Picture};

/// Microseconds that pass between two reads of the clock.
const LOOK_US: u32 = 20;
/// Microseconds that a byte takes on the SPI bus at 1 MHz. The simulated reader advances its own clock.
const SPI_BYTE_US: u64 = 8;

/// A board with virtual time, kept output and simulated parts.
pub struct TestBoard {
    out: Rc<RefCell<Vec<u8>>>,
    input: VecDeque<u8>,
    now_us: u64,
    seed: u32,
    heap: u32,
    pins: Pins,
    cpu_hz: u32,
    museum: Museum,
    /// The part of the current input line that was read.
    line: Vec<u8>,
}

impl TestBoard {
    /// A board with `heap` bytes of heap and stack, and `input` typed on its console.
    pub fn new(heap: u32, input: &[u8]) -> TestBoard {
        let out = Rc::new(RefCell::new(Vec::new()));
        TestBoard {
            out,
            input: input.iter().copied().collect(),
            now_us: 0,
            seed: 0x2545_f491,
            heap,
            pins: Pins::new(Devices::new(Wiring::shared())),
            cpu_hz: 80_000_000,
            museum: Museum::default(),
            line: Vec::new(),
        }
    }

    /// A board like [`TestBoard::new`]'s, with this wiring of its box, and with visitors: see [`Museum`].
    pub fn in_museum(heap: u32, input: &[u8], wiring: Wiring, museum: Museum) -> TestBoard {
        TestBoard {
            pins: Pins::new(Devices::new(wiring)),
            museum,
            ..TestBoard::new(heap, input)
        }
    }

    /// The picture on the screen.
    pub fn picture(&self) -> Picture {
        Picture::of(&self.pins.devices)
    }

    /// The visitors, and the pictures that they saw.
    pub fn museum(&self) -> &Museum {
        &self.museum
    }

    /// The output; it grows while the program runs.
    pub fn output(&self) -> Rc<RefCell<Vec<u8>>> {
        Rc::clone(&self.out)
    }

    fn look(&mut self) -> u64 {
        self.pass(LOOK_US);
        self.now_us
    }

    fn pass(&mut self, us: u32) {
        self.now_us += u64::from(us);
        self.pins.devices.advance_us(us);
        self.museum.visit(self.now_us, &mut self.pins.devices);
    }
}

impl Board for TestBoard {
    fn write(&mut self, bytes: &[u8]) {
        self.out.borrow_mut().extend_from_slice(bytes);
    }
    fn read(&mut self) -> Option<u8> {
        let byte = self.input.pop_front()?;
        if byte == b'\n' {
            let line = std::mem::take(&mut self.line);
            self.museum.hear(&line, &mut self.pins.devices);
        } else {
            self.line.push(byte);
        }
        Some(byte)
    }
    fn ticks_ms(&mut self) -> u32 {
        (self.look() / 1000) as u32
    }
    fn ticks_us(&mut self) -> u32 {
        self.look() as u32
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
        self.look() + 820_000_000_000_000
    }
    fn heap_bytes(&self) -> u32 {
        self.heap
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
    fn spi_transfer(&mut self, bytes: &mut [u8]) {
        self.pins.devices.spi_transfer(bytes);
        self.now_us += SPI_BYTE_US * bytes.len() as u64;
        self.museum.visit(self.now_us, &mut self.pins.devices);
    }
    fn cpu_hz(&self) -> u32 {
        self.cpu_hz
    }
    fn set_cpu_hz(&mut self, hz: u32) {
        self.cpu_hz = hz;
    }
}
