//! The commands to a selected card (MF1S50, *Command overview*).

use super::access::{self, Area, Rights};
use super::{memory, say, value, Answer, Card, Key, Session, State, Tear};
use super::{ANSWER_CLOCKS, BLOCK, CRC, NAK_CRC, NAK_REFUSED, PROGRAM_CLOCKS};
use crate::frame::Frame;

impl Card {
    /// Executes a command to the selected card.
    pub(super) fn command(&mut self, frame: &Frame) -> Option<Answer> {
        let Some(command) = frame.payload(CRC) else {
            // A short frame, such as REQA, gets no answer.
            if frame.bits() % 8 == 0 && frame.len() > 2 {
                return self.refuse(NAK_CRC);
            }
            self.fall_back();
            return None;
        };
        match *command {
            [0x50, 0] => {
                self.was_halted = true;
                self.fall_back();
                None
            }
            [code @ (0x30 | 0xa0 | 0xb0 | 0xc0 | 0xc1 | 0xc2), block] => {
                let Some(session) = self
                    .session
                    .filter(|s| memory::holds(block) && s.sector == memory::sector(block))
                else {
                    return self.refuse(NAK_REFUSED);
                };
                match code {
                    0x30 => self.read(session, block),
                    0xa0 => self.begin_write(session, block),
                    0xb0 => self.store(session, block),
                    0xc0 => self.begin_value(session, block, value::Op::Decrement),
                    0xc1 => self.begin_value(session, block, value::Op::Increment),
                    _ => self.begin_value(session, block, value::Op::Restore),
                }
            }
            _ => self.refuse(NAK_REFUSED),
        }
    }

    /// READ: the block and a CRC. The parts of a trailer that may not be read are zeros.
    fn read(&mut self, session: Session, block: u8) -> Option<Answer> {
        let rights = self.rights(session, block);
        let mut content = self.memory[usize::from(block)];
        let allowed = if memory::is_trailer(block) {
            content[..6].fill(0);
            if !rights.may(Area::KeyB, access::READ) {
                content[10..].fill(0);
            }
            rights.may(Area::AccessBits, access::READ)
        } else {
            rights.may(Area::Data, access::READ)
        };
        if !allowed {
            return self.refuse(NAK_REFUSED);
        }
        let mut answer = Frame::of(true, &content);
        answer.push_crc(CRC);
        Some(say(answer))
    }

    /// First half of WRITE.
    fn begin_write(&mut self, session: Session, block: u8) -> Option<Answer> {
        let rights = self.rights(session, block);
        let allowed = if memory::is_trailer(block) {
            // Checked one by one, since a table of areas would be bytes in the chip's flash.
            rights.may(Area::KeyA, access::WRITE)
                || rights.may(Area::AccessBits, access::WRITE)
                || rights.may(Area::KeyB, access::WRITE)
        } else {
            // Block 0 is the manufacturer's.
            block != 0 && rights.may(Area::Data, access::WRITE)
        };
        if !allowed {
            return self.refuse(NAK_REFUSED);
        }
        self.state = State::Writing(block);
        self.accept(ANSWER_CLOCKS)
    }

    /// Second half of WRITE.
    pub(super) fn write(&mut self, block: u8, frame: &Frame) -> Option<Answer> {
        self.state = State::Active;
        let (Some(session), Some(content)) = (self.session, frame.payload(CRC)) else {
            return self.refuse(NAK_CRC);
        };
        let Ok(content) = <&[u8; BLOCK]>::try_from(content) else {
            return self.refuse(NAK_REFUSED);
        };
        let mut new = *content;
        if memory::is_trailer(block) {
            let rights = self.rights(session, block);
            let old = &self.memory[usize::from(block)];
            let mut keep = |area: Area, part: core::ops::Range<usize>| {
                if !rights.may(area, access::WRITE) {
                    new[part.clone()].copy_from_slice(&old[part]);
                }
            };
            keep(Area::KeyA, 0..6);
            keep(Area::AccessBits, 6..10);
            keep(Area::KeyB, 10..16);
        }
        self.program(block, &new);
        self.accept(PROGRAM_CLOCKS)
    }

    /// Writes a block to the EEPROM. If the card leaves at this moment, the block is torn. A worn block stays as it
    /// is.
    pub(super) fn program(&mut self, block: u8, new: &[u8; BLOCK]) {
        if self.worn >> block & 1 != 0 {
            return;
        }
        let tear = match self.removal {
            Some(removal) if removal.left == 0 => removal.tear,
            _ => Tear::New,
        };
        tear.program(&mut self.memory[usize::from(block)], new);
    }

    pub(super) fn rights(&self, session: Session, block: u8) -> Rights {
        Rights::of(
            &self.memory[memory::trailer(session.sector)],
            block,
            session.key,
        )
    }

    /// True if `proof` is the key of the block's sector. A sector with contradictory access bits is closed for ever.
    pub(super) fn has_key(&self, block: u8, key: Key, proof: &[u8]) -> bool {
        let trailer = &self.memory[memory::trailer(memory::sector(block))];
        let stored = match key {
            Key::A => &trailer[..6],
            Key::B => &trailer[10..],
        };
        access::is_sound(trailer) && *stored == *proof
    }
}
