//! The links of all documents lead to files that exist, and to headings that are in them.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    root.canonicalize().expect("the repository is there")
}

/// The documents below `dir`, without directories of builds and packages.
fn documents(dir: &Path, all: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).expect("the directory can be read") {
        let path = entry.expect("the entry can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            let built =
                ["target", "node_modules"].contains(&name.as_ref()) || name.starts_with('.');
            if !built {
                documents(&path, all);
            }
        } else if name.ends_with(".md") {
            all.push(path);
        }
    }
}

/// The lines of a document that are not in a block of code.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut code = false;
    let lines = text.lines().enumerate().map(|(n, line)| (n + 1, line));
    lines.filter(move |(_, line)| {
        let fence = line.trim_start().starts_with("```");
        code ^= fence;
        !code && !fence
    })
}

/// The names by which links reach the headings of a document: lower case, hyphens for spaces, no other signs.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = prose(text).filter_map(|(_, line)| line.strip_prefix('#'));
    let headings = headings.map(|h| h.trim_start_matches('#').trim().to_lowercase());
    let one = |h: String| {
        let kept = h
            .chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(one).collect()
}

/// The targets of the links of a line.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let after = line.split("](").skip(1);
    after.filter_map(|rest| rest.split([')', ' ']).next())
}

#[test]
fn links_of_the_documents_lead_somewhere() {
    let root = root();
    let mut all = Vec::new();
    documents(&root, &mut all);
    let mut known: HashMap<PathBuf, BTreeSet<String>> = HashMap::new();
    let (mut dead, mut count) = (Vec::new(), 0);
    for path in &all {
        let text = std::fs::read_to_string(path).expect("the document can be read");
        let name = path.strip_prefix(&root).unwrap_or(path).display();
        for (line, content) in prose(&text) {
            for target in targets(content).filter(|t| !t.contains("://")) {
                count += 1;
                let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
                let to = match file {
                    "" => path.clone(),
                    file => path.with_file_name(file),
                };
                if !to.exists() {
                    dead.push(format!("{name}:{line}: there is no {target}"));
                } else if !anchor.is_empty() {
                    let headings = known.entry(to.clone()).or_insert_with(|| {
                        anchors(&std::fs::read_to_string(&to).unwrap_or_default())
                    });
                    if !headings.contains(anchor) {
                        dead.push(format!("{name}:{line}: no heading for {target}"));
                    }
                }
            }
        }
    }
    assert!(count > 50, "too few links: {count}");
    assert!(dead.is_empty(), "\n{}", dead.join("\n"));
}
