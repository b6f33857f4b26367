//! Tabs that indent a line: each advances to the next multiple of eight columns, as in MicroPython.
//!
//! The parser compares tabs and spaces by themselves, and refuses lines that mix them. So the tabs before the first
//! word of a line become spaces. Tabs in strings and within a line stay.

use super::edit::Change;

/// Columns from one tab stop to the next.
const STOP: usize = 8;

/// The changes that make spaces of the tabs that indent lines.
pub(super) fn expand(text: &str) -> Vec<Change> {
    let indents = |line: &str| line.trim_start_matches([' ', '\x0c']).starts_with('\t');
    if !text.lines().any(indents) {
        return Vec::new();
    }
    let mut changes = Vec::new();
    let (mut open, mut start) = (None, 0);
    for line in text.split_inclusive('\n') {
        let rest = match open {
            None => line.trim_start_matches([' ', '\t']),
            Some(_) => line,
        };
        let end = start + line.len() - rest.len();
        if text[start..end].contains('\t') {
            let new = " ".repeat(width(&text[start..end]));
            changes.push(Change { start, end, new });
        }
        open = open_at_end(rest, open);
        start += line.len();
    }
    changes
}

/// The columns that spaces and tabs take from the beginning of a line.
fn width(blank: &str) -> usize {
    let wider = |column, c| match c {
        '\t' => column + STOP - column % STOP,
        _ => column + 1,
    };
    blank.chars().fold(0, wider)
}

/// The quotes of a string that the line leaves open. `open` are those of a string that it begins in.
fn open_at_end(line: &str, mut open: Option<&'static str>) -> Option<&'static str> {
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        match open {
            Some(quotes) if rest.starts_with(quotes) => {
                taken = quotes.len();
                open = None;
            }
            // A string between single quotes goes on in the next line only behind a backslash.
            Some(quotes) if c == '\n' && quotes.len() == 1 => open = None,
            Some(_) if c == '\\' => {
                taken += rest[1..].chars().next().map_or(0, char::len_utf8);
            }
            Some(_) => {}
            None if c == '#' => return None,
            None => {
                let quotes = ["\"\"\"", "'''", "\"", "'"];
                open = quotes.into_iter().find(|q| rest.starts_with(q));
                taken = open.map_or(taken, str::len);
            }
        }
        rest = &rest[taken..];
    }
    open
}

#[cfg(test)]
mod tests {
    use super::expand;
    use crate::compile::edit::apply;

    #[test]
    fn indentation() {
        let table = [
            ("\tx", "        x"),
            ("  \tx", "        x"),
            ("\t  x", "          x"),
            ("        \tx", "                x"),
            ("if 1:\n\tx\ty\n", "if 1:\n        x\ty\n"),
            (
                "\t'''\n\ta\n\t'''\n\tb",
                "        '''\n\ta\n\t'''\n        b",
            ),
            ("\t'a\\\n\tb'\n\tc", "        'a\\\n\tb'\n        c"),
            ("\t# don't\n\tx", "        # don't\n        x"),
            ("\t'\\''\n\tx", "        '\\''\n        x"),
            ("\tf(1,\n\t2)", "        f(1,\n        2)"),
        ];
        for (old, new) in table {
            assert_eq!(apply(old, &expand(old), &[]).text, new, "{old:?}");
        }
        for text in ["x\t= 1\n", "'''\n a\tb'''", "    x\n", ""] {
            assert!(expand(text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn places_of_what_was_added() {
        let text = "a\n\tb\n      \tc";
        // The letters b and c were added before.
        let e = apply(text, &expand(text), &[3, 12]);
        assert_eq!(e.text, "a\n        b\n        c");
        assert_eq!(e.added, [3, 4, 5, 6, 7, 8, 9, 10, 19, 20]);
    }
}
