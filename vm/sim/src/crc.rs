//! The 16-bit CRC of ISO 14443-3 (polynomial x^16 + x^12 + x^5 + 1, lowest bit
//! first), which card and reader both compute.

/// Start value of CRC_A, the one of type A frames (ISO 14443-3, annex B).
pub const CRC_A: u16 = 0x6363;

/// The polynomial, mirrored, since the lowest bit goes first.
const POLYNOMIAL: u16 = 0x8408;

/// The CRC after one more byte.
#[must_use]
pub fn add(crc: u16, byte: u8) -> u16 {
    let mut crc = crc ^ u16::from(byte);
    for _ in 0..8 {
        let odd = crc & 1 != 0;
        crc >>= 1;
        if odd {
            crc ^= POLYNOMIAL;
        }
    }
    crc
}

/// The CRC of all `bytes`, beginning at `preset`. On the air its low byte goes first.
#[must_use]
pub fn of(preset: u16, bytes: &[u8]) -> u16 {
    bytes.iter().fold(preset, |crc, &byte| add(crc, byte))
}
