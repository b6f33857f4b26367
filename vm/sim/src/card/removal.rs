//! A card that leaves the field in the middle of something.

use super::{Card, State, BLOCK};
use crate::frame::Frame;

/// Which bytes over the air count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Traffic {
    /// Those of the commands that program a block: both halves of WRITE, and TRANSFER.
    Writes,
    /// All.
    All,
}

/// How a block looks whose programming was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tear {
    /// As before.
    Old,
    /// As if nothing had happened.
    New,
    /// The first half new, the second half the new one's complement, which cannot be
    /// taken for the new content.
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
    /// Bytes until then.
    pub(super) left: u32,
    pub(super) traffic: Traffic,
    pub(super) tear: Tear,
}

impl Card {
    /// Do the bytes of this exchange count towards the removal?
    pub(super) fn counts(&self, frame: &Frame) -> bool {
        let writes = match self.state {
            State::Writing(_) => true,
            State::Active => matches!(frame.bytes(), [0xa0 | 0xb0, ..]),
            _ => false,
        };
        self.removal
            .is_some_and(|removal| writes || removal.traffic == Traffic::All)
    }

    /// Do so many bytes arrive? If not, the card is gone.
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

    /// Leaves if the last byte was the last one.
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
