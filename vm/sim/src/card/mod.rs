//! A MIFARE Classic 1K card: its states, its commands, and what it answers.
//!
//! The cipher (Crypto1) is not computed. A frame says whether it is enciphered, and
//! a card that does not share the session takes it as noise.

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

/// What a card of this kind answers to REQA and WUPA, low byte first (MF1S50, *ATQA*).
const ATQA: u16 = 0x0004;
/// What it answers when it is selected (MF1S50, *SAK*).
const SAK: u8 = 0x08;

/// Yes, in 4 bits (MF1S50, *ACK and NAK*).
const ACK: u8 = 0xa;
/// No: the command is not allowed, or its operand is wrong.
const NAK_REFUSED: u8 = 0x4;
/// No: wrong CRC.
const NAK_CRC: u8 = 0x5;

/// Time before an answer, in periods of the carrier (ISO 14443-3, frame delay time, n = 9).
const ANSWER_CLOCKS: u32 = 1236;
/// The same when a block is programmed: 2.5 ms, within the 10 ms that MF1S50 allows.
const PROGRAM_CLOCKS: u32 = 33_900;

/// The key that a session was opened with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    A,
    B,
}

/// An answer.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// What is sent.
    pub frame: Frame,
    /// When: periods of the carrier after the end of the question.
    pub after: u32,
}

/// States (ISO 14443-3, *type A PICC states*; MF1S50, *Communication principle*).
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
    /// When something goes wrong, the card falls back to HALT, not to IDLE, since it
    /// was woken from there.
    was_halted: bool,
    session: Option<Session>,
    transfer: Option<Transfer>,
    removal: Option<Removal>,
    away: bool,
    /// A bit for each block that is worn out.
    worn: u64,
    /// What it answers when it is selected.
    sak: u8,
}

impl Card {
    /// A card as delivered: zeros, all keys `FF FF FF FF FF FF`.
    #[must_use]
    pub const fn new(uid: [u8; 4]) -> Card {
        Card::with_memory(memory::delivered(uid))
    }

    /// A card with this content: 16 sectors of 4 blocks of 16 bytes. The first five
    /// bytes are the UID and their exclusive or; the last block of each sector has
    /// key A, access bits and key B.
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

    /// Wears a block out: from now on it acknowledges what is written, and keeps what it has.
    ///
    /// # Panics
    /// If there is no such block.
    pub fn wear(&mut self, block: u8) {
        assert!(memory::holds(block), "a card has {BLOCKS} blocks");
        self.worn |= 1 << block;
    }

    /// Lets the card say that it is one of another kind, by the byte that it answers when it is selected.
    pub fn set_sak(&mut self, sak: u8) {
        self.sak = sak;
    }

    /// Lets the card leave the field after so many more bytes over the air, in both directions, CRCs
    /// included, of what `traffic` counts. An answer of 4 bits is a byte: a WRITE has 24 bytes, 4 and
    /// the answer, 18 and the answer.
    ///
    /// A block keeps its old content until the second frame of WRITE arrived whole, that
    /// is for 22 bytes and less. With 23, programming begins and the card is gone:
    /// `tear` says how that ends. With 24 the reader has its answer. The card stays away until it is placed
    /// again.
    pub fn remove_after(&mut self, bytes: u32, traffic: Traffic, tear: Tear) {
        self.removal = Some(Removal {
            left: bytes,
            traffic,
            tear,
        });
    }

    /// Did the card leave the field by itself?
    #[must_use]
    pub fn is_away(&self) -> bool {
        self.away
    }

    /// The card comes into a field, which starts it.
    pub fn enter_field(&mut self) {
        self.away = false;
        self.leave_field();
    }

    /// The card has no power any more, or the field went off.
    pub fn leave_field(&mut self) {
        self.was_halted = false;
        self.fall_back();
    }

    /// Takes a frame; gives the answer, if there is one.
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

    /// The three passes of an authentication, as one: proves a key to open the sector of `block`. Who
    /// fails gets no answer. `code` is 0x60 for key A, 0x61 for key B.
    ///
    /// `secret` tells whether the command came enciphered, as it must when a session is open.
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
        // The UID goes into the cipher: with another one, nothing fits.
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

    /// Back to the state in which the card waits to be woken.
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
            // Noise to this card. One that sleeps stays asleep.
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

    /// Says yes.
    fn accept(&self, after: u32) -> Option<Answer> {
        let mut frame = Frame::new(self.session.is_some());
        frame.push(ACK, 4);
        Some(Answer { frame, after })
    }

    /// Says no. After that the card must be selected again.
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
