//! Reads the mailbox, in which `freeze emulate` leaves its options. [`sim::mailbox`] has the layout.

use sim::mailbox::{flag, CARD_UID, FLAGS, MAGIC, NAME, NAME_BYTES, NAME_MAX, SECONDS, SEED};

use super::simulator::mailbox_word;

/// The number (UID) of the card that is laid on the reader.
pub fn card_uid() -> [u8; 4] {
    core::hint::black_box(CARD_UID).to_le_bytes()
}

/// The options of a run.
pub struct Mailbox {
    /// Print the heap's figures on standard error at the end.
    pub report: bool,
    /// Collect at each allocation.
    pub stress: bool,
    /// Lay a card on the reader.
    pub card: bool,
    /// End where the board would restart.
    pub once: bool,
    /// The screen is on pins of its own, driven by software SPI.
    pub soft_screen: bool,
    /// The time at the start, in seconds since 2000-01-01.
    pub seconds: u32,
    /// The seed of the board's random numbers.
    pub seed: u32,
    name: [u8; NAME_MAX],
    name_len: usize,
}

impl Mailbox {
    /// Reads the mailbox. Without its magic word, all options are off and all numbers 0.
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
