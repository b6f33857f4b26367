//! Keeps a board's output from controlling the terminal.

/// Bytes of the longest UTF-8 character.
const CHAR_MAX: usize = 4;

/// Writes control characters as text, like `\x1b`: those of ASCII, DEL, and the 32 above DEL that some terminals
/// obey, as one byte or as UTF-8. Line ends and tabs stay. Bytes that are not text stay too, unless a terminal
/// obeys them: a boot loader that prints at another speed sends such bytes.
#[derive(Default)]
pub struct Filter {
    /// The beginning of a character.
    part: Vec<u8>,
}

impl Filter {
    /// Takes bytes, and returns the bytes to show. The beginning of a character is kept until its end arrives.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        for &b in bytes {
            self.part.push(b);
            self.settle(&mut out);
        }
        out
    }

    /// Returns the bytes that were kept, since the rest of the character will not arrive.
    pub fn pause(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        self.part.drain(..).for_each(|b| show_byte(b, &mut out));
        out
    }

    /// Returns the bytes that are whole characters, or cannot become characters.
    fn settle(&mut self, out: &mut Vec<u8>) {
        while !self.part.is_empty() {
            match std::str::from_utf8(&self.part) {
                Ok(text) => {
                    text.chars().for_each(|c| show(c, out));
                    return self.part.clear();
                }
                Err(e) if e.error_len().is_none() && self.part.len() < CHAR_MAX => return,
                Err(_) => show_byte(self.part.remove(0), out),
            }
        }
    }
}

fn show(c: char, out: &mut Vec<u8>) {
    if c.is_control() && !matches!(c, '\n' | '\r' | '\t') {
        out.extend(format!("\\x{:02x}", u32::from(c)).bytes());
    } else {
        out.extend(c.encode_utf8(&mut [0; CHAR_MAX]).bytes());
    }
}

/// A byte that is not text.
fn show_byte(b: u8, out: &mut Vec<u8>) {
    match b {
        0x80..=0x9f => out.extend(format!("\\x{b:02x}").bytes()),
        b => out.push(b),
    }
}
