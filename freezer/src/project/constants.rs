//! The values of a table, as constants of Python.

use toml_edit::{Item, Table, Value};

use super::literal;
use super::reader::{line_of, Reader};

impl Reader<'_> {
    /// The values of a table: all keys but `keys`, which have a meaning, in the order of the file. `what` is what the
    /// table is called.
    pub fn constants(&mut self, table: &Table, keys: &[&str], what: &str) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        for (key, item) in table {
            if keys.contains(&key) {
                continue;
            }
            let line = table.key(key).map_or(0, |k| line_of(self.text, k.span()));
            if let Some(meant) = keys.iter().find(|k| is_near(k, key)) {
                let d = self.wrong(line, format!("unknown key {key}"));
                d.help = Some(format!("write {meant}, or a name that is less like it").into());
                continue;
            }
            let name = key.to_ascii_uppercase().replace('-', "_");
            if !is_identifier(&name) {
                self.wrong(line, format!("key {key:?} is not a name in Python"));
                continue;
            }
            let fixed = keys.iter().any(|k| k.to_ascii_uppercase() == name);
            if fixed || all.iter().any(|(n, _)| *n == name) {
                self.wrong(line, format!("two keys of the {what} become {name}"));
                continue;
            }
            if let Some(text) = self.constant(item, key) {
                all.push((name, text));
            }
        }
        all
    }

    /// The text of a value.
    pub fn constant(&mut self, item: &Item, key: &str) -> Option<String> {
        let text = match item {
            Item::Value(v) => literal::of(v),
            Item::Table(t) => literal::of(&Value::InlineTable(t.clone().into_inline_table())),
            _ => Err("a constant cannot be a list of tables; write it in brackets"),
        };
        match text {
            Ok(text) => Some(text),
            Err(why) => {
                self.wrong(self.line(item), format!("{key}: {why}"));
                None
            }
        }
    }
}

fn is_identifier(s: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !s.is_empty() && !s.starts_with(|c: char| c.is_ascii_digit()) && s.chars().all(good)
}

/// True if `key` is `known` with a letter added, missing, wrong or swapped, or with other hyphens or cases.
fn is_near(known: &str, key: &str) -> bool {
    let key = key.to_ascii_lowercase().replace('-', "_");
    if key == known {
        return true;
    }
    let (a, b) = (known.as_bytes(), key.as_bytes());
    // Too many very short names are near each other.
    if a.len() < 4 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev());
    let end = end.take_while(|(x, y)| x == y).count();
    let (x, y) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    let swapped = matches!((x, y), ([p, q], [r, s]) if p == s && q == r);
    x.len().max(y.len()) <= 1 || swapped
}
