//! Errors of the compiler: their places in the source, and the messages for what the parser refuses.

use rustpython_parser::lexer::LexicalErrorType;
use rustpython_parser::text_size::TextSize;
use rustpython_parser::{ParseErrorType, Tok};

use crate::diagnostic::{shorten, Diagnostic};

use super::brackets::{alone, partner, Alone};
use super::edit::{self, Change};
use super::{habits, mend, quotes, tabs};

/// A source text with the name of its file. Turns offsets into lines.
pub(super) struct Source {
    /// Name of the file, for messages.
    pub file: String,
    /// The text as it is parsed: line ends normalized to `\n`, some f-strings with other quotes, no tabs before the first
    /// words of lines.
    pub text: String,
    /// The text as it is written, if `text` is another one.
    written: Option<String>,
    /// Places in `text` of the characters that were added.
    added: Vec<u32>,
    starts: Vec<u32>,
}

impl Source {
    /// Takes a source text: drops a byte order mark, normalizes line ends. `latin1` says that a character in bytes stands for
    /// a single one.
    pub fn new(text: &str, file: &str, latin1: bool) -> Source {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text.to_owned()
        };
        let (text, mut written, mut added) = match quotes::requote(&text) {
            Some(new) => (new.text, Some(text), new.added),
            None => (text, None, Vec::new()),
        };
        let mut text = text;
        let mut change = |changes: Vec<Change>, text: &mut String| {
            if !changes.is_empty() {
                let new = edit::apply(text, &changes, &added);
                let old = std::mem::replace(text, new.text);
                added = new.added;
                written.get_or_insert(old);
            }
        };
        change(tabs::expand(&text), &mut text);
        change(mend::mend(&text, latin1), &mut text);
        let mut starts = vec![0];
        starts.extend(
            text.bytes()
                .enumerate()
                .filter(|(_, b)| *b == b'\n')
                .map(|(i, _)| i as u32 + 1),
        );
        Source {
            file: file.to_owned(),
            text,
            written,
            added,
            starts,
        }
    }

    /// Line of an offset, from 1.
    pub fn line(&self, at: TextSize) -> u32 {
        self.starts.partition_point(|s| *s <= at.to_u32()) as u32
    }

    /// Text of line `line`.
    pub fn line_text(&self, line: u32) -> &str {
        let text = self.written.as_ref().unwrap_or(&self.text);
        text.lines()
            .nth((line as usize).saturating_sub(1))
            .unwrap_or("")
    }

    fn column(&self, at: TextSize) -> u32 {
        let line = self.line(at) as usize;
        let start = self.starts.get(line.saturating_sub(1)).copied();
        let start = start.unwrap_or(0);
        let end = at.to_u32();
        let added = self.added.iter().filter(|i| (start..end).contains(i));
        let text = self.text.get(start as usize..end as usize);
        text.map_or(1, |t| (t.chars().count() - added.count()) as u32 + 1)
    }

    /// An error at offset `at`.
    pub fn error(
        &self,
        at: TextSize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Error {
        Error {
            file: self.file.clone(),
            line: self.line(at),
            column: self.column(at),
            message: message.into(),
            help: help.into(),
        }
    }

    /// An error at line `line`.
    pub fn error_at_line(&self, line: u32, message: &str, help: &str) -> Error {
        Error {
            file: self.file.clone(),
            line,
            column: 1,
            message: message.to_owned(),
            help: help.to_owned(),
        }
    }
}

/// Why a source text could not be compiled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Error {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong: one plain sentence.
    pub message: String,
    /// Advice: how to correct the mistake; may be empty.
    pub help: String,
}

impl From<Error> for Diagnostic {
    fn from(e: Error) -> Diagnostic {
        let mut d = Diagnostic::new(shorten(&e.message))
            .file(e.file)
            .line(e.line);
        d.column = Some(e.column);
        d.help = (!e.help.is_empty()).then_some(e.help.into());
        d
    }
}

/// What most functions of the compiler return.
pub(super) type Res<T = ()> = Result<T, Error>;

