//! The power fails at each operation of the flash, while files are changed.

use super::flash::Nor;
use super::{make_directory, read_all, remove, rename, write, Tree};
use std::format;
use std::string::{String, ToString};
use std::vec;
use std::vec::Vec;

/// A change of a store.
#[derive(Clone, Debug)]
enum Change {
    Write(String, bool, Vec<(u32, Vec<u8>)>),
    Remove(String),
    Directory(String),
    Rename(String, String),
}

impl Change {
    fn make(&self, nor: &mut Nor) -> super::super::Result<()> {
        match self {
            Change::Write(path, anew, pieces) => write(nor, path, *anew, pieces),
            Change::Remove(path) => remove(nor, path),
            Change::Directory(path) => make_directory(nor, path),
            Change::Rename(from, to) => rename(nor, from, to),
        }
    }

    /// Gives the tree of a store after the change, from its tree before.
    fn made(&self, tree: &Tree) -> Tree {
        let mut tree = tree.clone();
        match self {
            Change::Write(path, anew, pieces) => {
                let old = tree.remove(path).flatten().unwrap_or_default();
                let mut bytes = if *anew { vec![] } else { old };
                for (at, piece) in pieces {
                    let end = *at as usize + piece.len();
                    bytes.resize(end.max(bytes.len()), 0);
                    bytes[*at as usize..end].copy_from_slice(piece);
                }
                tree.insert(path.clone(), Some(bytes));
            }
            Change::Remove(path) => {
                tree.remove(path);
            }
            Change::Directory(path) => {
                tree.insert(path.clone(), None);
            }
            Change::Rename(from, to) => {
                let below = format!("{from}/");
                let mut moved = Tree::new();
                for (path, what) in core::mem::take(&mut tree) {
                    match path.strip_prefix(&below) {
                        _ if path == *from => moved.insert(to.clone(), what),
                        Some(rest) => moved.insert(format!("{to}/{rest}"), what),
                        None => tree.insert(path, what),
                    };
                }
                tree.extend(moved);
            }
        }
        tree
    }
}

/// A change by chance that is possible in this store.
fn any_change(nor: &mut Nor, tree: &Tree) -> Change {
    let paths = |is: fn(&Option<Vec<u8>>) -> bool| {
        let found = tree.iter().filter(|(_, what)| is(what));
        found.map(|(path, _)| path.clone()).collect::<Vec<_>>()
    };
    let (files, directories) = (paths(Option::is_some), paths(Option::is_none));
    let one = |nor: &mut Nor, of: &[String]| match of.len() {
        0 => String::new(),
        n => of[nor.chance(n as u32) as usize].clone(),
    };
    let new_path = |nor: &mut Nor| {
        let directory = match nor.chance(3) {
            0 => one(nor, &directories),
            _ => String::new(),
        };
        let name = format!("f{}", nor.chance(12));
        match directory.is_empty() {
            true => name,
            false => format!("{directory}/{name}"),
        }
    };
    let bytes = |nor: &mut Nor, most: u32| {
        let n = nor.chance(most);
        (0..n).map(|_| nor.chance(256) as u8).collect::<Vec<u8>>()
    };
    loop {
        let kind = nor.chance(10);
        let path = new_path(nor);
        let is_directory = tree.get(&path).is_some_and(Option::is_none);
        match kind {
            0..=2 if !is_directory => {
                let most = [300, 6000, 14_000][nor.chance(3) as usize];
                return Change::Write(path, true, vec![(0, bytes(nor, most))]);
            }
            3..=5 if !files.is_empty() => {
                let path = one(nor, &files);
                let size = tree[&path].as_ref().map_or(0, Vec::len) as u32;
                let mut pieces = Vec::new();
                for _ in 0..=nor.chance(3) {
                    let at = match nor.chance(2) {
                        0 => size,
                        _ => nor.chance(size + 100),
                    };
                    pieces.push((at, bytes(nor, 700)));
                }
                return Change::Write(path, false, pieces);
            }
            6 if !tree.contains_key(&path) => return Change::Directory(path),
            7 | 8 if !files.is_empty() && !is_directory => {
                let from = one(nor, &files);
                if from != path {
                    return Change::Rename(from, path);
                }
            }
            9 => {
                let all: Vec<String> = tree.keys().cloned().collect();
                let path = one(nor, &all);
                let inside = format!("{path}/");
                let is_empty = !tree.keys().any(|p| p.starts_with(&inside));
                if !path.is_empty() && is_empty {
                    return Change::Remove(path.to_string());
                }
            }
            _ => {}
        }
    }
}

#[test]
fn the_old_or_the_new_is_there_wherever_the_power_fails() {
    let mut nor = Nor::new(72);
    let mut tree = Tree::new();
    let mut cuts = 0;
    for number in 0..200 {
        let change = any_change(&mut nor, &tree);
        let made = change.made(&tree);
        let before = nor.clone();
        let old = core::mem::replace(&mut tree, made);
        if change.make(&mut nor).is_err() {
            // The store is full: it is as it was.
            tree = old;
            assert_eq!(read_all(&mut nor), tree, "{number}: {change:?} failed");
            continue;
        }
        assert_eq!(read_all(&mut nor), tree, "{number}: {change:?}");
        for cut in before.operations..nor.operations {
            let mut torn = before.clone();
            torn.chance(1 + cut as u32);
            torn.fails_at = Some(cut);
            torn.may_share = matches!(change, Change::Rename(..));
            let result = change.make(&mut torn);
            torn.power_on();
            let there = read_all(&mut torn);
            let mut between = tree.clone();
            if let Change::Rename(from, _) = &change {
                between.insert(from.clone(), old[from].clone());
            }
            assert!(
                there == tree || result.is_err() && (there == old || there == between),
                "{number}: {change:?} cut at {cut}: {:?}",
                there.keys()
            );
            // It takes changes again.
            let after = Change::Write("f1".to_string(), true, vec![(0, vec![7; 40])]);
            if !there.get("f1").is_some_and(Option::is_none) && cut % 8 == 0 {
                after.make(&mut torn).expect("room for a small file");
                assert_eq!(
                    read_all(&mut torn),
                    after.made(&there),
                    "{number}: after {cut}"
                );
            }
            cuts += 1;
        }
    }
    assert!(cuts > 5_000, "{cuts} cuts");
}
