//! Tabs that indent a line: each advances to the next multiple of eight columns, as in MicroPython.
//!
//! The parser compares tabs and spaces by themselves, and refuses lines that mix them. So the tabs before the first
//! word of a line become spaces. Tabs in strings and within a line stay.

/// Columns from one tab stop to the next.
const STOP: usize = 8;

/// A text without tabs before the first words of its lines.
pub(super) struct Expanded {
    /// The new text.
    pub text: String,
    /// Places in the new text of the spaces that the old one does not have, in order.
    pub added: Vec<u32>,
}

impl Expanded {
    /// The place in the new text of a place in the old one, which is not in the indentation of a line.
    fn moved(&self, old: u32) -> u32 {
        let mut new = old;
        for at in &self.added {
            if *at > new {
                break;
            }
            new += 1;
        }
        new
    }

    /// Joins the places that were added here, and those that had been added to the text before.
    pub fn with_earlier(&self, earlier: &[u32]) -> Vec<u32> {
        let mut all: Vec<u32> = earlier.iter().map(|at| self.moved(*at)).collect();
        all.extend(&self.added);
        all.sort_unstable();
        all
    }
}

/// The text with spaces for the tabs that indent its lines. `None` if there are none.
pub(super) fn expand(text: &str) -> Option<Expanded> {
    let indents = |line: &str| line.trim_start_matches([' ', '\x0c']).starts_with('\t');
    if !text.lines().any(indents) {
        return None;
    }
    let mut out = Expanded {
        text: String::with_capacity(text.len() + text.len() / STOP),
        added: Vec::new(),
    };
    let mut open = None;
    for line in text.split_inclusive('\n') {
        let rest = match open {
            None => out.indentation(line),
            Some(_) => line,
        };
        out.text.push_str(rest);
        open = open_at_end(rest, open);
    }
    Some(out)
}

impl Expanded {
    /// Writes the indentation of a line, and gives what follows it.
    fn indentation<'l>(&mut self, line: &'l str) -> &'l str {
        let rest = line.trim_start_matches([' ', '\t']);
        let mut column = 0;
        for c in line[..line.len() - rest.len()].chars() {
            let width = match c {
                '\t' => STOP - column % STOP,
                _ => 1,
            };
            for i in 0..width {
                if i > 0 {
                    self.added.push(self.text.len() as u32);
                }
                self.text.push(' ');
            }
            column += width;
        }
        rest
    }
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
            assert_eq!(expand(old).map(|e| e.text).as_deref(), Some(new), "{old:?}");
        }
        for text in ["x\t= 1\n", "'''\n a\tb'''", "    x\n", ""] {
            assert!(expand(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn places_of_what_was_added() {
        let e = expand("a\n\tb\n      \tc").expect("spaces");
        assert_eq!(e.text, "a\n        b\n        c");
        assert_eq!(e.added, [3, 4, 5, 6, 7, 8, 9, 19]);
        // The letters b and c of the old text.
        assert_eq!([3, 12].map(|at| e.moved(at)), [10, 20]);
    }
}
