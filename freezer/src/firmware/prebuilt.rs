//! The built firmware that is part of the tool, so that a user needs no cross compiler.

use std::path::PathBuf;

use super::Firmware;
use crate::diagnostic::{Diagnostic, Failure};

#[cfg(prebuilt_firmware)]
const CHIP: Option<&[u8]> = Some(include_bytes!("../../../firmware/prebuilt/chip.elf"));
#[cfg(not(prebuilt_firmware))]
const CHIP: Option<&[u8]> = None;

/// The ELF file, as it was when the tool was built.
///
/// # Errors
/// The tool was built without it.
pub fn prebuilt_bytes() -> Result<&'static [u8], Failure> {
    CHIP.ok_or_else(|| {
        Diagnostic::new("this freeze was built without the firmware")
            .help("build firmware/ and name its ELF file with --firmware-elf; or put it into firmware/prebuilt, touch freezer/build.rs and rebuild freeze")
            .into()
    })
}

/// The firmware that is part of the tool.
///
/// # Errors
/// The tool was built without it.
pub fn prebuilt() -> Result<Firmware, Failure> {
    Firmware::parse(prebuilt_bytes()?, &PathBuf::from("(built in) chip.elf"))
}
