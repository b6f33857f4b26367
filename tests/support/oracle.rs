//! The oracles: CPython for every case without an `.exp`, and real MicroPython if node and its package are installed.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs a program with CPython. `args` come before the program's name. Returns the output.
///
/// # Errors
/// The text of its error output, if it failed.
///
/// # Panics
/// If there is no `python3`.
pub fn python(
    args: &[&str],
    file: Option<&Path>,
    directory: &Path,
    stdin: Option<&Path>,
) -> Result<String, String> {
    let mut command = command(args, file, directory);
    if let Some(path) = stdin {
        command.stdin(std::fs::File::open(path).expect("the input can be read"));
    }
    let done = command.output().expect("python3 is in PATH");
    let out = String::from_utf8_lossy(&done.stdout).into_owned();
    if done.status.success() {
        Ok(out)
    } else {
        Err(String::from_utf8_lossy(&done.stderr).into_owned())
    }
}

/// A CPython process that runs a program in `directory`, without input. `args` come before the program's name. What is printed
/// and what is written to the buffer below come in their order.
pub fn command(args: &[&str], file: Option<&Path>, directory: &Path) -> Command {
    let mut command = Command::new("python3");
    command
        .args(["-B", "-u"])
        .args(args)
        .args(file)
        .current_dir(directory);
    command
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONIOENCODING", "utf-8")
        .env("PYTHONHASHSEED", "0");
    command.env_remove("PYTHONPATH");
    command.stdin(Stdio::null());
    command
}

/// The name and version of CPython, as in `CPython 3.11.7`.
pub fn python_version() -> String {
    let show = "import platform as p; print(p.python_implementation(), p.python_version())";
    let text = python(&["-c", show], None, &crate::root(), None).unwrap_or_default();
    text.trim_end().to_owned()
}

/// Runs each program with real MicroPython. Returns for each its output, or the message of the exception that ended it.
///
/// # Errors
/// The reason why MicroPython cannot be asked.
pub fn micropython(files: &[PathBuf]) -> Result<Vec<Result<String, String>>, &'static str> {
    let ends = micropython_ends(files)?;
    let result = |(out, error): (String, String)| match error.is_empty() {
        true => Ok(out),
        false => Err(error),
    };
    Ok(ends.into_iter().map(result).collect())
}

/// Runs each program with real MicroPython, all in one process. Returns for each its output, and the message of the
/// exception that ended it, or an empty text. The package is looked for beside the script, then in
/// `$MICROPYTHON_NODE_DIR`.
///
/// # Errors
/// The reason why MicroPython cannot be asked.
///
/// # Panics
/// If the process ends before it has answered.
pub fn micropython_ends(files: &[PathBuf]) -> Result<Vec<(String, String)>, &'static str> {
    let mut child = Command::new("node")
        .arg(crate::at("tests/oracle/run_micropython.mjs"))
        .arg("--many")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| "there is no node")?;
    let list: String = files.iter().map(|f| format!("{}\n", f.display())).collect();
    let sent = child.stdin.take().map(|mut s| s.write_all(list.as_bytes()));
    let done = child.wait_with_output().expect("node can be waited for");
    if done.status.code() == Some(3) {
        return Err("its package is not installed");
    }
    assert!(
        done.status.success() && matches!(sent, Some(Ok(()))),
        "node failed: {}",
        done.status
    );
    let mut rest = done.stdout.as_slice();
    let mut take = |n: usize| {
        let (part, after) = rest.split_at(n.min(rest.len()));
        rest = after;
        String::from_utf8_lossy(part).into_owned()
    };
    let mut answer = || {
        let mut line = String::new();
        while !line.ends_with('\n') {
            let c = take(1);
            assert!(!c.is_empty(), "node ended early");
            line.push_str(&c);
        }
        let sizes = line.trim_end().split_once(' ');
        let (out, error) = sizes.expect("node answers with two sizes");
        let size = |n: &str| n.parse().expect("node answers with sizes");
        (take(size(out)), take(size(error)))
    };
    Ok(files.iter().map(|_| answer()).collect())
}
