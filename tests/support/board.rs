//! A board that keeps what a program writes, feeds it input, and whose clock is virtual, so that two runs of
//! a program see the same times.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use sim::{Board, Card, Chip, Wiring, World};
use vm::program::HeapReport;

use crate::museum::{Museum, Picture};

/// Microseconds that pass with each look at the clock.
const LOOK_US: u32 = 20;
/// Microseconds from 2000-01-01 to the board's power-on.
pub const POWER_ON_US: u64 = 820_000_000_000_000;

/// The board of a test: see the module.
pub type TestBoard = Board<Desk>;

/// Where the test's board stands: a console that is kept, and visitors.
pub struct Desk {
    chip: Chip,
    out: Rc<RefCell<Vec<u8>>>,
    input: VecDeque<u8>,
    museum: Museum,
    /// Microseconds from 2000-01-01 to the board's power-on.
    pub power_on_us: u64,
    /// The part of the current input line that was read.
    line: Vec<u8>,
}

impl Desk {
    /// A board with `heap` bytes of heap and stack, and `input` typed on its console.
    pub fn board(heap: u32, input: &[u8]) -> TestBoard {
        Desk::in_museum(heap, input, Wiring::shared(), Museum::default())
    }

    /// A board whose box is wired as `wiring` says, with visitors who come at their times: see [`Museum`].
    pub fn in_museum(heap: u32, input: &[u8], wiring: Wiring, museum: Museum) -> TestBoard {
        Board::new(Desk {
            chip: Chip::new(heap, wiring, Chip::<Card>::SEED),
            out: Rc::new(RefCell::new(Vec::new())),
            input: input.iter().copied().collect(),
            museum,
            power_on_us: POWER_ON_US,
            line: Vec::new(),
        })
    }

    /// The picture on the screen.
    pub fn picture(&self) -> Picture {
        Picture::of(&self.chip.pins.devices)
    }

    /// The visitors, and the pictures that they saw.
    pub fn museum(&self) -> &Museum {
        &self.museum
    }

    /// The output; it grows while the program runs.
    pub fn output(&self) -> Rc<RefCell<Vec<u8>>> {
        Rc::clone(&self.out)
    }

    fn pass(&mut self, us: u32) {
        self.chip.pass(us);
        self.visit();
    }

    fn visit(&mut self) {
        let now_us = self.chip.now_us();
        self.museum.visit(now_us, &mut self.chip.pins.devices);
    }
}

impl World for Desk {
    type Card = Card;

    fn chip(&self) -> &Chip {
        &self.chip
    }
    fn chip_mut(&mut self) -> &mut Chip {
        &mut self.chip
    }
    fn write(&mut self, bytes: &[u8]) {
        self.out.borrow_mut().extend_from_slice(bytes);
    }
    fn read(&mut self) -> Option<u8> {
        let byte = self.input.pop_front()?;
        if byte == b'\n' {
            let line = std::mem::take(&mut self.line);
            self.museum.hear(&line, &mut self.chip.pins.devices);
        } else {
            self.line.push(byte);
        }
        Some(byte)
    }
    fn look(&mut self) {
        self.pass(LOOK_US);
    }
    /// A program that computes until a handler runs comes to an end.
    fn polled(&mut self, _heap: HeapReport) {
        if self.chip.awaits_events() {
            self.pass(LOOK_US);
        }
    }
    fn sleep(&mut self, us: u32) {
        self.pass(us);
    }
    fn time_us(&mut self) -> u64 {
        self.look();
        self.chip.now_us() + self.power_on_us
    }
    fn sent(&mut self, bytes: usize) {
        self.chip.count_spi(bytes);
        self.visit();
    }
}
