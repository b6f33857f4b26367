//! CPython, the oracle of whatever has no `.exp` beside it.

use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a program with CPython. `args` stand before the program.
///
/// # Errors
/// What it wrote on its error output, if it failed.
///
/// # Panics
/// If there is no `python3`.
pub fn python(
    args: &[&str],
    file: Option<&Path>,
    directory: &Path,
    stdin: Option<&Path>,
) -> Result<String, String> {
    let mut command = Command::new("python3");
    command
        .arg("-B")
        .args(args)
        .args(file)
        .current_dir(directory);
    command
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONIOENCODING", "utf-8")
        .env("PYTHONHASHSEED", "0");
    command.env_remove("PYTHONPATH");
    match stdin {
        Some(path) => command.stdin(std::fs::File::open(path).expect("the input can be read")),
        None => command.stdin(Stdio::null()),
    };
    let done = command.output().expect("python3 is in PATH");
    let out = String::from_utf8_lossy(&done.stdout).into_owned();
    if done.status.success() {
        Ok(out)
    } else {
        Err(String::from_utf8_lossy(&done.stderr).into_owned())
    }
}
