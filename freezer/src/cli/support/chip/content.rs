//! The content of an emulated board's flash chip.

use std::path::Path;

use freezer::diagnostic::{Diagnostic, Failure};
use freezer::firmware::flash::{compose, parts, Mode, Part};
use freezer::firmware::{check_pair, Firmware};

use vm::board::flash::USER;

use crate::cli::support::input;

/// Bytes of the flash chip, unless a file says otherwise: what a NodeMCU has.
const FLASH_BYTES: usize = 4 << 20;

/// The bytes that `freeze flash` writes for this firmware and the image of the file `path`.
///
/// # Errors
/// The image is not for this firmware, or does not fit the chip.
pub fn of(firmware: &Firmware, words: &[u32], path: &Path) -> Result<Vec<u8>, Failure> {
    of_size(firmware, words, path, FLASH_BYTES)
}

/// The same for a flash chip that has `kept` already: what lies behind firmware and image stays.
///
/// # Errors
/// The image is not for this firmware, or does not fit the chip.
pub fn over(
    kept: Vec<u8>,
    firmware: &Firmware,
    words: &[u32],
    path: &Path,
) -> Result<Vec<u8>, Failure> {
    let mut flash = of_size(firmware, words, path, kept.len())?;
    let user = (USER as usize).min(flash.len());
    flash[user..].copy_from_slice(&kept[user..]);
    Ok(flash)
}

fn of_size(
    firmware: &Firmware,
    words: &[u32],
    path: &Path,
    size: usize,
) -> Result<Vec<u8>, Failure> {
    check_pair(firmware, words, path)?;
    let image = Part {
        offset: firmware.image_offset(),
        bytes: words.iter().flat_map(|w| w.to_le_bytes()).collect(),
    };
    let [boot, code] = parts(firmware, Mode::default())?;
    compose(size, &[boot, code, image])
}

/// The content of a flash chip from a file, whose length is a power of two.
///
/// # Errors
/// The file cannot be read, or no flash chip has its length.
pub fn file(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = input::bytes(path, "content of a flash chip")?;
    let sizes = 1 << 19..=1 << 24;
    if !bytes.len().is_power_of_two() || !sizes.contains(&bytes.len()) {
        let what = format!("no flash chip has {} bytes", bytes.len());
        let d = Diagnostic::new(what).file(path);
        return Err(d
            .help("the length is a power of two, from 512 KiB to 16 MiB")
            .into());
    }
    Ok(bytes)
}
