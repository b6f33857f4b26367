//! Shared by tests and benches: freezing and running programs, the oracles, recorded figures.
//!
//! Programs run in the test's own process, on a [`board::TestBoard`] that keeps their output. That is faster than
//! running the tool, and every heap figure is at hand.

pub mod bench;
pub mod board;
pub mod boxes;
pub mod cases;
pub mod chip;
pub mod effects;
pub mod exact;
pub mod figures;
pub mod filter;
pub mod museum;
pub mod oracle;
pub mod parallel;
pub mod recorded;
pub mod run;
pub mod stories;
pub mod text;

use std::path::{Path, PathBuf};
use std::sync::Once;

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// A path below the repository's root.
pub fn at(relative: &str) -> PathBuf {
    root().join(relative)
}

/// An empty directory for one test of this process. If it exists, it is emptied.
///
/// # Panics
/// If it cannot be made.
pub fn scratch(name: &str) -> PathBuf {
    let all = std::env::temp_dir().join("permafrost-tests");
    static ONCE: Once = Once::new();
    ONCE.call_once(|| remove_old(&all));
    let dir = all.join(std::process::id().to_string()).join(name);
    if dir.exists() {
        std::fs::remove_dir_all(&dir).expect("the scratch directory can be emptied");
    }
    std::fs::create_dir_all(&dir).expect("the scratch directory can be made");
    dir
}

/// Removes the directories of processes that have ended. They stay on systems without `/proc`.
fn remove_old(all: &Path) {
    let processes = Path::new("/proc");
    if !processes.join("self").exists() {
        return;
    }
    for dir in std::fs::read_dir(all).into_iter().flatten().flatten() {
        if !processes.join(dir.file_name()).exists() {
            // Another test process may remove it at the same time.
            let _ = std::fs::remove_dir_all(dir.path());
        }
    }
}

/// A scratch directory with these files, given by path and text.
///
/// # Panics
/// If they cannot be written.
pub fn project(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let dir = scratch(name);
    for (path, text) in files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(&dir)).expect("a directory can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
    dir
}
