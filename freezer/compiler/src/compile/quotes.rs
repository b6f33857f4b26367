//! f-strings whose fields have the quotes of the f-string itself: `f'{d['key']}'`.
//!
//! Python allows that since 3.12, and so does MicroPython, but the parser does not. Such an f-string gets
//! quotes that its text does not have, three of them: `f'''{d['key']}'''`. No line changes its number. Texts
//! that the parser understands stay as they are: there a quote in a field is never the f-string's own.

/// A text with changed quotes, and the places where characters were added.
pub(super) struct Requoted {
    /// The new text.
    pub text: String,
    /// Places in the new text of the characters that the old one does not have, in order.
    pub added: Vec<u32>,
}

/// The text with other quotes where the parser needs them. `None` if no quotes have to change, or none would help.
pub(super) fn requote(text: &str) -> Option<Requoted> {
    let mut scan = Scan {
        text: text.as_bytes(),
        changes: Vec::new(),
    };
    scan.code(0, 0)?;
    if scan.changes.is_empty() {
        return None;
    }
    scan.changes.sort_unstable();
    let mut out = Requoted {
        text: String::with_capacity(text.len() + 4 * scan.changes.len()),
        added: Vec::new(),
    };
    let mut done = 0;
    for (at, quote) in scan.changes {
        out.text.push_str(text.get(done..at)?);
        for _ in 0..2 {
            out.added.push(out.text.len() as u32);
            out.text.push(char::from(quote));
        }
        out.text.push(char::from(quote));
        done = at + 1;
    }
    out.text.push_str(text.get(done..)?);
    Some(out)
}

/// The most f-strings within f-strings.
const NESTING: u32 = 20;

struct Scan<'a> {
    text: &'a [u8],
    /// Places of single quotes that become three of this kind.
    changes: Vec<(usize, u8)>,
}

/// The quotes of a string.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Quotes {
    quote: u8,
    triple: bool,
}

impl Quotes {
    fn len(self) -> usize {
        if self.triple {
            3
        } else {
            1
        }
    }
}

/// What an f-string has in its fields.
#[derive(Default)]
struct Fields {
    /// Its own quotes, or a line's end between single quotes.
    tangled: bool,
    /// Kinds of triple quotes, as they are written or as they will be.
    triples: Vec<u8>,
}

