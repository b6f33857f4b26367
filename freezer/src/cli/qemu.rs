//! Runs a firmware in QEMU.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use freezer::diagnostic::{Diagnostic, Failure};

use super::interrupt;

const QEMU: &str = "qemu-system-xtensa";

/// What QEMU loads.
pub struct Machine<'a> {
    /// The firmware's ELF file.
    pub elf: &'a Path,
    /// Files that are in memory from the start, each with its address.
    pub files: Vec<(&'a Path, u32)>,
    /// A plugin and its options, `key=value`.
    pub plugin: Option<(&'a Path, Vec<OsString>)>,
}

impl Machine<'_> {
    /// Runs it with the standard streams of this process until the program ends, and gives its
    /// exit status. Ctrl-C ends QEMU too, if [`interrupt::catch`] was called; the status is
    /// [`interrupt::STATUS`] then.
    ///
    /// # Errors
    /// QEMU is not there, or was ended by a signal.
    pub fn run(&self) -> Result<u8, Failure> {
        let status = interrupt::run(self.command()).map_err(|e| match e.kind() {
            ErrorKind::NotFound => Failure::from(
                Diagnostic::new(format!("there is no {QEMU} on this computer"))
                    .help("install QEMU; on Debian and Ubuntu: apt-get install qemu-system-misc"),
            ),
            _ => Diagnostic::new(format!("{QEMU} cannot be run: {e}")).into(),
        })?;
        if interrupt::asked() {
            return Ok(interrupt::STATUS);
        }
        match status.code() {
            Some(code) => Ok(code as u8),
            None => Err(Diagnostic::new(format!("{QEMU} was ended: {status}")).into()),
        }
    }

    fn command(&self) -> Command {
        let mut c = Command::new(QEMU);
        c.args([
            "-cpu",
            "lx106",
            "-machine",
            "sim",
            "-semihosting",
            "-nographic",
        ]);
        c.args(["-monitor", "none", "-serial", "none", "-kernel"]);
        c.arg(self.elf);
        for (file, address) in &self.files {
            let mut device = OsString::from("loader,file=");
            device.push(escape(file));
            device.push(format!(",addr={address:#x},force-raw=on"));
            c.arg("-device").arg(device);
        }
        if let Some((library, options)) = &self.plugin {
            let mut plugin = OsString::from("file=");
            plugin.push(escape(library));
            for option in options {
                plugin.push(",");
                plugin.push(escape(Path::new(option)));
            }
            c.arg("-plugin").arg(plugin);
        }
        c
    }
}

/// A comma separates QEMU's options; two of them are one in a value.
fn escape(path: &Path) -> OsString {
    match path.to_str() {
        Some(text) => text.replace(',', ",,").into(),
        None => path.into(),
    }
}