/// Translates an error of the parser.
pub(super) fn from_parser(src: &Source, kind: &ParseErrorType, at: TextSize) -> Error {
    let line = src.line(at);
    if let Some(word) = habits::statement_of_python_2(src.line_text(line)) {
        if matches!(kind, ParseErrorType::UnrecognizedToken(..)) {
            return src.error(
                at,
                format!("{word} is a function, not a statement"),
                format!("write {word}(...)"),
            );
        }
    }
    if let Some(e) = without_partner(src, kind, at) {
        return e;
    }
    let (message, help) = describe(kind);
    let place = place(src, kind, at);
    let of_token = matches!(
        kind,
        ParseErrorType::UnrecognizedToken(..)
            | ParseErrorType::Lexical(LexicalErrorType::UnrecognizedToken { .. })
    );
    let refused = src.text.get(place.to_usize()..).unwrap_or("");
    let advice = habits::advice(src.line_text(src.line(place)), refused).filter(|_| of_token);
    src.error(place, message, advice.unwrap_or(help))
}

/// An error about a quote or bracket without its partner, if that is why the parser stopped at `at`.
fn without_partner(src: &Source, kind: &ParseErrorType, at: TextSize) -> Option<Error> {
    let found = alone(&src.text, at.to_usize())?;
    let here = TextSize::new(u32::try_from(found.at()).ok()?);
    let (message, help) = match found {
        Alone::Quote(_) => (
            "the string that begins here does not end on its line".to_owned(),
            "close it with its quote; a string of several lines has three quotes".to_owned(),
        ),
        Alone::TripleQuote(_) => (
            "the string in triple quotes that begins here does not end".to_owned(),
            "close it with three quotes".to_owned(),
        ),
        Alone::Closing(_, c, opening) => (
            format!("'{c}' does not close '{opening}'"),
            format!(
                "write '{}', or add the bracket that is missing",
                partner(opening)
            ),
        ),
        Alone::Opening(_, c) => (
            format!("'{c}' is never closed"),
            format!("add '{}'", partner(c)),
        ),
    };
    // On the line of an open bracket, the message of the parser is more precise.
    let counts = match found {
        Alone::Opening(..) => src.line(at) > src.line(here) || is_end(kind),
        _ => here <= at,
    };
    counts.then(|| src.error(here, message, help))
}

fn is_end(kind: &ParseErrorType) -> bool {
    matches!(
        kind,
        ParseErrorType::Eof | ParseErrorType::Lexical(LexicalErrorType::Eof)
    )
}

/// The parser's message for a number that begins with 0.
const INVALID_NUMBER: &str = "Invalid Token";

/// The place to point at. For an unknown character and at the end of the text, the lexer reports the place behind.
fn place(src: &Source, kind: &ParseErrorType, at: TextSize) -> TextSize {
    let before = src.text.get(..at.to_usize()).unwrap_or(&src.text);
    let back = match kind {
        kind if is_end(kind) => before.len() - before.trim_end().len(),
        // Of some characters, the lexer reports the place itself.
        ParseErrorType::Lexical(LexicalErrorType::UnrecognizedToken { tok })
            if !before.ends_with(*tok) =>
        {
            0
        }
        ParseErrorType::Lexical(
            LexicalErrorType::UnrecognizedToken { .. } | LexicalErrorType::NestingError,
        ) => before.chars().next_back().map_or(0, char::len_utf8),
        // The whole number is wrong.
        ParseErrorType::Lexical(LexicalErrorType::OtherError(e)) if e == INVALID_NUMBER => {
            before.len()
                - before
                    .trim_end_matches(|c: char| c.is_ascii_alphanumeric())
                    .len()
        }
        _ => 0,
    };
    TextSize::new((before.len() - back) as u32)
}

