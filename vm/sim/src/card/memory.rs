//! The card's EEPROM: 16 sectors of 4 blocks of 16 bytes (MF1S50, *Memory organization*).

/// Bytes of a block.
pub const BLOCK: usize = 16;
/// Blocks of a card.
pub const BLOCKS: usize = 64;
/// Blocks of a sector; the last is its trailer.
const SECTOR_BLOCKS: u8 = 4;

/// The content of a card.
pub type Memory = [[u8; BLOCK]; BLOCKS];

/// The content of a new card.
pub(super) const fn delivered(uid: [u8; 4]) -> Memory {
    let mut memory = [[0; BLOCK]; BLOCKS];
    let mut i = 0;
    while i < uid.len() {
        memory[0][i] = uid[i];
        memory[0][4] ^= uid[i];
        i += 1;
    }
    memory[0][5] = super::SAK;
    memory[0][6] = super::ATQA as u8;
    memory[0][7] = (super::ATQA >> 8) as u8;
    let mut trailer = SECTOR_BLOCKS as usize - 1;
    while trailer < BLOCKS {
        // Key A, the access bits of the transport configuration, a free byte, and key B.
        memory[trailer] = [0xff; BLOCK];
        memory[trailer][7] = 0x07;
        memory[trailer][8] = 0x80;
        memory[trailer][9] = 0x69;
        trailer += SECTOR_BLOCKS as usize;
    }
    memory
}

/// True if there is such a block.
pub(super) fn holds(block: u8) -> bool {
    (block as usize) < BLOCKS
}

/// The sector of a block.
pub(super) fn sector(block: u8) -> u8 {
    block / SECTOR_BLOCKS
}

/// True if the block is the trailer of its sector.
pub(super) fn is_trailer(block: u8) -> bool {
    block % SECTOR_BLOCKS == SECTOR_BLOCKS - 1
}

/// The number of a sector's trailer.
pub(super) fn trailer(sector: u8) -> usize {
    (sector * SECTOR_BLOCKS + SECTOR_BLOCKS - 1) as usize
}
