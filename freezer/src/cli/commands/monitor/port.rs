//! The serial port of a board.

use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use freezer::diagnostic::{Diagnostic, Failure};
use serialport::SerialPort;

use crate::cli::support::ports;

/// Time that a read waits before held-back output is shown and the end is checked.
pub const WAIT: Duration = Duration::from_millis(100);
/// Time for which the reset line is held.
const RESET: Duration = Duration::from_millis(100);

/// Opens the port.
///
/// # Errors
/// As the system says.
pub fn open(name: &str, baud: u32) -> serialport::Result<Box<dyn SerialPort>> {
    serialport::new(name, baud).timeout(WAIT).open()
}

/// Resets the board by the lines that NodeMCU and its relatives have for that: RTS pulls the chip's reset, and DTR, which
/// stays released, would select its boot loader. A port without these lines ignores it.
pub fn reset(port: &mut dyn SerialPort) {
    let _ = port.write_data_terminal_ready(false);
    let _ = port.write_request_to_send(true);
    std::thread::sleep(RESET);
    let _ = port.write_request_to_send(false);
}

/// True for an error that means that the port has gone: the adapter was unplugged, or the other end of a pseudo terminal
/// was closed.
pub fn gone(e: &std::io::Error) -> bool {
    /// "Input/output error" and "no such device" of Linux.
    const GONE: [i32; 2] = [5, 6];
    let kinds = [
        ErrorKind::BrokenPipe,
        ErrorKind::UnexpectedEof,
        ErrorKind::NotFound,
    ];
    let code = e.raw_os_error().is_some_and(|code| GONE.contains(&code));
    kinds.contains(&e.kind()) || cfg!(unix) && code
}

/// The message for a port that cannot be opened.
pub fn refused(name: &str, e: &serialport::Error) -> Failure {
    use serialport::ErrorKind as Kind;
    let missing = matches!(e.kind(), Kind::NoDevice | Kind::Io(ErrorKind::NotFound));
    if missing && !Path::new(name).exists() {
        let names: Vec<String> = ports::all().iter().map(ports::Port::text).collect();
        let help = match names.is_empty() {
            true => "no serial port is connected to this computer".to_owned(),
            false => format!("there are: {}", names.join(", ")),
        };
        let d = Diagnostic::new("there is no such port");
        return d.file(name).help(help).into();
    }
    let d = Diagnostic::new(format!("the port cannot be opened: {e}")).file(name);
    let denied = Kind::Io(ErrorKind::PermissionDenied);
    match e.kind() == denied || e.description.to_lowercase().contains("permission") {
        true => d.help("add yourself to the group that the port belongs to (often dialout), and log in again").into(),
        false => d.help("is it a serial port, and does no other program use it?").into(),
    }
}
