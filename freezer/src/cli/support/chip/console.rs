//! The terminal at UART 0: standard input types, standard output shows.

use std::io::{ErrorKind, IsTerminal};

use freezer::diagnostic::{reason, Diagnostic, Failure};
use vm::board::CTRL_C;

use crate::cli::support::interrupt;
use crate::cli::support::output::Output;
use crate::cli::support::stdin::Stdin;

/// Shows what the chip sends.
pub struct Console<O> {
    output: O,
    closed: bool,
}

impl<O: Output> Console<O> {
    /// A console that shows its text there.
    pub fn new(output: O) -> Console<O> {
        Console {
            output,
            closed: false,
        }
    }
    /// Shows bytes, and empties the buffer. False if nobody reads them any more.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn show(&mut self, bytes: &mut Vec<u8>) -> Result<bool, Failure> {
        if !bytes.is_empty() {
            let written = self.output.write_all(bytes);
            bytes.clear();
            self.check(written)?;
        }
        Ok(!self.closed)
    }
    /// The program waits: shows what was held back.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn pause(&mut self) -> Result<(), Failure> {
        let done = self.output.pause();
        self.check(done)
    }
    /// No more will come.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn end(&mut self) -> Result<(), Failure> {
        let done = self.output.end();
        self.check(done)
    }
    /// A closed pipe is not an error: the reader chose to stop.
    fn check(&mut self, result: std::io::Result<()>) -> Result<(), Failure> {
        match result {
            Err(e) if e.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            Err(e) => {
                let what = format!("cannot write to standard output: {}", reason(&e));
                Err(Diagnostic::new(what).into())
            }
            Ok(()) => Ok(()),
        }
    }
}

/// What a terminal's user types at the end of the input; the firmware takes it for that.
const CTRL_D: u8 = 4;

/// Types what standard input has.
#[derive(Default)]
pub struct Typist {
    stdin: Stdin,
}

impl Typist {
    /// The next byte, waiting for it. At the end of the input this is Ctrl-D, again and again, as a terminal's user would
    /// type it.
    pub fn wait(&mut self) -> u8 {
        self.stdin.byte(interrupt::take).unwrap_or(CTRL_D)
    }
    /// The next byte if there is one. Ctrl-C on this computer's terminal is typed too.
    pub fn look(&mut self) -> Option<u8> {
        self.interrupt().or_else(|| self.stdin.byte_if_there())
    }
    /// The next byte for a program that looks for one. Only a terminal's user may type later.
    pub fn answer(&mut self) -> Option<u8> {
        match std::io::stdin().is_terminal() {
            true => self.look(),
            false => Some(self.wait()),
        }
    }
    /// Ctrl-C, if it was typed on this computer's terminal.
    pub fn interrupt(&mut self) -> Option<u8> {
        interrupt::take().then_some(CTRL_C)
    }
}
