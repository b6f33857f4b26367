//! The fingerprint: a hash over everything that an image and the VM that executes it must agree on.
//!
//! An image carries the fingerprint of the VM that it was made for, and any other VM refuses it. It covers the
//! kinds with their fields, the built-in types with their bases, the instruction set, the names of the core table,
//! and the natives of the VM (their names, order, purity and numbers of arguments), which
//! [`Agreement::natives`] sums up.

use crate::isa;
use crate::layout::{Kind, Rule};
use crate::names;
use crate::types::TypeId;

/// What is agreed on, as lists in the order that gives things their numbers.
#[derive(Clone, Copy)]
pub struct Agreement<'a> {
    /// The kinds of objects.
    pub kinds: &'a [Kind],
    /// The built-in types.
    pub types: &'a [TypeId],
    /// The rows of the instruction set, as text.
    pub instructions: &'a [&'a str],
    /// The names of the core table.
    pub names: &'a [&'a str],
    /// Hash of the VM's natives.
    pub natives: u32,
}

impl Agreement<'static> {
    /// The agreement of this crate with a VM whose natives have the hash `natives`.
    pub const fn with_natives(natives: u32) -> Self {
        Agreement {
            kinds: Kind::ALL,
            types: TypeId::ALL,
            instructions: isa::ROWS,
            names: names::NAMES,
            natives,
        }
    }
}

impl Agreement<'_> {
    /// The fingerprint.
    #[allow(
        long_running_const_eval,
        reason = "it covers every name of the core table"
    )]
    pub const fn fingerprint(&self) -> u32 {
        let mut h = Hash::new().word(self.natives);
        let mut i = 0;
        while i < self.kinds.len() {
            h = kind(h, self.kinds[i]);
            i += 1;
        }
        i = 0;
        while i < self.types.len() {
            let t = self.types[i];
            h = h.text(t.text()).text(t.base_text());
            i += 1;
        }
        h.texts(self.instructions).texts(self.names).0
    }
}

const fn kind(h: Hash, kind: Kind) -> Hash {
    let shape = kind.shape();
    let mut h = h
        .text(kind.name())
        .word(kind.first_write() as u32)
        .word(kind.is_bytes() as u32)
        .word(shape.least)
        .word(shape.is_open as u32);
    let mut i = 0;
    while i < shape.fields.len() {
        h = h
            .text(shape.fields[i].name)
            .word(Rule::of(shape.fields[i].role).bits());
        i += 1;
    }
    h
}

/// A running hash of words and texts; the length of a text follows it.
#[derive(Clone, Copy)]
pub struct Hash(u32);

impl Hash {
    /// The hash of nothing.
    pub const fn new() -> Hash {
        Hash(names::HASH_SEED)
    }
    /// This hash with one word more.
    pub const fn word(self, w: u32) -> Hash {
        let h = (self.0.rotate_left(5) ^ w).wrapping_mul(0x9e37_79b1);
        Hash(h ^ h >> 15)
    }
    /// This hash with one text more.
    pub const fn text(self, s: &str) -> Hash {
        self.word(names::hash_bytes(s.as_bytes()))
            .word(s.len() as u32)
    }
    const fn texts(self, texts: &[&str]) -> Hash {
        let (mut h, mut i) = (self, 0);
        while i < texts.len() {
            h = h.text(texts[i]);
            i += 1;
        }
        h.word(texts.len() as u32)
    }
    /// The number, when all is added.
    pub const fn end(self) -> u32 {
        self.0
    }
}

impl Default for Hash {
    fn default() -> Self {
        Hash::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    fn swapped<T: Copy>(list: &[T], a: usize, b: usize) -> Vec<T> {
        let mut list = list.to_vec();
        list.swap(a, b);
        list
    }

    const OURS: Agreement<'static> = Agreement::with_natives(7);

    /// Tries every agreement that differs from ours in the order of two neighbours.
    #[test]
    fn whatever_changes_places_changes_the_fingerprint() {
        let ours = OURS.fingerprint();
        for i in 1..OURS.kinds.len() {
            let kinds = &swapped(OURS.kinds, i - 1, i);
            assert_ne!(Agreement { kinds, ..OURS }.fingerprint(), ours, "kind {i}");
        }
        for i in 1..OURS.types.len() {
            let types = &swapped(OURS.types, i - 1, i);
            assert_ne!(Agreement { types, ..OURS }.fingerprint(), ours, "type {i}");
        }
        for i in 1..OURS.instructions.len() {
            let instructions = &swapped(OURS.instructions, i - 1, i);
            let other = Agreement {
                instructions,
                ..OURS
            };
            assert_ne!(other.fingerprint(), ours, "instruction {i}");
        }
        for i in 1..OURS.names.len() {
            let names = &swapped(OURS.names, i - 1, i);
            assert_ne!(Agreement { names, ..OURS }.fingerprint(), ours, "name {i}");
        }
        let other = Agreement::with_natives(8);
        assert_ne!(other.fingerprint(), ours, "natives");
    }

    #[test]
    fn what_is_missing_changes_the_fingerprint() {
        let ours = OURS.fingerprint();
        let kinds = &OURS.kinds[1..];
        let types = &OURS.types[1..];
        let instructions = &OURS.instructions[1..];
        let names = &OURS.names[1..];
        for other in [
            Agreement { kinds, ..OURS },
            Agreement { types, ..OURS },
            Agreement {
                instructions,
                ..OURS
            },
            Agreement { names, ..OURS },
        ] {
            assert_ne!(other.fingerprint(), ours);
        }
    }
}
