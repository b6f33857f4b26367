//! What `freeze emulate` tells the program: [`sim::mailbox`].

use sim::mailbox::{flag, CARD_UID, FLAGS, MAGIC, NAME, NAME_BYTES, NAME_MAX, SECONDS, SEED};

use super::simulator::mailbox_word;

/// The number of the card that is laid on the reader.
pub fn card_uid() -> [u8; 4] {
    core::hint::black_box(CARD_UID).to_le_bytes()
}

/// What was asked for.
pub struct Mailbox {
    /// Print the heap's figures at the end, on standard error.
    pub report: bool,
    /// Collect at each allocation.
    pub stress: bool,
    /// Lay a card on the reader.
    pub card: bool,
    /// End where the board would start anew.
    pub once: bool,
    /// The screen is on pins of its own.
    pub soft_screen: bool,
    /// Seconds since 2000-01-01.
    pub seconds: u32,
    /// Where chance begins.
    pub seed: u32,
    name: [u8; NAME_MAX],
    name_len: usize,
}

impl Mailbox {
    /// Reads it; without a letter, everything is left to the image.
    pub fn read() -> Mailbox {
        let there = mailbox_word(0) == MAGIC;
        let word = |i| if there { mailbox_word(i) } else { 0 };
        let mut name = [0; NAME_MAX];
        let name_len = (word(NAME_BYTES) as usize).min(NAME_MAX);
        for (i, b) in name[..name_len].iter_mut().enumerate() {
            *b = (word(NAME + i / 4) >> (i % 4 * 8)) as u8;
        }
        Mailbox {
            report: word(FLAGS) & flag::HEAP_REPORT != 0,
            stress: word(FLAGS) & flag::STRESS_GC != 0,
            card: word(FLAGS) & flag::CARD != 0,
            once: word(FLAGS) & flag::ONCE != 0,
            soft_screen: word(FLAGS) & flag::SOFT_SCREEN != 0,
            seconds: word(SECONDS),
            seed: word(SEED),
            name,
            name_len,
        }
    }
    /// The module to run instead of the image's own program.
    pub fn module(&self) -> Option<&str> {
        core::str::from_utf8(&self.name[..self.name_len])
            .ok()
            .filter(|s| !s.is_empty())
    }
}
