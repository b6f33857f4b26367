//! Tests of the store on a flash that fails as flash chips do when the power goes.

mod flash;
mod power;
mod tree;
mod wear;

use std::collections::BTreeMap;
use std::string::String;
use std::vec;
use std::vec::Vec;

use super::{Content, Draft, Kind, Store, ROOT};
use flash::Nor;

/// What a store holds: the content of each file, and `None` for each directory, by path.
type Tree = BTreeMap<String, Option<Vec<u8>>>;

/// The whole of a store.
fn read_all(nor: &mut Nor) -> Tree {
    let mut tree = Tree::new();
    let mut store = Store::open(nor).expect("a store");
    let mut used = vec![0; store.used_words()];
    read_directory(nor, &mut store, ROOT, "", &mut tree, &mut used);
    let mut marked = vec![0; store.used_words()];
    store.mark_used(nor, &mut marked);
    assert_eq!(used, marked, "what is in use can be reached");
    tree
}

fn read_directory(
    nor: &mut Nor,
    store: &mut Store,
    id: u32,
    path: &str,
    tree: &mut Tree,
    used: &mut [u32],
) {
    let mut last = 0;
    while let Some(r) = store.next(nor, id, last) {
        last = r.id();
        let name: Vec<u8> = (0..r.name_len()).map(|i| r.name_byte(i)).collect();
        let name = String::from_utf8(name).expect("a name");
        let path = [path, &name].concat();
        let there = match r.kind() {
            Kind::Directory => {
                read_directory(nor, store, r.id(), &[&path, "/"].concat(), tree, used);
                None
            }
            _ => {
                let before: u32 = used.iter().map(|w| w.count_ones()).sum();
                store.mark(nor, used, r.content(), Content::EMPTY, true);
                let after: u32 = used.iter().map(|w| w.count_ones()).sum();
                let own = r.content().count() + u32::from(r.content().has_index());
                assert_eq!(after - before, own, "no sector belongs to two files");
                Some(read_content(nor, store, r.content()))
            }
        };
        assert!(tree.insert(path, there).is_none(), "a name is there once");
    }
}

fn read_content(nor: &mut Nor, store: &mut Store, c: Content) -> Vec<u8> {
    let mut words = vec![0; c.size.div_ceil(4) as usize];
    store.read(nor, c, 0, &mut words).expect("a content");
    let mut bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
    bytes.truncate(c.size as usize);
    bytes
}

/// Where a path leads: its directory and its last part.
fn place<'p>(nor: &mut Nor, store: &mut Store, path: &'p str) -> (u32, &'p [u8]) {
    let mut parent = ROOT;
    let mut parts = path.split('/').peekable();
    loop {
        let part = parts.next().unwrap_or_default().as_bytes();
        if parts.peek().is_none() {
            return (parent, part);
        }
        parent = store.find(nor, parent, part).expect("a directory").id();
    }
}

/// Writes a file: from nothing, or on top of what it has; some pieces at their places.
fn write(nor: &mut Nor, path: &str, anew: bool, pieces: &[(u32, Vec<u8>)]) -> super::Result<()> {
    let mut store = Store::open(nor)?;
    let mut used = vec![0; store.used_words()];
    store.mark_used(nor, &mut used);
    let (parent, name) = place(nor, &mut store, path);
    let base = match store.find(nor, parent, name) {
        Some(r) => r.content(),
        None => Content::EMPTY,
    };
    let now = if anew { Content::EMPTY } else { base };
    let mut draft = Draft { base, now };
    for (at, bytes) in pieces {
        for (i, piece) in bytes.chunks(128).enumerate() {
            store.write(nor, &mut used, &mut draft, at + 128 * i as u32, piece)?;
        }
    }
    store.keep(nor, &mut used, &mut draft, (parent, name))?;
    let mut marked = vec![0; store.used_words()];
    store.mark_used(nor, &mut marked);
    assert_eq!(used, marked, "the set of sectors in use follows");
    Ok(())
}

fn remove(nor: &mut Nor, path: &str) -> super::Result<()> {
    let mut store = Store::open(nor)?;
    let (parent, name) = place(nor, &mut store, path);
    let r = store.find(nor, parent, name).expect("an entry");
    store.remove(nor, &r)
}

fn make_directory(nor: &mut Nor, path: &str) -> super::Result<()> {
    let mut store = Store::open(nor)?;
    let (parent, name) = place(nor, &mut store, path);
    store.make_directory(nor, parent, name).map(|_| ())
}

fn rename(nor: &mut Nor, from: &str, to: &str) -> super::Result<()> {
    let mut store = Store::open(nor)?;
    let (parent, name) = place(nor, &mut store, from);
    let r = store.find(nor, parent, name).expect("an entry");
    let (parent, name) = place(nor, &mut store, to);
    store.rename(nor, &r, parent, name)
}
