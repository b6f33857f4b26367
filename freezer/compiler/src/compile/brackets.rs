//! Finds a quote or a bracket without its partner. The parser notices it only where it cannot go on, which may be at
//! the end of the file.

/// A quote or bracket without a partner, and its place in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alone {
    /// A string that does not end on its line.
    Quote(usize),
    /// A string in triple quotes that does not end.
    TripleQuote(usize),
    /// A closing bracket that does not close the last open one, which is named second.
    Closing(usize, char, char),
    /// An open bracket.
    Opening(usize, char),
}

impl Alone {
    /// Its place.
    pub fn at(self) -> usize {
        match self {
            Alone::Quote(at) | Alone::TripleQuote(at) => at,
            Alone::Closing(at, ..) | Alone::Opening(at, _) => at,
        }
    }
}

/// The first quote or closing bracket without a partner; or else the innermost bracket that stays open at `end`
/// and for the rest of the text.
pub(super) fn alone(text: &str, end: usize) -> Option<Alone> {
    let mut open: Vec<(usize, char)> = Vec::new();
    // The number of brackets open at `end` that are still open here.
    let mut still = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if at >= end && still.is_none() {
            still = Some(open.len());
        }
        match c {
            '#' => at += text[at..].find('\n').unwrap_or(text.len() - at),
            '\'' | '"' => match after_string(text, at, c) {
                Ok(next) => at = next,
                Err(found) => return Some(found),
            },
            '(' | '[' | '{' => {
                open.push((at, c));
                at += 1;
            }
            ')' | ']' | '}' => {
                if let Some((_, opening)) = open.pop() {
                    if partner(opening) != c {
                        return Some(Alone::Closing(at, c, opening));
                    }
                }
                still = still.map(|n| n.min(open.len()));
                at += 1;
            }
            c => at += c.len_utf8(),
        }
    }
    let innermost = still.unwrap_or(open.len()).checked_sub(1)?;
    open.get(innermost).map(|(at, c)| Alone::Opening(*at, *c))
}

/// The place after the string that begins with the quote `q` at `start`.
fn after_string(text: &str, start: usize, q: char) -> Result<usize, Alone> {
    let rest = &text[start..];
    let triple = rest.len() >= 3 && rest[1..].starts_with([q]) && rest[2..].starts_with([q]);
    let mut at = start + if triple { 3 } else { 1 };
    while let Some(c) = text[at..].chars().next() {
        match c {
            '\\' => at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            '\n' if !triple => break,
            c if c == q && !triple => return Ok(at + 1),
            c if c == q && text[at..].chars().take_while(|c| *c == q).count() >= 3 => {
                return Ok(at + 3)
            }
            c => at += c.len_utf8(),
        }
    }
    Err(match triple {
        true => Alone::TripleQuote(start),
        false => Alone::Quote(start),
    })
}

/// What closes a bracket.
pub(super) fn partner(opening: char) -> char {
    match opening {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

#[cfg(test)]
mod tests {
    use super::{alone, Alone};

    #[test]
    fn what_has_no_partner() {
        let end = usize::MAX;
        for (text, found) in [
            ("x = ('a', [1], {2: \"b\"}) # ' ( \n", None),
            ("x = 'it\\'s'\ny = '''a'b\n'''\n", None),
            ("x = r'\\'\ny = 1\n", Some(Alone::Quote(5))),
            ("x = '\ny = 1\n", Some(Alone::Quote(4))),
            ("x = ''\ny = ''''\n", Some(Alone::TripleQuote(11))),
            ("x = (1]\n", Some(Alone::Closing(6, ']', '('))),
            ("x = [(1\n", Some(Alone::Opening(5, '('))),
            ("x = 1)\n", None),
            ("x = 'é' + (\u{201c}", Some(Alone::Opening(11, '('))),
        ] {
            assert_eq!(alone(text, end), found, "{text}");
        }
        // Only brackets that were open there and stay open count.
        assert_eq!(alone("a(\nb = 1\nc(", 5), Some(Alone::Opening(1, '(')));
        assert_eq!(alone("a()\nb = = 1\nc(", 7), None);
        assert_eq!(alone("a((\nb = = 1)\nc(", 7), Some(Alone::Opening(1, '(')));
    }
}
