//! Reads files: settings, scripts, and the content of memories.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use freezer::diagnostic::{reason, Diagnostic};

/// The longest file that is read, in bytes.
const LENGTH_MAX: u64 = 1 << 20;

/// The longest content of a memory, in bytes: that of the largest flash chip.
const MEMORY_MAX: u64 = 16 << 20;

/// The bytes of a file. Messages call it a `what`.
///
/// # Errors
/// The file cannot be read, or is too long.
pub fn bytes(path: &Path, what: &str) -> Result<Vec<u8>, Diagnostic> {
    read(path, what, MEMORY_MAX)
}

/// The text of a file, which may be a pipe. Messages call it a `what`.
///
/// # Errors
/// The file cannot be read, is too long, or is not text.
pub fn text(path: &Path, what: &str) -> Result<String, Diagnostic> {
    String::from_utf8(read(path, what, LENGTH_MAX)?).map_err(|e| {
        let before = &e.as_bytes()[..e.utf8_error().valid_up_to()];
        let line = before.iter().filter(|b| **b == b'\n').count() as u32 + 1;
        Diagnostic::new("the file is not UTF-8 text")
            .file(path)
            .line(line)
    })
}

fn read(path: &Path, what: &str, most: u64) -> Result<Vec<u8>, Diagnostic> {
    let wrong = |message: String| Diagnostic::new(message).file(path);
    let failed = |e: &std::io::Error| match e.kind() {
        ErrorKind::NotFound => wrong("there is no such file".to_owned()),
        _ => wrong(format!("cannot be read: {}", reason(e))),
    };
    if path.is_dir() {
        return Err(wrong(format!("this is a directory, not a {what}")));
    }
    let file = File::open(path).map_err(|e| failed(&e))?;
    let mut bytes = Vec::new();
    let read = file.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|e| failed(&e))?;
    if bytes.len() as u64 > most {
        return Err(wrong(format!(
            "this is not a {what}: it is longer than {most} bytes"
        )));
    }
    Ok(bytes)
}
