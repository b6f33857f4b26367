//! `freeze emulate`: runs a program or an image on an emulated chip, from its reset on, with the very bytes that `freeze flash`
//! writes. Only the program writes to standard output, and the exit status is the program's.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use chip::memory::map;
use chip::profile::Profile;
use chip::time::{MS, NEVER, SECOND};
use chip::Time;
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::firmware::{self, Firmware};
use freezer::parts;
use sim::{Card, Devices, Wiring};

use crate::cli::args::{DebugInfo, EmulateArgs};
use crate::cli::support::chip::{content, findings, profile, report, FAULT};
use crate::cli::support::chip::{
    Console, Emulation, Event, Noise, Overheard, Surroundings, Typist,
};
use crate::cli::support::decode::Decoded;
use crate::cli::support::output::Output;
use crate::cli::support::program::{warn_after_failure, Program};
use crate::cli::support::{config, files, interrupt, output, project, wiring};

/// Emulated time between two looks at the keyboard.
const SLICE: Time = 20 * MS;
/// The same if time passes as on a chip.
const REALTIME_SLICE: Time = 5 * MS;
/// Emulated time after which a mask ROM that does nothing else is given up.
const ROM_PATIENCE: Time = SECOND;

/// Runs the command.
///
/// # Errors
/// The input is wrong, or the program did something that the chip refuses.
pub fn emulate(args: &EmulateArgs) -> Result<u8, Failure> {
    if args.profile && args.program.is_none() && args.flash.is_some() && args.image.is_none() {
        let d = Diagnostic::new("--profile needs the program, and --flash alone does not name it");
        return Err(d.help("name the program too").into());
    }
    let firmware = match &args.firmware.firmware_elf {
        Some(path) => Firmware::read(path)?,
        None => firmware::prebuilt()?,
    };
    let connected = config::parts(&args.how, &args.part)?;
    if let Some(path) = &args.flash {
        files::check(path)?;
    }
    let loaded = load(args, &firmware, wiring::default(&connected))?;
    let mut emulation = Emulation::new(&firmware, loaded.flash, args.rom.as_deref())?;
    if !emulation.is_watched() {
        let path = loaded.path.display();
        let text = format!(
            "{path} holds another firmware than {}: the emulator does not see how its program ends",
            firmware.path.display()
        );
        output::complain("warning", &text);
    }
    // The option takes these numbers only.
    let ways = args.cache_ways.parse().unwrap_or(chip::memory::cache::WAYS);
    emulation.machine.memory.cache.set_ways(ways);
    if args.profile {
        let interpreted = profile::interpreted(&firmware, &loaded.words, &loaded.path)?;
        emulation.machine.profile = Some(Box::new(Profile::new(interpreted)));
    }
    let mut devices = Devices::new(loaded.wiring);
    parts::connect(&connected, &mut devices.lines);
    if args.card {
        devices.reader.place(Card::new(Card::UID));
    }
    interrupt::catch_for_program()?;
    let mut run = Run {
        emulation,
        devices,
        received: Vec::new(),
        noise: Noise::new(args.verbose),
        in_rom_since: None,
        typist: Typist::default(),
        once: args.once,
        realtime: args.realtime.then(Instant::now),
    };
    let status = match loaded.sidecar {
        Some(sidecar) => run.run_to_end(Console::new(Decoded::stdout(sidecar)))?,
        None => run.run_to_end(Console::new(std::io::stdout()))?,
    };
    let Emulation { machine, heap, .. } = &mut run.emulation;
    if let Some(path) = &args.flash {
        files::write_all(&[(path, machine.peripherals.flash.bytes())])?;
    }
    if args.heap_report {
        let line = match heap {
            Some(h) => format!("used {}, peak {}, free {}", h.used, h.peak, h.free),
            None => "the program has not ended".to_owned(),
        };
        output::complain("heap", &line);
    }
    if args.show_parts {
        output::explain(&run.devices.lines.text(None));
    }
    if args.count {
        output::explain(&report::counts(machine));
    }
    let instructions = machine.counts().instructions;
    if let Some(found) = &mut machine.profile {
        let mut report = profile::Report {
            firmware: &firmware,
            profile: found,
            instructions,
        };
        output::explain(&match args.json {
            true => report.json(),
            false => report.text(),
        });
    }
    if args.check {
        findings::judge(&machine.findings, &firmware)?;
    }
    if status == 1 {
        warn_after_failure(&loaded.untold);
    }
    Ok(status)
}

/// The content of the flash, and its surroundings.
struct Loaded {
    /// The content of the flash chip.
    flash: Vec<u8>,
    /// The words of the image; empty if the whole flash was given.
    words: Vec<u32>,
    path: PathBuf,
    sidecar: Option<freezer::sidecar::Sidecar>,
    wiring: Wiring,
    /// The warnings of the freeze that were not printed.
    untold: Vec<Diagnostic>,
}

