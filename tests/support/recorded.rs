//! Figures that were recorded: the same on every machine, in debug and release.

use std::path::PathBuf;

/// Where a recorded file lies.
pub fn path(relative: &str) -> PathBuf {
    crate::at(relative)
}

/// True if recorded figures are to be written anew: `UPDATE_RECORDED=1`.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_RECORDED").is_some_and(|v| v == "1")
}

/// Compares with the recorded file, or writes it if [`updating`]. `command` is told in the
/// message: what to run to record anew.
///
/// # Panics
/// With the first line that differs.
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
