//! A card that leaves the field in the middle of an exchange.

use super::{Card, State, BLOCK};
use crate::frame::Frame;

/// Which bytes over the air count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Traffic {
    /// The bytes of commands that program a block: both halves of WRITE, and TRANSFER.
    Writes,
    /// All bytes.
    All,
}

/// The content of a block whose programming was cut short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tear {
    /// The old content.
    Old,
    /// The new content.
    New,
    /// The first half is new; the second half is the complement of the new content, so that it cannot be taken for it.
    Garbage,
}

impl Tear {
    pub(super) fn program(self, block: &mut [u8; BLOCK], new: &[u8; BLOCK]) {
        if self == Tear::Old {
            return;
        }
        *block = *new;
        if self == Tear::Garbage {
            for byte in &mut block[BLOCK / 2..] {
                *byte = !*byte;
            }
        }
    }
}

/// A removal that is to come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Removal {
    /// Bytes until the card leaves.
    pub(super) left: u32,
    pub(super) traffic: Traffic,
    pub(super) tear: Tear,
}

impl Card {
    /// True if the bytes of this exchange count towards the removal.
    pub(super) fn counts(&self, frame: &Frame) -> bool {
        let writes = match self.state {
            State::Writing(_) => true,
            State::Active => matches!(frame.bytes(), [0xa0 | 0xb0, ..]),
            _ => false,
        };
        self.removal
            .is_some_and(|removal| writes || removal.traffic == Traffic::All)
    }

    /// True if this many bytes arrive. If not, the card is gone.
    pub(super) fn pass(&mut self, counted: bool, bytes: u32) -> bool {
        match &mut self.removal {
            Some(removal) if counted => match removal.left.checked_sub(bytes) {
                Some(left) => removal.left = left,
                None => {
                    self.leave();
                    return false;
                }
            },
            _ => {}
        }
        true
    }

    /// Leaves if the last byte of the count has passed.
    pub(super) fn leave_if_due(&mut self, counted: bool) {
        if counted && self.removal.is_some_and(|removal| removal.left == 0) {
            self.leave();
        }
    }

    fn leave(&mut self) {
        self.removal = None;
        self.leave_field();
        self.away = true;
    }
}
