//! The built firmware that is part of the tool, so that a user needs no cross compiler.

use std::path::PathBuf;

use super::{Board, Firmware};
use crate::diagnostic::{Diagnostic, Failure};

#[cfg(prebuilt_firmware)]
const CHIP: Option<&[u8]> = Some(include_bytes!("../../../firmware/prebuilt/chip.elf"));
#[cfg(prebuilt_firmware)]
const EMULATED: Option<&[u8]> = Some(include_bytes!("../../../firmware/prebuilt/emulated.elf"));
#[cfg(not(prebuilt_firmware))]
const CHIP: Option<&[u8]> = None;
#[cfg(not(prebuilt_firmware))]
const EMULATED: Option<&[u8]> = None;

/// The ELF file for `board`, as it was when the tool was built.
///
/// # Errors
/// The tool was built without it.
pub fn prebuilt_bytes(board: Board) -> Result<&'static [u8], Failure> {
    let bytes = match board {
        Board::Chip => CHIP,
        Board::Emulated => EMULATED,
    };
    bytes.ok_or_else(|| {
        let message = format!("this freeze was built without the firmware for {}", board.name());
        Diagnostic::new(message)
            .help("build firmware/ and name its ELF file with --firmware-elf; or put it into firmware/prebuilt, touch freezer/build.rs and rebuild freeze")
            .into()
    })
}

/// The firmware for `board` that is part of the tool.
///
/// # Errors
/// The tool was built without it.
pub fn prebuilt(board: Board) -> Result<Firmware, Failure> {
    let name = match board {
        Board::Chip => "chip.elf",
        Board::Emulated => "emulated.elf",
    };
    let bytes = prebuilt_bytes(board)?;
    Firmware::parse(bytes, &PathBuf::from(format!("(built in) {name}")))?.for_board(board)
}
