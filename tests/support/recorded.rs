//! Recorded figures, which are the same on every computer, in debug and in release builds.

use std::path::PathBuf;

/// The path of a recorded file.
pub fn path(relative: &str) -> PathBuf {
    crate::at(relative)
}

/// True if figures have to be recorded again: `UPDATE_RECORDED=1`.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_RECORDED").is_some_and(|v| v == "1")
}

/// Compares figures with the recorded file, or writes the file if [`updating`]. The message of a difference names
/// `command`, which records the figures again.
///
/// # Panics
/// If a line differs; the message shows the first such line.
#[track_caller]
pub fn check(relative: &str, figures: &str, command: &str) {
    let path = path(relative);
    if updating() {
        std::fs::create_dir_all(path.parent().unwrap_or(&path)).expect("the directory can be made");
        std::fs::write(&path, figures).expect("the file can be written");
        return;
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    if let Some(d) = crate::text::difference(&wanted, figures) {
        panic!("{relative} has other figures, {d}\nif the change is meant: UPDATE_RECORDED=1 {command}");
    }
}
