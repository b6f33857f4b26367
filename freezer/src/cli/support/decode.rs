//! Adds to the output of a board, or of a program that runs here, what only this computer knows.
//!
//! Two kinds of lines have numbers in them. The machine's tracebacks, if the image has no line
//! tables, say `  File "", code 1a2, in f`, with a word of the image (`vm::interp::traceback`):
//! file and line come from the sidecar. The firmware's last words after a fault,
//! `fault: cause=0000001c pc=40212345 ...` (firmware/src/fault.rs), have addresses: functions come
//! from the ELF's symbols.

use std::io::{Result as IoResult, Stdout, Write};

use freezer::firmware::Firmware;
use freezer::sidecar::Sidecar;

use super::output::Output;

/// How a line of a traceback begins that can be decoded.
const FRAME: &[u8] = b"  File \"\", code ";
/// How the line of a fault begins.
const FAULT: &str = "fault";
/// No line that means something is longer, in bytes.
const LINE_MAX: usize = 500;

/// Reads the board's output as it comes. Everything is passed on at once but a line that begins
/// like one of a traceback: that is held back until its end, or until the board pauses.
pub struct Decoder {
    sidecar: Option<Sidecar>,
    firmware: Option<Firmware>,
    /// The line so far, as far as it may mean something.
    line: Vec<u8>,
    /// How much of it was shown.
    shown: usize,
    /// The line is longer than any that means something.
    long: bool,
    /// The user was told that the sidecar is another image's.
    told: bool,
}

impl Decoder {
    /// A decoder with what is known of image and firmware.
    pub fn new(sidecar: Option<Sidecar>, firmware: Option<Firmware>) -> Decoder {
        Decoder {
            sidecar,
            firmware,
            line: Vec::new(),
            shown: 0,
            long: false,
            told: false,
        }
    }

    /// Takes bytes of the board, and adds to `out` what to show.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        for &b in bytes {
            if b == b'\n' {
                self.end_line(out);
            } else if self.long {
                out.push(b);
            } else {
                self.line.push(b);
                if self.line.len() > LINE_MAX {
                    self.show(out);
                    self.long = true;
                }
            }
        }
        if !self.waits() {
            self.idle(out);
        }
    }

    /// The board pauses: shows what was held back, unless that is sure to become a line of a traceback.
    pub fn idle(&mut self, out: &mut Vec<u8>) {
        if !self.waits() || self.line.len() < FRAME.len() {
            self.show(out);
        }
    }

    fn show(&mut self, out: &mut Vec<u8>) {
        out.extend(&self.line[self.shown..]);
        self.shown = self.line.len();
    }

    /// No more will come.
    pub fn end(&mut self, out: &mut Vec<u8>) {
        if self.waits() && self.line.starts_with(FRAME) {
            // The line's end got lost; its content is there.
            if let Some(text) = self.frame() {
                out.extend(text.as_bytes());
                self.shown = self.line.len();
            }
        }
        self.show(out);
    }

    /// True if the line may become one that is shown decoded.
    fn waits(&self) -> bool {
        let n = self.line.len().min(FRAME.len());
        self.sidecar.is_some() && self.shown == 0 && n > 0 && self.line[..n] == FRAME[..n]
    }

    fn end_line(&mut self, out: &mut Vec<u8>) {
        let decoded = if self.long { None } else { self.frame() };
        match decoded {
            Some(text) if self.shown == 0 => {
                out.extend(text.as_bytes());
                if self.line.ends_with(b"\r") {
                    out.push(b'\r');
                }
                out.push(b'\n');
            }
            decoded => {
                self.show(out);
                out.push(b'\n');
                // Part of the line was shown before it could be understood.
                for text in decoded.into_iter().chain(self.notes()) {
                    out.extend(text.as_bytes());
                    out.push(b'\n');
                }
            }
        }
        self.line.clear();
        (self.shown, self.long) = (0, false);
    }

    /// The line of a traceback with file and line number, if it is one and they are known.
    fn frame(&self) -> Option<String> {
        let (at, name) = parse_frame(&self.line)?;
        let (file, line, known) = self.sidecar.as_ref()?.find(at)?;
        (known == name).then(|| format!("  File \"{file}\", line {line}, in {name}"))
    }

    /// What to say after the line.
    fn notes(&mut self) -> Vec<String> {
        if self.long {
            return Vec::new();
        }
        if parse_frame(&self.line).is_some() {
            let wrong = self.sidecar.is_some() && self.frame().is_none() && !self.told;
            self.told |= wrong;
            let note =
                "note: the line numbers are of another image; name the right .sym file with --sym";
            return wrong.then(|| note.to_owned()).into_iter().collect();
        }
        let Some(firmware) = &self.firmware else {
            return Vec::new();
        };
        addresses(&self.line)
            .into_iter()
            .filter(|(_, pc)| firmware.symbols.function_at(*pc).is_some())
            .map(|(name, pc)| format!("    {name}={pc:08x}: {}", firmware.symbols.place(pc)))
            .collect()
    }
}

/// Standard output, with what the decoder adds.
pub struct Decoded {
    decoder: Decoder,
    out: Stdout,
}

impl Decoded {
    /// Standard output, for a program whose lines are known.
    pub fn stdout(sidecar: Sidecar) -> Decoded {
        Decoded {
            decoder: Decoder::new(Some(sidecar), None),
            out: std::io::stdout(),
        }
    }
    fn put(&mut self, add: impl FnOnce(&mut Decoder, &mut Vec<u8>)) -> IoResult<()> {
        let mut text = Vec::new();
        add(&mut self.decoder, &mut text);
        self.out.write_all(&text)
    }
}

impl Write for Decoded {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        self.put(|decoder, text| decoder.feed(bytes, text))?;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> IoResult<()> {
        self.out.flush()
    }
}

impl Output for Decoded {
    fn pause(&mut self) -> IoResult<()> {
        self.put(|decoder, text| decoder.idle(text))?;
        self.out.flush()
    }
    fn end(&mut self) -> IoResult<()> {
        self.put(|decoder, text| decoder.end(text))?;
        self.out.flush()
    }
}

/// Place and function of a traceback's line.
fn parse_frame(line: &[u8]) -> Option<(u32, &str)> {
    let rest = std::str::from_utf8(line.strip_prefix(FRAME)?).ok()?;
    let (place, name) = rest.trim_end_matches('\r').split_once(", in ")?;
    Some((u32::from_str_radix(place, 16).ok()?, name))
}

/// The words `name=XXXXXXXX` of the line of a fault.
fn addresses(line: &[u8]) -> Vec<(&str, u32)> {
    let Ok(text) = std::str::from_utf8(line) else {
        return Vec::new();
    };
    if !text.starts_with(FAULT) {
        return Vec::new();
    }
    text.split([' ', ',', ';', '\r'])
        .filter_map(|w| w.split_once('='))
        .filter_map(|(name, hex)| {
            let hex = hex.trim_start_matches("0x");
            (hex.len() == 8).then_some((name, u32::from_str_radix(hex, 16).ok()?))
        })
        .collect()
}
