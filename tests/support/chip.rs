//! Runs programs on the emulated chip, for tests and benches.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value as Json;

use crate::at;
use crate::run::Shown;

/// The results of a run in the emulator.
#[derive(Clone, Debug)]
pub struct Emulated {
    /// The results that a run on the host has too.
    pub shown: Shown,
    /// What the program took, from its first instruction to its last.
    pub program: Counts,
    /// What the start took, from the reset on.
    pub boot: Counts,
}

/// What a part of a run took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Instructions.
    pub instructions: u64,
    /// Lines of the flash's cache that were fetched.
    pub misses: u64,
    /// Estimated time, in microseconds.
    pub us: u64,
}

impl Counts {
    /// Reads the row of this name in the table that `freeze emulate --count` prints.
    fn read(table: &str, name: &str) -> Option<Counts> {
        let mut lines = table.lines().map(str::split_whitespace);
        let mut row = lines.find_map(|mut words| (words.next() == Some(name)).then_some(words))?;
        Some(Counts {
            instructions: row.next()?.parse().ok()?,
            misses: row.next()?.parse().ok()?,
            us: (row.next()?.parse::<f64>().ok()? * 1000.0) as u64,
        })
    }
}

/// The directory of the built programs. Tests and benches are in `deps` below it.
fn built() -> PathBuf {
    let own = std::env::current_exe().expect("this program has a path");
    own.ancestors().nth(2).expect("it lies in deps").to_owned()
}

/// The path of the tool. It is built once, in the profile of this program.
///
/// # Panics
/// If it cannot be built.
pub fn freeze() -> &'static Path {
    static TOOL: OnceLock<PathBuf> = OnceLock::new();
    TOOL.get_or_init(|| {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["build", "--quiet", "--locked", "-p", "permafrost-freezer"]);
        if !cfg!(debug_assertions) {
            cargo.arg("--release");
        }
        let status = cargo.args(["--bin", "freeze"]).current_dir(at("")).status();
        assert!(status.is_ok_and(|s| s.success()), "{cargo:?} failed");
        built().join("freeze")
    })
}

/// Runs the image's program in the emulator.
///
/// # Errors
/// What the chip refused, or the reason why the program did not run.
///
/// # Panics
/// If the tool cannot be built.
pub fn emulate(image: &Path, stdin: &[u8]) -> Result<Emulated, String> {
    let arguments = ["emulate", "--once", "--check", "--count", "--heap-report"];
    let output = run_emulated(&arguments, image, stdin)?;
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = |start: &str| errors.lines().find(|l| l.starts_with(start));
    let fine = line("check: ").is_some_and(|l| l.ends_with("problems: 0"));
    let counts = ["program", "boot"].map(|name| Counts::read(&errors, name));
    match (fine, counts) {
        (true, [Some(program), Some(boot)]) => Ok(Emulated {
            shown: Shown {
                stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
                status: output.status.code().unwrap_or(-1),
                heap: line("heap: ").unwrap_or("no report").to_owned(),
            },
            program,
            boot,
        }),
        _ => Err(format!("on the emulated chip:\n{errors}")),
    }
}

/// The environment variable that names another firmware than the built-in one.
pub const FIRMWARE: &str = "PERMAFROST_FIRMWARE";

/// The tool's arguments for that firmware.
pub fn firmware() -> Vec<OsString> {
    let path = std::env::var_os(FIRMWARE).filter(|f| !f.is_empty());
    let arguments = path.map(|path| vec!["--firmware-elf".into(), path]);
    arguments.unwrap_or_default()
}

/// Runs the tool with these arguments and the image.
fn run_emulated(arguments: &[&str], image: &Path, stdin: &[u8]) -> Result<Output, String> {
    let mut child = Command::new(freeze())
        .args(arguments)
        .args(firmware())
        .arg(image)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("freeze: {e}"))?;
    let mut input = child.stdin.take().ok_or("no standard input")?;
    // Writing fails if the program ends before it has read everything; that is allowed.
    let _ = input.write_all(stdin);
    drop(input);
    child.wait_with_output().map_err(|e| e.to_string())
}

/// The instructions of a run, by function.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The output of the program.
    pub stdout: String,
    json: Json,
}

/// The calls of one function of the firmware, with their cost in instructions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calls {
    /// The number of calls that returned.
    pub times: u64,
    /// Instructions of all calls, with the functions that they called.
    pub total: u64,
    /// Instructions of the longest call.
    pub longest: u64,
}

impl Profile {
    /// Instructions that the chip executed, from its start to the program's end.
    pub fn instructions(&self) -> u64 {
        self.json["instructions"].as_u64().unwrap_or(0)
    }

    /// The calls of the function `name`.
    ///
    /// # Panics
    /// If there are no calls of it: it was inlined into another one, or renamed.
    pub fn calls(&self, name: &str) -> Calls {
        let functions = self.json["functions"].as_array();
        let found = functions.and_then(|all| all.iter().find(|f| f["name"] == name));
        let number = |key: &str| found.and_then(|f| f[key].as_u64()).unwrap_or(0);
        let calls = Calls {
            times: number("calls"),
            total: number("total"),
            longest: number("longest"),
        };
        assert!(calls.times > 0, "the firmware has no calls of {name}");
        calls
    }
}

/// Runs the image's program in the emulator and counts its instructions by function.
///
/// # Panics
/// If it does not run.
pub fn profile(image: &Path, stdin: &[u8]) -> Profile {
    let arguments = ["emulate", "--profile", "--json"];
    let output = run_emulated(&arguments, image, stdin).expect("the emulator runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    let line = errors.lines().find(|l| l.starts_with('{'));
    Profile {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        json: line
            .and_then(|l| serde_json::from_str(l).ok())
            .unwrap_or_else(|| panic!("no profile:\n{errors}")),
    }
}

/// Writes an image to a file.
///
/// # Panics
/// If it cannot be written.
pub fn write_image(words: &[u32], path: &Path) {
    let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
    std::fs::write(path, bytes).expect("the image can be written");
}
