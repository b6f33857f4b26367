//! Reads the sidecar, `.sym`, and checks that it belongs to an image.

use std::io::ErrorKind;
use std::path::Path;

use format::image::header;
use freezer::diagnostic::{reason, show_path, Diagnostic};
use freezer::sidecar::Sidecar;

use super::output;

/// The longest sidecar, in bytes.
const LENGTH_MAX: u64 = 1 << 28;

/// Reads a sidecar.
///
/// # Errors
/// The file cannot be read, or is not a sidecar.
pub fn read(path: &Path) -> Result<Sidecar, Diagnostic> {
    let wrong = |message: String| Diagnostic::new(message).file(path);
    let meta = std::fs::metadata(path).map_err(|e| match e.kind() {
        ErrorKind::NotFound => wrong("there is no such file".to_owned()),
        _ => wrong(format!("cannot be read: {}", reason(&e))),
    })?;
    if meta.is_dir() {
        return Err(wrong(
            "this is a directory, not a file of line numbers".to_owned(),
        ));
    }
    if !meta.is_file() {
        return Err(wrong("this is not a regular file".to_owned()));
    }
    let bytes = match meta.len() {
        0..=LENGTH_MAX => std::fs::read(path),
        _ => Ok(Vec::new()),
    };
    let bytes = bytes.map_err(|e| wrong(format!("cannot be read: {}", reason(&e))))?;
    Sidecar::from_bytes(&bytes).ok_or_else(|| {
        wrong(
            "these are no line numbers: this freeze did not write the file, or it is damaged"
                .to_owned(),
        )
        .help("name the .sym file beside the image; to have a new one, freeze again")
    })
}

/// Reads the sidecar beside the image `path`, whose words are `words`; `None` if no file is there.
///
/// # Errors
/// The sidecar cannot be read, or belongs to another image.
pub fn beside(path: &Path, words: &[u32]) -> Result<Option<Sidecar>, Diagnostic> {
    let file = path.with_extension("sym");
    if file == path || std::fs::metadata(&file).is_err_and(|e| e.kind() == ErrorKind::NotFound) {
        return Ok(None);
    }
    let sidecar = read(&file)?;
    if words.get(header::CRC as usize) == Some(&sidecar.crc) {
        return Ok(Some(sidecar));
    }
    let d = Diagnostic::new(format!("belongs to another image than {}", show_path(path)));
    Err(d.file(file).help("freeze again, to have line numbers"))
}

/// Reads the sidecar beside an image for a command that works without it: a mistake in it is only a warning.
pub fn beside_if_right(path: &Path, words: &[u32]) -> Option<Sidecar> {
    beside(path, words).unwrap_or_else(|d| {
        output::complain("warning", &d);
        None
    })
}
