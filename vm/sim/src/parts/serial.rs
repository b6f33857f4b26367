//! Something at the other end of a serial port that writes down what it is sent.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::part::{Nanos, Part};

/// A receiver follows a sender whose speed is wrong by one part in this number.
const TOLERANCE: u32 = 25;

/// The other end of a serial port.
#[derive(Clone, Debug)]
pub struct Serial {
    port: u8,
    baud: u32,
    bytes: Vec<u8>,
    /// Bytes of another speed.
    garbled: u32,
}

impl Serial {
    /// The other end of this port, at so many bits a second.
    #[must_use]
    pub const fn new(port: u8, baud: u32) -> Serial {
        Serial {
            port,
            baud,
            bytes: Vec::new(),
            garbled: 0,
        }
    }
    /// The bytes that were received at the set speed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl Part for Serial {
    fn pins(&self) -> u32 {
        0
    }
    fn serial(&mut self, port: u8, byte: u8, baud: u32, _now: Nanos) {
        if port != self.port {
            return;
        }
        match baud.abs_diff(self.baud) < self.baud / TOLERANCE {
            true => self.bytes.push(byte),
            false => self.garbled += 1,
        }
    }
    fn summary(&self, _now: Nanos) -> String {
        let last = self.bytes.len().saturating_sub(60);
        let text = String::from_utf8_lossy(&self.bytes[last..]);
        match self.garbled {
            0 => format!("{text:?}"),
            n => format!("{text:?}, {n} bytes at another speed"),
        }
    }
    /// `text`: what was received, with line ends as `\n`. `bytes`: in hexadecimal digits.
    fn state(&self, key: &str, _now: Nanos) -> Option<String> {
        match key {
            "text" => Some(
                String::from_utf8_lossy(&self.bytes)
                    .replace('\r', "\\r")
                    .replace('\n', "\\n"),
            ),
            "bytes" => Some(self.bytes.iter().map(|b| format!("{b:02x}")).collect()),
            _ => None,
        }
    }
    fn received(&self) -> u32 {
        self.bytes.len() as u32
    }
}
