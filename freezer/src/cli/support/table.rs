//! Tables and paragraphs that fit the terminal.

use std::fmt::Write;
use std::io::IsTerminal;

use super::style::{styled, HEADING};

/// Characters between two columns.
const GAP: usize = 2;
/// The narrowest that a column of names becomes, and the last column.
const NARROW: usize = 12;
const NOTE: usize = 24;
/// The indentation of what does not fit beside the other columns.
const INDENT: usize = 4;

/// The width of the output in characters: COLUMNS, or else that of the terminal. `None` without a limit: the output is no
/// terminal.
pub fn width() -> Option<usize> {
    let set = std::env::var("COLUMNS").ok();
    let set = set.and_then(|c| c.parse::<usize>().ok()).filter(|c| *c > 0);
    set.or_else(|| {
        let out = std::io::stdout();
        let size = terminal_size::terminal_size_of(&out).filter(|_| out.is_terminal());
        size.map(|(w, _)| usize::from(w.0)).filter(|w| *w > 0)
    })
}

/// The content of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Names, on the left; long ones are shortened in the middle where the room is scarce.
    Name,
    /// Numbers, on the right.
    Number,
    /// Remarks, which wrap. Only the last column can be one.
    Note,
}

/// A table.
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Row>,
}

enum Row {
    Head(Vec<String>),
    Cells(Vec<String>),
    /// A remark about the row before it.
    Below(String),
}

impl Table {
    /// An empty table with a head.
    pub fn new(columns: &[(Column, &str)]) -> Table {
        let titles = columns.iter().map(|(_, title)| (*title).to_owned());
        Table {
            columns: columns.iter().map(|(column, _)| *column).collect(),
            rows: vec![Row::Head(titles.collect())],
        }
    }

    /// Adds a row, with a cell for each column.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(Row::Cells(cells.into_iter().collect()));
    }

    /// Adds a remark about the last row, in lines of its own.
    pub fn below(&mut self, text: String) {
        self.rows.push(Row::Below(text));
    }

    /// The text of the table, in lines of at most `width` characters.
    pub fn text(&self, width: Option<usize>) -> String {
        let widths = self.widths(width);
        let mut out = String::new();
        for row in &self.rows {
            match row {
                Row::Head(cells) => {
                    let line = self.line(cells, &widths, width);
                    let _ = writeln!(out, "{}", styled(HEADING, line.trim_end()));
                }
                Row::Cells(cells) => out.push_str(&self.line(cells, &widths, width)),
                Row::Below(text) => out.push_str(&paragraph(&" ".repeat(INDENT), text, width)),
            }
        }
        out
    }

    /// The width of each column.
    fn widths(&self, width: Option<usize>) -> Vec<usize> {
        let longest = |i: usize| {
            let cells = self.rows.iter().filter_map(|r| match r {
                Row::Head(cells) | Row::Cells(cells) => cells.get(i),
                Row::Below(_) => None,
            });
            cells.map(|c| length(c)).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..self.columns.len()).map(longest).collect();
        let Some(room) = width else { return widths };
        let gaps = GAP * self.columns.len().saturating_sub(1);
        let note = (self.columns.last() == Some(&Column::Note)).then(|| widths.len() - 1);
        let needed = |widths: &[usize]| -> usize {
            let note_room = note.map_or(0, |i| widths[i].min(NOTE));
            let others = (0..widths.len()).filter(|i| Some(*i) != note);
            others.map(|i| widths[i]).sum::<usize>() + gaps + note_room
        };
        // The widest column of names gives way first.
        while needed(&widths) > room {
            let names = (0..widths.len()).filter(|i| self.columns[*i] == Column::Name);
            match names.max_by_key(|i| widths[*i]) {
                Some(i) if widths[i] > NARROW => widths[i] -= 1,
                _ => break,
            }
        }
        widths
    }

    /// The lines of a row.
    fn line(&self, cells: &[String], widths: &[usize], width: Option<usize>) -> String {
        let mut line = String::new();
        for ((column, cell), w) in self.columns.iter().zip(cells).zip(widths) {
            let gap = if line.is_empty() { 0 } else { GAP };
            match column {
                Column::Name => {
                    let _ = write!(line, "{:gap$}{:w$}", "", shortened(cell, *w));
                }
                Column::Number => {
                    let _ = write!(line, "{:gap$}{cell:>w$}", "");
                }
                Column::Note if cell.is_empty() => {}
                Column::Note => {
                    let _ = write!(line, "{:gap$}", "");
                    let room = width.map_or(usize::MAX, |all| all.saturating_sub(length(&line)));
                    if length(cell) > room && room < NOTE {
                        return line.trim_end().to_owned()
                            + "\n"
                            + &paragraph(&" ".repeat(INDENT), cell, width);
                    }
                    return paragraph(&line, cell, width);
                }
            }
        }
        line.trim_end().to_owned() + "\n"
    }
}

