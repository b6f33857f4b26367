//! Parses the text of `freeze.toml` into a [`Project`].

use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use format::image::OnError;
use toml_edit::{ImDocument, Item, Table};

use super::reader::{line_of, Reader};
use super::{literal, Image, OfBox, Project};
use crate::board;
use crate::data::Data;
use crate::diagnostic::{Diagnostic, Failure};

/// The keys of a box that have a meaning here. All others become constants as they are.
const BOX_KEYS: [&str; 6] = ["name", "story", "box", "board", "wiring", "on_error"];
/// The keys of an image that have a meaning here.
const IMAGE_KEYS: [&str; 9] = [
    "name", "main", "roots", "include", "exclude", "data", "heap", "board", "on-error",
];
/// The names of the wirings of screen and reader.
pub const WIRINGS: [&str; 2] = ["one-bus", "soft-screen"];
/// The ends of a program that does not catch an exception.
const ON_ERROR: [&str; 2] = ["halt", "reset"];

/// The project in `text`, the text of `file`; see [`Project::parse`].
pub fn project(file: &Path, text: &str) -> Result<Project, Failure> {
    let document = ImDocument::parse(text).map_err(|e| {
        let line = line_of(text, e.span());
        Diagnostic::new(e.message().trim_end().replace('\n', " "))
            .file(file)
            .line(line)
    })?;
    let errors = Vec::new();
    let mut r = Reader { file, text, errors };
    let top = document.as_table();
    let project = Project {
        file: file.to_path_buf(),
        roots: r.paths(top, "roots"),
        main: r.existing(top, "main"),
        output: r.output(top),
        story_packages: r.strings(top, "story-packages").unwrap_or_default(),
        images: r.images(top),
    };
    if r.errors.is_empty() {
        Ok(project)
    } else {
        Err(r.errors.into())
    }
}

