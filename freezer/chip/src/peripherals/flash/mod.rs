//! SPI0 at 0x60000200, and the flash chip that is soldered to it.
//!
//! Sources: RTOS spi_register.h; ROM 0x400040c0 to 0x400045c4 (the functions that drive it); esp-open-rtos spiflash.c
//! (a read of 64 bytes hangs). A command takes effect when it is done. What is not in these sources and assumed here:
//! a command that is written while another one runs is lost; SPI0 lets the cache fetch after a reset (bit 17 of `CTRL`).

mod memory;
mod speed;

use super::plain::Plain;
use crate::time::{Clocks, NEVER};
use crate::Time;
pub use memory::{Memory, SECTOR};

/// Registers, as offsets from the block.
pub mod register {
    /// A bit for each command. It reads 1 until the command is done.
    pub const CMD: u32 = 0x00;
    /// Bits 23:0: the flash address. Bits 31:24: the number of bytes.
    pub const ADDR: u32 = 0x04;
    /// Mode and clock.
    pub const CTRL: u32 = 0x08;
    /// The answer to `RDSR`, and the value for `WRSR`.
    pub const STATUS: u32 = 0x10;
    /// The first of sixteen words of data.
    pub const W0: u32 = 0x40;
    /// The last of them.
    pub const W15: u32 = 0x7c;
    /// The state of the block: 0 when it rests.
    pub const EXT2: u32 = 0xf8;
}

/// Bits of `CMD`.
pub mod command {
    /// Reads up to 63 bytes.
    pub const READ: u32 = 1 << 31;
    /// Sets the write enable latch.
    pub const WREN: u32 = 1 << 30;
    /// Clears the write enable latch.
    pub const WRDI: u32 = 1 << 29;
    /// Reads the identification to `W0`.
    pub const RDID: u32 = 1 << 28;
    /// Reads the status register.
    pub const RDSR: u32 = 1 << 27;
    /// Writes the status register.
    pub const WRSR: u32 = 1 << 26;
    /// Programs bytes of a page.
    pub const PP: u32 = 1 << 25;
    /// Erases a sector of 4 KiB.
    pub const SE: u32 = 1 << 24;
    /// Erases a block of 64 KiB.
    pub const BE: u32 = 1 << 23;
    /// Powers the flash chip down.
    pub const DOWN: u32 = 1 << 21;
    /// Leaves power-down.
    pub const UP: u32 = 1 << 20;
}

/// `CTRL`: the cache may fetch.
const CACHE_MAY_FETCH: u32 = 1 << 17;
/// `CTRL`: `WRSR` writes two bytes.
const TWO_STATUS_BYTES: u32 = 1 << 22;
/// The data registers' bytes.
const BUFFER: usize = 64;

/// SPI0 and its flash chip.
#[derive(Clone, Debug)]
pub struct Flash {
    memory: Memory,
    plain: Plain<64>,
    /// The command that runs, and the moment of its end.
    running: Option<(u32, Time)>,
    attached: bool,
    undivided: bool,
    bus: Time,
    /// The content has changed.
    changed: bool,
}

