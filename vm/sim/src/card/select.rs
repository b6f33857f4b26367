//! From sleep to selection: waking, anticollision, SELECT (ISO 14443-3, 6).

use super::{say, Answer, Card, State, ATQA, CRC};
use crate::frame::Frame;

impl Card {
    /// REQA wakes the card from IDLE, WUPA from HALT too. The card hears nothing else.
    pub(super) fn wake(&mut self, frame: &Frame) -> Option<Answer> {
        match (frame.short()?, self.state) {
            (0x26, State::Idle) | (0x52, _) => {}
            _ => return None,
        }
        self.was_halted = self.state == State::Halt;
        self.state = State::Ready;
        let mut answer = Frame::new(false);
        answer.push(ATQA as u8, 8);
        answer.push((ATQA >> 8) as u8, 8);
        Some(say(answer))
    }

    /// Anticollision and selection, cascade level 1 (ISO 14443-3, 6.5.3).
    pub(super) fn anticollision(&mut self, frame: &Frame) -> Option<Answer> {
        let answer = match *frame.bytes() {
            [0x93, 0x70, ..] => self.selection(frame),
            [0x93, known, ..] => self.number(known, frame),
            _ => None,
        };
        if answer.is_none() {
            self.fall_back();
        }
        answer
    }

    /// The reader knows the whole number: if it is this card's, the card is selected.
    fn selection(&mut self, frame: &Frame) -> Option<Answer> {
        let number = frame.payload(CRC)?.get(2..)?;
        if *number != self.memory[0][..5] {
            return None;
        }
        self.state = State::Active;
        let mut answer = Frame::new(false);
        answer.push(self.sak, 8);
        answer.push_crc(CRC);
        Some(say(answer))
    }

    /// The reader knows the first bits of the number. `known` says how many, counting the two first bytes of the
    /// frame: whole bytes in the high nibble, bits in the low one. If the bits are this card's, it sends the rest.
    fn number(&self, known: u8, frame: &Frame) -> Option<Answer> {
        let (bytes, bits) = (u32::from(known >> 4), u32::from(known & 0x0f));
        let length = bytes * 8 + bits;
        if bits > 7 || !(16..56).contains(&length) || frame.bits() != length {
            return None;
        }
        let given = length - 16;
        let bit = |of: &[u8], i: u32| of[(i / 8) as usize] >> (i % 8) & 1;
        if (0..given).any(|i| bit(&frame.bytes()[2..], i) != bit(&self.memory[0], i)) {
            return None;
        }
        let mut answer = Frame::new(false);
        for i in given..40 {
            answer.push(bit(&self.memory[0], i), 1);
        }
        Some(say(answer))
    }
}