fn describe(kind: &ParseErrorType) -> (String, &'static str) {
    match kind {
        ParseErrorType::Eof => (
            "the file ends in the middle of a statement".into(),
            "complete the statement, or its block",
        ),
        ParseErrorType::InvalidToken => ("this is not Python".into(), ""),
        ParseErrorType::ExtraToken(tok) => (format!("{} does not belong here", show(tok)), ""),
        ParseErrorType::UnrecognizedToken(Tok::Indent, _) => (
            "this line is indented more than the one before".into(),
            "align it with the lines of its block",
        ),
        ParseErrorType::UnrecognizedToken(_, Some(e)) if e == "Indent" => (
            "an indented block is expected here".into(),
            "indent the line, or write pass",
        ),
        ParseErrorType::UnrecognizedToken(Tok::Newline, _) => (
            "the line ends in the middle of a statement".into(),
            "complete the statement",
        ),
        ParseErrorType::UnrecognizedToken(Tok::Dedent, _) => {
            ("the block ends too early".into(), "complete the statement")
        }
        ParseErrorType::UnrecognizedToken(tok, _) => {
            (format!("invalid syntax at {}", show(tok)), "")
        }
        ParseErrorType::Lexical(LexicalErrorType::Eof) => describe(&ParseErrorType::Eof),
        ParseErrorType::Lexical(LexicalErrorType::StringError) => {
            ("the string is not valid".into(), "close it with its quote")
        }
        ParseErrorType::Lexical(LexicalErrorType::UnicodeError) => (
            "the string has an escape that stands for no character".into(),
            "for a backslash write two of them, or r before the quote",
        ),
        ParseErrorType::Lexical(LexicalErrorType::NestingError) => (
            "this closing bracket has no opening one".into(),
            "remove it",
        ),
        ParseErrorType::Lexical(LexicalErrorType::UnrecognizedToken { tok }) => unknown(*tok),
        ParseErrorType::Lexical(LexicalErrorType::IndentationError) => (
            "the indentation of this line matches no block around it".into(),
            "align it with the lines of its block",
        ),
        ParseErrorType::Lexical(
            e @ (LexicalErrorType::TabError | LexicalErrorType::TabsAfterSpaces),
        ) => (e.to_string(), "indent with spaces alone"),
        ParseErrorType::Lexical(LexicalErrorType::LineContinuationError) => (
            "a backslash that continues a line must be its last character".into(),
            "remove what follows it",
        ),
        ParseErrorType::Lexical(LexicalErrorType::OtherError(e)) if e == INVALID_NUMBER => (
            "a number does not begin with 0".into(),
            "remove the 0; an octal number begins with 0o",
        ),
        ParseErrorType::Lexical(LexicalErrorType::OtherError(e)) if e.contains("ParseBigInt") => {
            ("the number has no digits".into(), "")
        }
        ParseErrorType::Lexical(e) => (e.to_string(), ""),
    }
}

/// The message for a character that no statement has.
fn unknown(c: char) -> (String, &'static str) {
    let number = u32::from(c);
    match c {
        '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => (
            format!("{c} is not a quote in Python"),
            "write a straight quote: ' or \"",
        ),
        '\u{feff}' => (
            "there is a byte order mark in the middle of the file".into(),
            "remove this character; editors do not show it",
        ),
        '\u{200b}'..='\u{200f}' | '\u{2060}' => (
            format!("there is an invisible character U+{number:04X} here"),
            "remove it",
        ),
        '!' => ("! means nothing in Python".into(), "write not"),
        c if c.is_whitespace() => (
            format!("the character U+{number:04X} only looks like a space"),
            "write a space",
        ),
        c if c.is_control() => (
            format!("there is a control character U+{number:04X} here"),
            "remove it",
        ),
        c => (format!("{c} means nothing in Python"), ""),
    }
}

fn show(tok: &Tok) -> String {
    match tok {
        Tok::Name { name } => format!("'{name}'"),
        Tok::Int { value } => format!("'{value}'"),
        Tok::String { .. } => "a string".into(),
        Tok::Newline => "the end of the line".into(),
        Tok::EndOfFile => "the end of the file".into(),
        tok => {
            let text = tok.to_string();
            if text.starts_with('\'') {
                text
            } else {
                format!("'{text}'")
            }
        }
    }
}
