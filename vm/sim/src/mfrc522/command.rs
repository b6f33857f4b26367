//! The commands (MFRC522, 10.3).

use super::air::Air;
use super::chip::Chip;
use super::registers::*;
use crate::card::Card;
use crate::crc;
use crate::frame::Frame;

pub(super) const IDLE: u8 = 0x0;
const MEM: u8 = 0x1;
const GENERATE_RANDOM_ID: u8 = 0x2;
const CALC_CRC: u8 = 0x3;
pub(super) const TRANSMIT: u8 = 0x4;
const NO_CMD_CHANGE: u8 = 0x7;
pub(super) const RECEIVE: u8 = 0x8;
pub(super) const TRANSCEIVE: u8 = 0xc;
const MF_AUTHENT: u8 = 0xe;
const SOFT_RESET: u8 = 0xf;

/// Bytes in the FIFO that MFAuthent takes: command, block, key, UID.
const AUTHENT_BYTES: u8 = 12;
/// Bytes that GenerateRandomID makes.
const RANDOM_BYTES: usize = 10;

impl Chip {
    /// The command that is being executed.
    pub(super) fn current(&self) -> u8 {
        self.registers[usize::from(COMMAND)] & 0x0f
    }

    /// Handles a write to `CommandReg`.
    pub(super) fn command(&mut self, value: u8, card: Option<&mut Card>) {
        let code = value & 0x0f;
        if code == NO_CMD_CHANGE {
            self.registers[usize::from(COMMAND)] = value & (RCV_OFF | POWER_DOWN) | self.current();
            return;
        }
        self.registers[usize::from(COMMAND)] = value & (RCV_OFF | POWER_DOWN) | code;
        // The running command is interrupted; an answer that is on its way still arrives.
        if matches!(self.air, Air::Sending(_) | Air::Proving(_)) {
            self.air = Air::Quiet;
        }
        if code != IDLE {
            self.clear(ERROR, !TEMP_ERR);
        }
        match code {
            IDLE | RECEIVE | TRANSCEIVE => {}
            MEM => self.mem(),
            GENERATE_RANDOM_ID => self.generate_random_id(),
            CALC_CRC => self.start_crc(),
            TRANSMIT => self.start_send(),
            MF_AUTHENT => self.try_authent(),
            SOFT_RESET => self.reset(card),
            _ => self.finish(),
        }
    }

    /// Handles a write to `FIFODataReg`.
    pub(super) fn data(&mut self, byte: u8) {
        if matches!(self.air, Air::Proving(_)) {
            self.fail(WR_ERR);
            return;
        }
        self.push(byte);
        match self.current() {
            CALC_CRC => self.calc_crc(),
            MF_AUTHENT => self.try_authent(),
            _ => {}
        }
    }

    /// A byte of the CRC as the result registers show it.
    pub(super) fn crc_byte(&self, byte: u8) -> u8 {
        if self.is(MODE, MSB_FIRST) {
            byte.reverse_bits()
        } else {
            byte
        }
    }

    /// The start value of the CRC: 0000, 6363, A671 or FFFF (`ModeReg`, CRCPreset).
    pub(super) fn crc_preset(&self) -> u16 {
        // Two words, since a table of 16-bit values cannot be read from the chip's flash.
        let pair = if self.is(MODE, 2) {
            0xffff_a671
        } else {
            u32::from(crc::CRC_A) << 16
        };
        (if self.is(MODE, 1) { pair >> 16 } else { pair }) as u16
    }

    /// The command ends by itself.
    pub(super) fn finish(&mut self) {
        self.clear(COMMAND, 0x0f);
        self.set(COM_IRQ, IDLE_IRQ);
    }

    /// Mem: 25 bytes from the FIFO to the internal buffer, or from there, if the FIFO is empty.
    fn mem(&mut self) {
        let store = self.fifo.level() != 0;
        for i in 0..self.store.len() {
            if !store {
                self.push(self.store[i]);
            } else if let Some(byte) = self.pop() {
                self.store[i] = byte;
            }
        }
        self.finish();
    }

    /// GenerateRandomID: 10 random bytes to the start of the internal buffer.
    fn generate_random_id(&mut self) {
        for i in 0..RANDOM_BYTES {
            // Xorshift (Marsaglia).
            self.random ^= self.random << 13;
            self.random ^= self.random >> 17;
            self.random ^= self.random << 5;
            self.store[i] = (self.random >> 24) as u8;
        }
        self.finish();
    }

    /// CalcCRC runs until another command comes, and takes what arrives in the FIFO.
    fn start_crc(&mut self) {
        self.crc = self.crc_preset();
        self.calc_crc();
    }

    fn calc_crc(&mut self) {
        let mirrored = self.is(MODE, MSB_FIRST);
        while let Some(byte) = self.pop() {
            let byte = if mirrored { byte.reverse_bits() } else { byte };
            self.crc = crc::add(self.crc, byte);
        }
        self.set(STATUS1, CRC_READY);
        self.set(DIV_IRQ, CRC_IRQ);
    }

    /// MFAuthent begins as soon as the FIFO has all of its bytes.
    fn try_authent(&mut self) {
        if self.fifo.level() < AUTHENT_BYTES {
            return;
        }
        self.sent = Frame::new(self.is(STATUS2, CRYPTO1_ON));
        for _ in 0..AUTHENT_BYTES {
            let byte = self.pop().unwrap_or(0);
            self.sent.push(byte, 8);
        }
        self.prove();
    }
}
