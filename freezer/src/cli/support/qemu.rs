//! Runs a firmware in QEMU.

use std::ffi::OsString;
use std::io::{ErrorKind, Read, Result as IoResult, Write};
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};
use std::sync::mpsc::{sync_channel, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;

use freezer::diagnostic::{reason, Diagnostic, Failure};

use super::decode::Decoded;
use super::interrupt;
use super::output::Output;

const QEMU: &str = "qemu-system-xtensa";

/// A program that prints nothing for this long has paused.
const PAUSE: Duration = Duration::from_millis(20);

/// A firmware for QEMU, with the files that it needs.
pub struct Machine<'a> {
    /// The firmware's ELF file.
    pub elf: &'a Path,
    /// Files to load into memory, each with its address.
    pub files: Vec<(&'a Path, u32)>,
    /// A plugin and its options, `key=value`.
    pub plugin: Option<(&'a Path, Vec<OsString>)>,
}

impl Machine<'_> {
    /// Runs QEMU with the standard streams of this process until the program ends, and returns the exit status.
    /// What the program prints goes to `output`, if there is one. After [`interrupt::catch`], Ctrl-C ends QEMU too,
    /// and the status is [`interrupt::STATUS`].
    ///
    /// # Errors
    /// QEMU is not installed, or was ended by a signal.
    pub fn run(&self, output: Option<Decoded>) -> Result<u8, Failure> {
        let mut command = self.command();
        if output.is_some() {
            command.stdout(Stdio::piped());
        }
        let mut reader = None;
        let status = interrupt::run(command, |child| {
            reader = output
                .zip(child.stdout.take())
                .map(|(to, from)| pass_on(from, to));
        });
        let printed = reader.map_or(Ok(()), finished);
        let status = status.map_err(|e| match e.kind() {
            ErrorKind::NotFound => Failure::from(
                Diagnostic::new(format!("there is no {QEMU} on this computer"))
                    .help("install QEMU; on Debian and Ubuntu: apt-get install qemu-system-misc"),
            ),
            _ => Diagnostic::new(format!("{QEMU} cannot be run: {e}")).into(),
        })?;
        if interrupt::asked() {
            return Ok(interrupt::STATUS);
        }
        printed?;
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

/// Copies a program's output in a thread of its own, until the end.
fn pass_on(mut from: ChildStdout, mut to: Decoded) -> JoinHandle<IoResult<()>> {
    let (sender, chunks) = sync_channel(1);
    std::thread::spawn(move || {
        let mut chunk = [0; 4096];
        while let Ok(n @ 1..) = from.read(&mut chunk) {
            if sender.send(chunk[..n].to_vec()).is_err() {
                break;
            }
        }
    });
    std::thread::spawn(move || loop {
        match chunks.recv_timeout(PAUSE) {
            Ok(chunk) => to.write_all(&chunk).and_then(|()| to.flush())?,
            Err(RecvTimeoutError::Timeout) => to.pause()?,
            Err(RecvTimeoutError::Disconnected) => return to.end(),
        }
    })
}

/// Waits until everything is copied. A closed pipe is not an error: the reader chose to stop.
fn finished(copy: JoinHandle<IoResult<()>>) -> Result<(), Failure> {
    match copy.join() {
        Ok(Err(e)) if e.kind() != ErrorKind::BrokenPipe => {
            let what = format!("cannot write to standard output: {}", reason(&e));
            Err(Diagnostic::new(what).into())
        }
        _ => Ok(()),
    }
}

/// Doubles the commas of a path: a single one would separate QEMU's options.
fn escape(path: &Path) -> OsString {
    match path.to_str() {
        Some(text) => text.replace(',', ",,").into(),
        None => path.into(),
    }
}
