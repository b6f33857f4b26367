//! The simulated box that is played: its parts, its clock, and what passes over its console.
//!
//! Time is virtual: it passes by sleeping, by looking at the clock, by each byte on the bus and by
//! computing. The player looks at the box whenever time has passed.

use std::collections::VecDeque;

use freezer::parts::{self, Named};
use sim::part::{Nanos, MS};
use sim::{Board, Card, Chip, Picture, World};
use vm::board::CTRL_C;
use vm::program::HeapReport;

use super::lcd::{self, Palette};
use super::work::Watch;
use super::Stage;
use crate::cli::support::decode::Decoder;
use crate::cli::support::sidecars::Sidecars;

/// Microseconds that pass with each look at the clock and with each poll.
const LOOK_US: u32 = 10;
/// The most microseconds between two looks of the player while a program sleeps.
const SLEEP_US: u32 = 1000;
/// Microseconds between two looks of the player while a program waits for the console.
const WAIT_US: u32 = 10_000;

/// The time that parts live after a program's end.
const AFTERWARDS: Nanos = MS;

/// What is said of the heap while nobody knows it.
const HEAP_UNKNOWN: &str = "not known while a program runs on the emulated chip";

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

/// A box, as its player sees it.
pub struct Scene {
    /// The chip, with screen and reader.
    pub chip: Chip<Box<Card>>,
    /// All that the program has written.
    pub console: Vec<u8>,
    /// What is typed and not read yet.
    pub typed: VecDeque<u8>,
    /// True if Ctrl-C was typed.
    pub interrupt: bool,
    /// Set when the program is to be left.
    pub leave: Option<Leave>,
    /// The heap at the last poll. On the emulated chip it is known at the program's end only.
    pub heap: Option<HeapReport>,
    /// What the emulated chip has taken since power-on, if the box is played there.
    pub watch: Option<Watch>,
    /// True while the emulated chip starts: its program has not begun.
    pub starts: bool,
    decoder: Decoder,
}

impl Scene {
    /// A box without power yet, with these parts besides screen and reader.
    pub fn new(stage: &Stage, heap_bytes: u32, connected: &[Named]) -> Scene {
        let mut chip = Chip::new(heap_bytes, stage.wiring, Chip::<Card>::SEED);
        parts::connect(connected, &mut chip.pins.devices.lines);
        Scene {
            chip,
            decoder: Decoder::new(
                stage.sidecar.clone().map(Sidecars::one).unwrap_or_default(),
                None,
            ),
            console: Vec::new(),
            typed: VecDeque::new(),
            interrupt: false,
            leave: None,
            heap: Some(HeapReport {
                used: 0,
                peak: 0,
                free: heap_bytes,
            }),
            watch: None,
            starts: false,
        }
    }
    /// Microseconds since power-on.
    pub fn now_us(&self) -> u64 {
        self.chip.now_us()
    }
    /// The program has written bytes.
    pub fn written(&mut self, bytes: &[u8]) {
        self.decoder.feed(bytes, &mut self.console);
    }
    /// Time has passed: shows what was held back of the console, and lets the player look.
    pub fn look(&mut self, player: &mut dyn Player) {
        self.decoder.idle(&mut self.console);
        if self.leave.is_none() {
            player.look(self);
        }
    }
    /// The screens with their names and colours: that of the box, and the parts that show something.
    pub fn screens(&self) -> Vec<(&str, &dyn Picture, &'static Palette)> {
        let devices = &self.chip.pins.devices;
        let lcd: &dyn Picture = &devices.screen;
        let lcd = devices.has_box().then_some(("screen", lcd, &lcd::LCD));
        let parts = devices.lines.parts();
        let oleds = parts.filter_map(|(name, part)| Some((name, part.picture()?, &lcd::OLED)));
        lcd.into_iter().chain(oleds).collect()
    }
    /// The heap's figures in words.
    pub fn heap_text(&self) -> String {
        match &self.heap {
            Some(heap) => heap.line().map(|(what, n)| format!("{what}{n}")).concat(),
            None => HEAP_UNKNOWN.to_owned(),
        }
    }
    /// The program has ended: no more output will come. The parts live on for a while, so that lamps show what they were
    /// sent last.
    pub fn end(&mut self) {
        self.chip.pins.devices.advance(AFTERWARDS);
        self.decoder.end(&mut self.console);
    }
    /// The program has ended, and its pulses go on until the player leaves.
    pub fn pulse_on(&mut self, player: &mut dyn Player) {
        while self.leave.is_none() && self.chip.makes_pulses() {
            self.chip.pass(SLEEP_US);
            self.look(player);
        }
    }
}

/// A person or a script that plays.
pub trait Player {
    /// Time has passed, or the program computes.
    fn look(&mut self, scene: &mut Scene);
}

/// A box and its player: the surroundings of the board.
pub struct Play<'a> {
    scene: &'a mut Scene,
    player: &'a mut dyn Player,
}

impl<'a> Play<'a> {
    /// The board of a box that `player` plays.
    pub fn board(scene: &'a mut Scene, player: &'a mut dyn Player) -> Board<Play<'a>> {
        Board::new(Play { scene, player })
    }
    fn pass(&mut self, us: u32) {
        self.scene.chip.pass(us);
        self.scene.look(self.player);
    }
}

impl World for Play<'_> {
    type Card = Box<Card>;

    fn chip(&self) -> &Chip<Box<Card>> {
        &self.scene.chip
    }
    fn chip_mut(&mut self) -> &mut Chip<Box<Card>> {
        &mut self.scene.chip
    }
    fn write(&mut self, bytes: &[u8]) {
        if self.scene.leave.is_none() {
            self.scene.written(bytes);
        }
    }
    /// Ends when the program is left, and the next poll ends the program.
    fn read(&mut self) -> Option<u8> {
        while self.scene.leave.is_none() {
            if std::mem::take(&mut self.scene.interrupt) {
                return Some(CTRL_C);
            }
            if let Some(byte) = self.scene.typed.pop_front() {
                return Some(byte);
            }
            self.pass(WAIT_US);
        }
        None
    }
    fn input_waits(&mut self) -> bool {
        let scene = &self.scene;
        !scene.typed.is_empty() || scene.interrupt || scene.leave.is_some()
    }
    fn look(&mut self) {
        self.pass(LOOK_US);
    }
    fn sleep(&mut self, us: u32) {
        let mut left = us;
        while left > 0 {
            let step = left.min(SLEEP_US);
            self.pass(step);
            left -= step;
        }
    }
    fn time_us(&mut self) -> u64 {
        self.scene.now_us()
    }
    fn deep_sleep(&mut self, ms: Option<u32>) {
        for _ in 0..ms.unwrap_or(0) {
            self.pass(1000);
        }
    }
    fn sent(&mut self, bytes: usize) {
        self.scene.chip.count_spi(bytes);
    }
    fn polled(&mut self, heap: HeapReport) {
        self.scene.heap = Some(heap);
        self.pass(LOOK_US);
    }
    fn is_left(&self) -> bool {
        self.scene.leave.is_some()
    }
    fn interrupted(&mut self) -> bool {
        std::mem::take(&mut self.scene.interrupt)
    }
}
