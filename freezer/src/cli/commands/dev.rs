//! `freeze dev`: freezes the program, brings it to the board, and shows what it prints; again each time a file is saved.
//! Without a board the program runs in the emulator.

mod sources;

use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use format::image::header;
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::firmware;

use super::{flash, freeze, monitor};
use crate::cli::args::{DevArgs, FirmwareArgs, FlashArgs, FlashMode, HowArgs};
use crate::cli::support::ports::{self, Choice};
use crate::cli::support::sidecars::Sidecars;
use crate::cli::support::{image, interrupt, output, project};
use sources::Sources;

/// Time between two looks at the files.
const LOOK: Duration = Duration::from_millis(250);
/// Time without a change after which the files count as saved.
const SETTLED: Duration = Duration::from_millis(100);

/// Runs the command until the user ends it.
///
/// # Errors
/// There is no program, or several ports and none was named. A mistake in the program is shown, and the next save tried.
pub fn dev(args: &DevArgs) -> Result<u8, Failure> {
    let how = HowArgs {
        config: args.config.clone(),
        ..HowArgs::default()
    };
    let sources = Sources::of(args.file.as_deref(), &how)?;
    let port = match (args.emulate, ports::find(args.port.as_deref(), &how)?) {
        (true, _) => None,
        (false, Choice::Port(port)) => Some(port),
        (false, Choice::Many(ports)) => return Err(ports::many(&ports).into()),
        (false, Choice::None) => {
            note("no board is connected: the program runs in the emulator");
            None
        }
    };
    interrupt::catch()?;
    let dev = Dev { args, how, sources };
    match port {
        Some(port) => dev.on_board(&port),
        None => dev.in_emulator(),
    }
}

/// A run of the command.
struct Dev<'a> {
    args: &'a DevArgs,
    how: HowArgs,
    sources: Sources,
}

/// Tells the user about the run. This is no output of the program.
fn note(text: &str) {
    output::explain(&format!("-- {text}\n"));
}

impl Dev<'_> {
    /// Freezes the program. After a mistake, which is shown, there is no image.
    fn freeze(&self) -> Option<PathBuf> {
        let made = match &self.args.file {
            Some(file) => freeze::file_for_board(file, &self.how),
            None => project::program(
                None,
                self.args.image.as_deref(),
                &self.how,
                project::Warnings::Printed,
            ),
        };
        match made {
            Ok(path) => Some(path),
            Err(failure) => {
                output::fail(&failure);
                note("waiting for the next save");
                None
            }
        }
    }

    /// The files once nobody writes them: an editor may save a file in pieces.
    fn settled(&self) -> sources::State {
        let mut before = self.sources.state();
        loop {
            std::thread::sleep(SETTLED);
            let now = self.sources.state();
            if now == before || interrupt::asked() {
                return now;
            }
            before = now;
        }
    }

    /// Waits until a file is saved, or the user ends the command.
    fn wait(&self, seen: &sources::State) {
        while !interrupt::asked() && self.sources.state() == *seen {
            std::thread::sleep(LOOK);
        }
    }

    fn on_board(&self, port: &str) -> Result<u8, Failure> {
        let keyboard = monitor::Keyboard::begin();
        let mut on_board = None;
        let mut with_firmware = self.args.with_firmware;
        while !interrupt::asked() {
            let seen = self.settled();
            let Some(path) = self.freeze() else {
                self.wait(&seen);
                continue;
            };
            let checksum = checksum(&path);
            if with_firmware || checksum.is_none() || on_board != checksum {
                if let Err(failure) = self.flash(&path, port, with_firmware) {
                    output::fail(&failure);
                    note("waiting for the next save");
                    self.wait(&seen);
                    continue;
                }
                (on_board, with_firmware) = (checksum, false);
            } else {
                note("the image is the same: the board goes on");
            }
            let watched = monitor::Watched {
                sidecars: Sidecars::in_places(vec![path.with_extension("sym")]),
                firmware: firmware::prebuilt().ok(),
                port,
                baud: monitor::BAUD,
                raw: false,
                reset: false,
            };
            let saved = || self.sources.state() != seen;
            if let Err(failure) = monitor::watch(watched, &keyboard, &saved) {
                output::fail(&failure);
                self.wait(&seen);
            }
        }
        Ok(0)
    }

    fn flash(&self, path: &Path, port: &str, with_firmware: bool) -> Result<(), Failure> {
        let args = FlashArgs {
            file: Some(path.to_path_buf()),
            image: None,
            config: None,
            port: Some(port.to_owned()),
            with_firmware,
            flash_mode: FlashMode::Dio,
            baud: flash::BAUD,
            esptool: self.args.esptool.clone(),
            esptool_arg: Vec::new(),
            dry_run: false,
            save_elf: None,
            firmware: FirmwareArgs { firmware_elf: None },
        };
        flash::write(&args).map(|_| ())
    }

    fn in_emulator(&self) -> Result<u8, Failure> {
        while !interrupt::asked() {
            let seen = self.settled();
            let child = self.freeze().map(|path| emulate(&path)).transpose()?;
            let Some(mut child) = child else {
                self.wait(&seen);
                continue;
            };
            let mut runs = true;
            while !interrupt::asked() && self.sources.state() == seen {
                if runs && !matches!(child.try_wait(), Ok(None)) {
                    runs = false;
                    note("the program has ended; waiting for the next save, Ctrl-C ends");
                }
                std::thread::sleep(LOOK);
            }
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
            if !interrupt::asked() {
                note("saved");
            }
        }
        Ok(0)
    }
}

/// The checksum of an image.
fn checksum(path: &Path) -> Option<u32> {
    let words = image::read_words(path).ok()?;
    words.get(header::CRC as usize).copied()
}

/// Starts `freeze emulate` with an image.
fn emulate(path: &Path) -> Result<Child, Failure> {
    let failed = |e| Diagnostic::new(format!("the emulator cannot be started: {e}"));
    let tool = std::env::current_exe().map_err(failed)?;
    let child = Command::new(tool)
        .args(["emulate", "--realtime"])
        .arg(path)
        .spawn();
    Ok(child.map_err(failed)?)
}
