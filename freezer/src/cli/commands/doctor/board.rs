//! The board: esptool reads the beginning of its firmware and of its image.

use std::path::Path;

use format::image::{self as image_format, header};
use freezer::diagnostic::{reason, Diagnostic, Failure};
use freezer::firmware::flash::{parts, Mode};
use freezer::firmware::Firmware;

use super::Finding;
use crate::cli::args::HowArgs;
use crate::cli::support::esptool::Esptool;
use crate::cli::support::{image, project};

/// Bytes of the image's header that are read.
const HEADER: usize = 4 * header::WORDS as usize;
/// Bytes that are read from each end of the firmware's second part, which is too long to be read as a whole.
const PIECE: usize = 4096;
/// The byte of the firmware's first part that tells how the flash is read: each board may have another.
const MODE: usize = 2;

/// Reads the board at `port`.
pub fn findings(esptool: &Esptool, port: &str, built_in: &Firmware, how: &HowArgs) -> Vec<Finding> {
    match read(esptool, port, built_in) {
        Err(failure) => {
            let first = failure.errors.into_iter().next();
            let first = first.unwrap_or_else(|| Diagnostic::new("the board does not answer"));
            vec![Finding::bad(
                "board",
                first.message,
                first.help.unwrap_or_default(),
            )]
        }
        Ok(read) => vec![of_firmware(&read, built_in), of_image(&read, built_in, how)],
    }
}

/// The beginning of the board's firmware and of its image.
struct Read {
    /// The bytes at the start of its flash, as many as the firmware's first part has.
    boot: Vec<u8>,
    /// That part of the built-in firmware.
    ours: Vec<u8>,
    /// True if the beginning and the end of the firmware's second part are those of the built-in one.
    rest_is_ours: bool,
    /// The words at the start of the image's region.
    header: Vec<u32>,
}

fn read(esptool: &Esptool, port: &str, built_in: &Firmware) -> Result<Read, Failure> {
    let directory = tempfile::Builder::new().prefix("freeze-").tempdir();
    let directory = directory.map_err(|e| {
        let what = format!("cannot make a temporary directory: {}", reason(&e));
        Diagnostic::new(what).help("name a place for it with TMPDIR")
    })?;
    let [boot, mapped] = parts(built_in, Mode::Dio)?;
    let get = |offset: u32, bytes: usize| -> Result<Vec<u8>, Failure> {
        let file = directory.path().join(format!("{offset:x}"));
        let mut line = esptool.line();
        line.args(["--port", port, "--baud", "460800", "read-flash"]);
        line.args([format!("{offset:#x}"), bytes.to_string()])
            .arg(&file);
        line.run_quietly()?;
        let failed = |e| Diagnostic::new(format!("esptool has read nothing: {}", reason(&e)));
        Ok(std::fs::read(Path::new(&file)).map_err(failed)?)
    };
    let header = get(built_in.image_offset(), HEADER)?;
    let size = mapped.bytes.len();
    let piece = PIECE.min(size);
    let begins = get(mapped.offset, piece)? == mapped.bytes[..piece];
    let ends = get(mapped.offset + (size - piece) as u32, piece)? == mapped.bytes[size - piece..];
    Ok(Read {
        boot: get(boot.offset, boot.bytes.len())?,
        ours: boot.bytes,
        rest_is_ours: begins && ends,
        header: header
            .chunks_exact(4)
            .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect(),
    })
}

/// The firmware on the board.
fn of_firmware(read: &Read, built_in: &Firmware) -> Finding {
    let mut boot = read.boot.clone();
    if let (Some(mode), Some(ours)) = (boot.get_mut(MODE), read.ours.get(MODE)) {
        *mode = *ours;
    }
    let write = "to write it: freeze flash --firmware";
    // The checksum at the end covers no header, so it does not depend on the mode.
    if boot == read.ours && read.rest_is_ours {
        let text = format!("this firmware, {:08x}", built_in.fingerprint);
        Finding::good("firmware", text)
    } else if read.boot.iter().all(|b| *b == 0xff) {
        Finding::bad("firmware", "the board has none: its flash is empty", write)
    } else {
        let text =
            "the board has another one, such as MicroPython or another version of Permafrost";
        Finding::bad("firmware", text, write)
    }
}

/// The image on the board.
fn of_image(read: &Read, built_in: &Firmware, how: &HowArgs) -> Finding {
    let word = |i: u32| read.header.get(i as usize).copied().unwrap_or(0);
    let write = "to write one: freeze flash";
    if word(header::MAGIC) != image_format::MAGIC {
        return Finding::bad("image", "the board has none", write);
    }
    let crc = word(header::CRC);
    let text = format!("{crc:08x}, {} B", 4 * word(header::LEN));
    if word(header::FINGERPRINT) != built_in.fingerprint {
        let text = format!("{text}; it is for another version of the firmware");
        return Finding::bad("image", text, "freeze it again, and write it: freeze flash");
    }
    let whose = match of_project(how) {
        Some(ours) if ours == crc => "; it is that of this project",
        Some(_) => "; it is not the last one of this project",
        None => "",
    };
    Finding::good("image", format!("{text}{whose}"))
}

/// The checksum of the last image of the project that has one image.
fn of_project(how: &HowArgs) -> Option<u32> {
    let found = project::find(how).ok()?;
    if !found.project.images.is_empty() {
        return None;
    }
    let words = image::read_words(&found.output(None)).ok()?;
    words.get(header::CRC as usize).copied()
}
