//! Full stores, many entries, long files.

use super::flash::Nor;
use super::{make_directory, open, read_all, remove, rename, write};
use crate::store::errno;
use std::format;
use std::vec;

#[test]
fn a_small_flash_has_no_store() {
    let mut nor = Nor::new(8);
    assert_eq!(open(&mut nor).err(), Some(errno::ENODEV));
    assert!(open(&mut Nor::new(12)).is_ok());
}

#[test]
fn a_full_store_says_so_and_recovers() {
    let mut nor = Nor::new(8 + 10);
    let most = vec![(0, vec![1; 4 * 4096])];
    write(&mut nor, "a", true, &most).expect("five sectors");
    let before = read_all(&mut nor);
    assert_eq!(
        write(&mut nor, "b", true, &[(0, vec![2; 6 * 4096])]),
        Err(errno::ENOSPC)
    );
    assert_eq!(read_all(&mut nor), before);
    write(&mut nor, "b", true, &[(0, vec![2; 4096])]).expect("one sector");
    remove(&mut nor, "a").expect("room for the removal");
    write(&mut nor, "c", true, &[(0, vec![3; 7 * 4096])]).expect("eight sectors");
    assert_eq!(read_all(&mut nor).len(), 2);
}

#[test]
fn a_log_that_is_full_of_entries_takes_removals() {
    let mut nor = Nor::new(40);
    let name = |i: u32| format!("{i:0100}");
    let mut made = 0;
    while make_directory(&mut nor, &name(made)).is_ok() {
        made += 1;
    }
    assert!((120..140).contains(&made), "{made}");
    assert_eq!(make_directory(&mut nor, "small"), Err(errno::ENOSPC));
    remove(&mut nor, &name(7)).expect("a removal");
    make_directory(&mut nor, "small").expect("room");
    assert_eq!(read_all(&mut nor).len() as u32, made);
}

#[test]
fn there_are_255_entries() {
    let mut nor = Nor::new(40);
    for i in 0..255 {
        make_directory(&mut nor, &format!("{i}")).expect("an entry");
    }
    assert_eq!(make_directory(&mut nor, "one more"), Err(errno::ENOSPC));
    assert_eq!(read_all(&mut nor).len(), 255);
}

#[test]
fn a_rename_ends_the_entry_that_had_the_name() {
    let mut nor = Nor::new(40);
    for round in 0..200_u8 {
        write(&mut nor, "new", true, &[(0, vec![round; 30])]).expect("a file");
        rename(&mut nor, "new", "old").expect("a rename");
        let tree = read_all(&mut nor);
        assert_eq!(tree.len(), 1);
        assert_eq!(tree["old"], Some(vec![round; 30]));
    }
}

#[test]
fn a_flash_with_something_else_is_an_empty_store() {
    let mut nor = Nor::new(40);
    for (i, b) in nor.bytes.iter_mut().enumerate() {
        *b = (i * 7 + i / 300) as u8;
    }
    assert!(read_all(&mut nor).is_empty());
    write(&mut nor, "a", true, &[(0, vec![5; 5000])]).expect("a file");
    assert_eq!(read_all(&mut nor)["a"], Some(vec![5; 5000]));
}
