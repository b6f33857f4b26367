//! The hardware SPI (HSPI, SPI 1 of the register list): 64 bytes per transaction. The fields are those of
//! the ESP8266 Technical Reference, chapter 4.

use vm::board::spi::{SpiSetup, FIFO, HSPI};

use super::gpio::set_function;
use super::registers::{modify, read, write};

const CMD: u32 = 0x6000_0100;
const CTRL: u32 = 0x6000_0108;
const CTRL1: u32 = 0x6000_010c;
const CLOCK: u32 = 0x6000_0118;
const USER: u32 = 0x6000_011c;
const USER1: u32 = 0x6000_0120;
const PIN: u32 = 0x6000_012c;
const W0: u32 = 0x6000_0140;

/// CMD: starts a transaction, and stays set while it runs.
const CMD_USER: u32 = 1 << 18;
/// USER: sends, and receives at the same time.
const USER_DUPLEX: u32 = 1 << 27 | 1 << 0;
/// USER: the edges at which data are sampled, and sent.
const USER_EDGE_IN: u32 = 1 << 6;
const USER_EDGE_OUT: u32 = 1 << 7;
/// PIN: the clock idles high.
const PIN_IDLE_HIGH: u32 = 1 << 29;
/// CLOCK: the bus clock, undivided.
const CLOCK_UNDIVIDED: u32 = 1 << 31;
/// IO_MUX_CONF, and its bit for the undivided clock of HSPI.
const MUX_CONF: u32 = 0x6000_0800;
const MUX_UNDIVIDED: u32 = 1 << 9;
/// Function number of HSPI at its pins.
const MUX_FUNCTION: u32 = 2;

/// Connects the pins, and sets clock and mode.
pub fn setup(setup: &SpiSetup) {
    for pin in HSPI {
        set_function(pin, MUX_FUNCTION);
    }
    let undivided = setup.clock.count == 1;
    modify(
        MUX_CONF,
        MUX_UNDIVIDED,
        if undivided { MUX_UNDIVIDED } else { 0 },
    );
    let count = setup.clock.count - 1;
    write(
        CLOCK,
        if undivided {
            CLOCK_UNDIVIDED
        } else {
            (setup.clock.pre - 1) << 18 | count << 12 | (setup.clock.count / 2 - 1) << 6 | count
        },
    );
    write(CTRL, 0);
    write(CTRL1, 0);
    // Data are sent at the edge at which the other side does not sample them. The idle level exchanges
    // rising and falling edges.
    let late = setup.phase != setup.polarity;
    let edge = if late { USER_EDGE_OUT } else { 0 };
    write(USER, USER_DUPLEX | USER_EDGE_IN | edge);
    let idle = if setup.polarity { PIN_IDLE_HIGH } else { 0 };
    modify(PIN, PIN_IDLE_HIGH, idle);
}

/// Sends at most [`FIFO`] bytes, and replaces each by the one received.
pub fn transfer(bytes: &mut [u8]) {
    debug_assert!(bytes.len() <= FIFO);
    if bytes.is_empty() {
        return;
    }
    for (i, four) in bytes.chunks(4).enumerate() {
        let word = four.iter().rev().fold(0, |w, b| w << 8 | u32::from(*b));
        write(W0 + 4 * i as u32, word);
    }
    let bits = bytes.len() as u32 * 8 - 1;
    write(USER1, bits << 17 | bits << 8);
    modify(CMD, 0, CMD_USER);
    while read(CMD) & CMD_USER != 0 {}
    for (i, four) in bytes.chunks_mut(4).enumerate() {
        let word = read(W0 + 4 * i as u32);
        for (k, b) in four.iter_mut().enumerate() {
            *b = (word >> (8 * k)) as u8;
        }
    }
}