impl Flash {
    /// A flash chip with this content.
    ///
    /// # Panics
    /// If the number of bytes is no power of two, or not within 512 KiB and 16 MiB.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Flash {
        let mut flash = Flash {
            memory: Memory::new(bytes),
            plain: Plain::default(),
            running: None,
            attached: false,
            undivided: false,
            bus: Clocks::RESET.bus,
            changed: false,
        };
        flash.reset();
        flash
    }
    /// Says what `IO_MUX` does to the flash: whether the pads of GPIO 6 to 11 are SPI0's ([`attached`]), and whether SPI0
    /// runs at the bus clock (bit 8 of 0x60000800). A flash that is not attached answers nothing: what is read is 0.
    pub fn set_pads(&mut self, attached: bool, undivided: bool) {
        self.attached = attached;
        self.undivided = undivided;
    }
    /// The flash chip itself: its content, its wear.
    #[must_use]
    pub fn memory(&self) -> &Memory {
        &self.memory
    }
    /// The whole content.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.memory.bytes()
    }
    /// The number of erasures of each sector since the start.
    #[must_use]
    pub fn wear(&self) -> &[u32] {
        self.memory.wear()
    }
    /// True while a command runs.
    #[must_use]
    pub fn busy(&self, now: Time) -> bool {
        self.running.is_some_and(|(_, end)| end > now)
    }
    /// Reads a register.
    pub fn read(&mut self, offset: u32, now: Time) -> u32 {
        self.advance(now);
        match offset {
            register::CMD => self.running.map_or(0, |(command, _)| command),
            register::EXT2 => u32::from(self.running.is_some()),
            _ => self.plain.get(offset),
        }
    }
    /// Writes a register. A bit of `CMD` starts its command.
    pub fn write(&mut self, offset: u32, value: u32, now: Time) {
        self.advance(now);
        match offset {
            register::CMD if value != 0 && self.running.is_none() => {
                let command = 1 << (31 - value.leading_zeros());
                self.running = Some((command, self.end(command, now)));
            }
            register::CMD | register::EXT2 => {}
            _ => self.plain.set(offset, value),
        }
    }
    /// Ends a command that was due.
    pub fn advance(&mut self, now: Time) {
        if let Some((command, end)) = self.running {
            if end <= now {
                self.running = None;
                if self.attached {
                    self.execute(command, end);
                } else {
                    self.answer_nothing(command);
                }
            }
        }
    }
    /// When the command that runs ends.
    #[must_use]
    pub fn next(&self) -> Time {
        self.running.map_or(NEVER, |(_, end)| end)
    }
    /// The bus clock changes.
    pub fn set_clocks(&mut self, clocks: Clocks, now: Time) {
        self.advance(now);
        self.bus = clocks.bus;
    }
    /// SPI0 rests. The flash chip has no reset pin, and does not notice.
    pub fn reset(&mut self) {
        self.running = None;
        self.plain.clear();
        self.plain.set(register::CTRL, CACHE_MAY_FETCH);
        self.attached = false;
        self.undivided = false;
    }
    /// True if the cache can fetch from the flash chip now. It gets zeros otherwise.
    #[must_use]
    pub fn can_fetch(&self, now: Time) -> bool {
        let rests = !self.busy(now) && !self.memory.busy(now) && !self.memory.powered_down();
        let allowed = self.plain.get(register::CTRL) & CACHE_MAY_FETCH != 0;
        self.attached && allowed && rests
    }
    /// True once after the content has changed.
    pub fn take_changed(&mut self) -> bool {
        core::mem::take(&mut self.changed)
    }

    /// The address and the number of bytes of a command.
    fn target(&self) -> (usize, usize) {
        let word = self.plain.get(register::ADDR);
        ((word & 0xff_ffff) as usize, (word >> 24) as usize)
    }
    fn answer_nothing(&mut self, command: u32) {
        match command {
            command::RDSR => self.plain.set(register::STATUS, 0),
            command::RDID => self.plain.set(register::W0, 0),
            command::READ => {
                let (_, length) = self.target();
                self.set_data(&[0; BUFFER][..length.min(BUFFER)]);
            }
            _ => {}
        }
    }
    fn execute(&mut self, command: u32, now: Time) {
        let (address, length) = self.target();
        self.changed |= matches!(command, command::PP | command::SE | command::BE);
        match command {
            command::READ => {
                let mut data = [0; BUFFER];
                let data = &mut data[..length.min(BUFFER)];
                self.memory.read(address, data, now);
                self.set_data(data);
            }
            command::RDID => {
                let identification = self.memory.identification(now);
                self.plain.set(register::W0, identification);
            }
            command::RDSR => {
                let status = self.memory.status(now);
                self.plain.set(register::STATUS, status);
            }
            command::WRSR => {
                let two = self.plain.get(register::CTRL) & TWO_STATUS_BYTES != 0;
                let value = self.plain.get(register::STATUS) & if two { 0xffff } else { 0xff };
                self.memory.write_status(value as u16, now);
            }
            command::WREN => self.memory.enable_writes(true, now),
            command::WRDI => self.memory.enable_writes(false, now),
            command::PP => {
                let data = self.data();
                self.memory
                    .program(address, &data[..length.min(BUFFER)], now);
            }
            command::SE => self.memory.erase_sector(address, now),
            command::BE => self.memory.erase_block(address, now),
            command::DOWN => self.memory.power(false, now),
            command::UP => self.memory.power(true, now),
            _ => {}
        }
    }
    fn data(&self) -> [u8; BUFFER] {
        core::array::from_fn(|at| {
            let at = at as u32;
            (self.plain.get(register::W0 + (at & !3)) >> (8 * (at & 3))) as u8
        })
    }
    /// Stores data from `W0` on. The last word is filled with zeros.
    fn set_data(&mut self, data: &[u8]) {
        for (offset, bytes) in (register::W0..).step_by(4).zip(data.chunks(4)) {
            let word = bytes
                .iter()
                .rev()
                .fold(0, |word, byte| word << 8 | u32::from(*byte));
            self.plain.set(offset, word);
        }
    }
}

/// True if the pads of GPIO 6 to 11 have SPI0's function, given a reader of `IO_MUX` registers by their offsets from
/// 0x60000800. GPIO 9 and 10 only matter to the modes with four wires, and are not looked at.
/// Source: RTOS eagle_soc.h (function 1 of the pads).
pub fn attached(mut io_mux: impl FnMut(u32) -> u32) -> bool {
    [0x1c, 0x20, 0x24, 0x30].into_iter().all(|offset| {
        let pad = io_mux(offset);
        (pad >> 4 & 3 | pad >> 6 & 4) == 1
    })
}

#[cfg(test)]
mod tests;
