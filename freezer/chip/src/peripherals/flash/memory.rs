//! The flash chip: what its commands do to its content.
//!
//! Source: data sheets of the 25-series flash chips. Busy times are their typical ones.

use crate::time::MS;
use crate::Time;

/// The bytes of a sector, the least that can be erased.
pub const SECTOR: usize = 4096;
const BLOCK: usize = 65536;
const PAGE: usize = 256;

const PROGRAM_TIME: Time = 7 * MS / 10;
const SECTOR_TIME: Time = 45 * MS;
const BLOCK_TIME: Time = 500 * MS;
const STATUS_TIME: Time = 10 * MS;

/// Status bits.
const BUSY: u32 = 1 << 0;
const LATCH: u32 = 1 << 1;
/// The status bits that `WRSR` cannot write.
const OWN: u16 = 3;
/// Status bits that protect blocks. Any of them protects the whole chip here.
const PROTECTION: u16 = 0x1c;

/// Manufacturer and type: a W25Q of Winbond.
const MAKER: u32 = 0x40ef;

/// A flash chip.
#[derive(Clone, Debug)]
pub struct Memory {
    bytes: Vec<u8>,
    wear: Vec<u32>,
    status: u16,
    latch: bool,
    powered: bool,
    busy_until: Time,
}

impl Memory {
    pub(super) fn new(bytes: Vec<u8>) -> Memory {
        let size = bytes.len();
        let range = 512 << 10..=16 << 20;
        assert!(
            size.is_power_of_two() && range.contains(&size),
            "no flash chip has {size} bytes"
        );
        Memory {
            wear: vec![0; size / SECTOR],
            bytes,
            status: 0,
            latch: false,
            powered: true,
            busy_until: 0,
        }
    }
    /// The whole content.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
    /// The number of erasures of each sector since the start.
    #[must_use]
    pub fn wear(&self) -> &[u32] {
        &self.wear
    }
    /// True if the chip has been told to sleep.
    #[must_use]
    pub fn powered_down(&self) -> bool {
        !self.powered
    }
    /// True while it programs or erases.
    #[must_use]
    pub fn busy(&self, now: Time) -> bool {
        now < self.busy_until
    }

    /// Reads from an address on, and from 0 again after the last one. A chip that is busy or powered down gives zeros.
    pub(super) fn read(&self, address: usize, data: &mut [u8], now: Time) {
        if !self.listens(now) {
            data.fill(0);
            return;
        }
        let mask = self.bytes.len() - 1;
        for (byte, at) in data.iter_mut().zip(address..) {
            *byte = self.bytes[at & mask];
        }
    }
    /// Manufacturer, type, and the logarithm of the size.
    pub(super) fn identification(&self, now: Time) -> u32 {
        if self.listens(now) {
            MAKER | self.bytes.len().trailing_zeros() << 16
        } else {
            0
        }
    }
    /// The lower status byte. The latch falls at the end of what needed it.
    pub(super) fn status(&self, now: Time) -> u32 {
        match (self.powered, self.busy(now)) {
            (false, _) => 0,
            (true, true) => u32::from(self.status & 0xff) | BUSY | LATCH,
            (true, false) => u32::from(self.status & 0xff) | if self.latch { LATCH } else { 0 },
        }
    }
    pub(super) fn write_status(&mut self, value: u16, now: Time) {
        if self.take_latch(now) {
            self.status = value & !OWN;
            self.busy_until = now + STATUS_TIME;
        }
    }
    pub(super) fn enable_writes(&mut self, on: bool, now: Time) {
        if self.listens(now) {
            self.latch = on;
        }
    }
    /// Clears the bits of a page that are 0 in the data. Behind the end of the page it goes on at its start.
    pub(super) fn program(&mut self, address: usize, data: &[u8], now: Time) {
        if !self.take_latch(now) || self.protected() {
            return;
        }
        let page = address & (self.bytes.len() - 1) & !(PAGE - 1);
        for (byte, at) in data.iter().zip(address..) {
            self.bytes[page | at & (PAGE - 1)] &= byte;
        }
        self.busy_until = now + PROGRAM_TIME;
    }
    pub(super) fn erase_sector(&mut self, address: usize, now: Time) {
        self.erase(address, SECTOR, SECTOR_TIME, now);
    }
    pub(super) fn erase_block(&mut self, address: usize, now: Time) {
        self.erase(address, BLOCK, BLOCK_TIME, now);
    }
    pub(super) fn power(&mut self, on: bool, now: Time) {
        if !self.busy(now) {
            self.powered = on;
        }
    }

    fn erase(&mut self, address: usize, length: usize, time: Time, now: Time) {
        if !self.take_latch(now) || self.protected() {
            return;
        }
        let start = address & (self.bytes.len() - 1) & !(length - 1);
        self.bytes[start..start + length].fill(0xff);
        for sector in &mut self.wear[start / SECTOR..(start + length) / SECTOR] {
            *sector += 1;
        }
        self.busy_until = now + time;
    }
    fn listens(&self, now: Time) -> bool {
        self.powered && !self.busy(now)
    }
    fn protected(&self) -> bool {
        self.status & PROTECTION != 0
    }
    /// True if a command that changes something is obeyed. The next one needs the latch set again.
    fn take_latch(&mut self, now: Time) -> bool {
        self.listens(now) && core::mem::take(&mut self.latch)
    }
}
