//! The hardware SPI for a program's parts: HSPI, SPI 1 of the register list (0x60000100).
//!
//! Sources: Technical Reference chapter 4 and RTOS `spi_register.h` for the fields; MetalPhreak's ESP8266_SPI_Driver for
//! the order in which command, address and data leave. A transaction is made of the phases that USER enables: command,
//! address, dummy, data out, data in; in duplex both data phases are one. The parts answer when it starts, and W0 to W15
//! get the answer when its last clock is over. The bits of a byte leave highest first unless CTRL says otherwise, the
//! bytes of a word lowest first.
//!
//! Assumed: in duplex as many bits come in as the length of data in says, at most as many as go out; data out are 0 in a
//! dummy phase and where only data come in; the bit order applies to each byte of command and address; a transaction takes its
//! bits' clocks and nothing more. Not modelled: the slave, transfers over two or four wires, delays and the selects CS0 to
//! CS2; their fields read as they were written. The edges of the four modes make no difference to whole bytes.

mod wire;

#[cfg(test)]
mod tests;

use crate::time::{Clocks, Time, NEVER};
use crate::World;

use wire::Wire;

// The registers by number: a quarter of their offset.
const CMD: usize = 0;
const ADDR: usize = 1;
const CTRL: usize = 2;
const CLOCK: usize = 6;
const USER: usize = 7;
const USER1: usize = 8;
const USER2: usize = 9;
const SLAVE: usize = 12;
const W0: usize = 16;

/// CMD: starts a transaction, and reads set while it lasts.
const CMD_USER: u32 = 1 << 18;

/// CTRL: the lowest bit of a byte is first on the wire, for what comes in and for what goes out.
const CTRL_IN_LOW_FIRST: u32 = 1 << 25;
const CTRL_OUT_LOW_FIRST: u32 = 1 << 26;

const CLOCK_UNDIVIDED: u32 = 1 << 31;

/// USER: data come in while data go out.
const USER_DUPLEX: u32 = 1 << 0;
/// USER: the highest byte of a word is first on the wire, for data in and for data out.
const USER_IN_HIGH_FIRST: u32 = 1 << 10;
const USER_OUT_HIGH_FIRST: u32 = 1 << 11;
/// USER: the data begin at W8, for data in and for data out.
const USER_IN_FROM_W8: u32 = 1 << 24;
const USER_OUT_FROM_W8: u32 = 1 << 25;
/// USER: the phases.
const USER_OUT: u32 = 1 << 27;
const USER_IN: u32 = 1 << 28;
const USER_DUMMY: u32 = 1 << 29;
const USER_ADDRESS: u32 = 1 << 30;
const USER_COMMAND: u32 = 1 << 31;

/// SLAVE: a transaction is over, of a master's too; and this interrupts.
const SLAVE_DONE: u32 = 1 << 4;
const SLAVE_DONE_ENABLE: u32 = 1 << 9;
/// SLAVE: the number of transactions, in four bits.
const SLAVE_COUNT_ONE: u32 = 1 << 23;
const SLAVE_COUNT: u32 = 0xf << 23;
/// SLAVE: resets the module, and reads 0.
const SLAVE_RESET: u32 = 1 << 31;

/// HSPI's registers, and the transaction that it is in.
#[derive(Clone, Debug)]
pub struct Hspi {
    words: [u32; 64],
    /// A period of the bus clock.
    bus: Time,
    wire: Wire,
    running: Option<Running>,
}

/// A transaction whose last clock is not over.
#[derive(Clone, Copy, Debug)]
struct Running {
    end: Time,
    /// The first bit on the wire of data in, and their number.
    first_in: usize,
    bits_in: usize,
}

impl Default for Hspi {
    fn default() -> Hspi {
        Hspi::new()
    }
}

impl Hspi {
    /// HSPI after a reset.
    #[must_use]
    pub fn new() -> Hspi {
        Hspi {
            words: [0; 64],
            bus: Clocks::RESET.bus,
            wire: Wire::default(),
            running: None,
        }
    }
    /// Reads a register.
    pub fn read(&mut self, offset: u32, now: Time) -> u32 {
        self.advance(now);
        self.words[offset as usize / 4 % 64]
    }
    /// Writes a register. If this starts a transaction, the parts exchange its bytes now, provided that HSPI's pins are
    /// `connected`; if not, data in are ones.
    pub fn write(
        &mut self,
        offset: u32,
        value: u32,
        connected: bool,
        now: Time,
        world: &mut dyn World,
    ) {
        self.advance(now);
        match offset as usize / 4 % 64 {
            CMD => {
                if value & CMD_USER != 0 && self.running.is_none() {
                    self.start(connected, now, world);
                }
            }
            SLAVE => {
                self.words[SLAVE] = value & !SLAVE_RESET;
                if value & SLAVE_RESET != 0 {
                    self.running = None;
                    self.words[CMD] = 0;
                }
            }
            word => self.words[word] = value,
        }
    }
    /// Ends the transaction if its time is over.
    pub fn advance(&mut self, now: Time) {
        if let Some(running) = self.running.filter(|r| r.end <= now) {
            self.running = None;
            self.words[CMD] = 0;
            self.store(running);
            let count = self.words[SLAVE].wrapping_add(SLAVE_COUNT_ONE) & SLAVE_COUNT;
            self.words[SLAVE] = self.words[SLAVE] & !SLAVE_COUNT | count | SLAVE_DONE;
        }
    }
    /// The end of the transaction.
    #[must_use]
    pub fn next(&self) -> Time {
        self.running.map_or(NEVER, |r| r.end)
    }
    /// Changes the bus clock. The rest of a transaction has the new speed.
    pub fn set_clocks(&mut self, clocks: Clocks, now: Time) {
        self.advance(now);
        if let Some(running) = &mut self.running {
            let left = u128::from(running.end - now) * u128::from(clocks.bus);
            running.end = now + (left / u128::from(self.bus)) as Time;
        }
        self.bus = clocks.bus;
    }
    /// Ends the transaction without its data, and clears the registers. The clock stays as it is.
    pub fn reset(&mut self) {
        *self = Hspi {
            bus: self.bus,
            ..Hspi::new()
        };
    }
    /// The interrupt at the end of a transaction.
    #[must_use]
    pub const fn line(&self) -> bool {
        let both = SLAVE_DONE | SLAVE_DONE_ENABLE;
        self.words[SLAVE] & both == both
    }

