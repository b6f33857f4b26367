//! The mailbox: settings that `freeze emulate` passes to the emulated board, as words at the start of RAM that
//! only the emulator has. The tool writes them and the board reads them; this is the only place that defines them.

/// Address of the first word. The ESP8266 has no memory there; QEMU's lx106 does.
pub const ADDRESS: u32 = 0x3ffc_0000;
/// Words of the mailbox.
pub const WORDS: usize = 64;
/// First word: "MBOX".
pub const MAGIC: u32 = u32::from_le_bytes(*b"MBOX");
/// Word of the flags.
pub const FLAGS: usize = 1;
/// Word with the seconds since 2000-01-01.
pub const SECONDS: usize = 2;
/// Word with the seed of the random numbers.
pub const SEED: usize = 3;
/// Word with the length of the module's name, in bytes.
pub const NAME_BYTES: usize = 4;
/// First word of the name.
pub const NAME: usize = 5;
/// Most bytes of a name.
pub const NAME_MAX: usize = 200;

/// Bits of the flags.
pub mod flag {
    /// Print a report of the heap on standard error when the program ends.
    pub const HEAP_REPORT: u32 = 1;
    /// Collect at each allocation.
    pub const STRESS_GC: u32 = 2;
    /// Lay a fresh card on the reader.
    pub const CARD: u32 = 4;
    /// End where the board would restart.
    pub const ONCE: u32 = 8;
    /// The screen is on pins of its own, not on the bus of the reader.
    pub const SOFT_SCREEN: u32 = 16;
}

/// The number of the card that [`flag::CARD`] lays, with its first byte lowest. It is a word, since bytes could
/// not be read one by one from flash.
pub const CARD_UID: u32 = u32::from_le_bytes([0xde, 0xad, 0xbe, 0xef]);
