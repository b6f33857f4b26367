//! The strings of an image that is being built.

extern crate alloc;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::{string_words, StrId};

/// Strings by number. They are found by hash, since comparing texts is slow: thousands have the same beginnings, and
/// lie far apart.
#[derive(Default)]
pub(super) struct Strings {
    texts: Vec<Vec<u8>>,
    by_hash: BTreeMap<u32, Vec<StrId>>,
    /// Words that their records take.
    pub words: u32,
}

impl Strings {
    /// The string of these bytes, if there is one; `hash` is the hash of the bytes.
    pub fn get(&self, hash: u32, text: &[u8]) -> Option<StrId> {
        let ids = self.by_hash.get(&hash)?;
        ids.iter().copied().find(|id| self.texts[id.0] == text)
    }

    /// The string of these bytes, which is added if it is not there yet.
    pub fn add(&mut self, hash: u32, text: &[u8]) -> StrId {
        if let Some(id) = self.get(hash, text) {
            return id;
        }
        let id = StrId(self.texts.len());
        self.texts.push(text.to_vec());
        self.by_hash.entry(hash).or_default().push(id);
        self.words += string_words(text.len());
        id
    }

    /// All texts, by number.
    pub fn into_texts(self) -> Vec<Vec<u8>> {
        self.texts
    }
}
