//! The content of the flash: the firmware's two parts and the image, at the addresses to which `freeze flash` writes them.
//!
//! The first part is what the mask ROM loads into RAM. Its format is in esptool's documentation, *Firmware Image
//! Format*. `tests/emulator` compares both parts with those that esptool makes.

use super::{Firmware, Range};
use crate::diagnostic::{Diagnostic, Failure};

/// First byte of the first part.
const MAGIC: u8 = 0xe9;
/// The checksum of no bytes.
const CHECKSUM: u8 = 0xef;
/// The checksum is the last byte of a multiple of this many.
const BLOCK: usize = 16;
/// The fourth byte for a chip of 4 MiB at 40 MHz. The mask ROM looks at neither; esptool writes them.
const SIZE_AND_SPEED: u8 = 0x40;

/// How the flash chip is read: the third byte of the first part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Four wires.
    Qio = 0,
    /// Four wires, for data only.
    Qout = 1,
    /// Two wires. It works on all modules with a flash chip of its own.
    #[default]
    Dio = 2,
    /// Two wires, for data only: what an ESP8285 needs.
    Dout = 3,
}

/// Bytes with their place in the flash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Bytes from the start of the flash.
    pub offset: u32,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The firmware's parts: what the mask ROM loads, and what is read through the flash's window.
///
/// # Errors
/// The firmware has sections elsewhere.
pub fn parts(firmware: &Firmware, mode: Mode) -> Result<[Part; 2], Failure> {
    let wrong = |what: String| Diagnostic::new(what).file(&firmware.path);
    let stored = || firmware.sections.iter().filter(|s| s.stored);
    let mapped: Vec<_> = stored()
        .filter(|s| Range::FLASH.contains(s.address))
        .collect();
    let [mapped] = mapped[..] else {
        return Err(
            wrong("this firmware must have one section in the flash's window".to_owned()).into(),
        );
    };
    let loaded: Vec<_> = stored()
        .filter(|s| !Range::FLASH.contains(s.address))
        .collect();
    let mut boot = vec![MAGIC, loaded.len() as u8, mode as u8, SIZE_AND_SPEED];
    boot.extend(firmware.entry.to_le_bytes());
    let mut checksum = CHECKSUM;
    // As in the ELF file, where code comes before data.
    for section in loaded.iter().rev() {
        if !Range::IRAM.contains(section.address) && !Range::DRAM.contains(section.address) {
            return Err(wrong(format!("the mask ROM cannot load section {}", section.name)).into());
        }
        let mut data = section.data.clone();
        data.resize(data.len().next_multiple_of(4), 0);
        boot.extend(section.address.to_le_bytes());
        boot.extend((data.len() as u32).to_le_bytes());
        checksum = data.iter().fold(checksum, |sum, b| sum ^ b);
        boot.extend(data);
    }
    boot.resize((boot.len() + 1).next_multiple_of(BLOCK) - 1, 0);
    boot.push(checksum);
    let mut code = mapped.data.clone();
    code.resize(code.len().next_multiple_of(BLOCK), 0);
    Ok([
        Part {
            offset: 0,
            bytes: boot,
        },
        Part {
            offset: mapped.address - Range::FLASH.address,
            bytes: code,
        },
    ])
}

/// A flash chip of `size` bytes with these parts, erased elsewhere.
///
/// # Errors
/// A part lies beyond the end.
pub fn compose(size: usize, parts: &[Part]) -> Result<Vec<u8>, Failure> {
    let mut flash = vec![0xff; size];
    for part in parts {
        let first = part.offset as usize;
        let place = flash.get_mut(first..first + part.bytes.len());
        let place = place.ok_or_else(|| {
            Diagnostic::new(format!(
                "a flash chip of {size} bytes ends before the {} bytes at {first:#x} do",
                part.bytes.len()
            ))
        })?;
        place.copy_from_slice(&part.bytes);
    }
    Ok(flash)
}
