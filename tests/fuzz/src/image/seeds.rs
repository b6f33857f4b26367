//! The programs whose images are damaged. Together they contain each instruction, each kind of object, and each state
//! that a module or a generator can have in an image.

use std::path::{Path, PathBuf};

use freezer::Options;
use support::run::frozen;

use super::map::Map;

/// The programs: directories of `tests/fuzz/images` with a `main.py`. Each can import the module `probe` of that place.
pub const NAMES: &[&str] = &[
    "arith",
    "buffers",
    "classes",
    "closures",
    "containers",
    "evals",
    "exceptions",
    "generators",
    "iterators",
    "natives",
    "packages",
    "resumed",
    "small",
    "tables",
    "text",
];

/// An undamaged image.
#[derive(Debug)]
pub struct Seed {
    pub name: &'static str,
    pub words: Vec<u32>,
    pub map: Map,
}

/// Freezes all programs.
///
/// # Panics
/// If one of them cannot be frozen.
pub fn all() -> Vec<Seed> {
    NAMES.iter().map(|name| seed(name)).collect()
}

fn seed(name: &'static str) -> Seed {
    let images = Path::new(env!("CARGO_MANIFEST_DIR")).join("images");
    let options = Options {
        roots: modules(&images.join(name))
            .into_iter()
            .chain([images.join("probe.py")])
            .collect(),
        main: Some(images.join(name).join("main.py")),
        debug_rom: name == "exceptions",
        budget_heap: 1 << 20,
        ..Options::default()
    };
    let words = frozen(&options).words;
    let map = Map::of(&words);
    Seed { name, words, map }
}

/// The files beside a program, in order.
fn modules(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.path()).collect();
    paths.retain(|p| !p.ends_with("main.py") && !p.ends_with("__pycache__"));
    paths.sort();
    paths
}
