//! Text that MicroPython accepts and the parser does not: `from a import b,` and characters beyond ASCII in bytes.

use rustpython_parser::lexer::lex;
use rustpython_parser::{Mode, StringKind, Tok};

use super::edit::Change;

/// The changes that the parser needs. `latin1` says that characters stand for single bytes.
pub(super) fn mend(text: &str, latin1: bool) -> Vec<Change> {
    if !has_bytes_beyond_ascii(text) && !text.lines().any(has_last_comma) {
        return Vec::new();
    }
    let mut changes = Vec::new();
    let mut last_comma = None;
    let (mut begins, mut import, mut brackets) = (true, Import::No, 0);
    // Comments are no tokens.
    for token in lex(text, Mode::Module) {
        let Ok((tok, range)) = token else {
            // The parser will tell.
            return Vec::new();
        };
        let (start, end) = (range.start().to_usize(), range.end().to_usize());
        match &tok {
            Tok::From if begins => import = Import::From,
            Tok::Import if import == Import::From => import = Import::Names,
            Tok::Lpar => brackets += 1,
            Tok::Newline | Tok::Semi | Tok::EndOfFile => {
                if let (Import::Names, 0, Some(at)) = (import, brackets, last_comma) {
                    changes.push(Change {
                        start: at,
                        end: at + 1,
                        new: " ".to_owned(),
                    });
                }
                (import, brackets) = (Import::No, 0);
            }
            Tok::String {
                kind: StringKind::Bytes,
                ..
            } => {
                let literal = text.get(start..end).unwrap_or("");
                for (i, c) in literal.char_indices().filter(|(_, c)| !c.is_ascii()) {
                    let at = start + i;
                    changes.push(Change {
                        start: at,
                        end: at + c.len_utf8(),
                        new: escapes(c, latin1),
                    });
                }
            }
            _ => {}
        }
        begins = matches!(
            tok,
            Tok::Newline | Tok::Semi | Tok::Indent | Tok::Dedent | Tok::Colon
        );
        last_comma = match tok {
            Tok::Comma => Some(start),
            _ => None,
        };
    }
    changes
}

/// The state of reading an import statement: outside of one, after `from`, or among the names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Import {
    No,
    From,
    Names,
}

/// The escapes for the bytes of a character.
fn escapes(c: char, latin1: bool) -> String {
    let mut utf8 = [0; 4];
    let bytes = match u8::try_from(u32::from(c)) {
        Ok(byte) if latin1 => {
            utf8[0] = byte;
            &utf8[..1]
        }
        _ => c.encode_utf8(&mut utf8).as_bytes(),
    };
    bytes.iter().map(|b| format!("\\x{b:02x}")).collect()
}

/// True if a line may be a bytes literal with characters beyond ASCII.
fn has_bytes_beyond_ascii(text: &str) -> bool {
    !text.is_ascii() && ["b'", "b\"", "B'", "B\""].iter().any(|q| text.contains(q))
}

/// True if a line may import names, with a comma behind the last one.
fn has_last_comma(line: &str) -> bool {
    let Some(at) = line.find("import ") else {
        return false;
    };
    let ends = |(i, _): (usize, &str)| {
        let rest = line[i + 1..].trim_start();
        rest.is_empty() || rest.starts_with(['#', ';'])
    };
    line[..at].contains("from") && line.match_indices(',').any(ends)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::compile::edit::apply;

    #[test]
    fn texts() {
        let table = [
            ("from a import b,\n", "from a import b \n"),
            (
                "from . import b, c as d, # e\n",
                "from . import b, c as d  # e\n",
            ),
            (
                "if 1: from a import b,; x = 1\n",
                "if 1: from a import b ; x = 1\n",
            ),
            ("x = b'\u{b0}C'\n", "x = b'\\xc2\\xb0C'\n"),
        ];
        for (old, new) in table {
            assert_eq!(apply(old, &mend(old, false), &[]).text, new, "{old}");
        }
        for text in [
            "from a import (b,)\n",
            "x = '\u{b0}'; b'x'\n",
            "from a import b\nx = 1,\n",
        ] {
            assert!(mend(text, false).is_empty(), "{text}");
        }
        let text = "x = b'\u{b0}'";
        let latin1 = apply(text, &mend(text, true), &[]);
        assert_eq!(latin1.text, "x = b'\\xb0'");
        assert_eq!(latin1.added, [7, 8, 9]);
    }
}
