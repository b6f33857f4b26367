//! Advice for a line that is no Python because it is written as in another language, or was copied from a prompt.

/// Advice by the beginning of the line.
const BEGINNINGS: [(&str, &str); 10] = [
    (">>> ", "remove the >>> of Python's prompt"),
    ("... ", "remove the ... of Python's prompt"),
    ("else if ", "write elif"),
    ("elseif ", "write elif"),
    ("switch ", "use if and elif"),
    ("function ", "write def"),
    ("var ", "write the name and = alone: x = 1"),
    ("let ", "write the name and = alone: x = 1"),
    ("const ", "write the name and = alone: x = 1"),
    ("int ", "write the name and = alone: x = 1"),
];
/// Advice by the end of the line.
const ENDS: [(&str, &str); 3] = [
    ("++", "write += 1"),
    ("--", "write -= 1"),
    (
        "{",
        "a block has no braces: end the line with a colon, and indent the lines of the block",
    ),
];
/// Advice by a part of the line.
const PARTS: [(&str, &str); 2] = [("&&", "write and"), ("||", "write or")];

/// The words that begin a statement with a block.
const BLOCKS: [&str; 11] = [
    "if", "elif", "else", "for", "while", "def", "class", "with", "try", "except", "finally",
];

/// Advice for a line that the parser refuses, if the cause is known. `refused` is the text from the refused token on.
pub(super) fn advice(line: &str, refused: &str) -> Option<&'static str> {
    let line = line.trim();
    let begins = |(word, _): &&(&str, &str)| line.starts_with(word);
    let ends = |(word, _): &&(&str, &str)| line.trim_end_matches(';').ends_with(word);
    let has = |(word, _): &&(&str, &str)| line.contains(word);
    let found = BEGINNINGS.iter().find(begins);
    let found = found.or_else(|| ENDS.iter().find(ends));
    let found = found.or_else(|| PARTS.iter().find(has));
    let word = line.split([' ', ':', '(']).next().unwrap_or(line);
    found.map(|(_, help)| *help).or_else(|| match word {
        "if" | "elif" | "while" if refused.starts_with('=') => Some("to compare, write =="),
        // A colon that is there may be the right one, and the mistake another.
        word if BLOCKS.contains(&word) && !line.contains(':') => Some("end the line with a colon"),
        _ => None,
    })
}

/// The function of Python 3 that was a statement in Python 2, if the line begins with that statement.
pub(super) fn statement_of_python_2(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    ["print", "exec"].into_iter().find(|word| {
        line.strip_prefix(word)
            .and_then(|rest| rest.strip_prefix(' '))
            .is_some_and(|rest| {
                rest.trim_start()
                    .starts_with(|c: char| c.is_alphanumeric() || "\"'_".contains(c))
            })
    })
}
