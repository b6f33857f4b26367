//! The encoding that a source file declares. Only UTF-8 is read.

use std::path::Path;

use super::at_byte;
use crate::diagnostic::Diagnostic;

/// The beginnings of the names of encodings that extend ASCII: a file of ASCII alone means the same in them.
const LIKE_ASCII: [&str; 14] = [
    "ascii", "us-ascii", "latin", "l1", "iso-8859", "iso8859", "cp", "windows", "koi8", "mac",
    "gb", "big5", "euc", "shift",
];

/// Refuses a file that is not in UTF-8, or that declares another encoding.
///
/// # Errors
/// The declaration, with its place.
pub fn check(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
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
    let Some((at, name)) = declared(bytes) else {
        return Ok(());
    };
    let plain = name.to_ascii_lowercase().replace('_', "-");
    if plain == "utf8" || plain == "utf-8" || plain.starts_with("utf-8-") {
        return Ok(());
    }
    let ascii = bytes.is_ascii();
    let known = LIKE_ASCII.iter().any(|k| plain.starts_with(k));
    if ascii && known {
        return Ok(());
    }
    let d = match known {
        true => Diagnostic::new(format!(
            "the file says that it is {name}; only UTF-8 is read"
        )),
        false => Diagnostic::new(format!(
            "there is no encoding {name} here; only UTF-8 is read"
        )),
    };
    let d = at_byte(d, path, bytes, at);
    Err(d.help("save the file as UTF-8, and remove this comment"))
}

/// The encoding that a comment in the first two lines declares: the place of its name, and the name.
fn declared(bytes: &[u8]) -> Option<(usize, String)> {
    let mut start = 0;
    for line in bytes.split(|b| *b == b'\n').take(2) {
        let blank = |b: &u8| matches!(b, b' ' | b'\t' | 0x0c | 0xef | 0xbb | 0xbf | b'\r');
        let first = line.iter().position(|b| !blank(b));
        if first.is_some_and(|i| line[i] != b'#') {
            return None;
        }
        let key = line
            .windows(7)
            .position(|w| w == b"coding:" || w == b"coding=");
        if let Some(key) = key {
            let rest = &line[key + 7..];
            let skipped = rest
                .iter()
                .take_while(|b| matches!(b, b' ' | b'\t'))
                .count();
            let name = rest[skipped..].iter().copied();
            let name: Vec<u8> = name
                .take_while(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b))
                .collect();
            if !name.is_empty() {
                let at = start + key + 7 + skipped;
                return Some((at, String::from_utf8_lossy(&name).into_owned()));
            }
        }
        start += line.len() + 1;
    }
    None
}
