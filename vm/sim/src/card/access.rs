//! Access conditions (MF1S50, *Memory access*): for each block of a sector, three bits C1 C2 C3 say which
//! operations each key allows.

use super::{Key, BLOCK};

/// An operation on a block.
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

/// The target of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    /// A block that is not a trailer.
    Data,
    /// The parts of a trailer.
    KeyA,
    AccessBits,
    KeyB,
}

/// The conditions of a trailer under which key B can be read, as bits by the number C1 C2 C3. A key B that can be
/// read opens nothing.
const KEY_B_READABLE: u8 = 0b0000_0111;

/// The rights of a session on a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rights {
    /// C1 C2 C3 as a number.
    condition: u32,
    key: Key,
    /// True if the session was opened with a key B that anyone can read.
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

    /// True if this use is allowed.
    pub(super) fn may(self, area: Area, what: Use) -> bool {
        // A bit for each condition; see the tables of access conditions for data blocks and for the trailer in
        // MF1S50. Shifted as a word, since a table of bytes cannot lie in the chip's flash.
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

/// True if the access bits agree with their complements.
pub(super) fn is_sound(trailer: &[u8; BLOCK]) -> bool {
    let [b6, b7, b8] = [trailer[6], trailer[7], trailer[8]];
    let complements = u32::from(b6) | u32::from(b7 & 0x0f) << 8;
    let bits = u32::from(b7 >> 4) | u32::from(b8) << 4;
    complements ^ bits == 0xfff
}
