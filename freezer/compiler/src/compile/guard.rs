//! Looks at the tokens before the parser does. Refuses what nests too deeply for the recursive stages, and strings
//! that UTF-8 cannot hold.

use rustpython_parser::lexer::lex;
use rustpython_parser::text_size::TextSize;
use rustpython_parser::{Mode, StringKind, Tok};

use super::error::{Res, Source};

/// The most brackets within brackets.
const MAX_BRACKETS: usize = 200;
/// The most blocks within blocks.
const MAX_INDENT: usize = 100;
/// The most operators in one expression, and the most `elif` in one file.
const MAX_CHAIN: usize = 10_000;
/// The most bytes of a source text.
const MAX_SOURCE: usize = 64 << 20;

/// Refuses a text that is too long or too deeply nested for the stages that follow.
pub(super) fn check(src: &Source, mode: Mode) -> Res {
    let start = TextSize::default();
    if src.text.len() > MAX_SOURCE {
        return Err(src.error(start, "the file is too large", "split it"));
    }
    let mut chains = vec![0usize];
    let (mut total, mut indent, mut elifs, mut lambdas) = (0usize, 0usize, 0usize, 0usize);
    for token in lex(&src.text, mode) {
        let Ok((tok, range)) = token else {
            return Ok(());
        };
        let at = range.start();
        match &tok {
            Tok::Lpar | Tok::Lsqb | Tok::Lbrace => {
                total += 1;
                if let Some(last) = chains.last_mut() {
                    *last += 1;
                }
                chains.push(0);
                if chains.len() > MAX_BRACKETS + 1 {
                    return Err(src.error(at, "too many nested brackets", "split the expression"));
                }
            }
            Tok::Rpar | Tok::Rsqb | Tok::Rbrace if chains.len() > 1 => {
                total -= chains.pop().unwrap_or(0);
            }
            Tok::Comma | Tok::Semi | Tok::Newline => {
                if let Some(last) = chains.last_mut() {
                    total -= *last;
                    *last = 0;
                }
                if matches!(tok, Tok::Newline | Tok::Semi) {
                    lambdas = 0;
                }
            }
            Tok::Indent => {
                indent += 1;
                if indent > MAX_INDENT {
                    return Err(src.error(
                        at,
                        "too many levels of indentation",
                        "move inner blocks into functions",
                    ));
                }
            }
            Tok::Dedent => indent = indent.saturating_sub(1),
            Tok::Elif => elifs += 1,
            Tok::Lambda => lambdas += 1,
            Tok::String { value, kind, .. } => string(src, at, value, *kind)?,
            tok if deepens(tok) => {
                total += 1;
                if let Some(last) = chains.last_mut() {
                    *last += 1;
                }
            }
            _ => (),
        }
        if total > MAX_CHAIN || lambdas > MAX_CHAIN {
            return Err(src.error(at, "the expression is too long", "split it"));
        }
        if elifs > MAX_CHAIN {
            return Err(src.error(at, "too many elif clauses", "use a dict"));
        }
    }
    Ok(())
}

fn deepens(tok: &Tok) -> bool {
    matches!(
        tok,
        Tok::Plus
            | Tok::Minus
            | Tok::Star
            | Tok::DoubleStar
            | Tok::Slash
            | Tok::DoubleSlash
            | Tok::Percent
            | Tok::At
            | Tok::Amper
            | Tok::Vbar
            | Tok::CircumFlex
            | Tok::LeftShift
            | Tok::RightShift
            | Tok::Tilde
            | Tok::Not
            | Tok::And
            | Tok::Or
            | Tok::If
            | Tok::Else
            | Tok::Await
            | Tok::Dot
            | Tok::For
            | Tok::Yield
            | Tok::Equal
            | Tok::ColonEqual
    )
}

fn string(src: &Source, at: TextSize, text: &str, kind: StringKind) -> Res {
    if matches!(kind, StringKind::FString | StringKind::RawFString) {
        let deep = text.bytes().filter(|b| b"-~+*/%&|^.([{tre".contains(b));
        if text.len() > MAX_CHAIN && deep.count() > MAX_CHAIN && text.contains('{') {
            return Err(src.error(at, "the f-string is too long", "split it"));
        }
        let (mut depth, mut deepest) = (0usize, 0usize);
        for b in text.bytes() {
            match b {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                _ => (),
            }
            deepest = deepest.max(depth);
        }
        if deepest > 2 * MAX_BRACKETS {
            return Err(src.error(at, "too many nested brackets", "split the f-string"));
        }
    }
    let escapes = matches!(
        kind,
        StringKind::String | StringKind::FString | StringKind::Unicode
    );
    if escapes && has_surrogate(text) {
        return Err(src.error(
            at,
            "the string has a surrogate escape, which UTF-8 cannot hold",
            "write the character itself, or one \\U escape",
        ));
    }
    Ok(())
}

fn has_surrogate(text: &str) -> bool {
    let mut rest = text;
    while let Some(i) = rest.find('\\') {
        let mut chars = rest[i + 1..].chars();
        let digits = match chars.next() {
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let number: String = chars.clone().take(digits).collect();
        if let Ok(n) = u32::from_str_radix(&number, 16) {
            if (0xd800..0xe000).contains(&n) {
                return true;
            }
        }
        rest = &rest[i + 1..];
        rest = rest.get(char_len(rest)..).unwrap_or("");
    }
    false
}

fn char_len(s: &str) -> usize {
    s.chars().next().map_or(0, char::len_utf8)
}
