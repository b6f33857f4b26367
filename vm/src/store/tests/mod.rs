//! Tests of the store on a flash that fails as flash chips do when the power goes.

mod flash;
mod limits;
mod power;
mod wear;

use std::collections::BTreeMap;
use std::string::String;
use std::vec;
use std::vec::Vec;

use super::{Content, Draft, Kind, Sectors, Store, ENTRIES};
use flash::Nor;

/// The entries of a store by path: the content of each file, and `None` for each directory.
type Tree = BTreeMap<String, Option<Vec<u8>>>;

/// The store of a flash.
fn open(nor: &mut Nor) -> super::Result<Store> {
    let mut store = Store::closed();
    store.open(nor).map(|()| store)
}

/// The whole of a store.
fn read_all(nor: &mut Nor) -> Tree {
    let mut tree = Tree::new();
    let mut store = open(nor).expect("a store");
    let mut used: Vec<u32> = vec![0; store.used_words()];
    let mut sectors = 0;
    for id in 1..ENTRIES as u32 {
        if !store.entry(nor, id) {
            continue;
        }
        let r = store.found;
        let path: Vec<u8> = (0..r.path_len()).map(|i| r.path_byte(i)).collect();
        let path = String::from_utf8(path).expect("a path");
        let there = match r.kind() {
            Kind::Directory => None,
            _ => {
                sectors += r.content().count() + u32::from(r.content().has_index());
                let used = &mut used;
                Sectors { board: nor, used }.mark(r.content());
                Some(read_content(nor, r.content()))
            }
        };
        assert!(tree.insert(path, there).is_none(), "a path is there once");
    }
    let marked: u32 = used.iter().map(|w| w.count_ones()).sum();
    assert!(
        marked == sectors || nor.may_share,
        "no sector belongs to two files"
    );
    tree
}

fn read_content(nor: &mut Nor, c: Content) -> Vec<u8> {
    let mut words = vec![0; c.size.div_ceil(4) as usize];
    let mut sectors = Sectors {
        board: nor,
        used: &mut [],
    };
    sectors.read(c, 0, &mut words).expect("a content");
    let mut bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
    bytes.truncate(c.size as usize);
    bytes
}

/// Writes a file: from nothing, or on top of what it has; some pieces at their places.
fn write(nor: &mut Nor, path: &str, anew: bool, pieces: &[(u32, Vec<u8>)]) -> super::Result<()> {
    let mut store = open(nor)?;
    let mut used = vec![0; store.used_words()];
    store.mark_used(nor, &mut used);
    let base = match store.find(nor, path.as_bytes()) {
        true => store.found.content(),
        false => Content::EMPTY,
    };
    let now = if anew { Content::EMPTY } else { base };
    let mut draft = Draft { base, now };
    for (at, bytes) in pieces {
        for (i, piece) in bytes.chunks(128).enumerate() {
            let used = &mut used;
            Sectors { board: nor, used }.write(&mut draft, at + 128 * i as u32, piece)?;
        }
    }
    store.set(nor, path.as_bytes(), (Kind::File, draft.now, 0))
}

fn set(nor: &mut Nor, kind: Kind, path: &str) -> super::Result<()> {
    let mut store = open(nor)?;
    store.set(nor, path.as_bytes(), (kind, Content::EMPTY, 0))
}

fn remove(nor: &mut Nor, path: &str) -> super::Result<()> {
    set(nor, Kind::Nothing, path)
}

fn make_directory(nor: &mut Nor, path: &str) -> super::Result<()> {
    set(nor, Kind::Directory, path)
}

/// Renames a file as `os.rename` does: the content gets a second record, then the first one ends.
fn rename(nor: &mut Nor, from: &str, to: &str) -> super::Result<()> {
    let mut store = open(nor)?;
    assert!(store.find(nor, from.as_bytes()), "a file");
    let content = store.found.content();
    store.set(nor, to.as_bytes(), (Kind::File, content, 0))?;
    remove(nor, from)
}
