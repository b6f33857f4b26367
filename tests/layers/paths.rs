//! The paths that a Rust source names: `use` trees and paths in code, not what stands in comments, texts and tests.

/// A path as a source file writes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// Line in the file, from 1 on.
    pub line: usize,
    /// Its parts, the first of them as it is written: `crate`, `super`, `self` or a crate's name.
    pub parts: Vec<String>,
}

/// The paths of a source that begin with one of `roots`. A `use` of several names is several paths.
pub fn paths(source: &str, roots: &[&str]) -> Vec<Named> {
    let tokens = without_tests(tokens(source));
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let begins = roots.contains(&token.text.as_str()) && is(&tokens, i + 1, "::");
        // `a::b` names a path of `a` alone: that of `b` began before.
        if begins && (i == 0 || tokens[i - 1].text != "::") {
            tree(&tokens, i, &[], &mut found);
        }
    }
    found
}

#[derive(Clone)]
struct Token {
    line: usize,
    text: String,
}

fn is(tokens: &[Token], i: usize, text: &str) -> bool {
    tokens.get(i).is_some_and(|t| t.text == text)
}

fn is_word(token: &Token) -> bool {
    token
        .text
        .starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// Reads a path from token `i` on; the token behind it.
fn tree(tokens: &[Token], i: usize, before: &[String], found: &mut Vec<Named>) -> usize {
    let (mut i, mut parts, line) = (i, before.to_vec(), tokens[i].line);
    loop {
        if !is(tokens, i, "{") {
            parts.push(tokens[i].text.clone());
            i += 1;
            let goes_on = tokens
                .get(i + 1)
                .is_some_and(|t| is_word(t) || "{*".contains(&t.text));
            if is(tokens, i, "::") && goes_on {
                i += 1;
                continue;
            }
            found.push(Named { line, parts });
            return i;
        }
        i += 1;
        while i < tokens.len() && !is(tokens, i, "}") {
            i = match tokens[i].text.as_str() {
                "," => i + 1,
                // A new name does not change what is named.
                "as" => i + 2,
                _ => tree(tokens, i, &parts, found),
            };
        }
        return i + 1;
    }
}

/// Words, `::` and single signs.
fn tokens(source: &str) -> Vec<Token> {
    let code = without_comments(source);
    let mut tokens = Vec::new();
    for (line, text) in (1..).zip(code.lines()) {
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let word = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            let len = match word {
                0 if rest.starts_with("::") => 2,
                0 => first.len_utf8(),
                n => n,
            };
            tokens.push(Token {
                line,
                text: rest[..len].to_owned(),
            });
            rest = rest[len..].trim_start();
        }
    }
    tokens
}

/// Leaves out each item behind `#[cfg(test)]`.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut i) = (Vec::new(), 0);
    while i < tokens.len() {
        if !MARK
            .iter()
            .enumerate()
            .all(|(k, text)| is(&tokens, i + k, text))
        {
            kept.push(tokens[i].clone());
            i += 1;
            continue;
        }
        let mut depth = 0;
        while i < tokens.len() {
            depth += i32::from(tokens[i].text == "{") - i32::from(tokens[i].text == "}");
            let ends = tokens[i].text == "}" || tokens[i].text == ";";
            i += 1;
            if depth == 0 && ends {
                break;
            }
        }
    }
    kept
}

/// The source with spaces in the place of comments, texts and characters.
fn without_comments(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let (mut code, mut i) = (String::new(), 0);
    while i < chars.len() {
        let end = match (at(i), at(i + 1)) {
            ('/', '/') => line_end(&chars, i),
            ('/', '*') => comment_end(&chars, i),
            ('r', '"' | '#') if !at(i.wrapping_sub(1)).is_alphanumeric() => raw_end(&chars, i),
            ('"', _) => text_end(&chars, i, '"'),
            ('\'', '\\') => text_end(&chars, i, '\''),
            ('\'', _) if at(i + 2) == '\'' => i + 3,
            _ => i,
        };
        if end == i {
            code.push(at(i));
            i += 1;
        }
        while i < end.min(chars.len()) {
            code.push(if at(i) == '\n' { '\n' } else { ' ' });
            i += 1;
        }
    }
    code
}

fn line_end(chars: &[char], i: usize) -> usize {
    let len = chars[i..].iter().position(|c| *c == '\n');
    len.map_or(chars.len(), |n| i + n)
}

fn comment_end(chars: &[char], i: usize) -> usize {
    let (mut i, mut depth) = (i, 0);
    while i < chars.len() {
        match chars[i..].get(..2) {
            Some(['/', '*']) => (i, depth) = (i + 2, depth + 1),
            Some(['*', '/']) => (i, depth) = (i + 2, depth - 1),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

/// The end of `r"..."` or `r#"..."#`; `i` itself if no text begins there (`r#type`).
fn raw_end(chars: &[char], i: usize) -> usize {
    let signs = chars[i + 1..].iter().take_while(|c| **c == '#').count();
    if chars.get(i + 1 + signs) != Some(&'"') {
        return i;
    }
    let mut end = vec!['"'];
    end.resize(1 + signs, '#');
    let from = i + 2 + signs;
    let len = chars[from..].windows(end.len()).position(|w| w == end);
    len.map_or(chars.len(), |n| from + n + end.len())
}

fn text_end(chars: &[char], i: usize, quote: char) -> usize {
    let mut i = i + 1;
    while i < chars.len() && chars[i] != quote {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}
