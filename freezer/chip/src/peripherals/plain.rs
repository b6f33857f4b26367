//! Registers that hold what was written.

/// `WORDS` registers of which nothing more is known than that they read as they were written.
#[derive(Clone, Debug)]
pub struct Plain<const WORDS: usize> {
    words: [u32; WORDS],
}

impl<const WORDS: usize> Default for Plain<WORDS> {
    fn default() -> Self {
        Plain { words: [0; WORDS] }
    }
}

impl<const WORDS: usize> Plain<WORDS> {
    /// The register at a byte offset. A register behind the last one reads 0.
    #[must_use]
    pub fn get(&self, offset: u32) -> u32 {
        self.words.get(offset as usize / 4).copied().unwrap_or(0)
    }
    /// Writes the register at a byte offset. Nothing happens behind the last one.
    pub fn set(&mut self, offset: u32, value: u32) {
        if let Some(word) = self.words.get_mut(offset as usize / 4) {
            *word = value;
        }
    }
    /// All registers read 0 again.
    pub fn clear(&mut self) {
        self.words.fill(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_reads_as_written_until_cleared() {
        let mut plain = Plain::<4>::default();
        plain.set(12, 7);
        plain.set(16, 8);
        assert_eq!((plain.get(12), plain.get(8), plain.get(16)), (7, 0, 0));
        plain.clear();
        assert_eq!(plain.get(12), 0);
    }
}
