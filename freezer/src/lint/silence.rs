//! Comments that silence warnings: `# freeze: ignore`, `# freeze: ignore[kind]`, `# noqa` and `# noqa: F821`.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Finding, Kind};
use crate::diagnostic::Diagnostic;
use crate::suggest::did_you_mean;

/// The lines of a text with such comments; for each the kinds and codes that are meant, `None` for all.
pub fn comments(text: &str) -> BTreeMap<u32, Option<Vec<String>>> {
    let mut all = BTreeMap::new();
    for (i, line) in text.lines().enumerate() {
        if let Some(meant) = line
            .match_indices('#')
            .find_map(|(at, _)| of_comment(&line[at + 1..]))
        {
            all.insert(i as u32 + 1, meant);
        }
    }
    all
}

/// Warns of comments `# freeze: ignore[kind]` with a kind that does not exist: they silence nothing.
pub fn unknown(text: &str, path: &Path) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for (i, line) in text
        .lines()
        .enumerate()
        .filter(|(_, l)| l.contains("freeze:"))
    {
        let comments = line
            .match_indices('#')
            .map(|(at, _)| line[at + 1..].trim_start());
        for comment in comments.filter(|c| c.starts_with("freeze:")) {
            let Some(Some(words)) = of_comment(comment) else {
                continue;
            };
            let is_known = |word: &String| Kind::ALL.iter().any(|k| k.has_code(word));
            for word in words.iter().filter(|w| !is_known(w)) {
                let what = format!(
                    "this comment silences nothing: there is no kind of warning called {word}"
                );
                let names = Kind::ALL.map(Kind::name);
                let help = did_you_mean(word, names)
                    .unwrap_or_else(|| format!("there are {}", names.join(", ")));
                let d = Diagnostic::new(what).file(path).line(i as u32 + 1);
                all.push(d.help(help));
            }
        }
    }
    all
}

/// The kinds that a comment silences; `None` if it silences nothing.
#[allow(clippy::option_option)]
fn of_comment(comment: &str) -> Option<Option<Vec<String>>> {
    let comment = comment.trim_start();
    if let Some(rest) = comment.strip_prefix("freeze:") {
        let rest = rest.trim_start().strip_prefix("ignore")?;
        let rest = rest.trim_start();
        let Some(list) = rest.strip_prefix('[') else {
            return rest.is_empty().then_some(None).or_else(|| {
                // Words may follow, as a reason.
                (!rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')).then_some(None)
            });
        };
        let list = list.split(']').next().unwrap_or_default();
        return Some(Some(words(list)));
    }
    let start = comment.get(..4)?;
    if !start.eq_ignore_ascii_case("noqa") {
        return None;
    }
    let rest = comment[4..].trim_start();
    match rest.strip_prefix(':') {
        Some(codes) => Some(Some(words(codes))),
        None if rest.starts_with(|c: char| c.is_alphanumeric())
            && comment.as_bytes().get(4) != Some(&b' ') =>
        {
            None
        }
        None => Some(None),
    }
}

fn words(list: &str) -> Vec<String> {
    let words = list.split([',', ' ', '\t']).filter(|w| !w.is_empty());
    words.map(str::to_owned).collect()
}

/// True if a comment on the lines of a mistake silences it.
pub(super) fn silences(f: &Finding<'_>) -> bool {
    let last = f.lines.last.max(f.lines.first);
    let mut comments = f.module.facts.silenced.range(f.lines.first..=last);
    comments.any(|(_, meant)| match meant {
        None => true,
        Some(words) => words.iter().any(|w| f.kind.has_code(w)),
    })
}

#[cfg(test)]
mod tests {
    use super::of_comment;

    #[test]
    fn comments_that_silence() {
        let some = |words: &[&str]| Some(Some(words.iter().map(|w| (*w).to_owned()).collect()));
        for (comment, meant) in [
            (" freeze: ignore", Some(None)),
            ("freeze:ignore", Some(None)),
            (" freeze: ignore[undefined-name]", some(&["undefined-name"])),
            (" freeze: ignore[a, b] why", some(&["a", "b"])),
            (" freeze: ignored", None),
            (" noqa", Some(None)),
            (" NOQA", Some(None)),
            (" noqa: F821", some(&["F821"])),
            (" noqa:F821,E501", some(&["F821", "E501"])),
            (" noqabc", None),
            (" é noqa", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(of_comment(comment), meant, "{comment}");
        }
    }
}