fn load(args: &EmulateArgs, firmware: &Firmware, default: Wiring) -> Result<Loaded, Failure> {
    let boots = args.program.is_none() && args.image.is_none() && !config::is_given(&args.how);
    if let Some(path) = args.flash.as_ref().filter(|_| boots) {
        return Ok(Loaded {
            flash: content::file(path)?,
            words: Vec::new(),
            path: path.clone(),
            sidecar: None,
            wiring: default,
            untold: Vec::new(),
        });
    }
    let (path, mut untold) = project::program_to_run(
        args.program.as_ref(),
        args.image.as_deref(),
        &args.how,
        args.verbose,
    )?;
    let mut options = config::options(&args.how)?;
    options.debug_rom = !matches!(args.how.debug_info, Some(DebugInfo::Sidecar));
    // Unlike in `freeze run`, the size of the heap comes from the firmware.
    options.heap = args.how.heap.unwrap_or(firmware.heap.bytes);
    let program = Program {
        path: &path,
        module: None,
        verbose: args.verbose,
    };
    let image = program.image(&mut options)?;
    untold.extend(image.untold);
    let (words, sidecar) = (image.words, image.sidecar);
    let flash = match &args.flash {
        Some(file) if file.exists() => {
            content::over(content::file(file)?, firmware, &words, &path)?
        }
        _ => content::of(firmware, &words, &path)?,
    };
    let wiring = wiring::of(&words, &path, default)?;
    Ok(Loaded {
        flash,
        words,
        path,
        sidecar,
        wiring,
        untold,
    })
}

/// A run.
struct Run {
    emulation: Emulation,
    devices: Devices,
    received: Vec<u8>,
    noise: Noise,
    /// The core was seen in the mask ROM since then, and nowhere else.
    in_rom_since: Option<Time>,
    typist: Typist,
    once: bool,
    /// When the run began, if time passes as on a chip.
    realtime: Option<Instant>,
}

impl Run {
    /// Runs to the end of the program, and returns its exit status.
    fn run_to_end(&mut self, mut console: Console<impl Output>) -> Result<u8, Failure> {
        let (mut ended, mut restarts) = (None, false);
        loop {
            let slice = self.realtime.map_or(SLICE, |_| REALTIME_SLICE);
            let event = self.step(slice)?;
            if !console.show(&mut self.received)? {
                return Ok(0);
            }
            if event != Event::Time {
                self.in_rom_since = None;
            }
            match event {
                // A watchdog that runs keeps the chip from sleeping for good.
                Event::Time if self.realtime.is_none() && self.emulation.waits_for_input() => {
                    self.type_next(&mut console)?;
                }
                // The program has ended. A watchdog that it has started would restart the chip for ever, and pulses
                // would go on for ever.
                Event::Time if ended.is_some() && self.emulation.machine.is_waiting() => break,
                Event::Time => {
                    self.judge_rom()?;
                    self.keep_time();
                    self.type_what_is_there();
                    if self.realtime.is_some() {
                        console.pause()?;
                    }
                }
                // A soft reset: the VM starts anew without a reset of the chip.
                Event::Begins if self.once && restarts => break,
                Event::Begins => (ended, restarts) = (None, false),
                Event::Ended(status) => ended = Some(status),
                Event::Restarts => restarts = true,
                Event::Fault => {
                    // The rest of the message is still in the FIFO.
                    self.step(SLICE)?;
                    console.show(&mut self.received)?;
                    ended = Some(FAULT);
                    break;
                }
                Event::Reset(_) if self.once => break,
                Event::Reset(_) => {}
                Event::Off => break,
                Event::Asleep if ended.is_some() || !self.emulation.listens() => break,
                Event::Asleep => self.type_next(&mut console)?,
            }
        }
        console.end()?;
        Ok(ended.unwrap_or(0))
    }
    fn step(&mut self, time: Time) -> Result<Event, Failure> {
        let mut world = Overheard {
            world: Surroundings {
                devices: &mut self.devices,
                received: &mut self.received,
            },
            noise: &mut self.noise,
        };
        let until = self.emulation.after(time).min(NEVER - 1);
        self.emulation.run(&mut world, until)
    }
    /// Types the next byte, which the program waits for.
    fn type_next(&mut self, console: &mut Console<impl Output>) -> Result<(), Failure> {
        console.pause()?;
        let byte = self.typist.wait();
        self.emulation.machine.receive(byte);
        Ok(())
    }
    /// Ends a run whose mask ROM does not start a firmware: it says why, and stays.
    fn judge_rom(&mut self) -> Result<(), Failure> {
        let now = self.emulation.machine.now();
        if !map::ROM.has(self.emulation.machine.registers.pc) {
            self.in_rom_since = None;
            return Ok(());
        }
        let since = *self.in_rom_since.get_or_insert(now);
        if now - since < ROM_PATIENCE {
            return Ok(());
        }
        let what = format!(
            "the mask ROM does not start the firmware; its last line is: {}",
            self.noise.last()
        );
        let help = "write the firmware to the flash: freeze flash --firmware";
        Err(Diagnostic::new(what).help(help).into())
    }
    /// Ctrl-C reaches a program at any time. Other input is typed when the program waits or looks for it, so that none is
    /// lost; if time passes as on a chip, when it arrives.
    fn type_what_is_there(&mut self) {
        let byte = match self.realtime {
            Some(_) => self.typist.look(),
            None if self.emulation.looked_for_input() => self.typist.answer(),
            None => self.typist.interrupt(),
        };
        if let Some(byte) = byte {
            self.emulation.machine.receive(byte);
        }
    }
    /// Waits until this computer's clock has come as far as the chip's.
    fn keep_time(&self) {
        if let Some(start) = self.realtime {
            let now = Duration::from_nanos(self.emulation.machine.now() / 1000);
            std::thread::sleep(now.saturating_sub(start.elapsed()));
        }
    }
}
