//! `freeze monitor`: shows what a board prints on its serial port, and sends the board what is typed here.
//! [`crate::cli::support::decode`] adds lines and names where the board knows only numbers, and [`filter`] keeps
//! the board from controlling the terminal.

mod filter;
mod keys;
mod port;
mod watch;

use std::path::{Path, PathBuf};

use freezer::diagnostic::Failure;
use freezer::firmware::{self, Firmware};

use crate::cli::args::{HowArgs, MonitorArgs};
use crate::cli::support::sidecars::Sidecars;
use crate::cli::support::{config, interrupt, ports, project, sidecar};
pub use keys::Keyboard;
pub use watch::{watch, Watched};

/// The speed of the firmware's console, in baud.
pub const BAUD: u32 = 115_200;

/// Runs the command until it is asked to end, by Ctrl-] or a signal.
///
/// # Errors
/// The port cannot be opened or read, or a file is wrong.
pub fn monitor(args: &MonitorArgs) -> Result<u8, Failure> {
    if let Some(path) = &args.sym {
        // A file that was named has to be right. The others are only looked for.
        sidecar::read(path)?;
    }
    let port = ports::choose(args.port.as_deref(), &HowArgs::default())?;
    let places = args.sym.iter().cloned().chain(places()?);
    let watched = Watched {
        sidecars: Sidecars::in_places(places.collect()),
        firmware: firmware(args)?,
        port: &port,
        baud: args.baud,
        raw: args.raw,
        reset: args.reset,
    };
    interrupt::catch()?;
    watch(watched, &Keyboard::begin(), &|| false)?;
    Ok(0)
}

/// The places where a freeze writes sidecars: this directory, that of a project's images, and where the project says.
///
/// # Errors
/// The project's file is wrong.
pub fn places() -> Result<impl Iterator<Item = PathBuf>, Failure> {
    let mut all = vec![PathBuf::from("."), PathBuf::from(project::DIRECTORY)];
    if Path::new(config::FILE).exists() {
        let output = project::find(&HowArgs::default())?.output(None);
        all.push(match output.is_dir() {
            true => output,
            false => output.with_extension("sym"),
        });
    }
    Ok(all.into_iter().filter(|place| place.exists()))
}

/// The firmware on the board, for the names of its functions. Without the option this is the built-in firmware,
/// a guess; `None` if the tool was built without one.
fn firmware(args: &MonitorArgs) -> Result<Option<Firmware>, Failure> {
    match &args.firmware.firmware_elf {
        Some(path) => Firmware::read(path).map(Some),
        None => Ok(firmware::prebuilt().ok()),
    }
}
