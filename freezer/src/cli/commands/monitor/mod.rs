//! `freeze monitor`: shows what a board prints on its serial port, and sends the board what is typed here.
//! [`crate::cli::support::decode`] adds lines and names where the board knows only numbers, and [`filter`] keeps
//! the board from controlling the terminal.

mod filter;
mod keys;
mod port;
mod watch;

use std::path::PathBuf;

use freezer::diagnostic::Failure;
use freezer::firmware::{self, Firmware};

use crate::cli::args::MonitorArgs;
use crate::cli::support::sidecars::Sidecars;
use crate::cli::support::{interrupt, sidecar};
pub use watch::{watch, Watched};

/// Runs the command until it is asked to end, by Ctrl-] or a signal.
///
/// # Errors
/// The port cannot be opened or read, or a file is wrong.
pub fn monitor(args: &MonitorArgs) -> Result<u8, Failure> {
    if let Some(path) = &args.sym {
        // A file that was named has to be right. The others are only looked for.
        sidecar::read(path)?;
    }
    let places = args.sym.iter().cloned().chain(places());
    let watched = Watched {
        sidecars: Sidecars::in_places(places.collect()),
        firmware: firmware(args)?,
        port: &args.port,
        baud: args.baud,
        raw: args.raw,
        reset: args.reset,
    };
    interrupt::catch()?;
    watch(watched)?;
    Ok(0)
}

/// The places where a freeze writes sidecars: this directory, and that of a project's images.
pub fn places() -> impl Iterator<Item = PathBuf> {
    [".", "images"]
        .into_iter()
        .map(PathBuf::from)
        .filter(|place| place.is_dir())
}

/// The firmware on the board, for the names of its functions. Without the option this is the built-in firmware,
/// a guess; `None` if the tool was built without one.
fn firmware(args: &MonitorArgs) -> Result<Option<Firmware>, Failure> {
    match &args.firmware.firmware_elf {
        Some(path) => Firmware::read(path).map(Some),
        None => Ok(firmware::prebuilt().ok()),
    }
}