// Each function takes a place in the text and returns the place behind what it read, or `None` if the text ends too
// early.
impl Scan<'_> {
    fn at(&self, i: usize) -> Option<u8> {
        self.text.get(i).copied()
    }

    /// Code up to the end of the text.
    fn code(&mut self, mut i: usize, depth: u32) -> Option<()> {
        while let Some(b) = self.at(i) {
            i = match b {
                b'#' => self.comment(i),
                b'\\' => i + 2,
                b'"' | b'\'' => self.string(i, false, depth)?.0,
                _ => self.word(i, depth, &mut Fields::default())?,
            };
        }
        Some(())
    }

    fn comment(&self, i: usize) -> usize {
        let rest = self.text.get(i..).unwrap_or(&[]);
        i + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len())
    }

    /// A name, number or other character. If it is the prefix of a string, that string too.
    fn word(&mut self, i: usize, depth: u32, outer: &mut Fields) -> Option<usize> {
        let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80;
        let mut end = i;
        while self.at(end).is_some_and(is_word) {
            end += 1;
        }
        if end == i {
            return Some(i + 1);
        }
        let prefix = self.text.get(i..end)?;
        let has = |c: u8| prefix.iter().any(|b| b.to_ascii_lowercase() == c);
        let formatted = prefix.len() <= 2 && has(b'f');
        if formatted && matches!(self.at(end), Some(b'"' | b'\'')) {
            let (next, own) = self.string(end, true, depth)?;
            outer.triples.extend(own);
            return Some(next);
        }
        Some(end)
    }

    fn quotes(&self, i: usize) -> Option<Quotes> {
        let quote = self.at(i)?;
        let triple = self.at(i + 1) == Some(quote) && self.at(i + 2) == Some(quote);
        Some(Quotes { quote, triple })
    }

    fn closes(&self, i: usize, q: Quotes) -> bool {
        (0..q.len()).all(|k| self.at(i + k) == Some(q.quote))
    }

    /// A string whose first quote is at `i`, and the kinds of triple quotes that it contains afterwards.
    fn string(&mut self, i: usize, formatted: bool, depth: u32) -> Option<(usize, Vec<u8>)> {
        let q = self.quotes(i)?;
        let mut fields = Fields::default();
        let mut at = i + q.len();
        while !self.closes(at, q) {
            at = match self.at(at)? {
                b'\\' => at + 2,
                b'\n' if !q.triple => return None,
                b'{' if formatted && self.at(at + 1) != Some(b'{') => {
                    self.field(at + 1, q, depth + 1, &mut fields)?
                }
                b'{' if formatted => at + 2,
                _ => at + 1,
            };
        }
        if fields.tangled {
            let taken = |quote: u8| {
                let inside = self.text.get(i + q.len()..at).unwrap_or(&[]);
                let three = inside.windows(3).any(|w| w.iter().all(|b| *b == quote));
                three || fields.triples.contains(&quote) || inside.last() == Some(&quote)
            };
            let other = if q.quote == b'"' { b'\'' } else { b'"' };
            let quote = [q.quote, other].into_iter().find(|quote| !taken(*quote))?;
            if q.triple {
                return None;
            }
            self.changes.extend([(i, quote), (at, quote)]);
            fields.triples.push(quote);
        } else if q.triple {
            fields.triples.push(q.quote);
        }
        Some((at + q.len(), fields.triples))
    }

    /// A field of an f-string with the quotes `own`, behind its brace.
    fn field(&mut self, mut i: usize, own: Quotes, depth: u32, out: &mut Fields) -> Option<usize> {
        if depth > NESTING {
            return None;
        }
        let mut brackets = 0u32;
        loop {
            i = match self.at(i)? {
                b'}' if brackets == 0 => return Some(i + 1),
                b':' if brackets == 0 => return self.spec(i + 1, own, depth, out),
                b'(' | b'[' | b'{' => {
                    brackets += 1;
                    i + 1
                }
                b')' | b']' | b'}' => {
                    brackets = brackets.checked_sub(1)?;
                    i + 1
                }
                b'\n' => {
                    out.tangled |= !own.triple;
                    i + 1
                }
                b'#' => self.comment(i),
                b'"' | b'\'' => {
                    self.note(i, own, out)?;
                    let (next, triples) = self.string(i, false, depth)?;
                    out.triples.extend(triples);
                    next
                }
                _ => {
                    let next = self.word(i, depth, out)?;
                    // The quote behind a prefix.
                    let quote = (i..next).find(|k| matches!(self.text.get(*k), Some(b'"' | b'\'')));
                    if let Some(quote) = quote {
                        self.note(quote, own, out)?;
                    }
                    next
                }
            };
        }
    }

    /// The part of a field behind its colon.
    fn spec(&mut self, mut i: usize, own: Quotes, depth: u32, out: &mut Fields) -> Option<usize> {
        loop {
            i = match self.at(i)? {
                b'}' => return Some(i + 1),
                b'{' => self.field(i + 1, own, depth + 1, out)?,
                b'\\' => i + 2,
                _ if self.closes(i, own) => return None,
                _ => i + 1,
            };
        }
    }

    /// Notes a string in a field, whose first quote is at `i`.
    fn note(&self, i: usize, own: Quotes, out: &mut Fields) -> Option<()> {
        let inner = self.quotes(i)?;
        out.tangled |= inner.quote == own.quote && (inner.triple || !own.triple);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::requote;

    fn new_text(text: &str) -> Option<String> {
        requote(text).map(|r| r.text)
    }

    #[test]
    fn texts() {
        let table = [
            ("f'{d['k']}'", "f'''{d['k']}'''"),
            ("f\"{d[\"k\"]}\"", "f\"\"\"{d[\"k\"]}\"\"\""),
            ("f'{f'{1}'}'", "f'''{f'{1}'}'''"),
            ("f'{f'{f'{1}'}'}'", "f\"\"\"{f'''{f'{1}'}'''}\"\"\""),
            ("f'{1:{'5'}}'", "f'''{1:{'5'}}'''"),
            ("rf'{'a'}\\n'", "rf'''{'a'}\\n'''"),
            ("f'{''}'", "f'''{''}'''"),
            ("f'{b'x'}'", "f'''{b'x'}'''"),
            ("f'{\n1}'", "f'''{\n1}'''"),
            ("f'{'}'}' + f'{x['a']}'", "f'''{'}'}''' + f'''{x['a']}'''"),
            ("f'{'''a'''}'", "f\"\"\"{'''a'''}\"\"\""),
        ];
        for (old, new) in table {
            assert_eq!(new_text(old).as_deref(), Some(new), "{old}");
        }
    }

    #[test]
    fn texts_that_stay() {
        let table = [
            "f'{d[\"k\"]}' 'x'",
            "'{' '}' # f'{d['k']}'",
            "f'{{' '}}'",
            "f'''{d['k']}'''",
            "'f{' 'd['",
            "f'{x!r:>5}' '{'",
            "f'{",
            "f'{a'",
            "x = 'it''s'",
            "def f('a{'b}'",
            "\"\"\"f'{d['k']}'\"\"\"",
            "f'{'''a'''}{\"\"\"b\"\"\"}'",
        ];
        for text in table {
            assert_eq!(new_text(text), None, "{text}");
        }
    }

    #[test]
    fn places_of_what_was_added() {
        let r = requote("f'{d['k']}'").expect("new quotes");
        assert_eq!(r.added, [1, 2, 12, 13]);
    }
}
