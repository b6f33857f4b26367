//! Whatever changes a native's number, its purity or its arguments changes the fingerprint.

use std::boxed::Box;
use std::vec::Vec;

use super::{hash, MODULES, TYPES};
use crate::native::{impure, pure, recorded, Entry, Group, NativeFn};

fn ours() -> u32 {
    hash(MODULES, TYPES)
}

#[test]
fn two_modules_that_change_places() {
    for i in 1..MODULES.len() {
        let mut modules = MODULES.to_vec();
        modules.swap(i - 1, i);
        assert_ne!(hash(&modules, TYPES), ours(), "module {i}");
    }
}

#[test]
fn two_types_that_change_places() {
    for i in 1..TYPES.len() {
        let mut types = TYPES.to_vec();
        types.swap(i - 1, i);
        assert_ne!(hash(MODULES, &types), ours(), "type {i}");
    }
}

/// The hash with other entries in the group of number `at`.
fn with_entries(at: usize, entries: Vec<Entry>) -> u32 {
    let group: &'static Group = Box::leak(Box::new(Group {
        name: MODULES[at].name,
        entries: Vec::leak(entries),
    }));
    let mut modules = MODULES.to_vec();
    modules[at] = group;
    hash(&modules, TYPES)
}

#[test]
fn two_natives_that_change_places() {
    for (at, group) in MODULES.iter().enumerate() {
        for i in 1..group.entries.len() {
            let mut entries = group.entries.to_vec();
            entries.swap(i - 1, i);
            assert_ne!(with_entries(at, entries), ours(), "{at}, native {i}");
        }
    }
}

#[test]
fn purity_and_numbers_of_arguments() {
    type Make = fn(format::value::Value, NativeFn, u8, u8) -> Entry;
    const SHAPES: [Make; 3] = [pure, recorded, impure];
    let (at, i, native) = MODULES
        .iter()
        .enumerate()
        .find_map(|(at, g)| {
            let natives = g.entries.iter().enumerate();
            let mut natives = natives.filter_map(|(i, e)| Some((at, i, e.native()?)));
            natives.find(|(_, _, n)| n.min() != n.max())
        })
        .expect("some native takes an argument that may be missing");
    let (min, max) = (native.min() as u8, native.max() as u8);
    let hash_of = |entry: Entry| {
        let mut entries = MODULES[at].entries.to_vec();
        entries[i] = entry;
        with_entries(at, entries)
    };
    let mut hashes = Vec::new();
    for shape in SHAPES {
        for (min, max) in [(min, max), (min, max - 1), (min + 1, max)] {
            hashes.push(hash_of(shape(native.name(), native.run, min, max)));
        }
    }
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), SHAPES.len() * 3);
}
