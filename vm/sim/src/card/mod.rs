//! A MIFARE Classic 1K card: its states, its commands, and its answers.
//!
//! The cipher (Crypto1) is not computed. A frame says whether it is enciphered, and for a card that does not share
//! the session such a frame is noise.

mod access;
mod command;
mod memory;
mod removal;
mod select;
mod value;

use crate::frame::Frame;
pub use memory::{Memory, BLOCK, BLOCKS};
use removal::Removal;
pub use removal::{Tear, Traffic};
use value::Transfer;

/// CRC preset of all frames.
const CRC: u16 = crate::crc::CRC_A;

/// The answer of a card of this kind to REQA and WUPA, low byte first (MF1S50, *ATQA*).
const ATQA: u16 = 0x0004;
/// The answer of a card of this kind to a selection (MF1S50, *SAK*).
const SAK: u8 = 0x08;

/// The 4-bit answer "yes" (MF1S50, *ACK and NAK*).
const ACK: u8 = 0xa;
/// The 4-bit answer "no": the command is not allowed, or its operand is wrong.
const NAK_REFUSED: u8 = 0x4;
/// The 4-bit answer "no": the CRC is wrong.
const NAK_CRC: u8 = 0x5;

/// Time before an answer, in periods of the carrier (ISO 14443-3, frame delay time, n = 9).
const ANSWER_CLOCKS: u32 = 1236;
/// Time before the answer to a command that programs a block: 2.5 ms, within the 10 ms that MF1S50 allows.
const PROGRAM_CLOCKS: u32 = 33_900;

/// The key that a session was opened with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    A,
    B,
}

/// An answer of the card.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// The frame that is sent.
    pub frame: Frame,
    /// Periods of the carrier between the end of the question and the answer.
    pub after: u32,
}

/// The states of a card (ISO 14443-3, *type A PICC states*; MF1S50, *Communication principle*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Idle,
    Halt,
    /// Woken; takes part in anticollision.
    Ready,
    /// Selected; waits for a command.
    Active,
    /// The first half of WRITE was answered: 16 bytes are to come.
    Writing(u8),
    /// The first half of a value command was answered: an operand is to come.
    Counting(u8, value::Op),
}

/// An open session: the keys of this sector have been proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Session {
    sector: u8,
    key: Key,
}

/// A card.
#[derive(Clone, Debug)]
pub struct Card {
    memory: Memory,
    state: State,
    /// True if the card was woken from HALT: after a mistake it falls back to HALT, not to IDLE.
    was_halted: bool,
    session: Option<Session>,
    transfer: Option<Transfer>,
    removal: Option<Removal>,
    away: bool,
    /// A bit for each block that is worn out.
    worn: u64,
    /// Its answer to a selection.
    sak: u8,
}

impl Card {
    /// The number (UID) of the card that the tool lays when nobody names another.
    pub const UID: [u8; 4] = [0xde, 0xad, 0xbe, 0xef];

    /// A new card: zeros, and all keys `FF FF FF FF FF FF`.
    #[must_use]
    pub const fn new(uid: [u8; 4]) -> Card {
        Card::with_memory(memory::delivered(uid))
    }

    /// A card with this content: 16 sectors of 4 blocks of 16 bytes. The first five bytes are the UID and their
    /// exclusive or. The last block of each sector has key A, access bits and key B.
    #[must_use]
    pub const fn with_memory(memory: Memory) -> Card {
        Card {
            memory,
            state: State::Idle,
            was_halted: false,
            session: None,
            transfer: None,
            removal: None,
            away: false,
            worn: 0,
            sak: SAK,
        }
    }

    /// The content, keys included: 64 blocks of 16 bytes. `as_flattened()` gives its 1024 bytes.
    #[must_use]
    pub fn memory(&self) -> &Memory {
        &self.memory
    }

    /// The content, to change it without a reader.
    pub fn memory_mut(&mut self) -> &mut Memory {
        &mut self.memory
    }

    /// The card's number.
    #[must_use]
    pub fn uid(&self) -> [u8; 4] {
        let [a, b, c, d, ..] = self.memory[0];
        [a, b, c, d]
    }

    /// Wears a block out: from now on the card acknowledges writes to it, but the block keeps its content.
    ///
    /// # Panics
    /// There is no such block.
    pub fn wear(&mut self, block: u8) {
        assert!(memory::holds(block), "a card has {BLOCKS} blocks");
        self.worn |= 1 << block;
    }

