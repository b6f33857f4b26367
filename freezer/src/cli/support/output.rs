//! Standard output and standard error.

use std::fmt::Display;
use std::io::{BufWriter, ErrorKind, Result as IoResult, Stdout, Write};

use freezer::diagnostic::{reason, Diagnostic, Failure};

/// Prints on standard output. A closed pipe is not an error: the reader chose to stop.
///
/// # Errors
/// The output cannot be written.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => {
            Err(Diagnostic::new(format!("cannot write to standard output: {}", reason(&e))).into())
        }
        _ => Ok(()),
    }
}

/// Prints a line on standard error. If that fails, nobody is there to read it.
pub fn complain(what: &str, message: &dyn Display) {
    let _ = writeln!(std::io::stderr(), "{what}: {message}");
}

/// Prints several lines on standard error.
pub fn explain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// The destination of a program's output.
pub trait Output: Write {
    /// The program waits: shows what was held back.
    ///
    /// # Errors
    /// The output cannot be written.
    fn pause(&mut self) -> IoResult<()> {
        self.flush()
    }
    /// The program has ended: shows what was held back.
    ///
    /// # Errors
    /// The output cannot be written.
    fn end(&mut self) -> IoResult<()> {
        self.flush()
    }
}

impl Output for Stdout {}

impl<T: Output> Output for BufWriter<T> {
    fn pause(&mut self) -> IoResult<()> {
        self.flush()?;
        self.get_mut().pause()
    }
    fn end(&mut self) -> IoResult<()> {
        self.flush()?;
        self.get_mut().end()
    }
}
