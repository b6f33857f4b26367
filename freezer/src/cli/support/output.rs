//! Standard output and standard error.

use std::fmt::Display;
use std::io::{BufWriter, ErrorKind, Result as IoResult, Stdout, Write};

use freezer::diagnostic::{reason, Diagnostic, Failure};

/// Prints on standard output. A closed pipe is the reader's own decision.
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

/// Prints on standard error. If that is closed there is nobody to tell.
pub fn complain(what: &str, message: &dyn Display) {
    let _ = writeln!(std::io::stderr(), "{what}: {message}");
}

/// Prints text of several lines on standard error.
pub fn explain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Where a program's output goes.
pub trait Output: Write {
    /// The program waits: shows what was held back.
    ///
    /// # Errors
    /// It cannot be written.
    fn pause(&mut self) -> IoResult<()> {
        self.flush()
    }
    /// The program has ended.
    ///
    /// # Errors
    /// It cannot be written.
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
