//! The number of a part, and the check sum of one-wire parts.

/// The family of DS18B20.
const FAMILY: u8 = 0x28;

/// The number of a part: family, serial number of 48 bits, check sum. The lowest bit comes first on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rom(u64);

impl Rom {
    /// The number for a serial number of 48 bits.
    #[must_use]
    pub fn new(serial: u64) -> Rom {
        let mut bytes = (serial << 8 | u64::from(FAMILY)).to_le_bytes();
        bytes[7] = crc8(&bytes[..7]);
        Rom(u64::from_le_bytes(bytes))
    }
    /// The bytes in the order of the wire.
    #[must_use]
    pub const fn bytes(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }
    /// Bit `n` on the wire.
    pub(super) const fn bit(self, n: u8) -> bool {
        self.0 >> n & 1 != 0
    }
}

/// The check sum of one-wire parts: polynomial x^8 + x^5 + x^4 + 1 (Maxim application note 27).
pub(super) fn crc8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ byte, |c, _| {
            c >> 1 ^ if c & 1 != 0 { 0x8c } else { 0 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_application_notes_number_has_its_check_sum() {
        // Application note 27: A2 00 00 00 01 B8 1C 02, the last byte on the wire first.
        assert_eq!(crc8(&[0x02, 0x1c, 0xb8, 0x01, 0, 0, 0]), 0xa2);
        assert_eq!(Rom::new(1).bytes()[..7], [0x28, 1, 0, 0, 0, 0, 0]);
    }
}
