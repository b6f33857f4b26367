//! Finds and starts esptool, Espressif's flasher, version 5 or later.

use std::ffi::{OsStr, OsString};
use std::process::{Command, Stdio};

use freezer::diagnostic::{Diagnostic, Failure};

use super::interrupt;

/// The usual command lines: pip installs the tool with or without its directory in PATH.
const NAMES: [&[&str]; 3] = [&["esptool"], &["esptool.py"], &["python3", "-m", "esptool"]];
/// The first major version with hyphens in its commands, such as `write-flash`.
const OLDEST: u32 = 5;
const HELP: &str =
    "install it: pip install --upgrade esptool; or say with --esptool how it is started";

/// Help for a board that does not answer.
const CONNECT: &str = "is the board connected to this port? Close other programs that use it. If esptool cannot connect, hold the board's button FLASH (GPIO 0), press RST, let FLASH go, and try again";

/// An installed esptool.
pub struct Esptool {
    command: Vec<String>,
    arguments: Vec<String>,
}

/// A command line of esptool.
pub struct Line(Vec<OsString>);

impl Esptool {
    /// The esptool that `command` starts, or the usual name. Nothing is started to find out.
    pub fn named(command: Option<&str>, arguments: &[String]) -> Esptool {
        let words = command.unwrap_or(NAMES[0][0]).split_whitespace();
        Esptool {
            command: words.map(str::to_owned).collect(),
            arguments: arguments.to_vec(),
        }
    }

    /// The esptool that `command` starts, or the first usual one that is installed.
    ///
    /// # Errors
    /// No esptool is installed, or it is too old.
    pub fn find(command: Option<&str>, arguments: &[String]) -> Result<Esptool, Failure> {
        let mut known: Vec<Vec<&str>> = NAMES.iter().map(|n| n.to_vec()).collect();
        if let Some(command) = command {
            known = vec![command.split_whitespace().collect()];
        }
        let mut old = None;
        for words in known {
            match version(&words) {
                Some(n) if n >= OLDEST => {
                    return Ok(Esptool {
                        command: words.iter().map(|w| (*w).to_owned()).collect(),
                        arguments: arguments.to_vec(),
                    })
                }
                Some(n) => old = Some((words.join(" "), n)),
                None => {}
            }
        }
        let message = match (old, command) {
            (Some((name, n)), _) => format!("{name} is version {n}; {OLDEST} or later is needed"),
            (None, Some(command)) => format!("esptool does not start as: {command}"),
            (None, None) => "esptool is not installed".to_owned(),
        };
        Err(Diagnostic::new(message).help(HELP).into())
    }

    /// The command that starts it.
    pub fn name(&self) -> String {
        self.command.join(" ")
    }

    /// The beginning of a command line: the tool, and for which chip.
    pub fn line(&self) -> Line {
        let mut line = Line(self.command.iter().map(OsString::from).collect());
        line.args(["--chip", "esp8266"]);
        line
    }

    /// Adds the user's own arguments, before the command.
    pub fn arguments(&self) -> &[String] {
        &self.arguments
    }
}

/// The major version of what `words` start; `esptool version` ends with a line `5.1.0`.
fn version(words: &[&str]) -> Option<u32> {
    let (program, arguments) = words.split_first()?;
    let done = Command::new(program)
        .args(arguments)
        .arg("version")
        .stdin(Stdio::null())
        .output()
        .ok()
        .filter(|o| o.status.success())?;
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    let last = text.lines().rfind(|l| !l.trim().is_empty())?.trim();
    last.trim_start_matches(|c: char| !c.is_ascii_digit())
        .split('.')
        .next()?
        .parse()
        .ok()
}

impl Line {
    /// Adds an argument.
    pub fn arg(&mut self, arg: impl AsRef<OsStr>) -> &mut Line {
        self.0.push(arg.as_ref().to_owned());
        self
    }

    /// Adds arguments.
    pub fn args(&mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> &mut Line {
        self.0
            .extend(args.into_iter().map(|a| a.as_ref().to_owned()));
        self
    }

    /// The command line for a shell, with a line end.
    pub fn shell(&self) -> String {
        let words: Vec<String> = self.0.iter().map(|w| quote(&w.to_string_lossy())).collect();
        words.join(" ") + "\n"
    }

    /// Runs the command without showing what it prints.
    ///
    /// # Errors
    /// The command does not start, or fails; the message has the last line that it printed.
    pub fn run_quietly(&self) -> Result<(), Failure> {
        let name = self.0[0].to_string_lossy();
        let done = Command::new(&self.0[0])
            .args(&self.0[1..])
            .stdin(Stdio::null())
            .output();
        let done =
            done.map_err(|e| Diagnostic::new(format!("{name} cannot be run: {e}")).help(HELP))?;
        if done.status.success() {
            return Ok(());
        }
        let text = [done.stdout, done.stderr].concat();
        let text = String::from_utf8_lossy(&text).into_owned();
        let last = text
            .lines()
            .rfind(|l| !l.trim().is_empty())
            .unwrap_or("it says nothing");
        Err(
            Diagnostic::new(format!("the board does not answer: {}", last.trim()))
                .help(CONNECT)
                .into(),
        )
    }

    /// Runs the command with the standard streams of this process.
    ///
    /// # Errors
    /// The command does not start, or fails.
    pub fn run(&self) -> Result<(), Failure> {
        let mut command = Command::new(&self.0[0]);
        command.args(&self.0[1..]);
        let name = self.0[0].to_string_lossy();
        let failed = |e| Diagnostic::new(format!("{name} cannot be run: {e}")).help(HELP);
        let status = interrupt::run(command, |_| ()).map_err(failed)?;
        if status.success() || interrupt::asked() {
            return Ok(());
        }
        let message = format!(
            "esptool failed ({status}); the command was: {}",
            self.shell().trim_end()
        );
        let d = Diagnostic::new(message);
        Err(match self.0.iter().any(|w| w == "--port") {
            true => d.help(CONNECT),
            false => d,
        }
        .into())
    }
}

/// A word, quoted for a shell where needed.
fn quote(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=+,@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
