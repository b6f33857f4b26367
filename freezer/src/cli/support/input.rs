//! Reads text files: settings and scripts.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use freezer::diagnostic::{reason, Diagnostic};

/// The longest file that is read, in bytes.
const LENGTH_MAX: u64 = 1 << 20;

/// The text of a file, which may be a pipe. Messages call it a `what`.
///
/// # Errors
/// The file cannot be read, is too long, or is not text.
pub fn text(path: &Path, what: &str) -> Result<String, Diagnostic> {
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
    let read = file.take(LENGTH_MAX + 1).read_to_end(&mut bytes);
    read.map_err(|e| failed(&e))?;
    if bytes.len() as u64 > LENGTH_MAX {
        return Err(wrong(format!(
            "this is not a {what}: it is longer than {LENGTH_MAX} bytes"
        )));
    }
    String::from_utf8(bytes).map_err(|e| {
        let before = &e.as_bytes()[..e.utf8_error().valid_up_to()];
        let line = before.iter().filter(|b| **b == b'\n').count() as u32 + 1;
        wrong("the file is not UTF-8 text".to_owned()).line(line)
    })
}
