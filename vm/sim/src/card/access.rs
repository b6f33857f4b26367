//! Access conditions (MF1S50, *Memory access*): three bits C1 C2 C3 for each block of a sector say which key
//! may do what.

use super::{Key, BLOCK};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Use(u32);

/// Read.
pub(super) const READ: Use = Use(0);
/// Write.
pub(super) const WRITE: Use = Use(1);
/// Increment.
pub(super) const INCREMENT: Use = Use(2);
/// Decrement, transfer, restore.
pub(super) const DECREMENT: Use = Use(3);

/// With what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    /// A block that is not a trailer.
    Data,
    /// The parts of a trailer.
    KeyA,
    AccessBits,
    KeyB,
}

/// Conditions (as bits, by the number C1 C2 C3) under which the trailer lets key B be read; such a
/// key opens nothing.
const KEY_B_READABLE: u8 = 0b0000_0111;

/// What a session may do with a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rights {
    /// C1 C2 C3 as a number.
    condition: u32,
    key: Key,
    /// The session was opened with a key B that anyone can read.
    void: bool,
}

impl Rights {
    /// The rights that `trailer` gives on `block` of its sector.
    pub(super) fn of(trailer: &[u8; BLOCK], block: u8, key: Key) -> Rights {
        Rights {
            condition: condition(trailer, block),
            key,
            void: key == Key::B && KEY_B_READABLE >> condition(trailer, 3) & 1 != 0,
        }
    }

    /// Is this use allowed?
    pub(super) fn may(self, area: Area, what: Use) -> bool {
        // A bit for each condition; MF1S50, tables of access conditions for data
        // blocks and for the trailer. A shift at the end, since a table of
        // bytes cannot lie in the flash of the chip.
        let (a, b): (u8, u8) = match (area, what) {
            (Area::Data, READ) => (0b0101_0111, 0b0111_1111),
            (Area::Data, WRITE) => (0b0000_0001, 0b0101_1001),
            (Area::Data, INCREMENT) => (0b0000_0001, 0b0100_0001),
            (Area::Data, DECREMENT) => (0b0100_0011, 0b0100_0011),
            (Area::KeyA | Area::KeyB, WRITE) => (0b0000_0011, 0b0001_1000),
            (Area::AccessBits, READ) => (0b1111_1111, 0b1111_1000),
            (Area::AccessBits, WRITE) => (0b0000_0010, 0b0010_1000),
            (Area::KeyB, READ) => (KEY_B_READABLE, 0),
            _ => (0, 0),
        };
        let allowed = match self.key {
            Key::A => a,
            Key::B => b,
        };
        !self.void && allowed >> self.condition & 1 != 0
    }
}

/// The number C1 C2 C3 of a block.
fn condition(trailer: &[u8; BLOCK], block: u8) -> u32 {
    let bit = |byte: u8, from: u8| u32::from(byte >> (from + block % 4) & 1);
    bit(trailer[7], 4) << 2 | bit(trailer[8], 0) << 1 | bit(trailer[8], 4)
}

/// Do the access bits agree with their complements?
pub(super) fn is_sound(trailer: &[u8; BLOCK]) -> bool {
    let [b6, b7, b8] = [trailer[6], trailer[7], trailer[8]];
    let complements = u32::from(b6) | u32::from(b7 & 0x0f) << 8;
    let bits = u32::from(b7 >> 4) | u32::from(b8) << 4;
    complements ^ bits == 0xfff
}
