//! `dir` and `getattr` agree on every name that the VM knows: the case `dir_every_type`, told to look for all of them.

use std::collections::BTreeSet;

use support::at;
use support::run::{frozen, program, run_frozen, Exit, RunOptions};

/// The words of a program that may be names.
fn names_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|w| w.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'))
}

#[test]
fn dir_hides_no_core_name() {
    let case = std::fs::read_to_string(at("tests/cases/types/attributes/dir_every_type.py"))
        .expect("the case is there");
    let mut names: BTreeSet<&str> = names_in(&case).collect();
    names.extend(format::names::NAMES);
    let list = format!("PROBED = {names:?}").replace(['{', '}'], "");
    let list = list.replace("PROBED = ", "PROBED = [") + "]";
    let asking = case.replace("PROBED = []", &list);
    assert_ne!(asking, case);
    let dir = support::project("attributes", &[("main.py", &asking)]);
    let image = frozen(&program(&dir.join("main.py")));
    let run = run_frozen(&image, &RunOptions::default());
    assert_eq!(run.stdout, "checked\nFalse False True True\n");
    assert_eq!(run.exit, Exit::Done);
}
