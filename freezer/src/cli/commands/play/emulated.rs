//! Plays a box on the emulated chip: the firmware runs byte for byte as it is flashed, and the player sees the same scene
//! as with the VM on this computer.

use std::sync::atomic::Ordering::Relaxed;

use chip::time::{MS, US};
use chip::Time;
use freezer::diagnostic::Failure;
use freezer::firmware::{self, Firmware};
use vm::board::CTRL_C;
use vm::program::{End, HeapReport};

use super::scene::{Player, Scene};
use super::work::Work;
use super::Stage;
use crate::cli::args::PlayArgs;
use crate::cli::support::chip::{content, Emulation, Event, Surroundings};

/// Emulated time between two looks of the player.
const SLICE: Time = MS;

/// The boards on which boxes are played.
pub struct Boards {
    firmware: Firmware,
    ways: usize,
}

impl Boards {
    /// Boards with the firmware that the arguments name. `None` if boxes are not played on the emulated chip.
    ///
    /// # Errors
    /// The firmware cannot be used.
    pub fn new(args: &PlayArgs) -> Result<Option<Boards>, Failure> {
        if !args.chip {
            return Ok(None);
        }
        let firmware = match &args.firmware_elf {
            Some(path) => Firmware::read(path)?,
            None => firmware::prebuilt()?,
        };
        let ways = args.cache_ways.as_ref().and_then(|ways| ways.parse().ok());
        Ok(Some(Boards {
            firmware,
            ways: ways.unwrap_or(chip::memory::cache::WAYS),
        }))
    }

    /// The firmware on the boards.
    pub fn firmware(&self) -> &Firmware {
        &self.firmware
    }

    /// Runs the program of a box from power-on to its end, through all its restarts.
    ///
    /// # Errors
    /// The image is not for the firmware, or the emulator fails.
    pub fn power_on(
        &self,
        stage: &Stage,
        scene: &mut Scene,
        player: &mut dyn Player,
    ) -> Result<End, Failure> {
        let words: Vec<u32> = stage.rom.iter().map(|w| w.load(Relaxed)).collect();
        let flash = content::of(&self.firmware, &words, &stage.path)?;
        let mut emulation = Emulation::new(&self.firmware, flash, None)?;
        emulation.machine.memory.cache.set_ways(self.ways);
        (scene.heap, scene.starts) = (None, true);
        let mut board = PlayedBoard {
            emulation,
            received: Vec::new(),
        };
        board.play(scene, player)
    }
}

/// A board that is played.
struct PlayedBoard {
    emulation: Emulation,
    received: Vec<u8>,
}

impl PlayedBoard {
    fn play(&mut self, scene: &mut Scene, player: &mut dyn Player) -> Result<End, Failure> {
        let mut ended = None;
        loop {
            let end = self.emulation.after(SLICE);
            let event = self.run(scene, end)?;
            match event {
                Event::Time | Event::Fault => {}
                Event::Reset(_) => scene.starts = true,
                Event::Begins => (ended, scene.heap, scene.starts) = (None, None, false),
                Event::Ended(status) => {
                    ended = Some(End::Exit(status));
                    scene.heap = self.heap();
                }
                Event::Restarts => {
                    ended = Some(End::Reset);
                    scene.heap = self.heap();
                }
                Event::Off => return Ok(End::Reset),
                Event::Asleep if ended.is_some() || !self.emulation.listens() => {
                    scene.end();
                    return Ok(ended.unwrap_or(End::Stopped));
                }
                Event::Asleep => self.emulation.machine.pass(end),
            }
            self.show(scene);
            scene.look(player);
            if scene.leave.is_some() {
                return Ok(End::Stopped);
            }
            self.type_in(scene);
        }
    }
    /// Runs until the moment `until`, or until something happens.
    fn run(&mut self, scene: &mut Scene, until: Time) -> Result<Event, Failure> {
        let mut world = Surroundings {
            devices: &mut scene.chip.pins.devices,
            received: &mut self.received,
        };
        let event = self.emulation.run(&mut world, until)?;
        world.live(self.emulation.machine.now());
        Ok(event)
    }
    /// Hands clock, console and counts over to the scene.
    fn show(&mut self, scene: &mut Scene) {
        scene.chip.set_clock(self.emulation.machine.now() / US);
        scene.written(&self.received);
        self.received.clear();
        let bytes = scene.chip.pins.devices.screen.counters().bytes;
        let watch = scene.watch.get_or_insert_default();
        watch.update(Work::of(&self.emulation.machine), bytes);
    }
    /// Ctrl-C reaches a program at any time. Other input is typed when the program waits for it, so that none is lost.
    fn type_in(&mut self, scene: &mut Scene) {
        if std::mem::take(&mut scene.interrupt) {
            self.emulation.machine.receive(CTRL_C);
        } else if self.emulation.looked_for_input() || self.emulation.waits_for_input() {
            if let Some(byte) = scene.typed.pop_front() {
                self.emulation.machine.receive(byte);
            }
        }
    }
    fn heap(&self) -> Option<HeapReport> {
        let heap = self.emulation.heap?;
        Some(HeapReport {
            used: heap.used,
            peak: heap.peak,
            free: heap.free,
        })
    }
}
