//! The flash chip that the firmware itself lies in: the function of `asm/flash.S`, which runs from RAM.
//!
//! Bits of commands: ESP8266_RTOS_SDK spi_register.h. Most bytes of a command: esp-open-rtos spiflash.c (a read of 64
//! bytes hangs).

use vm::board::flash::SECTOR;

const READ: u32 = 1 << 31;
const READ_ID: u32 = 1 << 28;
const PROGRAM: u32 = 1 << 25;
const ERASE: u32 = 1 << 24;

/// Words that one command reads.
const READ_WORDS: usize = 15;
/// Words that one command programs. Pieces of the flash that begin at multiples of them lie in one page of 256 bytes.
const PROGRAM_WORDS: u32 = 16;

mod functions {
    extern "C" {
        pub fn flash_command(command: u32, address: u32, words: *mut u32, count: u32);
    }
}

fn command(command: u32, address: u32, words: *mut u32, count: usize) {
    // SAFETY: all callers are in this file, and pass that many words of RAM. Commands that program only read them.
    unsafe { functions::flash_command(command, address, words, count as u32) }
}

/// The flash chip's identification: three bytes.
pub fn id() -> u32 {
    let mut id = 0;
    command(READ_ID, 0, &raw mut id, 1);
    id & 0xff_ffff
}

/// Bytes of the flash chip, by its own identification: the third byte is the logarithm. What a header in the flash says
/// may be less. 0 if the flash chip says nothing plausible.
pub fn size() -> u32 {
    match id() >> 16 {
        log @ 16..=24 => 1 << log,
        _ => 0,
    }
}

/// True if these words lie in the flash chip.
fn has(at: u32, words: usize) -> bool {
    at % 4 == 0 && at.saturating_add(4 * words as u32) <= size()
}

/// Reads words; see [`vm::board::Board::flash_read`].
pub fn read(mut at: u32, into: &mut [u32]) -> bool {
    if !has(at, into.len()) {
        return false;
    }
    for piece in into.chunks_mut(READ_WORDS) {
        let bytes = 4 * piece.len() as u32;
        command(READ, bytes << 24 | at, piece.as_mut_ptr(), piece.len());
        at += bytes;
    }
    true
}

/// Programs words; see [`vm::board::Board::flash_write`].
pub fn write(mut at: u32, mut words: &[u32]) -> bool {
    if !has(at, words.len()) {
        return false;
    }
    while !words.is_empty() {
        let most = PROGRAM_WORDS - at / 4 % PROGRAM_WORDS;
        let (piece, rest) = words.split_at((most as usize).min(words.len()));
        let bytes = 4 * piece.len() as u32;
        command(
            PROGRAM,
            bytes << 24 | at,
            piece.as_ptr().cast_mut(),
            piece.len(),
        );
        words = rest;
        at += bytes;
    }
    true
}

/// Erases a sector; see [`vm::board::Board::flash_erase`].
pub fn erase(sector: u32) -> bool {
    if sector >= size() / SECTOR {
        return false;
    }
    command(ERASE, sector * SECTOR, core::ptr::null_mut(), 0);
    true
}
