//! The memory map (Arduino `eagle.app.v6.common.ld`, pfalcon's wiki *Memory Map*).

/// A range of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The first address.
    pub start: u32,
    /// Length in bytes.
    pub bytes: u32,
}

impl Region {
    const fn new(start: u32, bytes: u32) -> Region {
        Region { start, bytes }
    }
    /// True if the address lies in the region.
    #[inline]
    #[must_use]
    pub const fn has(self, address: u32) -> bool {
        address.wrapping_sub(self.start) < self.bytes
    }
    /// Length in words.
    #[must_use]
    pub const fn words(self) -> usize {
        self.bytes as usize / 4
    }
    /// The number of the word with this address; beyond [`Region::words`] for addresses outside.
    #[inline]
    #[must_use]
    pub const fn index(self, address: u32) -> usize {
        (address.wrapping_sub(self.start) / 4) as usize
    }
}

/// Data RAM. The mask ROM uses the last 16 KiB until the firmware starts.
pub const DRAM: Region = Region::new(0x3ffe_8000, 0x1_8000);
/// Instruction RAM. The upper half is the cache's when the cache has 32 KiB.
pub const IRAM: Region = Region::new(0x4010_0000, 0x1_0000);
/// The mask ROM.
pub const ROM: Region = Region::new(0x4000_0000, 0x1_0000);
/// The window through which the flash is read: one MiB.
pub const WINDOW: Region = Region::new(0x4020_0000, 0x10_0000);

/// DPORT: registers of the core's surroundings.
pub const DPORT: Region = Region::new(0x3ff0_0000, 0x1000);
/// Registers of the radio's part, with the random numbers.
pub const RADIO: Region = Region::new(0x3ff2_0000, 0x1000);
/// The peripherals.
pub const PERIPHERALS: Region = Region::new(0x6000_0000, 0x1_0000);

/// The word that a load from nowhere gives (pfalcon's wiki *Memory Map*). `None` where loads are prohibited.
#[must_use]
pub fn nothing(address: u32) -> Option<u32> {
    match address {
        0..=0x1fff_ffff => None,
        0x4014_0000..=0x401f_ffff => Some(0xecd8_3159),
        0x7000_0000.. => Some(0),
        _ => Some(0x0000_8000),
    }
}
