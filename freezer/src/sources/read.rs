//! Reads source files.

use std::path::Path;

use crate::diagnostic::{reason, Diagnostic};

/// Largest source file, in bytes.
const SOURCE_MAX: u64 = 8 << 20;

/// The most bytes of a line that a message shows after an error in it.
const LINE_MAX: usize = 80;

/// The most digits of a number in a source: the time to read one grows with their square.
const DIGITS_MAX: usize = 200_000;

/// An error that says that a file or directory cannot be read.
pub fn io_error(path: &Path, e: &std::io::Error) -> Diagnostic {
    use std::io::ErrorKind as K;
    let message = match e.kind() {
        K::NotFound => "there is no such file or directory".to_owned(),
        K::PermissionDenied => "it may not be read (permission denied)".to_owned(),
        _ => format!("cannot be read: {}", reason(e)),
    };
    Diagnostic::new(message).file(path)
}

/// Reads a source file: a regular file that is not too large.
///
/// # Errors
/// The file cannot be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let meta = std::fs::metadata(path).map_err(|e| io_error(path, &e))?;
    if meta.is_dir() {
        let d = Diagnostic::new("this is a directory, not a Python file").file(path);
        return Err(d.help("name a file in it"));
    }
    if !meta.is_file() {
        return Err(Diagnostic::new("this is not a regular file").file(path));
    }
    if meta.len() > SOURCE_MAX {
        return Err(
            Diagnostic::new(format!("the file is larger than {} MiB", SOURCE_MAX >> 20)).file(path),
        );
    }
    std::fs::read(path).map_err(|e| io_error(path, &e))
}

/// The text of a source file. Its encoding is UTF-8, whatever a comment says. Bytes that are not UTF-8 are read as
/// Latin-1, with a warning.
///
/// # Errors
/// The file is not text; with the line, if one line is the cause.
pub fn decode(path: &Path, bytes: Vec<u8>) -> Result<(String, Option<Diagnostic>), Diagnostic> {
    refuse_other_formats(path, &bytes)?;
    let (text, warning) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(e) => {
            let at = e.utf8_error().valid_up_to();
            let bytes = e.as_bytes();
            let d = Diagnostic::new(format!(
                "the file is not UTF-8 text, because of the byte {:02x} here; it is read as Latin-1",
                bytes[at]
            ));
            let text = bytes.iter().map(|b| char::from(*b)).collect();
            let d = at_byte(d, path, bytes, at).help("save it as UTF-8");
            (text, Some(d))
        }
    };
    if let Some(line) = endless_number(&text) {
        let d = Diagnostic::new(format!("the number has more than {DIGITS_MAX} digits"));
        return Err(d.file(path).line(line).help("compute it"));
    }
    if let Some(at) = text.find('\0') {
        let d = Diagnostic::new("the file has a null byte");
        return Err(at_byte(d, path, text.as_bytes(), at).help("remove it"));
    }
    Ok((text, warning))
}

/// Refuses an image, and UTF-16.
fn refuse_other_formats(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    if bytes.starts_with(&format::image::MAGIC.to_le_bytes()) {
        let d = Diagnostic::new("this is an image, not a Python file").file(path);
        return Err(d.help("freeze run, inspect and flash take images"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let d = Diagnostic::new("the file is UTF-16 text")
            .file(path)
            .line(1);
        return Err(d.help("save it as UTF-8"));
    }
    Ok(())
}

/// Adds the place of byte number `at`: line, column and text.
fn at_byte(d: Diagnostic, path: &Path, bytes: &[u8], at: usize) -> Diagnostic {
    let start = bytes[..at]
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |i| i + 1);
    let end = bytes[at..].iter().position(|b| *b == b'\n');
    let end = end.map_or(bytes.len(), |i| at + i).min(at + LINE_MAX);
    let line = bytes[..at].iter().filter(|b| **b == b'\n').count() as u32 + 1;
    let before = String::from_utf8_lossy(&bytes[start..at]).into_owned();
    let mut d = d.file(path).line(line);
    d.column = Some(before.chars().count() as u32 + 1);
    d.text = Some((before + &String::from_utf8_lossy(&bytes[at..end])).into());
    d
}

/// The line of a number that would take too long to read. Digits in strings do not count.
fn endless_number(text: &str) -> Option<u32> {
    let digit = |c: char| c.is_ascii_digit() || c == '_';
    let mut at = 0;
    while let Some(start) = text[at..].find(digit).map(|i| at + i) {
        let len = text[start..]
            .find(|c| !digit(c))
            .unwrap_or(text.len() - start);
        if len > DIGITS_MAX && !text[..start].ends_with(['\'', '"']) {
            return Some(text[..start].matches('\n').count() as u32 + 1);
        }
        at = start + len;
    }
    None
}
