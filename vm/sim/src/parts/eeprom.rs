//! A serial EEPROM on I2C: Microchip 24AA32A/24LC32A (DS20001713) and its sisters. Memories of 4 KiB and more have
//! addresses of 16 bits, those of 128 and 256 bytes (24LC01B, 24LC02B) of 8 bits.
//!
//! Bytes that are written go into the buffer of a page, whose address wraps inside the page. The stop starts the write
//! cycle of 5 ms, during which the part does not acknowledge its address. A read goes on over all pages and wraps at the
//! end. A repeated start instead of the stop, or a transfer of the address alone, writes nothing.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::i2c::Target;
use crate::part::{Nanos, MS};

/// The time of a write cycle.
const WRITE_CYCLE: Nanos = 5 * MS;

/// The memory.
#[derive(Clone, Debug)]
pub struct Eeprom {
    bus_address: u8,
    bytes: Vec<u8>,
    page: usize,
    /// The address of the next byte.
    at: usize,
    /// Bytes of the address that are still to come.
    address_left: u8,
    /// The bytes that were written since the start condition, with their addresses.
    buffer: Vec<(usize, u8)>,
    busy_until: Nanos,
    writes: u32,
    received: u32,
}

impl Eeprom {
    /// A new memory of `size` bytes (a power of two), all ones, at this address of the bus.
    #[must_use]
    pub fn new(bus_address: u8, size: usize) -> Eeprom {
        let page = match size {
            0..=256 => 8,
            257..=8192 => 32,
            8193..=32_768 => 64,
            _ => 128,
        };
        Eeprom {
            bus_address,
            bytes: vec![0xff; size],
            page,
            at: 0,
            address_left: 0,
            buffer: Vec::new(),
            busy_until: 0,
            writes: 0,
            received: 0,
        }
    }
    /// The content.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
    /// The content, to change it.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        &mut self.bytes
    }
    /// The number of write cycles.
    #[must_use]
    pub fn writes(&self) -> u32 {
        self.writes
    }
    /// Bytes of an address.
    fn address_bytes(&self) -> u8 {
        if self.bytes.len() > 256 {
            2
        } else {
            1
        }
    }
}

impl Target for Eeprom {
    fn addressed(&mut self, address: u8, reads: bool, now: Nanos) -> bool {
        self.buffer.clear();
        let mine = address == self.bus_address && now >= self.busy_until;
        if mine && !reads {
            self.address_left = self.address_bytes();
        }
        mine
    }
    fn write(&mut self, byte: u8, _now: Nanos) -> bool {
        self.received += 1;
        if self.address_left > 0 {
            self.address_left -= 1;
            // The bits of the address before move out at the top.
            self.at = (self.at << 8 | usize::from(byte)) & (self.bytes.len() - 1);
            return true;
        }
        self.buffer.push((self.at, byte));
        let page = self.at & !(self.page - 1);
        self.at = page | (self.at + 1) & (self.page - 1);
        true
    }
    fn read(&mut self, _now: Nanos) -> u8 {
        let byte = self.bytes[self.at];
        self.at = (self.at + 1) & (self.bytes.len() - 1);
        byte
    }
    fn stop(&mut self, now: Nanos) {
        if self.buffer.is_empty() {
            return;
        }
        for (at, byte) in self.buffer.drain(..) {
            self.bytes[at] = byte;
        }
        self.writes += 1;
        self.busy_until = now + WRITE_CYCLE;
    }
    fn summary(&self) -> String {
        format!(
            "EEPROM of {} bytes, {} write cycles",
            self.bytes.len(),
            self.writes
        )
    }
    /// An address: the byte there in two hexadecimal digits. `writes`: the number of write cycles.
    fn state(&self, key: &str) -> Option<String> {
        if key == "writes" {
            return Some(format!("{}", self.writes));
        }
        let at: usize = key.parse().ok()?;
        self.bytes.get(at).map(|byte| format!("{byte:02x}"))
    }
    fn received(&self) -> u32 {
        self.received
    }
}
