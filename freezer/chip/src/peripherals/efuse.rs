//! The fuses, four words at 0x3ff00050 that cannot be written: the chip's address.
//!
//! Source: esptool `ESP8266ROM.read_mac`, `chip_id`.

use crate::Time;

/// Offset of the first word from DPORT's base.
pub const FIRST: u32 = 0x50;
/// Offset of the last word from DPORT's base.
pub const LAST: u32 = 0x5c;

/// The fuses of a chip.
#[derive(Clone, Debug)]
pub struct Efuse {
    words: [u32; 4],
}

impl Efuse {
    /// The fuses of an ESP8266EX with this MAC address.
    #[must_use]
    pub fn new(mac: [u8; 6]) -> Efuse {
        let [a, b, c, d, e, f] = mac.map(u32::from);
        Efuse {
            words: [f << 24, d << 8 | e, 0, a << 16 | b << 8 | c],
        }
    }
    /// A word; `offset` is from DPORT's base.
    #[must_use]
    pub fn read(&self, offset: u32, _now: Time) -> u32 {
        let index = (offset.wrapping_sub(FIRST) / 4) as usize;
        self.words.get(index).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn esptool_reads_the_address_back() {
        let efuse = Efuse::new([0x5c, 0xcf, 0x7f, 0x12, 0x34, 0x56]);
        let [mac0, mac1, mac3] = [0x50, 0x54, 0x5c].map(|offset| efuse.read(offset, 0));
        assert_eq!(mac3, 0x005c_cf7f);
        let low = [mac1 >> 8, mac1, mac0 >> 24].map(|byte| byte & 0xff);
        assert_eq!(low, [0x12, 0x34, 0x56]);
        assert_eq!(mac0 >> 24 | mac1 << 8, 0x0012_3456, "the chip's id");
    }
}