    /// Lets the card pose as another kind, by the byte that it answers to a selection.
    pub fn set_sak(&mut self, sak: u8) {
        self.sak = sak;
    }

    /// Lets the card leave the field after this many more bytes over the air, in both directions and with CRCs.
    /// `traffic` says which bytes count. An answer of 4 bits counts as a byte: a WRITE has 24 bytes, 4 and the answer,
    /// then 18 and the answer.
    ///
    /// A block keeps its old content until the second frame of WRITE has arrived, that is for 22 bytes or fewer. With
    /// 23, the card is gone while it programs the block: `tear` says how that ends. With 24, the reader has its
    /// answer. The card stays away until it is placed again.
    pub fn remove_after(&mut self, bytes: u32, traffic: Traffic, tear: Tear) {
        self.removal = Some(Removal {
            left: bytes,
            traffic,
            tear,
        });
    }

    /// True if the card left the field by itself.
    #[must_use]
    pub fn is_away(&self) -> bool {
        self.away
    }

    /// The card enters a field, which starts it.
    pub fn enter_field(&mut self) {
        self.away = false;
        self.leave_field();
    }

    /// The card loses its power: it leaves the field, or the field is switched off.
    pub fn leave_field(&mut self) {
        self.was_halted = false;
        self.fall_back();
    }

    /// Takes a frame, and returns the answer, if there is one.
    pub fn receive(&mut self, frame: &Frame) -> Option<Answer> {
        let counted = self.counts(frame);
        if self.away || !self.pass(counted, frame.len()) {
            return None;
        }
        let answer = self
            .answer(frame)
            .filter(|answer| self.pass(counted, answer.frame.len()));
        self.leave_if_due(counted);
        answer
    }

    /// Authenticates: the three passes in one. `proof` is a key that opens the sector of `block`. A wrong key gets no
    /// answer. `code` is 0x60 for key A, 0x61 for key B.
    ///
    /// `secret` says whether the command was enciphered, as it must be while a session is open.
    pub fn authenticate(
        &mut self,
        code: u8,
        block: u8,
        proof: &[u8],
        uid: &[u8],
        secret: bool,
    ) -> bool {
        /// Command, challenge, answer and counter-challenge, answer.
        const LENGTH: u32 = 4 + 4 + 8 + 4;
        let counted = self.removal.is_some_and(|r| r.traffic == Traffic::All);
        if self.away || !self.pass(counted, LENGTH) {
            return false;
        }
        let ready = self.state == State::Active && secret == self.session.is_some();
        // The UID is part of the cipher: with another UID no key fits.
        let known = ready && memory::holds(block) && self.uid() == *uid;
        let key = match code {
            0x60 => Some(Key::A),
            0x61 => Some(Key::B),
            _ => None,
        }
        .filter(|&key| known && self.has_key(block, key, proof));
        match key {
            Some(key) => {
                let sector = memory::sector(block);
                self.session = Some(Session { sector, key });
                self.transfer = None;
            }
            None => self.fall_back(),
        }
        self.leave_if_due(counted);
        key.is_some()
    }

    /// Falls back to the state in which the card waits to be woken.
    fn fall_back(&mut self) {
        self.state = if self.was_halted {
            State::Halt
        } else {
            State::Idle
        };
        self.session = None;
        self.transfer = None;
    }

    fn answer(&mut self, frame: &Frame) -> Option<Answer> {
        if frame.secret() != self.session.is_some() {
            // The frame is noise to this card. A sleeping card stays asleep.
            self.fall_back();
            return None;
        }
        match self.state {
            State::Idle | State::Halt => self.wake(frame),
            State::Ready => self.anticollision(frame),
            State::Active => self.command(frame),
            State::Writing(block) => self.write(block, frame),
            State::Counting(block, op) => self.operand(block, op, frame),
        }
    }

    /// Answers "yes".
    fn accept(&self, after: u32) -> Option<Answer> {
        let mut frame = Frame::new(self.session.is_some());
        frame.push(ACK, 4);
        Some(Answer { frame, after })
    }

    /// Answers "no". After that the card must be selected again.
    fn refuse(&mut self, why: u8) -> Option<Answer> {
        let mut frame = Frame::new(self.session.is_some());
        frame.push(why, 4);
        self.fall_back();
        Some(say(frame))
    }
}

fn say(frame: Frame) -> Answer {
    Answer {
        frame,
        after: ANSWER_CLOCKS,
    }
}
