//! Writes [`sim::mailbox`]: the settings that the tool passes to the emulated firmware.

use std::time::SystemTime;

use freezer::diagnostic::{Diagnostic, Failure};
use sim::mailbox::{flag, MAGIC, NAME_MAX};

/// Seconds from the Unix epoch to 2000-01-01, the board's epoch.
const EPOCH: u64 = 946_684_800;

/// The settings.
#[derive(Clone, Copy, Default)]
pub struct Mailbox<'a> {
    /// Print a report of the heap on standard error when the program ends.
    pub heap_report: bool,
    /// Collect at each allocation.
    pub stress_gc: bool,
    /// Lay a fresh card on the reader.
    pub card: bool,
    /// End where the board would restart.
    pub once: bool,
    /// The screen is on pins of its own.
    pub soft_screen: bool,
    /// Import this module as the program.
    pub module: Option<&'a str>,
}

impl Mailbox<'_> {
    /// The bytes of the mailbox: magic, flags, seconds since 2000, a random seed, the length of the module's name
    /// in bytes, and that name, padded with zeros to a whole word.
    ///
    /// # Errors
    /// The name is too long.
    pub fn bytes(&self) -> Result<Vec<u8>, Failure> {
        let name = self.module.unwrap_or("");
        if name.len() > NAME_MAX {
            let message = format!(
                "a module's name has at most {NAME_MAX} bytes here, this one {}",
                name.len()
            );
            return Err(Diagnostic::new(message).into());
        }
        let mut flags = 0;
        if self.heap_report {
            flags |= flag::HEAP_REPORT;
        }
        if self.stress_gc {
            flags |= flag::STRESS_GC;
        }
        if self.card {
            flags |= flag::CARD;
        }
        if self.once {
            flags |= flag::ONCE;
        }
        if self.soft_screen {
            flags |= flag::SOFT_SCREEN;
        }
        let now = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        let seconds = now.as_secs().saturating_sub(EPOCH) as u32;
        // A xorshift generator never leaves zero.
        let seed = now.subsec_nanos().rotate_left(16) ^ std::process::id() | 1;
        let words = [MAGIC, flags, seconds, seed, name.len() as u32];
        let mut bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
        bytes.extend(name.as_bytes());
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        Ok(bytes)
    }
}
