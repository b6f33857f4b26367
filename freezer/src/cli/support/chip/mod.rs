//! Runs firmware and image on the emulated chip ([`chip`]), with a console and the simulated parts at its pins.
//!
//! The firmware tells what its program does by two functions that do nothing ([`Watched`]). Their addresses are in the ELF
//! file, and the chip does not know that somebody watches them.

mod console;
pub mod content;
pub mod findings;
mod noise;
pub mod profile;
pub mod report;
mod surroundings;

use std::path::Path;

use chip::core::registers::TIMER_LINE;
use chip::hardware::Peripherals;
use chip::peripherals::flash::Flash;
use chip::peripherals::reset::Cause;
use chip::tally::Phase;
use chip::time::NEVER;
use chip::{rom, Machine, Stop, Time, World};
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::firmware::flash::{parts, Mode};
use freezer::firmware::Firmware;

use crate::cli::support::input;

pub use console::{Console, Typist};
pub use noise::{Noise, Overheard};
pub use surroundings::Surroundings;

/// The MAC address of the emulated chip: locally administered.
const MAC: [u8; 6] = [0x02, 0x00, 0x00, 0x82, 0x66, 0x01];
/// The status of a program that has asked for a reset: `firmware/src/watched.rs`.
const RESTARTS: u32 = 0x100;
/// Exit status after a fault of the firmware. One that the firmware itself returns is in `firmware/src/bin/chip.rs`.
pub const FAULT: u8 = 4;

/// The heap's figures, which the firmware hands over at the program's end, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heap {
    /// In use.
    pub used: u32,
    /// The most that was in use.
    pub peak: u32,
    /// Free.
    pub free: u32,
}

/// An event on the chip, seen from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The moment has come.
    Time,
    /// The program begins.
    Begins,
    /// The program has ended with this status.
    Ended(u8),
    /// The program has asked for a reset, soft or hard.
    Restarts,
    /// The firmware has failed, and has said so on the console.
    Fault,
    /// The chip was reset, and starts again.
    Reset(Cause),
    /// Nothing will happen any more, unless somebody types or presses the reset button.
    Asleep,
    /// The chip sleeps deeply, and only the reset button wakes it.
    Off,
}

/// Addresses of the firmware's functions that are watched.
#[derive(Clone, Copy, Debug)]
struct Watched {
    begins: u32,
    ended: u32,
    fault: u32,
}

/// An emulated board.
pub struct Emulation {
    /// The chip.
    pub machine: Machine,
    /// The heap at the program's end.
    pub heap: Option<Heap>,
    /// `None` if the flash holds another firmware.
    watched: Option<Watched>,
    /// The lowest address of the stack.
    stack: u32,
}

impl Emulation {
    /// A board at power-on, with this content of its flash. If the flash holds another firmware than this one, nobody sees
    /// when its program begins and ends.
    ///
    /// # Errors
    /// The firmware lacks a function that is watched, or `rom` is no mask ROM.
    pub fn new(
        firmware: &Firmware,
        flash: Vec<u8>,
        rom: Option<&Path>,
    ) -> Result<Emulation, Failure> {
        let rom = match rom {
            Some(path) => mask_rom(path)?,
            None => rom::ROM.to_vec(),
        };
        let address = |name: &str| {
            let found = firmware.symbols.functions().find(|f| f.name == name);
            found.map(|f| f.address).ok_or_else(|| {
                let what =
                    format!("this firmware has no function {name}, which the emulator watches");
                Failure::from(Diagnostic::new(what).file(&firmware.path))
            })
        };
        let watched = Watched {
            begins: address("program_begins")?,
            ended: address("program_ended")?,
            fault: address("emergency_end")?,
        };
        let [_, code] = parts(firmware, Mode::default())?;
        let there = flash.get(code.offset as usize..);
        let watched = there
            .is_some_and(|f| f.starts_with(&code.bytes))
            .then_some(watched);
        let peripherals = Peripherals::new(Flash::new(flash), MAC);
        let addresses = watched.map_or(Vec::new(), |w| vec![w.begins, w.ended, w.fault]);
        Ok(Emulation {
            machine: Machine::new(&rom, peripherals, addresses),
            heap: None,
            watched,
            stack: firmware.stack.address,
        })
    }

    /// Runs until something happens, or until the moment `until`.
    ///
    /// # Errors
    /// The core does not have an instruction.
    pub fn run(&mut self, world: &mut dyn World, until: Time) -> Result<Event, Failure> {
        match self.machine.run(world, until) {
            Stop::Time => Ok(Event::Time),
            Stop::Reset(cause) => Ok(Event::Reset(cause)),
            Stop::Asleep => Ok(Event::Asleep),
            Stop::DeepSleep => Ok(Event::Off),
            Stop::Watched(at) if self.watched.is_some_and(|w| at == w.begins) => {
                self.machine.findings.stack_bottom = self.stack;
                self.machine.begin(Phase::Program);
                Ok(Event::Begins)
            }
            Stop::Watched(at) if self.watched.is_some_and(|w| at == w.ended) => {
                self.machine.begin(Phase::Boot);
                let [status, used, peak, free] = self.arguments();
                self.heap = Some(Heap { used, peak, free });
                Ok(match status {
                    RESTARTS => Event::Restarts,
                    _ => Event::Ended(status as u8),
                })
            }
            Stop::Watched(_) => Ok(Event::Fault),
            Stop::Unknown(pc, bytes) => {
                let what = format!(
                    "the emulated core does not have the instruction {bytes:06x} at {pc:08x}"
                );
                let d = Diagnostic::new(what);
                Err(d
                    .help("this is an error of the emulator, or the program ran into data")
                    .into())
            }
        }
    }
    /// The first four arguments of the function that begins (the ABI has them in a2 to a5).
    fn arguments(&self) -> [u32; 4] {
        [2, 3, 4, 5].map(|n| self.machine.registers.get(n))
    }
    /// True if it is seen when the program begins and ends.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        self.watched.is_some()
    }
    /// True if a byte that is typed would wake the core.
    #[must_use]
    pub fn listens(&self) -> bool {
        self.machine.peripherals.uart0.rx_interrupt_enabled()
    }
    /// True if the program has looked for input since the last call, as one does that polls, or that waits for something
    /// else too.
    pub fn looked_for_input(&mut self) -> bool {
        self.machine.peripherals.uart0.take_asked()
    }
    /// True if the program waits for input, and for nothing else.
    #[must_use]
    pub fn waits_for_input(&self) -> bool {
        let alarm = self.machine.registers.intenable & 1 << TIMER_LINE != 0;
        self.machine.is_waiting() && self.listens() && !alarm
    }
    /// The moment at which this much time has passed from now on.
    #[must_use]
    pub fn after(&self, time: Time) -> Time {
        self.machine.now().saturating_add(time).min(NEVER - 1)
    }
}

/// The content of a mask ROM.
fn mask_rom(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = input::bytes(path, "content of a mask ROM")?;
    if bytes.len() != rom::ROM.len() {
        let what = format!(
            "a mask ROM has {} bytes, this file {}",
            rom::ROM.len(),
            bytes.len()
        );
        return Err(Diagnostic::new(what).file(path).into());
    }
    Ok(bytes)
}
