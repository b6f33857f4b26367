//! The buffer of 64 bytes between host and air (MFRC522, 8.3).

/// Bytes that the buffer holds.
pub(super) const SIZE: u8 = 64;

/// The buffer.
#[derive(Clone, Debug)]
pub(super) struct Fifo {
    bytes: [u8; SIZE as usize],
    first: u8,
    level: u8,
}

impl Fifo {
    pub(super) const fn new() -> Fifo {
        Fifo {
            bytes: [0; SIZE as usize],
            first: 0,
            level: 0,
        }
    }

    /// Number of bytes.
    pub(super) fn level(&self) -> u8 {
        self.level
    }

    pub(super) fn flush(&mut self) {
        self.level = 0;
    }

    /// Adds a byte; `false` if there is no room and the byte is lost.
    pub(super) fn push(&mut self, byte: u8) -> bool {
        if self.level == SIZE {
            return false;
        }
        self.bytes[usize::from((self.first + self.level) % SIZE)] = byte;
        self.level += 1;
        true
    }

    /// Takes the oldest byte.
    pub(super) fn pop(&mut self) -> Option<u8> {
        self.level = self.level.checked_sub(1)?;
        let byte = self.bytes[usize::from(self.first)];
        self.first = (self.first + 1) % SIZE;
        Some(byte)
    }
}
