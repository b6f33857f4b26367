//! Standard output and standard error.

use std::fmt::Display;
use std::io::{BufWriter, ErrorKind, Result as IoResult, Stdout, Write};

use freezer::diagnostic::{reason, Diagnostic, Failure};

use super::style::{styled, ERROR, HELP, WARNING};

/// Prints on standard output. A closed pipe is not an error: the reader chose to stop.
///
/// # Errors
/// The output cannot be written.
pub fn print(text: &str) -> Result<(), Failure> {
    written(std::io::stdout().lock(), text)
}

/// Prints text with styles, as [`print`] does. Where the output is not to be coloured, the styles are left out.
///
/// # Errors
/// The output cannot be written.
pub fn show(text: &str) -> Result<(), Failure> {
    written(anstream::stdout().lock(), text)
}

fn written(mut out: impl Write, text: &str) -> Result<(), Failure> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => {
            Err(Diagnostic::new(format!("cannot write to standard output: {}", reason(&e))).into())
        }
        _ => Ok(()),
    }
}

/// Prints a line on standard error. If that fails, nobody is there to read it.
pub fn complain(what: &str, message: &dyn Display) {
    let style = match what {
        "error" => ERROR,
        "warning" => WARNING,
        _ => HELP,
    };
    let mut text = format!("{}: ", styled(style, what));
    for line in message.to_string().split_inclusive('\n') {
        match line.strip_prefix("  help: ") {
            Some(rest) => text.push_str(&format!("  {}: {rest}", styled(HELP, "help"))),
            None => text.push_str(line),
        }
    }
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Prints the warnings of a freeze.
pub fn warn(warnings: &[Diagnostic]) {
    warnings.iter().for_each(|w| complain("warning", w));
}

/// Prints why a command failed.
pub fn fail(failure: &Failure) {
    warn(&failure.warnings);
    failure.errors.iter().for_each(|e| complain("error", e));
}

/// Prints several lines with styles on standard error.
pub fn explain(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
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
