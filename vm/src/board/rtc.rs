//! Programs' part of the real-time clock's memory, which outlives resets and deep sleep.
//!
//! The layout is that of MicroPython's ESP8266 port: offset of the time, a word that is not used here, a magic number,
//! the length of what a program stored, and its bytes. After power-on the memory is chance; the magic number tells.
//! Nothing is written there before a program sets the time or stores something.

use super::Board;

/// Microseconds that are added to the board's clock: two words, the least significant first.
const OFFSET: u32 = 0x6000_1200;
const MAGIC_AT: u32 = 0x6000_120c;
const MAGIC: u32 = 0x7550_7921;
/// Number of bytes that a program stored.
const LEN: u32 = 0x6000_1210;
/// The bytes.
pub const DATA: u32 = 0x6000_1214;
/// The most bytes that can be stored.
pub const DATA_MAX: u32 = 492;

fn is_set_up(board: &mut dyn Board) -> bool {
    board.peek(MAGIC_AT) == Some(MAGIC)
}

/// Makes an empty memory of one that is chance.
fn set_up(board: &mut dyn Board) {
    if !is_set_up(board) {
        for at in (OFFSET..DATA).step_by(4) {
            board.poke(at, 0);
        }
        board.poke(MAGIC_AT, MAGIC);
    }
}

fn word(board: &mut dyn Board, at: u32) -> u32 {
    board.peek(at).unwrap_or(0)
}

/// Microseconds that are added to the board's clock.
pub fn offset(board: &mut dyn Board) -> u64 {
    match is_set_up(board) {
        true => u64::from(word(board, OFFSET)) | u64::from(word(board, OFFSET + 4)) << 32,
        false => 0,
    }
}

/// Sets the microseconds that are added to the board's clock.
pub fn set_offset(board: &mut dyn Board, us: u64) {
    set_up(board);
    board.poke(OFFSET, us as u32);
    board.poke(OFFSET + 4, (us >> 32) as u32);
}

/// Number of bytes that a program stored.
pub fn len(board: &mut dyn Board) -> u32 {
    match is_set_up(board) {
        true => word(board, LEN).min(DATA_MAX),
        false => 0,
    }
}

/// Sets the number of bytes. The bytes themselves are words from [`DATA`] on.
pub fn set_len(board: &mut dyn Board, n: u32) {
    set_up(board);
    board.poke(LEN, n);
}
