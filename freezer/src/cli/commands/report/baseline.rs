//! What MicroPython takes for the same kind of work: `freezer/data/micropython.toml`.

use serde::Deserialize;

const TEXT: &str = include_str!("../../../../data/micropython.toml");

/// All figures.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Which MicroPython, and how it was measured.
    pub source: String,
    /// Bytes of heap.
    pub heap: u32,
    /// What imports keep.
    #[serde(rename = "import")]
    pub imports: Vec<Import>,
    /// What boxes import.
    #[serde(rename = "box")]
    pub boxes: Vec<Work>,
}

/// What an import keeps.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// Of what.
    pub what: String,
    /// Bytes.
    pub bytes: u32,
}

/// Imports that a box needs together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Which box.
    pub what: String,
    /// Names of imports.
    pub imports: Vec<String>,
}

/// Reads the figures.
///
/// # Panics
/// Never: the file is part of the tool, and a test reads it.
pub fn read() -> Baseline {
    match toml::from_str(TEXT) {
        Ok(b) => b,
        Err(e) => panic!("freezer/data/micropython.toml: {e}"),
    }
}

impl Baseline {
    /// What a box imports, with its bytes.
    pub fn parts(&self, work: &Work) -> Vec<(&str, u32)> {
        let find = |what: &String| self.imports.iter().find(|i| i.what == *what);
        work.imports
            .iter()
            .filter_map(find)
            .map(|i| (i.what.as_str(), i.bytes))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_whole() {
        let b = read();
        assert!(b.imports.len() > 10 && b.heap > 0 && b.source.starts_with("MicroPython v"));
        for work in &b.boxes {
            assert_eq!(b.parts(work).len(), work.imports.len(), "{}", work.what);
        }
        let needs = |n: usize| b.parts(&b.boxes[n]).iter().map(|p| p.1).sum::<u32>();
        assert!(needs(0) < b.heap && b.heap < needs(1));
    }
}
