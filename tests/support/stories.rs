//! The museum's stories, frozen.

use std::path::PathBuf;

use freezer::Options;

use crate::{at, run};

/// Options to freeze all of `pystories` with this program of it as the entry.
pub fn program(main: &str) -> Options {
    let mut options = run::program(&at("pystories").join(main));
    options.roots = roots();
    options.exclude = vec!["boilerplate".to_owned()];
    options
}

/// Options to freeze what a box needs, without a program: all but the template compiler,
/// which is for the PC.
pub fn all() -> Options {
    Options {
        roots: roots(),
        exclude: vec!["boilerplate".to_owned()],
        ..Options::default()
    }
}

/// Options to freeze the story with its templates, and what it imports.
pub fn story() -> Options {
    let mut options = all();
    let others = ["main", "regimes", "engine", "diagnostics"];
    options.exclude.extend(others.map(str::to_owned));
    options
}

fn roots() -> Vec<PathBuf> {
    vec![at("pystories")]
}
