//! Value blocks: counters that survive an interrupted write, and their commands (MF1S50, *Value blocks*, *MIFARE
//! increment, decrement, restore, transfer*).

use super::access::{self, Area};
use super::{
    memory, Answer, Card, Session, State, ANSWER_CLOCKS, BLOCK, CRC, NAK_CRC, NAK_REFUSED,
    PROGRAM_CLOCKS,
};
use crate::frame::Frame;

/// The change to a value on its way to the transfer buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Decrement,
    Increment,
    /// No change; the operand is ignored.
    Restore,
}

/// The transfer buffer: a value and the address byte that is kept with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Transfer {
    value: i32,
    address: u8,
}

impl Transfer {
    /// Reads a value block: the value, its complement, the value; the address byte,
    /// complemented, plain, complemented.
    fn parse(block: &[u8; BLOCK]) -> Option<Transfer> {
        let word =
            |i: usize| i32::from_le_bytes([block[i], block[i + 1], block[i + 2], block[i + 3]]);
        let (value, address) = (word(0), block[12]);
        let sound = word(4) == !value
            && word(8) == value
            && block[13] == !address
            && block[14] == address
            && block[15] == !address;
        sound.then_some(Transfer { value, address })
    }

    fn emit(self) -> [u8; BLOCK] {
        let mut block = [0; BLOCK];
        block[..4].copy_from_slice(&self.value.to_le_bytes());
        block[4..8].copy_from_slice(&(!self.value).to_le_bytes());
        block[8..12].copy_from_slice(&self.value.to_le_bytes());
        for (i, byte) in block[12..].iter_mut().enumerate() {
            *byte = if i % 2 == 0 {
                self.address
            } else {
                !self.address
            };
        }
        block
    }
}

impl Card {
    /// First half of increment, decrement and restore.
    pub(super) fn begin_value(&mut self, session: Session, block: u8, op: Op) -> Option<Answer> {
        let needed = match op {
            Op::Increment => access::INCREMENT,
            Op::Decrement | Op::Restore => access::DECREMENT,
        };
        let allowed =
            !memory::is_trailer(block) && self.rights(session, block).may(Area::Data, needed);
        if !allowed || Transfer::parse(&self.memory[usize::from(block)]).is_none() {
            return self.refuse(NAK_REFUSED);
        }
        self.state = State::Counting(block, op);
        self.accept(ANSWER_CLOCKS)
    }

    /// Second half of increment, decrement and restore: an operand of 4 bytes. Only an error gets an answer.
    pub(super) fn operand(&mut self, block: u8, op: Op, frame: &Frame) -> Option<Answer> {
        self.state = State::Active;
        let Some(payload) = frame.payload(CRC) else {
            return self.refuse(NAK_CRC);
        };
        let operand = <[u8; 4]>::try_from(payload).ok().map(i32::from_le_bytes);
        let stored = Transfer::parse(&self.memory[usize::from(block)]);
        let (Some(operand), Some(stored)) = (operand, stored) else {
            return self.refuse(NAK_REFUSED);
        };
        let value = match op {
            Op::Increment => stored.value.checked_add(operand),
            Op::Decrement => stored.value.checked_sub(operand),
            Op::Restore => Some(stored.value),
        };
        let Some(value) = value else {
            return self.refuse(NAK_REFUSED);
        };
        self.transfer = Some(Transfer { value, ..stored });
        None
    }

    /// TRANSFER: writes the buffer to a block.
    pub(super) fn store(&mut self, session: Session, block: u8) -> Option<Answer> {
        let allowed = block != 0
            && !memory::is_trailer(block)
            && self
                .rights(session, block)
                .may(Area::Data, access::DECREMENT);
        let Some(transfer) = self.transfer.filter(|_| allowed) else {
            return self.refuse(NAK_REFUSED);
        };
        self.program(block, &transfer.emit());
        self.accept(PROGRAM_CLOCKS)
    }
}
