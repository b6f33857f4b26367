//! Messages to the user about the input.

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A kind of warning that can be silenced.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// A name that is read and exists nowhere.
    UndefinedName,
    /// An attribute that a module or a built-in class lacks.
    MissingAttribute,
    /// An import that finds no module.
    MissingImport,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [
        Kind::UndefinedName,
        Kind::MissingAttribute,
        Kind::MissingImport,
    ];

    /// Its name, for messages, comments and settings.
    pub fn name(self) -> &'static str {
        match self {
            Kind::UndefinedName => "undefined-name",
            Kind::MissingAttribute => "missing-attribute",
            Kind::MissingImport => "missing-import",
        }
    }

    /// The kind of this name.
    pub fn of_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.name() == name)
    }

    /// True for the codes by which other linters know such a mistake.
    pub fn has_code(self, code: &str) -> bool {
        let codes: &[&str] = match self {
            Kind::UndefinedName => &["F821", "E0602"],
            Kind::MissingAttribute => &["E1101", "E0611"],
            Kind::MissingImport => &["E0401"],
        };
        code == self.name() || codes.iter().any(|c| c.eq_ignore_ascii_case(code))
    }
}

/// An error or warning, with its place in the source where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file.
    pub file: Option<PathBuf>,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column in characters, from 1.
    pub column: Option<u32>,
    /// The mistake, in one plain sentence.
    pub message: String,
    /// The kind of a warning that can be silenced.
    pub kind: Option<Kind>,
    /// Advice: how to correct the mistake.
    pub help: Option<Box<str>>,
    /// The line's text, for the caret.
    pub text: Option<Box<str>>,
    /// The lines of a traceback, below the message.
    pub trace: Box<[String]>,
}

impl Diagnostic {
    /// A message without a place.
    pub fn new(message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            file: None,
            line: None,
            column: None,
            message: message.into(),
            kind: None,
            help: None,
            text: None,
            trace: Box::default(),
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
    /// Adds the text of its line, for the caret. `source` is the text of the whole file.
    pub fn source(mut self, source: &str) -> Diagnostic {
        const MOST: usize = 1000;
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let line = self.line.and_then(|n| source.lines().nth(n as usize - 1));
        self.text = line.map(|l| l.chars().take(MOST).collect::<String>().into());
        self
    }
    /// Adds the lines of a traceback.
    pub fn trace(mut self, lines: Vec<String>) -> Diagnostic {
        self.trace = lines.into();
        self
    }
    /// Adds the kind.
    pub fn kind(mut self, kind: Kind) -> Diagnostic {
        self.kind = Some(kind);
        self
    }
    /// Adds what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into().into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}", show_path(file))?;
            if let Some(line) = self.line {
                write!(f, ":{line}")?;
                if let Some(c) = self.column {
                    write!(f, ":{c}")?;
                }
            }
            write!(f, ": ")?;
        }
        let mut lines = self.message.split('\n');
        write!(f, "{}", printable(lines.next().unwrap_or_default()))?;
        for line in lines {
            write!(f, "\n{}", printable(line))?;
        }
        if let Some(kind) = self.kind {
            write!(f, " [{}]", kind.name())?;
        }
        if let (Some(text), Some(c)) = (&self.text, self.column) {
            let shown: String = text.chars().take(200).map(visible).collect();
            if (c as usize) <= shown.chars().count() + 1 {
                write!(f, "\n    {shown}\n    {:>width$}", "^", width = c as usize)?;
            }
        }
        for line in &*self.trace {
            write!(f, "\n  {}", printable(line))?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help: {}", printable(help))?;
        }
        Ok(())
    }
}

/// A path, for a message: on one line, without control characters.
pub fn show_path(path: &Path) -> String {
    printable(&path.to_string_lossy())
}

/// A text, for a message: control characters become escapes. They may come from the name of a file or from a program.
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\x{:02x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// A character of a source line, without control characters. Each character keeps its column.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// The reason why the operating system refused something, without the number of the error.
pub fn reason(e: &std::io::Error) -> String {
    match e.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::NotADirectory => "a part of its path is not a directory".to_owned(),
        _ => {
            let text = e.to_string();
            let end = text.find(" (os error").unwrap_or(text.len());
            text[..end].to_owned()
        }
    }
}

/// One or more errors that made a command fail, and the warnings that were found before: they may tell the cause.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The errors, in order.
    pub errors: Vec<Diagnostic>,
    /// The warnings, in order.
    pub warnings: Vec<Diagnostic>,
}

impl From<Vec<Diagnostic>> for Failure {
    fn from(errors: Vec<Diagnostic>) -> Failure {
        Failure {
            errors,
            warnings: Vec::new(),
        }
    }
}

impl From<Diagnostic> for Failure {
    fn from(d: Diagnostic) -> Failure {
        vec![d].into()
    }
}

/// Shortens a message. It may quote the source, which may have a word of a million letters.
pub fn shorten(message: &str) -> String {
    const MOST: usize = 300;
    match message.char_indices().nth(MOST) {
        Some((at, _)) => format!("{} ...", &message[..at]),
        None => message.to_owned(),
    }
}
