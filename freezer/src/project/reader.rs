//! Reads values of a settings' file, and collects the mistakes with their lines.

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml_edit::{Item, Table};

use crate::diagnostic::Diagnostic;

/// The line, from 1, at which a range of the text begins.
pub(super) fn line_of(text: &str, span: Option<Range<usize>>) -> u32 {
    let at = span.map_or(0, |s| s.start).min(text.len());
    let before = &text.as_bytes()[..at];
    before.iter().filter(|b| **b == b'\n').count() as u32 + 1
}

/// A file that is read.
pub(super) struct Reader<'a> {
    pub file: &'a Path,
    pub text: &'a str,
    pub errors: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The line of a value.
    pub fn line(&self, item: &Item) -> u32 {
        line_of(self.text, item.span())
    }

    /// Notes a mistake.
    pub fn wrong(&mut self, line: u32, what: impl Into<String>) -> &mut Diagnostic {
        let d = Diagnostic::new(what).file(self.file).line(line);
        self.errors.push(d);
        let last = self.errors.len() - 1;
        &mut self.errors[last]
    }

    /// A text.
    pub fn string(&mut self, item: &Item, key: &str) -> Option<String> {
        let s = item.as_str().map(str::to_owned);
        if s.is_none() {
            self.wrong(self.line(item), format!("{key} is not a text"));
        }
        s
    }

    /// The text of a key that a table may lack.
    pub fn optional(&mut self, table: &Table, key: &str) -> Option<String> {
        let item = table.get(key)?;
        self.string(item, key)
    }

    /// A list of texts, if the table has the key.
    pub fn strings(&mut self, table: &Table, key: &str) -> Option<Vec<String>> {
        let item = table.get(key)?;
        let all = item.as_array().and_then(|a| {
            let texts = a.iter().map(|v| v.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<_>>>()
        });
        if all.is_none() {
            self.wrong(self.line(item), format!("{key} is not a list of texts"));
        }
        all
    }

    /// A list of paths relative to the directory of the file, as paths that can be opened.
    pub fn paths(&mut self, table: &Table, key: &str) -> Option<Vec<PathBuf>> {
        let all = self.strings(table, key)?;
        Some(all.iter().map(|p| self.path(p)).collect())
    }

    /// The file or directory of a key that a table may lack: it has to be there.
    pub fn existing(&mut self, table: &Table, key: &str) -> Option<PathBuf> {
        let text = self.optional(table, key)?;
        let path = self.path(&text);
        if !path.exists() {
            let line = table.get(key).map_or(0, |i| self.line(i));
            let d = self.wrong(line, format!("{key}: there is no file {text}"));
            d.help = Some("the path is relative to this file".into());
        }
        Some(path)
    }

    /// A path relative to the directory of the file, as one that can be opened.
    pub fn path(&self, path: &str) -> PathBuf {
        let dir = self.file.parent().unwrap_or(Path::new(""));
        match path {
            "." if dir.as_os_str().is_empty() => PathBuf::from("."),
            "." => dir.to_path_buf(),
            path => dir.join(path),
        }
    }

    /// The value of a key that has to be one of a few texts.
    pub fn choice<'c>(&mut self, table: &Table, key: &str, of: &[&'c str]) -> Option<&'c str> {
        let item = table.get(key)?;
        let found = of.iter().find(|c| item.as_str() == Some(c)).copied();
        if found.is_none() {
            let choices: Vec<String> = of.iter().map(|c| format!("{c:?}")).collect();
            let what = format!("{key} is not {}", choices.join(" or "));
            self.wrong(self.line(item), what);
        }
        found
    }
}
