//! Shows a board's output until the user ends it, over all times that the board is unplugged and comes back.

use std::io::{ErrorKind, Write};
use std::time::Duration;

use freezer::diagnostic::{reason, Diagnostic, Failure};
use freezer::firmware::Firmware;
use serialport::SerialPort;

use super::filter::Filter;
use super::keys::Keyboard;
use super::port;
use crate::cli::support::decode::Decoder;
use crate::cli::support::sidecars::Sidecars;
use crate::cli::support::{interrupt, output};

/// Time between two tries of a port that has gone.
const AGAIN: Duration = Duration::from_millis(200);

/// A board to watch.
pub struct Watched<'a> {
    /// Line numbers of its images.
    pub sidecars: Sidecars,
    /// Its firmware, for the names of functions.
    pub firmware: Option<Firmware>,
    /// Its port.
    pub port: &'a str,
    /// The speed of the port.
    pub baud: u32,
    /// Passes control characters on to the terminal.
    pub raw: bool,
    /// Resets the board at the start.
    pub reset: bool,
}

/// The output of the board, on its way to the terminal.
struct Screen {
    decoder: Decoder,
    filter: Option<Filter>,
}

/// The reason why a port is no longer read.
enum Left {
    /// The port has gone.
    Gone,
    /// The user, or the reader of the output, has ended it.
    Ended,
}

/// Shows what the board prints, and sends it what is typed, until [`interrupt::asked`], or until `until` is true.
///
/// # Errors
/// The port cannot be opened at the start, or can no longer be read although it is there.
pub fn watch(
    watched: Watched<'_>,
    keyboard: &Keyboard,
    until: &dyn Fn() -> bool,
) -> Result<(), Failure> {
    let mut screen = Screen {
        decoder: Decoder::new(watched.sidecars, watched.firmware),
        filter: (!watched.raw).then(Filter::default),
    };
    let name = watched.port;
    let refused = |e| port::refused(name, &e);
    let mut open = port::open(name, watched.baud).map_err(refused)?;
    if watched.reset {
        port::reset(open.as_mut());
    }
    let line = &keyboard.line;
    let ended = || interrupt::asked() || until();
    loop {
        line.connect(open.try_clone().ok());
        let left = screen.read(open.as_mut(), name, &ended)?;
        line.connect(None);
        drop(open);
        screen.end()?;
        if let Left::Ended = left {
            return Ok(());
        }
        note(&format!(
            "{name} is gone; this waits until it comes back, Ctrl-] ends it"
        ));
        open = loop {
            if ended() {
                return Ok(());
            }
            std::thread::sleep(AGAIN);
            if let Ok(port) = port::open(name, watched.baud) {
                break port;
            }
        };
        note(&format!("{name} is back"));
        screen.decoder.board_is_back();
    }
}

/// Tells the user about the port. This is no output of the board.
fn note(text: &str) {
    output::explain(&format!("-- {text}\n"));
}

impl Screen {
    /// Shows what comes from the port, as long as it is there.
    fn read(
        &mut self,
        port: &mut dyn SerialPort,
        name: &str,
        ended: &dyn Fn() -> bool,
    ) -> Result<Left, Failure> {
        let mut bytes = [0; 1024];
        loop {
            let mut text = Vec::new();
            let mut paused = false;
            match port.read(&mut bytes) {
                Ok(0) => return Ok(Left::Gone),
                Ok(n) => self.decoder.feed(&bytes[..n], &mut text),
                Err(e) if e.kind() == ErrorKind::TimedOut => {
                    self.decoder.idle(&mut text);
                    paused = true;
                }
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) if port::gone(&e) => return Ok(Left::Gone),
                Err(e) => {
                    let d = Diagnostic::new(format!("can no longer be read: {}", reason(&e)));
                    return Err(d.file(name).into());
                }
            }
            if !self.show(text, paused)? || ended() {
                return Ok(Left::Ended);
            }
        }
    }

    /// Shows what was held back, since nothing more comes.
    fn end(&mut self) -> Result<(), Failure> {
        let mut text = Vec::new();
        self.decoder.end(&mut text);
        self.show(text, true).map(|_| ())
    }

    /// Prints; false if the reader has closed the pipe.
    fn show(&mut self, text: Vec<u8>, paused: bool) -> Result<bool, Failure> {
        let text = match &mut self.filter {
            Some(f) if paused => [f.feed(&text), f.pause()].concat(),
            Some(f) => f.feed(&text),
            None => text,
        };
        let mut out = std::io::stdout().lock();
        match out.write_all(&text).and_then(|()| out.flush()) {
            Ok(()) => Ok(true),
            Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(false),
            Err(e) => {
                let what = format!("cannot write to standard output: {}", reason(&e));
                Err(Diagnostic::new(what).into())
            }
        }
    }
}
