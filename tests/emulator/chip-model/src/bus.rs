//! The data buses of the ESP8266: which addresses serve which accesses.
//!
//! Sources: *ESP8266 Technical Reference*, appendix on the memory map; the linker scripts of Espressif's SDK
//! (`eagle.app.v6.ld`: sizes of IRAM, DRAM and of the flash window). That IRAM and flash take aligned
//! words only is why every SDK has an exception handler for LoadStoreError.

use std::ops::Range;

/// The first MiB of flash where the cache maps it.
pub const FLASH: Range<u32> = 0x4020_0000..0x4030_0000;

/// What remains of DRAM above the ROM's data: the firmware's stack.
pub const STACK: Range<u32> = 0x3fff_c000..0x4000_0000;

/// A memory, and what it serves.
struct Region {
    at: Range<u32>,
    /// Aligned words alone, not bytes or half words.
    words_only: bool,
    writable: bool,
    executable: bool,
}

const fn region(at: Range<u32>, words_only: bool, writable: bool, executable: bool) -> Region {
    Region {
        at,
        words_only,
        writable,
        executable,
    }
}

/// In the order of how often they are accessed.
const REGIONS: [Region; 8] = [
    // DRAM, up to its end with the ROM's data and stack in it.
    region(0x3ffe_8000..0x4000_0000, false, true, false),
    region(FLASH, true, false, true),
    // IRAM that is not cache: 32 KiB with a cache of 32 KiB.
    region(0x4010_0000..0x4010_8000, true, true, true),
    // Peripherals and RTC memory.
    region(0x6000_0000..0x6000_2000, true, true, false),
    // DPORT, with eFuses and the random number generator.
    region(0x3ff0_0000..0x3ff2_1000, true, true, false),
    // The mask ROM: QEMU has none, a stand-in may be there.
    region(0x4000_0000..0x4001_0000, true, false, true),
    // Not on the chip: RAM of the simulated board, for the mailbox and the state of its devices.
    region(0x3ffc_0000..0x3ffe_8000, false, true, false),
    // Not on the chip: where QEMU's processor starts.
    region(0x5000_0000..0x5001_0000, false, true, true),
];

/// Why the chip would not do what QEMU did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// No memory at that address.
    Unmapped,
    /// The address is not a multiple of the access's size.
    Misaligned,
    /// Bytes or half words where only words are served.
    WordsOnly,
    /// A store to flash or ROM.
    ReadOnly,
    /// An instruction from memory that holds data alone.
    NotExecutable,
}

impl Refusal {
    /// Every reason; `self as usize` is the place in it.
    pub const ALL: [Self; 5] = [
        Self::Unmapped,
        Self::Misaligned,
        Self::WordsOnly,
        Self::ReadOnly,
        Self::NotExecutable,
    ];

    /// The word for it in the report.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unmapped => "unmapped",
            Self::Misaligned => "misaligned",
            Self::WordsOnly => "words-only",
            Self::ReadOnly => "read-only",
            Self::NotExecutable => "not-executable",
        }
    }
}

/// What the chip would do with a load or a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Serve it.
    Served,
    /// Raise LoadStoreError at a load of a part of a word in flash, which the firmware's handler emulates.
    Emulated,
    /// Raise an exception that nothing mends.
    Refused(Refusal),
}

/// Judges an access of `size` bytes at `address`.
pub fn judge(address: u32, size: u32, store: bool) -> Verdict {
    let Some(region) = REGIONS.iter().find(|r| r.at.contains(&address)) else {
        return Verdict::Refused(Refusal::Unmapped);
    };
    if address & (size - 1) != 0 {
        Verdict::Refused(Refusal::Misaligned)
    } else if store && !region.writable {
        Verdict::Refused(Refusal::ReadOnly)
    } else if region.words_only && size != 4 {
        if region.at == FLASH {
            Verdict::Emulated
        } else {
            Verdict::Refused(Refusal::WordsOnly)
        }
    } else {
        Verdict::Served
    }
}

/// Judges the execution of the instruction at `address`.
pub fn may_execute(address: u32) -> Result<(), Refusal> {
    match REGIONS.iter().find(|r| r.at.contains(&address)) {
        Some(region) if region.executable => Ok(()),
        Some(_) => Err(Refusal::NotExecutable),
        None => Err(Refusal::Unmapped),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Refusal::*;
    use Verdict::*;

    #[test]
    fn each_memory_serves_what_the_chip_serves() {
        let cases = [
            (0x3ffe_8001, 1, true, Served),
            (0x3fff_fffe, 2, false, Served),
            (0x3fff_fffd, 2, false, Refused(Misaligned)),
            (0x3fff_fffe, 4, true, Refused(Misaligned)),
            (0x4010_0000, 4, true, Served),
            (0x4010_0001, 1, false, Refused(WordsOnly)),
            (0x4010_7ffc, 4, false, Served),
            (0x4010_8000, 4, false, Refused(Unmapped)),
            (0x4020_0000, 4, false, Served),
            (0x402f_ffff, 1, false, Emulated),
            (0x4020_0002, 2, false, Emulated),
            (0x4020_0001, 2, false, Refused(Misaligned)),
            (0x4020_0000, 4, true, Refused(ReadOnly)),
            (0x4020_0000, 1, true, Refused(ReadOnly)),
            (0x4030_0000, 4, false, Refused(Unmapped)),
            (0x3ff0_0014, 4, true, Served),
            (0x3ff0_0014, 1, false, Refused(WordsOnly)),
            (0x6000_0304, 4, true, Served),
            (0x6000_0304, 2, true, Refused(WordsOnly)),
            (0x3ffc_0003, 1, true, Served),
            (0x3ffb_fffc, 4, false, Refused(Unmapped)),
            (0, 4, false, Refused(Unmapped)),
        ];
        for (address, size, store, verdict) in cases {
            assert_eq!(
                judge(address, size, store),
                verdict,
                "{address:#x} {size} {store}"
            );
        }
    }

    #[test]
    fn data_memory_is_not_executed() {
        assert_eq!(may_execute(0x4010_0000), Ok(()));
        assert_eq!(may_execute(0x4021_0000), Ok(()));
        assert_eq!(may_execute(0x3ffe_8000), Err(NotExecutable));
        assert_eq!(may_execute(0), Err(Unmapped));
    }

    #[test]
    fn reasons_are_in_their_own_order() {
        for (k, reason) in Refusal::ALL.into_iter().enumerate() {
            assert_eq!(reason as usize, k);
        }
    }
}
