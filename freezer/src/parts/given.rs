//! The description of a part in a file or on the command line: a kind, and keys with values.

use std::path::{Path, PathBuf};

use sim::part::{Nanos, MS};
use toml_edit::{ImDocument, Item, Table, Value};

use super::Named;
use crate::diagnostic::Diagnostic;
use crate::suggest::did_you_mean;

/// A key with its value.
#[derive(Clone, Debug)]
struct Entry {
    key: String,
    value: Value,
    line: u32,
}

/// A part as it is described.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub kind: String,
    kind_line: u32,
    entries: Vec<Entry>,
    /// The file, if it is not the command line.
    file: Option<PathBuf>,
    line: u32,
    /// The part's number among all, from 1 on.
    pub order: u32,
}

/// The parts of a settings' file.
pub(super) fn of_file(file: &Path, text: &str, errors: &mut Vec<Diagnostic>) -> Vec<Given> {
    // A file that is no TOML is refused where the other settings are read.
    let Ok(document) = ImDocument::parse(text) else {
        return Vec::new();
    };
    let line = |span: Option<std::ops::Range<usize>>| {
        let at = span.map_or(0, |s| s.start).min(text.len());
        text[..at].matches('\n').count() as u32 + 1
    };
    let wrong = |line: u32, what: &str| {
        let d = Diagnostic::new(what).file(file).line(line);
        d.help("write [[part]] above each part, and its kind below, such as kind = \"led\"")
    };
    let Some(item) = document.as_table().get("part") else {
        return Vec::new();
    };
    let Some(tables) = item.as_array_of_tables() else {
        errors.push(wrong(line(item.span()), "part is not a list of tables"));
        return Vec::new();
    };
    let mut all = Vec::new();
    for table in tables {
        let at = line(table.span());
        let kind = table.get("kind").and_then(Item::as_str);
        let Some(kind) = kind else {
            errors.push(wrong(at, "this part has no kind"));
            continue;
        };
        let kind_line = line(table.get("kind").and_then(Item::span));
        let entries = entries(table, line);
        all.push(Given {
            kind: kind.to_owned(),
            kind_line,
            entries,
            file: Some(file.to_owned()),
            line: at,
            order: 0,
        });
    }
    all
}

fn entries(table: &Table, line: impl Fn(Option<std::ops::Range<usize>>) -> u32) -> Vec<Entry> {
    let pairs = table.iter().filter(|(key, _)| *key != "kind");
    let entry = |(key, item): (&str, &Item)| Entry {
        key: key.to_owned(),
        // A table in place of a value is refused by whoever reads the key.
        value: item
            .as_value()
            .cloned()
            .unwrap_or(Value::InlineTable(Default::default())),
        line: line(item.span()),
    };
    pairs.map(entry).collect()
}

/// A part of the command line: `KIND` or `KIND:KEY=VALUE,...`.
pub(super) fn of_argument(argument: &str) -> Result<Given, Diagnostic> {
    let (kind, rest) = argument.split_once(':').unwrap_or((argument, ""));
    let mut entries = Vec::new();
    for pair in pairs(rest) {
        let Some((key, value)) = pair.split_once('=') else {
            let d = Diagnostic::new(format!("--part {argument}: {pair} is no KEY=VALUE"));
            return Err(d.help("for example --part ssd1306:scl=5,sda=4"));
        };
        // A value that TOML does not know is a text without quotes.
        let value = value.trim();
        if entries.iter().any(|e: &Entry| e.key == key.trim()) {
            let what = format!("--part {argument}: {} is given twice", key.trim());
            return Err(Diagnostic::new(what).help("give it once"));
        }
        entries.push(Entry {
            key: key.trim().to_owned(),
            value: value.parse().unwrap_or_else(|_| Value::from(value)),
            line: 0,
        });
    }
    Ok(Given {
        kind: kind.to_owned(),
        kind_line: 0,
        entries,
        file: None,
        line: 0,
        order: 0,
    })
}

