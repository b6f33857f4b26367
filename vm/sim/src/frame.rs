//! Frames over the air: a number of bits, the lowest bit of each byte first.

use crate::crc;

/// Bytes that a frame can hold. The longest frame that card and reader understand has 18: a block and its CRC.
pub const CAPACITY: usize = 20;

/// Periods of the 13.56 MHz carrier for one bit at 106 kbit/s (ISO 14443-2).
const BIT_CLOCKS: u32 = 128;

/// A frame. A frame without bits is noise, which nobody can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    bytes: [u8; CAPACITY],
    /// Number of bits.
    bits: u32,
    /// True if the frame is enciphered with Crypto1. The bits here are always plain; a receiver that does not share
    /// the session must treat the frame as noise.
    secret: bool,
}

impl Frame {
    /// A frame without bits.
    #[must_use]
    pub const fn new(secret: bool) -> Frame {
        Frame {
            bytes: [0; CAPACITY],
            bits: 0,
            secret,
        }
    }

    /// A frame of whole bytes; noise if there are more than [`CAPACITY`].
    #[must_use]
    pub fn of(secret: bool, bytes: &[u8]) -> Frame {
        let mut frame = Frame::new(secret);
        for &byte in bytes {
            frame.push(byte, 8);
        }
        if bytes.len() > CAPACITY {
            frame.clear();
        }
        frame
    }

    /// Adds the low `count` bits of `value`, at most 8. Bits beyond the capacity are lost: a sender of so many bits
    /// must call [`Frame::clear`].
    pub fn push(&mut self, value: u8, count: u32) {
        for i in 0..count {
            let at = (self.bits / 8) as usize;
            if at >= CAPACITY {
                return;
            }
            if value >> i & 1 != 0 {
                self.bytes[at] |= 1 << (self.bits % 8);
            }
            self.bits += 1;
        }
    }

    /// Adds the CRC of the bits so far, which must be whole bytes.
    pub fn push_crc(&mut self, preset: u16) {
        let crc = crc::of(preset, self.bytes());
        self.push(crc as u8, 8);
        self.push((crc >> 8) as u8, 8);
    }

    /// Turns the frame into noise.
    pub fn clear(&mut self) {
        self.bytes = [0; CAPACITY];
        self.bits = 0;
    }

    /// Number of bits.
    #[must_use]
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// Number of bytes, including an incomplete last byte.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.bits.div_ceil(8)
    }

    /// True if the frame is noise.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// The bytes. The unused bits of an incomplete last byte are zero.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len() as usize]
    }

    /// True if the frame is enciphered.
    #[must_use]
    pub fn secret(&self) -> bool {
        self.secret
    }

    /// The value of a frame of 7 bits (ISO 14443-3: REQA and WUPA).
    #[must_use]
    pub fn short(&self) -> Option<u8> {
        (self.bits == 7).then_some(self.bytes[0])
    }

    /// The bytes before the CRC, if the CRC is right.
    #[must_use]
    pub fn payload(&self, preset: u16) -> Option<&[u8]> {
        let bytes = self.bytes();
        let end = bytes.len().checked_sub(2)?;
        let (payload, sum) = bytes.split_at(end);
        let crc = crc::of(preset, payload);
        (self.bits % 8 == 0 && sum[0] == crc as u8 && sum[1] == (crc >> 8) as u8).then_some(payload)
    }

    /// The time of `bits` bits in periods of the carrier, with a parity bit after each whole byte, and start and end
    /// of the frame.
    #[must_use]
    pub fn clocks(bits: u32) -> u32 {
        (bits + bits / 8 + 2) * BIT_CLOCKS
    }
}