/// `text` after `label`, in lines of at most `width` characters; the lines after the first are indented as far as the label
/// reaches.
pub fn paragraph(label: &str, text: &str, width: Option<usize>) -> String {
    let indent = length(label);
    let room = width.map_or(usize::MAX, |w| w.saturating_sub(indent).max(NARROW));
    let mut out = String::new();
    let mut line = String::new();
    let mut lead = label.to_owned();
    let mut end = |lead: &mut String, line: &mut String| {
        let _ = writeln!(out, "{}", format!("{lead}{line}").trim_end());
        *lead = " ".repeat(indent);
        line.clear();
    };
    for word in text.split(' ') {
        let more = length(word) + usize::from(!line.is_empty());
        if !line.is_empty() && length(&line) + more > room {
            end(&mut lead, &mut line);
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    end(&mut lead, &mut line);
    out
}

/// `text` in at most `most` characters: of a longer one, the middle is left out.
pub fn shortened(text: &str, most: usize) -> String {
    let n = length(text);
    if n <= most || most < 3 {
        return text.to_owned();
    }
    let (head, tail) = ((most - 1) / 2, most / 2);
    let start: String = text.chars().take(head).collect();
    let end: String = text.chars().skip(n - tail).collect();
    format!("{start}\u{2026}{end}")
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    fn table() -> Table {
        let mut t = Table::new(&[
            (Column::Name, "module"),
            (Column::Number, "own"),
            (Column::Note, "on the board"),
        ]);
        let name = "a_package.with_a_module.of_a_long_name".to_owned();
        t.row([
            name,
            "12".to_owned(),
            "resumes at line 7: machine.Pin()".to_owned(),
        ]);
        t.row(["b".to_owned(), "1234".to_owned(), String::new()]);
        t.below("lib/b.py".to_owned());
        t
    }

    #[test]
    fn a_table_without_a_limit_has_a_line_for_each_row() {
        let want = "\
module                                   own  on the board
a_package.with_a_module.of_a_long_name    12  resumes at line 7: machine.Pin()
b                                       1234
    lib/b.py
";
        assert_eq!(plain(&table().text(None)), want);
    }

    #[test]
    fn names_are_shortened_and_notes_wrap_where_the_room_is_scarce() {
        let want = "\
module              own  on the board
a_packag\u{2026}ong_name    12  resumes at line 7:
                         machine.Pin()
b                  1234
    lib/b.py
";
        assert_eq!(plain(&table().text(Some(49))), want);
        for width in [20, 30, 40, 60, 80] {
            let text = plain(&table().text(Some(width)));
            let wide = text.lines().find(|l| length(l) > width.max(26));
            assert_eq!(wide, None, "{width}");
        }
    }

    #[test]
    fn a_paragraph_is_indented_as_far_as_its_label() {
        let text = paragraph("note    ", "one two three four", Some(20));
        assert_eq!(text, "note    one two\n        three four\n");
    }
}
