//! The bus against a part that watches both lines, and answers as UM10204 says.

use super::*;
use crate::board::pin::{PinMode, PinSetup};
use std::vec::Vec;

/// A bus at 100 kHz.
const BUS: SoftI2c = SoftI2c {
    scl: 5,
    sda: 4,
    half: 25,
    timeout_us: 200,
};

/// An event that a part sees. The flag of a byte is true if the receiver acknowledged it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Seen {
    Start,
    Stop,
    Address(u8, bool),
    Byte(u8, bool),
    Answer(u8, bool),
}
use Seen::{Address, Answer, Byte, Start, Stop};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Idle,
    Address,
    Write,
    Read,
}

/// A part at one address, with 256 registers. The first byte written sets the register's number, which then counts up.
pub(crate) struct Part {
    pub seen: Vec<Seen>,
    pub registers: [u8; 256],
    /// Bytes of a transfer that it acknowledges after its address.
    pub takes: usize,
    /// For that many microseconds it holds the clock low before each acknowledgement.
    pub stretch_us: u32,
    /// Something holds the data low.
    pub shorted: bool,
    pub slept_us: u32,
    /// Levels that the master leaves the lines at.
    scl: bool,
    sda: bool,
    /// The part pulls the data low.
    pulls: bool,
    held_us: u32,
    /// Levels of the lines.
    before: (bool, bool),
    mode: Mode,
    bits: u32,
    count: u32,
    taken: usize,
    register: u8,
    exact: i32,
}

/// The address of [`Part`].
pub(crate) const ADDRESS: u8 = 0x50;

impl Part {
    pub(crate) fn new() -> Part {
        Part {
            seen: Vec::new(),
            registers: core::array::from_fn(|i| i as u8 ^ 0xa5),
            takes: usize::MAX,
            stretch_us: 0,
            shorted: false,
            slept_us: 0,
            scl: true,
            sda: true,
            pulls: false,
            held_us: 0,
            before: (true, true),
            mode: Mode::Idle,
            bits: 0,
            count: 0,
            taken: 0,
            register: 0,
            exact: 0,
        }
    }
    fn lines(&self) -> (bool, bool) {
        (
            self.scl && self.held_us == 0,
            self.sda && !self.pulls && !self.shorted,
        )
    }
    /// Something has changed: what the part makes of it.
    fn look(&mut self) {
        let (before, now) = (self.before, self.lines());
        self.before = now;
        match (before, now) {
            ((true, true), (true, false)) => {
                self.seen.push(Start);
                (self.mode, self.bits, self.count) = (Mode::Address, 0, 0);
            }
            ((true, false), (true, true)) => {
                self.seen.push(Stop);
                self.mode = Mode::Idle;
            }
            ((false, _), (true, line)) => {
                self.bits = self.bits << 1 | u32::from(line);
                self.count += 1;
                if self.count == 9 {
                    self.byte((self.bits >> 1) as u8, self.bits & 1 == 0);
                }
            }
            ((true, _), (false, _)) => self.falls(),
            _ => return,
        }
        self.before = self.lines();
    }
    fn falls(&mut self) {
        if self.count == 9 {
            (self.bits, self.count) = (0, 0);
        }
        self.pulls = match (self.mode, self.count) {
            (Mode::Address, 8) => self.bits as u8 >> 1 == ADDRESS,
            (Mode::Write, 8) => self.taken < self.takes,
            (Mode::Read, 0..=7) => self.registers[self.register as usize] << self.count & 0x80 == 0,
            _ => false,
        };
        if self.mode != Mode::Idle && self.count == 8 {
            self.held_us = self.stretch_us;
        }
    }
    fn byte(&mut self, byte: u8, taken: bool) {
        match self.mode {
            Mode::Idle => {}
            Mode::Address => {
                self.seen.push(Address(byte, taken));
                self.taken = 0;
                self.mode = match (taken, byte & 1) {
                    (false, _) => Mode::Idle,
                    (_, 0) => Mode::Write,
                    _ => Mode::Read,
                };
            }
            Mode::Write => {
                self.seen.push(Byte(byte, taken));
                match self.taken {
                    0 => self.register = byte,
                    _ if taken => {
                        self.registers[self.register as usize] = byte;
                        self.register = self.register.wrapping_add(1);
                    }
                    _ => {}
                }
                self.taken += 1;
            }
            Mode::Read => {
                self.seen.push(Answer(byte, taken));
                self.register = self.register.wrapping_add(1);
                if !taken {
                    self.mode = Mode::Idle;
                }
            }
        }
    }
}