/// The pairs between commas that do not stand in brackets.
fn pairs(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = text.split(|c| {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.filter(|p| !p.trim().is_empty()).collect()
}

impl Given {
    /// A mistake of the part as a whole.
    pub(super) fn wrong(&self, what: impl Into<String>) -> Diagnostic {
        self.wrong_at(self.line, what)
    }
    /// A mistake in the kind.
    pub(super) fn wrong_kind(&self, what: impl Into<String>) -> Diagnostic {
        self.wrong_at(self.kind_line, what)
    }
    fn wrong_at(&self, line: u32, what: impl Into<String>) -> Diagnostic {
        let what = what.into();
        match &self.file {
            Some(file) => Diagnostic::new(what).file(file).line(line),
            None => Diagnostic::new(format!("--part {}: {what}", self.kind)),
        }
    }
    /// Reads the part's keys.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader {
            given: self,
            asked: vec!["name"],
            judges: true,
            errors: Vec::new(),
        }
    }
}

/// Reads the keys of a part, and keeps the mistakes in them.
pub(super) struct Reader<'a> {
    given: &'a Given,
    asked: Vec<&'static str>,
    /// Keys that nobody asks for are mistakes.
    judges: bool,
    errors: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn entry(&mut self, key: &'static str) -> Option<&'a Entry> {
        self.asked.push(key);
        self.given.entries.iter().find(|e| e.key == key)
    }
    /// The value of a key is not what it has to be.
    fn misfit(&mut self, entry: &Entry, key: &str, wanted: &str) {
        let what = format!("{key} is {}, but has to be {wanted}", shown(&entry.value));
        self.wrong(entry, what);
    }
    fn wrong(&mut self, entry: &Entry, what: impl Into<String>) {
        self.errors.push(self.given.wrong_at(entry.line, what));
    }
    /// A mistake of the part as a whole.
    pub(super) fn refuse(&mut self, d: Diagnostic) {
        self.errors.push(d);
    }
    /// The keys of an unknown kind are not judged.
    pub(super) fn forget_keys(&mut self) {
        self.judges = false;
    }
    /// True if the key is there.
    pub(super) fn has(&mut self, key: &'static str) -> bool {
        self.entry(key).is_some()
    }

    /// A pin that the part needs, or that has a default.
    pub(super) fn pin(&mut self, key: &'static str, default: Option<u8>) -> u8 {
        match self.pin_if_there(key).or(default) {
            Some(pin) => pin,
            None => {
                if !self.has(key) {
                    let kind = &self.given.kind;
                    let what = format!("{kind} needs {key}, the number of a pin");
                    self.errors.push(self.given.wrong(what));
                }
                0
            }
        }
    }
    /// A pin that the part need not have.
    pub(super) fn pin_if_there(&mut self, key: &'static str) -> Option<u8> {
        let entry = self.entry(key)?;
        let number = entry.value.as_integer();
        let pin = number.and_then(|n| u32::try_from(n).ok());
        match pin.filter(|p| vm::board::pin::exists(*p)) {
            Some(pin) => Some(pin as u8),
            None => {
                self.misfit(entry, key, "a pin: 0 to 5, 9, 10, 12 to 16");
                None
            }
        }
    }
    /// A whole number of a range.
    pub(super) fn number(
        &mut self,
        key: &'static str,
        default: i64,
        range: std::ops::RangeInclusive<i64>,
    ) -> i64 {
        let Some(entry) = self.entry(key) else {
            return default;
        };
        match entry.value.as_integer().filter(|n| range.contains(n)) {
            Some(n) => n,
            None => {
                let (least, most) = range.into_inner();
                self.misfit(entry, key, &format!("a number from {least} to {most}"));
                default
            }
        }
    }
    /// A whole number out of a few.
    pub(super) fn number_of(&mut self, key: &'static str, default: i64, known: &[i64]) -> i64 {
        let Some(entry) = self.entry(key) else {
            return default;
        };
        match entry.value.as_integer().filter(|n| known.contains(n)) {
            Some(n) => n,
            None => {
                let known: Vec<String> = known.iter().map(ToString::to_string).collect();
                self.misfit(entry, key, &or(&known));
                default
            }
        }
    }
    /// A number with a fraction, in thousandths; `range` is in whole units.
    pub(super) fn milli(
        &mut self,
        key: &'static str,
        default: i64,
        range: std::ops::RangeInclusive<i64>,
    ) -> i64 {
        let Some(entry) = self.entry(key) else {
            return default;
        };
        let number = entry.value.as_float();
        let number = number.or(entry.value.as_integer().map(|n| n as f64));
        let (least, most) = range.into_inner();
        match number.filter(|n| (least as f64..=most as f64).contains(n)) {
            Some(n) => (n * 1000.0).round() as i64,
            None => {
                self.misfit(entry, key, &format!("a number from {least} to {most}"));
                default
            }
        }
    }
    /// A truth value.
    pub(super) fn flag(&mut self, key: &'static str, default: bool) -> bool {
        let Some(entry) = self.entry(key) else {
            return default;
        };
        entry.value.as_bool().unwrap_or_else(|| {
            self.misfit(entry, key, "true or false");
            default
        })
    }
    /// A text out of a few.
    pub(super) fn choice(&mut self, key: &'static str, known: &[&'static str]) -> &'static str {
        let Some(entry) = self.entry(key) else {
            return known[0];
        };
        let text = entry.value.as_str().unwrap_or("");
        match known.iter().find(|k| k.eq_ignore_ascii_case(text)) {
            Some(found) => found,
            None => {
                self.misfit(entry, key, &or(known));
                known[0]
            }
        }
    }
    /// Any text.
    pub(super) fn text(&mut self, key: &'static str) -> Option<&'a str> {
        let entry = self.entry(key)?;
        let text = entry.value.as_str();
        if text.is_none() {
            self.misfit(entry, key, "a text");
        }
        text
    }
    /// A list of lists of `N` whole numbers; `form` describes one of them.
    pub(super) fn lists<const N: usize>(&mut self, key: &'static str, form: &str) -> Vec<[i64; N]> {
        let Some(entry) = self.entry(key) else {
            return Vec::new();
        };
        let numbers = |value: &Value| -> Option<[i64; N]> {
            let all: Option<Vec<i64>> = value.as_array()?.iter().map(Value::as_integer).collect();
            all?.try_into().ok()
        };
        let lists: Option<Vec<[i64; N]>> = entry
            .value
            .as_array()
            .and_then(|a| a.iter().map(numbers).collect());
        lists.unwrap_or_else(|| {
            self.wrong(entry, format!("{key} is not a list of {form}"));
            Vec::new()
        })
    }
    /// The part's name: the one that is given, or that of the kind with a number if it is taken.
    pub(super) fn name(&mut self, others: &[Named]) -> Option<String> {
        let taken = |name: &str| others.iter().any(|o| o.name == name);
        let Some(entry) = self.given.entries.iter().find(|e| e.key == "name") else {
            let kind = &self.given.kind;
            let numbered = (2..).map(|n| format!("{kind}-{n}"));
            return std::iter::once(kind.clone())
                .chain(numbered)
                .find(|n| !taken(n));
        };
        let is_word = |n: &&str| !n.is_empty() && !n.contains(char::is_whitespace);
        match entry.value.as_str().filter(is_word) {
            Some(name) if taken(name) => {
                self.wrong(entry, format!("two parts are called {name}"));
                None
            }
            Some(name) => Some(name.to_owned()),
            None => {
                self.wrong(entry, "name has to be a text without blanks");
                None
            }
        }
    }
    /// All mistakes, with keys that nobody has asked for.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        let unknown = self.given.entries.iter();
        let unknown = unknown.filter(|e| self.judges && !self.asked.contains(&e.key.as_str()));
        for entry in unknown.collect::<Vec<_>>() {
            let (key, kind) = (&entry.key, &self.given.kind);
            let d = self
                .given
                .wrong_at(entry.line, format!("{kind} has no key {key}"));
            let mut known: Vec<&str> = self.asked.clone();
            known.sort_unstable();
            known.dedup();
            let help = did_you_mean(key, known.iter().copied());
            self.errors
                .push(d.help(help.unwrap_or_else(|| format!("its keys are {}", known.join(", ")))));
        }
        self.errors
    }
}

/// Milliseconds, where a negative number counts as none.
pub(super) fn ms(n: i64) -> Nanos {
    Nanos::try_from(n).unwrap_or(0) * MS
}

/// A value in a message.
fn shown(value: &Value) -> String {
    match value {
        Value::String(s) => format!("{:?}", s.value()),
        Value::Integer(n) => n.value().to_string(),
        Value::Float(n) => n.value().to_string(),
        Value::Boolean(b) => b.value().to_string(),
        Value::Datetime(_) => "a date".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::InlineTable(_) => "a table".to_owned(),
    }
}

/// The words with commas, and `or` before the last one.
fn or<S: AsRef<str>>(words: &[S]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