impl Reader<'_> {
    /// The path to write to.
    fn output(&mut self, top: &Table) -> Option<PathBuf> {
        let text = self.optional(top, "output")?;
        if text.is_empty() {
            let line = top.get("output").map_or(0, |i| self.line(i));
            self.wrong(line, "output is empty");
        }
        Some(self.path(&text))
    }

    /// The images of the tables.
    fn images(&mut self, top: &Table) -> Vec<Image> {
        let (kind, item) = match (top.get("image"), top.get("box")) {
            (None, None) => {
                if let Some(item) = top.get("story-packages") {
                    let line = self.line(item);
                    let d = self.wrong(line, "story-packages needs boxes, and there are none");
                    d.help = Some("write a table [[box]] for each image".into());
                }
                return Vec::new();
            }
            (Some(_), Some(item)) => {
                let line = self.first_line(item);
                let d = self.wrong(
                    line,
                    "a project has [[image]] tables or [[box]] tables, not both",
                );
                d.help = Some("make two files, and name one with --config".into());
                return Vec::new();
            }
            (Some(item), None) => ("image", item),
            (None, Some(item)) => ("box", item),
        };
        let Some(tables) = item.as_array_of_tables() else {
            let d = self.wrong(self.line(item), format!("{kind} is not a list of tables"));
            d.help = Some(format!("write [[{kind}]] above each").into());
            return Vec::new();
        };
        let mut first: HashMap<String, u32> = HashMap::new();
        let mut all = Vec::new();
        for table in tables {
            let read = match kind {
                "box" => self.of_box(table),
                _ => self.image(table),
            };
            let Some(image) = read else { continue };
            // They become names of files, and some systems do not tell cases apart.
            let file_name = image.name.to_ascii_lowercase();
            if let Some(line) = first.get(&file_name) {
                let plural = if kind == "box" { "boxes" } else { "images" };
                let what = format!(
                    "two {plural} are called {}: this one and that of line {line}",
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

    /// The line of the first table of a list.
    fn first_line(&self, item: &Item) -> u32 {
        let first = item.as_array_of_tables().and_then(|all| all.get(0));
        line_of(self.text, first.map_or(item.span(), Table::span))
    }

    /// A table `[[image]]`.
    fn image(&mut self, table: &Table) -> Option<Image> {
        let line = line_of(self.text, table.span());
        let known = self.errors.len();
        let name = self.name(table, line, "image");
        let roots = self.paths(table, "roots");
        let main = self.existing(table, "main");
        let include = self.strings(table, "include").unwrap_or_default();
        let exclude = self.strings(table, "exclude").unwrap_or_default();
        let data = self.strings(table, "data").unwrap_or_default();
        let data_line = table.get("data").map_or(line, |i| self.line(i));
        let heap = self.board(table);
        let heap = self.heap(table).or(heap);
        let on_error = self.choice(table, "on-error", &ON_ERROR);
        let constants = self.constants(table, &IMAGE_KEYS, "image");
        if self.errors.len() > known {
            return None;
        }
        let name = name?;
        let dir = self.file.parent().unwrap_or(Path::new(""));
        let data = data.into_iter().map(|path| Data {
            dir: dir.to_path_buf(),
            path: PathBuf::from(path),
            place: Some((self.file.to_path_buf(), data_line)),
        });
        let values = [("NAME".to_owned(), literal::text(&name))];
        Some(Image {
            line,
            of_box: None,
            roots,
            main,
            include,
            exclude,
            data: data.collect(),
            heap,
            on_error: on_error.map_or(OnError::Halt, end_of),
            text: module(values.into_iter().chain(constants)),
            name,
        })
    }

    /// A table `[[box]]`.
    fn of_box(&mut self, table: &Table) -> Option<Image> {
        let line = line_of(self.text, table.span());
        let known = self.errors.len();
        let name = self.name(table, line, "box");
        let story = self.needed(table, "story", line, "box");
        let box_name = self.needed(table, "box", line, "box");
        let heap = self.board(table);
        let on_error = self.choice(table, "on_error", &ON_ERROR);
        let wiring = self.wiring(table);
        let constants = self.constants(table, &BOX_KEYS, "box");
        if self.errors.len() > known {
            return None;
        }
        let (name, story, box_name) = (name?, story?, box_name?);
        let on_error = on_error.unwrap_or(ON_ERROR[0]);
        let fixed = [
            ("NAME", literal::text(&name)),
            ("STORY", literal::text(&story)),
            ("BOX", literal::text(&box_name)),
            (
                "WIRING",
                wiring.unwrap_or_else(|| literal::text(WIRINGS[0])),
            ),
            ("ON_ERROR", literal::text(on_error)),
        ];
        let fixed = fixed.map(|(name, value)| (name.to_owned(), value));
        Some(Image {
            line,
            name,
            of_box: Some(OfBox {
                story,
                story_line: table.get("story").map_or(line, |i| self.line(i)),
                name: box_name,
            }),
            roots: None,
            main: None,
            include: Vec::new(),
            exclude: Vec::new(),
            data: Vec::new(),
            heap: Some(heap.unwrap_or(board::ESP8266_HEAP)),
            on_error: end_of(on_error),
            text: module(fixed.into_iter().chain(constants)),
        })
    }

    /// The name of an image, which becomes that of its file.
    fn name(&mut self, table: &Table, line: u32, what: &str) -> Option<String> {
        let name = self.needed(table, "name", line, what)?;
        if !is_file_name(&name) {
            let at = table.get("name").map_or(line, |i| self.line(i));
            let what = format!(
                "name is {name:?}, but has to be the name of a file: letters, digits, - and _"
            );
            self.wrong(at, what);
        }
        Some(name)
    }

    fn needed(&mut self, table: &Table, key: &str, line: u32, what: &str) -> Option<String> {
        match table.get(key) {
            Some(item) => self.string(item, key),
            None => {
                self.wrong(line, format!("the {what} has no {key}"));
                None
            }
        }
    }

    /// Bytes of heap and stack of the board.
    fn board(&mut self, table: &Table) -> Option<u32> {
        let names = board::BOARDS.map(|(name, _)| name);
        let name = self.choice(table, "board", &names)?;
        let found = board::BOARDS.iter().find(|(n, _)| *n == name);
        found.map(|(_, heap)| *heap)
    }

    /// Bytes of heap and stack, if the board should have fewer than it has.
    fn heap(&mut self, table: &Table) -> Option<u32> {
        let item = table.get("heap")?;
        let line = self.line(item);
        let Some(n) = item.as_integer().and_then(|n| u32::try_from(n).ok()) else {
            self.wrong(line, "heap is not a number of bytes");
            return None;
        };
        if let Some(why) = board::wrong_heap(n) {
            self.wrong(line, format!("heap: {why}"));
        }
        Some(n)
    }

    fn wiring(&mut self, table: &Table) -> Option<String> {
        let item = table.get("wiring")?;
        if item.is_table_like() {
            return self.constant(item, "wiring");
        }
        let name = item.as_str().filter(|name| WIRINGS.contains(name));
        if name.is_none() {
            let what = format!(
                "wiring is not {:?}, {:?} or a table",
                WIRINGS[0], WIRINGS[1]
            );
            self.wrong(self.line(item), what);
        }
        name.map(literal::text)
    }
}

/// The text of a module with these constants.
fn module(constants: impl Iterator<Item = (String, String)>) -> String {
    let mut text = String::new();
    for (name, value) in constants {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name} = {value}");
    }
    text
}

fn end_of(on_error: &str) -> OnError {
    match on_error {
        "reset" => OnError::Reset,
        _ => OnError::Halt,
    }
}

fn is_file_name(s: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !s.is_empty() && s.len() <= 100 && !s.starts_with('-') && s.chars().all(good)
}