impl Board for Part {
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
        self.slept_us += us;
        self.held_us = self.held_us.saturating_sub(us);
        self.look();
    }
    fn random(&mut self) -> u32 {
        0
    }
    fn time_us(&mut self) -> u64 {
        0
    }
    fn heap_bytes(&self) -> u32 {
        40_000
    }
    fn exact(&mut self, on: bool) {
        self.exact += if on { 1 } else { -1 };
    }
    /// GPIO 16 becomes an input where the others are released.
    fn pin_setup(&mut self, pin: u32, setup: PinSetup) {
        let mode = setup.mode().expect("a mode");
        assert_eq!(mode == PinMode::OpenDrain, pin != 16);
        let high = setup.high() != Some(false);
        assert_eq!(mode == PinMode::Out, !high);
        self.pin_write(pin, high);
    }
    fn pin_write(&mut self, pin: u32, high: bool) {
        match pin {
            4 => self.sda = high,
            _ => self.scl = high,
        }
        self.look();
    }
    fn pin_read(&mut self, pin: u32) -> bool {
        let (scl, sda) = self.lines();
        if pin == 4 {
            sda
        } else {
            scl
        }
    }
}

fn steps(part: &mut Part, bus: &SoftI2c, steps: &[I2cStep]) -> Vec<Option<u32>> {
    line::release(part, bus.scl);
    line::release(part, bus.sda);
    let bits = steps.iter().map(|s| part.i2c(bus, *s)).collect();
    assert_eq!(part.exact, 0, "exact timing is switched off again");
    bits
}

const START: I2cStep = I2cStep::START;
const STOP: I2cStep = I2cStep::STOP;
const WRITE: I2cStep = I2cStep::send(ADDRESS << 1);
const READ: I2cStep = I2cStep::send(ADDRESS << 1 | 1);

#[test]
fn a_register_is_written_and_read_back() {
    for scl in [5, 16] {
        let bus = SoftI2c { scl, ..BUS };
        let mut part = Part::new();
        let sent = I2cStep::send;
        let write = [START, WRITE, sent(7), sent(0x81), sent(0x7e), STOP];
        let bits = steps(&mut part, &bus, &write);
        assert_eq!(
            bits[2..5],
            [7 << 1, 0x81 << 1, 0x7e << 1].map(Some),
            "each byte is acknowledged"
        );
        assert_eq!(part.registers[7..9], [0x81, 0x7e]);
        let read = [START, WRITE, sent(7), START, READ];
        let read = [&read[..], &[false, true].map(I2cStep::receive), &[STOP]].concat();
        let bits = steps(&mut part, &bus, &read);
        assert_eq!(bits[5..7], [0x81 << 1, 0x7e << 1 | 1].map(Some));
        assert_eq!(
            part.seen,
            [
                Start,
                Address(0xa0, true),
                Byte(7, true),
                Byte(0x81, true),
                Byte(0x7e, true),
                Stop,
                Start,
                Address(0xa0, true),
                Byte(7, true),
                Start,
                Address(0xa1, true),
                Answer(0x81, true),
                Answer(0x7e, false),
                Stop
            ]
        );
        assert_eq!(part.lines(), (true, true), "the bus is free");
    }
}

#[test]
fn a_byte_takes_nine_bits_at_the_pace_of_the_bus() {
    let mut part = Part::new();
    steps(&mut part, &BUS, &[START]);
    part.slept_us = 0;
    steps(&mut part, &BUS, &[WRITE]);
    assert_eq!(part.slept_us, 90);
}

#[test]
fn nobody_acknowledges() {
    let mut part = Part::new();
    let other = I2cStep::send(0x21 << 1);
    let bits = steps(&mut part, &BUS, &[START, other, STOP]);
    assert_eq!(bits[1], Some(0x21 << 2 | 1));
    part.takes = 1;
    let sent = I2cStep::send(9);
    let bits = steps(&mut part, &BUS, &[START, WRITE, sent, sent, STOP]);
    assert_eq!(bits[2..4], [Some(18), Some(19)]);
}

#[test]
fn a_part_may_hold_the_clock_for_a_while() {
    let mut part = Part::new();
    part.stretch_us = 150;
    let bits = steps(&mut part, &BUS, &[START, WRITE, I2cStep::send(3), STOP]);
    assert_eq!(bits[1..3], [Some(0xa0 << 1), Some(6)]);
    part.stretch_us = 1000;
    let bits = steps(&mut part, &BUS, &[START, WRITE]);
    assert_eq!(bits[1], None);
    assert!(part.sda, "the data are released");
}

#[test]
fn a_bus_that_is_held_low_reads_zeros() {
    let mut part = Part::new();
    part.shorted = true;
    let bits = steps(&mut part, &BUS, &[START, I2cStep::receive(true), STOP]);
    assert_eq!(bits[1], Some(0));
}
