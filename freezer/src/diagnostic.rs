//! What the tool says to the user about the input.

use std::fmt;
use std::path::PathBuf;

/// An error or warning, with its place in the source where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file.
    pub file: Option<PathBuf>,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column in characters, from 1.
    pub column: Option<u32>,
    /// What is wrong: a plain sentence.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The line's text, for the caret.
    pub text: Option<String>,
}

impl Diagnostic {
    /// A message without a place.
    pub fn new(message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            file: None,
            line: None,
            column: None,
            message: message.into(),
            help: None,
            text: None,
        }
    }
    /// Adds the file.
    pub fn file(mut self, file: impl Into<PathBuf>) -> Diagnostic {
        self.file = Some(file.into());
        self
    }
    /// Adds the line; 0 for none.
    pub fn line(mut self, line: u32) -> Diagnostic {
        self.line = (line > 0).then_some(line);
        self
    }
    /// Adds the text of its line from the whole source, for the caret.
    pub fn source(mut self, source: &str) -> Diagnostic {
        const MOST: usize = 1000;
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let line = self.line.and_then(|n| source.lines().nth(n as usize - 1));
        self.text = line.map(|l| l.chars().take(MOST).collect());
        self
    }
    /// Adds what to do.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}", file.display())?;
            if let Some(line) = self.line {
                write!(f, ":{line}")?;
                if let Some(c) = self.column {
                    write!(f, ":{c}")?;
                }
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", self.message)?;
        if let (Some(text), Some(c)) = (&self.text, self.column) {
            let text = text.replace('\t', " ");
            let shown: String = text.chars().take(200).collect();
            if (c as usize) <= shown.chars().count() + 1 {
                write!(f, "\n    {shown}\n    {:>width$}", "^", width = c as usize)?;
            }
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// Why a freeze failed: one or more errors.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The errors, in order.
    pub errors: Vec<Diagnostic>,
}

impl From<Diagnostic> for Failure {
    fn from(d: Diagnostic) -> Failure {
        Failure { errors: vec![d] }
    }
}

impl From<crate::compile::Error> for Diagnostic {
    fn from(e: crate::compile::Error) -> Diagnostic {
        Diagnostic {
            file: Some(PathBuf::from(&e.file)),
            line: Some(e.line),
            column: Some(e.column),
            message: shorten(&e.message),
            help: if e.help.is_empty() {
                None
            } else {
                Some(e.help)
            },
            text: None,
        }
    }
}

/// A message may quote the source, and a source may have a word of a million letters.
fn shorten(message: &str) -> String {
    const MOST: usize = 300;
    match message.char_indices().nth(MOST) {
        Some((at, _)) => format!("{} ...", &message[..at]),
        None => message.to_owned(),
    }
}
