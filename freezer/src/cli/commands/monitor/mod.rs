//! `freeze monitor`: shows what a board prints on its serial port, and sends the board what is typed here.
//! [`crate::cli::support::decode`] adds lines and names where the board knows only numbers, and [`filter`] keeps
//! the board from controlling the terminal.

mod filter;

use std::io::{ErrorKind, IsTerminal, Read, Write};
use std::path::Path;
use std::time::Duration;

use format::image::header;
use freezer::diagnostic::{reason, show_path, Diagnostic, Failure};
use freezer::firmware::{self, Firmware};
use freezer::sidecar::Sidecar;
use serialport::SerialPort;

use crate::cli::args::MonitorArgs;
use crate::cli::support::decode::Decoder;
use crate::cli::support::terminal::{LineEnd, END};
use crate::cli::support::{image, interrupt, output, sidecar};
use filter::Filter;

/// The sidecar that is read by default: the one that `freeze` writes without `-o`.
const SIDECAR: &str = "frozen.sym";
/// How long a read waits before held-back output is shown and Ctrl-C is checked.
const WAIT: Duration = Duration::from_millis(100);
/// Ctrl-D, which ends a board's input.
const END_OF_INPUT: u8 = 4;

/// Runs the command until the port disappears, or Ctrl-C or Ctrl-] is typed.
///
/// # Errors
/// The port cannot be opened or read, or a file is wrong.
pub fn monitor(args: &MonitorArgs) -> Result<u8, Failure> {
    let sidecar = lines(args.sym.as_deref())?;
    let mut decoder = Decoder::new(sidecar, firmware(args)?);
    let mut filter = (!args.raw).then(Filter::default);
    let mut port = open(&args.port, args.baud)?;
    let writer = port.try_clone().map_err(|e| refused(&args.port, &e))?;
    interrupt::catch()?;
    // Makes Ctrl-] end a line until this function returns.
    let _line_end = LineEnd::set();
    std::thread::spawn(move || type_to(writer));
    let mut bytes = [0; 1024];
    loop {
        let mut text = Vec::new();
        let mut paused = false;
        match port.read(&mut bytes) {
            Ok(0) => break,
            Ok(n) => decoder.feed(&bytes[..n], &mut text),
            Err(e) => match e.kind() {
                ErrorKind::TimedOut => {
                    decoder.idle(&mut text);
                    paused = true;
                }
                ErrorKind::Interrupted => {}
                // The adapter was unplugged, or the other end of a pseudo terminal closed.
                ErrorKind::BrokenPipe | ErrorKind::UnexpectedEof => break,
                _ if gone(&e) => break,
                _ => {
                    let d = Diagnostic::new(format!("can no longer be read: {}", reason(&e)));
                    return Err(d.file(&args.port).into());
                }
            },
        }
        let text = match &mut filter {
            Some(f) if paused => [f.feed(&text), f.pause()].concat(),
            Some(f) => f.feed(&text),
            None => text,
        };
        if interrupt::asked() || !show(&text)? {
            break;
        }
    }
    let mut text = Vec::new();
    decoder.end(&mut text);
    if let Some(f) = &mut filter {
        text = [f.feed(&text), f.pause()].concat();
    }
    show(&text)?;
    Ok(0)
}

/// Prints; false if the reader has closed the pipe.
fn show(text: &[u8]) -> Result<bool, Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(e) => {
            let what = format!("cannot write to standard output: {}", reason(&e));
            Err(Diagnostic::new(what).into())
        }
    }
}

/// True for EIO, the error on Linux when a terminal has hung up.
fn gone(e: &std::io::Error) -> bool {
    const EIO: i32 = 5;
    cfg!(unix) && e.raw_os_error() == Some(EIO)
}

fn open(name: &str, baud: u32) -> Result<Box<dyn SerialPort>, Failure> {
    let port = serialport::new(name, baud).timeout(WAIT);
    port.open().map_err(|e| refused(name, &e))
}

fn refused(name: &str, e: &serialport::Error) -> Failure {
    use serialport::ErrorKind as Kind;
    let missing = matches!(e.kind(), Kind::NoDevice | Kind::Io(ErrorKind::NotFound));
    if missing && !Path::new(name).exists() {
        let ports = serialport::available_ports().unwrap_or_default();
        let names: Vec<String> = ports.into_iter().map(|p| p.port_name).collect();
        let help = match names.is_empty() {
            true => "no serial port is connected to this computer".to_owned(),
            false => format!("there are: {}", names.join(", ")),
        };
        return Diagnostic::new("there is no such port")
            .file(name)
            .help(help)
            .into();
    }
    let d = Diagnostic::new(format!("the port cannot be opened: {e}")).file(name);
    let denied = Kind::Io(ErrorKind::PermissionDenied);
    match e.kind() == denied || e.description.to_lowercase().contains("permission") {
        true => d.help("add yourself to the group that the port belongs to (often dialout), and log in again").into(),
        false => d.help("is it a serial port, and does no other program use it?").into(),
    }
}

/// The named sidecar, or else the usual one if it exists. A sidecar beside an image that it does not belong to is
/// not used.
fn lines(path: Option<&Path>) -> Result<Option<Sidecar>, Failure> {
    let path = match path {
        Some(path) => path,
        None if Path::new(SIDECAR).exists() => Path::new(SIDECAR),
        None => return Ok(None),
    };
    let sidecar = sidecar::read(path)?;
    let beside = path.with_extension("img");
    let words = image::read_words(&beside).unwrap_or_default();
    let crc = words.get(header::CRC as usize);
    if crc.is_none_or(|crc| *crc == sidecar.crc) {
        return Ok(Some(sidecar));
    }
    let d = Diagnostic::new(format!(
        "belongs to another image than {}, so tracebacks have no line numbers",
        show_path(&beside)
    ));
    output::complain(
        "warning",
        &d.file(path).help("freeze again, and flash the new image"),
    );
    Ok(None)
}

/// The firmware on the board, for the names of its functions. Without the option this is the built-in firmware,
/// a guess; `None` if the tool was built without one.
fn firmware(args: &MonitorArgs) -> Result<Option<Firmware>, Failure> {
    match &args.firmware.firmware_elf {
        Some(path) => Firmware::read(path).map(Some),
        None => Ok(firmware::prebuilt().ok()),
    }
}

/// Sends standard input to the board until its end.
fn type_to(mut port: Box<dyn SerialPort>) {
    let mut input = std::io::stdin();
    let mut bytes = [0; 256];
    loop {
        let sent = match input.read(&mut bytes) {
            // On a terminal this is Ctrl-D, and the next read waits for more.
            Ok(0) if input.is_terminal() => port.write_all(&[END_OF_INPUT]),
            Ok(0) => return,
            Ok(n) => match bytes[..n].iter().position(|b| *b == END) {
                Some(at) => {
                    let _ = port.write_all(&bytes[..at]);
                    return interrupt::ask();
                }
                None => port.write_all(&bytes[..n]),
            },
            Err(e) if e.kind() == ErrorKind::Interrupted => Ok(()),
            Err(_) => return,
        };
        // A port that disappeared ends the other thread too.
        if sent.is_err() {
            return;
        }
    }
}