    fn start(&mut self, connected: bool, now: Time, world: &mut dyn World) {
        let (first_in, bits_in) = self.assemble();
        if connected {
            world.spi(self.wire.bytes(), now);
        } else {
            self.wire.bytes().fill(0xff);
        }
        self.words[CMD] = CMD_USER;
        self.running = Some(Running {
            end: now + self.wire.bits() as Time * self.bit(),
            first_in,
            bits_in,
        });
    }
    /// The time of a bit.
    const fn bit(&self) -> Time {
        let clock = self.words[CLOCK];
        if clock & CLOCK_UNDIVIDED != 0 {
            return self.bus;
        }
        let (pre, count) = (clock >> 18 & 0x1fff, clock >> 12 & 0x3f);
        self.bus * (pre as Time + 1) * (count as Time + 1)
    }
    /// Puts all that goes out onto the wire. Returns the first bit of data in, and their number.
    fn assemble(&mut self) -> (usize, usize) {
        let Hspi { words, wire, .. } = self;
        let (user, user1, user2) = (words[USER], words[USER1], words[USER2]);
        let low_first = words[CTRL] & CTRL_OUT_LOW_FIRST != 0;
        let length = |field: u32| field as usize + 1;
        let (out_length, in_length) = (length(user1 >> 17 & 0x1ff), length(user1 >> 8 & 0x1ff));
        wire.clear();
        if user & USER_COMMAND != 0 {
            let command = (user2 as u16).to_le_bytes();
            wire.push(command, length(user2 >> 28), low_first);
        }
        if user & USER_ADDRESS != 0 {
            let address = words[ADDR].to_be_bytes();
            wire.push(address, length(user1 >> 26), low_first);
        }
        if user & USER_DUMMY != 0 {
            wire.push([], length(user1 & 0xff), false);
        }
        let start_of_data = wire.bits();
        let duplex = user & USER_DUPLEX != 0;
        if user & USER_OUT != 0 {
            let order = Order {
                high_first: user & USER_OUT_HIGH_FIRST != 0,
                from_w8: user & USER_OUT_FROM_W8 != 0,
            };
            let data = (0..64).map(|i| {
                let (word, shift) = order.place(i);
                (words[word] >> shift) as u8
            });
            wire.push(data, out_length, low_first);
            if duplex {
                return (start_of_data, in_length.min(out_length));
            }
        }
        let first_in = wire.bits();
        if user & USER_IN == 0 {
            return (first_in, 0);
        }
        wire.push([], in_length, false);
        (first_in, in_length)
    }
    /// Stores what has come in.
    fn store(&mut self, running: Running) {
        let order = Order {
            high_first: self.words[USER] & USER_IN_HIGH_FIRST != 0,
            from_w8: self.words[USER] & USER_IN_FROM_W8 != 0,
        };
        let low_first = self.words[CTRL] & CTRL_IN_LOW_FIRST != 0;
        for i in 0..running.bits_in.div_ceil(8) {
            let count = (running.bits_in - 8 * i).min(8);
            let mut byte = self.wire.take(running.first_in + 8 * i, count);
            let mut mask = 0xff_u8 << (8 - count);
            if low_first {
                (byte, mask) = (byte.reverse_bits(), mask.reverse_bits());
            }
            let (word, shift) = order.place(i);
            let word = &mut self.words[word];
            *word = *word & !(u32::from(mask) << shift) | u32::from(byte) << shift;
        }
    }
}

/// Where the bytes of data lie in W0 to W15.
#[derive(Clone, Copy)]
struct Order {
    high_first: bool,
    from_w8: bool,
}

impl Order {
    /// The register of a byte, and how far it is shifted there. After W15 comes W0.
    const fn place(self, byte: usize) -> (usize, usize) {
        let byte = (byte + if self.from_w8 { 32 } else { 0 }) % 64;
        let shift = 8 * (byte % 4);
        let shift = if self.high_first { 24 - shift } else { shift };
        (W0 + byte / 4, shift)
    }
}
