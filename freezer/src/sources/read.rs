//! Reads source files.

use std::path::Path;

use crate::diagnostic::{reason, Diagnostic};

/// Largest source file, in bytes.
const SOURCE_MAX: u64 = 8 << 20;

/// Digits of a number in a source: reading one takes time by the square of them.
const DIGITS_MAX: usize = 200_000;

/// Says that a file or directory cannot be read.
pub fn io_error(path: &Path, e: &std::io::Error) -> Diagnostic {
    use std::io::ErrorKind as K;
    let message = match e.kind() {
        K::NotFound => "there is no such file or directory".to_owned(),
        K::PermissionDenied => "it may not be read (permission denied)".to_owned(),
        _ => format!("it cannot be read: {}", reason(e)),
    };
    Diagnostic::new(message).file(path)
}

/// Reads a source file: a regular file of UTF-8 text.
///
/// # Errors
/// What is wrong with it, with the line if it is a matter of one.
pub fn read_source(path: &Path) -> Result<String, Diagnostic> {
    let meta = std::fs::metadata(path).map_err(|e| io_error(path, &e))?;
    if !meta.is_file() {
        return Err(Diagnostic::new("this is no regular file").file(path));
    }
    if meta.len() > SOURCE_MAX {
        return Err(
            Diagnostic::new(format!("the file is larger than {} MiB", SOURCE_MAX >> 20)).file(path),
        );
    }
    let bytes = std::fs::read(path).map_err(|e| io_error(path, &e))?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let line = e.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() as u32 + 1;
        Diagnostic::new("the file is not UTF-8 text")
            .file(path)
            .line(line)
            .help("save it as UTF-8")
    })?;
    if let Some(line) = endless_number(&text) {
        let d = Diagnostic::new(format!("the number has more than {DIGITS_MAX} digits"));
        return Err(d.file(path).line(line).help("compute it"));
    }
    if let Some(at) = text.find('\0') {
        let line = text[..at].matches('\n').count() as u32 + 1;
        return Err(Diagnostic::new("the file has a null byte")
            .file(path)
            .line(line));
    }
    Ok(text)
}

/// Line of a number that would take too long to read. A string is none.
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
