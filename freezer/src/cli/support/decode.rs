//! Adds file names, line numbers and function names to the output of a board, or of a program that runs here.
//!
//! Two kinds of lines are decoded. A traceback of an image without line tables has lines like
//! `  File "", code 1a2 of 89abcdef, in f`, where the numbers are a word of the image and the image's checksum
//! (`vm::interp::traceback`): file and line come from the sidecar of that image. The firmware's message after a fault, `fault: cause=0000001c pc=40212345 ...`
//! (firmware/src/fault.rs), has addresses: functions come from the symbols of the ELF file.

use std::io::{Result as IoResult, Stdout, Write};

use freezer::firmware::Firmware;
use freezer::sidecar::Sidecar;

use super::output::Output;
use super::sidecars::Sidecars;

/// The beginning of a traceback's line that can be decoded.
const FRAME: &[u8] = b"  File \"\", code ";
/// The bytes with which that line begins after it is decoded too: they may be shown before.
const START: usize = b"  File \"".len();
/// The beginning of a fault's line.
const FAULT: &str = "fault";
/// The longest line that is decoded, in bytes.
const LINE_MAX: usize = 500;

/// Decodes the board's output as it arrives. Output is passed on at once, except for a line that begins like a
/// line of a traceback: that is held back until its end, or until the board pauses.
pub struct Decoder {
    sidecars: Sidecars,
    firmware: Option<Firmware>,
    /// The line so far, up to `LINE_MAX` bytes.
    line: Vec<u8>,
    /// The number of bytes of the line that were shown.
    shown: usize,
    /// True if the line is longer than `LINE_MAX`.
    long: bool,
    /// The checksum of the last image of which the user was told that no sidecar belongs to it.
    told: Option<u32>,
}

impl Decoder {
    /// A decoder. It decodes the tracebacks of images whose sidecars are there, and with a firmware, its faults.
    pub fn new(sidecars: Sidecars, firmware: Option<Firmware>) -> Decoder {
        Decoder {
            sidecars,
            firmware,
            line: Vec::new(),
            shown: 0,
            long: false,
            told: None,
        }
    }

    /// Takes bytes of the board, and appends the bytes to show to `out`.
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

    /// Shows what was held back, since the board pauses; but not the beginning of a traceback's line.
    pub fn idle(&mut self, out: &mut Vec<u8>) {
        if !self.waits() || self.line.len() <= START {
            self.show(out);
        }
    }

    /// The board was away, and may have another image now.
    pub fn board_is_back(&mut self) {
        self.line.clear();
        (self.shown, self.long, self.told) = (0, false, None);
        self.sidecars.forget();
    }

    fn show(&mut self, out: &mut Vec<u8>) {
        out.extend(&self.line[self.shown..]);
        self.shown = self.line.len();
    }

    /// Shows everything that was held back, since no more output will come.
    pub fn end(&mut self, out: &mut Vec<u8>) {
        if self.waits() && self.line.starts_with(FRAME) {
            // Only the end of the line is missing.
            if let Some(text) = self.frame() {
                out.extend(&text.as_bytes()[self.shown..]);
                self.shown = self.line.len();
            }
        }
        self.show(out);
    }

    /// True if the line may turn out to be a traceback's line.
    fn waits(&self) -> bool {
        let n = self.line.len().min(FRAME.len());
        self.shown <= START && n > 0 && self.line[..n] == FRAME[..n]
    }

    fn end_line(&mut self, out: &mut Vec<u8>) {
        let decoded = if self.long { None } else { self.frame() };
        match decoded {
            Some(text) if self.shown <= START => {
                out.extend(&text.as_bytes()[self.shown..]);
                if self.line.ends_with(b"\r") {
                    out.push(b'\r');
                }
                out.push(b'\n');
            }
            decoded => {
                self.show(out);
                out.push(b'\n');
                // Part of the line was shown before it could be decoded, so the rest follows on a line of its own.
                for text in decoded.into_iter().chain(self.notes()) {
                    out.extend(text.as_bytes());
                    out.push(b'\n');
                }
            }
        }
        self.line.clear();
        (self.shown, self.long) = (0, false);
    }

    /// The decoded line, if it is a traceback's line whose place the sidecar knows.
    fn frame(&mut self) -> Option<String> {
        let (at, crc, name) = parse_frame(&self.line)?;
        let (file, line, known) = self.sidecars.of(crc)?.find(at)?;
        (known == name).then(|| format!("  File \"{file}\", line {line}, in {name}"))
    }

    /// Notes to print after the line.
    fn notes(&mut self) -> Vec<String> {
        if self.long {
            return Vec::new();
        }
        if let Some((_, crc, _)) = parse_frame(&self.line) {
            let known = self.sidecars.of(crc).is_some() || self.told == Some(crc);
            self.told = Some(crc);
            let note = format!(
                "note: no .sym file here belongs to the board's image, {crc:08x}; freeze and flash again, or name \
                 the file with --sym"
            );
            return (!known).then_some(note).into_iter().collect();
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

/// Standard output with a decoder in front.
pub struct Decoded {
    decoder: Decoder,
    out: Stdout,
}

impl Decoded {
    /// Standard output, for a program whose lines are known.
    pub fn stdout(sidecar: Sidecar) -> Decoded {
        Decoded {
            decoder: Decoder::new(Sidecars::one(sidecar), None),
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

/// The word of the image, the image's checksum and the function that a traceback's line names.
fn parse_frame(line: &[u8]) -> Option<(u32, u32, &str)> {
    let rest = std::str::from_utf8(line.strip_prefix(FRAME)?).ok()?;
    let (place, name) = rest.trim_end_matches('\r').split_once(", in ")?;
    let (at, crc) = place.split_once(" of ")?;
    let number = |text| u32::from_str_radix(text, 16).ok();
    Some((number(at)?, number(crc)?, name))
}

/// The addresses in a fault's line, written `name=XXXXXXXX`.
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
