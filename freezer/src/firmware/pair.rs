//! Checks that a firmware and an image belong together.

use std::path::Path;

use format::image::{self, header};

use super::Firmware;
use crate::diagnostic::{Diagnostic, Failure};

/// Refuses an image that the firmware would not run: an image for another VM, or one that is too long for the
/// region. `path` names the image, `words` are its content. [`format::image::verify`] checks the rest of the image.
///
/// # Errors
/// The image does not fit; the message has both figures, and says what to do.
pub fn check_pair(firmware: &Firmware, words: &[u32], path: &Path) -> Result<(), Failure> {
    let wrong = |message: String| Diagnostic::new(message).file(path);
    if words.len() < header::WORDS as usize || words[header::MAGIC as usize] != image::MAGIC {
        let d = wrong("this is not an image: freeze did not make it".to_owned());
        return Err(d.help("make one with freeze FILES|DIRS").into());
    }
    let (theirs, ours) = (words[header::FINGERPRINT as usize], firmware.fingerprint);
    if theirs != ours {
        let d = wrong(format!(
            "the image is for VM {theirs:08x}, but the firmware {} has VM {ours:08x}",
            firmware.path.display()
        ));
        let help = if theirs == vm::fingerprint() {
            "the firmware is of another version than this freeze: build firmware/ anew, \
             or name a firmware that fits with --firmware-elf"
        } else {
            "freeze again, with the freeze that belongs to the firmware"
        };
        return Err(d.help(help).into());
    }
    let bytes = words.len() as u64 * 4;
    if bytes > u64::from(firmware.region.bytes) {
        let d = wrong(format!(
            "the image has {bytes} bytes, but the firmware {} has room for {}",
            firmware.path.display(),
            firmware.region.bytes
        ));
        return Err(d
            .help("leave modules out with --exclude; the report of the freeze says what they take")
            .into());
    }
    Ok(())
}
