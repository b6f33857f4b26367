//! Parses the text of `freeze.toml` into a [`Matrix`].

use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};

use format::image::OnError;
use toml_edit::{ImDocument, Item, Table, Value};

use super::{literal, BoxImage, Matrix};
use crate::board;
use crate::diagnostic::{Diagnostic, Failure};

/// The keys that have a meaning here. All others become constants as they are.
const KEYS: [&str; 6] = ["name", "story", "box", "board", "wiring", "on_error"];
/// The names of the wirings of screen and reader.
pub const WIRINGS: [&str; 2] = ["one-bus", "soft-screen"];

/// The matrix in `text`, the text of `file`; see [`Matrix::parse`].
pub fn matrix(file: &Path, text: &str) -> Result<Matrix, Failure> {
    let document = ImDocument::parse(text).map_err(|e| {
        let line = line_of(text, e.span());
        Diagnostic::new(e.message().trim_end().replace('\n', " "))
            .file(file)
            .line(line)
    })?;
    let mut p = Parser {
        file,
        text,
        errors: Vec::new(),
    };
    let dir = file.parent().unwrap_or(Path::new(""));
    let top = document.as_table();
    let matrix = Matrix {
        file: file.to_path_buf(),
        roots: p.roots(top, dir),
        main: top
            .get("main")
            .and_then(|item| p.string(item, "main"))
            .map(|s| dir.join(s)),
        story_packages: p.strings(top, "story-packages").unwrap_or_default(),
        boxes: p.boxes(top),
    };
    if p.errors.is_empty() {
        Ok(matrix)
    } else {
        Err(Failure { errors: p.errors })
    }
}

fn line_of(text: &str, span: Option<Range<usize>>) -> u32 {
    let at = span.map_or(0, |s| s.start).min(text.len());
    text.as_bytes()[..at]
        .iter()
        .filter(|b| **b == b'\n')
        .count() as u32
        + 1
}

struct Parser<'a> {
    file: &'a Path,
    text: &'a str,
    errors: Vec<Diagnostic>,
}

impl Parser<'_> {
    fn line(&self, item: &Item) -> u32 {
        line_of(self.text, item.span())
    }

    fn wrong(&mut self, line: u32, what: impl Into<String>) -> &mut Diagnostic {
        let d = Diagnostic::new(what).file(self.file).line(line);
        self.errors.push(d);
        let last = self.errors.len() - 1;
        &mut self.errors[last]
    }

    fn string(&mut self, item: &Item, key: &str) -> Option<String> {
        let s = item.as_str().map(str::to_owned);
        if s.is_none() {
            self.wrong(self.line(item), format!("{key} is not a text"));
        }
        s
    }

    fn strings(&mut self, top: &Table, key: &str) -> Option<Vec<String>> {
        let item = top.get(key)?;
        let all = item.as_array().and_then(|a| {
            let texts = a.iter().map(|v| v.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<_>>>()
        });
        if all.is_none() {
            self.wrong(self.line(item), format!("{key} is not a list of texts"));
        }
        all
    }

    /// The roots; by default the directory of the file.
    fn roots(&mut self, top: &Table, dir: &Path) -> Vec<PathBuf> {
        let here = || vec![String::from(".")];
        let roots = self.strings(top, "roots").unwrap_or_else(here);
        let path = |r: String| match r.as_str() {
            "." if dir.as_os_str().is_empty() => PathBuf::from("."),
            "." => dir.to_path_buf(),
            r => dir.join(r),
        };
        roots.into_iter().map(path).collect()
    }

    fn boxes(&mut self, top: &Table) -> Vec<BoxImage> {
        let Some(item) = top.get("box") else {
            let d = self.wrong(0, "it has no boxes");
            d.help = Some("write a table [[box]] for each image".into());
            return Vec::new();
        };
        let Some(tables) = item.as_array_of_tables() else {
            let d = self.wrong(self.line(item), "box is not a list of tables");
            d.help = Some("write [[box]] above each".into());
            return Vec::new();
        };
        let mut first: HashMap<String, u32> = HashMap::new();
        let mut all = Vec::new();
        for table in tables {
            let Some(image) = self.image(table) else {
                continue;
            };
            // They become names of files, and some systems do not tell cases apart.
            let file_name = image.name.to_ascii_lowercase();
            if let Some(line) = first.get(&file_name) {
                let what = format!(
                    "two boxes are called {}: this one and that of line {line}",
                    image.name
                );
                self.wrong(image.line, what);
                continue;
            }
            first.insert(file_name, image.line);
            all.push(image);
        }
        all
    }

    fn image(&mut self, table: &Table) -> Option<BoxImage> {
        let line = line_of(self.text, table.span());
        let known = self.errors.len();
        let name = self.needed(table, "name", line);
        let story = self.needed(table, "story", line);
        let box_name = self.needed(table, "box", line);
        if let Some(name) = name.as_ref().filter(|n| !is_file_name(n)) {
            let at = table.get("name").map_or(line, |i| self.line(i));
            let what = format!(
                "name is {name:?}, but has to be the name of a file: letters, digits, - and _"
            );
            self.wrong(at, what);
        }
        let heap = self.board(table);
        let on_error = self.choice(table, "on_error", &["halt", "reset"]);
        let wiring = self.wiring(table);
        let constants = self.constants(table);
        if self.errors.len() > known {
            return None;
        }
        let (name, story, box_name) = (name?, story?, box_name?);
        let mut text = String::new();
        let on_error_text = on_error.unwrap_or("halt");
        let fixed = [
            ("NAME", literal::text(&name)),
            ("STORY", literal::text(&story)),
            ("BOX", literal::text(&box_name)),
            (
                "WIRING",
                wiring.unwrap_or_else(|| literal::text(WIRINGS[0])),
            ),
            ("ON_ERROR", literal::text(on_error_text)),
        ];
        let constants = constants.iter().map(|(n, v)| (n.as_str(), v));
        for (name, value) in fixed.iter().map(|(n, v)| (*n, v)).chain(constants) {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{name} = {value}");
        }
        Some(BoxImage {
            line,
            name,
            story_line: table.get("story").map_or(line, |i| self.line(i)),
            story,
            box_name,
            heap: heap.unwrap_or(board::ESP8266_HEAP),
            on_error: match on_error_text {
                "reset" => OnError::Reset,
                _ => OnError::Halt,
            },
            text,
        })
    }

    fn needed(&mut self, table: &Table, key: &str, line: u32) -> Option<String> {
        match table.get(key) {
            Some(item) => self.string(item, key),
            None => {
                self.wrong(line, format!("the box has no {key}"));
                None
            }
        }
    }

    /// The value of a key that has to be one of a few texts.
    fn choice<'c>(&mut self, table: &Table, key: &str, of: &[&'c str]) -> Option<&'c str> {
        let item = table.get(key)?;
        let found = of.iter().find(|c| item.as_str() == Some(c)).copied();
        if found.is_none() {
            let choices: Vec<String> = of.iter().map(|c| format!("{c:?}")).collect();
            let what = format!("{key} is not {}", choices.join(" or "));
            self.wrong(self.line(item), what);
        }
        found
    }

    /// Bytes of heap and stack of the board.
    fn board(&mut self, table: &Table) -> Option<u32> {
        let names = board::BOARDS.map(|(name, _)| name);
        let name = self.choice(table, "board", &names)?;
        let found = board::BOARDS.iter().find(|(n, _)| *n == name);
        found.map(|(_, heap)| *heap)
    }

    fn wiring(&mut self, table: &Table) -> Option<String> {
        let item = table.get("wiring")?;
        if item.is_table_like() {
            return self.constant(item, "wiring");
        }
        let of: Vec<&str> = WIRINGS.to_vec();
        let name = item.as_str().filter(|name| of.contains(name));
        if name.is_none() {
            let what = format!(
                "wiring is not {:?}, {:?} or a table",
                WIRINGS[0], WIRINGS[1]
            );
            self.wrong(self.line(item), what);
        }
        name.map(literal::text)
    }

    /// The other keys, in the order of the file.
    fn constants(&mut self, table: &Table) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        for (key, item) in table {
            if KEYS.contains(&key) {
                continue;
            }
            let line = table.key(key).map_or(0, |k| line_of(self.text, k.span()));
            if let Some(meant) = KEYS.iter().find(|k| is_near(k, key)) {
                let d = self.wrong(line, format!("unknown key {key}"));
                d.help = Some(format!("write {meant}, or a name that is less like it").into());
                continue;
            }
            let name = key.to_ascii_uppercase().replace('-', "_");
            if !is_identifier(&name) {
                self.wrong(line, format!("key {key:?} is not a name in Python"));
                continue;
            }
            let fixed = KEYS.iter().any(|k| k.to_ascii_uppercase() == name);
            if fixed || all.iter().any(|(n, _)| *n == name) {
                self.wrong(line, format!("two keys of the box become {name}"));
                continue;
            }
            if let Some(text) = self.constant(item, key) {
                all.push((name, text));
            }
        }
        all
    }

    fn constant(&mut self, item: &Item, key: &str) -> Option<String> {
        let text = match item {
            Item::Value(v) => literal::of(v),
            Item::Table(t) => literal::of(&Value::InlineTable(t.clone().into_inline_table())),
            _ => Err("a constant cannot be a list of tables; write it in brackets"),
        };
        match text {
            Ok(text) => Some(text),
            Err(why) => {
                self.wrong(self.line(item), format!("{key}: {why}"));
                None
            }
        }
    }
}

fn is_file_name(s: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !s.is_empty() && s.len() <= 100 && !s.starts_with('-') && s.chars().all(good)
}

fn is_identifier(s: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !s.is_empty() && !s.starts_with(|c: char| c.is_ascii_digit()) && s.chars().all(good)
}

/// True if `key` is `known` with a letter added, missing, wrong or swapped, or with other hyphens or cases.
fn is_near(known: &str, key: &str) -> bool {
    let key = key.to_ascii_lowercase().replace('-', "_");
    if key == known {
        return true;
    }
    let (a, b) = (known.as_bytes(), key.as_bytes());
    // Too many very short names are near each other.
    if a.len() < 4 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev());
    let end = end.take_while(|(x, y)| x == y).count();
    let (x, y) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    let swapped = matches!((x, y), ([p, q], [r, s]) if p == s && q == r);
    x.len().max(y.len()) <= 1 || swapped
}
